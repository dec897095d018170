"""Where a server may call on somebody's wish: public addresses, and those that its operator has named (against SSRF).

An address is judged by what it reaches: one of IPv6 that carries one of IPv4 is judged by both. Registries:
RFC 6890 (special purpose), RFC 4291 (mapped), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 6052 (NAT64).
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from app.rules.addresses import allows

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
COMPATIBLE = IPv6Network("::/96")
LONGEST_URL = 2000


def is_named(address: str, allowed: str) -> bool:
    """Whether the operator's list of networks, by blanks, holds the address."""
    return bool(allowed) and allows(allowed, address)


def may_call(address: str, allowed: str) -> bool:
    """Whether an address is public, or named by the operator."""
    return is_named(address, allowed) or all(_is_public(one) for one in _reached(ip_address(address)))


def flaw_of(url: str, allowed: str) -> str | None:
    """Why nothing can be sent to this address, as a stable code; None for one that may be resolved and tried.

    `scheme`, `address`, `userinfo` or `private`. Plain http is for networks that the operator has named.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "address"
    if parts.scheme not in {"http", "https"}:
        return "scheme"
    if not _is_plain(url) or not host or parts.fragment:
        return "address"
    if parts.username is not None:
        return "userinfo"
    literal = _literal(host)
    if literal is not None and not may_call(literal, allowed):
        return "private"
    return "scheme" if parts.scheme == "http" and not allowed else None


def _is_plain(url: str) -> bool:
    return len(url) <= LONGEST_URL and url.isascii() and url.isprintable() and " " not in url and "\\" not in url


def _literal(host: str) -> str | None:
    try:
        return str(ip_address(host))
    except ValueError:
        return None


def _reached(address: Address) -> Iterator[Address]:
    """The address, and those of IPv4 to which a gateway would carry it."""
    yield address
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in NAT64 or address in COMPATIBLE:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped or address in NAT64:
            # Judged by what it carries.
            return True
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
