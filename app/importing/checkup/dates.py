"""Findings about dates: against the deadline, against today, doubtful or open."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.importing.checkup.words import day, deadline_of, number_of, quoted, rows, text_of
from app.importing.draft import Cadence, Certainty, Draft, Finding, ItemDraft, Severity
from app.importing.language.cadence import day_within
from app.importing.patterns import later

_QUIET = timedelta(days=62)
"""A deadline this much later than the last milestone leaves a stretch without any plan."""

_RETURNS = later(
    r"(?:每半?个?(?:年|季度?|月)|每(?:两|二|三)个月)的?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:月\d{1,2})?[日号](?:之前|以前|前)?"
    r"|每个?(?:年|季度?|月)(?:[底末初]|结束)(?:之前|以前|前)?|每(?:周|星期)[一二三四五六日天](?:之前|以前|前)?"
)
"""A day that comes again and again: 每月5日前, 每季度末, 每周五."""
_ENDS = later(r"[底末]|结束")
_ANY_END = date(2000, 12, 31)


def after_deadline(draft: Draft) -> Iterator[Finding]:
    """A milestone that falls due after the deadline of its own row; one that names a later year is only noted."""
    for item in draft.items:
        for at, milestone in enumerate(item.milestones):
            limit = deadline_of(item, milestone.line)
            if not limit or not milestone.due_on or milestone.due_on <= limit:
                continue
            later_year = milestone.due_on.year > limit.year
            yield Finding(
                "milestone.after_deadline",
                Severity.NOTE if later_year else Severity.DOUBT,
                f"第{item.no}项的节点{quoted(milestone.text)}是{day(milestone.due_on)}，晚于时限{day(limit)}"
                + ("，属于以后年度的目标。" if later_year else "，请核对。"),
                [item.no],
                milestone.line,
                at,
                item.place,
            )


def line_after_item(draft: Draft) -> Iterator[Finding]:
    """A line whose deadline is later than that of its item, which is its first row's."""
    for item in draft.items:
        later = [
            (at, line.deadline)
            for at, line in enumerate(item.lines)
            if line.deadline and item.deadline and line.deadline > item.deadline
        ]
        if later:
            words = "、".join(f"第{at + 1}行{day(limit)}" for at, limit in later)
            message = (
                f"第{item.no}项首行的时限是{day(item.deadline or later[0][1])}，{words}更晚，事项何时算办结请确认。"
            )
            yield Finding("line.after_item", Severity.NOTE, message, [item.no], later[0][0], place=item.place)


def deadline_without_plan(draft: Draft) -> Iterator[Finding]:
    """A deadline months later than every milestone: what happens in between is not said."""
    for item in draft.items:
        due = [milestone.due_on for milestone in item.milestones if milestone.due_on]
        limits = [limit for at in range(len(item.lines)) if (limit := deadline_of(item, at))]
        if due and limits and max(limits) - max(due) >= _QUIET:
            yield Finding(
                "deadline.after_milestones",
                Severity.NOTE,
                f"第{item.no}项的时限是{day(max(limits))}，最后一个节点却是{day(max(due))}，其后没有安排。",
                [item.no],
                place=item.place,
            )


def deadline_missing(draft: Draft) -> Iterator[Finding]:
    """An item that has neither a deadline nor a dated milestone."""
    for item in draft.items:
        if not any(deadline_of(item, at) for at in range(len(item.lines))) and not any(
            milestone.due_on for milestone in item.milestones
        ):
            yield Finding(
                "deadline.missing", Severity.DOUBT, f"第{item.no}项没有完成时限，请补充。", [item.no], place=item.place
            )


def ambiguous(draft: Draft) -> Iterator[Finding]:
    """A date with more than one reading."""
    for item in draft.items:
        for at, milestone in enumerate(item.milestones):
            if milestone.certainty is Certainty.AMBIGUOUS and milestone.due_on:
                others = "或".join(day(other) for other in milestone.alternatives if other != milestone.due_on)
                yield Finding(
                    "date.ambiguous",
                    Severity.DOUBT,
                    f"第{item.no}项的“{milestone.date_phrase}”按{day(milestone.due_on)}读取"
                    + (f"，也可以是{others}。" if others else "，请确认。"),
                    [item.no],
                    milestone.line,
                    at,
                    item.place,
                    [other.isoformat() for other in milestone.alternatives],
                )


def vague(draft: Draft) -> Iterator[Finding]:
    """A deadline in words that name no day (尽快): the office is asked to fix one. Standing duties need none."""
    for item in draft.items:
        for at, milestone in enumerate(item.milestones):
            if milestone.certainty is Certainty.VAGUE:
                yield _vague(f"第{item.no}项", milestone.date_phrase, milestone.text, [item.no], milestone.line, at)
    for directive in draft.directives:
        if directive.certainty is Certainty.VAGUE and directive.cadence is Cadence.ONCE and not directive.due_on:
            number = number_of(draft.directives, directive)
            yield _vague(f"第{number}条", directive.date_phrase, directive.text, [number], None, None)


def _vague(
    row: str, phrase: str | None, text: str, items: list[str], line: int | None, milestone: int | None
) -> Finding:
    said = f"只写了“{phrase}”" if phrase else "没有写日期"
    message = f"{row}{quoted(text)}{said}，请确定日期。"
    return Finding("date.vague", Severity.DOUBT, message, items, line, milestone)


def returning(draft: Draft) -> Iterator[Finding]:
    """A day that returns (每月5日前) and dates no milestone: the reporting cycle of the plan keeps it, once it is set.

    A duty of minutes has milestones on such a day, or at the end of each period (每季度末), and needs no note then.
    """
    for item in draft.items:
        if found := _RETURNS.search(text_of(item)):
            yield _returning(f"第{item.no}项", found.group(), item.no, item.place)
    for number, directive in enumerate(draft.directives, 1):
        found = _RETURNS.search(directive.text)
        if found and not _ENDS.search(found.group()) and not day_within(directive.text, directive.cadence, _ANY_END):
            yield _returning(f"第{number}条", found.group(), str(number), "")


def _returning(row: str, phrase: str, number: str, place: str) -> Finding:
    message = f"{row}的“{phrase}”是周期性时限，没有读成节点；导入后请在计划的报送周期里设定。"
    return Finding("date.returns", Severity.NOTE, message, [number], place=place)


def undated_directives(draft: Draft) -> Iterator[Finding]:
    """The duties of minutes that are done once and have no date at all, in one finding."""
    open_ones = [
        str(number)
        for number, directive in enumerate(draft.directives, 1)
        if directive.cadence is Cadence.ONCE and not directive.due_on and directive.certainty is not Certainty.VAGUE
    ]
    if open_ones:
        message = f"第{'、'.join(open_ones)}条是一次性任务，原文没有写时限，立项时请确定。"
        yield Finding("date.none", Severity.NOTE, message, open_ones)


def past(draft: Draft, today: date) -> Iterator[Finding]:
    """What was due before the day of the check-up."""
    for item in draft.items:
        limit = max((found for at in range(len(item.lines)) if (found := deadline_of(item, at))), default=None)
        if limit and limit < today:
            message = f"第{item.no}项的时限{day(limit)}已经过去。"
            yield Finding("deadline.past", Severity.DOUBT, message, [item.no], place=item.place)
    gone = [item.no for item in draft.items if _has_past_milestone(item, today)]
    if gone:
        yield Finding("date.past", Severity.NOTE, f"{rows(gone)}有节点在{day(today)}以前，请先填报完成情况。", gone)


def _has_past_milestone(item: ItemDraft, today: date) -> bool:
    return any(milestone.due_on and milestone.due_on < today for milestone in item.milestones)
