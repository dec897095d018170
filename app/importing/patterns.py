"""Patterns that are compiled when they are first asked.

Reading a document takes some 250, a third of a second of compiling; a server that starts, and most commands, read none.
"""

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled pattern: what was once asked of it is its own from then on."""

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, found)
        return found


def later(words: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, at the first use; for constants of modules. A fault in `words` shows only then (re.error)."""
    return cast("re.Pattern[str]", _Later(words, flags))
