from typing import Literal

GetConclusionFieldsItem = Literal[
    "author_name",
    "basis",
    "id",
    "issued_at",
    "item_id",
    "item_no",
    "item_title",
    "may",
    "object_by",
    "objected_at",
    "objected_by",
    "objection",
    "recheck",
    "rechecked_at",
    "rechecked_by",
    "rectification",
    "rectified_at",
    "rectified_by",
    "rectify_by",
    "review",
    "review_by",
    "reviewed_at",
    "reviewed_by",
    "state",
    "text",
    "unit_id",
    "unit_name",
]

GET_CONCLUSION_FIELDS_ITEM_VALUES: set[GetConclusionFieldsItem] = {
    "author_name",
    "basis",
    "id",
    "issued_at",
    "item_id",
    "item_no",
    "item_title",
    "may",
    "object_by",
    "objected_at",
    "objected_by",
    "objection",
    "recheck",
    "rechecked_at",
    "rechecked_by",
    "rectification",
    "rectified_at",
    "rectified_by",
    "rectify_by",
    "review",
    "review_by",
    "reviewed_at",
    "reviewed_by",
    "state",
    "text",
    "unit_id",
    "unit_name",
}


def check_get_conclusion_fields_item(value: str) -> GetConclusionFieldsItem:
    if value in GET_CONCLUSION_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CONCLUSION_FIELDS_ITEM_VALUES!r}")
