"""Patterns that are compiled late: they are patterns, and none of them is broken."""

import importlib
import pkgutil
import re

import pytest

from app import importing
from app.importing.patterns import later


def test_a_late_pattern_is_what_compiling_it_at_once_would_be() -> None:
    found = later(r"(?P<year>20\d\d)年|$", re.MULTILINE)
    assert found.pattern == r"(?P<year>20\d\d)年|$"
    assert found.flags == re.compile("", re.MULTILINE).flags
    assert [match["year"] for match in found.finditer("2017年")] == ["2017", None]
    assert found.search is found.search


def test_a_broken_pattern_says_so_when_it_is_used() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.search("")


def test_no_pattern_of_the_reader_is_broken() -> None:
    modules = [one.name for one in pkgutil.walk_packages(importing.__path__, "app.importing.")]
    named = [value for name in modules for value in vars(importlib.import_module(name)).values()]
    patterns = [value for value in named if type(value) is type(later(""))]
    assert len(patterns) > 150
    # To ask for its words compiles it.
    assert all(isinstance(one.pattern, str) for one in patterns)
