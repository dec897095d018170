"""A report's life through both doors for the whole cast: who reviews, what a correction keeps, who is too late."""

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from starlette.testclient import TestClient

from app.actions import cycles, items, reports, reviews
from app.clock import Clock
from app.db import Database
from app.models import Event, Indicator, Item, Plan, ProgressReport, Target
from app.models.base import table
from app.models.plan import CycleSetting
from app.models.report import ReportText
from app.queries.matrix import read_matrix
from app.queries.reports import get_draft
from app.rules.errors import Conflict, Problem
from app.rules.light import Light, LightCode
from app.rules.vocabulary import Comparator, CycleRule
from tests.cast import SUPPORT, Cast

Door = Callable[[str], TestClient]
TEXT = ReportText(summary="已发布招标公告，征地3120亩。", period="2017-06")


@pytest.fixture
def report(database: Database, cast: Cast, clock: Clock) -> int:
    """A report of the lead unit on item 1, waiting for the office."""
    return send(database, cast, clock, "liaison", TEXT)


def send(database: Database, cast: Cast, clock: Clock, who: str, text: ReportText) -> int:
    """Submit on item 1."""
    now, today, actor = clock.now(), clock.today(), cast.actors[who]
    return database.write(lambda s: reports.submit(s, actor, cast.items["1"], text, now=now, today=today))


def give_back(database: Database, cast: Cast, clock: Clock, report: int) -> None:
    """Return a report by the office."""
    now, today, office = clock.now(), clock.today(), cast.actors["office"]
    database.write(lambda s: reviews.give_back(s, office, report, reason="数字与附件不符", now=now, today=today))


def count(database: Database, action: str) -> int:
    """How many events of an action there are."""
    events = table(Event)
    return database.read(lambda s: s.scalar(select(func.count()).where(events.c.action == action)) or 0)


def test_a_returned_report_is_corrected_and_every_edition_stays(
    as_person: Door, as_key: Door, database: Database, cast: Cast, clock: Clock, report: int
) -> None:
    give_back(database, cast, clock, report)
    liaison = as_person("liaison")
    desk = liaison.get("/desk").text
    assert desk.index("数字与附件不符") < desk.index('class="row ')
    form = liaison.get(f"/items/{cast.items['1']}/report").text
    assert "数字与附件不符" in form
    assert "已发布招标公告，征地3120亩。" in form
    answer = liaison.post(
        f"/items/{cast.items['1']}/report",
        data={"summary": "已发布招标公告，征地3150亩。", "period": "2017-06", "seen": str(report)},
    )
    assert answer.status_code == 303, answer.text
    assert "数字与附件不符" not in liaison.get("/desk").text
    first, second = as_key("office_read_key").get("/api/v1/reports").json()["data"][::-1]
    assert (first["state"], first["replaced"], first["review_note"]) == ("returned", True, "数字与附件不符")
    assert (second["edition"], second["previous_id"], second["state"]) == (2, report, "submitted")
    compared = as_key("lead_read_key").get(f"/api/v1/reports/{second['id']}/comparison").json()
    assert [one["text"] for one in compared["fields"]["summary"]] == ["已发布招标公告，征地", "3120", "3150", "亩。"]
    page = as_person("office").get(f"/reports/{second['id']}/comparison").text
    assert "<del>3120</del><ins>3150</ins>" in page
    assert as_key("lead_read_key").get(f"/api/v1/reports/{report}/comparison").status_code == 404


def test_a_correction_begins_with_the_evidence_it_had(
    as_key: Door, database: Database, cast: Cast, clock: Clock
) -> None:
    lead, base = as_key("lead_write_key"), f"/api/v1/items/{cast.items['1']}"
    lead.post(f"{base}/report-draft/attachments", files={"files": ("公告.txt", b"evidence")})
    first = lead.post(f"{base}/reports", json={"summary": "完成"}).json()
    give_back(database, cast, clock, first["id"])
    second = lead.post(f"{base}/reports", json={"summary": "已完成", "seen": first["id"]}).json()
    assert [one["sha256"] for one in second["attachments"]] == [one["sha256"] for one in first["attachments"]]
    assert second["attachments"][0]["id"] != first["attachments"][0]["id"]


def test_the_same_submission_again_changes_nothing(database: Database, cast: Cast, clock: Clock, report: int) -> None:
    assert send(database, cast, clock, "liaison", TEXT) == report
    assert count(database, "report.submitted") == 1
    assert send(database, cast, clock, "colleague", TEXT) != report


def test_the_same_decision_again_changes_nothing_and_another_is_too_late(
    as_person: Door, report: int, database: Database
) -> None:
    office = as_person("office")
    for _ in range(2):
        assert office.post(f"/api/v1/reports/{report}/acceptance", json={"note": "好"}).status_code == 200
    late = office.post(f"/api/v1/reports/{report}/return", json={"reason": "再核"})
    assert (late.status_code, late.json()["code"]) == (409, "report_decided")
    assert late.json()["current"]["state"] == "accepted"
    assert (count(database, "report.accepted"), count(database, "report.returned")) == (1, 0)


def test_a_refused_return_gives_the_reason_back(as_person: Door, report: int) -> None:
    office = as_person("office")
    office.post(f"/reports/{report}/acceptance")
    page = office.post(f"/reports/{report}/return", data={"reason": "请补充附件二"})
    assert page.status_code == 409
    assert "请补充附件二" in page.text
    blank = office.post(f"/reports/{report}/return", data={"reason": " "})
    assert blank.status_code in (409, 422)


def test_an_edition_that_was_replaced_is_no_longer_decided_on(
    as_person: Door, database: Database, cast: Cast, clock: Clock, report: int
) -> None:
    newer = send(database, cast, clock, "colleague", ReportText(summary="更正", period="2017-06", seen=report))
    answer = as_person("office").post(f"/api/v1/reports/{report}/acceptance", json={})
    assert (answer.status_code, answer.json()["current"]["id"]) == (409, newer)
    queue = as_person("office").get("/reports").text
    assert f'id="r{newer}"' in queue
    assert f'id="r{report}"' not in queue


def test_a_report_written_before_a_colleagues_is_refused_and_kept(as_person: Door, cast: Cast, report: int) -> None:
    base = f"/items/{cast.items['1']}/report"
    answer = as_person("colleague").post(base, data={"summary": "我写的", "period": "2017-06", "seen": "0"})
    assert answer.status_code == 409
    assert "我写的" in answer.text
    assert f'name="seen" value="{report}"' in answer.text
    again = as_person("colleague").post(base, data={"summary": "我写的", "period": "2017-06", "seen": str(report)})
    assert again.status_code == 303


def test_last_times_words_are_carried_forward_when_asked(as_person: Door, cast: Cast, report: int) -> None:
    form = f"/items/{cast.items['1']}/report"
    assert "征地3120亩" not in as_person("liaison").get(form).text
    assert "征地3120亩" in as_person("liaison").get(f"{form}?carry=1").text


def test_a_closed_item_takes_no_report(as_key: Door, database: Database, cast: Cast) -> None:
    item = table(Item)
    database.write(lambda s: s.execute(item.update().where(item.c.id == cast.items["1"]).values(state="closed")))
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/reports", json={"summary": "完成"})
    assert (answer.status_code, answer.json()["code"]) == (409, "item_not_working")


def test_a_decision_in_one_tap_says_what_happened_and_what_helps_against_a_slip(as_person: Door, cast: Cast) -> None:
    liaison, office = as_person("liaison"), as_person("office")
    for on, back in (("queue", "/reports?decided={0}"), ("item", "/items/{1}?decided={0}#r{0}")):
        sent = liaison.post(f"/api/v1/items/{cast.items['1']}/reports", json={"summary": f"招标完成（{on}）"})
        report = sent.json()["id"]
        answer = office.post(f"/reports/{report}/acceptance", data={"on": on})
        assert answer.headers["location"] == back.format(report, cast.items["1"])
        text = office.get(answer.headers["location"]).text
        assert "已采用。采用后不能撤回；如有差错，请通知该单位再报一版更正" in text
        assert f"#r{report}" in text or f'id="r{report}"' in text
    sent = liaison.post(f"/api/v1/items/{cast.items['1']}/reports", json={"summary": "再报"})
    answer = office.post(f"/reports/{sent.json()['id']}/return", data={"reason": "缺数字"})
    assert "已退回，该单位的工作台会提示更正。" in office.get(answer.headers["location"]).text
    assert "采用后不能撤回" not in liaison.get(f"/items/{cast.items['1']}?decided={report}").text
    assert office.get(f"/items/{cast.items['1']}?decided=x").status_code == 200


# Readings


@pytest.fixture
def indicator(database: Database, cast: Cast) -> int:
    """Buses, of which 200 are to be bought by the end of the year."""

    def add(session: Any) -> int:
        new = {"item_id": cast.items["1"], "name": "购置公交车", "unit": "辆"}
        found = session.execute(insert(table(Indicator)).returning(table(Indicator).c.id), new).scalar_one()
        goal = {
            "indicator_id": found,
            "milestone_id": cast.milestones["12月底前投入营运"],
            "due_on": date(2017, 12, 31),
            "value": Decimal(200),
            "cumulative": True,
            "comparator": Comparator.AT_LEAST,
        }
        session.execute(insert(table(Target)), goal)
        return int(found)

    return database.write(add)


def body(indicator: int, value: str, as_of: str = "2017-07-10", period: str = "2017-07") -> dict[str, Any]:
    """A report with one figure."""
    figure = {"indicator_id": indicator, "value": value, "as_of": as_of}
    return {"summary": f"已购置{value}辆", "period": period, "readings": [figure]}


def test_a_correction_is_offered_the_figures_of_the_edition_before(
    as_key: Door, as_person: Door, cast: Cast, indicator: int
) -> None:
    item = cast.items["1"]
    assert as_key("lead_write_key").post(f"/api/v1/items/{item}/reports", json=body(indicator, "20")).status_code == 201
    text = as_person("liaison").get(f"/items/{item}/report?period=2017-07").text
    assert f'name="value-{indicator}" value="20"' in text
    assert f'name="as_of-{indicator}" value="2017-07-10"' in text


def test_a_reading_turns_the_light_and_is_drawn(as_key: Door, as_person: Door, cast: Cast, indicator: int) -> None:
    base = f"/api/v1/items/{cast.items['1']}"
    lead = as_key("lead_write_key")
    lead.post(f"/api/v1/milestones/{cast.milestones['6月底前完成招标']}/completion", json={"done_on": "2017-06-30"})
    assert lead.post(f"{base}/reports", json=body(indicator, "20")).status_code == 201
    item = lead.get(base).json()
    assert (item["light"], item["light_code"], item["light_count"]) == ("red", LightCode.LAGGING, 43)
    (found,) = item["indicators"]
    assert (found["expected_pct"], found["actual_pct"], found["lag_points"]) == ("52.20", "10.00", "42.20")
    page = as_person("leader").get(f"/items/{cast.items['1']}").text
    assert "<svg" in page
    assert "落后 42.20 个百分点" in page
    assert lead.post(f"{base}/reports", json=body(indicator, "100")).status_code == 201
    assert lead.get(base).json()["light_code"] != LightCode.LAGGING


def test_a_reading_that_falls_is_refused_next_to_its_field_until_the_office_returns_it(
    as_key: Door, as_person: Door, database: Database, cast: Cast, clock: Clock, indicator: int
) -> None:
    base = f"/api/v1/items/{cast.items['1']}"
    lead = as_key("lead_write_key")
    first = lead.post(f"{base}/reports", json=body(indicator, "120")).json()
    falling = lead.post(f"{base}/reports", json=body(indicator, "100"))
    assert falling.status_code == 422
    assert [(e["pointer"], e["code"]) for e in falling.json()["errors"]] == [("/readings/0/value", "reading_falls")]
    fields = {"summary": "已购置", f"value-{indicator}": "100", f"as_of-{indicator}": "2017-07-10"}
    page = as_person("liaison").post(f"/items/{cast.items['1']}/report", data=fields)
    assert page.status_code == 422
    assert f'id="reading-{indicator}-wrong">累计数不能小于已报的 120' in page.text
    assert 'value="100"' in page.text
    give_back(database, cast, clock, first["id"])
    assert lead.post(f"{base}/reports", json=body(indicator, "100")).status_code == 201


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"as_of": "2017-07-11"}, "/readings/0/as_of"),
        ({"indicator_id": 999_999}, "/readings/0/indicator_id"),
        ({"value": "-1"}, "/readings/0/value"),
        ({"value": 1.5}, "/readings/0/value"),
        ({"value": "1e3"}, "/readings/0/value"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(
    as_key: Door, cast: Cast, indicator: int, change: dict[str, Any], pointer: str
) -> None:
    report = body(indicator, "1")
    report["readings"][0] |= change
    answer = as_key("lead_write_key").post(f"/api/v1/items/{cast.items['1']}/reports", json=report)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


# Rounds


def test_missing_rounds_turn_the_light_and_stand_in_the_matrix(
    database: Database, cast: Cast, clock: Clock, as_person: Door, as_key: Door
) -> None:
    now, today, office = clock.now(), clock.today(), cast.actors["office"]
    rule = CycleSetting(cycle=CycleRule.MONTHLY, day=25, starts_on=date(2017, 5, 1))
    for _ in range(2):
        database.write(lambda s: cycles.set_cycle(s, office, cast.plan, rule, now=now, today=today))
    assert count(database, "cycle.set") == 1
    database.write(lambda s: items.turn_lights(s, today))
    item = table(Item)
    row = database.read(lambda s: s.execute(select(item).where(item.c.id == cast.items["3"])).one())
    assert (row.light, row.light_code, row.light_count) == (Light.RED, LightCode.REPORT_MISSING, 2)
    report = send(database, cast, clock, "support", TEXT)
    cells = {
        one["unit_name"]: [cell["state"] for cell in one["cells"]]
        for one in as_key("office_read_key").get(f"/api/v1/plans/{cast.plan}/matrix").json()["rows"]
    }
    assert cells[SUPPORT] == ["missing", "late", "due"]
    give_back(database, cast, clock, report)
    mine = as_key("support_write_key").get(f"/api/v1/plans/{cast.plan}/matrix").json()
    assert [one["unit_name"] for one in mine["rows"]] == [SUPPORT]
    assert [cell["state"] for cell in mine["rows"][0]["cells"]] == ["missing", "returned", "due"]
    assert mine["unknown_years"] == [2017]
    page = as_person("office").get("/matrix").text
    assert "退回待改" in page
    assert "没有节假日数据" in page


def test_the_matrix_is_paged_in_a_fixed_number_of_statements(database: Database, cast: Cast, clock: Clock) -> None:
    from sqlalchemy import event

    office, seen = cast.actors["office"], []
    plan = table(Plan)
    database.write(lambda s: s.execute(plan.update().values(cycle="monthly", cycle_from=date(2017, 1, 1))))
    counts, cursor = [], None
    event.listen(database.engine, "before_cursor_execute", lambda *_: counts.append(1))
    sizes = []
    for limit in (1, 5):
        before = len(counts)
        page = database.read(
            lambda s, n=limit, c=cursor: read_matrix(s, office, cast.plan, clock.today(), limit=n, cursor=c)
        )
        sizes.append(len(counts) - before)
        seen += [row.unit_id for row in page.rows]
        cursor = page.next
    assert sizes[0] == sizes[1]
    assert (len(seen), len(set(seen)), cursor) == (6, 6, None)


# Races


def race(*deeds: Callable[[], Any]) -> list[Any]:
    """Run all at the same moment; what each returned, or the refusal it met."""
    barrier, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place: int, deed: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[place] = deed()
        except Problem as problem:
            results[place] = problem

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_submissions_of_one_draft_one_wins(database: Database, cast: Cast, clock: Clock, attempt: int) -> None:
    now, today = clock.now(), clock.today()
    item = cast.items["1"]
    mine = ReportText(summary=f"草稿{attempt}", seen=0)
    database.write(lambda s: reports.save_draft(s, cast.actors["liaison"], item, mine, now=now, today=today))
    draft = database.read(lambda s: get_draft(s, cast.actors["liaison"], item))
    mine = mine.model_copy(update={"version": draft.version})
    results = race(*(lambda who=who: send(database, cast, clock, who, mine) for who in ("liaison", "colleague")))
    (lost,) = [one for one in results if isinstance(one, Conflict)]
    (won,) = [one for one in results if isinstance(one, int)]
    assert (lost.code, lost.extra["current"]["id"]) == ("report_newer", won)
    assert count(database, "report.submitted") == 1
    states = table(ProgressReport).c.state
    assert database.read(lambda s: list(s.scalars(select(states)))) == ["submitted"]


@pytest.mark.parametrize("attempt", range(3))
def test_of_acceptance_and_return_one_wins(
    database: Database, cast: Cast, clock: Clock, report: int, attempt: int
) -> None:
    now, today, office = clock.now(), clock.today(), cast.actors["office"]
    results = race(
        lambda: database.write(lambda s: reviews.accept(s, office, report, note="", now=now, today=today)),
        lambda: database.write(lambda s: reviews.give_back(s, office, report, reason="不符", now=now, today=today)),
    )
    (lost,) = [one for one in results if isinstance(one, Conflict)]
    assert lost.code == "report_decided"
    assert count(database, "report.accepted") + count(database, "report.returned") == 1


def test_of_a_decision_and_a_new_edition_both_may_happen_but_never_a_decision_on_the_old(
    database: Database, cast: Cast, clock: Clock, report: int
) -> None:
    now, today, office = clock.now(), clock.today(), cast.actors["office"]
    newer = ReportText(summary="更正", period="2017-06", seen=report)
    accepted, sent = race(
        lambda: database.write(lambda s: reviews.accept(s, office, report, note="", now=now, today=today)),
        lambda: send(database, cast, clock, "liaison", newer),
    )
    assert isinstance(sent, int)
    if isinstance(accepted, Conflict):
        assert (accepted.code, accepted.extra["current"]["id"]) == ("report_replaced", sent)
    assert count(database, "report.accepted") == (0 if isinstance(accepted, Conflict) else 1)
