"""Old Office files (.doc, .xls, .rtf) and encrypted new ones, which share their container."""

import shutil
import subprocess
import tempfile
from pathlib import Path, PurePath

from app.importing.document import Document, Unreadable
from app.importing.formats import docx, package
from app.importing.formats.text import decode, read_text
from app.importing.formats.xlsx import read_workbook

_SECONDS = 60
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book\x00".encode("utf-16-le"))
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MACRO_STREAM = "_VBA_PROJECT_CUR".encode("utf-16-le")


def read(name: str, data: bytes) -> Document:
    """An OLE file: an .xls workbook, a .doc document, or an encrypted package. Raises `Unreadable`."""
    if _ENCRYPTED_STREAM in data:
        raise Unreadable("encrypted", "文件加了密码，请去掉密码后再上传。", name)
    if _WORD_STREAM in data:
        return read_word(name, data, ".doc")
    if any(stream in data for stream in _BOOK_STREAMS):
        return _read_xls(name, data)
    raise Unreadable("foreign", "这是旧版 Office 容器，但不是 Word 或 Excel 文档。请另存为 .docx 或 .xlsx。", name)


def read_word(name: str, data: bytes, suffix: str) -> Document:
    """A .doc or .rtf, through LibreOffice or antiword where one is installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        return _through_office(office, name, data, suffix)
    antiword = shutil.which("antiword")
    if antiword and suffix == ".doc":
        return _through_antiword(antiword, name, data)
    raise Unreadable(
        "needs_converter",
        f"本机没有安装 LibreOffice，不能读取旧格式 {suffix}。请用 Word 或 WPS 另存为 .docx 后再上传。",
        name,
    )


def _read_xls(name: str, data: bytes) -> Document:
    if _MACRO_STREAM in data:
        raise Unreadable("macros", "文件含有宏，请另存为不含宏的 .xlsx 再上传。", name)
    return read_workbook(name, data, "xls", {})


def _through_office(office: str, name: str, data: bytes, suffix: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source" + suffix)
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", folder]
        _run([*command, str(source)], name)
        made = source.with_suffix(".docx")
        if not made.exists():
            raise Unreadable("broken", "LibreOffice 打不开这个文件。请用 Word 或 WPS 另存为 .docx 再试。", name)
        with package.open_package(name, made.read_bytes()) as parts:
            document = docx.read(name, parts)
    return Document(name, "doc", document.blocks, document.warnings)


def _through_antiword(antiword: str, name: str, data: bytes) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        output = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(source)], name)
    return read_text(name, decode(output, name), "doc")


def _run(command: list[str], name: str) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - fixed program
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            "too_slow", f"{PurePath(command[0]).name} 转换超过{_SECONDS}秒，已停止。请另存为 .docx 再试。", name
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unreadable("broken", "旧格式文件转换失败，可能已损坏。请另存为 .docx 再试。", name) from error
    return done.stdout
