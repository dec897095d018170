from typing import Literal

GetPersonFieldsItem = Literal["id", "name", "role", "title", "unit_id", "unit_name"]

GET_PERSON_FIELDS_ITEM_VALUES: set[GetPersonFieldsItem] = {
    "id",
    "name",
    "role",
    "title",
    "unit_id",
    "unit_name",
}


def check_get_person_fields_item(value: str) -> GetPersonFieldsItem:
    if value in GET_PERSON_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PERSON_FIELDS_ITEM_VALUES!r}")
