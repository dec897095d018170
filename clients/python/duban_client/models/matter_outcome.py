from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finding_read import FindingRead
    from ..models.item_row import ItemRow
    from ..models.matter_outcome_problem_type_0 import MatterOutcomeProblemType0


T = TypeVar("T", bound="MatterOutcome")


@_attrs_define
class MatterOutcome:
    """What became of one row: done, or why not. The rows beside it stand for themselves.

    Attributes:
        index (int): Place of the row, from 0.
        external_ref (str): The caller's own number.
        status (int): 201 registered, 200 changed, else the status of `problem`.
        item (ItemRow | None | Unset): Number of its item.
        doubts (list[FindingRead] | Unset): What could not be read for certain, errors first.
        problem (MatterOutcomeProblemType0 | None | Unset): Its `code`, `title`, `detail` and more.
    """

    index: int
    external_ref: str
    status: int
    item: ItemRow | None | Unset = UNSET
    doubts: list[FindingRead] | Unset = UNSET
    problem: MatterOutcomeProblemType0 | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.item_row import ItemRow  # noqa: PLC0415
        from ..models.matter_outcome_problem_type_0 import MatterOutcomeProblemType0  # noqa: PLC0415

        index = self.index

        external_ref = self.external_ref

        status = self.status

        item: dict[str, Any] | None | Unset
        if isinstance(self.item, Unset):
            item = UNSET
        elif isinstance(self.item, ItemRow):
            item = self.item.to_dict()
        else:
            item = self.item

        doubts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.doubts, Unset):
            doubts = []
            for doubts_item_data in self.doubts:
                doubts_item = doubts_item_data.to_dict()
                doubts.append(doubts_item)

        problem: dict[str, Any] | None | Unset
        if isinstance(self.problem, Unset):
            problem = UNSET
        elif isinstance(self.problem, MatterOutcomeProblemType0):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "index": index,
                "external_ref": external_ref,
                "status": status,
            }
        )
        if item is not UNSET:
            field_dict["item"] = item
        if doubts is not UNSET:
            field_dict["doubts"] = doubts
        if problem is not UNSET:
            field_dict["problem"] = problem

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding_read import FindingRead  # noqa: PLC0415
        from ..models.item_row import ItemRow  # noqa: PLC0415
        from ..models.matter_outcome_problem_type_0 import MatterOutcomeProblemType0  # noqa: PLC0415

        d = dict(src_dict)
        index = d.pop("index")

        external_ref = d.pop("external_ref")

        status = d.pop("status")

        def _parse_item(data: object) -> ItemRow | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                item_type_0 = ItemRow.from_dict(data)

                return item_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ItemRow | None | Unset, data)

        item = _parse_item(d.pop("item", UNSET))

        _doubts = d.pop("doubts", UNSET)
        doubts: list[FindingRead] | Unset = UNSET
        if _doubts is not UNSET:
            doubts = []
            for doubts_item_data in _doubts:
                doubts_item = FindingRead.from_dict(doubts_item_data)

                doubts.append(doubts_item)

        def _parse_problem(data: object) -> MatterOutcomeProblemType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = MatterOutcomeProblemType0.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MatterOutcomeProblemType0 | None | Unset, data)

        problem = _parse_problem(d.pop("problem", UNSET))

        matter_outcome = cls(
            index=index,
            external_ref=external_ref,
            status=status,
            item=item,
            doubts=doubts,
            problem=problem,
        )

        matter_outcome.additional_properties = d
        return matter_outcome

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
