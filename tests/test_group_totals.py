"""What the members of a group report of one indicator, in all: shares add up once, percentages never."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, select
from starlette.testclient import TestClient

from app.actions import drafts, issuing, reports
from app.clock import Clock
from app.db import Database
from app.models import Indicator, Milestone, Target
from app.models.base import table
from app.models.drafting import ItemCreate, LineCreate
from app.models.report import ReadingInput, ReportText
from app.rules.actor import Actor
from app.rules.vocabulary import Comparator, Role, Via
from tests.cast import LEAD, SUPPORT, TODAY, Cast

Door = Callable[[str], TestClient]
CHIKAN, XIASHAN, COUNTIES = "赤坎区政府", "霞山区政府", "各县（市、区）政府（管委会）"


class Figures:
    """Items of which one figure is told by several units."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.cast, self.clock = database, cast, clock

    def item(self, unit: str, *lines: LineCreate, goal: str = "100") -> int:
        """An issued item whose first line's milestone sets a goal in a `unit` of measure."""
        office, now = self.cast.actors["office"], self.clock.now()
        step, indicator, target = table(Milestone), table(Indicator), table(Target)

        def work(session: Any) -> int:
            body = ItemCreate(title="推进农村改厕", lines=list(lines))
            made = drafts.create_item(session, office, self.cast.plan, body, now=now, today=TODAY)
            issuing.issue(session, office, self.cast.plan, [made], now=now, today=TODAY)
            of_item = select(step.c.id).where(step.c.item_id == made).order_by(step.c.position)
            new = {"item_id": made, "name": "改厕", "unit": unit}
            row = {
                "indicator_id": session.execute(insert(indicator).returning(indicator.c.id), new).scalar_one(),
                "milestone_id": session.scalars(of_item).first(),
                "due_on": date(2017, 8, 31),
                "value": Decimal(goal),
                "cumulative": True,
                "comparator": Comparator.AT_LEAST,
            }
            session.execute(insert(target), row)
            return made

        return self.database.write(work)

    def say(self, item: int, unit: str, value: str) -> None:
        """A unit reports a figure."""
        actor = Actor(unit, Role.LIAISON, Via.PAGE, unit_id=self.cast.units[unit], unit_name=unit)
        indicator = table(Indicator)

        def work(session: Any) -> int:
            known = session.scalar(select(indicator.c.id).where(indicator.c.item_id == item))
            figure = ReadingInput(indicator_id=known, value=Decimal(value), as_of=TODAY)
            text = ReportText(summary="进展", period="2017-07", readings=[figure])
            return reports.submit(session, actor, item, text, now=self.clock.now(), today=TODAY)

        self.database.write(work)


@pytest.fixture
def figures(database: Database, cast: Cast, clock: Clock) -> Figures:
    """The figures of the cast."""
    return Figures(database, cast, clock)


def line(leads: Sequence[str], supports: Sequence[str] = (), text: str = "8月底前完成改厕。") -> LineCreate:
    """A line by its units."""
    return LineCreate(plan_text=text, lead_units=list(leads), supporting_units=list(supports))


def total(door: TestClient, item: int) -> tuple[str, str]:
    """What the item tells of its indicator."""
    (found,) = door.get(f"/api/v1/items/{item}").json()["indicators"]
    return found["actual"], found["combined"]


def test_percentages_of_counties_are_averaged_and_turn_the_light(
    figures: Figures, as_key: Door, as_person: Door
) -> None:
    item = figures.item("%", line([COUNTIES]))
    figures.say(item, CHIKAN, "30")
    figures.say(item, XIASHAN, "35")
    office = as_key("office_read_key")
    assert total(office, item) == ("32.50", "mean")
    found = office.get(f"/api/v1/items/{item}").json()
    assert (found["indicators"][0]["actual_pct"], found["light_code"]) == ("32.50", "lagging")
    page = as_person("office").get(f"/items/{item}").text
    assert "已报单位平均 <b>32.50%</b>" in page


def test_counts_of_counties_add_up_and_say_so(figures: Figures, as_key: Door, as_person: Door) -> None:
    item = figures.item("座", line([COUNTIES]))
    figures.say(item, CHIKAN, "30")
    figures.say(item, XIASHAN, "35")
    assert total(as_key("office_read_key"), item) == ("65", "sum")
    assert "各单位合计 <b>65座</b>" in as_person("office").get(f"/items/{item}").text


def test_a_unit_that_leads_by_its_name_tells_the_whole_though_a_group_holds_it_too(
    figures: Figures, as_key: Door
) -> None:
    item = figures.item("座", line([CHIKAN], [COUNTIES]))
    figures.say(item, CHIKAN, "50")
    figures.say(item, XIASHAN, "20")
    assert total(as_key("office_read_key"), item) == ("50", "whole")


def test_members_of_a_supporting_group_share_among_themselves_and_a_lead_unit_outranks_them(
    figures: Figures, as_key: Door
) -> None:
    item = figures.item("座", line([LEAD], [COUNTIES]))
    figures.say(item, CHIKAN, "30")
    figures.say(item, XIASHAN, "20")
    assert total(as_key("office_read_key"), item) == ("50", "sum")
    figures.say(item, LEAD, "48")
    assert total(as_key("office_read_key"), item) == ("48", "whole")


def test_a_county_that_leads_another_line_by_its_name_still_has_its_share_of_this_one(
    figures: Figures, as_key: Door
) -> None:
    item = figures.item("座", line([COUNTIES]), line([CHIKAN], [SUPPORT], "9月底前建成示范点。"))
    figures.say(item, CHIKAN, "30")
    figures.say(item, XIASHAN, "20")
    assert total(as_key("office_read_key"), item) == ("50", "sum")
