"""Reminders (催办, docs/domain.md §6): which notices are due on a day, by open milestones and what was sent.

Blue before the date, to the liaison; orange from the day after it, to the unit head; red from the fifth working day
after it, to the leader in charge. One matter, one slip; a level is sent once, and one below it not any more. A missed
day is made up by the next run. What was late before its item was issued counts from the day of issue: nobody answers
for days on which they were not told. A blue slip already read comes back to the desk three days before the date; ten
days after it, bulletins list it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.rules.actor import Actor
from app.rules.permissions import Bond, role_of
from app.rules.vocabulary import NoticeLevel, Role
from app.rules.workdays import Calendar, add_workdays

DAY = timedelta(days=1)
BLUE_BEFORE = timedelta(days=7)
AGAIN_BEFORE = timedelta(days=3)
RED_AFTER_WORKDAYS = 5
BULLETIN_AFTER = timedelta(days=10)
LOOK_BACK = timedelta(days=45)
"""How far back the calendar matters: no five working days take longer."""
LEVELS = tuple(NoticeLevel)
"""In the order of severity."""


@dataclass(frozen=True)
class Node:
    """An open milestone with a date, as reminders see it."""

    id: int
    due_on: date
    issued_on: date = date.min


@dataclass(frozen=True)
class Window:
    """The due dates, both ends included, for which a level is what stands on a day."""

    first: date
    last: date


@dataclass(frozen=True)
class Due:
    """A notice to be sent."""

    node: Node
    level: NoticeLevel


def matter_of(milestone_id: int | None, due_on: date | None) -> str:
    """What a slip is about. A date moved by an extension makes a new matter, for which levels start anew."""
    subject = "item" if milestone_id is None else f"milestone:{milestone_id}"
    return f"{subject}@{due_on.isoformat() if due_on else ''}"


@dataclass(frozen=True)
class Addressee:
    """To whom a slip goes, and who alone reads it for the record: a role in a unit, a leader, or the principal leader.

    `stands_in` says that whom the rule names is not there, and this is who has it instead.
    """

    role: Role
    unit_id: int | None = None
    person_id: int | None = None
    stands_in: bool = False


def addressees(
    level: NoticeLevel, staff: Mapping[int, Collection[Role]], leader_id: int | None, *, signs_in: bool = True
) -> list[Addressee]:
    """To whom a slip goes, where `staff` says which roles each unit's accounts have.

    A red one goes to the leader in charge, and to the heads who have to answer to them. Without a head it goes to the
    liaison, without a liaison to the head; without a leader, or one who `signs_in`, to the principal leader.
    """
    wanted = Role.LIAISON if level is NoticeLevel.BLUE else Role.UNIT_HEAD
    found = [_of_unit(unit, wanted, roles) for unit, roles in sorted(staff.items())]
    if level is not NoticeLevel.RED:
        return found
    if leader_id is None or not signs_in:
        return [Addressee(Role.PRINCIPAL_LEADER, stands_in=True), *found]
    return [Addressee(Role.LEADER, person_id=leader_id), *found]


def _of_unit(unit_id: int, wanted: Role, roles: Collection[Role]) -> Addressee:
    """A unit without accounts has its liaison's: a system of its own may stand for them."""
    instead = Role.UNIT_HEAD if wanted is Role.LIAISON else Role.LIAISON
    lacks = wanted not in roles and (wanted is Role.UNIT_HEAD or instead in roles)
    return Addressee(instead if lacks else wanted, unit_id, stands_in=lacks)


class Receipt(Protocol):
    """What rules ask of a receipt."""

    @property
    def role(self) -> Role:
        """The role that it is addressed to."""

    @property
    def unit_id(self) -> int | None:
        """In which unit, if in one."""

    @property
    def person_id(self) -> int | None:
        """Which leader, if one is named."""


def bonds_to_receipt(actor: Actor, receipt: Receipt) -> set[Bond]:
    """Whether the slip is addressed to the actor, or to whom they act for."""
    if receipt.person_id is not None:
        mine = actor.leads == receipt.person_id
    else:
        mine = role_of(actor) is receipt.role and (receipt.unit_id is None or receipt.unit_id == actor.unit_id)
    return {Bond.ADDRESSED} if mine else set()


def at_least(level: NoticeLevel) -> tuple[NoticeLevel, ...]:
    """The level and those above it: any of them sent leaves nothing to remind of at `level`."""
    return LEVELS[LEVELS.index(level) :]


def windows(today: date, calendar: Calendar) -> Mapping[NoticeLevel, Window]:
    """For each level the due dates that have it on `today`; they do not overlap."""
    red_last = _red_last(today, calendar)
    return {
        NoticeLevel.BLUE: Window(today, today + BLUE_BEFORE),
        NoticeLevel.ORANGE: Window(red_last + DAY, today - DAY),
        NoticeLevel.RED: Window(date.min, red_last),
    }


def level_of(node: Node, today: date, calendar: Calendar) -> NoticeLevel | None:
    """The level at which an open milestone stands on `today`; None while far off, and on the day it is issued late."""
    if node.due_on >= today:
        return level_on(node.due_on, today, calendar)
    late_from = max(node.due_on, node.issued_on)
    return level_on(late_from, today, calendar) if late_from < today else None


def level_on(due_on: date, today: date, calendar: Calendar) -> NoticeLevel | None:
    """The level at which something open and due on `due_on` stands on `today`; None while it is far off."""
    found = windows(today, calendar).items()
    return next((level for level, window in found if window.first <= due_on <= window.last), None)


def due_notices(
    nodes: Iterable[Node], today: date, calendar: Calendar, sent: Collection[tuple[str, NoticeLevel]]
) -> list[Due]:
    """The notices that are due on `today`: at most one for each milestone, none of a level that was sent or passed."""
    found = []
    for node in nodes:
        level = level_of(node, today, calendar)
        matter = matter_of(node.id, node.due_on)
        if level and not any((matter, higher) in sent for higher in at_least(level)):
            found.append(Due(node, level))
    return found


def comes_back(due_on: date, read_on: date, today: date) -> bool:
    """Whether a blue slip read on `read_on` is shown again: from three days before the date, till read in that time."""
    again_on = due_on - AGAIN_BEFORE
    return read_on < again_on <= today <= due_on


def slip_text(level: NoticeLevel, text: str, due_on: date, today: date) -> str:
    """What an automatic slip says, in official Chinese: it is a document, not a message of the pages.

    Quotation marks within the quoted text are single ones (GB/T 15834-2011 on 引号).
    """
    text = text.replace("“", "‘").replace("”", "’")
    day = f"{due_on.year}年{due_on.month}月{due_on.day}日"
    if level is NoticeLevel.BLUE:
        return f"“{text}”应于{day}前完成，距时限还有{(due_on - today).days}天，请抓紧办理，按时完成。"
    late = f"“{text}”应于{day}前完成，已逾期{(today - due_on).days}天。"
    if level is NoticeLevel.ORANGE:
        return late + "请单位负责人督促办理，尽快完成并说明逾期原因。"
    return late + "请分管领导督促办理，责成承办单位限期完成。"


def _red_last(today: date, calendar: Calendar) -> date:
    """The last due date whose fifth working day after has come by `today`."""
    day = today - RED_AFTER_WORKDAYS * DAY
    while add_workdays(day, RED_AFTER_WORKDAYS, calendar) > today:
        day -= DAY
    return day
