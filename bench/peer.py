"""The yardstick: the four requests as one would write them by hand for speed, with no rule, no event and no light.

Async FastAPI, sqlite3 on the event loop, one indexed query, a key or session looked up by hash, JSON bytes or one
template. It runs on a copy of the app's own SQLite database and answers at the app's own addresses.
"""

import hashlib
import json
import os
import sqlite3

import jinja2
from fastapi import FastAPI, Request, Response

app = FastAPI()
db = sqlite3.connect(os.environ["PEER_DATABASE"], isolation_level=None, check_same_thread=False)
db.row_factory = sqlite3.Row
for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000", "foreign_keys=ON", "cache_size=-65536"):
    db.execute(f"PRAGMA {pragma}")

KEY = """SELECT c.unit_id, c.name FROM api_key k JOIN api_client c ON c.id = k.client_id
    WHERE k.key_hash = ? AND k.revoked_at IS NULL"""
SESSION = "SELECT p.unit_id FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = ?"
ITEMS = """SELECT i.id, plan_id, no, i.title, leader_id, p.name leader_name, lead_names, state, due_on, light,
    light_code, light_on, light_count, light_text, milestones_total, milestones_met, NULL external_ref, version
    FROM share s JOIN item i ON i.id = s.item_id LEFT JOIN person p ON p.id = i.leader_id
    WHERE s.unit_id = ? ORDER BY s.due_key, s.item_id LIMIT ?"""
DESK = """SELECT i.id, i.no, i.title, i.light, s.open, m.id milestone, m.text, m.due_on, m.version
    FROM share s JOIN item i ON i.id = s.item_id LEFT JOIN milestone m ON m.id = s.next_milestone_id
    WHERE s.unit_id = ? ORDER BY s.next_due_on, s.item_id LIMIT 50"""
REPORT = """INSERT INTO progress_report (item_id, unit_id, author_name, state, period, summary, problems, next_steps,
    needs, saved_at, submitted_at, submitted_on, edition, review_note)
    VALUES (?, ?, ?, 'submitted', ?, ?, '', '', '', datetime('now'), datetime('now'), date('now'), 1, '')"""
TICK = """UPDATE milestone SET state = ?, done_on = ?, done_by = ?, version = version + 1 WHERE id = ?
    RETURNING id, item_id, line_id, text, state, due_on, done_on, done_by, version"""
PAGE = jinja2.Environment(autoescape=True).from_string("""<!doctype html><html lang="zh"><head><meta charset="utf-8">
<title>我的工作台</title></head><body><h1>我的工作台</h1><table>{% for r in rows %}<tr><td>{{ r.no }}</td>
<td><a href="/items/{{ r.id }}">{{ r.title }}</a></td><td class="{{ r.light }}">{{ r.light }}</td><td>{{ r.text }}</td>
<td>{{ r.due_on }}</td><td>{{ r.open }}</td><td><form method="post" action="/milestones/{{ r.milestone }}/completion">
<input type="hidden" name="version" value="{{ r.version }}"><button>完成</button></form></td></tr>{% endfor %}</table>
</body></html>""")


def who(sql: str, secret: str) -> sqlite3.Row:
    return db.execute(sql, (hashlib.sha256(secret.encode()).hexdigest(),)).fetchone()


def as_json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, media_type="application/json")


@app.get("/api/v1/items")
async def items(request: Request, unit: int, limit: int = 50) -> Response:
    who(KEY, request.headers["authorization"][7:])
    return as_json({"data": [dict(row) for row in db.execute(ITEMS, (unit, limit))]})


@app.get("/desk")
async def desk(request: Request) -> Response:
    unit = who(SESSION, request.cookies["duban_session"])["unit_id"]
    return Response(PAGE.render(rows=db.execute(DESK, (unit,)).fetchall()), media_type="text/html")


@app.post("/api/v1/items/{item_id}/reports")
async def report(request: Request, item_id: int) -> Response:
    client, body = who(KEY, request.headers["authorization"][7:]), await request.json()
    row = (item_id, client["unit_id"], client["name"], body["period"], body["summary"])
    return as_json({"id": db.execute(REPORT, row).lastrowid, **body}, 201)


@app.post("/api/v1/milestones/{milestone_id}/completion")
async def complete(request: Request, milestone_id: int) -> Response:
    client, body = who(KEY, request.headers["authorization"][7:]), await request.json()
    return as_json(dict(db.execute(TICK, ("met", body["done_on"], client["name"], milestone_id)).fetchone()))


@app.delete("/api/v1/milestones/{milestone_id}/completion")
async def reopen(request: Request, milestone_id: int) -> Response:
    who(KEY, request.headers["authorization"][7:])
    return as_json(dict(db.execute(TICK, ("planned", None, None, milestone_id)).fetchone()))
