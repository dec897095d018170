from typing import Literal

GetChangeFieldsItem = Literal[
    "decided_at",
    "due_on",
    "edits",
    "id",
    "item_id",
    "item_no",
    "item_title",
    "kind",
    "may_cancel",
    "may_decide",
    "progress",
    "reason",
    "requested_at",
    "requested_by",
    "state",
    "steps",
    "unit_id",
    "unit_name",
    "version",
]

GET_CHANGE_FIELDS_ITEM_VALUES: set[GetChangeFieldsItem] = {
    "decided_at",
    "due_on",
    "edits",
    "id",
    "item_id",
    "item_no",
    "item_title",
    "kind",
    "may_cancel",
    "may_decide",
    "progress",
    "reason",
    "requested_at",
    "requested_by",
    "state",
    "steps",
    "unit_id",
    "unit_name",
    "version",
}


def check_get_change_fields_item(value: str) -> GetChangeFieldsItem:
    if value in GET_CHANGE_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CHANGE_FIELDS_ITEM_VALUES!r}")
