"""What a caller takes is asked of Accept as RFC 9110 has it, and refused before anything is done."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from app.media import takes
from tests.cast import Cast
from tests.contract import check, document

Door = Callable[[str], TestClient]
JSON = ("application/json", "application/problem+json")


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        ("*/*", True),
        ("application/*", True),
        ("application/json", True),
        ("Application/JSON", True),
        ("application/json;charset=utf-8", True),
        ("application/problem+json", True),
        ("text/html, application/xhtml+xml, */*;q=0.8", True),
        ("application/json, text/plain, */*", True),
        ('text/html;a="x, application/xml", application/json', True),
        ("text/html, application/json;q=0.001", True),
        ("not a media type", True),
        ("", True),
        ("text/html", False),
        ("application/xml", False),
        ("text/*, image/*", False),
        ("*/*;q=0", False),
        ("application/json;q=0, application/problem+json; Q=0.0, */*", False),
        ("application/*;q=0, */*", False),
        ('text/html;a="x, application/json"', False),
    ],
)
def test_accept_is_read_as_the_standard_has_it(accept: str, taken: bool) -> None:
    assert takes(accept, JSON) is taken


KINDS = ("application/json", "application/problem+json", "application/*", "text/csv", "text/*", "*/*")
RANGES = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["", ";q=0", ";q=0.5", "; q=1"])), min_size=1)


@given(RANGES)
def test_it_is_read_as_a_well_known_library_reads_it(ranges: list[tuple[str, str]]) -> None:
    # Said twice over, a range is left to each reader.
    once = list({kind: (kind, weight) for kind, weight in ranges}.values())
    accept = ", ".join(kind + weight for kind, weight in once)
    theirs = parse_accept_header(accept, MIMEAccept)
    assert takes(accept, JSON) is any(theirs.quality(one) > 0 for one in JSON)


@given(st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"])))
def test_no_header_is_too_odd_to_be_read(accept: str) -> None:
    assert takes(accept, JSON) in (True, False)


def refused(answer: Any, kind: str) -> None:
    """Check that an answer is a 406 that says what there is."""
    assert answer.status_code == 406, answer.text
    assert answer.json()["code"] == "not_acceptable"
    assert kind in answer.json()["detail"]
    check(answer)


@pytest.mark.parametrize("path", ["items", "items/{item}", "plans/{plan}/matrix"])
def test_a_read_that_takes_no_json_is_told_what_there_is(as_key: Door, cast: Cast, path: str) -> None:
    address = "/api/v1/" + path.format(item=cast.items["1"], plan=cast.plan)
    refused(as_key("office_read_key").get(address, headers={"Accept": "text/html"}), "application/json")
    assert as_key("office_read_key").get(address, headers={"Accept": "application/*;q=0.1"}).status_code == 200


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_write_that_takes_no_json_does_nothing(as_key: Door, cast: Cast) -> None:
    lead = as_key("lead_write_key")
    address = f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}"
    refused(lead.post(f"{address}/completion", json={}, headers={"Accept": "text/csv"}), "application/json")
    assert lead.get(address).json()["state"] == "planned"
    file = {"files": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    refused(lead.post(f"{address}/evidence", files=file, headers={"Accept": "text/csv"}), "application/json")
    lookup = {"external_refs": ["OA-1"]}
    refused(lead.post("/api/v1/lookups/items", json=lookup, headers={"Accept": "text/csv"}), "application/json")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_who_calls_is_asked_before_what_they_take(client: TestClient) -> None:
    wrong = {"Authorization": "Bearer duban_" + "x" * 43, "Accept": "text/html"}
    assert client.get("/api/v1/items", headers=wrong).status_code == 401


def test_a_file_is_offered_as_what_it_is(as_key: Door, cast: Cast) -> None:
    lead = as_key("lead_write_key")
    file = {"files": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    made = lead.post(f"/api/v1/items/{cast.items['1']}/report-draft/attachments", files=file).json()
    address = f"/api/v1/attachments/{made[0]['id']}"
    refused(lead.get(address, headers={"Accept": "application/json"}), "application/pdf")
    for taken in ("application/pdf", "application/*", "*/*"):
        assert lead.get(address, headers={"Accept": taken}).status_code == 200


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_sheet_of_events_is_csv_or_nothing(as_person: Door) -> None:
    office = as_person("office")
    answer = office.get("/events/export", headers={"Accept": "application/json"})
    assert answer.status_code == 406
    assert "text/csv" in answer.text
    assert office.get("/events/export", headers={"Accept": "text/*"}).status_code == 200


def test_every_operation_says_that_it_may_be_refused_so() -> None:
    silent = [
        operation["operationId"]
        for path, methods in document()["paths"].items()
        if path.startswith("/api/")
        for operation in methods.values()
        if "406" not in operation["responses"]
    ]
    assert silent == []
