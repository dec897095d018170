from typing import Literal

ListInstructionsFieldsItem = Literal[
    "answer_by", "answers", "at", "author_name", "id", "item_id", "item_no", "item_title", "may_answer", "text"
]

LIST_INSTRUCTIONS_FIELDS_ITEM_VALUES: set[ListInstructionsFieldsItem] = {
    "answer_by",
    "answers",
    "at",
    "author_name",
    "id",
    "item_id",
    "item_no",
    "item_title",
    "may_answer",
    "text",
}


def check_list_instructions_fields_item(value: str) -> ListInstructionsFieldsItem:
    if value in LIST_INSTRUCTIONS_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INSTRUCTIONS_FIELDS_ITEM_VALUES!r}")
