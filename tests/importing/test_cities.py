"""Documents of invented cities, counties and districts, each in a layout and wording of its own, read exactly."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.importing.formats.files import open_document
from app.importing.names.directory import Directory
from app.importing.printing import as_json
from app.importing.reader import read
from tests.importing.cities import answers, binaries, directives
from tests.importing.cities.answers import Task
from tests.importing.cities.directives import Duty
from tests.importing.layouts import TODAY

DOCUMENTS = Path(__file__).parent / "cities" / "documents"
NOBODY = Directory(())
BINARIES = {
    "district.docx": lambda: binaries.word(
        binaries.DISTRICT, binaries.DISTRICT_MERGES, "附件1", "临江区2023年政府工作报告重点任务分解表"
    ),
    "ledger.xlsx": lambda: binaries.workbook(binaries.LEDGER, binaries.LEDGER_MERGES),
    "team.docx": lambda: binaries.word(binaries.TEAM, binaries.TEAM_MERGES, "双河县2023年重点工作责任清单"),
}
PLANS = [
    ("district.docx", answers.DISTRICT),
    ("ledger.xlsx", answers.LEDGER),
    ("team.docx", answers.TEAM),
    ("web-list.txt", answers.WEB_LIST),
    ("livelihood.txt", answers.LIVELIHOOD),
    ("blocks.txt", answers.BLOCKS),
    ("notice.txt", answers.NOTICE),
    ("pipes.md", answers.PIPES),
    ("comma.csv", answers.COMMA),
]
MINUTES = [("standing-meeting.txt", directives.STANDING), ("special-meeting.txt", directives.SPECIAL)]


def bytes_of(name: str) -> bytes:
    """A document as its office would send it; the comma-separated one as Excel saves it in China."""
    if name in BINARIES:
        return BINARIES[name]()
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    return text.encode("gb18030" if name.endswith(".csv") else "utf-8")


def reading(name: str) -> dict[str, Any]:
    """What `duban read` prints of a document."""
    draft = read(open_document(name, bytes_of(name)), directory=NOBODY, today=TODAY)
    printed: dict[str, Any] = json.loads(json.dumps(as_json(draft), ensure_ascii=False))
    return printed


def task(item: dict[str, Any]) -> dict[str, Any]:
    """A printed item in the terms of an answer."""
    return {
        "no": item["no"],
        "title": item["title"],
        "leader": item["leader"],
        "deadline": (item["deadline"] or "")[:7],
        "leads": item["lead_units"],
        "supports": item["supporting_units"],
        "lines": len(item["lines"]),
        "steps": [
            (step["text"].rstrip("。；"), step["due_on"], step["date_phrase"], figures(step))
            for step in item["milestones"]
        ],
    }


def figures(printed: dict[str, Any]) -> list[tuple[float, str]]:
    """The figures of a printed milestone or directive with their units."""
    return [(float(one["value"]), one["unit"]) for one in printed["indicators"]]


def expected(answer: Task) -> dict[str, Any]:
    """An answer in the terms of a printed item."""
    steps = [(step.text, step.due, step.phrase, step.figures) for step in answer.steps]
    return {**{key: getattr(answer, key) for key in task_keys()}, "steps": steps}


def task_keys() -> tuple[str, ...]:
    """What an item is compared by, beside its steps."""
    return ("no", "title", "leader", "deadline", "leads", "supports", "lines")


@pytest.mark.parametrize(("name", "answer"), PLANS, ids=[name for name, _ in PLANS])
def test_a_plan_of_another_place_is_read_exactly(name: str, answer: list[Task]) -> None:
    printed = reading(name)
    assert [task(item) for item in printed["items"]] == [expected(one) for one in answer]


@pytest.mark.parametrize(("name", "answer"), MINUTES, ids=[name for name, _ in MINUTES])
def test_minutes_of_another_place_are_read_exactly(name: str, answer: list[Duty]) -> None:
    found = [
        (
            duty["section"],
            duty["text"],
            duty["lead_units"],
            duty["supporting_units"],
            duty["cadence"],
            duty["due_on"],
            figures(duty),
        )
        for duty in reading(name)["directives"]
    ]
    wanted = [(d.section, d.text, d.leads, d.supports, d.cadence, d.due, d.figures) for d in answer]
    assert found == wanted
