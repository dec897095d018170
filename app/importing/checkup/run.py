"""All rules in the order in which an officer reads their findings: who, when, what, names."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from app.importing.checkup import dates, figures, names, objects, units
from app.importing.draft import Draft, Finding, Severity
from app.importing.names.directory import Directory

Rule = Callable[[Draft, Directory], Iterator[Finding]]
_ORDER = {Severity.ERROR: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


def _of_draft(rule: Callable[[Draft], Iterator[Finding]]) -> Rule:
    return lambda draft, directory: rule(draft)


RULES: tuple[Rule, ...] = (
    units.lead_missing,
    units.lead_also_supports,
    units.broken,
    units.unknown,
    units.renamed,
    units.two_names,
    *(
        _of_draft(rule)
        for rule in (
            dates.after_deadline,
            dates.line_after_item,
            dates.ambiguous,
            dates.vague,
            dates.deadline_missing,
            dates.deadline_without_plan,
            dates.undated_directives,
            dates.returning,
            objects.shared,
            objects.title_count,
            figures.falling,
            figures.short_of_title,
            names.numbering,
        )
    ),
    names.misspelt_places,
)


def check_up(draft: Draft, directory: Directory, today: date | None = None) -> list[Finding]:
    """Everything the rules find in a draft, errors first. Dates already past are judged only where `today` is given."""
    rules = [*RULES, _of_draft(partial(dates.past, today=today))] if today else RULES
    found = [finding for rule in rules for finding in rule(draft, directory)]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])
