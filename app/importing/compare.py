"""What a corrected document changes in the plan that stands. Pure: reading the same document again changes nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.importing.draft import Draft, ItemDraft, MilestoneDraft
from app.importing.pairing import Pairing, likeness
from app.importing.parts import parts_of
from app.importing.standing import Standing, StandingItem, StandingLine, StandingMilestone
from app.rules.vocabulary import AssignmentRole

ALIKE, SAME_NUMBER, LIKELY = 0.75, 0.5, 0.6
"""Likeness from which two titles are one whatever their numbers; with the same number; and two texts of one item."""


class Kind(StrEnum):
    """How something differs. `KEPT` is gone from the document, but people have worked on it."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    KEPT = "kept"


@dataclass(frozen=True)
class Change:
    """One difference; `fields` are (name, before, after) in words."""

    kind: Kind
    what: str
    item: str
    text: str
    fields: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass
class ItemPair:
    """An item of the plan beside that of the document; pairs are positions in `old` and `new`."""

    old: StandingItem
    new: ItemDraft
    position: int
    lines: Pairing
    milestones: Pairing
    changes: list[Change] = field(default_factory=list)


@dataclass
class Comparison:
    """Everything that applying a corrected document has to do."""

    pairs: list[ItemPair] = field(default_factory=list)
    added: list[tuple[int, ItemDraft]] = field(default_factory=list)
    gone: list[StandingItem] = field(default_factory=list)

    def changes(self) -> list[Change]:
        """All differences, in the order of the document, what is gone at the end."""
        placed = [(pair.position, pair.changes) for pair in self.pairs]
        placed += [(at, [Change(Kind.ADDED, "item", item.no, item.title)]) for at, item in self.added]
        found = [change for _, changes in sorted(placed, key=lambda one: one[0]) for change in changes]
        gone = [Change(Kind.KEPT if i.worked_on else Kind.GONE, "item", i.no, i.title) for i in self.gone]
        return found + gone


def compare(standing: Standing, draft: Draft, canonical: Callable[[str], str]) -> Comparison:
    """Pair the items of a plan with those of a draft. `canonical` gives the directory's name for any spelling."""
    old, new = standing.items, draft.items
    pairing = Pairing(old, new)
    pairing.by_key(lambda a: (old[a].no, old[a].title), lambda b: (new[b].no, new[b].title))
    pairing.by_key(
        lambda a: old[a].no, lambda b: new[b].no, lambda a, b: likeness(old[a].title, new[b].title) >= SAME_NUMBER
    )
    pairing.by_key(lambda a: old[a].title, lambda b: new[b].title)
    pairing.by_score(lambda a, b: likeness(old[a].title, new[b].title, ALIKE), ALIKE)
    gone, added = pairing.left()
    return Comparison(
        [_pair(old[a], new[b], b, canonical) for a, b in pairing.pairs],
        [(b, new[b]) for b in added],
        [old[a] for a in gone if not old[a].withdrawn],
    )


def _pair(old: StandingItem, new: ItemDraft, position: int, canonical: Callable[[str], str]) -> ItemPair:
    """What differs in one item; nothing does in one that was given up with approval, which no document brings back."""
    lines = Pairing(old.lines, new.lines)
    lines.by_key(lambda a: old.lines[a].plan, lambda b: new.lines[b].plan)
    lines.by_score(lambda a, b: likeness(old.lines[a].plan, new.lines[b].plan, LIKELY), LIKELY)
    if all(len(left) == 1 for left in lines.left()):
        lines.by_key(lambda a: 0, lambda b: 0)
    milestones = _milestones(old, new, {old.lines[a].id: b for a, b in lines.pairs})
    pair = ItemPair(old, new, position, lines, milestones)
    if old.withdrawn and not old.retired:
        return pair
    pair.changes = [*_item_changes(old, new), *_line_changes(pair, canonical), *_milestone_changes(pair)]
    return pair


def _milestones(old: StandingItem, new: ItemDraft, line_of: dict[int, int]) -> Pairing:
    """Text and date first, then text, then like texts: of the same date rather than of another."""
    before, after = old.milestones, new.milestones
    pairing = Pairing(before, after)
    pairing.by_key(
        lambda a: (line_of.get(before[a].line_id), before[a].text, before[a].due_on),
        lambda b: (after[b].line, after[b].text, after[b].due_on),
    )
    pairing.by_key(
        lambda a: (line_of.get(before[a].line_id), before[a].text, before[a].baseline_due_on),
        lambda b: (after[b].line, after[b].text, after[b].due_on),
    )
    pairing.by_key(lambda a: before[a].text, lambda b: after[b].text)

    def score(a: int, b: int) -> float:
        same_day = after[b].due_on in (before[a].due_on, before[a].baseline_due_on)
        same_line = line_of.get(before[a].line_id) == after[b].line
        return likeness(before[a].text, after[b].text) + 0.2 * same_day + 0.1 * same_line

    pairing.by_score(score, LIKELY)
    return pairing


def _item_changes(old: StandingItem, new: ItemDraft) -> Iterator[Change]:
    fields = [
        ("no", old.no, new.no),
        ("title", old.title, new.title),
        ("leader", old.leader, new.leader),
        _moved("deadline", old.due_on, old.baseline_due_on, new.deadline),
        ("state", "withdrawn" if old.retired else None, None),
    ]
    yield from _changed("item", new.no, new.title, fields)


def _line_changes(pair: ItemPair, canonical: Callable[[str], str]) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for a, b in sorted(pair.lines.pairs, key=lambda one: one[1]):
        before, after = old.lines[a], new.lines[b]
        units = [(role, canonical(name)) for role, name, _ in parts_of(new, after)]
        fields = [
            ("plan", before.plan, after.plan),
            _moved("deadline", before.due_on, before.baseline_due_on, after.deadline or new.deadline),
            ("units", _names(before.units), _names(_strongest(units))),
        ]
        yield from _changed("line", new.no, after.plan, fields)
    gone, added = pair.lines.left()
    yield from (Change(Kind.ADDED, "line", new.no, new.lines[b].plan) for b in added)
    for line in (old.lines[a] for a in gone):
        if not is_retired(old, line):
            yield Change(Kind.KEPT if _is_worked_on(old, line) else Kind.GONE, "line", new.no, line.plan)


def _milestone_changes(pair: ItemPair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for a, b in sorted(pair.milestones.pairs, key=lambda one: one[1]):
        yield from _changed("milestone", new.no, new.milestones[b].text, milestone_fields(pair, a, b))
    gone, added = pair.milestones.left()
    yield from (Change(Kind.ADDED, "milestone", new.no, new.milestones[b].text) for b in added)
    for milestone in (old.milestones[a] for a in gone):
        if not milestone.retired:
            yield Change(Kind.KEPT if milestone.ticked else Kind.GONE, "milestone", new.no, milestone.text)


def milestone_fields(pair: ItemPair, a: int, b: int) -> list[tuple[str, str | None, str | None]]:
    """What a pair of milestones says, field by field, before and after."""
    before, after = pair.old.milestones[a], pair.new.milestones[b]
    return [
        ("text", before.text, after.text),
        _moved("due_on", before.due_on, before.baseline_due_on, after.due_on, reworded=is_reworded(before, after)),
        ("starts_on", _day(before.starts_on), _day(after.starts_on)),
        ("kind", before.kind.value, after.kind.value),
        ("commitment", before.commitment.value, after.commitment.value),
        ("targets", _figures(before), _figures_read(after)),
        ("state", "waived" if before.retired else None, None),
    ]


def moves(due_on: date | None, baseline: date | None, read: date | None, *, reworded: bool = False) -> bool:
    """Whether a date that was read moves one that stands.

    The date as first issued, in the words that stand, does not undo what has been changed since.
    """
    return read != due_on and (reworded or read != baseline)


def is_reworded(old: StandingMilestone, new: MilestoneDraft) -> bool:
    """Whether the document states a milestone in other words than the plan has."""
    return (old.text, old.date_phrase) != (new.text, new.date_phrase and new.date_phrase[:100])


def is_retired(item: StandingItem, line: StandingLine) -> bool:
    """Whether earlier corrections took all that a line asks for out."""
    mine = [milestone for milestone in item.milestones if milestone.line_id == line.id]
    return bool(mine) and all(milestone.retired for milestone in mine)


def _is_worked_on(item: StandingItem, line: StandingLine) -> bool:
    mine = [milestone for milestone in item.milestones if milestone.line_id == line.id]
    return not mine or any(milestone.ticked for milestone in mine)


def _changed(what: str, item: str, text: str, fields: list[tuple[str, str | None, str | None]]) -> Iterator[Change]:
    different = tuple(one for one in fields if (one[1] or None) != (one[2] or None))
    if different:
        yield Change(Kind.CHANGED, what, item, text, different)


def _moved(
    name: str, due_on: date | None, baseline: date | None, read: date | None, *, reworded: bool = False
) -> tuple[str, str | None, str | None]:
    return (name, _day(due_on), _day(read) if moves(due_on, baseline, read, reworded=reworded) else _day(due_on))


def _strongest(units: Iterable[tuple[AssignmentRole, str]]) -> Iterator[tuple[AssignmentRole, str]]:
    """Each unit in the first role that it is named in, as registering keeps it."""
    seen: set[str] = set()
    for role, name in units:
        if name not in seen:
            seen.add(name)
            yield role, name


def _names(units: Iterable[tuple[AssignmentRole, str]]) -> str:
    return "、".join(name if role is AssignmentRole.LEAD else f"{name}（{role}）" for role, name in units)


def _figures(milestone: StandingMilestone) -> str:
    return "；".join(f"{n} {_plain(v)} {u} {c} {k}" for n, u, v, c, k in sorted(milestone.targets))


def _figures_read(milestone: MilestoneDraft) -> str:
    targets = sorted(
        (i.name[:200], i.unit[:40], i.value, i.cumulative, i.comparator.value) for i in milestone.indicators
    )
    return "；".join(f"{n} {_plain(v)} {u} {c} {k}" for n, u, v, c, k in targets)


def _plain(value: object) -> str:
    return f"{value:f}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
