from typing import Literal

ListPeopleFieldsItem = Literal["id", "name", "role", "title", "unit_id", "unit_name"]

LIST_PEOPLE_FIELDS_ITEM_VALUES: set[ListPeopleFieldsItem] = {
    "id",
    "name",
    "role",
    "title",
    "unit_id",
    "unit_name",
}


def check_list_people_fields_item(value: str) -> ListPeopleFieldsItem:
    if value in LIST_PEOPLE_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_PEOPLE_FIELDS_ITEM_VALUES!r}")
