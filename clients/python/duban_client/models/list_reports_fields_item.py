from typing import Literal

ListReportsFieldsItem = Literal[
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

LIST_REPORTS_FIELDS_ITEM_VALUES: set[ListReportsFieldsItem] = {
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


def check_list_reports_fields_item(value: str) -> ListReportsFieldsItem:
    if value in LIST_REPORTS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_REPORTS_FIELDS_ITEM_VALUES!r}")
