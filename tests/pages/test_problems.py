"""The list of problem codes is whole: what the code can raise is listed, and each code has its anchor."""

import ast

from starlette.testclient import TestClient

from app.pages.problems import CODES
from app.pages.rendering import APP
from app.problem_list import NEXT, as_markdown
from app.rules import errors

KINDS = {
    name: kind.status
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.Problem)
}


def raised() -> dict[str, int]:
    """Every code that is given to a kind of problem as a literal, with that kind's status."""
    found = {}
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                kind = getattr(node.func, "id", "")
                if kind in KINDS and isinstance(node.args[0].value, str):
                    found[node.args[0].value] = KINDS[kind]
    return found


def test_every_code_that_can_be_raised_is_listed_with_its_status() -> None:
    listed = {code: status for code, (status, _, _) in CODES.items()}
    assert raised().items() - listed.items() == set()
    assert len(raised()) > 10


def test_the_committed_list_is_the_one_that_the_table_makes() -> None:
    committed = (APP.parent / "docs" / "problems.md").read_text(encoding="utf-8")
    assert committed == as_markdown(), "run: bin/duban problems --output docs/problems.md"


def test_every_status_says_what_to_do_next() -> None:
    assert {status for status, _, _ in CODES.values()} <= NEXT.keys()
    told = {409: "current", 412: "ETag", 422: "errors", 428: "If-Match", 429: "Retry-After"}
    assert [status for status, word in told.items() if word not in NEXT[status]] == []


def test_the_type_of_a_problem_leads_to_its_words(client: TestClient) -> None:
    problem = client.get("/api/v1/items").json()
    page, anchor = problem["type"].split("#")
    assert f'id="{anchor}"' in client.get(page).text
