"""One duty of the minutes from its words: who, with whom, how often, by when, how much, and who approves changes."""

from datetime import date

from app.importing.draft import Cadence, Certainty, DirectiveDraft
from app.importing.language.dates import DateReading, read_dates
from app.importing.language.quantities import read_quantities
from app.importing.minutes.cadence import duty_cadence
from app.importing.minutes.text import Passage
from app.importing.minutes.units import Reader, Subject
from app.importing.patterns import later

_APPROVAL = later(
    r"(?:今后|以后)?[，,]?凡[^。；]*(?:须|应)[^。；]*(?:批准|审批|审定|同意|审核)|(?:按照[^，。；]{0,6})?(?:“?(?:许增不许减|只增不减)”?[^，。；]{0,6}[，,])?[^，,。；]{0,20}(?:增加|新增|减少|调整|变更|核减|追加|压减)[^。；]*(?:批准|审批|审定|同意|审核)"
)
ADDITIONS_ONLY = later(r"许增不许减|只增不减|只许增不许减")


def build(
    label: str, duty: Passage, subject: Subject | None, carried: list[str], reader: Reader, year: int, base: date | None
) -> DirectiveDraft:
    """The duty that a passage states, in the section `label`; `carried` are the units of the sentence before."""
    text = duty.text
    leads, supports = _units(text, subject, carried, reader)
    when = _deadline(text, year, base)
    cadence, phrase = duty_cadence(text, dated=bool(when and (when.due_on or when.phrase.endswith("前"))))
    rule = _APPROVAL.search(text)
    return DirectiveDraft(
        section=label,
        text=text,
        span=duty.span,
        lead_units=leads,
        supporting_units=supports,
        cadence=Cadence.ONGOING if rule else cadence,
        cadence_phrase=phrase,
        due_on=when.due_on if when else None,
        date_phrase=when.phrase if when else None,
        certainty=when.certainty if when else Certainty.INHERITED,
        indicators=read_quantities(text),
        approval_rule=rule.group().strip("，, ") if rule else None,
    )


def _units(text: str, subject: Subject | None, carried: list[str], reader: Reader) -> tuple[list[str], list[str]]:
    labelled, helpers = reader.labelled(text)
    leads = list(subject.units) if subject else labelled or carried or reader.common_cause(text)
    if subject and (helped := reader.helped(text, subject)):
        return helped, leads
    supports = [unit for unit in [*reader.supporters(text), *helpers] if unit not in leads]
    return list(leads), list(dict.fromkeys(supports))


def _deadline(text: str, year: int, base: date | None) -> DateReading | None:
    """The date phrase of a duty: one that gives a day, else the first vague one."""
    found = read_dates(text, year, base)
    return next((reading for reading in found if reading.due_on), found[0] if found else None)
