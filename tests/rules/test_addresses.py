"""Allow-lists: who is in, who is out, and what is no network."""

import pytest

from app.rules.addresses import allows, in_words


@pytest.mark.parametrize(
    ("words", "address", "is_in"),
    [
        ("", "203.0.113.9", True),
        ("", "unknown", True),
        ("10.0.0.0/8", "10.255.0.1", True),
        ("10.0.0.0/8", "11.0.0.1", False),
        ("10.0.0.0/8", "::ffff:10.0.0.1", True),
        ("10.0.0.0/8", "::ffff:11.0.0.1", False),
        ("10.0.0.0/8 192.0.2.7", "192.0.2.7", True),
        ("10.0.0.0/8 192.0.2.7", "192.0.2.8", False),
        ("2001:db8::/32", "2001:db8:1::1", True),
        ("2001:db8::/32", "10.0.0.1", False),
        ("10.0.0.0/8", "testclient", False),
        ("10.0.0.0/8", "", False),
        ("0.0.0.0/0", "203.0.113.9", True),
    ],
)
def test_an_address_is_in_or_out(words: str, address: str, is_in: bool) -> None:
    assert allows(words, address) is is_in


def test_a_list_is_kept_in_one_spelling_each_network_once() -> None:
    assert in_words(["10.0.0.0/8", "192.0.2.7", "10.0.0.0/255.0.0.0"]) == "10.0.0.0/8 192.0.2.7/32"


@pytest.mark.parametrize("wrong", ["10.0.0.1/8", "10.0.0.0/33", "oa.example", "10.0.0", "10.0.0.0/8;"])
def test_what_is_no_network_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"not appear|mask|host bits"):
        in_words(["192.0.2.0/24", wrong])
