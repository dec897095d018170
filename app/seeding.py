"""What a new system starts with: the working calendar and the unit directory.

For demonstrations also the 2017 table, accounts, and a story.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions import accounts, calendar, cycles, plans, units
from app.clock import Clock
from app.config import Settings
from app.importing.formats.files import open_document
from app.importing.names.directory import Directory
from app.importing.reader import read
from app.models import Person, Plan
from app.models.base import table
from app.models.plan import CycleSetting
from app.queries.directory import find_unit
from app.rules.actor import Actor
from app.rules.errors import Forbidden
from app.rules.vocabulary import CycleRule, PlanKind, Role, Via

SEED = Path(__file__).parent.parent / "seed"
HOLIDAYS = SEED / "holidays.csv"
TABLE = SEED / "work-report-2017.txt"
TABLE_TITLE = "2017年市政府工作报告任务分解表"
TABLE_YEAR = 2017
ISSUED_ON = date(2017, 2, 20)
CYCLE = CycleSetting(cycle=CycleRule.MONTHLY, day=25, starts_on=date(2017, 7, 1))
DEMO_PASSWORD = "duban-demo-2017"  # noqa: S105 - printed at start; exists in demonstrations only


@dataclass(frozen=True)
class DemoAccount:
    """An account of the demonstration; `says` tells a newcomer what to try with it."""

    username: str
    name: str
    role: Role
    says: str
    unit: str | None = None


DEMO_ACCOUNTS = (
    DemoAccount("duban", "林督查", Role.SUPERVISOR, "督查室，查看全部"),
    DemoAccount("jiaotong", "陈联络", Role.LIAISON, "市交通运输局联络员，勾选和报送", "市交通运输局"),
    DemoAccount("jiaotong-head", "何局长", Role.UNIT_HEAD, "市交通运输局负责人，审批本单位的申请", "市交通运输局"),
    DemoAccount("linye", "黄联络", Role.LIAISON, "市林业局联络员", "市林业局"),
    DemoAccount("wuchuan", "李联络", Role.LIAISON, "吴川市政府联络员", "吴川市政府"),
    DemoAccount("caoxing", "曹兴", Role.LEADER, "分管副市长，两分钟看全局"),
    DemoAccount("shizhang", "王市长", Role.PRINCIPAL_LEADER, "主要领导"),
    DemoAccount("anquan", "吴安全", Role.SECURITY_ADMIN, "安全管理员，管接口用户和密钥"),
    DemoAccount("shenji", "周审计", Role.AUDIT_ADMIN, "审计管理员，只读日志"),
)


def shipped_directory() -> Directory:
    """The unit directory that comes with the program."""
    texts = [(SEED / name).read_text(encoding="utf-8") for name in ("units.csv", "unit_groups.csv")]
    return Directory.from_csv(*texts)


def seed(session: Session, settings: Settings, *, demo: bool) -> None:
    """Load what is missing; a second run changes nothing and takes no time.

    Forbidden where demonstration accounts, whose password everybody knows, are asked for in production.
    """
    if demo and not settings.is_demo:
        raise Forbidden(
            "no_demo_here",
            "正式环境不能装入演示数据（演示账号的密码是公开的）",
            "Demonstration data is refused when DUBAN_ENV=production.",
        )
    calendar.load(session, HOLIDAYS)
    if session.scalar(select(table(Person).c.id).limit(1)) is None and find_unit(session, "市政府") is None:
        units.load(session, shipped_directory())
        session.flush()
    if demo and session.scalar(select(table(Plan).c.id).where(table(Plan).c.demo).limit(1)) is None:
        _load_demo(session, settings)


def load_table(session: Session, actor: Actor, clock: Clock, *, demo: bool) -> int:
    """Read the 2017 table and register it as a plan; returns the plan's id."""
    document = open_document(TABLE.name, TABLE.read_bytes())
    draft = read(document, directory=units.directory_of(session), today=clock.today(), year=TABLE_YEAR)
    new = plans.NewPlan(TABLE_TITLE, PlanKind.WORK_REPORT, TABLE_YEAR, demo=demo)
    return plans.register(session, actor, new, draft, now=clock.now(), today=clock.today())


def _load_demo(session: Session, settings: Settings) -> None:
    from app import story

    issued = Clock(settings.zone, ISSUED_ON)
    for account in DEMO_ACCOUNTS:
        accounts.create_user(
            session,
            Actor(name="演示", role=Role.SECURITY_ADMIN, via=Via.DEMO),
            username=account.username,
            name=account.name,
            role=account.role,
            password=DEMO_PASSWORD,
            now=issued.now(),
            unit_id=find_unit(session, account.unit) if account.unit else None,
        )
    office = Actor(name="林督查", role=Role.SUPERVISOR, via=Via.DEMO)
    plan_id = load_table(session, office, issued, demo=True)
    cycles.set_cycle(session, office, plan_id, CYCLE, now=issued.now(), today=issued.today())
    story.tell(session, settings)
