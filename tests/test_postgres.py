"""The launcher of the test database: it brings a server, and never leaves one behind."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from tests import postgres

STARTER = """
import os, signal
from tests import postgres
print(postgres.start().url, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def answers(url: str) -> bool:
    try:
        psycopg.connect(postgres.plain(url), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_database_copies_its_template_and_reads_chinese_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUBAN_TEST_DATABASE_URL", raising=False)
    with postgres.start() as server:
        with psycopg.connect(postgres.plain(server.create_database("督办")), autocommit=True) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
        with psycopg.connect(postgres.plain(server.create_database("copy", template="督办"))) as connection:
            assert connection.execute("SELECT similarity('市教育局', '市教育局')").fetchone() == (1.0,)
    assert not answers(server.url)


def test_a_cluster_in_a_given_folder_outlives_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUBAN_TEST_DATABASE_URL", raising=False)
    # Not pytest's tmp_path: the user that the server runs as cannot reach into that.
    with tempfile.TemporaryDirectory() as folder:
        with postgres.start(Path(folder)) as server:
            server.create_database("kept")
        with postgres.start(Path(folder), fsync=True) as server:
            assert answers(server.database_url("kept"))


def test_the_server_dies_with_a_killed_starter() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DUBAN_TEST_DATABASE_URL"}
    starter = subprocess.run(
        [sys.executable, "-c", STARTER],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).parent.parent,
    )
    assert starter.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while answers(starter.stdout.strip()):
        assert time.monotonic() < deadline, "the server still runs"
        time.sleep(0.1)


def test_a_server_named_by_the_environment_is_used_and_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_TEST_DATABASE_URL", "postgresql+psycopg://u@db.example:5433/postgres?sslmode=require")
    with postgres.start() as server:
        assert server.database_url("x") == "postgresql+psycopg://u@db.example:5433/x?sslmode=require"
