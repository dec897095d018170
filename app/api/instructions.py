"""Instructions over JSON: write one, see who owes an answer, answer."""

from typing import Annotated

from fastapi import Query, Request, Response
from sqlalchemy.orm import Session

from app.actions import instructions
from app.api.answers import Id, PageRead, answer_one, answer_page, problems
from app.api.area import area
from app.api.writes import write
from app.doors import clock_of, reading
from app.models.instruction import AnswerCreate, InstructionCreate, InstructionRead
from app.queries import instructions as query
from app.queries.instructions import InstructionFilter
from app.rules.actor import Actor

router = area("instructions")
WRITE_PROBLEMS = problems(400, 401, 403, 404, 409, 413, 422)


@router.get("/instructions", response_model=PageRead[InstructionRead], responses=problems(400, 401, 422))
async def list_instructions(request: Request, wanted: Annotated[InstructionFilter, Query()]) -> Response:
    """List the instructions (批示) on items in sight with their answers, newest first."""
    page = await reading(request, lambda session, actor: query.list_instructions(session, actor, wanted))
    return answer_page(request, InstructionRead, page)


@router.get("/instructions/{instruction_id}", response_model=InstructionRead, responses=problems(401, 404, 422))
async def get_instruction(request: Request, instruction_id: Id) -> Response:
    """Read one instruction with its answers."""
    found = await reading(request, lambda session, actor: query.get_instruction(session, actor, instruction_id))
    return answer_one(request, InstructionRead, found)


@router.post("/items/{item_id}/instructions", response_model=InstructionRead, status_code=201, responses=WRITE_PROBLEMS)
async def write_instruction(request: Request, item_id: Id, body: InstructionCreate) -> Response:
    """Write an instruction as the leader in charge. Lead units owe an answer; the same words again change nothing."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> InstructionRead:
        written = instructions.write(session, actor, item_id, body, now=now, today=today)
        return query.get_instruction(session, actor, written)

    return await write(request, InstructionRead, work, 201, at="instructions")


@router.post("/instructions/{instruction_id}/answers", response_model=InstructionRead, responses=WRITE_PROBLEMS)
async def answer_instruction(request: Request, instruction_id: Id, body: AnswerCreate) -> Response:
    """Answer for the key's unit, once; the same answer again changes nothing, another is refused (409)."""
    now, today = clock_of(request).now(), clock_of(request).today()

    def work(session: Session, actor: Actor) -> InstructionRead:
        instructions.answer(session, actor, instruction_id, body, now=now, today=today)
        return query.get_instruction(session, actor, instruction_id)

    return await write(request, InstructionRead, work)
