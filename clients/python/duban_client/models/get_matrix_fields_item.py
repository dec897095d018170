from typing import Literal

GetMatrixFieldsItem = Literal[
    "cycle",
    "cycle_day",
    "cycle_days",
    "cycle_from",
    "cycle_weeks",
    "next",
    "plan_id",
    "rounds",
    "rows",
    "title",
    "unknown_years",
    "version",
]

GET_MATRIX_FIELDS_ITEM_VALUES: set[GetMatrixFieldsItem] = {
    "cycle",
    "cycle_day",
    "cycle_days",
    "cycle_from",
    "cycle_weeks",
    "next",
    "plan_id",
    "rounds",
    "rows",
    "title",
    "unknown_years",
    "version",
}


def check_get_matrix_fields_item(value: str) -> GetMatrixFieldsItem:
    if value in GET_MATRIX_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_MATRIX_FIELDS_ITEM_VALUES!r}")
