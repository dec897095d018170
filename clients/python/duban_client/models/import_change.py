from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.field_change import FieldChange


T = TypeVar("T", bound="ImportChange")


@_attrs_define
class ImportChange:
    """One thing that the corrected document adds, changes or no longer has.

    Attributes:
        change (str): added, changed, gone (withdrawn on confirmation) or kept (gone, but worked on).
        what (str): item, line or milestone.
        item (str): Number of its item.
        text (str): The words themselves.
        fields (list[FieldChange]): Its fields, each as before and after.
    """

    change: str
    what: str
    item: str
    text: str
    fields: list[FieldChange]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        change = self.change

        what = self.what

        item = self.item

        text = self.text

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "change": change,
                "what": what,
                "item": item,
                "text": text,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_change import FieldChange  # noqa: PLC0415

        d = dict(src_dict)
        change = d.pop("change")

        what = d.pop("what")

        item = d.pop("item")

        text = d.pop("text")

        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = FieldChange.from_dict(fields_item_data)

            fields.append(fields_item)

        import_change = cls(
            change=change,
            what=what,
            item=item,
            text=text,
            fields=fields,
        )

        import_change.additional_properties = d
        return import_change

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
