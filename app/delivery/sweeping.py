"""Sweeping the files folder: what no row of the database holds goes, an hour after it was set aside.

An upload may bring the very bytes of such a file while it is being judged: `evidence.store` then puts them in its
place, younger, and its transaction commits a moment later. So nothing is deleted where it lies. It is renamed aside,
looked at once more, and deleted by a later sweep that still finds nobody who holds it.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from app.db import Database
from app.evidence import path_of
from app.queries.reports import known_files

BATCH = 500
"""Names in one statement: databases limit how many it may carry."""
UNCLAIMED_AFTER = timedelta(days=1)
ASIDE_FOR = timedelta(hours=1)
ASIDE = "aside"
"""The folder, beside those of the files, where a file waits that nobody seems to hold."""


def sweep_files(database: Database, folder: Path, now: float) -> int:
    """Delete what was set aside an hour ago, give back what is held after all, and set aside what nobody holds.

    `now` is in seconds since 1970, by the machine's clock. Returns how many files were deleted.
    """
    removed = _empty_aside(database, folder, now)
    for path in _unknown(database, _old(folder, now)):
        _set_aside(path, folder, now)
    return removed


def _old(folder: Path, now: float) -> Iterator[Path]:
    """Files that have lain for a day; listed before any is moved."""
    listed = [path for path in folder.rglob("*") if path.parent.name != ASIDE]
    return (path for path in listed if _is_old(path, now, UNCLAIMED_AFTER))


def _unknown(database: Database, paths: Iterable[Path]) -> Iterator[Path]:
    """Those that no row of the database holds."""
    left = iter(paths)
    while batch := list(islice(left, BATCH)):
        known = database.read(partial(known_files, hashes=[_hash_of(path) for path in batch]))
        yield from (path for path in batch if _hash_of(path) not in known)


def _hash_of(path: Path) -> str:
    """The SHA-256 under which a file lies, or lay before it was set aside."""
    return path.name.partition(".")[0]


def _set_aside(path: Path, folder: Path, now: float) -> None:
    """Take a file away from where it is found, unless an upload has put it there again since it was listed."""
    # A name of its own, so that what is deleted later can be no other file than the one that was judged.
    aside = folder / ASIDE / f"{path.name}.{secrets.token_hex(4)}"
    aside.parent.mkdir(exist_ok=True)
    try:
        if not _is_old(path, now, UNCLAIMED_AFTER):
            return
        path.replace(aside)
        if _is_old(aside, now, UNCLAIMED_AFTER):
            os.utime(aside, (now, now))
        else:
            # It came between the look and the move; its bytes are the same as those of any that came since.
            aside.replace(path)
    except FileNotFoundError:
        # Another worker sweeps too.
        return


def _empty_aside(database: Database, folder: Path, now: float) -> int:
    waiting = [path for path in (folder / ASIDE).glob("*") if path.is_file()]
    free = set(_unknown(database, waiting))
    for path in waiting:
        if path not in free:
            _give_back(path, folder)
    due = [path for path in free if _is_old(path, now, ASIDE_FOR)]
    for path in due:
        path.unlink(missing_ok=True)
    return len(due)


def _give_back(aside: Path, folder: Path) -> None:
    path = path_of(folder, _hash_of(aside))
    path.parent.mkdir(exist_ok=True)
    try:
        aside.replace(path)
    except FileNotFoundError:
        return


def _is_old(path: Path, now: float, age: timedelta) -> bool:
    """Whether a file has lain for so long; one that an upload is just renaming has not."""
    try:
        return path.is_file() and path.stat().st_mtime < now - age.total_seconds()
    except FileNotFoundError:
        return False
