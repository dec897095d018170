"""A light load generator: keep-alive connections on bare sockets, so that little of the two cores is its own."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

import psutil
import uvloop

HOST = "127.0.0.1"
Requests = Callable[[int], Iterator[bytes]]
"""From the number of a connection to what it sends, one after the other."""


@dataclass
class Tally:
    """What came back: `latencies` in seconds, of the measured span only; `answered` by status, from the first."""

    latencies: list[float] = field(default_factory=list)
    answered: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        """Answers that were not 2xx, and connections that broke (status 0)."""
        return sum(count for status, count in self.answered.items() if not 200 <= status < 300)

    @property
    def served(self) -> int:
        """2xx answers from the first to the last, warm-up included."""
        return self.all - self.errors

    @property
    def all(self) -> int:
        """Answers of any status, warm-up included."""
        return sum(self.answered.values())

    def per_second(self) -> float:
        """Requests a second in the measured span."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds within which `share` of the requests were answered."""
        ranked = sorted(self.latencies)
        return ranked[min(len(ranked) - 1, int(len(ranked) * share))] * 1000 if ranked else 0.0


class Connection(asyncio.Protocol):
    """One keep-alive connection that sends its next request when the answer to the last is complete."""

    def __init__(self) -> None:
        self.tally: Tally | None = None
        self.measuring = self.stopping = False
        self.over = asyncio.get_running_loop().create_future()
        self.head, self.left, self.status = b"", 0, 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are not of asyncio's class.
        self.transport = cast(asyncio.Transport, transport)

    def begin(self, requests: Iterator[bytes], tally: Tally) -> None:
        """Send the first request."""
        self.requests, self.tally = requests, tally
        self._send()

    def data_received(self, data: bytes) -> None:
        if self.left:
            self.left -= len(data)
        else:
            self.head += data
            end = self.head.find(b"\r\n\r\n")
            if end < 0:
                return
            self.status = int(self.head[9:12])
            self.left = _length(self.head[:end]) - (len(self.head) - end - 4)
            self.head = b""
        if self.left == 0:
            self._answered()

    def connection_lost(self, error: Exception | None) -> None:
        if self.tally is not None and not self.over.done():
            self.tally.answered[0] += 1
        if not self.over.done():
            self.over.set_result(None)

    def _send(self) -> None:
        self.sent = time.perf_counter()
        self.transport.write(next(self.requests))

    def _answered(self) -> None:
        assert self.tally is not None
        self.tally.answered[self.status] += 1
        if self.measuring:
            self.tally.latencies.append(time.perf_counter() - self.sent)
        if self.stopping:
            self.over.set_result(None)
            self.transport.close()
        else:
            self._send()


def _length(head: bytes) -> int:
    start = head.lower().find(b"\r\ncontent-length:")
    if start < 0:
        raise ValueError("an answer without Content-Length: " + head.decode())
    return int(head[start + 17 :].split(b"\r\n", 1)[0])


async def _balanced(port: int, workers: Sequence[int], count: int) -> list[Connection]:
    """Open `count` connections, as many to each worker: the kernel may hand all of them to one, and to luck."""
    loop, kept = asyncio.get_running_loop(), []
    wanted = {pid: count // len(workers) for pid in workers}
    for _ in range(40):
        opened = [(await loop.create_connection(Connection, HOST, port))[1] for _ in range(min(count, 20))]
        await asyncio.sleep(0.05)
        owner = {
            peer.raddr.port: pid
            for pid in workers
            for peer in psutil.Process(pid).net_connections("tcp4")
            if peer.raddr and peer.laddr.port == port
        }
        for connection in opened:
            pid = owner.get(connection.transport.get_extra_info("sockname")[1])
            if pid is not None and wanted[pid]:
                wanted[pid] -= 1
                kept.append(connection)
            else:
                connection.transport.close()
        if not any(wanted.values()):
            return kept
    raise RuntimeError(f"the workers do not share the connections: still wanted {wanted}")


async def _load(
    port: int, workers: Sequence[int], requests: Requests, connections: int, warm: float, seconds: float
) -> Tally:
    tally = Tally()
    clients = await _balanced(port, workers, connections)
    for number, client in enumerate(clients):
        client.begin(requests(number), tally)
    await asyncio.sleep(warm)
    started = time.perf_counter()
    for client in clients:
        client.measuring = True
    await asyncio.sleep(seconds)
    tally.seconds = time.perf_counter() - started
    for client in clients:
        client.measuring, client.stopping = False, True
    await asyncio.wait_for(asyncio.gather(*(client.over for client in clients)), 30)
    return tally


def load(
    port: int, workers: Sequence[int], requests: Requests, *, connections: int, warm: float, seconds: float
) -> Tally:
    """Keep `connections` busy for `warm` + `seconds`, spread evenly over the `workers` (process ids).

    Raises TimeoutError where an answer takes over 30 s: a deadlock.
    """
    return uvloop.run(_load(port, workers, requests, connections, warm, seconds))
