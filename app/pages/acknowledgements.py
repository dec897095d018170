"""Signing in the pages (签收): the queue of what is unsigned, and the button on the desk and on the item."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from app.actions import acknowledgements
from app.api.answers import Id
from app.doors import clock_of
from app.models.acknowledgement import UnsignedRead
from app.models.inputs import Digits
from app.pages.addresses import address
from app.pages.forms import read_form
from app.pages.rendering import render
from app.pages.visits import reading, writing
from app.queries.acknowledgements import count_unsigned, list_unsigned
from app.queries.paging import Page
from app.rules.actor import Actor

router = APIRouter()


@router.get("/acknowledgements")
async def unsigned_page(
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
    signed: Annotated[int | None, Digits] = None,
) -> Response:
    """What is not signed for, the longest waiting first."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> tuple[Page[UnsignedRead], int]:
        page = list_unsigned(session, actor, clock.now(), clock.today(), cursor=cursor)
        return page, count_unsigned(session, actor)

    page, total = await reading(request, work)
    more = address("/acknowledgements", [("cursor", page.cursor)]) if page.cursor else None
    return render(
        request, "acknowledgements/page.html", rows=page.rows, total=total, more=more, now=clock.now(), signed=signed
    )


@router.post("/acknowledgements")
async def acknowledge_all(request: Request) -> Response:
    """Sign for everything that waits for the reader's unit."""
    clock = clock_of(request)
    await read_form(request)
    count = await writing(
        request,
        lambda session, actor: acknowledgements.acknowledge_all(session, actor, now=clock.now(), today=clock.today()),
    )
    return RedirectResponse(address("/acknowledgements", [("signed", count)]), 303)


@router.post("/items/{item_id}/acknowledgement")
async def acknowledge(request: Request, item_id: Id) -> Response:
    """Sign for one item, and go back to where the button was."""
    clock = clock_of(request)
    on_desk = (await read_form(request)).get("on") == "desk"
    await writing(
        request,
        lambda session, actor: acknowledgements.acknowledge(
            session, actor, item_id, now=clock.now(), today=clock.today()
        ),
    )
    return RedirectResponse("/desk" if on_desk else f"/items/{item_id}", 303)
