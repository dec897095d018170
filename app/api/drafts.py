"""Drafting, checking, issuing and handing down over JSON (拟订、体检、交办、向下分解)."""

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.actions import drafts, handing_down, issuing, units
from app.api.answers import Id, answer_one, problems
from app.api.area import area
from app.api.conditions import IfMatch, required
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.detail import ItemRead
from app.models.drafting import (
    ChildCreate,
    DraftDiscard,
    FindingRead,
    IssuedRead,
    IssueOrder,
    ItemCreate,
    ItemUpdate,
    PlanCreate,
    UnitCreate,
)
from app.models.plan import PlanRead
from app.models.unit import UnitRead
from app.queries import directory
from app.queries.drafts import findings_of_plan
from app.queries.item import get_item
from app.rules.actor import Actor
from app.rules.permissions import Verb, require

router = area("drafts")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.post("/plans", response_model=PlanRead, status_code=201, responses=WRITE_PROBLEMS)
async def create_plan(request: Request, body: PlanCreate) -> Response:
    """Draft an empty plan (督办计划). The office only."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> PlanRead:
        return directory.get_plan(session, actor, drafts.create_plan(session, actor, body, now=now))

    return await write(request, PlanRead, work, 201, at="plans")


@router.post("/plans/{plan_id}/items", response_model=ItemRead, status_code=201, responses=WRITE_PROBLEMS)
async def create_item(request: Request, plan_id: Id, body: ItemCreate) -> Response:
    """Draft an item that only the office sees until it is issued; milestones left out are read from the plan text."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> ItemRead:
        item_id = drafts.create_item(session, actor, plan_id, body, now=clock.now(), today=clock.today())
        return get_item(session, actor, item_id)

    return await write(request, ItemRead, work, 201, at="items")


@router.patch("/items/{item_id}", response_model=ItemRead, responses=WRITE_PROBLEMS | problems(428))
async def edit_item(request: Request, item_id: Id, body: ItemUpdate, if_match: IfMatch = None) -> Response:
    """Change a draft; what is issued changes by /items/{id}/changes only."""
    clock, changed = clock_of(request), required(if_match, body)

    def work(session: Session, actor: Actor) -> ItemRead:
        drafts.edit_item(session, actor, item_id, changed, now=clock.now(), today=clock.today())
        return get_item(session, actor, item_id)

    return await write(request, ItemRead, work)


@router.post("/items/{item_id}/discard", response_model=ItemRead, responses=WRITE_PROBLEMS | problems(428))
async def discard_draft(request: Request, item_id: Id, body: DraftDiscard, if_match: IfMatch = None) -> Response:
    """Discard a draft (作废), for a reason: it can be read, and nothing else. Once more changes nothing.

    What is issued is withdrawn instead, which is asked for: /items/{id}/withdrawal (409 `item_not_draft`).
    """
    clock, wish = clock_of(request), required(if_match, body)

    def work(session: Session, actor: Actor) -> ItemRead:
        drafts.discard(session, actor, item_id, wish, now=clock.now(), today=clock.today())
        return get_item(session, actor, item_id)

    return await write(request, ItemRead, work)


@router.get("/plans/{plan_id}/findings", response_model=list[FindingRead], responses=problems(401, 403, 404, 422))
async def check_plan(request: Request, plan_id: Id) -> Response:
    """Check the drafts of a plan up (体检), errors first. The office only."""
    today = clock_of(request).today()

    def work(session: Session, actor: Actor) -> list[FindingRead]:
        require(actor, Verb.DRAFT)
        directory.get_plan(session, actor, plan_id)
        return findings_of_plan(session, plan_id, units.directory_of(session), today)

    return answer_one(request, list[FindingRead], await reading(request, work))


@router.post("/plans/{plan_id}/issue", response_model=IssuedRead, responses=WRITE_PROBLEMS)
async def issue_items(request: Request, plan_id: Id, body: IssueOrder) -> Response:
    """Issue drafts of a plan (交办), some or all, in one transaction: their units see them and must sign for them."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> IssuedRead:
        wanted = None if body.all else body.item_ids
        ids = issuing.issue(session, actor, plan_id, wanted, now=clock.now(), today=clock.today())
        return IssuedRead(item_ids=ids)

    return await write(request, IssuedRead, work)


@router.post("/items/{item_id}/children", response_model=ItemRead, status_code=201, responses=WRITE_PROBLEMS)
async def hand_item_down(request: Request, item_id: Id, body: ChildCreate) -> Response:
    """Hand an item down (向下分解): issue a sub-item to the caller's own sub-units. Lead units only."""
    clock = clock_of(request)

    def work(session: Session, actor: Actor) -> ItemRead:
        child_id = handing_down.hand_down(session, actor, item_id, body, now=clock.now(), today=clock.today())
        return get_item(session, actor, child_id)

    return await write(request, ItemRead, work, 201, at="items")


@router.post("/units", response_model=UnitRead, status_code=201, responses=problems(400, 401, 403, 413, 422))
async def add_unit(request: Request, body: UnitCreate) -> Response:
    """Add a unit to the directory, such as a township under its county. The office and the system administrator."""
    now = clock_of(request).now()

    def work(session: Session, actor: Actor) -> UnitRead:
        return directory.get_unit(session, units.add(session, actor, body, now=now))

    return await write(request, UnitRead, work, 201, at="units")
