"""Two liaisons of one unit write on one draft: nobody's words are written over unseen, and both texts are shown."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.actions import reports
from app.clock import Clock
from app.db import Database
from app.models.report import ReportRead, ReportText
from app.queries.reports import get_draft
from app.rules.errors import Conflict
from app.rules.reports import saw_draft
from tests.cast import Cast
from tests.racing import race

Door = Callable[[str], TestClient]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def item(cast: Cast) -> int:
    return cast.items["1"]


def save(database: Database, cast: Cast, clock: Clock, who: str, words: str, version: int | None) -> ReportRead:
    """Save a draft of item 1; what stands afterwards."""
    now, today, actor = clock.now(), clock.today(), cast.actors[who]

    def work(session: Session) -> ReportRead:
        text = ReportText(summary=words, version=version)
        reports.save_draft(session, actor, cast.items["1"], text, now=now, today=today)
        return get_draft(session, actor, cast.items["1"])

    return database.write(work)


def test_the_second_save_over_json_is_told_what_stands_and_loses_nothing(as_key: Door, item: int) -> None:
    door, at = as_key("lead_write_key"), f"/api/v1/items/{item}/report-draft"
    assert door.get(at).status_code == 404
    first = door.put(at, json={"summary": "甲写的", "version": 0}).json()
    assert door.get(at).json() == first
    second = door.put(at, json={"summary": "乙写的", "version": first["version"]}).json()
    late = door.put(at, json={"summary": "丙写的", "version": first["version"]})
    assert (late.status_code, late.json()["code"]) == (409, "draft_newer")
    assert late.json()["current"]["summary"] == "乙写的"
    assert late.json()["current"]["version"] == second["version"]
    assert door.get(at).json()["summary"] == "乙写的"
    assert door.put(at, json={"summary": "一起写的", "version": second["version"]}).status_code == 200


@pytest.mark.parametrize("verb", ["report", "removal"])
def test_neither_a_submission_nor_a_removal_goes_over_a_colleagues_words(as_key: Door, item: int, verb: str) -> None:
    door, base = as_key("lead_write_key"), f"/api/v1/items/{item}"
    old = door.put(f"{base}/report-draft", json={"summary": "甲写的"}).json()["version"]
    door.put(f"{base}/report-draft", json={"summary": "乙写的"})
    if verb == "report":
        answer = door.post(f"{base}/reports", json={"summary": "甲写的", "version": old})
    else:
        answer = door.delete(f"{base}/report-draft?version={old}")
    assert (answer.status_code, answer.json()["code"]) == (409, "draft_newer")
    assert door.get(f"{base}/report-draft").json()["summary"] == "乙写的"


def test_a_draft_begun_anew_is_not_taken_for_the_one_thrown_away(as_key: Door, item: int) -> None:
    door, at = as_key("lead_write_key"), f"/api/v1/items/{item}/report-draft"
    seen = door.put(at, json={"summary": "旧稿"}).json()["version"]
    door.delete(at)
    anew = door.put(at, json={"summary": "新稿"}).json()["version"]
    assert anew > 100_000_000
    assert anew >= seen


def test_a_colleagues_save_is_shown_beside_ones_own_words(as_person: Door, item: int) -> None:
    mine, theirs, at = as_person("liaison"), as_person("colleague"), f"/items/{item}/report-draft"
    assert 'name="version" id="draft-version" value="0"' in mine.get(f"/items/{item}/report").text
    theirs.post(at, data={"summary": "梁写的进展", "problems": "一样的问题", "version": "0"})
    answer = mine.post(at, data={"summary": "陈写的进展", "problems": "一样的问题", "version": "0"})
    assert answer.status_code == 409
    for words in ("梁联络改过这份草稿", "陈写的进展", "梁写的进展", "与您的相同", "请对照同事存的草稿"):
        assert words in answer.text
    version = answer.text.split('id="draft-version" value="')[1].split('"')[0]
    assert int(version) > 0
    merged = mine.post(at, data={"summary": "陈写的进展，梁写的进展", "version": version})
    assert merged.status_code == 303
    assert "陈写的进展，梁写的进展" in theirs.get(f"/items/{item}/report").text


def test_saving_by_itself_says_so_in_its_line_and_keeps_its_version_until_then(as_person: Door, item: int) -> None:
    mine, theirs, at = as_person("liaison"), as_person("colleague"), f"/items/{item}/report-draft"
    saved = mine.post(at, data={"summary": "陈", "version": "0"}, headers=HTMX)
    assert 'id="draft-version"' in saved.text
    assert 'hx-swap-oob="true"' in saved.text
    version = saved.text.split('value="')[1].split('"')[0]
    theirs.post(at, data={"summary": "梁", "version": version})
    late = mine.post(at, data={"summary": "陈又写", "version": version}, headers=HTMX)
    assert late.status_code == 409
    assert "梁联络改过这份草稿" in late.text
    assert "对照两份内容" in late.text
    assert "draft-version" not in late.text


def test_another_mistake_does_not_pass_for_having_read_the_colleagues_words(as_person: Door, item: int) -> None:
    mine, theirs = as_person("liaison"), as_person("colleague")
    theirs.post(f"/items/{item}/report-draft", data={"summary": "梁", "version": "0"})
    answer = mine.post(f"/items/{item}/report", data={"summary": " ", "version": "0", "seen": "0"})
    assert answer.status_code == 422
    assert 'id="draft-version" value="0"' in answer.text


def test_a_file_goes_not_with_words_over_a_colleagues(as_person: Door, item: int) -> None:
    mine, theirs, at = as_person("liaison"), as_person("colleague"), f"/items/{item}/report-draft"
    theirs.post(at, data={"summary": "梁写的进展", "version": "0"})
    files = {"files": ("公告.pdf", b"%PDF-1.7 x")}
    answer = mine.post(f"{at}/attachments", data={"summary": "陈", "version": "0"}, files=files, headers=HTMX)
    assert answer.status_code == 409
    assert "梁联络改过这份草稿" in answer.text
    assert "梁写的进展" in theirs.get(f"/items/{item}/report").text


def test_a_form_whose_own_save_is_still_on_the_way_is_not_told_of_itself(as_person: Door, item: int) -> None:
    mine = as_person("liaison")
    mine.post(f"/items/{item}/report-draft", data={"summary": "半句", "version": "0"}, headers=HTMX)
    answer = mine.post(f"/items/{item}/report", data={"summary": "整句", "version": "0", "seen": "0"})
    assert answer.status_code == 303


def test_of_two_first_saves_at_once_one_wins(database: Database, cast: Cast, clock: Clock, item: int) -> None:
    now, today = clock.now(), clock.today()

    def job(who: str) -> Callable[[Session], int]:
        text = ReportText(summary=who, version=0)
        return lambda s: reports.save_draft(s, cast.actors[who], item, text, now=now, today=today)

    results = race(database, [job("liaison"), job("colleague")])
    (lost,) = [one for one in results if isinstance(one, Conflict)]
    stands = database.read(lambda s: get_draft(s, cast.actors["liaison"], item))
    assert lost.extra["current"]["summary"] == stands.summary


def test_what_a_colleague_wrote_in_between_is_not_lost_behind_ones_own_later_save(
    database: Database, cast: Cast, clock: Clock
) -> None:
    first = save(database, cast, clock, "liaison", "一", 0)
    second = save(database, cast, clock, "colleague", "二", first.version)
    save(database, cast, clock, "liaison", "二，三", second.version)
    with pytest.raises(Conflict):
        save(database, cast, clock, "liaison", "一，另一个窗口", first.version)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6)), max_size=12))
def test_no_writer_ever_replaces_a_colleagues_words_that_they_have_not_seen(saves: list[tuple[str, int]]) -> None:
    """Each save brings some version seen before; those let in must have seen the newest version of the other hand."""
    version, others, author = 0, 0, ""
    newest = {"a": 0, "b": 0}
    for who, seen in saves:
        other = "b" if who == "a" else "a"
        if version and not saw_draft(seen, version, others, own=who == author):
            continue
        assert seen >= newest[other] or version == 0
        others = others if who == author else version
        version, author = version + 1, who
        newest[who] = version
