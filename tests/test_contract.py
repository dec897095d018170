"""The contract: committed as generated, readable, complete in its errors, and kept by the app under random requests."""

import json
import re
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from app.main import create_app
from tests.cast import Cast
from tests.contract import CONTRACT, document

EXAMPLES = 4


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of every operation."""
    return [
        (method, path, operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.fixture(scope="module")
def generated() -> dict[str, Any]:
    """The document that the code makes now."""
    found: dict[str, Any] = create_app().openapi()
    return found


def test_the_committed_contract_is_the_one_that_the_code_makes(generated: dict[str, Any]) -> None:
    made = json.dumps(generated, ensure_ascii=False, indent=2) + "\n"
    assert CONTRACT.read_text(encoding="utf-8") == made, "run: bin/duban openapi --output openapi.json"


def test_operation_ids_are_readable_and_each_stands_once() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(names) == len(set(names)) >= 19
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+){1,3}", name)] == []


def test_every_operation_says_what_it_does_and_how_it_refuses() -> None:
    for method, path, operation in operations():
        assert operation["summary"], (method, path)
        assert operation["description"], (method, path)
        answers = set(operation["responses"])
        assert "401" in answers, (method, path)
        assert "422" in answers or not (operation.get("parameters") or operation.get("requestBody")), (method, path)
        if "{" in path:
            assert "404" in answers, (method, path)
        if method != "get":
            assert {"400", "403"} <= answers, (method, path)
        if "requestBody" in operation:
            assert "413" in answers, (method, path)


def test_every_error_has_the_one_shape() -> None:
    for method, path, operation in operations():
        for status, answer in operation["responses"].items():
            if status >= "400":
                content = answer["content"]
                assert list(content) == ["application/problem+json"], (method, path, status)
                assert content["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/ProblemRead"}


@pytest.fixture(params=["office_write_key", "lead_write_key"])
def caller(request: pytest.FixtureRequest) -> str:
    """Whose key the random requests carry: the office's sees all, a unit's may write."""
    return str(request.param)


def test_random_requests_are_answered_as_the_contract_says(app: FastAPI, cast: Cast, caller: str, backend: str) -> None:
    # The long list of edge cases is walked once with each key, each on another database.
    walks_edges = (backend == "sqlite") == (caller == "lead_write_key")
    config = schemathesis.Config.from_dict(
        {
            "headers": {"Authorization": f"Bearer {cast.keys[caller]}"},
            "generation": {"max-examples": EXAMPLES, "deterministic": True},
            "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": walks_edges}},
            # A cursor by hand or a day to come fits its schema and is refused all the same.
            "checks": {"positive_data_acceptance": {"enabled": False}},
        }
    )
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    failures, done = [], 0
    for event in from_schema(schema).execute():
        assert not isinstance(event, FatalError | NonFatalError), event
        if isinstance(event, ScenarioFinished):
            done += len(event.recorder.interactions)
            failures += [
                f"{check.failure_info.failure}\n{check.failure_info.code_sample}"
                for checks in event.recorder.checks.values()
                for check in checks
                if check.failure_info is not None
            ]
    assert failures == [], "\n\n".join(failures)
    assert done > (500 if walks_edges else 50)
