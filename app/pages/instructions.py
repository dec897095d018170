"""Instructions in the pages: written from a phone, answered by the units, seen by the leader who wrote them."""

from datetime import date

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import instructions
from app.api.answers import Id
from app.doors import clock_of
from app.models.detail import ItemRead
from app.models.instruction import AnswerCreate, InstructionCreate
from app.pages.addresses import following, parse_query
from app.pages.forms import field_errors, parse, read_form, written
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.calendar import calendar_between
from app.queries.instructions import InstructionFilter, get_instruction, list_instructions
from app.queries.item import get_item
from app.rules.actor import Actor
from app.rules.errors import Problem, Unauthenticated
from app.rules.instructions import default_answer_by
from app.rules.permissions import Verb, require

router = APIRouter()


@router.get("/instructions")
async def instruction_list(request: Request) -> Response:
    """The instructions in sight, and who still owes an answer."""
    wanted = parse_query(InstructionFilter, request, frozenset())
    page = await reading(request, lambda session, actor: list_instructions(session, actor, wanted))
    more = following("/instructions", request, page.cursor)
    return render(request, "instructions/list.html", page=page, wanted=wanted, more=more)


@router.get("/items/{item_id}/instructions")
async def instruction_form(request: Request, item_id: Id) -> Response:
    """A big field and a day: what a leader needs on a phone."""
    return await _show_form(request, item_id)


@router.post("/items/{item_id}/instructions")
async def write_instruction(request: Request, item_id: Id) -> Response:
    """Write an instruction."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        wish = parse(InstructionCreate, request)
        return instructions.write(session, actor, item_id, wish, now=now, today=today)

    try:
        found = await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show_form(request, item_id, problem=problem)
    return RedirectResponse(f"/instructions/{found}", 303)


@router.get("/instructions/{instruction_id}")
async def instruction_page(request: Request, instruction_id: Id) -> Response:
    """One instruction: what was said, who has answered, and the reader's own answer."""
    return await _show(request, instruction_id)


@router.post("/instructions/{instruction_id}/answers")
async def answer_instruction(request: Request, instruction_id: Id) -> Response:
    """Answer for the reader's unit."""
    now, today = clock_of(request).now(), clock_of(request).today()
    await read_form(request)

    def work(session: Session, actor: Actor) -> int:
        said = parse(AnswerCreate, request)
        return instructions.answer(session, actor, instruction_id, said, now=now, today=today)

    try:
        await writing(request, work)
    except Unauthenticated:
        raise
    except Problem as problem:
        return await _show(request, instruction_id, problem=problem)
    return RedirectResponse(f"/instructions/{instruction_id}", 303)


async def _show_form(request: Request, item_id: int, *, problem: Problem | None = None) -> Response:
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> tuple[ItemRead, date]:
        item = get_item(session, actor, item_id)
        if problem is None and Verb.INSTRUCT not in item.may:
            require(actor, Verb.INSTRUCT)
        return item, default_answer_by(today, calendar_between(session, today, today))

    item, by = await reading(request, work)
    values = {"text": "", "answer_by": by.isoformat(), "ask_supporting": ""} | dict(written(request))
    return render(
        request,
        "instructions/form.html",
        status=problem.status if problem else 200,
        item=item,
        values=values,
        problem=problem,
        errors=field_errors(problem),
    )


async def _show(request: Request, instruction_id: int, *, problem: Problem | None = None) -> Response:
    found = await reading(request, lambda session, actor: get_instruction(session, actor, instruction_id))
    return render(
        request,
        "instructions/page.html",
        status=problem.status if problem else 200,
        instruction=found,
        text=dict(written(request)).get("text", ""),
        problem=problem,
        errors=field_errors(problem),
    )
