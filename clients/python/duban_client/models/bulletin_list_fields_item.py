from typing import Literal

BulletinListFieldsItem = Literal["due_on", "item_id", "item_no", "item_title", "lead_names", "milestone_id", "text"]

BULLETIN_LIST_FIELDS_ITEM_VALUES: set[BulletinListFieldsItem] = {
    "due_on",
    "item_id",
    "item_no",
    "item_title",
    "lead_names",
    "milestone_id",
    "text",
}


def check_bulletin_list_fields_item(value: str) -> BulletinListFieldsItem:
    if value in BULLETIN_LIST_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BULLETIN_LIST_FIELDS_ITEM_VALUES!r}")
