"""The JSON door: `/api/v1`."""

from fastapi import APIRouter

from app.api import (
    acknowledgements,
    calendar,
    changes,
    clients,
    closures,
    conclusions,
    cycles,
    delegations,
    directory,
    drafts,
    events,
    imports,
    instructions,
    items,
    milestones,
    notices,
    reports,
)

router = APIRouter(prefix="/api/v1")
for _part in (
    items,
    drafts,
    acknowledgements,
    milestones,
    reports,
    cycles,
    directory,
    events,
    imports,
    changes,
    closures,
    instructions,
    notices,
    conclusions,
    delegations,
    clients,
    calendar,
):
    router.include_router(_part.router)
