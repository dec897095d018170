from typing import Literal

ListImportsFieldsItem = Literal[
    "created_at",
    "created_by",
    "doubts",
    "errors",
    "format",
    "id",
    "items_total",
    "milestones_total",
    "plan_id",
    "plan_kind",
    "replaces_plan_id",
    "sha256",
    "size",
    "source_name",
    "state",
    "title",
    "updated_at",
    "version",
    "year",
]

LIST_IMPORTS_FIELDS_ITEM_VALUES: set[ListImportsFieldsItem] = {
    "created_at",
    "created_by",
    "doubts",
    "errors",
    "format",
    "id",
    "items_total",
    "milestones_total",
    "plan_id",
    "plan_kind",
    "replaces_plan_id",
    "sha256",
    "size",
    "source_name",
    "state",
    "title",
    "updated_at",
    "version",
    "year",
}


def check_list_imports_fields_item(value: str) -> ListImportsFieldsItem:
    if value in LIST_IMPORTS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_IMPORTS_FIELDS_ITEM_VALUES!r}")
