"""The commands of bin/ on machines that lack something, and the pins that they install."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from app.config import Settings

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def run(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / command], capture_output=True, text=True, timeout=60, env=os.environ | environment, check=False
    )


def interpreter(folder: Path, lacking: str) -> str:
    """A Python that fails whenever it is asked about `lacking`."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\ncase "$*" in *{lacking}*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    script.chmod(0o755)
    return str(script)


@pytest.mark.parametrize("command", ["bin/dev", "bin/duban", "bin/test"])
def test_a_python_without_venv_is_told_which_package_to_install(command: str, tmp_path: Path) -> None:
    done = run(command, PYTHON=interpreter(tmp_path, "ensurepip"), DUBAN_VENV=str(tmp_path / "venv"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert f"apt-get install python{version}-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize("command", ["bin/dev", "bin/duban"])
@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, "2017-07-10"),
        ({"DUBAN_TODAY": "2017-09-01"}, "2017-09-01"),
        ({"DUBAN_TODAY": ""}, ""),
        ({"DUBAN_ENV": "production"}, "unset"),
    ],
)
def test_a_worker_beside_the_demo_has_the_day_of_the_demo(
    command: str, given: dict[str, str], day: str, tmp_path: Path
) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "day: ${DUBAN_TODAY-unset}"\n')
    python.chmod(0o755)
    (tmp_path / "installed-requirements.txt").write_bytes((ROOT / "requirements.txt").read_bytes())
    done = run(command, **given, DUBAN_VENV=str(tmp_path))
    assert done.stdout == f"day: {day}\n"


def test_an_empty_day_is_the_machines_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_TODAY", "")
    assert Settings().today is None


def test_an_old_python_is_refused(tmp_path: Path) -> None:
    done = run("bin/dev", PYTHON=interpreter(tmp_path, "version_info"), DUBAN_VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


def test_a_missing_browser_stops_the_tests_and_says_how_to_get_one() -> None:
    environment = os.environ | {"DUBAN_CHROMIUM": "/nonexistent", "PATH": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "tests.browser"], capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert "apt-get install -y chromium" in done.stderr


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text()))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_carries_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text()
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(blocks) == len(pins(name)) > 30
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_what_is_served_is_what_was_tested() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_a_missing_browser_is_installed_where_that_is_allowed(tmp_path: Path) -> None:
    bring = 'for tool in chromium fc-list; do printf "#!/bin/sh\\necho font" >"$tool"; /bin/chmod +x "$tool"; done'
    for name, script in {"apt-get": f'[ "$1" = update ] || {bring}', "sudo": 'shift; exec "$@"'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser"],
        capture_output=True,
        text=True,
        env={"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "chromium").exists()


def imported(path: Path) -> set[str]:
    """The top-level modules that the file imports by absolute name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(("folder", "name"), [("app", "requirements.txt"), ("tests", "requirements-dev.txt")])
def test_nothing_is_imported_that_is_not_installed(folder: str, name: str) -> None:
    ours = {"app", "bench", "clients", "duban_client", "migrations", "tests", *sys.stdlib_module_names}
    modules = set().union(*map(imported, (ROOT / folder).rglob("*.py"))) - ours
    installed, pinned = packages_distributions(), pins(name)
    carriers = {
        module: {re.sub(r"[-_.]+", "-", each).lower() for each in installed.get(module, [])} for module in modules
    }
    assert modules
    assert [module for module, packages in carriers.items() if not packages & pinned.keys()] == []
