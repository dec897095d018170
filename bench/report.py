"""The figures as text, as Markdown for docs/performance.md, and as JSON for machines."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.load import Tally
from bench.workloads import NAMES

COLUMNS = (
    "workload",
    "size",
    "connections",
    "server",
    "requests/s",
    "of the peer",
    "p50 ms",
    "p99 ms",
    "cpu ms",
    "MiB",
    "errors",
)


@dataclass(frozen=True)
class Figure:
    """One measurement. `ratio` is requests a second over the peer's in the same run; 1 for the peer itself.

    `cpu` is the server's own milliseconds of processor a request, which a busy machine distorts least.
    """

    workload: str
    size: str
    connections: int
    server: str
    per_second: float
    ratio: float
    p50: float
    p99: float
    cpu: float
    memory: float
    errors: int


def figure(
    workload: str,
    size: str,
    connections: int,
    server: str,
    tally: Tally,
    cpu: float,
    memory: float,
    peer: Figure | None,
) -> Figure:
    """A measurement beside the peer's."""
    speed = tally.per_second()
    ratio = speed / peer.per_second if peer else 1.0
    times = tally.percentile(0.5), tally.percentile(0.99)
    return Figure(workload, size, connections, server, speed, ratio, *times, cpu, memory, tally.errors)


@dataclass(frozen=True)
class Loading:
    """W5 in seconds: the app reading and registering the table, and the peer writing the rows alone."""

    server: str
    reading: float
    registering: float
    peer: float


def machine() -> dict[str, str]:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine())
    return {
        "cpu": cpu,
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def cells(one: Figure) -> tuple[str, ...]:
    """A figure's columns as words."""
    return (
        one.workload,
        one.size,
        str(one.connections),
        one.server,
        f"{one.per_second:,.0f}",
        f"{one.ratio:.2f}",
        f"{one.p50:.1f}",
        f"{one.p99:.1f}",
        f"{one.cpu:.2f}",
        f"{one.memory:.0f}",
        str(one.errors),
    )


def line(columns: Sequence[str]) -> str:
    """One line of the running report."""
    widths = (8, 4, 11, 11, 10, 11, 8, 8, 7, 6, 6)
    return " ".join(word.rjust(width) for word, width in zip(columns, widths, strict=True))


def markdown(figures: list[Figure], loadings: list[Loading], about: dict[str, str]) -> str:
    """The tables of docs/performance.md."""
    parts = ["; ".join(f"{name} {value}" for name, value in about.items()), ""]
    for workload, words in NAMES.items():
        mine = sorted((f for f in figures if f.workload == workload), key=lambda f: (f.size != "S", f.connections))
        if mine:
            parts += [f"**{workload}, {words}**", "", _row(COLUMNS[1:]), _row(["---"] * 2 + ["---:"] * 8)]
            parts += [_row(cells(one)[1:]) for one in mine] + [""]
    if loadings:
        parts += ["**W5, load the 84-item table** (seconds)", ""]
        parts += [_row(("server", "reading", "registering", "the peer's bare inserts")), _row(["---", *["---:"] * 3])]
        parts += [_row((w.server, f"{w.reading:.2f}", f"{w.registering:.2f}", f"{w.peer:.3f}")) for w in loadings]
    return "\n".join(parts) + "\n"


def _row(words: Sequence[str]) -> str:
    return "| " + " | ".join(words) + " |"


def as_json(figures: list[Figure], loadings: list[Loading], about: dict[str, str]) -> str:
    """Everything, for machines."""
    parts = {"machine": about, "figures": [asdict(f) for f in figures], "loading": [asdict(w) for w in loadings]}
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"
