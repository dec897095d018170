from typing import Literal

ListUnsignedAssignmentsFieldsItem = Literal[
    "acknowledge_by",
    "issued_at",
    "item_id",
    "light",
    "no",
    "plan_id",
    "plan_title",
    "role",
    "title",
    "unit_id",
    "unit_name",
    "urgent",
]

LIST_UNSIGNED_ASSIGNMENTS_FIELDS_ITEM_VALUES: set[ListUnsignedAssignmentsFieldsItem] = {
    "acknowledge_by",
    "issued_at",
    "item_id",
    "light",
    "no",
    "plan_id",
    "plan_title",
    "role",
    "title",
    "unit_id",
    "unit_name",
    "urgent",
}


def check_list_unsigned_assignments_fields_item(value: str) -> ListUnsignedAssignmentsFieldsItem:
    if value in LIST_UNSIGNED_ASSIGNMENTS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_UNSIGNED_ASSIGNMENTS_FIELDS_ITEM_VALUES!r}")
