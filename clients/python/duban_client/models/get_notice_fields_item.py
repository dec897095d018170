from typing import Literal

GetNoticeFieldsItem = Literal[
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

GET_NOTICE_FIELDS_ITEM_VALUES: set[GetNoticeFieldsItem] = {
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


def check_get_notice_fields_item(value: str) -> GetNoticeFieldsItem:
    if value in GET_NOTICE_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_NOTICE_FIELDS_ITEM_VALUES!r}")
