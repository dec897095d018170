from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.milestone_read import MilestoneRead
    from ..models.tick_outcome_problem_type_0 import TickOutcomeProblemType0


T = TypeVar("T", bound="TickOutcome")


@_attrs_define
class TickOutcome:
    """What became of one tick: done, or why not. The rows beside it stand for themselves.

    Attributes:
        index (int): Place of the row, from 0.
        milestone_id (int): Id of the milestone (节点).
        status (int): 200 ticked, now or before, else the status of `problem`.
        milestone (MilestoneRead | None | Unset): The milestone, where it was ticked.
        problem (None | TickOutcomeProblemType0 | Unset): Its `code`, `title`, `detail` and more.
    """

    index: int
    milestone_id: int
    status: int
    milestone: MilestoneRead | None | Unset = UNSET
    problem: None | TickOutcomeProblemType0 | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.milestone_read import MilestoneRead  # noqa: PLC0415
        from ..models.tick_outcome_problem_type_0 import TickOutcomeProblemType0  # noqa: PLC0415

        index = self.index

        milestone_id = self.milestone_id

        status = self.status

        milestone: dict[str, Any] | None | Unset
        if isinstance(self.milestone, Unset):
            milestone = UNSET
        elif isinstance(self.milestone, MilestoneRead):
            milestone = self.milestone.to_dict()
        else:
            milestone = self.milestone

        problem: dict[str, Any] | None | Unset
        if isinstance(self.problem, Unset):
            problem = UNSET
        elif isinstance(self.problem, TickOutcomeProblemType0):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "index": index,
                "milestone_id": milestone_id,
                "status": status,
            }
        )
        if milestone is not UNSET:
            field_dict["milestone"] = milestone
        if problem is not UNSET:
            field_dict["problem"] = problem

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.milestone_read import MilestoneRead  # noqa: PLC0415
        from ..models.tick_outcome_problem_type_0 import TickOutcomeProblemType0  # noqa: PLC0415

        d = dict(src_dict)
        index = d.pop("index")

        milestone_id = d.pop("milestone_id")

        status = d.pop("status")

        def _parse_milestone(data: object) -> MilestoneRead | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                milestone_type_0 = MilestoneRead.from_dict(data)

                return milestone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MilestoneRead | None | Unset, data)

        milestone = _parse_milestone(d.pop("milestone", UNSET))

        def _parse_problem(data: object) -> None | TickOutcomeProblemType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = TickOutcomeProblemType0.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TickOutcomeProblemType0 | Unset, data)

        problem = _parse_problem(d.pop("problem", UNSET))

        tick_outcome = cls(
            index=index,
            milestone_id=milestone_id,
            status=status,
            milestone=milestone,
            problem=problem,
        )

        tick_outcome.additional_properties = d
        return tick_outcome

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
