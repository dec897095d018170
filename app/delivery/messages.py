"""From a delivery to bytes and headers: CloudEvents 1.0 in structured JSON, signed as Standard Webhooks asks."""

from datetime import datetime

from app.actions.deliveries import Parcel
from app.keyring import Keyring
from app.models.cloudevent import CloudEvent
from app.rules import webhooks
from app.rules.webhooks import secret_text
from app.secrets import fingerprint

CONTENT_TYPE = "application/cloudevents+json"


def body_of(parcel: Parcel, source: str) -> bytes:
    """The message: the event with its id, which stays the same however often it is sent."""
    return CloudEvent.of(parcel.event, source).model_dump_json().encode()


def headers_of(parcel: Parcel, body: bytes, keyring: Keyring, moment: datetime) -> dict[str, str] | None:
    """The headers, signed at this moment; None where no secret can be derived again as it was shown."""
    secrets = [(keyring.derive(salt), shown) for salt, shown in parcel.secrets]
    valid = [secret for secret, shown in secrets if fingerprint(secret_text(secret)) == shown]
    if not valid:
        return None
    message_id = CloudEvent.id_of(parcel.event)
    signed = webhooks.headers(valid, message_id, int(moment.timestamp()), body)
    return {"content-type": CONTENT_TYPE, **signed}
