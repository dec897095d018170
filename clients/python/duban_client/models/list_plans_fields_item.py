from typing import Literal

ListPlansFieldsItem = Literal[
    "change_policy",
    "cycle",
    "cycle_day",
    "cycle_days",
    "cycle_from",
    "cycle_weeks",
    "demo",
    "id",
    "issuer",
    "items_total",
    "kind",
    "number",
    "source_name",
    "title",
    "version",
    "year",
]

LIST_PLANS_FIELDS_ITEM_VALUES: set[ListPlansFieldsItem] = {
    "change_policy",
    "cycle",
    "cycle_day",
    "cycle_days",
    "cycle_from",
    "cycle_weeks",
    "demo",
    "id",
    "issuer",
    "items_total",
    "kind",
    "number",
    "source_name",
    "title",
    "version",
    "year",
}


def check_list_plans_fields_item(value: str) -> ListPlansFieldsItem:
    if value in LIST_PLANS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_PLANS_FIELDS_ITEM_VALUES!r}")
