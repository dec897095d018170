from typing import Literal

ListDelegationsFieldsItem = Literal[
    "deputy_id", "deputy_name", "ended_at", "ends_on", "id", "person_id", "person_name", "reason", "starts_on"
]

LIST_DELEGATIONS_FIELDS_ITEM_VALUES: set[ListDelegationsFieldsItem] = {
    "deputy_id",
    "deputy_name",
    "ended_at",
    "ends_on",
    "id",
    "person_id",
    "person_name",
    "reason",
    "starts_on",
}


def check_list_delegations_fields_item(value: str) -> ListDelegationsFieldsItem:
    if value in LIST_DELEGATIONS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_DELEGATIONS_FIELDS_ITEM_VALUES!r}")
