"""The desk's rows: filled in by marks, and the same as the template would write them; harmless whatever they hold."""

from datetime import date

import pytest

from app.locale import Language
from app.models.item import NEVER, ItemState
from app.pages.desk import ROW, Painter
from app.pages.rendering import environment
from app.queries.desk import DeskRow
from app.rules.lifecycle import MilestoneState
from app.rules.light import Light
from app.rules.vocabulary import AssignmentRole

TODAY = date(2017, 7, 10)
HOSTILE = "100%s <script>alert('1')</script> \"%(no)s\" & {{ 7*7 }}"


def row(**changes: object) -> DeskRow:
    """A late row of a lead unit."""
    known: dict[str, object] = {
        "item_id": 7,
        "no": "25",
        "title": "新增200辆新能源公交车",
        "role": AssignmentRole.LEAD,
        "state": ItemState.ISSUED,
        "light": Light.RED,
        "next_due_on": date(2017, 6, 30),
        "open": 1,
        "late": 1,
        "unsigned": False,
        "returned_note": None,
        "may_tick": True,
        "milestone_id": 3,
        "milestone_text": "完成招标",
        "milestone_due_on": date(2017, 6, 30),
        "milestone_state": MilestoneState.PLANNED,
        "milestone_version": 1,
        "evidence_required": False,
        "week_owed": False,
        "may_report": True,
        "drafted": False,
    }
    return DeskRow(**{**known, **changes})


FINISHED = {"milestone_id": None, "milestone_text": None, "milestone_due_on": None, "next_due_on": NEVER, "open": 0}
ROWS = {
    "late": row(),
    "proven": row(evidence_required=True),
    "several": row(open=3),
    "supporting": row(role=AssignmentRole.SUPPORT, may_tick=False),
    "leads_another_line": row(may_tick=False),
    "unsigned": row(unsigned=True),
    "returned": row(returned_note=HOSTILE),
    "owing_the_week": row(week_owed=True),
    "finished": row(**FINISHED),
    "drafted": row(drafted=True),
    "supporting_and_drafted": row(may_tick=False, drafted=True),
    "finished_and_drafted": row(**FINISHED, drafted=True),
    "suspended": row(state=ItemState.SUSPENDED, may_report=False),
    "undated": row(milestone_due_on=None),
    "hostile": row(title=HOSTILE, milestone_text=HOSTILE),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("one", ROWS.values(), ids=ROWS)
def test_a_row_filled_in_is_the_row_that_the_template_writes(language: Language, one: DeskRow) -> None:
    painter = Painter(language, TODAY)
    written = environment(language).get_template(ROW).module.row(painter.view(one))
    assert painter.paint([one]) == written


def test_what_a_row_holds_stays_text() -> None:
    painted = str(Painter(Language.ZH, TODAY).paint([ROWS["hostile"]]))
    assert "<script" not in painted
    assert painted.count("100%s &lt;script&gt;") == 3


def test_rows_of_every_kind_are_told_apart() -> None:
    painted = {name: str(Painter(Language.ZH, TODAY).paint([one])) for name, one in ROWS.items()}
    assert "/milestones/3/completion" in painted["late"]
    assert "个节点未完成" not in painted["late"]
    assert "另有 2 个节点未完成" in painted["several"]
    assert "报送进展" in painted["late"]
    assert "报送进展" in painted["proven"]
    assert "报送进展" in painted["supporting"]
    for drafted in ("drafted", "supporting_and_drafted", "finished_and_drafted"):
        assert "继续填写草稿" in painted[drafted]
    assert "/report" not in painted["suspended"]
    assert "/report" not in painted["finished"]
    assert "/completion" not in painted["supporting"]
    assert "/completion" not in painted["leads_another_line"]
    assert "/acknowledgement" in painted["unsigned"]
    assert "/acknowledgement" not in painted["late"]
    assert "本周还没有报送" in painted["owing_the_week"]
    assert "本周还没有报送" not in painted["late"]
    assert "督查室退回" in painted["returned"]
    assert "<script" not in painted["returned"]
    assert "本单位承担的节点已全部完成" in painted["finished"]
    assert "未定时限" in painted["undated"]
