"""Every statement that is run on the tables of a store in PostgreSQL.

An entry outside the cases is bound alone. `entries` numbers all of them as they come; in which order they were kept is
for the sealer to say, in `seals`.
"""

from collections.abc import Sequence
from functools import cache

STALE, KNOWN_COMMAND, KNOWN_EVENT, HIDDEN = -1, -2, -3, -4
"""What `append` answers where it has kept nothing; else it gives the number of the last entry."""

# What `append` takes beside the command, in arrays: of each case, of each record, and of each key of a new case.
_OF_A_CASE = ("text", "int", "int", "int", "text", "int", *("text",) * 5, "bytea", "text")
_OF_A_RECORD = ("text", "text", "text", "int", "text", "int", *("text",) * 6, "bytea", "bytea")
_OF_A_KEY = ("text", "text", "bytea")
_OF_A_LOOK = ("text", "text", "text", "bytea", "bytea")
MOST_SINGLE = 120  # values that are sent one by one


@cache
def append_one_by_one(*, cases: int, records: int, keys: int, looks: int) -> str:
    """Return the statement that keeps so many of each, whose values follow column by column.

    The server makes the arrays of them: that takes it a tenth of the time that it takes us.
    """
    arrays = [
        _array(kind, count)
        for kinds, count in ((_OF_A_CASE, cases), (_OF_A_RECORD, records), (_OF_A_KEY, keys))
        for kind in kinds
    ]
    return _append(arrays, [_array(kind, looks) for kind in _OF_A_LOOK] if looks else [])


def _array(kind: str, count: int) -> str:
    return f"ARRAY[{', '.join(['%s'] * count)}]::{kind}[]"


def _append(arrays: Sequence[str], seen: Sequence[str]) -> str:
    """Return the statement: the looks of whoever appends are kept where the rest is, and not where it is not."""
    said = f"SELECT append(%s::text, {', '.join(arrays)}) AS entry"
    if not seen:
        return said
    return (
        f"WITH said AS MATERIALIZED ({said}), looked AS ("  # noqa: S608 - our own names
        "INSERT INTO looks (at, by, cases, sealed, mac) "
        f"SELECT seen.* FROM said, unnest({', '.join(seen)}) AS seen "
        "WHERE said.entry > 0) SELECT entry FROM said"
    )


APPEND = _append(
    [f"%s::{kind}[]" for kind in (*_OF_A_CASE, *_OF_A_RECORD, *_OF_A_KEY)], [f"%s::{kind}[]" for kind in _OF_A_LOOK]
)

INSERT_META = "INSERT INTO meta VALUES (%s, %s)"

SELECT_META = "SELECT name, value FROM meta"

# Every table whose entries are sealed, and what its entries are called in the chain.
CHAINED = {
    "records": "record",
    "guidelines": "guideline",
    "people": "person",
    "looks": "look",
    "notices": "notice",
}

# In the order in which `APPEND` holds them, else two could wait for each other: the looks that come with it first.
HOLD_ALL = "LOCK TABLE looks, records, guidelines, people, notices IN SHARE MODE"

LAST_KEPT_AT = "SELECT max(recorded_at) FROM records"

LAST_ENTRY = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM entries"

LAST_SEAL = "SELECT position, upto, mac FROM seals ORDER BY position DESC LIMIT 1"

SEALS_AFTER = "SELECT position, upto, mac FROM seals WHERE position > %s ORDER BY position"

SEAL_AT = "SELECT upto, mac FROM seals WHERE position = %s"

SEAL_AGE = "SELECT extract(epoch FROM now() - max(at))::float8 FROM seals"

HOLD_SEALS = "LOCK TABLE seals IN EXCLUSIVE MODE NOWAIT"

INSERT_SEAL = "INSERT INTO seals (position, upto, mac) VALUES (%s, %s, %s)"

# The entries of a table between two numbers, those of a case with the mac of the record before it.
ENTRIES_OF = {
    table: f"SELECT * FROM {table} WHERE entry > %s AND entry <= %s ORDER BY entry"  # noqa: S608 - our own names
    for table in CHAINED
} | {
    "records": """
SELECT (SELECT mac FROM records AS before WHERE before.case_id = one.case_id AND before.seq = one.seq - 1), one.*
FROM records AS one WHERE entry > %s AND entry <= %s ORDER BY entry
"""
}

INSERT_GUIDELINE = "INSERT INTO guidelines (digest, sealed, mac) VALUES (%s, %s, %s) ON CONFLICT (digest) DO NOTHING"

INSERT_PERSON = "INSERT INTO people (id, sealed, mac) VALUES (%s, %s, %s) ON CONFLICT (mac) DO NOTHING"

INSERT_LOOK = "INSERT INTO looks (at, by, cases, sealed, mac) VALUES (%s, %s, %s, %s, %s) ON CONFLICT (mac) DO NOTHING"

INSERT_NOTICE = "INSERT INTO notices (at, kind, sealed, mac) VALUES (%s, %s, %s, %s) ON CONFLICT (mac) DO NOTHING"

_RECORD = (
    "case_id, event_id, command_id, seq, type, version, recorded_at, happened_on, by, on_behalf_of, track, "
    "compartment, sealed"
)

# `last` is how many there are by the row of the case; below 0 where that says that the case is erased.
SELECT_RECORDS = f"""
SELECT {_RECORD}, (SELECT CASE status WHEN 'erased' THEN -seq ELSE seq END FROM cases WHERE case_id = %s) AS last
FROM records WHERE case_id = %s ORDER BY seq
"""  # noqa: S608 - our own names

SELECT_COMMAND = f"""
SELECT {_RECORD}, entry, mac FROM records WHERE case_id = %s AND command_id = %s ORDER BY seq
"""  # noqa: S608 - our own names

HOLD_COUNTER = "SELECT last, mac FROM counters WHERE year = %s FOR UPDATE"

ADD_COUNTER = "INSERT INTO counters VALUES (%s, 0, %s) ON CONFLICT (year) DO NOTHING"

SAVE_COUNTER = "UPDATE counters SET last = %s, mac = %s WHERE year = %s"

# A row is bound to the newest record of its case, and to whom it is shown: an older one, or one of another history,
# does not open.
_ROW = """
SELECT cases.case_id, year, serial, number, cases.seq, status, level, due, unit, holder, cases.sealed,
event_id || ' ' || array_to_string(audience, ' ') AS bound, mac
"""

_OF_CASES = """
FROM cases LEFT JOIN LATERAL (
    SELECT event_id, mac FROM records WHERE records.case_id = cases.case_id ORDER BY records.seq DESC LIMIT 1
) AS newest ON true
"""

SELECT_ROWS = _ROW + _OF_CASES

# Where cases stand, and whether they have a command already.
SELECT_STANDINGS = f"""
{_ROW},
EXISTS (SELECT 1 FROM records WHERE records.case_id = cases.case_id AND command_id = %s)
{_OF_CASES} WHERE cases.case_id = ANY (%s::text[])
"""  # noqa: S608 - our own names

ROW_BY_ID = SELECT_ROWS + "WHERE cases.case_id = %s"

HOLD_ROW = "SELECT seq FROM cases WHERE case_id = %s AND status <> 'erased' FOR UPDATE"

SELECT_MARKERS = SELECT_ROWS + "WHERE status = 'erased' AND cases.case_id = ANY (%s::text[])"

ALL_MARKERS = SELECT_ROWS + "WHERE status = 'erased'"

ROWS_BY_NUMBERS = SELECT_ROWS + "ORDER BY year, serial"

ROWS_AFTER = SELECT_ROWS + "WHERE (year, serial) > (%s, %s) ORDER BY year, serial LIMIT %s"

ROWS_BY_AUDIENCE = SELECT_ROWS + "WHERE audience && %s::text[] ORDER BY year, serial"

ROW_BY_NUMBER = SELECT_ROWS + "WHERE serial = %s AND year = %s"

ROWS_BY_SERIAL = SELECT_ROWS + "WHERE serial = %s ORDER BY year"

TO_MARKER = """
UPDATE cases SET status = 'erased', level = '', due = NULL, unit = NULL, holder = NULL, seq = %s, sealed = %s,
audience = %s
WHERE case_id = %s
"""

# For each year: the last number that was given out, what binds it, and how many cases there are.
SELECT_NUMBERED = "SELECT year, last, mac, cases FROM counted()"

SELECT_WAITING = "SELECT case_id, seq FROM outbox ORDER BY at LIMIT %s"

DELETE_CHANGED = "DELETE FROM outbox WHERE case_id = %s"

DELETE_WAITING = "DELETE FROM outbox WHERE case_id = %s AND seq = %s"

SELECT_KEY = "SELECT wrapped FROM keys WHERE case_id = %s AND compartment = %s"

SELECT_KEYS = "SELECT case_id, wrapped FROM keys WHERE case_id = ANY (%s::text[]) AND compartment = %s"

SELECT_ANY_KEY = "SELECT case_id FROM keys WHERE case_id = ANY (%s::text[]) LIMIT 1"

DELETE_KEYS = "DELETE FROM keys WHERE case_id = ANY (%s::text[])"

REWRITE_KEYS = "VACUUM FULL keys"

SELECT_GUIDELINE = "SELECT sealed FROM guidelines WHERE digest = %s"

SELECT_GUIDELINES = "SELECT digest, sealed FROM guidelines ORDER BY entry"

HOLD_PEOPLE = "LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE"

SELECT_PEOPLE = "SELECT DISTINCT ON (id) id, sealed FROM people ORDER BY id, entry DESC"

SELECT_LOOKS = "SELECT at, by, cases, sealed FROM looks ORDER BY entry"

SELECT_LOOKS_AT = """
SELECT at, by, cases, sealed FROM looks WHERE string_to_array(cases, ' ') @> ARRAY[%s::text] ORDER BY entry
"""

SELECT_NOTICES = "SELECT at, kind, sealed FROM notices ORDER BY entry"

SELECT_NOTICES_OF = "SELECT at, kind, sealed FROM notices WHERE kind = %s ORDER BY entry"
