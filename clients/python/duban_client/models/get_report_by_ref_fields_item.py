from typing import Literal

GetReportByRefFieldsItem = Literal[
    "attachments",
    "author_name",
    "edition",
    "id",
    "item_id",
    "needs",
    "next_steps",
    "period",
    "previous_id",
    "problems",
    "readings",
    "replaced",
    "review_note",
    "reviewed_at",
    "reviewed_by",
    "saved_at",
    "state",
    "submitted_at",
    "summary",
    "unit_id",
    "unit_name",
    "version",
]

GET_REPORT_BY_REF_FIELDS_ITEM_VALUES: set[GetReportByRefFieldsItem] = {
    "attachments",
    "author_name",
    "edition",
    "id",
    "item_id",
    "needs",
    "next_steps",
    "period",
    "previous_id",
    "problems",
    "readings",
    "replaced",
    "review_note",
    "reviewed_at",
    "reviewed_by",
    "saved_at",
    "state",
    "submitted_at",
    "summary",
    "unit_id",
    "unit_name",
    "version",
}


def check_get_report_by_ref_fields_item(value: str) -> GetReportByRefFieldsItem:
    if value in GET_REPORT_BY_REF_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_REPORT_BY_REF_FIELDS_ITEM_VALUES!r}")
