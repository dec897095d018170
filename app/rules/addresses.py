"""Allow-lists: the networks from which a client may call, as words by blanks (RFC 4632, RFC 4291)."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


@lru_cache(maxsize=256)
def networks(words: str) -> tuple[Network, ...]:
    """The networks that an allow-list names; a lone address is a network of one. ValueError for what is neither."""
    return tuple(ip_network(word) for word in words.split())


def in_words(given: Iterable[str]) -> str:
    """An allow-list as it is kept, each network once; ValueError as for `networks`."""
    found = dict.fromkeys(str(network) for word in given for network in networks(word))
    return " ".join(found)


def allows(words: str, address: str) -> bool:
    """Whether the allow-list lets `address` in: an empty one everybody, any other nobody whose address is unknown."""
    if not words:
        return True
    try:
        found = ip_address(address)
    except ValueError:
        return False
    # A socket that listens on IPv6 tells of a caller on IPv4 as ::ffff:10.0.0.1.
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in networks(words))
