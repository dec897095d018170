"""Rows that repeat: a macro is rendered once with marks in place of values, and every row only fills the marks.

Fifty rows of the desk cost 0.2 ms instead of 3 (docs/performance.md), and the template stays the one place that says
how a row looks.
"""

import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from app.locale import Language
from app.pages.rendering import environment

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\w+){CLOSE}")


def escape_all(texts: Iterable[str]) -> list[str]:
    """Every text escaped for HTML, in one pass over all of them: one call costs more than a few hundred characters.

    No text of ours holds a NUL (`models.inputs.Words`), so it can stand between them.
    """
    return str(escape("\0".join(texts))).split("\0")


class Marks:
    """Stands for a row in a macro: the fields it branches on read as given, every other one as its own mark."""

    def __init__(self, known: tuple[tuple[str, object], ...]) -> None:
        self.known = dict(known)

    def __getattr__(self, name: str) -> object:
        return self.known.get(name, f"{OPEN}{name}{CLOSE}")


@cache
def skeleton(language: Language, template: str, macro: str, *known: tuple[str, object]) -> str:
    """A `%` format of the macro's output for rows whose `known` fields have these values, every value escaped by then.

    Only text that went through `escape_all`, and numbers, may be filled in.
    """
    module = environment(language).get_template(template).module
    text: Markup = getattr(module, macro)(Marks(known))
    return MARK.sub(r"%(\1)s", str(text).replace("%", "%%"))
