from typing import Literal

GetMilestoneFieldsItem = Literal[
    "alternatives",
    "baseline_due_on",
    "certainty",
    "commitment",
    "confirmed_at",
    "confirmed_by",
    "date_phrase",
    "done_at",
    "done_by",
    "done_note",
    "done_on",
    "due_on",
    "evidence",
    "id",
    "item_id",
    "kind",
    "line_id",
    "position",
    "returned_note",
    "shares",
    "starts_on",
    "state",
    "targets",
    "text",
    "version",
]

GET_MILESTONE_FIELDS_ITEM_VALUES: set[GetMilestoneFieldsItem] = {
    "alternatives",
    "baseline_due_on",
    "certainty",
    "commitment",
    "confirmed_at",
    "confirmed_by",
    "date_phrase",
    "done_at",
    "done_by",
    "done_note",
    "done_on",
    "due_on",
    "evidence",
    "id",
    "item_id",
    "kind",
    "line_id",
    "position",
    "returned_note",
    "shares",
    "starts_on",
    "state",
    "targets",
    "text",
    "version",
}


def check_get_milestone_fields_item(value: str) -> GetMilestoneFieldsItem:
    if value in GET_MILESTONE_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_MILESTONE_FIELDS_ITEM_VALUES!r}")
