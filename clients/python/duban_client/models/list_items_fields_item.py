from typing import Literal

ListItemsFieldsItem = Literal[
    "due_on",
    "external_ref",
    "id",
    "lead_names",
    "leader_id",
    "leader_name",
    "light",
    "light_code",
    "light_count",
    "light_on",
    "light_text",
    "milestones_met",
    "milestones_total",
    "no",
    "plan_id",
    "state",
    "title",
    "version",
]

LIST_ITEMS_FIELDS_ITEM_VALUES: set[ListItemsFieldsItem] = {
    "due_on",
    "external_ref",
    "id",
    "lead_names",
    "leader_id",
    "leader_name",
    "light",
    "light_code",
    "light_count",
    "light_on",
    "light_text",
    "milestones_met",
    "milestones_total",
    "no",
    "plan_id",
    "state",
    "title",
    "version",
}


def check_list_items_fields_item(value: str) -> ListItemsFieldsItem:
    if value in LIST_ITEMS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ITEMS_FIELDS_ITEM_VALUES!r}")
