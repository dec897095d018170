"""Door × player × deed × state → status: no combination left out, none written by hand (see tests/table).

What each must answer follows from the permission table and the table of moves. Whoever is refused leaves no trace;
whoever is let in leaves the deed's event, and is rolled back so that the next finds everything as it was.
"""

import asyncio
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import pages
from app.actions import events
from app.clock import Clock
from app.config import Settings
from app.main import create_app
from app.models.event import Action
from app.models.imports import ImportState
from app.rules.lifecycle import NEXT
from app.rules.permissions import Bond, Verb
from app.rules.vocabulary import Role
from tests import cast as casting
from tests.cast import KEYS, PEOPLE, Cast
from tests.contract import check, document
from tests.table.deeds import DEEDS, ELSEWHERE, INSIDE, NO_DOOR, Deed
from tests.table.knocking import DOORS, knock
from tests.table.players import PLAYERS, Player
from tests.table.rehearsal import Rehearsal
from tests.table.scene import BASE, Scene, build
from tests.telling import ELSEWHERE as ELSEWHERE_TOLD
from tests.telling import WITHOUT

States = dict[str, StrEnum]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stage(
    request: pytest.FixtureRequest,
    templates: Callable[[str], Any],
    copies: Callable[..., AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator["Stage"]:
    """One database for the whole table: nothing that is tried on it stays."""
    folder, cast = tmp_path_factory.mktemp("table"), templates(request.param).cast
    with copies(request.param, folder, "table") as url:
        settings = Settings(database_url=url, var=folder, today=casting.TODAY, threads=4, log_level="CRITICAL")
        database = Rehearsal(url, 4)
        scene = build(database, cast, Clock(settings.zone, settings.today), settings.files)
        yield Stage(scene, database, cast, settings)
        database.close()


class Stage:
    """The scene, the app on it, and a client for every player."""

    def __init__(self, scene: Scene, database: Rehearsal, cast: Cast, settings: Settings) -> None:
        self.scene, self.database, self.cast = scene, database, cast
        self.transport = httpx.ASGITransport(create_app(settings, database), raise_app_exceptions=False)

        self.clients = {player: self._client(player) for player in PLAYERS}

    def _client(self, player: Player) -> httpx.AsyncClient:
        """A client that is nobody but this player."""
        headers = player.headers(self.cast)
        return httpx.AsyncClient(transport=self.transport, base_url="http://test", headers=headers)

    def doors(self, deed: Deed, states: States) -> tuple[str, ...]:
        """The doors to try. How a page answers in each state no database changes, so PostgreSQL has it in one."""
        return DOORS if self.database.is_sqlite or states == {**BASE, **deed.states} else DOORS[:1]

    async def knock(self, player: Player, deed: Deed, door: str) -> httpx.Response:
        """Try the deed."""
        return await knock(self.clients[player], player, deed, door, self.scene.ids)


def situations(deed: Deed) -> Iterator[States]:
    """The states that the deed likes best, and every other state of every noun that it asks."""
    liked = {**BASE, **deed.states}
    yield liked
    for noun in deed.nouns:
        yield from ({**liked, noun: state} for state in type(BASE[noun]) if state is not liked[noun])


def expected(player: Player, deed: Deed, states: States, door: str) -> int:
    """What the tables say."""
    if player.role is None:
        return 401
    if deed.hidden_from(player, states):
        return 404
    if not player.may(deed.verb_in(states), deed.bound, deed.addressed):
        return 403
    if not deed.possible(states) and not deed.again & set(states.values()):
        return 409
    return 200 if door == "api" else 303


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_every_door_answers_everybody_in_every_state_as_the_tables_say(stage: Stage, deed: Deed) -> None:
    with ThreadPoolExecutor(1) as apart:
        wrong = apart.submit(asyncio.run, tried(stage, deed)).result()
    assert not wrong, "\n".join(map(str, wrong[:40]))


async def tried(stage: Stage, deed: Deed) -> list[Any]:
    """Everything that was answered otherwise than expected."""
    wrong: list[Any] = []
    for states in situations(deed):
        stage.scene.put(states, deed.steps, finished=deed.finished, investment=deed.investment)
        before = stage.scene.print()
        for door in stage.doors(deed, states):
            for player in PLAYERS:
                due = expected(player, deed, states, door)
                # Who is no one, or has no right, is refused before any state is read: SQLite shows it for both.
                if due in {401, 403} and not stage.database.is_sqlite:
                    continue
                wrong += await one(stage, deed, states, door, player, due)
        if stage.scene.print() != before:
            wrong.append((deed.name, states, "left a trace"))
    return wrong


async def one(stage: Stage, deed: Deed, states: States, door: str, player: Player, due: int) -> list[Any]:
    """What was wrong with one answer."""
    stage.database.rehearsing, stage.database.left = due < 400, []
    answer = await stage.knock(player, deed, door)
    stage.database.rehearsing = False
    told = (door, player.name, {noun: states[noun].value for noun in deed.nouns})
    status = 200 if answer.is_success and door == "api" else answer.status_code
    if status != due:
        return [(*told, f"{answer.status_code} for {due}", answer.text[:300] if door == "api" else "")]
    if door == "api":
        check(answer)
    if due < 400 and not has_event(deed, states, stage.database.left):
        return [(*told, stage.database.left)]
    return []


def has_event(deed: Deed, states: States, left: list[str]) -> bool:
    """Whether exactly the deed's events were left; none by what had been done before."""
    if deed.again & set(states.values()) and not deed.possible(states):
        return left == []
    event = [deed.event.value] if deed.event else []
    return set(left) <= set(event) if deed.events < 0 else left == event * deed.events


def test_nobody_is_left_out() -> None:
    named = {player.name for player in PLAYERS}
    assert named == {*PEOPLE, *KEYS, "deputy", "nobody", "wrong key"}
    assert {player.role for player in PLAYERS} - {None} == set(Role) - {Role.CLIENT}
    assert any(player.reads_only for player in PLAYERS)


def test_no_row_of_the_permission_table_is_left_out() -> None:
    tried = {verb for deed in DEEDS for verb in (deed.verb, *deed.verbs.values())}
    assert tried == set(Verb) - NO_DOOR


def test_no_event_is_left_out_of_those_that_say_what_was_and_what_is() -> None:
    left = {deed.event for deed in DEEDS} - {None}
    assert left | WITHOUT.keys() | ELSEWHERE_TOLD.keys() == set(Action)
    assert not ELSEWHERE_TOLD.keys() & (left | WITHOUT.keys())
    assert all((Path(__file__).parent.parent / file).is_file() for file in ELSEWHERE_TOLD.values())


def test_an_event_that_does_not_say_so_is_found_out(stage: Stage) -> None:
    reviewed, said = stage.cast.actors["office"], {"before": {}, "after": {"report": "accepted"}}

    def tell(**data: Any) -> None:
        """As code of the app would."""
        scope: dict[str, Any] = {"__name__": "app.actions.careless", "events": events}
        exec("def tell(*a, **k): return events.record(*a, **k)", scope)
        now = stage.scene.ids["now"]
        stage.database.write(lambda s: scope["tell"](s, reviewed, Action.REPORT_ACCEPTED, now, data=data))

    for less in ({}, {"after": said["after"]}, {"before": said["after"], "after": said["after"]}):
        with pytest.raises(AssertionError, match="report"):
            tell(**less)


def test_no_move_and_no_state_is_left_out() -> None:
    moved = {verb for deed in DEEDS for verb in deed.moves.values()}
    assert moved | set(INSIDE) == {verb for _, verb in NEXT}
    asked = {type(BASE[noun]) for deed in DEEDS for noun in deed.nouns}
    assert asked == {ImportState, *(type(state) for state, _ in NEXT)}


def test_every_bond_keeps_somebody_out() -> None:
    for deed in DEEDS:
        states = {**BASE, **deed.states}
        statuses = {expected(player, deed, states, "api") for player in PLAYERS}
        assert {401, 403} <= statuses, deed.name
        assert 200 in statuses, deed.name
    assert set(Bond) >= {Bond.LEAD, Bond.PART, Bond.OWN_UNIT, Bond.IN_CHARGE, Bond.OTHERS, Bond.ADDRESSED}


def shape(path: str) -> str:
    """An address without what it names."""
    return re.sub(r"\{[^{}]*\}", "{}", path.partition("?")[0])


def test_no_address_that_writes_is_left_out_of_either_door() -> None:
    api = {
        (method.upper(), shape(path.removeprefix("/api/v1")))
        for path, methods in document()["paths"].items()
        for method in methods
        if method != "get"
    }
    known = {(method, shape(path)) for deed in DEEDS for method, path in [deed.api]}
    assert {one for one in api ^ known if one[1] not in ELSEWHERE} == set()
    modules = [importlib.import_module(f"app.pages.{one.name}") for one in pkgutil.iter_modules(pages.__path__)]
    routes = [route for module in modules if hasattr(module, "router") for route in module.router.routes]
    page = {shape(route.path) for route in routes if "POST" in route.methods}
    assert {one for one in page ^ {shape(deed.page) for deed in DEEDS} if one not in ELSEWHERE} == set()


@pytest.mark.parametrize("where", sorted(set(ELSEWHERE.values())))
def test_what_is_proved_elsewhere_is(where: str) -> None:
    addresses = [path.split("{")[0].rstrip("/") for path, file in ELSEWHERE.items() if file == where]
    told = (Path(__file__).parent.parent / where).read_text(encoding="utf-8")
    assert all(address.rsplit("/", 1)[-1] in told for address in addresses)
