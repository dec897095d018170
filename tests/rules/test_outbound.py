"""Where a webhook may go: public addresses, whatever they are wrapped in, and networks that the operator has named."""

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.outbound import flaw_of, may_call

PRIVATE = """\
10.0.0.1 127.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.100.100.200 0.0.0.0 255.255.255.255 224.0.0.1
240.0.0.1 192.0.2.1 198.18.0.1 ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::7f00:1 fe80::1 fe80::1%eth0 fc00::1
fd00:ec2::254 fec0::1 ff02::1 ff0e::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2001:db8::1
2001:0:a9fe:a9fe:8000:63bf:3fff:fdd2"""
PUBLIC = "8.8.8.8 114.114.114.114 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_what_is_not_public_is_not_called(address: str) -> None:
    assert not may_call(address, "")


@pytest.mark.parametrize("address", PUBLIC.split())
def test_what_is_public_is_called(address: str) -> None:
    assert may_call(address, "")


@given(st.integers(0, 2**32 - 1))
def test_no_wrapping_makes_a_private_address_public(number: int) -> None:
    plain = IPv4Address(number)
    wrapped = (f"::ffff:{plain}", f"64:ff9b::{plain}", f"2002:{number >> 16:x}:{number & 0xFFFF:x}::")
    if not may_call(str(plain), ""):
        assert not any(may_call(address, "") for address in wrapped)


def test_the_operator_may_name_networks_and_no_others_open() -> None:
    assert may_call("10.1.2.3", "10.1.0.0/16 fd00::/8")
    assert may_call("::ffff:10.1.2.3", "10.1.0.0/16")
    assert may_call("fd12::1", "10.1.0.0/16 fd00::/8")
    assert not may_call("10.2.0.1", "10.1.0.0/16 fd00::/8")
    assert not may_call("169.254.169.254", "10.1.0.0/16")


@pytest.mark.parametrize(
    ("url", "flaw"),
    [
        ("https://oa.example/duban?x=1", None),
        ("https://8.8.8.8:8443/", None),
        ("https://oa.example:99999/", "address"),
        ("http://oa.example/", "scheme"),
        ("ftp://oa.example/", "scheme"),
        ("//oa.example/", "scheme"),
        ("https:///path", "address"),
        ("https://oa.example/#part", "address"),
        ("https://oa.example/a b", "address"),
        ("https://oa.example\\@127.0.0.1/", "address"),
        ("https://政务.example/", "address"),
        ("https://user:word@oa.example/", "userinfo"),
        ("https://127.0.0.1/", "private"),
        ("https://[::ffff:10.0.0.1]/", "private"),
        ("https://[::1", "address"),
    ],
)
def test_an_address_that_cannot_be_called_says_why(url: str, flaw: str | None) -> None:
    assert flaw_of(url, "") == flaw


def test_plain_http_is_for_networks_that_the_operator_has_named() -> None:
    assert flaw_of("http://10.1.2.3:8080/oa", "10.1.0.0/16") is None
    assert flaw_of("http://oa.intranet/", "10.1.0.0/16") is None
    assert flaw_of("http://10.9.2.3:8080/oa", "10.1.0.0/16") == "private"
