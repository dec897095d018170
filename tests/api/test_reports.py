"""Reporting over JSON: a draft's life, whose it is, and evidence that is what it claims to be."""

import hashlib
import io
import tracemalloc
import zipfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import items, reports
from app.config import Settings
from app.db import Database
from app.rules.actor import Actor
from app.rules.errors import NotFound
from tests import loops
from tests.cast import Cast

Program = Callable[[str], TestClient]
MIB = 1024 * 1024
PDF = b"%PDF-1.4 evidence"


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


@pytest.fixture
def item(cast: Cast) -> str:
    return f"/api/v1/items/{cast.items['1']}"


def send(door: TestClient, item: str, *files: tuple[str, bytes]) -> Any:
    """Send evidence files to the draft."""
    return door.post(f"{item}/report-draft/attachments", files=[("files", file) for file in files])


def stored(settings: Settings) -> list[Path]:
    """All that lies in the files folder."""
    return [path for path in settings.files.rglob("*") if path.is_file()] if settings.files.exists() else []


def test_a_draft_becomes_the_report_with_its_files(lead: TestClient, as_key: Program, item: str) -> None:
    draft = lead.put(f"{item}/report-draft", json={"summary": "写了一半"}).json()
    again = lead.put(f"{item}/report-draft", json={"summary": "写完了", "needs": "请协调用地"}).json()
    assert (again["id"], again["state"], again["submitted_at"]) == (draft["id"], "draft", None)
    (file,) = send(lead, item, ("合同.pdf", PDF)).json()
    assert as_key("support_write_key").get(f"/api/v1/reports/{draft['id']}").status_code == 404
    answer = lead.post(f"{item}/reports", json={"summary": "已完成招标。"})
    report = answer.json()
    assert answer.headers["location"] == f"/api/v1/reports/{report['id']}"
    assert (report["id"], report["state"], report["period"]) == (draft["id"], "submitted", "2017-07")
    assert (report["needs"], [one["id"] for one in report["attachments"]]) == ("", [file["id"]])
    assert as_key("support_write_key").get(answer.headers["location"]).json() == report
    whole = lead.get(item).json()
    assert (whole["state"], whole["reports"][0]["id"]) == ("in_progress", report["id"])
    assert [event["action"] for event in whole["events"]] == ["report.submitted"]


def test_a_draft_can_be_thrown_away_and_begun_anew(lead: TestClient, item: str) -> None:
    (file,) = send(lead, item, ("合同.pdf", PDF)).json()
    assert [lead.delete(f"{item}/report-draft").status_code for _ in range(2)] == [204, 204]
    assert lead.get(f"/api/v1/attachments/{file['id']}").status_code == 404
    assert lead.get(f"/api/v1/reports/{file['report_id']}").status_code == 404
    assert lead.post(f"{item}/reports", json={"summary": "好"}).json()["attachments"] == []


def test_each_unit_keeps_its_own_draft(lead: TestClient, as_key: Program, item: str) -> None:
    ours = lead.put(f"{item}/report-draft", json={"summary": "甲"}).json()
    theirs = as_key("support_write_key").put(f"{item}/report-draft", json={"summary": "乙"}).json()
    assert ours["id"] != theirs["id"]
    assert lead.get(f"/api/v1/reports/{ours['id']}").json()["summary"] == "甲"


def test_a_report_for_another_units_item_is_not_found_or_not_theirs(as_key: Program, item: str) -> None:
    body = {"summary": "好"}
    assert as_key("stranger_write_key").post(f"{item}/reports", json=body).status_code == 404
    refusal = as_key("office_write_key").post(f"{item}/reports", json=body)
    assert (refusal.status_code, refusal.json()["code"]) == (403, "not_yours")
    refusal = as_key("lead_read_key").post(f"{item}/reports", json=body)
    assert (refusal.status_code, refusal.json()["code"]) == (403, "scope_missing")


def test_evidence_comes_back_as_it_went_and_only_as_a_download(lead: TestClient, item: str) -> None:
    (file,) = send(lead, item, ("招标 “结果”.pdf", PDF)).json()
    assert (file["size"], file["sha256"]) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    answer = lead.get(f"/api/v1/attachments/{file['id']}")
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''%E6%8B%9B%E6%A0%87%20")
    for asked in ("bytes=0-1", "bytes=9999-", "nonsense"):
        whole = lead.get(f"/api/v1/attachments/{file['id']}", headers={"Range": asked})
        assert (whole.status_code, whole.content) == (200, answer.content)


def test_the_same_file_twice_is_there_once(lead: TestClient, item: str, settings: Settings) -> None:
    first, second = (send(lead, item, ("合同.pdf", PDF)).json() for _ in range(2))
    assert first == second
    assert len(stored(settings)) == 1


def package(*parts: str) -> bytes:
    """A zip package with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return target.getvalue()


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("报告.pdf", b"MZ\x90\x00 a program", "content_mismatch"),
        ("报告.PDF", b"MZ", "content_mismatch"),
        ("报告.exe", b"MZ", "unsupported_kind"),
        ("报告", PDF, "unsupported_kind"),
        ("报告.pdf.exe", PDF, "unsupported_kind"),
        ("page.html", b"<script>", "unsupported_kind"),
        ("a.svg", b"<svg>", "unsupported_kind"),
        ("报告.pdf", b"", "empty_file"),
        ("报告.docx", package("xl/workbook.xml"), "content_mismatch"),
        ("报告.docx", b"PK\x03\x04 broken", "content_mismatch"),
        ("说明.txt", b"\x7fELF", "content_mismatch"),
        ("说明.txt", b"a\x00b", "content_mismatch"),
        ("a." + "b" * 300, PDF, "unsupported_kind"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused_and_not_kept(
    lead: TestClient, item: str, settings: Settings, name: str, content: bytes, code: str
) -> None:
    answer = send(lead, item, (name, content))
    assert (answer.status_code, answer.json()["code"]) == (415, code), answer.text
    assert stored(settings) == []
    assert lead.put(f"{item}/report-draft", json={}).json()["attachments"] == []


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\boot.txt", "boot.txt"),
        ("C:\\Users\\li\\报告.txt", "报告.txt"),
        ("/absolute/报告.txt", "报告.txt"),
        ("a\u202etxt.exe.txt", "atxt.exe.txt"),
        ("..txt", "txt"),
        ("长" * 300 + ".txt", "长" * 196 + ".txt"),
    ],
)
def test_a_name_cannot_lead_out_of_the_folder(
    lead: TestClient, item: str, settings: Settings, name: str, kept: str
) -> None:
    answer = send(lead, item, (name, b"plain"))
    if "." not in kept:
        assert answer.status_code == 415
        return
    assert answer.json()[0]["name"] == kept
    digest = hashlib.sha256(b"plain").hexdigest()
    assert stored(settings) == [settings.files / digest[:2] / digest]


def test_too_many_files_are_refused_and_none_is_bound(lead: TestClient, item: str) -> None:
    files = [(f"{n}.txt", f"证据{n}".encode()) for n in range(21)]
    assert send(lead, item, *files[:20]).status_code == 201
    answer = send(lead, item, files[20])
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "too_many_files")
    assert len(lead.put(f"{item}/report-draft", json={}).json()["attachments"]) == 20


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_file_at_all_is_named(lead: TestClient, item: str) -> None:
    answer = lead.post(f"{item}/report-draft/attachments")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/files")
    assert lead.get("/api/v1/reports").json()["data"] == []


async def body_of(size: int, boundary: str = "edge") -> AsyncIterator[bytes]:
    """A multipart body with one file of `size` bytes, piece by piece."""
    disposition = 'Content-Disposition: form-data; name="files"; filename="big.pdf"'
    yield f"--{boundary}\r\n{disposition}\r\nContent-Type: application/pdf\r\n\r\n".encode()
    yield b"%PDF-"
    for _ in range(size // MIB):
        yield b"x" * MIB
    yield f"\r\n--{boundary}--\r\n".encode()


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(("size", "code"), [(60, "file_too_large"), (230, "too_large")])
def test_a_huge_upload_is_refused_in_bounded_memory(
    app: FastAPI, cast: Cast, item: str, settings: Settings, size: int, code: str
) -> None:
    headers = {
        "content-type": "multipart/form-data; boundary=edge",
        "authorization": f"Bearer {cast.keys['lead_write_key']}",
    }

    async def upload() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as door:
            return await door.post(f"{item}/report-draft/attachments", content=body_of(size * MIB), headers=headers)

    tracemalloc.start()
    try:
        answer = loops.run(upload())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (answer.status_code, answer.json()["code"]) == (413, code)
    assert peak < 20 * MIB
    assert stored(settings) == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_nothing_is_taken_in_from_those_who_may_not_report(
    as_key: Program, item: str, settings: Settings, client: TestClient
) -> None:
    assert send(as_key("stranger_write_key"), item, ("a.pdf", PDF)).status_code == 404
    assert send(as_key("office_write_key"), item, ("a.pdf", PDF)).status_code == 403
    assert send(client, item, ("a.pdf", PDF)).status_code == 401
    assert stored(settings) == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_is_lost_on_the_disk_is_told_as_missing(lead: TestClient, item: str, settings: Settings) -> None:
    (file,) = send(lead, item, ("合同.pdf", PDF)).json()
    stored(settings)[0].unlink()
    assert lead.get(f"/api/v1/attachments/{file['id']}").status_code == 404


def test_a_broken_package_never_crashes(lead: TestClient, item: str) -> None:
    whole = package("word/document.xml")
    for cut in range(0, len(whole), 7):
        broken = whole[:cut] + b"\xff" + whole[cut + 1 :]
        assert send(lead, item, (f"{cut}.docx", broken)).status_code in {201, 415, 422}


def test_a_file_stays_on_a_report_that_was_submitted_while_its_removal_waited(
    as_key: Program, item: str, cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = send(as_key("lead_write_key"), item, ("合同.pdf", PDF)).json()
    lock = items.lock_item

    def lock_after_the_submission(session: Session, actor: Actor, item_id: int) -> Any:
        moment = "submitted_at = saved_at, submitted_on = '2017-07-10', period = '2017-07'"
        session.execute(text(f"UPDATE progress_report SET state = 'submitted', {moment}"))
        return lock(session, actor, item_id)

    def remove(session: Session) -> int:
        return reports.detach(session, cast.actors["liaison"], file["id"])

    with monkeypatch.context() as patched:
        patched.setattr(items, "lock_item", lock_after_the_submission)
        with pytest.raises(NotFound):
            database.write(remove)
    assert database.write(remove) == cast.items["1"]
