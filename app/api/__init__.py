"""The JSON door: `/api/v1`."""

from fastapi import APIRouter

from app.api import (
    acknowledgements,
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
    refs,
    reports,
)

router = APIRouter(prefix="/api/v1")
for _part in (
    refs,
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
):
    router.include_router(_part.router)
