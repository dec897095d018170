"""The JSON door: `/api/v1`."""

from fastapi import APIRouter

from app.api import directory, events, imports, items, milestones, reports

router = APIRouter(prefix="/api/v1")
for _part in (items, milestones, reports, directory, events, imports):
    router.include_router(_part.router)
