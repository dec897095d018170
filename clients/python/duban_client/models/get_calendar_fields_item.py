from typing import Literal

GetCalendarFieldsItem = Literal["days", "known", "year"]

GET_CALENDAR_FIELDS_ITEM_VALUES: set[GetCalendarFieldsItem] = {
    "days",
    "known",
    "year",
}


def check_get_calendar_fields_item(value: str) -> GetCalendarFieldsItem:
    if value in GET_CALENDAR_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_CALENDAR_FIELDS_ITEM_VALUES!r}")
