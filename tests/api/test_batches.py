"""Many ticks or reports in one request: each row is done or refused by itself, and a key does them once."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.api.batches import tick_all
from app.clock import Clock
from app.db import Database
from app.models.batch import TickRow
from tests.api.test_bad_input import fault
from tests.cast import Cast
from tests.contract import check
from tests.racing import race

Program = Callable[[str], TestClient]
LATE, FAR, BOARD, OTHERS, PLANNED = (
    *("6月底前完成招标", "12月底前投入营运", "8月底前建成电子站牌"),
    *("7月15日前完成作业设计", "制定实施方案"),
)


@pytest.fixture
def lead(as_key: Program) -> TestClient:
    return as_key("lead_write_key")


def send(program: TestClient, what: str, rows: list[dict[str, Any]], **headers: str) -> Any:
    answer = program.post(f"/api/v1/batches/{what}", json={"rows": rows}, headers=headers)
    check(answer)
    return answer


def summed(answer: Any) -> list[tuple[int, str | None]]:
    """Status and code of each row."""
    assert answer.status_code == 200, answer.text
    results = answer.json()["results"]
    assert [one["index"] for one in results] == list(range(len(results)))
    if "idempotency-replayed" not in answer.headers:
        assert {one["problem"]["instance"] for one in results if one["problem"]} <= {answer.headers["x-request-id"]}
    return [(one["status"], one["problem"] and one["problem"]["code"]) for one in results]


def events(program: TestClient, action: str) -> int:
    return len(program.get("/api/v1/events", params={"action": action}).json()["data"])


def test_each_tick_is_done_or_refused_by_itself_and_a_key_does_them_once(
    lead: TestClient, as_key: Program, cast: Cast
) -> None:
    steps = cast.milestones
    rows = [
        {"milestone_id": steps[PLANNED], "done_on": "2017-07-08", "note": "方案已印发"},
        {"milestone_id": steps[BOARD]},
        {"milestone_id": steps[OTHERS]},
        {"milestone_id": steps[FAR], "done_on": "2017-07-11"},
        {"milestone_id": steps[LATE], "version": 9},
        {"milestone_id": steps[LATE]},
        {"milestone_id": 2**31 - 1},
    ]
    answers = [send(lead, "ticks", rows, **{"Idempotency-Key": "night"}) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert summed(answers[0]) == [
        *((200, None), (403, "not_yours"), (404, "not_found"), (422, "invalid")),
        *((409, "version_conflict"), (200, None), (404, "not_found")),
    ]
    results = answers[0].json()["results"]
    assert [(one["milestone"] or {}).get("state") for one in results] == ["met", *[None] * 4, "met_late", None]
    assert results[3]["problem"]["errors"][0]["pointer"] == "/done_on"
    assert events(as_key("office_read_key"), "milestone.completed") == 2
    assert summed(send(lead, "ticks", rows[:1])) == [(200, None)]
    assert events(as_key("office_read_key"), "milestone.completed") == 2


def test_reports_go_by_id_or_by_own_number_and_keep_their_own(lead: TestClient, as_key: Program, cast: Cast) -> None:
    lead.put(f"/api/v1/items/{cast.items['1']}/external-ref", json={"external_ref": "A"})
    said = {"period": "2017-07", "summary": "已完成招标"}
    rows = [
        {**said, "item_id": cast.items["2"]},
        {**said, "item_ref": "A", "external_ref": "A-07"},
        {**said, "item_ref": "A", "external_ref": "A-07"},
        {**said, "item_ref": "A", "external_ref": "A-07", "summary": "合同已签订"},
        {**said, "item_ref": "nothing"},
        {**said, "item_id": cast.items["3"]},
        {**said, "item_id": cast.items["1"], "item_ref": "A"},
        said,
        {**said, "item_id": cast.items["2"], "period": "2019-07"},
    ]
    answer = send(lead, "reports", rows)
    assert summed(answer) == [
        *((201, None), (201, None), (200, None), (201, None), (404, "not_found"), (404, "not_found")),
        *((422, "invalid"), (422, "invalid"), (422, "invalid")),
    ]
    results = answer.json()["results"]
    assert [(one["report"] or {}).get("edition") for one in results[:4]] == [1, 1, 1, 2]
    assert [one["item_id"] for one in results[:5]] == [cast.items["2"], *[cast.items["1"]] * 3, None]
    assert lead.get("/api/v1/refs/reports/A-07").json()["id"] == results[3]["report"]["id"]
    assert events(as_key("office_read_key"), "report.submitted") == 3


def test_a_row_that_does_not_fit_refuses_the_whole_and_names_it(lead: TestClient, cast: Cast) -> None:
    step = cast.milestones[LATE]
    problem = fault(send(lead, "ticks", [{"milestone_id": step}, {"milestone_id": "x"}]), 422)
    assert problem["errors"][0]["pointer"] == "/rows/1/milestone_id"
    fault(send(lead, "ticks", [{"milestone_id": step}] * 101), 422)
    fault(send(lead, "reports", [{"item_id": 1, "summary": ""}]), 422)
    fault(send(lead, "reports", []), 422)
    assert lead.get(f"/api/v1/milestones/{step}").json()["state"] == "planned"


def test_who_may_not_is_told_for_every_row_and_people_have_no_numbers(
    as_key: Program, as_person: Program, cast: Cast
) -> None:
    rows = [{"milestone_id": cast.milestones[LATE]}]
    assert summed(send(as_key("lead_read_key"), "ticks", rows)) == [(403, "scope_missing")]
    said = [{"item_ref": "A", "summary": "已完成招标"}]
    assert summed(send(as_person("liaison"), "reports", said)) == [(403, "clients_only")]


def test_two_batches_in_opposite_order_do_not_wait_for_each_other(database: Database, cast: Cast, clock: Clock) -> None:
    ids = [cast.milestones[LATE], cast.milestones[PLANNED]]
    now, today = clock.now(), clock.today()

    def batch(order: list[int]) -> Callable[[Session], Any]:
        rows = [TickRow(milestone_id=one, done_on=today) for one in order]
        return lambda s: tick_all(s, cast.actors["liaison"], rows, now=now, today=today)

    for done in race(database, [batch(ids), batch(ids[::-1])]):
        assert [one.status for one in done.results] == [200, 200]
