"""Imports: kept, edited, judged again, confirmed once; a correction keeps what people have done since."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.actions import imports, milestones, reports
from app.actions.units import directory_of
from app.clock import Clock
from app.db import Database
from app.importing.compare import Kind, compare
from app.importing.draft import Certainty, Draft, IndicatorDraft, LineDraft, MilestoneDraft
from app.importing.edits import ChooseDate, SetLine, SetMilestone, WaiveFinding
from app.importing.judging import judge, prepare
from app.importing.sandbox import Taken
from app.importing.serial import from_json
from app.locale import Language
from app.models import Event, Item, ItemState, Milestone, Plan, PlanImport, Target
from app.models.base import table
from app.models.imports import ImportConfirmation, ImportOptions, ImportRevision
from app.models.milestone import Completion
from app.models.report import ReportCreate
from app.queries.events import EventFilter, list_events
from app.queries.imports import preview, read_findings
from app.queries.standing import read_standing
from app.rules.errors import Conflict, Forbidden, Invalid
from app.rules.lifecycle import MilestoneState
from app.wording import words_of
from tests import cast as casting
from tests.cast import TODAY, Cast

OPTIONS = ImportOptions(title="2017年重点工作（更正）", year=2017)
RECEIVED = imports.Received("small.txt", "0" * 64, 100)
ACCEPT = ImportConfirmation(accept_doubts=True)
JULY = date(2017, 7, 31)


class Office:
    """The office's hands: each call is one transaction."""

    def __init__(self, database: Database, cast: Cast, clock: Clock) -> None:
        self.database, self.actor, self.clock = database, cast.actors["office"], clock

    def start(self, draft: Draft, options: ImportOptions = OPTIONS, **more: Any) -> int:
        def work(session: Session) -> int:
            directory = directory_of(session)
            prepared = prepare(draft, directory, options.year)
            taken = Taken(prepared, judge(prepared, directory, TODAY))
            return imports.start(session, self.actor, options, RECEIVED, taken, now=self.clock.now(), **more)

        return self.database.write(work)

    def edit(self, import_id: int, change: Any, version: int | None = None) -> None:
        self.database.write(
            lambda s: imports.edit(s, self.actor, import_id, change, version=version, now=self.clock.now(), today=TODAY)
        )

    def confirm(self, import_id: int, word: ImportConfirmation = ACCEPT) -> int:
        return self.database.write(
            lambda s: imports.confirm(s, self.actor, import_id, word, now=self.clock.now(), today=TODAY)
        )

    def correct(self, draft: Draft, plan_id: int) -> int:
        return self.confirm(self.start(draft, OPTIONS.model_copy(update={"replaces": plan_id})))

    def row(self, import_id: int) -> PlanImport:
        return self.database.read(lambda s: s.get_one(PlanImport, import_id))

    def count(self, model: Any) -> int:
        return self.database.read(lambda s: s.scalar(select(func.count()).select_from(table(model)))) or 0


@pytest.fixture
def office(database: Database, cast: Cast, clock: Clock) -> Office:
    return Office(database, cast, clock)


def doubtful() -> Draft:
    """The small plan with one date that has two readings."""
    draft = casting.draft()
    step = draft.items[0].milestones[2]
    step.certainty, step.date_phrase, step.alternatives = Certainty.AMBIGUOUS, "8月前", [JULY]
    return draft


def test_a_confirmed_import_is_a_plan_and_confirming_it_again_makes_no_other(office: Office) -> None:
    import_id = office.start(casting.draft())
    plans = office.count(Plan)
    plan_id = office.confirm(import_id)
    assert office.confirm(import_id) == plan_id
    assert office.count(Plan) == plans + 1
    assert office.row(import_id).plan_id == plan_id


def test_the_same_idempotency_key_brings_the_same_import_and_no_other_document(office: Office) -> None:
    first = office.start(casting.draft(), idempotency_key="k1")
    assert office.start(casting.draft(), idempotency_key="k1") == first
    with pytest.raises(Conflict, match="idempotency_key_reused"):
        office.start(casting.draft(), OPTIONS.model_copy(update={"year": 2018}), idempotency_key="k1")
    assert office.count(PlanImport) == 1


def test_doubts_are_refused_until_they_are_settled_waived_or_accepted(office: Office) -> None:
    for settle in (
        lambda one: office.edit(one, ChooseDate(edit="choose_date", item="1", milestone=2, due_on=JULY)),
        lambda one: office.edit(one, WaiveFinding(edit="waive_finding", finding=doubt_of(office, one))),
    ):
        import_id = office.start(doubtful())
        with pytest.raises(Conflict, match="doubts_stand"):
            office.confirm(import_id, ImportConfirmation())
        assert office.row(import_id).state == "open"
        settle(import_id)
        assert office.row(import_id).doubts == 0
        office.confirm(import_id, ImportConfirmation())
    office.confirm(office.start(doubtful()), ACCEPT)


def doubt_of(office: Office, import_id: int) -> str:
    def work(session: Session) -> str:
        row = session.get_one(PlanImport, import_id)
        return next(f.key for f in read_findings(row, from_json(row.draft)) if f.code == "date.ambiguous")

    return office.database.read(work)


def test_an_error_stands_until_it_is_corrected_even_where_doubts_are_accepted(office: Office) -> None:
    draft = casting.draft()
    draft.items[2].lines[0].lead_units = []
    import_id = office.start(draft)
    with pytest.raises(Conflict, match="errors_stand") as refused:
        office.confirm(import_id, ACCEPT)
    assert refused.value.errors[0].code == "lead.missing"
    key = refused.value.errors[0].pointer.rpartition("/")[2]
    with pytest.raises(Invalid):
        office.edit(import_id, WaiveFinding(edit="waive_finding", finding=key))
    office.edit(import_id, SetLine(edit="set_line", item="3", line=0, lead_units=[casting.STRANGER]))
    office.confirm(import_id, ACCEPT)


def test_an_edit_decided_on_an_older_look_is_refused_with_what_changed(office: Office) -> None:
    import_id = office.start(casting.draft())
    version = office.row(import_id).version
    office.edit(import_id, SetMilestone(edit="set_milestone", item="1", milestone=0, text="改过"), version)
    with pytest.raises(Conflict, match="version_conflict") as refused:
        office.edit(import_id, SetMilestone(edit="set_milestone", item="1", milestone=0, text="另改"), version)
    current = refused.value.extra["current"]
    assert (current["version"], current["changes"][0]["text"]) == (version + 1, "改过")


def test_a_discarded_import_can_neither_be_edited_nor_confirmed(office: Office) -> None:
    import_id = office.start(casting.draft())
    office.database.write(lambda s: imports.discard(s, office.actor, import_id, now=office.clock.now()))
    with pytest.raises(Conflict, match="import_not_open"):
        office.confirm(import_id)
    with pytest.raises(Conflict, match="import_not_open"):
        office.edit(import_id, SetMilestone(edit="set_milestone", item="1", milestone=0, text="改"))


def test_other_options_read_the_file_again_and_keep_what_is_not_said(office: Office) -> None:
    import_id = office.start(casting.draft())
    again = Taken(replace(casting.draft(), items=casting.draft().items[:1]), [])
    asked = ImportRevision(year=2018)
    office.database.write(
        lambda s: imports.reread(s, office.actor, import_id, asked, again, version=None, now=office.clock.now())
    )
    row = office.row(import_id)
    assert (row.year, row.items_total, row.title) == (2018, 1, OPTIONS.title)


@pytest.mark.parametrize("who", [who for who in casting.PEOPLE if who != "office"])
def test_nobody_but_the_office_imports(database: Database, cast: Cast, clock: Clock, who: str) -> None:
    hands = Office(database, cast, clock)
    hands.actor = cast.actors[who]
    with pytest.raises(Forbidden):
        hands.start(casting.draft())
    with pytest.raises(Forbidden):
        database.read(lambda s: preview(s, hands.actor, 1, directory_of(s)))


def rich() -> Draft:
    """A plan in which every kind of thing stands that a comparison looks at."""
    draft = casting.draft()
    item = draft.items[0]
    item.lines.append(LineDraft("每月报送进展。", None, place="第9行"))
    item.milestones += [
        MilestoneDraft(2, "每月报送进展", (0, 6), date(2017, month, 28), starts_on=date(2017, month, 1))
        for month in (3, 4)
    ]
    item.milestones[0].indicators = [IndicatorDraft("公交车", Decimal("200"), "辆", cumulative=True)]
    draft.items[1].lines[0].joint_lead_units = ["市某新设办公室"]
    draft.items[1].milestones[0].due_on = None
    return draft


def changes(office: Office, plan_id: int, draft: Draft) -> list[Any]:
    def work(session: Session) -> list[Any]:
        directory = directory_of(session)
        standing = read_standing(session, plan_id)
        return compare(standing, draft, lambda name: directory.resolve(name).canonical).changes()

    return office.database.read(work)


def corrected() -> Draft:
    """The rich plan with an item gone, one new, one renumbered, and changes in another."""
    draft = rich()
    draft.items[2].no = "2"
    draft.items[1] = deepcopy(draft.items[2])
    draft.items[1].no, draft.items[1].title = "4", "整治城区黑臭水体"
    first = draft.items[0]
    first.leader, first.lines[0].plan = "欧先伟", "6月底前完成招标。\n11月底前投入营运。"
    first.lines[1].lead_units = [casting.STRANGER]
    first.milestones[1] = replace(first.milestones[1], text="11月底前投入营运", due_on=date(2017, 11, 30))
    del first.milestones[4]
    return draft


@pytest.mark.parametrize("make", [casting.draft, rich, corrected])
def test_the_same_document_again_changes_nothing(office: Office, make: Callable[[], Draft]) -> None:
    plan_id = office.confirm(office.start(make()))
    assert changes(office, plan_id, make()) == []
    events = office.count(Event)
    assert office.correct(make(), plan_id) == plan_id
    # That it was imported is noted, and that the plan was revised; no item was.
    assert office.count(Event) == events + 2


def test_a_correction_is_shown_applied_and_then_changes_nothing_more(office: Office) -> None:
    plan_id = office.confirm(office.start(rich()))
    found = {(c.kind, c.what, c.text) for c in changes(office, plan_id, corrected())}
    assert {
        (Kind.ADDED, "item", "整治城区黑臭水体"),
        (Kind.GONE, "item", "申报建设公交都市"),
        (Kind.CHANGED, "milestone", "11月底前投入营运"),
        (Kind.GONE, "milestone", "每月报送进展"),
    } <= found
    office.correct(corrected(), plan_id)
    assert changes(office, plan_id, corrected()) == []
    rows = {row.title: row for row in items_of(office, plan_id)}
    assert rows["申报建设公交都市"].state == ItemState.WITHDRAWN
    assert rows["重建沿海防护林带1.5万亩"].no == "2"
    moved = next(m for m in milestones_of(office, plan_id) if m.text == "11月底前投入营运")
    assert (moved.due_on, moved.baseline_due_on) == (date(2017, 11, 30), date(2017, 12, 31))


def test_what_was_taken_out_comes_back_with_a_later_correction(office: Office) -> None:
    plan_id = office.confirm(office.start(rich()))
    office.correct(corrected(), plan_id)
    office.correct(rich(), plan_id)
    rows = {row.title: row for row in items_of(office, plan_id)}
    assert rows["申报建设公交都市"].state == ItemState.ISSUED
    assert rows["整治城区黑臭水体"].state == ItemState.WITHDRAWN
    assert changes(office, plan_id, rich()) == []


def test_a_date_that_was_put_off_since_is_not_undone_by_the_same_words(office: Office) -> None:
    plan_id = office.confirm(office.start(rich()))
    step = next(m for m in milestones_of(office, plan_id) if m.text == "6月底前完成招标")
    office.database.write(
        lambda s: s.execute(update(table(Milestone)).where(table(Milestone).c.id == step.id).values(due_on=JULY))
    )
    assert changes(office, plan_id, rich()) == []
    draft = rich()
    draft.items[0].milestones[0].text = "6月底前完成招标工作"
    assert next(c.fields for c in changes(office, plan_id, draft))[1] == ("due_on", "2017-07-31", "2017-06-30")


def test_ticks_and_reports_outlive_a_correction_that_no_longer_has_their_item(
    office: Office, cast: Cast, clock: Clock
) -> None:
    plan_id = cast.plan
    liaison, second = cast.actors["liaison"], cast.actors["second"]
    done = Completion(done_on=date(2017, 7, 1))
    office.database.write(
        lambda s: milestones.complete(
            s, liaison, cast.milestones["6月底前完成招标"], done, now=clock.now(), today=TODAY
        )
    )
    office.database.write(
        lambda s: reports.submit(
            s, second, cast.items["1"], ReportCreate(period="2017-06", summary="进展"), now=clock.now(), today=TODAY
        )
    )
    draft = casting.draft()
    del draft.items[0]
    assert [(c.kind, c.item) for c in changes(office, plan_id, draft)] == [(Kind.KEPT, "1")]
    office.correct(draft, plan_id)
    first = next(row for row in items_of(office, plan_id) if row.no == "1")
    assert first.state != ItemState.WITHDRAWN
    ticked = next(m for m in milestones_of(office, plan_id) if m.text == "6月底前完成招标")
    assert (ticked.state, ticked.done_on) == (MilestoneState.MET_LATE, date(2017, 7, 1))


def test_figures_follow_a_corrected_clause(office: Office) -> None:
    plan_id = office.confirm(office.start(rich()))
    draft = rich()
    draft.items[0].milestones[0].indicators[0].value *= 2
    office.correct(draft, plan_id)
    values = office.database.read(lambda s: [row.value for row in s.execute(select(table(Target)))])
    assert [str(value) for value in values] == ["400"]


def items_of(office: Office, plan_id: int) -> list[Any]:
    query = select(table(Item)).where(table(Item).c.plan_id == plan_id)
    return list(office.database.read(lambda s: s.execute(query).all()))


def milestones_of(office: Office, plan_id: int) -> list[Any]:
    mine = select(table(Item).c.id).where(table(Item).c.plan_id == plan_id)
    query = select(table(Milestone)).where(table(Milestone).c.item_id.in_(mine))
    return list(office.database.read(lambda s: s.execute(query).all()))


def test_every_step_of_an_import_leaves_an_event_that_reads_as_a_sentence(office: Office, database: Database) -> None:
    import_id = office.start(casting.draft())
    office.edit(import_id, SetMilestone(edit="set_milestone", item="1", milestone=0, text="改"))
    database.write(lambda s: imports.discard(s, office.actor, import_id, now=office.clock.now()))
    page = database.read(lambda s: list_events(s, office.actor, EventFilter()))
    words = [words_of(Language.ZH).sentence(event) for event in page.rows if event.action.startswith("import.")]
    assert words == [
        "林督查 放弃导入“2017年重点工作（更正）”",
        "林督查 在导入“small.txt”时改正了一个节点",
        "林督查 读入文件“small.txt”，开始导入",
    ]
