"""The JSON door: `/api/v1`."""

from fastapi import APIRouter

from app.api import (
    acknowledgements,
    batches,
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
    refs,
    reports,
    webhooks,
)

router = APIRouter(prefix="/api/v1")
for _part in (
    refs,
    batches,
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
    webhooks,
):
    router.include_router(_part.router)
