"""Finds every message of the pages: `_("…")` in templates, and calls of `_` in code."""

import ast
import json
from pathlib import Path

from app.pages.rendering import APP, MESSAGE


def in_templates() -> set[str]:
    """The messages of all templates."""
    sources = (path.read_text(encoding="utf-8") for path in (APP / "templates").rglob("*.html"))
    return {json.loads(found[1]) for source in sources for found in MESSAGE.finditer(source)}


def in_code(path: Path) -> set[str]:
    """The messages of one Python file, whether `_` is a name there or an attribute."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "_" and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return found


def everywhere() -> set[str]:
    """All messages that a reader may meet."""
    files = [APP / "wording.py", *(APP / "pages").glob("*.py")]
    return in_templates().union(*(in_code(path) for path in files))
