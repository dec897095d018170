from typing import Literal

CheckPlanFieldsItem = Literal["code", "items", "message", "severity", "suggestions"]

CHECK_PLAN_FIELDS_ITEM_VALUES: set[CheckPlanFieldsItem] = {
    "code",
    "items",
    "message",
    "severity",
    "suggestions",
}


def check_check_plan_fields_item(value: str) -> CheckPlanFieldsItem:
    if value in CHECK_PLAN_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHECK_PLAN_FIELDS_ITEM_VALUES!r}")
