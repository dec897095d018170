"""Edits of a draft: each changes what it names, in a copy, and nothing that is not there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.draft import Certainty, DocumentFacts, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.edits import (
    AddMilestone,
    ChooseDate,
    DropItem,
    DropMilestone,
    MergeMilestones,
    SetItem,
    SetLine,
    SetMilestone,
)
from app.importing.revise import revise
from app.importing.serial import from_json, to_json
from app.rules.errors import Invalid

PLAN = "3月前完成立项；6月底前动工。"
MARCH, FEBRUARY, JUNE = date(2017, 3, 31), date(2017, 2, 28), date(2017, 6, 30)


def draft() -> Draft:
    steps = [
        MilestoneDraft(0, "3月前完成立项", (0, 7), MARCH, None, "3月前", Certainty.AMBIGUOUS, [FEBRUARY]),
        MilestoneDraft(0, "6月底前动工", (8, 14), JUNE),
    ]
    lines = [LineDraft(PLAN, date(2017, 12, 31), lead_units=["甲局"])]
    return Draft(DocumentFacts(), [ItemDraft("1", "修路", deadline=date(2017, 12, 31), lines=lines, milestones=steps)])


def test_a_chosen_date_is_stated_and_the_other_stays_at_hand() -> None:
    before = draft()
    step = revise(before, ChooseDate(edit="choose_date", item="1", milestone=0, due_on=FEBRUARY)).items[0].milestones[0]
    assert (step.due_on, step.certainty, step.alternatives) == (FEBRUARY, Certainty.STATED, [MARCH])
    assert before == draft()


def test_the_first_line_shares_its_deadline_with_the_item() -> None:
    changed = revise(draft(), SetLine(edit="set_line", item="1", line=0, deadline=JUNE)).items[0]
    assert (changed.deadline, changed.lines[0].deadline) == (JUNE, JUNE)
    changed = revise(draft(), SetItem(edit="set_item", item="1", deadline=None, leader="曹兴")).items[0]
    assert (changed.deadline, changed.lines[0].deadline, changed.leader) == (None, None, "曹兴")


def test_merged_milestones_keep_the_later_date_and_the_words_between() -> None:
    merged = revise(draft(), MergeMilestones(edit="merge_milestones", item="1", milestone=0)).items[0].milestones
    assert [(one.text, one.due_on, one.span) for one in merged] == [("3月前完成立项；6月底前动工", JUNE, (0, 14))]


def test_an_added_milestone_finds_its_words_and_inherits_its_date() -> None:
    added = revise(draft(), AddMilestone(edit="add_milestone", item="1", text="动工")).items[0].milestones[2]
    assert (added.span, added.due_on, added.certainty) == ((12, 14), date(2017, 12, 31), Certainty.INHERITED)


def test_a_milestone_is_left_out_and_the_last_item_is_not() -> None:
    left = revise(draft(), DropMilestone(edit="drop_milestone", item="1", milestone=0)).items[0].milestones
    assert [one.text for one in left] == ["6月底前动工"]
    with pytest.raises(Invalid):
        revise(draft(), DropItem(edit="drop_item", item="1"))


def test_a_start_after_the_due_date_is_refused() -> None:
    with pytest.raises(Invalid):
        revise(draft(), SetMilestone(edit="set_milestone", item="1", milestone=0, starts_on=JUNE))


WORDS = st.text(min_size=1, max_size=40).filter(lambda text: any(map(str.isalnum, text)) and "\x00" not in text)


@given(WORDS, st.dates() | st.none())
def test_an_edited_draft_comes_back_from_json_as_it_was(text: str, day: date | None) -> None:
    edited = revise(draft(), SetMilestone(edit="set_milestone", item="1", milestone=1, text=text, due_on=day))
    assert from_json(to_json(edited)) == edited
