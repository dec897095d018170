"""Units that are added in passing: their codes never meet those that are there."""

from typing import Any

import pytest

from app.actions import units
from app.actions.plans import Names
from app.clock import Clock
from app.db import Database
from app.models import Unit
from app.models.drafting import UnitCreate
from tests.cast import Cast


@pytest.mark.parametrize("prefix", ["added", "unlisted"])
def test_the_code_of_an_added_unit_is_free_whatever_codes_there_are(
    database: Database, cast: Cast, clock: Clock, prefix: str
) -> None:
    def work(session: Any) -> int | None:
        for n in range(20):
            session.add(Unit(code=f"{prefix}-{n}", name=f"某单位{n}号", kind="department", position=n))
        session.flush()
        if prefix == "unlisted":
            return Names(session).unit_or_group("市某新设办公室")[0]
        body = UnitCreate(name="市某新设办公室", kind="department")
        return units.add(session, cast.actors["office"], body, now=clock.now())

    assert database.write(work) is not None
