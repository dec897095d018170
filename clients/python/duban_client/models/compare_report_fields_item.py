from typing import Literal

CompareReportFieldsItem = Literal["fields", "id", "previous_id"]

COMPARE_REPORT_FIELDS_ITEM_VALUES: set[CompareReportFieldsItem] = {
    "fields",
    "id",
    "previous_id",
}


def check_compare_report_fields_item(value: str) -> CompareReportFieldsItem:
    if value in COMPARE_REPORT_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COMPARE_REPORT_FIELDS_ITEM_VALUES!r}")
