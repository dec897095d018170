"""The JSON door: `/api/v1`."""

from fastapi import APIRouter

from app.api import changes, closures, cycles, directory, events, items, milestones, reports

router = APIRouter(prefix="/api/v1")
for _part in (items, milestones, reports, cycles, directory, events, changes, closures):
    router.include_router(_part.router)
