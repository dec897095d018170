from typing import Literal

ListWebhooksFieldsItem = Literal[
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

LIST_WEBHOOKS_FIELDS_ITEM_VALUES: set[ListWebhooksFieldsItem] = {
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


def check_list_webhooks_fields_item(value: str) -> ListWebhooksFieldsItem:
    if value in LIST_WEBHOOKS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_WEBHOOKS_FIELDS_ITEM_VALUES!r}")
