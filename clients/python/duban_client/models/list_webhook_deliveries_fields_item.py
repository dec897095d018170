from typing import Literal

ListWebhookDeliveriesFieldsItem = Literal[
    "action", "attempts", "due_at", "event_id", "id", "ping", "position", "settled_at", "state"
]

LIST_WEBHOOK_DELIVERIES_FIELDS_ITEM_VALUES: set[ListWebhookDeliveriesFieldsItem] = {
    "action",
    "attempts",
    "due_at",
    "event_id",
    "id",
    "ping",
    "position",
    "settled_at",
    "state",
}


def check_list_webhook_deliveries_fields_item(value: str) -> ListWebhookDeliveriesFieldsItem:
    if value in LIST_WEBHOOK_DELIVERIES_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_WEBHOOK_DELIVERIES_FIELDS_ITEM_VALUES!r}")
