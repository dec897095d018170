from typing import Literal

ListUnitsFieldsItem = Literal[
    "aliases", "code", "id", "kind", "name", "parent_id", "successor_id", "valid_from", "valid_to"
]

LIST_UNITS_FIELDS_ITEM_VALUES: set[ListUnitsFieldsItem] = {
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


def check_list_units_fields_item(value: str) -> ListUnitsFieldsItem:
    if value in LIST_UNITS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_UNITS_FIELDS_ITEM_VALUES!r}")
