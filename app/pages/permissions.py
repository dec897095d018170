"""The permission table as a page: who may what, straight from the rule that decides it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.pages.rendering import render
from app.pages.visits import reading
from app.rules.permissions import GRANTS
from app.rules.vocabulary import Role

router = APIRouter()


@router.get("/permissions")
async def permission_page(request: Request) -> Response:
    """Every verb with the roles that may do it; for anybody who is signed in."""
    await reading(request, lambda _session, _actor: None)
    roles = [role for role in Role if any(role in grant.roles for grant in GRANTS.values())]
    return render(request, "permissions.html", grants=GRANTS, roles=roles)
