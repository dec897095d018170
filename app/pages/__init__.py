"""The HTML door: the same verbs and paths as the JSON one, for people."""

from fastapi import APIRouter

from app.pages import desk, directory, docs, events, home, imports, items, milestones, overview, reports, sessions

router = APIRouter()
for _part in (home, sessions, desk, items, milestones, reports, overview, events, directory, docs, imports):
    router.include_router(_part.router)
