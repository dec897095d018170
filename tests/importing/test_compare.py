"""Comparing with what stands: the same document changes nothing, and every change is seen."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from app.importing.compare import Change, Kind, compare
from app.importing.draft import Certainty, DocumentFacts, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.parts import parts_of
from app.importing.standing import Standing, StandingItem, StandingLine, StandingMilestone

WORDS = st.text(alphabet="修建完成招标道路工程验收0123456789月底前", min_size=1, max_size=24)
UNITS = st.lists(st.sampled_from(["甲局", "乙局", "丙局", "丁局"]), unique=True, max_size=2)
DAYS = st.dates() | st.none()
MILESTONES = st.builds(
    MilestoneDraft,
    line=st.just(0),
    text=WORDS,
    span=st.just((0, 1)),
    due_on=DAYS,
    certainty=st.just(Certainty.STATED),
)
LINES = st.builds(LineDraft, plan=WORDS, deadline=DAYS, lead_units=UNITS, supporting_units=UNITS)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    items = draw(
        st.lists(
            st.builds(
                ItemDraft,
                no=st.just(""),
                title=WORDS,
                leader=st.sampled_from(["曹兴", None]),
                deadline=DAYS,
                lines=st.lists(LINES, min_size=1, max_size=3),
                milestones=st.lists(MILESTONES, max_size=4),
            ),
            min_size=1,
            max_size=5,
        )
    )
    for no, item in enumerate(items, start=1):
        item.no = str(no)
        for at, step in enumerate(item.milestones):
            step.line = at % len(item.lines)
    return Draft(DocumentFacts(), deepcopy(items))


def standing(draft: Draft) -> Standing:
    """The plan that registering a draft makes."""
    return Standing(1, [_item(at, item) for at, item in enumerate(draft.items)])


def _item(at: int, item: ItemDraft) -> StandingItem:
    lines = []
    for no, line in enumerate(item.lines):
        units: dict[str, object] = {}
        for role, name, _ in parts_of(item, line):
            units.setdefault(name, role)
        due = line.deadline or item.deadline
        lines.append(StandingLine(at * 10 + no, line.plan, due, due, tuple((r, n) for n, r in units.items())))  # type: ignore[misc]
    steps = [
        StandingMilestone(
            at * 10 + no,
            at * 10 + step.line,
            step.text,
            step.due_on,
            step.due_on,
            step.starts_on,
            step.date_phrase,
            step.kind,
            step.commitment,
        )
        for no, step in enumerate(item.milestones)
    ]
    due = item.deadline
    return StandingItem(at, item.no, item.title, item.leader, due, due, lines=lines, milestones=steps)


def changes(before: Draft, after: Draft) -> list[Change]:
    return compare(standing(before), after, str).changes()


@given(drafts())
def test_the_same_document_changes_nothing(draft: Draft) -> None:
    assert changes(draft, draft) == []


@given(drafts(), st.data())
def test_an_item_left_out_is_gone_and_one_put_in_is_added(draft: Draft, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(draft.items) - 1))
    draft.items[at].title = "与众不同的独一份事项：海湾大桥合龙"
    fewer = deepcopy(draft)
    del fewer.items[at]
    assert [(c.kind, c.item) for c in changes(draft, fewer)] == [(Kind.GONE, draft.items[at].no)]
    assert [(c.kind, c.item) for c in changes(fewer, draft)] == [(Kind.ADDED, draft.items[at].no)]


@given(drafts(), st.data())
def test_every_changed_date_and_leader_is_seen(draft: Draft, data: st.DataObject) -> None:
    item = draft.items[data.draw(st.integers(0, len(draft.items) - 1))]
    item.title = "与众不同的独一份事项：海湾大桥合龙"
    before = deepcopy(draft)
    item.leader = "欧先伟"
    found = changes(before, draft)
    assert [(c.kind, c.what, c.item, c.fields[0][0]) for c in found] == [(Kind.CHANGED, "item", item.no, "leader")]
    for at in range(len(item.milestones)):
        fewer = deepcopy(before)
        mine = next(one for one in fewer.items if one.no == item.no)
        del mine.milestones[at]
        assert [(c.kind, c.what) for c in changes(before, fewer)] == [(Kind.GONE, "milestone")]


def test_renumbered_items_are_known_by_their_titles() -> None:
    titles = ["修建滨海大道", "建设污水处理厂", "新增公交车二百辆"]
    before = Draft(DocumentFacts(), [ItemDraft(str(n), t, lines=[LineDraft(t)]) for n, t in enumerate(titles, 1)])
    after = deepcopy(before)
    after.items.insert(0, ItemDraft("1", "改造老旧小区", lines=[LineDraft("改造老旧小区")]))
    for no, item in enumerate(after.items, 1):
        item.no = str(no)
    found = [(c.kind, c.item, c.fields) for c in changes(before, after)]
    assert found == [
        (Kind.ADDED, "1", ()),
        *((Kind.CHANGED, str(n + 1), (("no", str(n), str(n + 1)),)) for n in (1, 2, 3)),
    ]
