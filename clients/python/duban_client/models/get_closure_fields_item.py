from typing import Literal

GetClosureFieldsItem = Literal[
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

GET_CLOSURE_FIELDS_ITEM_VALUES: set[GetClosureFieldsItem] = {
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


def check_get_closure_fields_item(value: str) -> GetClosureFieldsItem:
    if value in GET_CLOSURE_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CLOSURE_FIELDS_ITEM_VALUES!r}")
