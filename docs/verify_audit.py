"""Verify a Duban audit export on any machine with Python 3: python3 verify_audit.py EXPORT.jsonl [POSITION:HASH …]

The first line is a heading with the last position and seal. Each further line is an event with its seal:
SHA-256 over the seal before it, a line feed, and the event's fields as JSON with sorted keys and no blanks.
A seal has no key, so whoever can write the database can seal it anew: name heads that were written down elsewhere
(`duban audit head`), and the chain must pass through each. Prints what is wrong and exits 1, or "intact" and exits 0.
"""

import hashlib
import json
import sys

FORMAT = "duban-audit-1"


def seal_of(previous, event, fields):
    """The seal that an event must have."""
    covered = {name: event[name] for name in fields}
    text = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(previous.encode() + b"\n" + text.encode()).hexdigest()


def verify(lines, heads=()):
    """None for an intact export that passes through all heads, else what is wrong and where."""
    missed = dict.fromkeys((int(place), seal.lower()) for place, seal in (head.split(":") for head in heads))
    heading = json.loads(next(lines))
    if heading["format"] != FORMAT:
        return f"unknown format {heading['format']}"
    position, previous = 0, "0" * 64
    for line in lines:
        event = json.loads(line)
        position += 1
        if event["position"] != position:
            return f"position {position} is missing or out of order"
        if event["seal"] != seal_of(previous, event, heading["fields"]):
            return f"position {position} is not what was sealed"
        previous = event["seal"]
        missed.pop((position, previous), None)
    if (position, previous) != (heading["position"], heading["seal"]):
        return f"the export ends at {position}, its heading says {heading['position']}"
    for place, seal in missed:
        return f"the chain does not pass through {place}:{seal}; it was sealed anew at or before {place}, or cut"
    return None


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        wrong = verify(iter(file), sys.argv[2:])
    print(wrong or "intact")
    sys.exit(1 if wrong else 0)
