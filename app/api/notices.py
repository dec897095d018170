"""Notices over JSON: send one, see who has read it, read it for the record."""

from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import notices
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.notice import NoticeCreate, NoticeRead
from app.queries import notices as query
from app.queries.notices import NoticeFilter
from app.queries.paging import Listing
from app.queries.reminders import Laggard
from app.queries.reminders import bulletin_list as read_laggards
from app.rules.actor import Actor

router = area("notices")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/notices", response_model=PageRead[NoticeRead], responses=problems(400, 401, 422))
async def list_notices(request: Request, wanted: Annotated[NoticeFilter, Query()]) -> Response:
    """List the notices (督办单) on items in sight with their receipts, newest first."""
    page = await reading(request, lambda session, actor: query.list_notices(session, actor, wanted))
    return answer_page(request, NoticeRead, page)


@router.get("/notices/{notice_id}", response_model=NoticeRead, responses=problems(401, 404, 422))
async def get_notice(request: Request, notice_id: Id) -> Response:
    """Read one notice. This records nothing: post a receipt for that."""
    return answer_one(
        request, NoticeRead, await reading(request, lambda session, actor: query.get_notice(session, actor, notice_id))
    )


@router.get("/bulletin-list", response_model=PageRead[Laggard], responses=problems(400, 401, 422))
async def bulletin_list(request: Request, wanted: Annotated[Listing, Query()]) -> Response:
    """List the open milestones that are ten days late, the latest first: what the next bulletin (通报) names."""
    today = clock_of(request).today()
    found = await reading(request, lambda session, actor: read_laggards(session, actor, today, wanted))
    return answer_page(request, Laggard, found)


@router.post("/items/{item_id}/notices", response_model=NoticeRead, status_code=201, responses=WRITE_PROBLEMS)
async def send_notice(request: Request, item_id: Id, body: NoticeCreate) -> Response:
    """Send a notice to whom its level names. A level is sent once for one matter: again is refused with when (409)."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> NoticeRead:
        sent = notices.send(session, actor, item_id, body, now=now, today=today)
        return query.get_notice(session, actor, sent)

    return await write(request, NoticeRead, work, 201, at="notices")


@router.post("/notices/{notice_id}/receipt", response_model=NoticeRead, responses=WRITE_PROBLEMS)
async def read_notice(request: Request, notice_id: Id) -> Response:
    """Record that whom it is addressed to has read the notice (已阅). Again changes nothing."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> NoticeRead:
        notices.read(session, actor, notice_id, now=now)
        return query.get_notice(session, actor, notice_id)

    return await write(request, NoticeRead, work)
