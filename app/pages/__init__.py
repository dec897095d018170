"""The HTML door: the same verbs and paths as the JSON one, for people."""

from fastapi import APIRouter

from app.pages import (
    acknowledgements,
    calendar,
    changes,
    clients,
    closures,
    conclusions,
    delegations,
    desk,
    directory,
    docs,
    drafts,
    events,
    home,
    imports,
    instructions,
    items,
    matrix,
    milestones,
    notices,
    overview,
    permissions,
    reports,
    reviews,
    sessions,
)

router = APIRouter()
for _part in (
    home,
    sessions,
    desk,
    items,
    acknowledgements,
    drafts,
    milestones,
    reports,
    reviews,
    matrix,
    overview,
    events,
    directory,
    docs,
    imports,
    changes,
    closures,
    instructions,
    notices,
    conclusions,
    delegations,
    clients,
    calendar,
    permissions,
):
    router.include_router(_part.router)
