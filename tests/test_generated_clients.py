"""The generated clients: as the document makes them, and able to drive the whole loop of supervision."""

import asyncio
import importlib
import inspect
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from duban_client import AuthenticatedClient, Client
from duban_client import models as m
from duban_client.api import (
    acknowledgements,
    changes,
    closures,
    conclusions,
    directory,
    drafts,
    events,
    instructions,
    items,
    milestones,
    notices,
    reports,
)
from fastapi import FastAPI

from app.doors import SESSION_COOKIE
from clients import generate
from tests import loops
from tests.cast import LEAD, Cast
from tests.serving import serving

Caller = Callable[..., Any]


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    generate.install_tools()


@pytest.mark.parametrize("language", generate.MAKERS)
def test_the_committed_client_is_the_one_that_the_document_makes(language: str) -> None:
    assert generate.differences(language) == [], "run: bin/clients"


def test_the_document_passes_the_strictest_public_ruleset() -> None:
    generate.lint()


@pytest.fixture
def site(app: FastAPI) -> Iterator[str]:
    """The address of the running app."""
    with serving(app) as address:
        yield address


@pytest.fixture
def call(site: str, cast: Cast) -> Iterator[Caller]:
    """Calls an operation as somebody of the cast, by key or signed in; every answer has to be a documented success."""
    clients: dict[str, Client | AuthenticatedClient] = {}
    with ExitStack() as open_clients:

        def client(who: str) -> Client | AuthenticatedClient:
            if who not in clients:
                made: Client | AuthenticatedClient = (
                    AuthenticatedClient(site, cast.keys[who], raise_on_unexpected_status=True)
                    if who in cast.keys
                    else Client(site, cookies={SESSION_COOKIE: cast.tokens[who]}, raise_on_unexpected_status=True)
                )
                clients[who] = open_clients.enter_context(made)
            return clients[who]

        def ask(who: str, operation: ModuleType, *ids: int, **more: Any) -> Any:
            answer = operation.sync_detailed(*ids, client=client(who), **more)
            assert 200 <= answer.status_code < 300, (operation.__name__, answer.status_code, answer.content.decode())
            return answer.parsed

        yield ask


def operation(group: ModuleType, name: str) -> ModuleType:
    """A generated operation by its id."""
    return importlib.import_module(f"{group.__name__}.{name}")


def new_item(call: Caller) -> m.ItemRead:
    """The office drafts a plan with one item of two steps and issues it; the lead unit signs for it."""
    plan = call("office_write_key", operation(drafts, "create_plan"), body=m.PlanCreate("2017年重点工程", 2017))
    line = m.LineCreate(
        "完成工程。",
        lead_units=[LEAD],
        milestones=[
            m.StepCreate("完成招标", due_on=date(2017, 7, 20)),
            m.StepCreate("竣工验收", due_on=date(2017, 12, 31)),
        ],
    )
    body = m.ItemCreate("龙潮东路", [line], due_on=date(2017, 12, 31), leader="曹兴")
    item = call("office_write_key", operation(drafts, "create_item"), plan.id, body=body)
    issued = call("office_write_key", operation(drafts, "issue_items"), plan.id, body=m.IssueOrder(all_=True))
    assert issued.item_ids == [item.id]
    return call("lead_write_key", operation(acknowledgements, "acknowledge_item"), item.id)


def test_the_python_client_drives_the_whole_loop(call: Caller, cast: Cast) -> None:
    item = new_item(call)
    assert item.assignments[0].acknowledged_at is not None
    tender, finish = item.lines[0].milestones
    report_and_correct(call, item.id)
    extended = extend(call, item.id, finish.id)
    assert (extended.state, extended.steps[-1].approved) == ("applied", True)
    instruct_and_remind(call, item.id)
    tick(call, tender.id, finish.id)
    conclude(call, item.id, cast.units[LEAD])
    close_and_reopen(call, item.id)
    told = call("office_write_key", operation(events, "list_events"), item=item.id, limit=100)
    actions = {event.action for event in told.data}
    assert {"item.issued", "milestone.completed", "change.applied", "item.closed", "item.reopened"} <= actions


def report_and_correct(call: Caller, item: int) -> None:
    """A report is returned, corrected, accepted, and both editions can be compared."""
    body = m.ReportCreate("招标公告已发布", period="2017-07")
    first = call("lead_write_key", operation(reports, "submit_report"), item, body=body)
    reason = m.ReportReturn("请补充公告文号")
    call("office_write_key", operation(reports, "return_report"), first.id, body=reason)
    body = m.ReportCreate("招标公告（2017）15号已发布", period="2017-07", seen=first.id)
    second = call("lead_write_key", operation(reports, "submit_report"), item, body=body)
    accepted = call("office_write_key", operation(reports, "accept_report"), second.id, body=m.Acceptance())
    assert (accepted.state, accepted.edition) == ("accepted", 2)
    compared = call("office_write_key", operation(reports, "compare_report"), second.id)
    assert compared.previous_id == first.id


def extend(call: Caller, item: int, milestone: int) -> m.ChangeRead:
    """The unit asks for a month more; its head, the office and the leader agree in that order."""
    body = m.ExtensionCreate(date(2018, 1, 31), "连续暴雨影响施工", "已完成路基", milestone_id=milestone)
    change = call("lead_write_key", operation(changes, "request_extension"), item, body=body)
    for who in ("head", "office_write_key", "leader"):
        change = call(who, operation(changes, "decide_change"), change.id, body=m.Decision(True, note="同意"))
    return change


def instruct_and_remind(call: Caller, item: int) -> None:
    """The leader writes and the unit answers; the office sends a slip and sees who has read it."""
    body = m.InstructionCreate("请倒排工期。", answer_by=date(2017, 7, 14))
    told = call("leader", operation(instructions, "write_instruction"), item, body=body)
    call("lead_write_key", operation(instructions, "answer_instruction"), told.id, body=m.AnswerCreate("已制定计划。"))
    notice = call("office_write_key", operation(notices, "send_notice"), item, body=m.NoticeCreate("blue", "节点临近"))
    read = call("lead_write_key", operation(notices, "read_notice"), notice.id)
    assert read.receipts[0].read_at is not None


def tick(call: Caller, tender: int, finish: int) -> None:
    """A tick is taken back, made again, returned by the office, made once more and confirmed."""
    done, note = operation(milestones, "complete_milestone"), m.Completion(date(2017, 7, 8), note="中标通知书")
    call("lead_write_key", done, tender, body=note)
    call("lead_write_key", operation(milestones, "reopen_milestone"), tender)
    call("lead_write_key", done, tender, body=note)
    back = m.TickReturn("请附中标通知书")
    assert call("office_write_key", operation(milestones, "return_milestone"), tender, body=back).state == "planned"
    for milestone in (tender, finish):
        call("lead_write_key", done, milestone, body=m.Completion(date(2017, 7, 9)))
        confirm = operation(milestones, "confirm_milestone")
        confirmed = call("office_write_key", confirm, milestone, body=m.TickConfirmation())
        assert (confirmed.state, confirmed.confirmed_at is not None) == ("met", True)


def conclude(call: Caller, item: int, unit: int) -> None:
    """A conclusion is objected to, upheld by somebody else, rectified and checked again."""
    body = m.ConclusionCreate(unit, "招标滞后", "现场核查记录", rectify_by=date(2017, 8, 1))
    found = call("office", operation(conclusions, "record_conclusion"), item, body=body)
    object_to = operation(conclusions, "object_to_conclusion")
    call("lead_write_key", object_to, found.id, body=m.Statement("口径不同"))
    review = operation(conclusions, "review_objection")
    call("office_write_key", review, found.id, body=m.Review(True, "事实清楚"))
    rectify = operation(conclusions, "rectify_conclusion")
    call("lead_write_key", rectify, found.id, body=m.Statement("已补办"))
    done = call("office", operation(conclusions, "recheck_rectification"), found.id, body=m.Recheck(True, "属实"))
    assert done.state == "rechecked"


def close_and_reopen(call: Caller, item: int) -> None:
    """The unit asks to strike the item off, office and leader agree; later the office reopens it."""
    asked = call("lead_write_key", operation(closures, "request_closure"), item, body=m.ClosureCreate("全部完成"))
    call("office_write_key", operation(closures, "endorse_closure"), asked.id, body=m.Note("属实"))
    call("leader", operation(closures, "grant_closure"), asked.id, body=m.Note("同意"))
    assert call("office_write_key", operation(items, "get_item"), item).state == "closed"
    call("office_write_key", operation(closures, "reopen_item"), item, body=m.Reason("验收后发现缺陷"))
    assert call("office_write_key", operation(items, "get_item"), item).state == "reopened"


def test_the_python_client_asks_without_waiting_too(site: str, cast: Cast) -> None:
    async def both() -> tuple[Any, Any]:
        async with AuthenticatedClient(site, cast.keys["lead_read_key"]) as client:
            return await asyncio.gather(
                operation(items, "list_items").asyncio(client=client, light=["red"]),
                operation(directory, "list_units").asyncio(client=client),
            )

    red, units = loops.run(both())
    assert [item.no for item in red.data] == ["1"]
    assert LEAD in [unit.name for unit in units.data]


def test_the_python_client_reads_a_refusal(call: Caller, site: str, cast: Cast) -> None:
    item = new_item(call)
    with AuthenticatedClient(site, cast.keys["stranger_write_key"]) as client:
        refused = operation(items, "get_item").sync(item.id, client=client)
    assert isinstance(refused, m.ProblemRead)
    assert (refused.status, refused.code) == (404, "not_found")


def test_a_value_of_tomorrow_stops_no_reader() -> None:
    """New actions may come at any time (docs/integrating.md)."""
    event = generate.released()["components"]["schemas"]["EventRead"]["examples"][0]
    assert m.EventRead.from_dict(event | {"action": "item.brand_new"}).action == "item.brand_new"


def answering(status: int, content: bytes = b"", kind: str = "text/html") -> AuthenticatedClient:
    """A client whose server answers everything alike."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, content=content, headers={"Content-Type": kind, "X-Request-Id": "abc"})

    return AuthenticatedClient("http://duban", "duban_x", httpx_args={"transport": httpx.MockTransport(answer)})


@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (429, b"<html>slow down</html>", "text/html"),
        (502, b"", "text/html"),
        (500, b"[1]", "application/json"),
        (415, b"\xff\xfe", "application/octet-stream"),
    ],
)
def test_the_python_client_reads_any_refusal_as_a_problem(status: int, content: bytes, kind: str) -> None:
    for asked in (operation(items, "get_item"), operation(milestones, "complete_milestone")):
        more = {} if asked.__name__.endswith("get_item") else {"body": m.Completion()}
        refused = asked.sync(1, client=answering(status, content, kind), **more)
        assert isinstance(refused, m.ProblemRead)
        assert (refused.status, refused.code, refused.instance) == (status, "http_error", "abc")
    problem = json.dumps(generate.released()["components"]["schemas"]["ProblemRead"]["examples"][0]).encode()
    told = operation(items, "get_item").sync(1, client=answering(status, problem, "application/problem+json"))
    assert told.code == json.loads(problem)["code"]


def test_the_python_client_says_by_none_that_nothing_has_changed(site: str, cast: Cast) -> None:
    asked = operation(items, "get_item")
    with AuthenticatedClient(site, cast.keys["lead_read_key"], raise_on_unexpected_status=True) as client:
        first = asked.sync_detailed(cast.items["1"], client=client)
        again = asked.sync_detailed(cast.items["1"], client=client, if_none_match=first.headers["etag"])
        assert (again.status_code, again.parsed) == (304, None)
        cut = client.get_httpx_client().get(f"/api/v1/items/{cast.items['1']}", params={"fields": "id,title"})
    assert cut.json() == {"id": first.parsed.id, "title": first.parsed.title}
    assert "fields" not in inspect.signature(asked.sync).parameters


SCRIPT = """
import {{ client, getItem, listItems }} from "duban-client";
client.setConfig({{ baseUrl: "{site}", auth: "{key}" }});
const {{ data, error }} = await listItems({{ query: {{ light: ["red"] }} }});
if (error) throw error;
const refused = await getItem({{ path: {{ item_id: 99 }} }});
console.log(data.data.map((item) => item.no).join(), refused.error.code);
"""


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_typescript_client_reads_and_is_refused(site: str, cast: Cast, tmp_path: Path) -> None:
    installed = tmp_path / "node_modules" / "duban-client"
    generate.compile_typescript(installed / "dist")
    shutil.copy(generate.HERE / "typescript" / "package.json", installed)
    script = tmp_path / "read.mjs"
    script.write_text(SCRIPT.format(site=site, key=cast.keys["lead_read_key"]))
    assert generate.node(script).split() == ["1", "not_found"]
