"""The shape of the house: who may import whom, where the time comes from, and what doors leave to others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
FILES = sorted(APP.rglob("*.py"))
DOORS = ("app.api", "app.pages")
LOWER = ("app.rules", "app.models", "app.queries", "app.actions", "app.importing")

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "app.rules": ("app.rules",),
    "app.importing": ("app.importing", "app.rules"),
    "app.models": ("app.models", "app.rules", "app.importing.draft"),
    "app.queries": ("app.queries", "app.models", "app.rules", "app.secrets", "app.importing"),
    "app.actions": (
        "app.actions",
        "app.queries",
        "app.models",
        "app.rules",
        "app.importing",
        "app.secrets",
        "app.evidence",
    ),
}
"""What each layer may import of ours. The importer's Draft is pure data, so what keeps one may name it."""


def module(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Every module or name that the file imports, dotted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, packages: tuple[str, ...]) -> bool:
    """Whether a dotted name lies in one of the packages."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    found = {
        (module(path), name)
        for path in FILES
        if within(module(path), (layer,))
        for name in imports(path)
        if within(name, ("app",)) and not within(name, MAY_IMPORT[layer])
    }
    assert found == set()


def test_the_rules_and_the_importer_know_no_database_and_no_request() -> None:
    forbidden = ("sqlalchemy", "sqlmodel", "fastapi", "starlette", "alembic")
    pure = [path for path in FILES if within(module(path), ("app.rules", "app.importing"))]
    assert [(module(path), name) for path in pure for name in imports(path) if within(name, forbidden)] == []


def test_doors_build_no_statements_and_touch_no_tables() -> None:
    tables = {node.name for path in (APP / "models").glob("*.py") for node in table_classes(path)}
    assert {"Item", "Milestone", "Event"} <= tables
    offences = []
    for path in FILES:
        if not within(module(path), DOORS):
            continue
        for name in imports(path):
            statement = within(name, ("sqlalchemy", "sqlmodel")) and name != "sqlalchemy.orm.Session"
            touched = within(name, ("app.models",)) and name.rpartition(".")[2] in tables | {"table"}
            if statement or touched:
                offences.append((module(path), name))
    assert offences == []


def test_the_json_door_writes_in_one_way_so_that_keys_and_conditions_hold_everywhere() -> None:
    around = {
        module(path) for path in FILES if within(module(path), ("app.api",)) and "app.doors.writing" in imports(path)
    }
    assert around == {"app.api.writes"}


def table_classes(path: Path) -> Iterator[ast.ClassDef]:
    """The classes of a file that are tables."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and any(word.arg == "table" for word in node.keywords):
            yield node


def test_only_the_clock_asks_for_the_time() -> None:
    asking = {
        (module(path), node.attr)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime"}
    }
    assert {name for name, _ in asking} == {"app.clock"}


def test_only_edges_commit() -> None:
    committing = {
        module(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    }
    assert not [name for name in committing if within(name, (*LOWER, *DOORS))]


def test_public_functions_and_classes_say_what_they_mean() -> None:
    silent = []
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(module(path))
        for node in (
            *tree.body,
            *(inner for each in tree.body if isinstance(each, ast.ClassDef) for inner in each.body),
        ):
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{module(path)}.{node.name}")
    assert silent == []


def test_nothing_prints() -> None:
    printing = [
        module(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []
