"""Who may come in, as the document tells it: ways to prove who calls, the scope of each operation, and quotas."""

from typing import Any

from app.doors import SESSION_COOKIE
from app.rules.vocabulary import Scope

Schema = dict[str, Any]

OPENS: dict[Scope, tuple[str, ...]] = {
    Scope.PLAN: (
        "create_plan",
        "create_item",
        "edit_item",
        "discard_draft",
        "issue_items",
        "set_cycle",
        "start_import",
        "revise_import",
        "edit_import",
        "confirm_import",
        "discard_import",
        "register_matter",
        "register_matters",
        "discard_matter",
    ),
    Scope.RECEIVE: ("acknowledge_item", "acknowledge_all_items", "hand_item_down", "read_notice"),
    Scope.TICK: (
        "complete_milestone",
        "complete_milestones",
        "reopen_milestone",
        "add_milestone_evidence",
        "remove_evidence",
    ),
    Scope.REPORT: (
        "save_report_draft",
        "discard_report_draft",
        "attach_evidence",
        "detach_evidence",
        "submit_report_by_ref",
        "submit_report",
        "submit_reports",
        "answer_instruction",
        "add_rectification_evidence",
        "rectify_conclusion",
    ),
    Scope.REQUEST: (
        "request_extension",
        "request_change",
        "request_withdrawal",
        "cancel_change",
        "request_closure",
        "add_objection_evidence",
        "object_to_conclusion",
    ),
    Scope.REVIEW: (
        "confirm_milestone",
        "return_milestone",
        "accept_report",
        "return_report",
        "decide_change",
        "endorse_closure",
        "grant_closure",
        "refuse_closure",
        "review_objection",
        "add_review_evidence",
        "add_recheck_evidence",
        "recheck_rectification",
    ),
    Scope.SUPERVISE: (
        "write_instruction",
        "send_notice",
        "add_conclusion_evidence",
        "record_conclusion",
        "suspend_item",
        "resume_item",
        "reopen_item",
    ),
    Scope.MANAGE: (
        "add_unit",
        "set_calendar_day",
        "clear_calendar_day",
        "record_delegation",
        "end_delegation",
        "add_client",
        "change_client",
        "create_key",
        "rotate_key",
        "revoke_key",
        "create_webhook",
        "change_webhook",
        "delete_webhook",
        "pause_webhook",
        "resume_webhook",
        "rotate_webhook_secret",
        "ping_webhook",
        "replay_webhook",
    ),
}
"""The operations that write, by the scope that they need; what is not named here only reads."""

SCOPE_OF = {operation: scope for scope, operations in OPENS.items() for operation in operations}
WORDS = {
    Scope.READ: "Read what is in the client's sight; every scope includes it.",
    Scope.WRITE: "All of the others.",
    Scope.PLAN: "Import, draft and issue plans, set reporting cycles.",
    Scope.RECEIVE: "Sign for items (签收), hand them down, read notices for the record.",
    Scope.TICK: "Tick milestones (勾选节点) and take ticks back.",
    Scope.REPORT: "Report progress (报送进展), answer instructions, report rectification.",
    Scope.REQUEST: "Ask for changes (变更) and closures (办结), object to conclusions.",
    Scope.REVIEW: "Confirm, review, approve, endorse, re-check.",
    Scope.SUPERVISE: "Instruct, remind, suspend, reopen, conclude.",
    Scope.MANAGE: "Units, deputies, clients, webhooks.",
}
SCHEMES: Schema = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "duban_[A-Za-z0-9_-]{43}",
        "description": "A client's key, made by the security administrator at /clients or with `duban key create`.",
    },
    "oauth2": {
        "type": "oauth2",
        "description": "RFC 6749 §4.4, for gateways that insist on it: the client's id, and a key as the secret.",
        "flows": {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {str(s): WORDS[s] for s in Scope}}},
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": "The session of a person who has signed in at /sign-in. Who may call and who stands in for whom "
        "is decided by people: a key is refused there (403), whatever its scopes.",
    },
}
REFUSALS = {
    "401": "No key, or one that is unknown, expired or revoked; `code` says which.",
    "403": "In sight, but not the caller's to do; or the client lacks the scope, or calls from elsewhere than allowed.",
    "406": "The kind of answer is not among those in `Accept`; the detail says what there is. Nothing was done.",
    "429": "The client's requests of this minute are used up. Nothing was done: wait `Retry-After` seconds.",
}
HEADERS: Schema = {
    "RateLimitPolicy": {
        "description": "A client's quota and its window in seconds (draft-ietf-httpapi-ratelimit-headers-09); "
        "answers to people have none.",
        "schema": {"type": "string"},
        "example": '"client";q=6000;w=60',
    },
    "RateLimit": {
        "description": "What is left of the quota, and in how many seconds it is full again.",
        "schema": {"type": "string"},
        "example": '"client";r=5871;t=42',
    },
    "RetryAfter": {
        "description": "Seconds to wait.",
        "schema": {"type": "integer", "minimum": 1},
        "example": 42,
    },
    "RequestId": {
        "description": "Id of the request, as the log has it: the caller's own if it sent one of 8 to 64 letters, "
        "digits, dots, dashes or underscores.",
        "required": True,
        "schema": {"type": "string"},
        "example": "b1946ac92492d234",
    },
    "Challenge": {
        "description": "How to prove who calls (RFC 6750); with 403 `scope_missing`, the scope that is wanted.",
        "schema": {"type": "string"},
        "example": 'Bearer realm="duban"',
    },
    "Accepted": {
        "description": "What is taken in place of what was sent (RFC 9110, 12.5.1 and 12.5.3).",
        "schema": {"type": "string"},
        "example": "application/json",
    },
}
OF_PEOPLE = frozenset({"clients", "delegations"})
"""Tags of what only a person does: no key ever makes a key."""
COUNTED = {"RateLimit-Policy": "RateLimitPolicy", "RateLimit": "RateLimit"}
OWN = {
    "401": {"WWW-Authenticate": "Challenge"},
    "403": {"WWW-Authenticate": "Challenge"},
    "409": {"Retry-After": "RetryAfter"},
    "415": {"Accept": "Accepted", "Accept-Encoding": "Accepted"},
    "429": {"Retry-After": "RetryAfter"},
}
"""Headers of a refusal's own, besides what every answer may carry."""


def guard(document: Schema) -> None:
    """Give every operation its security, the refusals that any may meet, and the headers that tell of quotas."""
    components = document["components"]
    components["securitySchemes"] = SCHEMES
    components["headers"] = {**components.get("headers", {}), **HEADERS}
    for methods in document["paths"].values():
        for operation in methods.values():
            scope = SCOPE_OF.get(operation["operationId"], Scope.READ)
            by_people = OF_PEOPLE & set(operation.get("tags", ()))
            operation["security"] = [{"session": []}] if by_people else [{"key": []}, {"oauth2": [str(scope)]}]
            answers = operation["responses"]
            for status, words in REFUSALS.items():
                answers.setdefault(status, {"content": _problem()})["description"] = words
            for status, answer in answers.items():
                answer["headers"] = {**answer.get("headers", {}), **_headers_of(status)}
            operation["responses"] = dict(sorted(answers.items()))


def _headers_of(status: str) -> Schema:
    """What any answer of this status may carry; who calls is known before anything is counted."""
    named = {"X-Request-Id": "RequestId", **OWN.get(status, {})} | ({} if status == "401" else COUNTED)
    return {name: {"$ref": f"#/components/headers/{component}"} for name, component in named.items()}


def _problem() -> Schema:
    return {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemRead"}}}
