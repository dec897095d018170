from typing import Literal

ListEventsFieldsItem = Literal[
    "acting_for",
    "action",
    "actor_name",
    "at",
    "data",
    "id",
    "item_id",
    "milestone_id",
    "plan_id",
    "position",
    "report_id",
    "unit_id",
    "unit_name",
    "via",
]

LIST_EVENTS_FIELDS_ITEM_VALUES: set[ListEventsFieldsItem] = {
    "acting_for",
    "action",
    "actor_name",
    "at",
    "data",
    "id",
    "item_id",
    "milestone_id",
    "plan_id",
    "position",
    "report_id",
    "unit_id",
    "unit_name",
    "via",
}


def check_list_events_fields_item(value: str) -> ListEventsFieldsItem:
    if value in LIST_EVENTS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_EVENTS_FIELDS_ITEM_VALUES!r}")
