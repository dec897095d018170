"""Office packages (OOXML): opened only when they are what they say and no bigger than they may be."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree

from app.importing.document import Unreadable
from app.importing.formats.limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED

_SMALL = 1024 * 1024
"""A part under this size may be packed as tightly as it likes."""


@dataclass(frozen=True)
class Package:
    """The parts of an opened package, read one at a time."""

    name: str
    names: frozenset[str]
    _zip: zipfile.ZipFile

    def read(self, part: str) -> bytes:
        """One part's bytes, never more than its stated size. Raises `Unreadable` where it is damaged."""
        try:
            with self._zip.open(part) as stream:
                size = self._zip.getinfo(part).file_size
                data = stream.read(size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise Unreadable("broken", f"文件已损坏，读不出其中的“{part}”。请重新保存后再试。", self.name) from error
        if len(data) > size:
            raise Unreadable("bomb", f"“{part}”解压后比声明的大，拒绝读取。", self.name)
        return data

    def xml(self, part: str) -> etree._Element:
        """One part as a tree, read without entities, document types or the network."""
        return parse_xml(self.read(part), self.name, part)


def parse_xml(data: bytes, name: str, part: str) -> etree._Element:
    """A tree from XML that may come from anybody. Raises `Unreadable` on a DTD, an entity or broken markup."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, dtd_validation=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("broken", f"文件已损坏：“{part}”不是完整的 XML。请重新保存后再试。", name) from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("entities", f"“{part}”声明了文档类型或外部实体，出于安全拒绝读取。", name)
    return root


@contextmanager
def open_package(name: str, data: bytes) -> Iterator[Package]:
    """The package's parts, after its sizes were checked from the directory alone. Raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("broken", "文件已损坏或没有传完，打不开。请重新保存后再试。", name) from error
    with archive:
        _check(name, archive.infolist())
        yield Package(name, frozenset(info.filename for info in archive.infolist()), archive)


def _check(name: str, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise Unreadable("bomb", f"压缩包里有{len(parts)}个文件，超过{MAX_PARTS}个的上限，拒绝读取。", name)
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable("bomb", f"解压后超过{MAX_UNPACKED // 1024 // 1024}MB，拒绝读取。", name)
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise Unreadable("bomb", f"“{part.filename}”的压缩比异常（疑似压缩炸弹），拒绝读取。", name)
        if part.flag_bits & 1:
            raise Unreadable("encrypted", "文件加了密码，请去掉密码后再上传。", name)
        if part.filename.lower().endswith("vbaproject.bin"):
            raise Unreadable("macros", "文件含有宏，请另存为不含宏的 .docx 或 .xlsx 再上传。", name)
