from typing import Literal

GetItemPastFieldsItem = Literal[
    "as_of",
    "baseline_due_on",
    "due_on",
    "events",
    "id",
    "leader_id",
    "leader_name",
    "lines",
    "milestones_met",
    "milestones_total",
    "no",
    "plan_id",
    "reports",
    "state",
    "title",
]

GET_ITEM_PAST_FIELDS_ITEM_VALUES: set[GetItemPastFieldsItem] = {
    "as_of",
    "baseline_due_on",
    "due_on",
    "events",
    "id",
    "leader_id",
    "leader_name",
    "lines",
    "milestones_met",
    "milestones_total",
    "no",
    "plan_id",
    "reports",
    "state",
    "title",
}


def check_get_item_past_fields_item(value: str) -> GetItemPastFieldsItem:
    if value in GET_ITEM_PAST_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_ITEM_PAST_FIELDS_ITEM_VALUES!r}")
