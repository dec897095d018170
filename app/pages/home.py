"""The front page by role, the reader's language, and help."""

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.locale import Language
from app.pages.forms import read_form
from app.pages.rendering import LANGUAGE_COOKIE, render
from app.pages.sessions import local
from app.pages.visits import reading
from app.rules.actor import SEES_UNIT, Actor
from app.rules.vocabulary import Role

router = APIRouter()
READS_OVERVIEW = frozenset({Role.SUPERVISOR, Role.LEADER, Role.PRINCIPAL_LEADER, Role.DEVELOPMENT_REFORM})
YEAR = 365 * 24 * 3600


@router.get("/")
async def home(request: Request) -> Response:
    """Where this reader's work begins."""

    def who(_: Session, actor: Actor) -> Actor:
        return actor

    actor = await reading(request, who)
    if actor.role in SEES_UNIT:
        return RedirectResponse("/desk", 303)
    if actor.role in READS_OVERVIEW:
        return RedirectResponse("/overview", 303)
    return render(request, "home.html")


@router.get("/help")
async def help_page(request: Request) -> Response:
    """What the lights mean, and the keyboard; open to everybody."""
    return render(request, "help.html")


@router.post("/language")
async def choose_language(request: Request) -> Response:
    """Remember the reader's language for a year."""
    form = await read_form(request)
    chosen = Language.EN if form.get("to") == Language.EN else Language.ZH
    response = RedirectResponse(local(str(form.get("back", "/"))), 303)
    response.set_cookie(LANGUAGE_COOKIE, chosen.value, max_age=YEAR, samesite="lax", httponly=True)
    return response
