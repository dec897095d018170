"""docs/problems.md, made from the table of codes: what each says, and for each status what to do next."""

from app.pages.problems import CODES

NEXT = {
    400: "Mend the request as such: its syntax, a header or a cursor. Sent again unchanged it fails again.",
    401: "Get a key that opens the door: `code` says whether there was none, or it is unknown, expired or revoked.",
    403: "Do not repeat it. `detail` says whose it is; `scope_missing` names the scope to ask the operator for.",
    404: "Check the id and what the key's unit may see; the answer does not tell which of the two it is.",
    405: "Use one of the methods in `Allow`.",
    406: "Ask for what the detail names, mostly `application/json`, or send no `Accept`. Nothing was done.",
    409: "The thing has moved on. Look at `current`, or read the thing again; decide anew on what stands now; send "
    "the new request with what you saw. Only `idempotency_in_progress` is sent again as it was, after `Retry-After` "
    "seconds.",
    412: "Somebody was faster. Look at `current`, or read the thing again; decide anew; send the new `ETag`.",
    413: "Send less: the title names the limit.",
    415: "Send what is taken: the title names it.",
    422: "Mend the fields that `errors` points at, each with its own code and words. With `idempotency_mismatch` "
    "take a new key.",
    428: "Read the thing, and send its `ETag` in `If-Match` or its `version` in the body.",
    429: "Wait for `Retry-After` seconds, then send it again as it was; spread requests out.",
    500: "Nothing was done. Try again later with the same `Idempotency-Key`; quote `instance` to the operator.",
}
HEAD = """# Problem codes

Made by `bin/duban problems --output docs/problems.md` from the table that `/docs/problems` shows; a test compares.
Every error is `application/problem+json` (RFC 9457) with one of these codes. Codes are stable within v1, words are not.
"""


def as_markdown() -> str:
    """The whole list, by status, each with what to do next."""
    parts = [HEAD]
    for status in sorted({status for status, _, _ in CODES.values()}):
        parts.append(f"\n## {status}\n{NEXT[status]}\n\n| code | 含义 | meaning |\n|---|---|---|\n")
        parts += [f"| `{code}` | {zh} | {en} |\n" for code, (one, zh, en) in CODES.items() if one == status]
    return "".join(parts)
