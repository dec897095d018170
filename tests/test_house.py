"""House rules that no linter knows: nothing names a machine or a registry, and pages keep to the strict CSP."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The brackets keep this file from offending against itself.
REGISTRIES = r"py[p]i\.org|python[h]osted|npm[j]s\.|npm[m]irror|(?:[d]ocker|[g]hcr|[q]uay)\.io\b|tuna\.[t]singhua"
MACHINE_PATHS = r"(?<![\w./}])/(?:[r]oot|[w]ork|[U]sers|[h]ome/\w+)/\w"
INLINE = r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)|\son\w+\s*=|\bhx-on\b|javascript:"
FOREIGN = r"<(?:script|link|img|iframe|source|use)\b[^>]*?(?:src|href|srcset)\s*=\s*[\"']?(?:https?:)?//"
FOREIGN_STYLE = r"(?:url\(\s*[\"']?|@import\s+[\"'])(?:https?:)?//"


def tracked(*patterns: str) -> list[Path]:
    """The files of the repository that git would commit, without those taken from other projects."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    paths = [ROOT / name for name in names if name and not name.startswith("app/static/vendor/")]
    return [path for path in paths if path.is_file()]


def offences(pattern: str, *names: str) -> list[str]:
    """Where `pattern` stands in the text files matching `names`, as file:line: words."""
    found = []
    for path in tracked(*names):
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        for match in re.finditer(pattern, text, re.IGNORECASE):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(ROOT)}:{line}: {match[0]!r}")
    return found


def test_nothing_names_a_package_registry() -> None:
    assert offences(REGISTRIES) == []


def test_nothing_names_a_path_of_somebodys_machine() -> None:
    assert offences(MACHINE_PATHS) == []


def test_templates_hold_no_inline_style_or_script() -> None:
    assert offences(INLINE, "app/templates/*", "app/static/*.svg") == []


def test_pages_and_styles_load_nothing_from_other_hosts() -> None:
    assert offences(FOREIGN, "app/templates/*") + offences(FOREIGN_STYLE, "app/static/*.css") == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRIES, "--index-url https://" + "pypi" + ".org/simple"),
        (REGISTRIES, '"resolved": "https://registry.' + "npmjs" + '.org/x"'),
        (MACHINE_PATHS, "open('/" + "root/seed.txt')"),
        (MACHINE_PATHS, "see /" + "home/li/duban"),
        (INLINE, '<p style="color: red">'),
        (INLINE, "<style>p {}</style>"),
        (INLINE, "<script>go()</script>"),
        (INLINE, '<a onclick="go()">'),
        (INLINE, '<form hx-on:submit="go()">'),
        (FOREIGN, '<script defer src="https://cdn.example/x.js">'),
        (FOREIGN, '<link rel="stylesheet" href="//cdn.example/x.css">'),
        (FOREIGN_STYLE, '@import "https://fonts.example/x"'),
    ],
)
def test_an_offence_is_recognised(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (INLINE, '<script src="/static/htmx.min.js" defer></script>'),
        (INLINE, '<p class="style" data-once="1">'),
        (FOREIGN, '<a href="https://example.cn/">来源</a>'),
        (MACHINE_PATHS, "https://host.example/" + "work/1 and app/" + "root/x"),
    ],
)
def test_what_is_allowed_is_left_alone(pattern: str, text: str) -> None:
    assert not re.search(pattern, text, re.IGNORECASE)
