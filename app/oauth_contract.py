"""What the document says of the client-credentials grant: the one address of clients outside `/api/v1`."""

from typing import Any

Schema = dict[str, Any]
FORM, REF = "application/x-www-form-urlencoded", "#/components/schemas/"
PATH = "/oauth/token"
SCHEMAS: Schema = {
    "TokenRequest": {
        "type": "object",
        "title": "TokenRequest",
        "description": "What the grant asks for (RFC 6749 §4.4.2). Id and secret come here or by HTTP Basic, not both.",
        "required": ["grant_type"],
        "properties": {
            "grant_type": {"type": "string", "const": "client_credentials", "description": "The only one there is."},
            "scope": {"type": "string", "description": "Scopes by blanks; left out, all that the client has."},
            "client_id": {"type": "string", "description": "The client's id, as its page shows it."},
            "client_secret": {"type": "string", "description": "Any key of the client that opens."},
        },
        "examples": [{"grant_type": "client_credentials", "scope": "tick report"}],
    },
    "TokenRead": {
        "type": "object",
        "title": "TokenRead",
        "description": "An access token (RFC 6749 §5.1): send it as you would the key, until it expires.",
        "required": ["access_token", "token_type", "expires_in", "scope"],
        "properties": {
            "access_token": {"type": "string", "description": "The token; it is shown once and kept as a hash."},
            "token_type": {"type": "string", "const": "Bearer", "description": "How to send it."},
            "expires_in": {"type": "integer", "minimum": 1, "description": "Seconds for which it opens."},
            "scope": {"type": "string", "description": "Scopes that it opens, by blanks."},
        },
        "examples": [
            {
                "access_token": "dubat_Xy7aQwErTy7aQwErTy7aQwErTy7aQwErTy7aQwErTy0",
                "token_type": "Bearer",
                "expires_in": 3600,
                "scope": "read tick report",
            }
        ],
    },
    "TokenRefusal": {
        "type": "object",
        "title": "TokenRefusal",
        "description": "Why there is no token (RFC 6749 §5.2); not a problem of RFC 9457.",
        "required": ["error", "error_description"],
        "properties": {
            "error": {
                "type": "string",
                "enum": [
                    "invalid_request",
                    "invalid_client",
                    "invalid_scope",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "temporarily_unavailable",
                ],
                "description": "The code of RFC 6749 §5.2.",
            },
            "error_description": {"type": "string", "description": "What to do, in English."},
        },
        "examples": [{"error": "invalid_client", "error_description": "The secret is not a key of this client."}],
    },
}
EVERY = {"X-Request-Id": "RequestId", "RateLimit-Policy": "RateLimitPolicy", "RateLimit": "RateLimit"}
OWN = {"401": {"WWW-Authenticate": "Challenge"}, "429": {"Retry-After": "RetryAfter"}}
REFUSALS = {
    "400": "Wrong as a request, for a scope that the client lacks, or from an address that it may not call from.",
    "401": "Not a client, or not its key.",
    "429": "The client's requests of this minute are used up: wait `Retry-After` seconds.",
}


def add_token(document: Schema) -> None:
    """Describe how a token is bought; called last, for none of the manners of `/api/v1` hold there."""
    components = document["components"]
    components["schemas"] |= SCHEMAS
    components["securitySchemes"]["client"] = {
        "type": "http",
        "scheme": "basic",
        "description": "RFC 6749 §2.3.1: the client's id as the name, any key of it that opens as the password.",
    }
    refusals = {status: _answer(words, "TokenRefusal") for status, words in REFUSALS.items()}
    answers = {"200": _answer("A token.", "TokenRead"), **refusals}
    for status, answer in answers.items():
        named = {**EVERY, **OWN.get(status, {})}
        answer["headers"] = {name: {"$ref": f"#/components/headers/{component}"} for name, component in named.items()}
    document["paths"][PATH] = {
        "post": {
            "tags": ["oauth"],
            "operationId": "issue_token",
            "summary": "Issue Token",
            "description": "Buy an access token with the client's id and a key, for gateways that speak OAuth alone.",
            "security": [{"client": []}, {}],
            "requestBody": {"required": True, "content": {FORM: {"schema": {"$ref": f"{REF}TokenRequest"}}}},
            "responses": answers,
        }
    }


def _answer(words: str, schema: str) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": {"$ref": REF + schema}}}}
