from typing import Literal

GetUnitFieldsItem = Literal[
    "aliases", "code", "id", "kind", "name", "parent_id", "successor_id", "valid_from", "valid_to"
]

GET_UNIT_FIELDS_ITEM_VALUES: set[GetUnitFieldsItem] = {
    "aliases",
    "code",
    "id",
    "kind",
    "name",
    "parent_id",
    "successor_id",
    "valid_from",
    "valid_to",
}


def check_get_unit_fields_item(value: str) -> GetUnitFieldsItem:
    if value in GET_UNIT_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_UNIT_FIELDS_ITEM_VALUES!r}")
