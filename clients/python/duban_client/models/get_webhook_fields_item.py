from typing import Literal

GetWebhookFieldsItem = Literal[
    "actions",
    "client_id",
    "client_name",
    "created_at",
    "created_by",
    "failed",
    "failing_since",
    "id",
    "name",
    "ordered",
    "position",
    "state",
    "state_since",
    "succeeded_at",
    "unit_id",
    "unit_name",
    "url",
    "version",
    "waiting",
]

GET_WEBHOOK_FIELDS_ITEM_VALUES: set[GetWebhookFieldsItem] = {
    "actions",
    "client_id",
    "client_name",
    "created_at",
    "created_by",
    "failed",
    "failing_since",
    "id",
    "name",
    "ordered",
    "position",
    "state",
    "state_since",
    "succeeded_at",
    "unit_id",
    "unit_name",
    "url",
    "version",
    "waiting",
}


def check_get_webhook_fields_item(value: str) -> GetWebhookFieldsItem:
    if value in GET_WEBHOOK_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_WEBHOOK_FIELDS_ITEM_VALUES!r}")
