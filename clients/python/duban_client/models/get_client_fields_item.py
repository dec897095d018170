from typing import Literal

GetClientFieldsItem = Literal[
    "addresses",
    "client_id",
    "contact",
    "created_at",
    "id",
    "keys",
    "name",
    "quota",
    "scopes",
    "unit_id",
    "unit_name",
    "version",
]

GET_CLIENT_FIELDS_ITEM_VALUES: set[GetClientFieldsItem] = {
    "addresses",
    "client_id",
    "contact",
    "created_at",
    "id",
    "keys",
    "name",
    "quota",
    "scopes",
    "unit_id",
    "unit_name",
    "version",
}


def check_get_client_fields_item(value: str) -> GetClientFieldsItem:
    if value in GET_CLIENT_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CLIENT_FIELDS_ITEM_VALUES!r}")
