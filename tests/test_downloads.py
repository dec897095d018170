"""Files are handed out once: whoever has one already is told so, at both doors, and the document says what may come."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from app.evidence import SIGNATURES
from tests.cast import Cast
from tests.contract import check, document

Door = Callable[[str], TestClient]
FILE = {"files": ("中标通知书.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}


@pytest.fixture
def places(as_key: Door, cast: Cast) -> list[str]:
    """An evidence file of a report and one of a tick, by their addresses without the door's."""
    lead = as_key("lead_write_key")
    draft = lead.post(f"/api/v1/items/{cast.items['1']}/report-draft/attachments", files=FILE).json()
    proof = lead.post(f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/evidence", files=FILE).json()
    return [f"/attachments/{draft[0]['id']}", f"/evidence/{proof['evidence'][0]['id']}"]


def test_a_file_that_the_caller_has_is_not_sent_again(as_key: Door, as_person: Door, places: list[str]) -> None:
    lead, liaison = as_key("lead_write_key"), as_person("liaison")
    for place in places:
        for door, address in ((lead, f"/api/v1{place}"), (liaison, place)):
            first = door.get(address)
            assert (first.status_code, first.content) == (200, FILE["files"][1])
            assert first.headers["content-disposition"].startswith("attachment")
            assert first.headers["cache-control"] == "private, no-cache"
            assert "last-modified" not in first.headers
            again = door.get(address, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]
            assert door.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
        check(lead.get(f"/api/v1{place}"))


@pytest.mark.parametrize("backend", ["sqlite"])
def test_who_may_not_see_a_file_does_not_learn_its_tag(as_key: Door, places: list[str]) -> None:
    for place in places:
        answer = as_key("stranger_write_key").get(f"/api/v1{place}", headers={"If-None-Match": "*"})
        assert answer.status_code == 404
        assert "etag" not in answer.headers


def test_the_document_names_every_kind_of_file_and_what_comes_with_it() -> None:
    for path in ("attachments/{attachment_id}", "evidence/{evidence_id}"):
        answers = document()["paths"][f"/api/v1/{path}"]["get"]["responses"]
        assert set(answers["200"]["content"]) == {kind.partition(";")[0] for kind, _ in SIGNATURES.values()}
        assert {"ETag", "Content-Disposition"} <= set(answers["200"]["headers"])
        assert "ETag" in answers["304"]["headers"]
