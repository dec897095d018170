from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.conclusion_evidence_read import ConclusionEvidenceRead


T = TypeVar("T", bound="ConclusionRead")


@_attrs_define
class ConclusionRead:
    """A conclusion as callers see it.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        item_id (int): Id of the item (事项).
        item_no (str): Number of the item within its plan (序号).
        item_title (str): Title of the item.
        unit_id (int): Id of the unit (单位).
        unit_name (str): Name of the unit (单位).
        state (str): A conclusion stands until it is objected to; upheld or revised, it is rectified and re-checked.
        text (str): The words themselves.
        basis (str): What it rests on: what was found, and where.
        author_name (str): Who wrote it.
        issued_at (datetime.datetime): When it was issued (交办).
        object_by (datetime.date): The unit may object until this day (30 days; 《政府督查工作条例》).
        objection (str): Why the unit objects (异议).
        objected_by (None | str): Who objected for the unit.
        objected_at (datetime.datetime | None): When the unit objected.
        review_by (datetime.date | None): The objection is to be reviewed by this day (30 days; 《政府督查工作条例》).
        review (str): What the review of the objection found.
        reviewed_by (None | str): Who reviewed it.
        reviewed_at (datetime.datetime | None): When it was reviewed.
        rectify_by (datetime.date | None): To be put right by this day (整改时限).
        rectification (str): What was put right (整改情况).
        rectified_by (None | str): Who reported the rectification for the unit.
        rectified_at (datetime.datetime | None): When the rectification was reported.
        recheck (str): What the second look found (复核情况).
        rechecked_by (None | str): Who checked again (复核人).
        rechecked_at (datetime.datetime | None): When it was checked again.
        evidence (list[ConclusionEvidenceRead] | Unset): Evidence files (佐证材料), by stage: of the conclusion, the
            objection, and so on.
        may (list[str] | Unset): What the caller may do with it as it stands; objecting until `object_by`.
    """

    id: int
    item_id: int
    item_no: str
    item_title: str
    unit_id: int
    unit_name: str
    state: str
    text: str
    basis: str
    author_name: str
    issued_at: datetime.datetime
    object_by: datetime.date
    objection: str
    objected_by: None | str
    objected_at: datetime.datetime | None
    review_by: datetime.date | None
    review: str
    reviewed_by: None | str
    reviewed_at: datetime.datetime | None
    rectify_by: datetime.date | None
    rectification: str
    rectified_by: None | str
    rectified_at: datetime.datetime | None
    recheck: str
    rechecked_by: None | str
    rechecked_at: datetime.datetime | None
    evidence: list[ConclusionEvidenceRead] | Unset = UNSET
    may: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        item_id = self.item_id

        item_no = self.item_no

        item_title = self.item_title

        unit_id = self.unit_id

        unit_name = self.unit_name

        state = self.state

        text = self.text

        basis = self.basis

        author_name = self.author_name

        issued_at = self.issued_at.isoformat()

        object_by = self.object_by.isoformat()

        objection = self.objection

        objected_by: None | str
        objected_by = self.objected_by

        objected_at: None | str
        if isinstance(self.objected_at, datetime.datetime):
            objected_at = self.objected_at.isoformat()
        else:
            objected_at = self.objected_at

        review_by: None | str
        if isinstance(self.review_by, datetime.date):
            review_by = self.review_by.isoformat()
        else:
            review_by = self.review_by

        review = self.review

        reviewed_by: None | str
        reviewed_by = self.reviewed_by

        reviewed_at: None | str
        if isinstance(self.reviewed_at, datetime.datetime):
            reviewed_at = self.reviewed_at.isoformat()
        else:
            reviewed_at = self.reviewed_at

        rectify_by: None | str
        if isinstance(self.rectify_by, datetime.date):
            rectify_by = self.rectify_by.isoformat()
        else:
            rectify_by = self.rectify_by

        rectification = self.rectification

        rectified_by: None | str
        rectified_by = self.rectified_by

        rectified_at: None | str
        if isinstance(self.rectified_at, datetime.datetime):
            rectified_at = self.rectified_at.isoformat()
        else:
            rectified_at = self.rectified_at

        recheck = self.recheck

        rechecked_by: None | str
        rechecked_by = self.rechecked_by

        rechecked_at: None | str
        if isinstance(self.rechecked_at, datetime.datetime):
            rechecked_at = self.rechecked_at.isoformat()
        else:
            rechecked_at = self.rechecked_at

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        may: list[str] | Unset = UNSET
        if not isinstance(self.may, Unset):
            may = self.may

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "item_id": item_id,
                "item_no": item_no,
                "item_title": item_title,
                "unit_id": unit_id,
                "unit_name": unit_name,
                "state": state,
                "text": text,
                "basis": basis,
                "author_name": author_name,
                "issued_at": issued_at,
                "object_by": object_by,
                "objection": objection,
                "objected_by": objected_by,
                "objected_at": objected_at,
                "review_by": review_by,
                "review": review,
                "reviewed_by": reviewed_by,
                "reviewed_at": reviewed_at,
                "rectify_by": rectify_by,
                "rectification": rectification,
                "rectified_by": rectified_by,
                "rectified_at": rectified_at,
                "recheck": recheck,
                "rechecked_by": rechecked_by,
                "rechecked_at": rechecked_at,
            }
        )
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if may is not UNSET:
            field_dict["may"] = may

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.conclusion_evidence_read import ConclusionEvidenceRead  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        item_id = d.pop("item_id")

        item_no = d.pop("item_no")

        item_title = d.pop("item_title")

        unit_id = d.pop("unit_id")

        unit_name = d.pop("unit_name")

        state = d.pop("state")

        text = d.pop("text")

        basis = d.pop("basis")

        author_name = d.pop("author_name")

        issued_at = datetime.datetime.fromisoformat(d.pop("issued_at"))

        object_by = datetime.date.fromisoformat(d.pop("object_by"))

        objection = d.pop("objection")

        def _parse_objected_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        objected_by = _parse_objected_by(d.pop("objected_by"))

        def _parse_objected_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                objected_at_type_0 = datetime.datetime.fromisoformat(data)

                return objected_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        objected_at = _parse_objected_at(d.pop("objected_at"))

        def _parse_review_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_by_type_0 = datetime.date.fromisoformat(data)

                return review_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        review_by = _parse_review_by(d.pop("review_by"))

        review = d.pop("review")

        def _parse_reviewed_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reviewed_by = _parse_reviewed_by(d.pop("reviewed_by"))

        def _parse_reviewed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reviewed_at_type_0 = datetime.datetime.fromisoformat(data)

                return reviewed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reviewed_at = _parse_reviewed_at(d.pop("reviewed_at"))

        def _parse_rectify_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rectify_by_type_0 = datetime.date.fromisoformat(data)

                return rectify_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        rectify_by = _parse_rectify_by(d.pop("rectify_by"))

        rectification = d.pop("rectification")

        def _parse_rectified_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rectified_by = _parse_rectified_by(d.pop("rectified_by"))

        def _parse_rectified_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rectified_at_type_0 = datetime.datetime.fromisoformat(data)

                return rectified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        rectified_at = _parse_rectified_at(d.pop("rectified_at"))

        recheck = d.pop("recheck")

        def _parse_rechecked_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rechecked_by = _parse_rechecked_by(d.pop("rechecked_by"))

        def _parse_rechecked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                rechecked_at_type_0 = datetime.datetime.fromisoformat(data)

                return rechecked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        rechecked_at = _parse_rechecked_at(d.pop("rechecked_at"))

        _evidence = d.pop("evidence", UNSET)
        evidence: list[ConclusionEvidenceRead] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = ConclusionEvidenceRead.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        may = cast(list[str], d.pop("may", UNSET))

        conclusion_read = cls(
            id=id,
            item_id=item_id,
            item_no=item_no,
            item_title=item_title,
            unit_id=unit_id,
            unit_name=unit_name,
            state=state,
            text=text,
            basis=basis,
            author_name=author_name,
            issued_at=issued_at,
            object_by=object_by,
            objection=objection,
            objected_by=objected_by,
            objected_at=objected_at,
            review_by=review_by,
            review=review,
            reviewed_by=reviewed_by,
            reviewed_at=reviewed_at,
            rectify_by=rectify_by,
            rectification=rectification,
            rectified_by=rectified_by,
            rectified_at=rectified_at,
            recheck=recheck,
            rechecked_by=rechecked_by,
            rechecked_at=rechecked_at,
            evidence=evidence,
            may=may,
        )

        conclusion_read.additional_properties = d
        return conclusion_read

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
