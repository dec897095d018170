"""Any sequence of verbs by anybody (see tests/loop): a short run of it on both databases; bin/fuzz loop runs longer."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from app.models.event import Action
from tests.cast import Cast
from tests.loop.machine import Loop
from tests.loop.verbs import DEEDS

STEPS = 30
FUZZING = "DUBAN_FUZZ_RUNS" in os.environ
MANY = int(os.environ.get("DUBAN_FUZZ_RUNS", "15"))
RUNS = {"sqlite": MANY, "postgresql": max(MANY // 5, 3)}
ORDINAL = count()


@pytest.fixture
def machine(
    backend: str, templates: Callable[[str], Any], copies: Callable[..., AbstractContextManager[str]]
) -> type[Loop]:
    """The loop on databases of this backend."""
    cast: Cast = templates(backend).cast

    @contextmanager
    def lend(folder: Path) -> Iterator[tuple[str, Cast]]:
        with copies(backend, folder, f"loop {next(ORDINAL)}") as url:
            yield url, cast

    return type("LoopHere", (Loop,), {"lend": staticmethod(lend), "tally": Counter()})


def test_no_sequence_of_verbs_breaks_what_must_hold(
    machine: type[Loop], backend: str, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = settings(
        max_examples=RUNS[backend],
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(machine, settings=profile)
    if FUZZING:
        with capsys.disabled():
            print("\n" + shares(machine.tally))


def shares(tally: Counter[tuple[str, str]]) -> str:
    """The share of attempts that were no refusals, in all and by verb, the rarest first."""
    tried: Counter[str] = Counter()
    codes: dict[str, Counter[str]] = {name: Counter() for name in DEEDS}
    for (name, code), times in tally.items():
        tried[name] += times
        codes[name][code] += times
    done = sum(codes[name]["done"] for name in DEEDS)
    rare = sorted(DEEDS, key=lambda name: codes[name]["done"] / (tried[name] or 1))
    lines = [f"  {name}: {dict(codes[name].most_common(4))}" for name in rare]
    return "\n".join([f"{done / tried.total():.0%} of {tried.total()} attempts succeeded", *lines])


def test_every_event_of_the_loop_is_some_verbs() -> None:
    told = {action for deed in DEEDS.values() for action in deed.events}
    loop = {one for one in Action if one.value.split(".")[0] in {"milestone", "report", "change", "closure"}}
    by_the_worker = {Action.MILESTONE_MISSED}
    assert loop - by_the_worker <= told
