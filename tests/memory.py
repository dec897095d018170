"""Temporary files in memory: on a disk, making and dropping a database for each test is most of what the tests cost."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
"""Bytes: several times what a whole run leaves there."""
PREFIX = "duban-tests-"


def claim(memory: Path = MEMORY, room: int = ROOM) -> Path | None:
    """Put temporary files, ours and our children's, into a folder in memory, which the caller removes.

    None, and nothing changed, where memory is small or may not hold programs, as in many containers.
    """
    if not _serves(memory, room):
        return None
    _sweep(memory)
    found = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=memory))
    # PostgreSQL refuses root, so whom it runs as must pass through.
    found.chmod(0o711)
    os.environ["TMPDIR"] = str(found)
    tempfile.tempdir = None
    return found


def _serves(memory: Path, room: int) -> bool:
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return False
    seen = os.statvfs(memory)
    return seen.f_bavail * seen.f_frsize >= room and not seen.f_flag & os.ST_NOEXEC


def _sweep(memory: Path) -> None:
    """Remove what runs that were killed have left."""
    for left in memory.glob(f"{PREFIX}*"):
        if not Path("/proc", left.name.removeprefix(PREFIX).partition("-")[0]).exists():
            shutil.rmtree(left, ignore_errors=True)
