"""From a template and values to a response: one compiled environment a language, values that every page needs."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from app.doors import clock_of, settings_of
from app.locale import Language, Translate, translator
from app.pages.charts import chart_of
from app.pages.forms import prose, written
from app.pages.navigation import BY_ROLE
from app.queries.paging import DEFAULT_LIMIT
from app.rules.actor import Actor
from app.rules.vocabulary import Role
from app.wording import words_of

APP = Path(__file__).parent.parent
MESSAGE = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
LANGUAGE_COOKIE = "lang"
MOVED_ON, KEPT = 409, "<!-- kept -->"
"""The status of who came second, and where a refusal has room for their words."""


def translate_source(source: str, translate: Translate) -> str:
    """A template with every `_("…")` replaced by a literal in the reader's language."""
    return MESSAGE.sub(lambda found: json.dumps(translate(json.loads(found[1])), ensure_ascii=False), source)


class Translated(Extension):
    """Translates when a template is compiled, so that rendering a row looks no word up."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source in the language of this environment."""
        translated: str = translate_source(source, self.environment.translate)  # type: ignore[attr-defined]
        return translated


@cache
def environment(language: Language) -> Environment:
    """The templates in one language; compiled once and never looked at again."""
    found = Environment(
        loader=FileSystemLoader(APP / "templates"),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.translate = translator(language)  # type: ignore[attr-defined]
    found.add_extension(Translated)
    found.globals.update(asset=asset, chart_of=chart_of, w=words_of(language), lang=language.value, first=DEFAULT_LIMIT)
    return found


@cache
def asset(path: str) -> str:
    """The address of a static file, with a mark that changes when its bytes do."""
    digest = hashlib.sha256((APP / "static" / path).read_bytes()).hexdigest()
    return f"/static/{path}?v={digest[:10]}"


def language_of(request: Request) -> Language:
    """The language that the reader chose; Chinese otherwise."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    return Language.EN if chosen == Language.EN else Language.ZH


@cache
def _nav(language: Language, role: Role, section: str) -> Markup:
    """The menu of a role where the reader is in a section of the site; it is on every page and says the same."""
    found = environment(language).get_template("_nav.html").render(menu=BY_ROLE[role], path=section)
    return Markup(found)  # noqa: S704 - a template wrote it


def nav_of(language: Language, actor: Actor | None, path: str) -> Markup:
    """The menu of whoever reads a page; nothing before they have signed in."""
    if actor is None:
        return Markup()
    menu = BY_ROLE[actor.role]
    section = next((href for href in (*menu.daily, *menu.more) if path == href or path.startswith(f"{href}/")), "/")
    return _nav(language, actor.role, section)


def is_htmx(request: Request) -> bool:
    """Whether HTMX asks, for a part of a page."""
    return "hx-request" in request.headers


def text_of(request: Request, name: str, **values: Any) -> str:
    """A template rendered for whoever sent the request."""
    clock, settings = clock_of(request), settings_of(request)
    actor = getattr(request.state, "actor", None)
    return (
        environment(language_of(request))
        .get_template(name)
        .render(
            actor=actor,
            nav=nav_of(language_of(request), actor, request.url.path),
            path=request.url.path,
            method=request.method,
            today=clock.today(),
            zone=clock.zone,
            demo=settings.is_demo,
            **values,
        )
    )


def render(
    request: Request, name: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A page or a part of one. It depends on who asks, so no cache may share it."""
    own = {"Cache-Control": "no-store", **(headers or {})}
    text = text_of(request, name, **values)
    return HTMLResponse(_with_words(request, text) if status == MOVED_ON else text, status, own)


def _with_words(request: Request, text: str) -> str:
    """Beside a refusal, what was written and stands in no form any more: another's deed took the form away."""
    lost = [one for one in prose(written(request)) if escape(one) not in text]
    return text.replace(KEPT, text_of(request, "_kept.html", kept=lost), 1) if lost else text
