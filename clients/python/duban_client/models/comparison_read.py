from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.comparison_read_fields import ComparisonReadFields


T = TypeVar("T", bound="ComparisonRead")


@_attrs_define
class ComparisonRead:
    """An edition against the one before it, field by field; a field that is alike in both is left out.

    Attributes:
        id (int): Id; stable, with no meaning of its own.
        previous_id (int): Id of the edition before it.
        fields (ComparisonReadFields): Its fields, each as before and after.
    """

    id: int
    previous_id: int
    fields: ComparisonReadFields
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        previous_id = self.previous_id

        fields = self.fields.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "previous_id": previous_id,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.comparison_read_fields import ComparisonReadFields  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        previous_id = d.pop("previous_id")

        fields = ComparisonReadFields.from_dict(d.pop("fields"))

        comparison_read = cls(
            id=id,
            previous_id=previous_id,
            fields=fields,
        )

        comparison_read.additional_properties = d
        return comparison_read

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
