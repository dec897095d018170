"""Reading a file that comes from anybody, in a process of its own with bounded memory and time.

`python -m app.importing.sandbox` takes a line of JSON (what to read it as) and the file's bytes on standard input, and
prints the reading, or why there is none. It knows no database and no settings: docs/decisions/0006-reading-apart.md.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from pydantic import TypeAdapter

from app.importing.document import Document, Unreadable
from app.importing.draft import DocumentFacts, Draft, Finding, Severity
from app.importing.formats.files import open_document, open_pasted
from app.importing.judging import judge, prepare
from app.importing.layouts.columns import Mapping
from app.importing.names.directory import Directory, GroupRow, UnitRow
from app.importing.reader import read
from app.importing.sample import Sample, sample
from app.importing.serial import findings_to_json

MEMORY = 2 * 1024**3
"""Bytes of address space, LibreOffice included."""
CPU_SECONDS = 60
SECONDS = 90
"""From start to end, waiting for the converter included."""
AT_ONCE = BoundedSemaphore(2)
ROOT = Path(__file__).parent.parent.parent
_SLOW = Unreadable("too_slow", f"读取超过{CPU_SECONDS}秒，已停止。请拆分文件，或另存为 .docx、.xlsx 再试。")
_BIG = Unreadable("too_much_memory", "文件展开后过大，读取时超过内存上限，已停止。请拆分后再导入。")


@dataclass(frozen=True)
class Options:
    """How to read. `kind` is "table" or "minutes", guessed where None; `columns` overrides the mapping found.

    With `unmapped` a table whose columns cannot be told is not refused, so that somebody may name them.
    """

    name: str
    year: int
    today: date
    kind: str | None = None
    columns: Mapping | None = None
    pasted: bool = False
    unmapped: bool = False


@dataclass
class Taken:
    """A prepared draft, all that speaks against it, and the top of its table."""

    draft: Draft
    findings: list[Finding]
    sample: Sample = field(default_factory=Sample)


_TAKEN = TypeAdapter(Taken)
_OPTIONS = TypeAdapter(Options)


def take(data: bytes, options: Options, directory: Directory) -> Taken:
    """Read in this process; raises `Unreadable`."""
    document = open_pasted(data.decode()) if options.pasted else open_document(options.name, data)
    try:
        draft = read(
            document,
            directory=directory,
            today=options.today,
            year=options.year,
            kind=options.kind,
            columns=options.columns,
        )
    except Unreadable as error:
        if error.code != "no_columns" or not options.unmapped:
            raise
        draft = _unmapped(document, options, error)
    prepared = prepare(draft, directory, options.year)
    return Taken(prepared, judge(prepared, directory, options.today), sample(document))


def take_apart(data: bytes, options: Options, directory: Directory) -> Taken:
    """Read in a process of its own; raises `Unreadable`, also when it needs too much time or memory."""
    head = {"options": _OPTIONS.dump_python(options, mode="json"), "directory": _plain(directory)}
    sent = json.dumps(head, ensure_ascii=False).encode() + b"\n" + data
    with AT_ONCE:
        code, output = _run(sent)
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Unreadable(_SLOW.code, _SLOW.message, options.name)
    if code != 0:
        raise Unreadable("broken", "文件读到一半出错，可能已损坏。请重新保存后再试。", options.name)
    answer = json.loads(output)
    if refused := answer.get("unreadable"):
        raise Unreadable(refused["code"], refused["message"], refused["place"])
    return _TAKEN.validate_python(answer["taken"])


def main() -> None:
    """The process itself: bounded first, then reading."""
    head = json.loads(sys.stdin.buffer.readline())
    options = _OPTIONS.validate_python(head["options"])
    units = tuple(TypeAdapter(list[UnitRow]).validate_python(head["directory"]["units"]))
    groups = tuple(TypeAdapter(list[GroupRow]).validate_python(head["directory"]["groups"]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    try:
        taken = take(sys.stdin.buffer.read(), options, Directory(units, groups))
        answer: dict[str, Any] = {"taken": _TAKEN.dump_python(taken, mode="json")}
        answer["taken"]["findings"] = findings_to_json(taken.findings)
    except Unreadable as error:
        answer = {"unreadable": {"code": error.code, "message": error.message, "place": error.place}}
    except MemoryError:
        answer = {"unreadable": {"code": _BIG.code, "message": _BIG.message, "place": options.name}}
    sys.stdout.write(json.dumps(_clean(answer)))


def _clean(value: Any) -> Any:
    """The same without what no database keeps (NUL, half a surrogate pair), offsets unchanged."""
    if isinstance(value, str):
        return value.replace("\0", " ").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {key: _clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def _run(sent: bytes) -> tuple[int, bytes]:
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "TMPDIR", "HOME") if key in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "app.importing.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(sent, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        # The converter that it may have started goes with it.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return -signal.SIGKILL, b""
    return process.returncode, output


def _plain(directory: Directory) -> dict[str, Any]:
    return {
        "units": [asdict(unit) for unit in directory.units],
        "groups": [asdict(group) for group in directory.groups],
    }


def _unmapped(document: Document, options: Options, error: Unreadable) -> Draft:
    facts = DocumentFacts(document.name, document.format, layout="table", year=options.year)
    return Draft(facts, findings=[Finding("columns.unknown", Severity.ERROR, error.message)])


if __name__ == "__main__":
    main()
