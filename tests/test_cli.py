"""The command line as an operator meets it: exit codes, the last line, and words instead of tracebacks."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.account_commands import PersonRole
from app.cli import serve
from app.config import Settings
from app.db import Database
from app.rules.vocabulary import Role
from app.secrets import password_matches

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def duban(settings: Settings) -> Run:
    """Runs `duban …` on the test's database."""

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        known = {"DUBAN_DATABASE_URL": settings.database_url, "DUBAN_VAR": str(settings.var)}
        return subprocess.run(
            [sys.executable, "-m", "app", *words],
            cwd=ROOT,
            env=os.environ | known | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_a_new_key_stands_alone_on_the_last_line_and_opens_the_door(duban: Run, client: TestClient) -> None:
    done = duban("key", "create", "--name", "大屏", "--scope", "read", "--unit", "市交通局")
    assert done.returncode == 0, done.stderr
    key = done.stdout.splitlines()[-1]
    assert key.startswith("duban_")
    answer = client.get("/api/v1/items", headers={"Authorization": f"Bearer {key}"})
    assert len(answer.json()["data"]) == 2


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_roles_of_people_are_listed_and_which_need_a_unit(duban: Run) -> None:
    assert [role.value for role in PersonRole] == [role.value for role in Role if role is not Role.CLIENT]
    told = re.sub(r"[\s│]+", " ", duban("user", "create", "--help", COLUMNS="300").stdout)
    assert "supervisor|liaison|unit_head" in told
    assert "|client" not in told
    assert "liaison and unit_head need --unit" in told


@pytest.mark.parametrize("backend", ["sqlite"])
def test_without_a_database_one_line_names_the_command_that_makes_it(duban: Run, tmp_path: Path) -> None:
    user = ("user", "create", "--username", "zhang", "--name", "张三", "--role", "supervisor")
    for words in (user, ("audit", "verify"), ("key", "list"), ("serve",), ("worker",)):
        there = tmp_path / words[0]
        nowhere = {"DUBAN_ENV": "production", "DUBAN_VAR": str(there), "DUBAN_TODAY": ""}
        done = duban(*words, DUBAN_DATABASE_URL=f"sqlite:///{there}/duban.db", **nowhere)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "bin/duban migrate" in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_cannot_be_is_refused_in_words(duban: Run) -> None:
    for words, expected in [
        (("key", "create", "--name", "x", "--scope", "read", "--unit", "不存在局"), "单位目录中没有"),
        (("key", "create", "--name", "office_read_key", "--scope", "read"), "已有名为"),
        (("read", "pyproject.toml", "--kind", "poem"), "table"),
    ]:
        done = duban(*words)
        assert (done.returncode, done.stdout) == (1, "")
        assert expected in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_user_is_created_with_a_hashed_password(duban: Run, database: Database) -> None:
    words = ["user", "create", "--username", "li", "--name", "李四", "--role", "liaison", "--unit", "市林业局"]
    done = duban(*words, "--password", "long enough 1")
    assert done.returncode == 0, done.stderr

    def stored(session) -> str:  # type: ignore[no-untyped-def]
        row = session.connection().exec_driver_sql("SELECT password_hash FROM person WHERE username = 'li'")
        return str(row.scalar_one())

    assert password_matches(database.read(stored), "long enough 1")
    assert duban(*words, "--password", "long enough 1").returncode == 1
    assert duban(*words, "--password", "short").returncode == 1


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_cannot_be_read_exits_with_2_and_a_reason(duban: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    for path in (broken, tmp_path / "missing.txt"):
        done = duban("read", str(path))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("无法读取")


def test_migrate_says_where_the_database_stands(duban: Run) -> None:
    done = duban("migrate")
    assert done.returncode == 0, done.stderr
    assert "revision" in done.stdout


@pytest.mark.parametrize("backend", ["sqlite"])
def test_production_refuses_a_fixed_clock_and_demonstration_accounts(duban: Run) -> None:
    fixed = duban("migrate", DUBAN_ENV="production", DUBAN_TODAY="2017-07-10")
    assert (fixed.returncode, "DUBAN_TODAY" in fixed.stderr, "Traceback" in fixed.stderr) == (1, True, False)
    demo = duban("seed", "--demo", DUBAN_ENV="production")
    assert (demo.returncode, "正式环境" in demo.stderr) == (1, True)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_production_does_not_serve_or_work_on_demonstration_plans(duban: Run, database: Database) -> None:
    mark = text("UPDATE plan SET demo = true")
    database.write(lambda session: session.execute(mark))
    for command in ("serve", "worker"):
        done = duban(command, DUBAN_ENV="production")
        assert (done.returncode, "演示" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_proxy_that_the_settings_name_is_believed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}
    monkeypatch.setattr("uvicorn.run", lambda *_, **options: told.update(options))
    monkeypatch.setenv("DUBAN_DATABASE_URL", settings.database_url)
    for value, expected in ((None, "127.0.0.1"), ("10.0.0.0/8,127.0.0.1", "10.0.0.0/8,127.0.0.1")):
        if value:
            monkeypatch.setenv("DUBAN_TRUSTED_PROXIES", value)
        serve()
        assert told["forwarded_allow_ips"] == expected
