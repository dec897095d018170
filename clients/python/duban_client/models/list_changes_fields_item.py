from typing import Literal

ListChangesFieldsItem = Literal[
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

LIST_CHANGES_FIELDS_ITEM_VALUES: set[ListChangesFieldsItem] = {
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


def check_list_changes_fields_item(value: str) -> ListChangesFieldsItem:
    if value in LIST_CHANGES_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CHANGES_FIELDS_ITEM_VALUES!r}")
