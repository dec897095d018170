"""Two deeds at once: which pairs can collide, what either order would bring, and what the race between them brings."""

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import Any, TypeVar

import httpx
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from app.brief import UnitOfWork
from app.config import Settings
from app.db import Database, Work
from app.main import create_app
from app.models.event import Action
from app.rules.lifecycle import ChangeState, ItemVerb
from app.rules.permissions import Verb
from tests.cast import PEOPLE, Cast
from tests.table.deeds import DEEDS, LINE, Deed
from tests.table.knocking import DOORS, knock
from tests.table.players import PLAYERS, Player
from tests.table.scene import BASE, CHANGE, STEP, TABLES, Scene

T = TypeVar("T")
States = dict[str, StrEnum]
MEET_SECONDS = 5
STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+|\b\d{9}\b")
"""A moment in JSON, and the version of a draft, which begins with the seconds of its day."""

DECISION = "/changes/{withdrawal}/decision"
WITHDRAW = Deed(
    "withdraw",
    Verb.APPROVE_AS_PRINCIPAL,
    ("POST", DECISION),
    DECISION,
    body={"approve": True},
    form={"approve": "true"},
    moves={"item": ItemVerb.WITHDRAW},
    bound=LINE,
    event=Action.ITEM_WITHDRAWN,
)
"""The last approval of a withdrawal: to the table of doors one decision of many, in a race the end of everything."""
PROSE = {"text", "reason", "result", "note", "summary", "progress", "basis", "title"}


def at_length(said: Any) -> Any:
    """What a deed says, in as many words as people write: a page keeps what was written, not what was chosen."""
    if not isinstance(said, Mapping):
        return said
    return {
        key: f"{value}，详细情况另附说明" if key in PROSE and isinstance(value, str) else value
        for key, value in said.items()
    }


ALL = [replace(deed, body=at_length(deed.body), form=at_length(deed.form)) for deed in (*DEEDS, WITHDRAW)]


@dataclass(frozen=True)
class Collision:
    """Two deeds by two hands, where things stand as the first likes them; the same hand where it repeats itself."""

    deeds: tuple[Deed, Deed]
    hands: tuple[Player, Player]
    door: str

    def __str__(self) -> str:
        told = [f"{deed.name} ({hand.name})" for deed, hand in zip(self.deeds, self.hands, strict=True)]
        return f"{self.door}: {' / '.join(told)}"

    @property
    def first(self) -> Deed:
        """The deed for which the scene is set."""
        return self.deeds[0]

    @property
    def states(self) -> States:
        """How things stand."""
        return {**BASE, **self.first.states}


IN_TWO = {"attach a file to a report"}
"""What the page does in two transactions, so that the words are kept where the file is refused: no one deed there."""


def collisions() -> Iterator[Collision]:
    """Every pair of deeds about one thing, by people who may do them, at either door; and every deed twice."""
    for (place, one), (other_place, other) in product(enumerate(ALL), repeat=2):
        states = {**BASE, **one.states}
        told_already = other_place < place and states == {**BASE, **other.states} and situation(one) == situation(other)
        if told_already or thing(one) != thing(other) or not meets(one, other, states):
            continue
        for hands in pairs_of_hands(one, other, states):
            doors = DOORS if IN_TWO.isdisjoint({one.name, other.name}) else DOORS[:1]
            yield from (Collision((one, other), hands, door) for door in doors)


def situation(deed: Deed) -> tuple[Any, ...]:
    """What the scene is set to for a deed, besides the states of its nouns."""
    return deed.steps, deed.finished, deed.investment


def meets(one: Deed, other: Deed, states: States) -> bool:
    """Whether the other could be done where things stand as the first likes them, before the first or because of it."""
    decides = bool(other.steps) and other.steps != one.steps
    shared = set(one.moves) & set(other.nouns)
    return not decides and (other.possible(states) or bool(shared))


def thing(deed: Deed) -> str:
    """What a deed is about: the plan with all that hangs on it, or a thing of the house."""
    of_the_plan = {"plans", "items", "milestones", "reports", "evidence", "attachments", "acknowledgements"}
    of_the_plan |= {"changes", "closures", "conclusions", "instructions", "notices"}
    segment = deed.api[1].split("/")[1]
    return "plan" if segment in of_the_plan else "client" if segment == "keys" else segment


def pairs_of_hands(one: Deed, other: Deed, states: States) -> Iterator[tuple[Player, Player]]:
    """Two different people who may, where there are; and for a deed done twice the same one too."""
    first, second = hands(one, states), hands(other, states)
    if not first or not second:
        return
    yield first[0], next((hand for hand in reversed(second) if hand != first[0]), second[0])
    if one is other:
        yield first[0], first[0]


def hands(deed: Deed, states: States) -> list[Player]:
    """The people of the cast who may do it."""
    people = [player for player in PLAYERS if player.name in PEOPLE]
    verb = deed.verb_in(states)
    return [one for one in people if not deed.hidden_from(one, states) and one.may(verb, deed.bound, deed.addressed)]


class Lasting(UnitOfWork):
    """A unit of work within a savepoint: a session that is merely closed there would undo what it wrote."""

    def run(self, work: Callable[[Session], T]) -> T:
        """What `work` returns, with all that it has changed."""

        def whole(session: Session) -> T:
            result = work(session)
            if self._is_whole:
                self.commit()
            return result

        return super().run(whole)


class Trial(Database):
    """A database on which whole requests are tried, one after the other, in a transaction that is undone."""

    held: Connection | None = None

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo at the end whatever was written meanwhile."""
        with self._writing.connect() as connection, connection.begin() as transaction:
            self.held = connection
            try:
                yield
            finally:
                self.held = None
                transaction.rollback()

    def read(self, work: Work[T]) -> T:
        """Run `work` on what is being tried."""
        return UnitOfWork(self.held).run(work) if self.held else super().read(work)

    def write(self, work: Work[T]) -> T:
        """Run `work`; what it writes is there for the next, or gone if it raises."""
        if self.held is None:
            return super().write(work)
        with self.held.begin_nested():
            return Lasting(self.held).run(work)


class Meeting(Database):
    """A database that waits for the other one before its first transaction that writes."""

    def __init__(self, url: str, threads: int) -> None:
        super().__init__(url, threads)
        self.barrier: threading.Barrier | None = None

    def write(self, work: Work[T]) -> T:
        """Run `work` once both are here."""
        barrier, self.barrier = self.barrier, None
        if barrier is not None:
            meet(barrier)
        return super().write(work)


def meet(barrier: threading.Barrier) -> None:
    """Wait for the other, unless it has gone home without writing anything."""
    try:
        barrier.wait(timeout=MEET_SECONDS)
    except threading.BrokenBarrierError:
        pass


class Door:
    """Both doors of an app of its own on one of the databases, as a process of its own would have them."""

    def __init__(self, database: Database, settings: Settings, cast: Cast) -> None:
        self.cast = cast
        self.transport = httpx.ASGITransport(create_app(settings, database), raise_app_exceptions=False)

        # The framework makes ready its routes when it is first asked, and that is no work for two threads at once.
        asyncio.run(self._as({}, lambda client: client.get("/nowhere")))

    def answer(self, player: Player, deed: Deed, door: str, ids: Any) -> httpx.Response:
        """What the player is answered."""
        return asyncio.run(self._as(player.headers(self.cast), lambda client: knock(client, player, deed, door, ids)))

    async def _as(
        self, headers: dict[str, str], ask: Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]
    ) -> httpx.Response:
        async with httpx.AsyncClient(transport=self.transport, base_url="http://test", headers=headers) as client:
            return await ask(client)


Outcome = tuple[list[tuple[int, str]], Any]


class Arena:
    """The scene on one database with three apps on it: one to try orders on, and two that race."""

    def __init__(self, scene: Scene, settings: Settings, cast: Cast, restore: Callable[[], None]) -> None:
        self.scene, self.restore = scene, restore
        url = settings.database_url
        self.trial, self.meetings = Trial(url, 1), (Meeting(url, 1), Meeting(url, 1))
        for database in self.databases:
            # The event loop's own connection would come past the waiting and the undoing.
            if database._here is not None:
                database._here.close()
                database._here = None
        self.pool = ThreadPoolExecutor(2)
        # A loop may not run within a loop, and pytest's browser tests may have left one in this thread.
        self.doors = [self.pool.submit(Door, one, settings, cast).result() for one in self.databases]

    @property
    def databases(self) -> Sequence[Database]:
        """The trial's, and those that race."""
        return (self.trial, *self.meetings)

    def set(self, collision: Collision) -> None:
        """Everything as it was, and as the first deed likes it."""
        for database in (*self.databases, self.scene.database):
            database.engine.dispose()
        self.restore()
        one = collision.first
        self.scene.put(one.states, one.steps, finished=one.finished, investment=one.investment)
        if any("{withdrawal}" in deed.page for deed in collision.deeds):
            self.scene.database.write(self._propose_withdrawal)

    def _propose_withdrawal(self, session: Session) -> None:
        found = self.scene.ids["withdrawal"]
        session.execute(update(CHANGE).where(CHANGE.c.id == found).values(state=ChangeState.PROPOSED))
        session.execute(delete(STEP).where(STEP.c.change_id == found))
        step = {"change_id": found, "position": 1, "verb": Verb.APPROVE_AS_PRINCIPAL, "note": ""}
        session.execute(insert(STEP), step)

    def in_order(self, collision: Collision, *, backwards: bool) -> Outcome:
        """What one after the other would bring, without its being done; told in the order of the pair."""
        with self.trial.undone():
            turns = (1, 0) if backwards else (0, 1)
            answers = {n: self.pool.submit(self._ask, 0, collision, n).result() for n in turns}
            return [told(answers[n]) for n in (0, 1)], self.trial.read(picture)

    def race(self, collision: Collision) -> tuple[list[httpx.Response], Any]:
        """Both at once; the answers, and what they leave."""
        barrier = threading.Barrier(2)

        def run(n: int) -> httpx.Response:
            self.meetings[n].barrier = barrier
            try:
                return self._ask(n + 1, collision, n)
            finally:
                if self.meetings[n].barrier is not None:
                    barrier.abort()

        answers = list(self.pool.map(run, (0, 1)))
        return answers, self.scene.database.read(picture)

    def _ask(self, door: int, collision: Collision, n: int) -> httpx.Response:
        return self.doors[door].answer(collision.hands[n], collision.deeds[n], collision.door, self.scene.ids)

    def close(self) -> None:
        """Give everything back."""
        self.pool.shutdown()
        for database in self.databases:
            database.close()


def told(answer: httpx.Response) -> tuple[int, str]:
    """What an answer says in short."""
    is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
    return answer.status_code, answer.json()["code"] if is_problem else ""


def picture(session: Session) -> dict[str, list[str]]:
    """Every row of every table that a deed writes, but for what the order of things numbers and the clock stamps."""
    found = {}
    for each in TABLES:
        kept = [column for column in each.c if not (column.name == "id" or column.name.endswith("_id"))]
        kept = [column for column in kept if column.name != "data"]
        rows = session.execute(select(*kept)).all()
        told = (repr([one for one in row if not isinstance(one, datetime)]) for row in rows)
        found[each.name] = sorted(STAMP.sub("stamp", one) for one in told)
    return found
