"""The working calendar over JSON: read by everybody, set by the office and the system administrator."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import calendar
from app.api.answers import answer_one, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.calendar import DaySetting, YearRead
from app.models.inputs import Day, Digits
from app.queries.calendar import read_year
from app.rules.actor import Actor

router = area("directory")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 413, 422)
TheDay = Annotated[Day, Path(description="A calendar day, e.g. 2017-10-02.")]
TheYear = Annotated[int | None, Query(ge=1949, le=2100, description="The year; the present one when left out."), Digits]


@router.get("/calendar", response_model=YearRead, responses=problems(401, 422))
async def get_calendar(request: Request, year: TheYear = None) -> Response:
    """Read one year of the working calendar (工作日历): its holidays and make-up days."""
    wanted = year or clock_of(request).today().year
    found = await reading(request, lambda session, _: read_year(session, wanted))
    return answer_one(request, YearRead, found)


@router.put("/calendar/{day}", response_model=YearRead, responses=WRITE_PROBLEMS)
async def set_calendar_day(request: Request, day: TheDay, body: DaySetting) -> Response:
    """Rule a day to be a holiday or a make-up day; answers its year. The same again changes nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> YearRead:
        calendar.set_days(session, actor, day, day, body, now=now, today=today)
        return read_year(session, day.year)

    return await write(request, YearRead, work)


@router.delete("/calendar/{day}", status_code=204, responses=WRITE_PROBLEMS)
async def clear_calendar_day(request: Request, day: TheDay) -> Response:
    """Let a day follow its weekday again."""
    now, today = clock_of(request).now(), clock_of(request).today()
    return await write(request, None, lambda s, actor: calendar.clear_day(s, actor, day, now=now, today=today))
