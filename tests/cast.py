"""The cast of the tests: who there is, the units they stand for, and a small plan that is theirs.

The plan has three items on 2017-07-10: one late (two lines with different leads), one far off, one of a stranger.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions import keys, plans, sessions, units
from app.clock import Clock
from app.importing.draft import DocumentFacts, Draft, ItemDraft, LineDraft, MilestoneDraft
from app.importing.names.directory import Directory, GroupRow, UnitRow
from app.models import Item, Milestone, Person
from app.models.base import table
from app.models.client import ClientCreate
from app.queries.directory import find_unit
from app.rules.actor import Actor
from app.rules.vocabulary import PlanKind, Role, Scope, Via

TODAY = date(2017, 7, 10)
PASSWORD = "correct horse battery"
LEAD, SECOND, SUPPORT, STRANGER = "市交通运输局", "市公共交通有限公司", "市国资委", "市林业局"

DIRECTORY = Directory(
    units=(
        UnitRow("gov", "市政府", "government", aliases=("湛江市政府",)),
        UnitRow("jt", LEAD, "department", "市政府", aliases=("市交通局",)),
        UnitRow("gj", SECOND, "soe", "市政府"),
        UnitRow("gz", SUPPORT, "department", "市政府"),
        UnitRow("ly", STRANGER, "department", "市政府", successor=""),
        UnitRow("fg", "市发展改革局", "department", "市政府"),
        UnitRow("ck", "赤坎区政府", "county", "市政府"),
        UnitRow("xs", "霞山区政府", "county", "市政府"),
    ),
    groups=(
        GroupRow("xq", "各县（市、区）政府（管委会）", "fixed", ("各县（市、区）",), ("赤坎区政府", "霞山区政府")),
    ),
)

PEOPLE: dict[str, tuple[str, Role, str | None]] = {
    "office": ("林督查", Role.SUPERVISOR, None),
    "liaison": ("陈联络", Role.LIAISON, LEAD),
    "colleague": ("梁联络", Role.LIAISON, LEAD),
    "head": ("何局长", Role.UNIT_HEAD, LEAD),
    "second": ("吴联络", Role.LIAISON, SECOND),
    "support": ("郑联络", Role.LIAISON, SUPPORT),
    "stranger": ("黄联络", Role.LIAISON, STRANGER),
    "leader": ("曹兴", Role.LEADER, None),
    "other_leader": ("欧先伟", Role.LEADER, None),
    "principal": ("王市长", Role.PRINCIPAL_LEADER, None),
    "development": ("冯发改", Role.DEVELOPMENT_REFORM, "市发展改革局"),
    "system_admin": ("甲管理", Role.SYSTEM_ADMIN, None),
    "security_admin": ("乙管理", Role.SECURITY_ADMIN, None),
    "audit_admin": ("丙管理", Role.AUDIT_ADMIN, None),
}
KEYS: dict[str, tuple[Scope, str | None]] = {
    "office_read_key": (Scope.READ, None),
    "office_write_key": (Scope.WRITE, None),
    "lead_read_key": (Scope.READ, LEAD),
    "lead_write_key": (Scope.WRITE, LEAD),
    "support_write_key": (Scope.WRITE, SUPPORT),
    "stranger_write_key": (Scope.WRITE, STRANGER),
}


@dataclass
class Cast:
    """Everybody and everything by name: tokens of signed-in browsers, keys, actors for actions, and ids."""

    tokens: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    plan: int = 0
    items: dict[str, int] = field(default_factory=dict)
    milestones: dict[str, int] = field(default_factory=dict)


def draft() -> Draft:
    """The small plan: item 1 late with two lines, item 2 far off and for a group, item 3 a stranger's."""
    june, august, december = date(2017, 6, 30), date(2017, 8, 31), date(2017, 12, 31)

    def step(line: int, text: str, due_on: date) -> MilestoneDraft:
        return MilestoneDraft(line=line, text=text, span=(0, len(text)), due_on=due_on)

    return Draft(
        DocumentFacts(name="small.txt", format="txt"),
        items=[
            ItemDraft(
                no="1",
                title="新增200辆新能源公交车",
                leader="曹兴",
                deadline=december,
                lines=[
                    LineDraft(
                        "6月底前完成招标。\n12月底前投入营运。", december, lead_units=[LEAD], supporting_units=[SUPPORT]
                    ),
                    LineDraft("8月底前建成电子站牌。", august, lead_units=[SECOND]),
                ],
                milestones=[
                    step(0, "6月底前完成招标", june),
                    step(0, "12月底前投入营运", december),
                    step(1, "8月底前建成电子站牌", august),
                ],
            ),
            ItemDraft(
                no="2",
                title="申报建设公交都市",
                leader="曹兴",
                deadline=december,
                lines=[
                    LineDraft(
                        "制定实施方案。",
                        december,
                        lead_units=[LEAD],
                        supporting_units=["各县（市、区）政府（管委会）"],
                    )
                ],
                milestones=[step(0, "制定实施方案", december)],
            ),
            ItemDraft(
                no="3",
                title="重建沿海防护林带1.5万亩",
                leader="欧先伟",
                deadline=december,
                lines=[LineDraft("7月15日前完成作业设计。", december, lead_units=[STRANGER])],
                milestones=[step(0, "7月15日前完成作业设计", date(2017, 7, 15))],
            ),
        ],
    )


def enter(session: Session, clock: Clock, password_hash: str) -> Cast:
    """Put everybody and the small plan into a migrated database."""
    units.load(session, DIRECTORY)
    cast = Cast(units={row.name: find_unit(session, row.name) or 0 for row in DIRECTORY.units})
    for who, (name, role, unit) in PEOPLE.items():
        unit_id = cast.units[unit] if unit else None
        person = Person(name=name, role=role, unit_id=unit_id, username=who, password_hash=password_hash)
        session.add(person)
        session.flush()
        cast.people[who] = person.id or 0
        cast.tokens[who] = sessions.open_session(session, person, clock.now(), 12, "127.0.0.1")
        cast.actors[who] = Actor(name, role, Via.PAGE, person_id=person.id, unit_id=unit_id, unit_name=unit or "")
    for key, (scope, unit) in KEYS.items():
        new = ClientCreate(name=key, scopes=[scope], unit_id=cast.units[unit] if unit else None)
        made = keys.create_with_client(session, cast.actors["security_admin"], new, now=clock.now())
        cast.keys[key] = made.key
    new = plans.NewPlan("2017年重点工作", PlanKind.WORK_REPORT, 2017)
    cast.plan = plans.register(session, cast.actors["office"], new, draft(), now=clock.now(), today=TODAY)
    _name_ids(session, cast)
    return cast


def issued_in_march(session: Session) -> None:
    """As if the small plan had been issued in March: what is late now was given in time."""
    session.execute(update(table(Item)).values(issued_at=datetime(2017, 3, 1, tzinfo=UTC)))


def _name_ids(session: Session, cast: Cast) -> None:
    cast.items = {row.no: row.id for row in session.execute(select(table(Item)))}
    cast.milestones = {row.text: row.id for row in session.execute(select(table(Milestone)))}
