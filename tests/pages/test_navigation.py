"""The menu: every role has one, all it offers opens, and it says where the reader is."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from app.pages.navigation import BY_ROLE
from app.rules.vocabulary import Role
from tests.cast import PEOPLE


def test_every_role_has_a_menu_that_fits_a_phone() -> None:
    assert BY_ROLE.keys() == set(Role)
    for menu in BY_ROLE.values():
        assert len(menu.daily) <= 6
        assert not set(menu.daily) & set(menu.more)


@pytest.mark.parametrize("who", PEOPLE)
def test_all_that_a_menu_offers_opens_and_marks_where_the_reader_is(
    as_person: Callable[[str], TestClient], who: str
) -> None:
    menu, browser = BY_ROLE[PEOPLE[who][1]], as_person(who)
    for href in (*menu.daily, *menu.more):
        answer = browser.get(href)
        assert answer.status_code == 200, href
        assert f'<a href="{href}" aria-current="page">' in answer.text
        assert ("data-here" in answer.text) == (href in menu.more), href


def test_the_office_finds_in_its_menu_what_only_it_may_read(as_person: Callable[[str], TestClient]) -> None:
    assert 'href="/imports"' in as_person("office").get("/items").text
    assert 'href="/imports"' not in as_person("liaison").get("/items").text
