from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.item_row import ItemRow


T = TypeVar("T", bound="RefFound")


@_attrs_define
class RefFound:
    """The item that a number names; null where it names none that the caller may see.

    Attributes:
        external_ref (str): The caller's own number.
        item (ItemRow | None): Number of its item.
    """

    external_ref: str
    item: ItemRow | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.item_row import ItemRow  # noqa: PLC0415

        external_ref = self.external_ref

        item: dict[str, Any] | None
        if isinstance(self.item, ItemRow):
            item = self.item.to_dict()
        else:
            item = self.item

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "external_ref": external_ref,
                "item": item,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item_row import ItemRow  # noqa: PLC0415

        d = dict(src_dict)
        external_ref = d.pop("external_ref")

        def _parse_item(data: object) -> ItemRow | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                item_type_0 = ItemRow.from_dict(data)

                return item_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ItemRow | None, data)

        item = _parse_item(d.pop("item"))

        ref_found = cls(
            external_ref=external_ref,
            item=item,
        )

        ref_found.additional_properties = d
        return ref_found

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
