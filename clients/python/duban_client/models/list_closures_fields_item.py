from typing import Literal

ListClosuresFieldsItem = Literal[
    "decided_at",
    "decided_by",
    "decision",
    "endorsed_at",
    "endorsed_by",
    "endorsement",
    "id",
    "item_id",
    "item_no",
    "item_title",
    "may",
    "requested_at",
    "requested_by",
    "result",
    "state",
    "unit_id",
    "unit_name",
]

LIST_CLOSURES_FIELDS_ITEM_VALUES: set[ListClosuresFieldsItem] = {
    "decided_at",
    "decided_by",
    "decision",
    "endorsed_at",
    "endorsed_by",
    "endorsement",
    "id",
    "item_id",
    "item_no",
    "item_title",
    "may",
    "requested_at",
    "requested_by",
    "result",
    "state",
    "unit_id",
    "unit_name",
}


def check_list_closures_fields_item(value: str) -> ListClosuresFieldsItem:
    if value in LIST_CLOSURES_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CLOSURES_FIELDS_ITEM_VALUES!r}")
