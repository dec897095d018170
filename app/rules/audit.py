"""The chain that seals the log: each event's seal covers the event and the seal before it (SHA-256).

Changing, inserting, removing or reordering any sealed event breaks the chain at that place. What the chain alone
cannot show, a cut at its end, the head kept beside it does. The seals have no key: whoever can write the table can
seal all of it anew, head and all. That is shown only by heads that were kept elsewhere (`Anchor`).
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64
"""The seal before the first event."""

ANCHOR = re.compile(r"(?P<position>[0-9]{1,18})\s*[: ]\s*(?P<seal>[0-9A-Fa-f]{64})")
"""How a head is written down: by `duban audit head`, or by hand from paper."""

FIELDS = (
    "position",
    "id",
    "at",
    "action",
    "via",
    "person_id",
    "client_id",
    "actor_name",
    "acting_for",
    "unit_id",
    "plan_id",
    "item_id",
    "milestone_id",
    "report_id",
    "data",
)
"""What a seal covers. A new column joins only with a new version of the export's format."""

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Break:
    """A place where the log is not what was sealed: the position, a stable code, and the same in words."""

    position: int
    code: str
    words: str


@dataclass(frozen=True)
class Anchor:
    """A head of the chain as it was once kept outside of the database: the seal of a position."""

    position: int
    seal: str

    def __str__(self) -> str:
        return f"{self.position}:{self.seal}"


def anchor_of(words: str) -> Anchor:
    """An anchor as it is written down, `POSITION:HASH`; ValueError for anything else."""
    found = ANCHOR.fullmatch(words.strip())
    if found is None:
        raise ValueError(words.strip())
    return Anchor(int(found["position"]), found["seal"].lower())


def canonical(event: Event) -> bytes:
    """The bytes that a seal covers: the named fields as JSON with sorted keys, no blanks, UTF-8."""
    return json.dumps(
        {name: event[name] for name in FIELDS}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def seal_of(previous: str, event: Event) -> str:
    """The seal of an event that follows one sealed `previous`, in hexadecimal."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(event)).hexdigest()


def breaks(
    events: Iterable[Event], head: tuple[int, str] | None = None, anchors: Sequence[Anchor] = ()
) -> Iterator[Break]:
    """Every place where sealed events, given in order of position, do not form the chain that ends in `head`.

    After a break the walk goes on from the seal as stored, so that one tampering is told once. Nor may the chain miss
    any of the `anchors`: of those that it does not pass through the first says from where on it was sealed anew.
    """
    expected, previous = 1, GENESIS
    wanted, missed = {anchor.position for anchor in anchors}, set(anchors)
    missed.discard(Anchor(0, GENESIS))
    for event in events:
        if event["position"] in wanted:
            missed.discard(Anchor(event["position"], event["seal"]))
        position = event["position"]
        if position != expected:
            yield Break(expected, "missing", f"缺少第 {expected} 至 {position - 1} 条记录")
            # Without the records in between the seal before this one is unknown; this one cannot be judged.
        elif event["seal"] != seal_of(previous, event):
            yield Break(position, "altered", f"第 {position} 条记录与封存时不符（被改动、插入或调换）")
        expected, previous = position + 1, event["seal"]
    if head is not None and (expected - 1, previous) != head:
        yield Break(head[0], "cut", f"记录应到第 {head[0]} 条为止并以其封存值结尾，实际到第 {expected - 1} 条")
    for anchor in sorted(missed, key=lambda one: (one.position, one.seal)):
        yield Break(
            anchor.position,
            "not_passed",
            f"封存链不经过当时抄存的封存值 {anchor}：第 {anchor.position} 条或以前被改动后重新封存，或被截去",
        )
