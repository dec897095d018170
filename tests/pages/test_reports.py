"""The report form: submitted, refused with everything kept, kept as a draft, with files that come and go."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from app.config import Settings
from app.db import Database
from app.models import Item
from app.models.base import table
from tests.cast import Cast

PDF = b"%PDF-1.7\n%evidence"
TEXT = {"period": "2017-07", "summary": "已发布招标公告", "problems": "资金未到位"}


@pytest.fixture
def liaison(as_person: Callable[[str], TestClient]) -> TestClient:
    """The liaison's liaison."""
    return as_person("liaison")


@pytest.fixture
def base(cast: Cast) -> str:
    """The address of the late item."""
    return f"/items/{cast.items['1']}"


def test_a_report_is_submitted_and_shown_on_the_item(liaison: TestClient, base: str) -> None:
    assert liaison.post(f"{base}/report", data=TEXT).status_code == 303
    text = liaison.get(base).text
    assert "已发布招标公告" in text
    assert "资金未到位" in text


def test_a_report_without_progress_is_refused_next_to_the_field_and_the_rest_is_kept(
    liaison: TestClient, base: str
) -> None:
    answer = liaison.post(f"{base}/report", data=TEXT | {"summary": "  "})
    assert answer.status_code == 422
    assert '<p class="wrong" id="summary-wrong">请填写进展情况' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "资金未到位" in answer.text


def test_a_month_to_come_is_refused_next_to_the_period(liaison: TestClient, base: str) -> None:
    answer = liaison.post(f"{base}/report", data=TEXT | {"period": "2017-08"})
    assert answer.status_code == 422
    assert 'id="period-wrong"' in answer.text
    assert "已发布招标公告" in answer.text


def test_a_text_that_is_too_long_is_refused_and_given_back(liaison: TestClient, base: str) -> None:
    long = "长" * 10_001
    answer = liaison.post(f"{base}/report", data=TEXT | {"problems": long})
    assert answer.status_code == 422
    assert 'id="problems-wrong"' in answer.text
    assert long in answer.text


def test_nul_characters_do_no_harm(liaison: TestClient, base: str) -> None:
    assert liaison.post(f"{base}/report", data=TEXT | {"summary": "完\x00成"}).status_code == 303
    assert "完成" in liaison.get(base).text


def test_a_draft_is_kept_and_fills_the_form_again(liaison: TestClient, base: str) -> None:
    assert liaison.post(f"{base}/report-draft", data=TEXT).status_code == 303
    assert "已发布招标公告" in liaison.get(f"{base}/report").text
    assert "已发布招标公告" not in liaison.get(base).text
    saved = liaison.post(f"{base}/report-draft", data=TEXT, headers={"HX-Request": "true"})
    assert "草稿已存" in saved.text


def test_a_draft_that_waits_is_told_on_the_desk_and_the_item_to_its_own_unit_alone(
    liaison: TestClient, base: str, as_person: Callable[[str], TestClient]
) -> None:
    liaison.post(f"{base}/report-draft", data=TEXT)
    link = f'href="{base}/report">继续填写草稿</a>'
    desk, item = liaison.get("/desk").text, liaison.get(base).text
    assert desk.count(link) == 2
    assert "1 份草稿未报送" in desk
    assert item.count(link) == 2
    others = (as_person("support").get("/desk"), as_person("support").get(base), as_person("office").get(base))
    assert not any("继续填写草稿" in page.text for page in others)


@pytest.mark.parametrize("end", ["report", "report-draft/removal"])
def test_a_draft_that_was_submitted_or_thrown_away_waits_no_more(liaison: TestClient, base: str, end: str) -> None:
    liaison.post(f"{base}/report-draft", data=TEXT)
    assert liaison.post(f"{base}/{end}", data=TEXT).status_code == 303
    for page in ("/desk", base):
        text = liaison.get(page).text
        assert "草稿" not in text
        assert f'href="{base}/report"' in text


def test_a_draft_on_an_item_at_rest_is_not_asked_for(liaison: TestClient, base: str, database: Database) -> None:
    liaison.post(f"{base}/report-draft", data=TEXT)
    database.write(lambda s: s.execute(update(table(Item)).values(state="suspended")) and None)
    for page in ("/desk", base):
        assert "草稿" not in liaison.get(page).text


def test_the_form_opens_on_the_newest_period_not_yet_reported_and_marks_the_others(
    liaison: TestClient, base: str
) -> None:
    assert "selected>2017-07</option>" in liaison.get(f"{base}/report").text
    liaison.post(f"{base}/report", data=TEXT)
    text = liaison.get(f"{base}/report").text
    assert "selected>2017-06</option>" in text
    assert '<option value="2017-07">2017-07 · 待审核</option>' in text
    assert 'id="edition"' not in text
    assert f'href="{base}/report?period=2017-07"' in text


def test_who_corrects_a_report_is_told_the_edition_and_given_its_words(liaison: TestClient, base: str) -> None:
    liaison.post(f"{base}/report", data=TEXT)
    text = liaison.get(f"{base}/report?period=2017-07").text
    assert "2017-07 已报送（待审核）；再报将成为第 2 版" in text
    assert "已发布招标公告" in text
    assert "selected>2017-07 · 待审核</option>" in text
    again = liaison.post(f"{base}/report", data=TEXT | {"summary": ""})
    assert again.status_code == 422
    assert "再报将成为第 2 版" in again.text


def test_saving_a_draft_after_the_session_is_over_leaves_the_page_to_the_writer(client: TestClient, base: str) -> None:
    answer = client.post(f"{base}/report-draft", data=TEXT, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "hx-retarget" not in answer.headers
    assert "内容还在本页" in answer.text


def test_a_draft_can_be_thrown_away(liaison: TestClient, base: str) -> None:
    liaison.post(f"{base}/report-draft", data=TEXT)
    assert liaison.post(f"{base}/report-draft/removal").status_code == 303
    assert "已发布招标公告" not in liaison.get(f"{base}/report").text


def test_files_go_with_the_report_and_come_back_as_downloads(liaison: TestClient, base: str) -> None:
    files = {"files": ("公告.pdf", PDF)}
    assert liaison.post(f"{base}/report", data=TEXT, files=files).status_code == 303
    text = liaison.get(base).text
    address = re.search(r'href="(/attachments/\d+)">公告.pdf', text)
    assert address
    answer = liaison.get(address[1])
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment")


def test_files_are_taken_at_once_and_can_be_removed_with_the_text_kept(liaison: TestClient, base: str) -> None:
    taken = liaison.post(
        f"{base}/report-draft/attachments",
        data=TEXT,
        files={"files": ("公告.pdf", PDF)},
        headers={"HX-Request": "true"},
    )
    assert taken.status_code == 200
    assert taken.text.lstrip().startswith("<fieldset")
    assert "公告.pdf" in taken.text
    removal = re.search(r'formaction="([^"]+/removal)"', taken.text)
    assert removal
    assert liaison.post(removal[1], data=TEXT | {"needs": "请财政局支持"}).status_code == 303
    form = liaison.get(f"{base}/report").text
    assert "公告.pdf" not in form
    assert "请财政局支持" in form


def test_a_program_named_pdf_is_refused_with_the_text_and_other_files_kept(liaison: TestClient, base: str) -> None:
    liaison.post(f"{base}/report-draft/attachments", data=TEXT, files={"files": ("公告.pdf", PDF)})
    answer = liaison.post(f"{base}/report", data=TEXT, files={"files": ("病毒.pdf", b"MZ\x90\x00program")})
    assert answer.status_code == 415
    assert "文件内容与扩展名 .pdf 不符" in answer.text
    assert "已发布招标公告" in answer.text
    assert "公告.pdf" in answer.text


def test_a_file_beyond_the_limit_is_refused_with_the_text_kept(
    liaison: TestClient, base: str, settings: Settings
) -> None:
    settings.max_file_bytes = 1024 * 1024
    answer = liaison.post(f"{base}/report", data=TEXT, files={"files": ("大.pdf", PDF + b"x" * 1024 * 1024)})
    assert answer.status_code == 413
    assert "超过 1 MB" in answer.text
    assert "已发布招标公告" in answer.text


def test_a_stranger_finds_no_form_and_a_leader_learns_why_not(
    as_person: Callable[[str], TestClient], base: str
) -> None:
    assert as_person("stranger").get(f"{base}/report").status_code == 404
    answer = as_person("leader").get(f"{base}/report")
    assert answer.status_code == 403
    assert "只有承担该事项的单位可以报送进展" in answer.text
    assert "只有承担该事项的单位可以报送进展" in as_person("leader").post(f"{base}/report", data=TEXT).text


def test_whose_report_comes_too_late_keeps_its_words(
    as_person: Callable[[str], TestClient], database: Database, cast: Cast
) -> None:
    closed = update(table(Item)).where(table(Item).c.id == cast.items["1"]).values(state="closed")
    database.write(lambda session: session.execute(closed))
    address = f"/items/{cast.items['1']}/report"
    answer = as_person("liaison").post(address, data={"summary": "写了一下午的进展"})
    assert answer.status_code == 409
    assert "写了一下午的进展" in answer.text
    assert "已经办结" in answer.text
    assert as_person("liaison").get(address).status_code == 409
