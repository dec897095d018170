from typing import Literal

ListClientsFieldsItem = Literal[
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

LIST_CLIENTS_FIELDS_ITEM_VALUES: set[ListClientsFieldsItem] = {
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


def check_list_clients_fields_item(value: str) -> ListClientsFieldsItem:
    if value in LIST_CLIENTS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_CLIENTS_FIELDS_ITEM_VALUES!r}")
