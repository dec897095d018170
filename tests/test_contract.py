"""The contract: committed as generated, readable, complete in its errors, and kept by the app under random requests."""

import json
import os
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from app.main import create_app
from app.oauth_contract import PATH
from tests.cast import Cast
from tests.contract import CONTRACT, check_headers, document

EXAMPLES = int(os.environ.get("DUBAN_FUZZ_EXAMPLES", "1"))
"""How many requests of each kind are made up for an operation; `bin/fuzz contract` makes many."""

FUZZING = "DUBAN_FUZZ_EXAMPLES" in os.environ
REFUSALS = (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429)


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of every operation; that of OAuth has the manners of its RFC instead."""
    return [
        (method, path, operation)
        for path, methods in document()["paths"].items()
        if path != PATH
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


CALLERS = ("office_write_key", "lead_write_key", "stranger_write_key", "office_read_key", "lead_read_key", "nobody")
"""Everything is asked with each of them: keys of either scope, of the office and of units, and without any key."""

EDGES = {("sqlite", "lead_write_key")}
"""Who walks the long list of edge cases, on which database."""


def proof(cast: Cast, caller: str) -> dict[str, str]:
    """The headers with which a caller proves who it is."""
    return {"Authorization": f"Bearer {cast.keys[caller]}"} if caller in cast.keys else {}


def undeclared(method: str, path: str, status: int, headers: Iterable[str]) -> list[str]:
    """What an answer's headers have too much or too little; nothing is promised where there is no such address."""
    try:
        check_headers(method, path, status, headers)
    except AssertionError as error:
        return [str(error)]
    except (StopIteration, KeyError):
        return []
    return []


@pytest.mark.timeout(900)
@pytest.mark.parametrize("caller", CALLERS)
def test_random_requests_are_answered_as_the_contract_says(app: FastAPI, cast: Cast, caller: str, backend: str) -> None:
    # Chains of requests are tried by everybody on both databases, single ones on one of the two; bin/fuzz tries all.
    whole = FUZZING or CALLERS.index(caller) % 2 == (backend == "sqlite")
    config = schemathesis.Config.from_dict(
        {
            "headers": proof(cast, caller),
            "generation": {"max-examples": EXAMPLES, "deterministic": not FUZZING},
            "phases": {
                "examples": {"enabled": whole},
                "fuzzing": {"enabled": whole},
                "stateful": {"enabled": True, "max-steps": 5, "generation": {"max-examples": max(EXAMPLES, 5)}},
                # tests/api/test_bad_input.py asks every address with every method.
                "coverage": {"enabled": FUZZING or (backend, caller) in EDGES, "unexpected-methods": []},
            },
            # A cursor by hand or a day to come fits its schema and is refused all the same, in documented words.
            "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 304, *REFUSALS]}},
        }
    )
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    failures, done = [], 0
    for event in from_schema(schema).execute():
        assert not isinstance(event, FatalError | NonFatalError), event
        if isinstance(event, ScenarioFinished):
            done += len(event.recorder.interactions)
            for one in event.recorder.interactions.values():
                if one.response is not None and "/api/v1/" in one.request.uri:
                    path = urlsplit(one.request.uri).path
                    failures += undeclared(one.request.method, path, one.response.status_code, one.response.headers)
            failures += [
                f"{check.failure_info.failure}\n{check.failure_info.code_sample}"
                for checks in event.recorder.checks.values()
                for check in checks
                if check.failure_info is not None
            ]
    assert failures == [], "\n\n".join(failures)
    assert done > (500 if (backend, caller) in EDGES else 100 if whole else 20)
