"""Who may share a database when everybody tries one deed: a refusal leaves no trace, so all who are refused may."""

from collections.abc import Collection, Iterable

Turn = tuple[str, ...]


def in_turns(everybody: Iterable[str], allowed: Collection[str]) -> list[Turn]:
    """All who are refused in one turn, then each who is let in in a turn of their own."""
    refused = tuple(sorted(set(everybody) - set(allowed)))
    return [refused, *((who,) for who in sorted(allowed))]
