"""The document of the JSON door: readable operation ids, one error shape, both ways to prove who calls."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts

from app import manners
from app.api.answers import PREFIX
from app.contract_access import guard
from app.contract_words import exemplify, explain, rename
from app.models.problem import ProblemRead
from app.oauth_contract import add_token
from app.webhook_contract import add_webhooks

VERSION = "1.0.0"
DESCRIPTION = """\
Duban (督办) follows a government's promises: plans (督办计划) hold items (事项), items hold lines (分项) with
milestones (节点), and units (单位) tick them off and report.

Send `Authorization: Bearer <key>`; the security administrator makes keys at `/clients` or with `duban key create`.
What a client may is said by its scopes, groups of verbs; every operation names the one that it needs.
How often it may ask is said by `RateLimit` headers; a 429 says when to come back.
Errors are RFC 9457 `application/problem+json` with a stable `code`.
Lists are paged: follow `next` or the `Link` header.
Dates are ISO 8601 calendar days where the government sits; times are RFC 3339 in UTC.
"""
TAGS = [
    {"name": "items", "description": "Items (事项), the numbered matters of a plan."},
    {"name": "drafts", "description": "Drafting (拟订), check-up (体检), issuing (交办) and handing down (分解)."},
    {"name": "acknowledgements", "description": "Signing for assignments (签收): what waits, and the signature."},
    {"name": "milestones", "description": "Milestones (节点): dated deliverables, ticked off by lead units."},
    {"name": "reports", "description": "Progress reports (进展报告) with evidence files (佐证材料)."},
    {"name": "intake", "description": "Working by one's own numbers (来文登记): register, look up, report."},
    {"name": "changes", "description": "Changes (延期、变更): asked for, judged by their diff, decided step by step."},
    {"name": "closures", "description": "Closures (办结、销号), suspension and reopening of items."},
    {"name": "instructions", "description": "Instructions (批示) of leaders, and the answers that units owe."},
    {"name": "notices", "description": "Notices (督办单) and who has read them."},
    {"name": "conclusions", "description": "Conclusions (督查结论), objections, rectification and re-check."},
    {"name": "imports", "description": "Documents being read into plans: preview, edit, confirm."},
    {"name": "delegations", "description": "Deputies (代理): who acts for whom, between dates."},
    {"name": "clients", "description": "API clients (接口用户) and their keys, for the security administrator."},
    {"name": "directory", "description": "Plans, units and people."},
    {"name": "events", "description": "What happened: audit trail, timeline and feed."},
    {"name": "oauth", "description": "Access tokens by client credentials (RFC 6749), for gateways that need them."},
    {"name": "webhooks", "description": "Webhooks (推送): events sent to endpoints, with a diary of every attempt."},
]


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document, made once."""
    if app.openapi_schema is None:
        found = get_openapi(
            title="Duban 督办",
            version=VERSION,
            summary="How a government keeps its promises.",
            description=DESCRIPTION,
            routes=[one for one in iter_route_contexts(app.routes) if (one.path_format or "").startswith(PREFIX)],
            tags=TAGS,
            servers=[{"url": "/", "description": "The machine that served this document."}],
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        schemas = found["components"]["schemas"]
        problem = ProblemRead.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= problem.pop("$defs", {}) | {"ProblemRead": problem}
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        add_webhooks(found)
        for operations in found["paths"].values():
            for method, operation in operations.items():
                manners.describe(operation, schemas, method=method)
        for finish in (rename, explain, exemplify, guard, add_token):
            finish(found)
        app.openapi_schema = found
    return app.openapi_schema
