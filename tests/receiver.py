"""A receiver of webhooks: a real HTTP server on loopback that behaves, or misbehaves, as a test tells it."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    at: float
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """The message's id."""
        return self.headers["webhook-id"]

    @property
    def event(self) -> Any:
        """The CloudEvent."""
        return json.loads(self.body)


Behaviour = Callable[[BaseHTTPRequestHandler], None]


def answers(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    """Answer at once."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def hangs(seconds: float) -> Behaviour:
    """Take the request and say nothing for so long."""
    return lambda handler: time.sleep(seconds)


def crashes(handler: BaseHTTPRequestHandler) -> None:
    """Take the request and be gone."""
    handler.connection.close()


def drips(first: bytes, piece: bytes, count: int = 100) -> Behaviour:
    """Answer byte by byte."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(first)
            for _ in range(count):
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    return behave


OK = answers(204)


@dataclass
class Receiver:
    """Behaves as `behaviours` say, one request each, and then as `then` says."""

    behaviours: list[Behaviour] = field(default_factory=list)
    then: Behaviour = OK
    received: list[Received] = field(default_factory=list)

    def __enter__(self) -> Self:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                with receiver._lock:
                    receiver.received.append(Received(time.monotonic(), self.path, headers, body))
                    behave = receiver.behaviours.pop(0) if receiver.behaviours else receiver.then
                behave(self)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_: Any) -> None:
                pass

        self._lock = threading.Lock()
        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/duban"

    @property
    def ids(self) -> list[str]:
        """The ids of what came, in order."""
        return [one.id for one in self.received]
