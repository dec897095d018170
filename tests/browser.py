"""The browser of the tests: Debian's Chromium, not one that a package downloads from elsewhere.

`python -m tests.browser` makes sure of it and of a Chinese font, installing both where it may.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk", "fontconfig")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of the browser: DUBAN_CHROMIUM where set, else the first found; None where there is none."""
    if given := os.environ.get("DUBAN_CHROMIUM"):
        return given if Path(given).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; without one a page of the tests is a page of boxes."""
    command = shutil.which("fc-list")
    return bool(command and subprocess.run([command, ":lang=zh"], capture_output=True, check=False).stdout)


def launch_options() -> dict[str, Any]:
    """What Playwright's `launch` takes; raises RuntimeError where there is no browser."""
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium: run `python -m tests.browser`, or set DUBAN_CHROMIUM to its path")
    return {"executable_path": path, "headless": True, "args": ARGUMENTS}


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def install() -> None:
    """Install the Debian packages where that is allowed; failures show in what is then still missing."""
    prefix = _as_root()
    if prefix is None or shutil.which("apt-get") is None:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*prefix, "apt-get", *step], stdout=sys.stderr, env=environment, check=False)


def is_ready() -> bool:
    """Whether browser tests can run here."""
    return find_chromium() is not None and has_chinese_font()


def main() -> None:
    """Exit with a word on what to do when the browser or the font cannot be had."""
    if not is_ready():
        install()
    if not is_ready():
        sys.exit(
            "浏览器测试需要 Chromium 和中文字体，此处找不到，也无权安装。"
            f"请以 root 执行：apt-get update && apt-get install -y {' '.join(PACKAGES)}；"
            "或用 DUBAN_CHROMIUM 指明浏览器的路径（另须 fontconfig 和任一中文字体）。"
        )


if __name__ == "__main__":
    main()
