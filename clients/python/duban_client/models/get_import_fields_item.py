from typing import Literal

GetImportFieldsItem = Literal[
    "created_at",
    "created_by",
    "diff",
    "document",
    "doubts",
    "errors",
    "findings",
    "format",
    "id",
    "items",
    "items_total",
    "milestones_total",
    "next",
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

GET_IMPORT_FIELDS_ITEM_VALUES: set[GetImportFieldsItem] = {
    "created_at",
    "created_by",
    "diff",
    "document",
    "doubts",
    "errors",
    "findings",
    "format",
    "id",
    "items",
    "items_total",
    "milestones_total",
    "next",
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


def check_get_import_fields_item(value: str) -> GetImportFieldsItem:
    if value in GET_IMPORT_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_IMPORT_FIELDS_ITEM_VALUES!r}")
