"""The sealed log: gapless positions, a chain that shows any tampering, and an export that proves itself elsewhere."""

import json
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import structlog
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from app.actions import audit, events
from app.audit_commands import commands
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.delivery.sealing import tell_head
from app.models import Action, Event
from app.models.base import table
from app.models.event import AuditHead
from app.queries import audit as sealed
from app.rules.audit import FIELDS, GENESIS, Anchor, anchor_of, breaks
from tests.cast import Cast

EVENT, HEAD = table(Event), table(AuditHead)
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


def forge(session: Session) -> None:
    """What somebody does who can write the database and knows how it seals: an event is changed, all sealed anew."""
    session.execute(update(EVENT).where(EVENT.c.position == 4).values(actor_name="别人"))
    session.execute(update(EVENT).where(EVENT.c.position >= 4).values(position=None, seal=None))
    kept = session.execute(select(EVENT.c.position, EVENT.c.seal).where(EVENT.c.position == 3)).one()
    session.execute(update(HEAD).values(position=kept.position, seal=kept.seal))
    audit.seal(session)


def anchored(database: Database, *anchors: Anchor) -> list[tuple[int, str]]:
    def walk(session: Session) -> list[tuple[int, str]]:
        found = breaks(sealed.sealed_events(session), sealed.head(session), anchors)
        return [(one.position, one.code) for one in found]

    return database.read(walk)


def head_of(database: Database) -> Anchor:
    found = database.read(sealed.head)
    assert found is not None
    return Anchor(*found)


def test_only_a_head_kept_elsewhere_shows_that_the_whole_log_was_sealed_anew(
    database: Database, cast: Cast, clock: Clock
) -> None:
    fill(database, cast, clock, 3)
    assert database.write(lambda session: audit.seal(session, 3)) == 3
    before = head_of(database)
    fill(database, cast, clock, 5)
    seal_all(database)
    middle = head_of(database)
    fill(database, cast, clock, 2)
    seal_all(database)
    last = head_of(database)
    assert anchored(database, before, middle, last, Anchor(0, GENESIS)) == []
    database.write(forge)
    assert anchored(database) == []
    assert anchored(database, before, last, middle) == [
        (middle.position, "not_passed"),
        (last.position, "not_passed"),
    ]
    assert anchored(database, Anchor(10**6, "a" * 64)) == [(10**6, "not_passed")]


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        (f"12:{'a' * 64}", Anchor(12, "a" * 64)),
        (f" 12 {'A' * 64}\n", Anchor(12, "a" * 64)),
        (f"12 : {'0' * 64}", Anchor(12, "0" * 64)),
        (f"12:{'a' * 63}", None),
        (f"-1:{'a' * 64}", None),
        ("", None),
        (f"12:{'a' * 64}x", None),
    ],
)
def test_a_head_is_read_as_it_is_written_down(words: str, anchor: Anchor | None) -> None:
    if anchor is None:
        with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
            anchor_of(words)
    else:
        assert anchor_of(words) == anchor
        assert anchor_of(str(anchor)) == anchor


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_commands_and_the_script_pass_through_the_heads_that_were_kept(
    database: Database, cast: Cast, clock: Clock, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBAN_DATABASE_URL", settings.database_url)
    fill(database, cast, clock, 8)
    seal_all(database)
    runner, kept, export = CliRunner(), tmp_path / "heads.txt", tmp_path / "log.jsonl"

    def run(*words: str) -> tuple[int, str]:
        done = runner.invoke(commands, list(words))
        return done.exit_code, done.output

    def check(*heads: str) -> int:
        assert run("export", "--output", str(export))[0] == 0
        command = [sys.executable, str(SCRIPT), str(export), *heads]
        return subprocess.run(command, capture_output=True, check=False).returncode

    head = str(head_of(database))
    assert run("head") == (0, head.replace(":", " ") + "\n")
    kept.write_text(f"# 每周一抄存\n{head.replace(':', ' ')}  # 甲、乙\n\n", "utf-8")
    assert "经过 2 个抄存的封存值" in run("verify", "--head", head, "--heads", str(kept))[1]
    assert check(head) == 0
    database.write(forge)
    assert run("verify")[0] == 0
    for how in (("--head", head), ("--heads", str(kept))):
        code, told = run("verify", *how)
        assert (code, head in told) == (4, True)
    assert [check(), check(head)] == [0, 1]
    assert run("verify", "--head", "12")[0] == 2
    assert run("verify", "--heads", str(tmp_path / "none.txt"))[0] == 2


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_worker_logs_the_head_whenever_it_has_moved(database: Database, cast: Cast, clock: Clock) -> None:
    fill(database, cast, clock, 2)
    seal_all(database)
    with structlog.testing.capture_logs() as logged:
        told = tell_head(database, None)
        assert tell_head(database, told) == told
    head = head_of(database)
    assert logged == [{"event": "audit_head", "log_level": "info", "position": head.position, "seal": head.seal}]
