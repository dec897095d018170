"""What browsers load from us of other people's work is what their packages ship, and nothing else."""

import hashlib
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "app/static/vendor"
LIBRARIES = tomllib.loads((VENDOR / "MANIFEST.toml").read_text())["library"]


def test_every_vendored_file_is_listed_with_its_checksum() -> None:
    listed = {f"{library['folder']}/{name}": sha for library in LIBRARIES for name, sha in library["sha256"].items()}
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "MANIFEST.toml"
    }
    assert found == listed


def test_every_library_says_what_it_is_and_brings_its_licence() -> None:
    for library in LIBRARIES:
        assert all(library[key] for key in ("name", "version", "licence", "source")), library
        assert "LICENSE" in library["sha256"], library["name"]
