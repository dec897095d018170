"""Words: every message has its English, every member of a vocabulary its word, every reason and event its sentence."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from app.locale import Language, catalogue
from app.models.event import Action, EventRead
from app.models.item import ItemState
from app.pages.rendering import translate_source
from app.rules.lifecycle import MilestoneState
from app.rules.light import Light, LightCode
from app.rules.vocabulary import AssignmentRole, Certainty, Commitment, PlanKind, Role, Via
from app.wording import words_of
from tests.cast import Cast
from tests.pages import messages

TODAY = date(2017, 7, 10)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"\{\w+\}")


def test_every_message_has_an_english_translation() -> None:
    english = catalogue(Language.EN)
    assert sorted(messages.everywhere() - english.keys()) == []


def test_the_catalogue_holds_nothing_that_no_page_says() -> None:
    assert sorted(catalogue(Language.EN).keys() - messages.everywhere()) == []


def test_translations_keep_the_placeholders_and_hold_no_chinese() -> None:
    for original, english in catalogue(Language.EN).items():
        assert sorted(PLACEHOLDER.findall(original)) == sorted(PLACEHOLDER.findall(english)), original
        assert not CHINESE.search(english), original


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "kind",
    [Light, AssignmentRole, ItemState, MilestoneState, Commitment, Certainty, Role, Via, PlanKind, Action],
)
def test_every_member_of_a_vocabulary_has_a_word(language: Language, kind: type) -> None:
    assert len(words_of(language).all(kind)) == len(kind)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2017, 6, 30), "逾期 10 天"),
        (date(2017, 7, 9), "逾期 1 天"),
        (TODAY, "今天到期"),
        (date(2017, 7, 11), "明天到期"),
        (date(2017, 7, 15), "还有 5 天"),
        (None, ""),
    ],
)
def test_lateness_is_counted_from_today(due_on: date | None, words: str) -> None:
    assert words_of(Language.ZH).when(due_on, TODAY) == words


def test_a_date_leaves_out_only_the_present_year() -> None:
    zh, en = words_of(Language.ZH), words_of(Language.EN)
    assert zh.day(date(2017, 6, 30), TODAY) == "6月30日"
    assert zh.day(date(2018, 3, 31), TODAY) == "2018年3月31日"
    assert en.day(date(2017, 6, 30), TODAY) == "30 June"
    assert en.day(date(2018, 3, 31), TODAY) == "31 March 2018"


@pytest.mark.parametrize("code", LightCode)
@pytest.mark.parametrize("language", Language)
def test_every_reason_is_a_whole_sentence(code: LightCode, language: Language) -> None:
    sentence = words_of(language).reason(code, date(2017, 6, 30), 2, "TENDER", TODAY)
    assert "{" not in sentence
    assert sentence.strip()


def test_the_reason_of_a_red_light_says_how_late_and_what() -> None:
    sentence = words_of(Language.ZH).reason(LightCode.OVERDUE, date(2017, 6, 30), 2, "完成招标", TODAY)
    assert sentence == "有 2 个节点逾期未完成，最早的应于6月30日完成，逾期 10 天：完成招标"


def event(action: Action, **data: object) -> EventRead:
    """An event of a liaison."""
    nothing = dict.fromkeys(("unit_id", "plan_id", "item_id", "milestone_id", "report_id"))
    return EventRead(
        id=1,
        at=datetime(2017, 7, 10, tzinfo=UTC),
        action=action,
        via=Via.PAGE,
        actor_name="陈联络",
        unit_name="市交通运输局",
        data=data,
        **nothing,
    )


@pytest.mark.parametrize("action", Action)
def test_every_event_is_a_sentence_even_without_its_data(action: Action) -> None:
    sentence = words_of(Language.ZH).sentence(event(action))
    assert "{" not in sentence
    assert "陈联络" in sentence


def test_a_tick_is_told_with_its_day_and_its_lateness() -> None:
    after = {"state": "met_late", "done_on": "2017-07-05", "note": "已验收"}
    told = words_of(Language.ZH).sentence(event(Action.MILESTONE_COMPLETED, text="完成招标", after=after))
    assert told == "市交通运输局 陈联络 勾选完成：完成招标（逾期完成，完成日期 2017-07-05），备注：已验收"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "市交通运输局 陈联络 签收了这一事项"),
        ({"actor_name": "市交通运输局联络员"}, "市交通运输局联络员 签收了这一事项"),
        ({"unit_name": None, "actor_name": "林督查"}, "林督查 签收了这一事项"),
        ({"acting_for": "何局长"}, "市交通运输局 陈联络（代何局长） 签收了这一事项"),
    ],
)
def test_whoever_did_it_is_named_once_and_with_whom_they_stood_in_for(changes: dict[str, str], told: str) -> None:
    done = event(Action.ITEM_ACKNOWLEDGED).model_copy(update=changes)
    assert words_of(Language.ZH).sentence(done) == told


def test_templates_are_translated_when_compiled() -> None:
    assert translate_source('<b>{{ _("退出") }}</b>', catalogue(Language.EN).__getitem__) == '<b>{{ "Sign out" }}</b>'


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("path", ["/", "/help", "/docs/problems", "/sign-in"])
def test_an_english_page_without_data_shows_no_chinese(as_person: Callable[[str], TestClient], path: str) -> None:
    browser = as_person("system_admin")
    browser.cookies.set("lang", "en")
    text = browser.get(path).text.replace("中文", "").replace("甲管理", "")
    assert 'lang="en"' in text
    assert CHINESE.findall(text) == []


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("path", ["/desk", "/items", "/overview", "/events", "/units", "/items/{item}"])
def test_an_english_page_says_nothing_of_its_own_in_chinese(
    as_person: Callable[[str], TestClient], cast: Cast, path: str
) -> None:
    browser = as_person("liaison")
    browser.cookies.set("lang", "en")
    text = browser.get(path.format(item=cast.items["1"])).text
    spoken = set(re.findall(r">\s*([^<>]+?)\s*<", text))
    assert spoken & messages.everywhere() == set()
