"""Where the tests' temporary files go: into memory that serves, and nothing of a killed run stays there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import memory


@pytest.fixture(autouse=True)
def unclaimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a claim changes is put back."""
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    monkeypatch.setattr(tempfile, "tempdir", tempfile.gettempdir())


def test_a_claim_takes_temporary_files_of_ours_and_of_our_children(tmp_path: Path) -> None:
    found = memory.claim(tmp_path, room=1)
    assert found is not None
    assert found.parent == tmp_path
    asked = [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"]
    assert tempfile.gettempdir() == subprocess.check_output(asked, text=True).strip() == str(found)


def test_where_there_is_no_room_nothing_changes(tmp_path: Path) -> None:
    before = tempfile.gettempdir()
    assert memory.claim(tmp_path, room=2**80) is None
    assert memory.claim(tmp_path / "missing", room=1) is None
    assert (tempfile.gettempdir(), list(tmp_path.iterdir())) == (before, [])


def test_what_a_dead_run_left_is_removed_and_what_a_living_one_has_stays(tmp_path: Path) -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    dead, living = (tmp_path / f"{memory.PREFIX}{pid}-x" for pid in (done.pid, os.getpid()))
    for folder in (dead, living):
        folder.mkdir()
    memory.claim(tmp_path, room=1)
    assert (dead.exists(), living.exists()) == (False, True)
