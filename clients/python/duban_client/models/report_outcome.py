from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.report_outcome_problem_type_0 import ReportOutcomeProblemType0
    from ..models.report_read import ReportRead


T = TypeVar("T", bound="ReportOutcome")


@_attrs_define
class ReportOutcome:
    """What became of one report: submitted, or why not. The rows beside it stand for themselves.

    Attributes:
        index (int): Place of the row, from 0.
        item_id (int | None): Id of its item; null where the number names none.
        external_ref (None | str): The caller's own number for the report, as sent.
        status (int): 201 submitted, 200 where `external_ref` named this very report before, else that of `problem`.
        report (None | ReportRead | Unset): The report, where it was submitted.
        problem (None | ReportOutcomeProblemType0 | Unset): Its `code`, `title`, `detail` and more.
    """

    index: int
    item_id: int | None
    external_ref: None | str
    status: int
    report: None | ReportRead | Unset = UNSET
    problem: None | ReportOutcomeProblemType0 | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.report_outcome_problem_type_0 import ReportOutcomeProblemType0  # noqa: PLC0415
        from ..models.report_read import ReportRead  # noqa: PLC0415

        index = self.index

        item_id: int | None
        item_id = self.item_id

        external_ref: None | str
        external_ref = self.external_ref

        status = self.status

        report: dict[str, Any] | None | Unset
        if isinstance(self.report, Unset):
            report = UNSET
        elif isinstance(self.report, ReportRead):
            report = self.report.to_dict()
        else:
            report = self.report

        problem: dict[str, Any] | None | Unset
        if isinstance(self.problem, Unset):
            problem = UNSET
        elif isinstance(self.problem, ReportOutcomeProblemType0):
            problem = self.problem.to_dict()
        else:
            problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "index": index,
                "item_id": item_id,
                "external_ref": external_ref,
                "status": status,
            }
        )
        if report is not UNSET:
            field_dict["report"] = report
        if problem is not UNSET:
            field_dict["problem"] = problem

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.report_outcome_problem_type_0 import ReportOutcomeProblemType0  # noqa: PLC0415
        from ..models.report_read import ReportRead  # noqa: PLC0415

        d = dict(src_dict)
        index = d.pop("index")

        def _parse_item_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        item_id = _parse_item_id(d.pop("item_id"))

        def _parse_external_ref(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        external_ref = _parse_external_ref(d.pop("external_ref"))

        status = d.pop("status")

        def _parse_report(data: object) -> None | ReportRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                report_type_0 = ReportRead.from_dict(data)

                return report_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportRead | Unset, data)

        report = _parse_report(d.pop("report", UNSET))

        def _parse_problem(data: object) -> None | ReportOutcomeProblemType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                problem_type_0 = ReportOutcomeProblemType0.from_dict(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportOutcomeProblemType0 | Unset, data)

        problem = _parse_problem(d.pop("problem", UNSET))

        report_outcome = cls(
            index=index,
            item_id=item_id,
            external_ref=external_ref,
            status=status,
            report=report,
            problem=problem,
        )

        report_outcome.additional_properties = d
        return report_outcome

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
