"""The chain of seals: any edit, insertion, deletion or reordering shows, with its place."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.rules.audit import FIELDS, GENESIS, breaks, seal_of


def sealed(count: int) -> list[dict[str, Any]]:
    """A log of `count` sealed events."""
    log: list[dict[str, Any]] = []
    previous = GENESIS
    for position in range(1, count + 1):
        event: dict[str, Any] = dict.fromkeys(FIELDS) | {
            "position": position,
            "id": position * 3,
            "data": {"n": position},
        }
        event["seal"] = previous = seal_of(previous, event)
        log.append(event)
    return log


def head_of(log: list[dict[str, Any]]) -> tuple[int, str] | None:
    return (log[-1]["position"], log[-1]["seal"]) if log else None


@given(st.integers(0, 12))
def test_an_untouched_log_is_intact(count: int) -> None:
    log = sealed(count)
    assert list(breaks(log, head_of(log))) == []


@given(st.integers(1, 12), st.data())
def test_an_edited_event_is_named_and_only_it(count: int, data: st.DataObject) -> None:
    log = sealed(count)
    head = head_of(log)
    at = data.draw(st.integers(0, count - 1))
    field = data.draw(st.sampled_from([name for name in FIELDS if name != "position"]))
    log[at] = log[at] | {field: "tampered"}
    assert [(one.position, one.code) for one in breaks(log, head)] == [(at + 1, "altered")]


@given(st.integers(2, 12), st.data())
def test_a_removed_event_leaves_a_gap_or_a_cut(count: int, data: st.DataObject) -> None:
    log = sealed(count)
    head = head_of(log)
    at = data.draw(st.integers(0, count - 1))
    del log[at]
    found = list(breaks(log, head))
    assert [one.code for one in found] == (["cut"] if at == count - 1 else ["missing"])
    assert found[0].position == at + 1 if at < count - 1 else found[0].position == count


@given(st.integers(2, 12), st.data())
def test_two_events_in_each_others_place_show(count: int, data: st.DataObject) -> None:
    log = sealed(count)
    head = head_of(log)
    first, second = sorted(data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
    swapped = dict(log[second], position=first + 1), dict(log[first], position=second + 1)
    log[first], log[second] = swapped
    assert first + 1 in {one.position for one in breaks(log, head)}


@given(st.integers(1, 12), st.data())
def test_an_inserted_event_shows(count: int, data: st.DataObject) -> None:
    log = sealed(count)
    head = head_of(log)
    at = data.draw(st.integers(0, count))
    forged = dict.fromkeys(FIELDS) | {"position": at + 1, "seal": "f" * 64}
    log = [*log[:at], forged, *(dict(event, position=event["position"] + 1) for event in log[at:])]
    assert list(breaks(log, head))
