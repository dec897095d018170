from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.answer_read import AnswerRead


T = TypeVar("T", bound="InstructionRead")


@_attrs_define
class InstructionRead:
    """An instruction as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        text (str): The words themselves.
        answer_by (datetime.date): Answer by this day.
        author_name (str): Who wrote it.
        at (datetime.datetime): When it happened.
        answers (list[AnswerRead] | Unset): What the units answered, or still owe.
        may_answer (bool | Unset): Whether the caller's unit may answer now. Default: False.
    """

    id: int
    item_id: int
    item_no: str
    item_title: str
    text: str
    answer_by: datetime.date
    author_name: str
    at: datetime.datetime
    answers: list[AnswerRead] | Unset = UNSET
    may_answer: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        text = self.text

        answer_by = self.answer_by.isoformat()

        author_name = self.author_name

        at = self.at.isoformat()

        answers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = []
            for answers_item_data in self.answers:
                answers_item = answers_item_data.to_dict()
                answers.append(answers_item)

        may_answer = self.may_answer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "text": text,
                "answer_by": answer_by,
                "author_name": author_name,
                "at": at,
            }
        )
        if answers is not UNSET:
            field_dict["answers"] = answers
        if may_answer is not UNSET:
            field_dict["may_answer"] = may_answer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.answer_read import AnswerRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        text = d.pop("text")

        answer_by = datetime.date.fromisoformat(d.pop("answer_by"))

        author_name = d.pop("author_name")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        _answers = d.pop("answers", UNSET)
        answers: list[AnswerRead] | Unset = UNSET
        if _answers is not UNSET:
            answers = []
            for answers_item_data in _answers:
                answers_item = AnswerRead.from_dict(answers_item_data)

                answers.append(answers_item)

        may_answer = d.pop("may_answer", UNSET)

        instruction_read = cls(
            id=id,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            text=text,
            answer_by=answer_by,
            author_name=author_name,
            at=at,
            answers=answers,
            may_answer=may_answer,
        )

        instruction_read.additional_properties = d
        return instruction_read

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
