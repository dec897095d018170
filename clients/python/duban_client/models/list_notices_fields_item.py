from typing import Literal

ListNoticesFieldsItem = Literal[
    "id",
    "item_id",
    "item_no",
    "item_title",
    "level",
    "may_receipt",
    "milestone_id",
    "receipts",
    "received",
    "sent_at",
    "sent_by",
    "sent_on",
    "text",
]

LIST_NOTICES_FIELDS_ITEM_VALUES: set[ListNoticesFieldsItem] = {
    "id",
    "item_id",
    "item_no",
    "item_title",
    "level",
    "may_receipt",
    "milestone_id",
    "receipts",
    "received",
    "sent_at",
    "sent_by",
    "sent_on",
    "text",
}


def check_list_notices_fields_item(value: str) -> ListNoticesFieldsItem:
    if value in LIST_NOTICES_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_NOTICES_FIELDS_ITEM_VALUES!r}")
