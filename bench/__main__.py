"""`bin/bench`: the app on each database beside the peer, one under load at a time, on the same rows."""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import migrating
from app.db import Database, make_engine
from bench import report, workloads
from bench.data import TODAY, load_table, make_small
from bench.large import make_large
from bench.load import Tally, load
from bench.servers import Server, start_app, start_peer
from tests import postgres

FILL: dict[str, Callable[[Session], None]] = {"S": make_small, "L": make_large}
CONNECTIONS = (8, 200)
PEER = "peer"


@dataclass
class Side:
    """A running server with the database behind it."""

    name: str
    server: Server
    url: str


def main() -> None:
    """Measure what was asked for and print it."""
    asked = _arguments()
    figures: list[report.Figure] = []
    loadings: list[report.Loading] = []
    with ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="duban-bench-")))
        about = report.machine()
        server = None
        if "postgresql" in asked.db:
            server = stack.enter_context(postgres.start(fsync=True))
            with psycopg.connect(postgres.plain(server.url)) as connection:
                about["postgresql"] = str(connection.info.server_version // 10000)
        make = Databases(var, server)
        print(report.line(report.COLUMNS), flush=True)
        for size in asked.size:
            figures += _measure_size(size, asked, make)
        if "W5" in asked.only:
            loadings = [_load_table(make, name) for name in asked.db]
            print(*loadings, sep="\n")
    if asked.markdown:
        print(report.markdown(figures, loadings, about))
    if asked.json:
        asked.json.write_text(report.as_json(figures, loadings, about), encoding="utf-8")
    if broken := sum(one.errors for one in figures):
        raise SystemExit(f"{broken} requests were not answered with 2xx")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    several = {"type": lambda words: words.split(",")}
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--markdown", action="store_true", help="print the tables of docs/performance.md at the end")
    parser.add_argument("--quick", action="store_true", help="a second a figure: for a first look only")
    parser.add_argument("--only", **several, default=[*workloads.NAMES, "W5"], help="e.g. W1,W2; all when left out")
    parser.add_argument(
        "--db", **several, default=["sqlite", "postgresql"], help="sqlite or postgresql; both when left out"
    )
    parser.add_argument("--size", **several, default=["S", "L"], help="S or L; both when left out")
    parser.add_argument("--connections", type=lambda w: [int(n) for n in w.split(",")], default=[*CONNECTIONS])
    return parser.parse_args()


class Databases:
    """Makes migrated databases: SQLite files in a folder, and databases of a PostgreSQL server."""

    def __init__(self, folder: Path, server: postgres.Server | None) -> None:
        self.folder, self.server = folder, server

    def url(self, backend: str, name: str) -> str:
        """The address of an empty, migrated database."""
        if backend == "sqlite":
            url = f"sqlite:///{self.folder / name}.db"
        else:
            assert self.server is not None
            url = self.server.create_database(f"bench_{name.lower()}")
        engine = make_engine(url, 1)
        migrating.upgrade(engine)
        engine.dispose()
        return url

    def filled(self, backend: str, size: str) -> str:
        """The address of a database with the rows of a size in it."""
        url = self.url(backend, size)
        database = Database(url, 1)
        database.write(FILL[size])
        if backend == "postgresql":
            with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
        database.close()
        return url


def _measure_size(size: str, asked: argparse.Namespace, make: Databases) -> list[report.Figure]:
    """All figures of one size, the peer and the app in turn on each, so that a change of the machine meets both."""
    wanted = [name for name in workloads.NAMES if name in asked.only]
    if not wanted:
        return []
    started = time.perf_counter()
    urls = {name: make.filled(name, size) for name in dict.fromkeys(["sqlite", *asked.db])}
    print(f"size {size}: filled in {time.perf_counter() - started:.0f} s", flush=True)
    copy = make.folder / f"peer-{size}.db"
    with sqlite3.connect(make.folder / f"{size}.db") as rows, sqlite3.connect(copy) as target:
        rows.backup(target)
    figures = []
    with ExitStack() as stack:
        peer = Side(PEER, stack.enter_context(start_peer(copy, make.folder)), f"sqlite:///{copy}")
        sides = [peer]
        for name in asked.db:
            server = stack.enter_context(start_app(urls[name], make.folder, TODAY.isoformat()))
            sides.append(Side(name, server, urls[name]))
        for workload in wanted:
            for connections in asked.connections:
                beside = None
                for side in sides:
                    used = side.server.cpu()
                    tally = _run(workload, side, connections, quick=asked.quick)
                    cpu = (side.server.cpu() - used) * 1000 / tally.all
                    memory = side.server.memory()
                    one = report.figure(workload, size, connections, side.name, tally, cpu, memory, beside)
                    beside = beside or one
                    figures.append(one)
                    print(report.line(report.cells(one)), flush=True)
    return figures


def _run(workload: str, side: Side, connections: int, *, quick: bool) -> Tally:
    """One figure; a write that was answered and left no event, or an event without one, is an error of the bench."""
    engine = make_engine(side.url, 1)
    before, about = workloads.events_recorded(engine, workload), workloads.subjects(engine)
    tally = load(
        side.server.port,
        side.server.workers(),
        workloads.requests(workload, about, connections),
        connections=connections,
        warm=0.5 if quick else 1.5,
        seconds=1.0 if quick else 5.0,
    )
    events = workloads.events_recorded(engine, workload) - before
    engine.dispose()
    if workload in workloads.RECORDED and side.name != PEER and events != tally.served:
        raise SystemExit(f"{tally.served} writes were answered, {events} events recorded")
    return tally


def _load_table(make: Databases, backend: str) -> report.Loading:
    """W5 on one database. The peer of it writes the rows that came out, and reads nothing."""
    database = Database(make.url(backend, "W5"), 1)
    loaded = database.write(load_table)
    database.close()
    return report.Loading(backend, loaded.reading, loaded.registering, _copy_rows(make))


def _copy_rows(make: Databases) -> float:
    """Seconds that sqlite3 alone takes to write all rows of a loaded table into an empty database."""
    source = Database(make.url("sqlite", "source"), 1)
    source.write(load_table)
    source.close()
    make.url("sqlite", "target")
    with sqlite3.connect(make.folder / "source.db") as rows, sqlite3.connect(make.folder / "target.db") as target:
        names = [row[0] for row in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {name: rows.execute(f"SELECT * FROM {name}").fetchall() for name in names if name != "alembic_version"}
        started = time.perf_counter()
        for name, found in kept.items():
            if found:
                target.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(found[0]))})", found)
        target.commit()
        seconds = time.perf_counter() - started
    for name in ("source.db", "target.db"):
        (make.folder / name).unlink()
    return seconds


if __name__ == "__main__":
    main()
