"""Evidence files (佐证材料): checked by what they hold, not by what they are called, and kept under their SHA-256."""

import hashlib
import os
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, BinaryIO

from app.rules.errors import TooLarge, Unsupported

CHUNK = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".doc": ("application/msword", (OLE,)),
    ".xls": ("application/vnd.ms-excel", (OLE,)),
    ".ppt": ("application/vnd.ms-powerpoint", (OLE,)),
    ".wps": ("application/vnd.ms-works", (OLE,)),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK\x03\x04",)),
    ".ofd": ("application/ofd", (b"PK\x03\x04",)),
    ".txt": ("text/plain; charset=utf-8", ()),
    ".csv": ("text/csv; charset=utf-8", ()),
}
INSIDE = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".ofd": "OFD.xml"}
KINDS = "PDF、图片（PNG、JPG）、Word、Excel、PPT、WPS、OFD、TXT、CSV"


@dataclass(frozen=True)
class Stored:
    """A file that lies in the files folder, not yet bound to a report."""

    name: str
    media_type: str
    size: int
    sha256: str


def clean_name(name: str) -> str:
    """A file's own name without folders or control characters, at most 200 characters, its ending kept."""
    base = PurePath(name.replace("\\", "/")).name
    plain = "".join(c for c in unicodedata.normalize("NFC", base) if unicodedata.category(c)[0] != "C").strip(" .")
    stem, ending = PurePath(plain or "file").stem, PurePath(plain).suffix
    return stem[: 200 - len(ending)] + ending


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes of this hash lie."""
    return folder / sha256[:2] / sha256


def store(folder: Path, name: str, source: BinaryIO, limit: int) -> Stored:
    """Copy a file in, counting and hashing; TooLarge past `limit` bytes, Unsupported when it is not what it claims."""
    name = clean_name(name)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as target:
        try:
            size, sha256 = _copy(source, target, limit, name)
            target.flush()
            os.fsync(target.fileno())
            media_type = _check_kind(Path(target.name), name, size)
            final = path_of(folder, sha256)
            final.parent.mkdir(exist_ok=True)
            Path(target.name).replace(final)
        except BaseException:
            Path(target.name).unlink(missing_ok=True)
            raise
    return Stored(name, media_type, size, sha256)


def _copy(source: BinaryIO, target: IO[bytes], limit: int, name: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise too_large(limit, name)
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()


def too_large(limit: int, name: str = "") -> TooLarge:
    """The refusal of a file or a request that is too big."""
    mib = limit // (1024 * 1024)
    what = f"“{name}”" if name else "上传内容"
    return TooLarge(
        "file_too_large",
        f"{what}超过 {mib} MB，请压缩或拆分后再上传",
        f"A file may hold {limit} bytes at most.",
        limit=limit,
    )


def _check_kind(path: Path, name: str, size: int) -> str:
    """The media type by ending and content together; a program called .pdf is refused."""
    ending = PurePath(name).suffix.lower()
    if ending not in SIGNATURES:
        raise _unsupported(name, f"不支持这种文件，可上传：{KINDS}", "unsupported_kind")
    if size == 0:
        raise _unsupported(name, "文件是空的，请重新选择", "empty_file")
    media_type, starts = SIGNATURES[ending]
    with path.open("rb") as file:
        head = file.read(4096)
    fits = any(head.startswith(start) for start in starts) if starts else _is_text(head)
    if fits and ending in INSIDE:
        fits = _holds(path, INSIDE[ending])
    if not fits:
        raise _unsupported(name, f"文件内容与扩展名 {ending} 不符，请核对后重新上传", "content_mismatch")
    return media_type


def _is_text(head: bytes) -> bool:
    return b"\x00" not in head and not head.startswith((b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-"))


def _holds(path: Path, part: str) -> bool:
    """Whether a package has the part that its ending promises; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as package:
            return any(name.startswith(part) for name in package.namelist())
    except zipfile.BadZipFile:
        return False


def _unsupported(name: str, why: str, code: str) -> Unsupported:
    return Unsupported(code, f"“{name}”：{why}", f"The file is refused: {code}.", file=name)
