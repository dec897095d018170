"""Every pair of deeds that can collide, at once, by two apps: what comes out is what one of the orders would bring.

So exactly one wins where they exclude each other, with its one event, and the other is told by a 409 what has changed,
and keeps its words. The pairs follow from the table of deeds; a part of them is tried here, all by `bin/fuzz races`.
"""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from app.actions import changes
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.models.change import ChangeCreate, EditCreate
from app.rules.actor import Actor
from app.rules.changes import Subject
from app.rules.vocabulary import Role, Via
from tests import cast as casting
from tests.cast import LEAD, Cast
from tests.contract import check
from tests.table.collisions import PROSE, Arena, Collision, Outcome, collisions, told
from tests.table.knocking import said
from tests.table.scene import HAND, build

NAMES_IT = {"client_name_taken", "already_deputy"}
"""Refusals whose words name all that has changed."""
COLLISIONS = list(collisions())
SHARE = int(os.environ.get("DUBAN_FUZZ_RACES", "60"))
SAMPLE = random.Random(2017).sample(COLLISIONS, min(SHARE, len(COLLISIONS)))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def arena(
    request: pytest.FixtureRequest,
    templates: Callable[[str], Any],
    copies: Callable[..., AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Arena]:
    """One scene for all races, put back after each."""
    folder, cast = tmp_path_factory.mktemp("races"), templates(request.param).cast
    with copies(request.param, folder, "races") as url:
        settings = Settings(database_url=url, var=folder, today=casting.TODAY, threads=1, log_level="ERROR")
        database, clock = Database(url, 1), Clock(settings.zone, settings.today)
        scene = build(database, cast, clock, settings.files)
        scene.ids["withdrawal"] = withdrawal(database, cast, clock)
        database.engine.dispose()
        found = Arena(scene, settings, cast, restorer(request, url))
        yield found
        found.close()
        database.close()


def withdrawal(database: Database, cast: Cast, clock: Clock) -> int:
    """A withdrawal of the scene's item, taken back for the present."""
    asker = Actor(HAND, Role.LIAISON, Via.PAGE, unit_id=cast.units[LEAD])
    wish = ChangeCreate(edits=[EditCreate(field=Subject.ITEM)], reason="规划调整")
    found = database.write(
        lambda s: changes.request(s, asker, cast.items["1"], wish, now=clock.now(), today=casting.TODAY)
    )
    return database.write(lambda s: changes.cancel(s, asker, found, now=clock.now()))


def restorer(request: pytest.FixtureRequest, url: str) -> Callable[[], None]:
    """Puts the database back as it is now; nobody may be connected to it."""
    name = url.rpartition("/")[2].partition("?")[0]
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        shutil.copy(path, f"{path}.kept")

        def put_back() -> None:
            shutil.copy(f"{path}.kept", path)

        return put_back
    server = request.getfixturevalue("postgres_server")
    server.create_database(f"{name}_kept", name)
    request.addfinalizer(lambda: server.drop_database(f"{name}_kept"))
    return lambda: server.create_database(name, f"{name}_kept")


@pytest.mark.parametrize("collision", SAMPLE, ids=str)
def test_two_at_once_bring_what_one_of_their_orders_would(arena: Arena, collision: Collision) -> None:
    arena.set(collision)
    orders = [arena.in_order(collision, backwards=backwards) for backwards in (False, True)]
    answers, left = arena.race(collision)
    found = [told(answer) for answer in answers], left
    assert found in orders, differences(found, orders)
    for answer, deed in zip(answers, collision.deeds, strict=True):
        assert answer.status_code < 500
        if answer.status_code == 409:
            check_refusal(answer, said(deed, collision.door), collision.door)


def differences(found: Outcome, orders: list[Outcome]) -> str:
    """What is otherwise than in each of the orders."""
    lines = [str(found[0])]
    for answers, rows in orders:
        lines.append(f"in order {answers}")
        for name, wanted in rows.items():
            here = Counter(found[1][name])
            lines += [f"  {name} - {row}" for row in Counter(wanted) - here]
            lines += [f"  {name} + {row}" for row in here - Counter(wanted)]
    return "\n".join(lines)


def check_refusal(answer: httpx.Response, words: Any, door: str) -> None:
    """A 409 says what has changed; the page gives every word back that was written."""
    if door == "api":
        check(answer)
        problem = answer.json()
        assert problem["code"] in NAMES_IT or problem.get("current") or problem.get("errors"), problem
    else:
        lost = [word for word in texts(words) if word not in answer.text]
        assert not lost, lost


def texts(words: Any) -> list[str]:
    """What somebody wrote in a form; choices and dates are easily made again."""
    return [one for name, one in words.items() if name in PROSE]
