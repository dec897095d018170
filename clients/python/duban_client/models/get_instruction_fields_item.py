from typing import Literal

GetInstructionFieldsItem = Literal[
    "answer_by", "answers", "at", "author_name", "id", "item_id", "item_no", "item_title", "may_answer", "text"
]

GET_INSTRUCTION_FIELDS_ITEM_VALUES: set[GetInstructionFieldsItem] = {
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


def check_get_instruction_fields_item(value: str) -> GetInstructionFieldsItem:
    if value in GET_INSTRUCTION_FIELDS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_INSTRUCTION_FIELDS_ITEM_VALUES!r}")
