"""Reading in a process of its own: the same reading, and an end to what takes too long or too much."""

import io
import json
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from app import seeding
from app.importing import sandbox
from app.importing.document import Unreadable
from app.importing.sandbox import Options, take, take_apart

OPTIONS = Options("work-report-2017.txt", 2017, date(2017, 7, 10))


def test_a_document_reads_the_same_apart_as_here() -> None:
    directory, data = seeding.shipped_directory(), seeding.TABLE.read_bytes()
    apart = take_apart(data, OPTIONS, directory)
    assert apart == take(data, OPTIONS, directory)
    assert len(apart.draft.items) == 84


def test_an_unreadable_file_says_the_same_apart() -> None:
    with pytest.raises(Unreadable) as refused:
        take_apart(
            b"MZ\x90\x00" + bytes(100), Options("计划.exe", 2017, date(2017, 7, 10)), seeding.shipped_directory()
        )
    assert (refused.value.code, refused.value.place) == ("foreign", "计划.exe")


def test_what_no_database_keeps_is_taken_out_without_moving_what_follows() -> None:
    text = "序号\t事项\t完成时限\t主办单位\n1\t甲\x00乙丙丁项目\t2017.12\t市林业局\n2\t其他事项\t2017.12\t市林业局\n"
    taken = take_apart(text.encode(), replace(OPTIONS, pasted=True), seeding.shipped_directory())
    assert [item.title for item in taken.draft.items] == ["甲 乙丙丁项目", "其他事项"]


def test_reading_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.05)
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        take_apart(seeding.TABLE.read_bytes(), OPTIONS, seeding.shipped_directory())
    assert refused.value.code == "too_slow"
    assert time.monotonic() - started < 10


def test_memory_is_bounded_inside() -> None:
    limits = [str(sandbox.MEMORY), str(sandbox.CPU_SECONDS)]
    code = (
        "import resource, sys, app.importing.sandbox as s\n"
        "s.take = lambda *a: sys.exit(' '.join(str(resource.getrlimit(x)[0]) "
        "for x in (resource.RLIMIT_AS, resource.RLIMIT_CPU)))\n"
        "s.main()"
    )
    head = {"options": {"name": "a", "year": 2017, "today": "2017-01-01"}, "directory": {"units": [], "groups": []}}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=json.dumps(head).encode() + b"\n", capture_output=True, cwd=sandbox.ROOT)
    assert done.stderr.decode().split() == limits


def test_a_zip_bomb_is_refused_in_little_time() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b" " * 80_000_000)
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        take_apart(out.getvalue(), replace(OPTIONS, name="炸弹.docx"), seeding.shipped_directory())
    assert refused.value.code == "bomb"
    assert time.monotonic() - started < 20
