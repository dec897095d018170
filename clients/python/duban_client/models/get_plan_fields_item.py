from typing import Literal

GetPlanFieldsItem = Literal[
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

GET_PLAN_FIELDS_ITEM_VALUES: set[GetPlanFieldsItem] = {
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


def check_get_plan_fields_item(value: str) -> GetPlanFieldsItem:
    if value in GET_PLAN_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLAN_FIELDS_ITEM_VALUES!r}")
