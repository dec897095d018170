"""Forms as browsers send them: read once, remembered for the case that something fails, checked by the same shapes."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile

from app.bodies import form_with_files, form_without_files
from app.models.inputs import FORM
from app.rules.errors import FieldError, Problem, Unauthenticated
from app.validation import invalid_from

T = TypeVar("T", bound=BaseModel)
Fields = list[tuple[str, str]]
LONG_ENOUGH = 10
"""Characters from which on something was written, not chosen."""


async def read_form(request: Request) -> FormData:
    """The form that was sent, its files by name only; its text is kept at hand, so that a failure can give it back."""
    return _noted(request, await form_without_files(request))


async def read_files(request: Request) -> FormData:
    """As `read_form`, with the files of whoever is signed in; Unauthenticated, its words at hand, when nobody is."""
    try:
        return _noted(request, await form_with_files(request))
    except Unauthenticated:
        await read_form(request)
        raise


def _noted(request: Request, form: FormData) -> FormData:
    request.state.written = [(name, clean(value)) for name, value in form.multi_items() if isinstance(value, str)]
    request.state.had_files = bool(files_of(form))
    return form


def clean(text: str) -> str:
    """Text without NUL, which no database takes, and with one sort of line end."""
    return text.replace("\x00", "").replace("\r\n", "\n")


def written(request: Request) -> Fields:
    """The text fields that were sent, in order."""
    found: Fields = getattr(request.state, "written", [])
    return found


def prose(fields: Iterable[tuple[str, str]]) -> list[str]:
    """What of a form's fields somebody has written, not chosen: where no form shows it again, it is shown as it is."""
    return [value for _, value in fields if len(value) >= LONG_ENOUGH]


def files_of(form: FormData) -> list[UploadFile]:
    """The files that were chosen; an empty file field sends a nameless one."""
    return [value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]


def parse(model: type[T], request: Request, **nested: object) -> T:
    """The shape that the sent fields fill, empty ones taken as left out; Invalid with a pointer a field.

    `nested` are fields that a flat form spells out in several.
    """
    sent = {name: value for name, value in written(request) if name in model.model_fields and value.strip()}
    given: dict[str, object] = {**sent, **nested}
    try:
        return model.model_validate(given, context=FORM)
    except ValidationError as error:
        raise invalid_from([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error


def tick_errors(problem: Problem | None) -> Mapping[str, FieldError | Problem]:
    """What is wrong with a tick by its field in the form; what was wrong with a file stands at the files."""
    if problem is not None and problem.status in (413, 415):
        return {"evidence": problem}
    named = {"evidence" if name == "files" else name: error for name, error in field_errors(problem).items()}
    return {name: error for name, error in named.items() if name in ("evidence", "done_on", "note")}


def field_errors(problem: Problem | None) -> dict[str, FieldError]:
    """A problem's fields by name, to be shown next to them."""
    return {error.pointer.lstrip("/#"): error for error in (problem.errors if problem else ())}
