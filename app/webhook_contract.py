"""What the document says of the messages that we send (OpenAPI 3.1 `webhooks`)."""

from typing import Any

from app.delivery.messages import CONTENT_TYPE
from app.models.cloudevent import CloudEvent

HEADERS = {
    "webhook-id": (
        "The message's id, the same however often it is sent: drop what you have seen.",
        {"type": "string", "examples": ["evt_812"]},
    ),
    "webhook-timestamp": (
        "When it was signed, in Unix seconds: refuse what is older than five minutes.",
        {"type": "string", "pattern": "^[0-9]+$", "examples": ["1499650200"]},
    ),
    "webhook-signature": (
        "One signature or, while a secret is being rotated, two, by a blank. Each is `v1,` and the Base64 of the "
        "HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` with the secret behind `whsec_`, decoded.",
        {"type": "string", "examples": ["v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="]},
    ),
}
ANSWERS = {
    "2XX": "Accepted. Answer within 15 seconds, and do the work afterwards.",
    "410": "The endpoint is gone: it is paused at once.",
    "default": "Anything else, redirects too, is tried again for three days; `Retry-After` in seconds is heeded.",
}


def add_webhooks(document: dict[str, Any]) -> None:
    """Describe the one message that all types of event share."""
    schema = CloudEvent.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = document["components"]["schemas"]
    for name, found in schema.pop("$defs", {}).items():
        schemas.setdefault(name, found)
    schemas["CloudEvent"] = schema
    body = {"required": True, "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/CloudEvent"}}}}
    document["webhooks"] = {
        "event": {
            "post": {
                "tags": ["webhooks"],
                "operationId": "receive_event",
                "summary": "Receive an event",
                "description": "Sent to every endpoint that asked for this type of event, signed as Standard "
                "Webhooks 1.0.0 describes: a CloudEvent 1.0 in structured JSON. It arrives at least once.",
                "parameters": [
                    {"name": name, "in": "header", "required": True, "description": words, "schema": kind}
                    for name, (words, kind) in HEADERS.items()
                ],
                "requestBody": body,
                "responses": {status: {"description": words} for status, words in ANSWERS.items()},
                "security": [],
            }
        }
    }
