"""Instructions (批示): by when an answer is owed, and when one is late."""

from datetime import date

from app.rules.errors import invalid
from app.rules.workdays import Calendar, add_workdays

ANSWER_WORKDAYS = 7
"""Working days that units have by default."""


def default_answer_by(today: date, calendar: Calendar) -> date:
    """The day by which units answer where the leader names none."""
    return add_workdays(today, ANSWER_WORKDAYS, calendar)


def check_answer_by(answer_by: date, today: date) -> None:
    """An answer is asked for by a day to come."""
    if answer_by < today:
        raise invalid("/answer_by", "in_past", "反馈期限不能早于今天", "answer_by must not be before today.")


def is_late(answer_by: date, answered_on: date | None) -> bool:
    """Whether an answer came after its day; what is still owed is judged by whoever knows the day."""
    return answered_on is not None and answered_on > answer_by
