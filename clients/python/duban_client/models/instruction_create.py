from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="InstructionCreate")


@_attrs_define
class InstructionCreate:
    """What a leader writes. Lead units owe an answer.

    Attributes:
        text (str): Instruction (批示).
        answer_by (datetime.date | None | Unset): The day by which the units answer; the seventh working day when left
            out.
        ask_supporting (bool | Unset): Whether supporting units owe an answer too. Default: False.
    """

    text: str
    answer_by: datetime.date | None | Unset = UNSET
    ask_supporting: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        answer_by: None | str | Unset
        if isinstance(self.answer_by, Unset):
            answer_by = UNSET
        elif isinstance(self.answer_by, datetime.date):
            answer_by = self.answer_by.isoformat()
        else:
            answer_by = self.answer_by

        ask_supporting = self.ask_supporting

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if answer_by is not UNSET:
            field_dict["answer_by"] = answer_by
        if ask_supporting is not UNSET:
            field_dict["ask_supporting"] = ask_supporting

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        def _parse_answer_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_by_type_0 = datetime.date.fromisoformat(data)

                return answer_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        answer_by = _parse_answer_by(d.pop("answer_by", UNSET))

        ask_supporting = d.pop("ask_supporting", UNSET)

        instruction_create = cls(
            text=text,
            answer_by=answer_by,
            ask_supporting=ask_supporting,
        )

        return instruction_create
