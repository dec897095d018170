"""Two or more at once: jobs that start together, each in a thread and a transaction of its own."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.orm import Session

from app.db import Database
from app.rules.errors import Problem

Job = Callable[[Session], Any]


def race(database: Database, jobs: Sequence[Job]) -> list[Any]:
    """What each job returned, or the Problem that refused it, in the order of `jobs`."""
    barrier = threading.Barrier(len(jobs))

    def run(job: Job) -> Any:
        barrier.wait()
        try:
            return database.write(job)
        except Problem as problem:
            return problem

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
