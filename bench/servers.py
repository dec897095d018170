"""The two servers under load: the app as its users start it, and the peer in the same uvicorn."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Self

import psutil

from bench.load import HOST

ROOT = Path(__file__).parent.parent
WORKERS = 2
START_SECONDS = 180
QUOTA = 1_000_000_000
"""Requests a minute that the bench's client may send: more than it can."""


class Server:
    """A server process with its workers, stopped when left."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.port = _free_port()
        self._log = log
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, *command, "--port", str(self.port), "--workers", str(WORKERS)],
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                cwd=ROOT,
                stdout=output,
                stderr=output,
            )
        self._wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait(30)

    def workers(self) -> list[int]:
        """The process ids that answer requests."""
        spawned = psutil.Process(self._process.pid).children()
        return [child.pid for child in spawned if "spawn_main" in " ".join(child.cmdline())]

    def memory(self) -> float:
        """Resident memory of all its processes, in MiB."""
        parent = psutil.Process(self._process.pid)
        return sum(one.memory_info().rss for one in [parent, *parent.children(recursive=True)]) / 2**20

    def cpu(self) -> float:
        """Processor seconds that its workers have used so far, user and system."""
        return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in self.workers())

    def _wait(self) -> None:
        """Until every worker is up and one answers, whatever it says."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5).close()
            except urllib.error.HTTPError:
                pass
            except OSError:
                time.sleep(0.1)
                continue
            if len(self.workers()) == WORKERS:
                time.sleep(1)
                return
        raise RuntimeError(f"the server did not start: {self._log.read_text()}")


def start_app(url: str, var: Path, today: str) -> Server:
    """The app on the database `url`, by its own command."""
    environment = {"DUBAN_VAR": str(var), "DUBAN_DATABASE_URL": url, "DUBAN_TODAY": today}
    environment["DUBAN_REQUESTS_PER_MINUTE"] = str(QUOTA)
    return Server(["-m", "app.cli", "serve"], environment, var / "app.log")


def start_peer(database: Path, var: Path) -> Server:
    """The peer on a SQLite file."""
    command = ["-m", "uvicorn", "bench.peer:app", "--no-access-log", "--log-level", "warning"]
    command += ["--timeout-worker-healthcheck", "60"]
    return Server(command, {"PEER_DATABASE": str(database)}, var / "peer.log")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
