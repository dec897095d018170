"""The sealed log: gapless positions, a chain that shows any tampering, and an export that proves itself elsewhere."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from app.actions import audit, events
from app.clock import Clock
from app.db import Database
from app.models import Action, Event
from app.models.base import table
from app.queries import audit as sealed
from app.rules.audit import FIELDS, breaks
from tests.cast import Cast

EVENT = table(Event)
SCRIPT = Path(__file__).parents[2] / "docs" / "verify_audit.py"


def fill(database: Database, cast: Cast, clock: Clock, count: int) -> None:
    """Add events, one commit each."""
    for _ in range(count):
        database.write(lambda s: events.record(s, cast.actors["office"], Action.SIGNED_IN, clock.now()))


def seal_all(database: Database) -> None:
    while database.write(lambda session: audit.seal(session, 7)):
        pass


def found(database: Database) -> list[tuple[int, str]]:
    def walk(session: Session) -> list[tuple[int, str]]:
        return [(one.position, one.code) for one in breaks(sealed.sealed_events(session), sealed.head(session))]

    return database.read(walk)


def test_sealing_gives_gapless_positions_and_leaves_nothing_unsealed(
    database: Database, cast: Cast, clock: Clock
) -> None:
    fill(database, cast, clock, 10)
    seal_all(database)
    positions = database.read(lambda session: [one["position"] for one in sealed.sealed_events(session)])
    assert positions == list(range(1, len(positions) + 1))
    assert database.read(sealed.unsealed) == 0
    assert found(database) == []


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (update(EVENT).where(EVENT.c.position == 4).values(actor_name="别人"), "altered"),
        (update(EVENT).where(EVENT.c.position == 4).values(data={"forged": True}), "altered"),
        (delete(EVENT).where(EVENT.c.position == 4), "missing"),
    ],
)
def test_tampering_is_found_at_its_place(
    database: Database, cast: Cast, clock: Clock, tamper: object, code: str
) -> None:
    fill(database, cast, clock, 8)
    seal_all(database)
    database.write(lambda session: session.execute(tamper))  # type: ignore[call-overload]
    assert found(database) == [(4, code)]


def test_a_cut_at_the_end_is_found(database: Database, cast: Cast, clock: Clock) -> None:
    fill(database, cast, clock, 3)
    seal_all(database)
    last = database.read(sealed.head)
    assert last is not None
    database.write(lambda session: session.execute(delete(EVENT).where(EVENT.c.position == last[0])))
    assert found(database) == [(last[0], "cut")]


def test_two_sealers_at_once_leave_one_unbroken_chain(database: Database, cast: Cast, clock: Clock) -> None:
    fill(database, cast, clock, 30)
    barrier = threading.Barrier(4)

    def work() -> None:
        barrier.wait()
        seal_all(database)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found(database) == []
    assert database.read(sealed.unsealed) == 0


def test_the_export_is_verified_by_the_script_alone(
    database: Database, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    fill(database, cast, clock, 5)
    seal_all(database)
    head = database.read(sealed.head)
    assert head is not None
    log = database.read(lambda session: list(sealed.sealed_events(session)))
    heading = {"format": "duban-audit-1", "position": head[0], "seal": head[1], "fields": list(FIELDS)}
    export = tmp_path / "export.jsonl"

    def verify(rows: list[dict[str, object]]) -> int:
        export.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in [heading, *rows]), "utf-8")
        return subprocess.run([sys.executable, str(SCRIPT), str(export)], capture_output=True, check=False).returncode

    assert verify(log) == 0
    assert verify([{**log[0], "actor_name": "别人"}, *log[1:]]) == 1
    assert verify(log[:-1]) == 1
    assert verify([log[1], log[0], *log[2:]]) == 1


def test_a_sealed_event_keeps_its_seal_through_the_database(database: Database, cast: Cast, clock: Clock) -> None:
    data = {"多": "字", "n": 1, "nested": {"b": None, "a": [1, 2]}}
    database.write(lambda s: events.record(s, cast.actors["office"], Action.SIGNED_IN, clock.now(), data=data))
    seal_all(database)
    assert (
        database.read(lambda session: session.execute(text("SELECT count(*) FROM event WHERE seal IS NULL")).scalar())
        == 0
    )
    assert found(database) == []
