"""The tables of a store in SQLite, version 2, and every statement that is run on them.

In the clear stand ids, order, kinds, times and tracks; of a case also what lists need (status, level, due date, unit,
holder). All else lies sealed, and SQLite never looks into it. The tables that the chain runs through share one
numbering, `position`, and each of their rows has the mac that binds it to all before it.
"""

TABLES = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE head (              -- the last entry of the chain
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE counters (          -- numbers that have been given out are never given again
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE cases (
    case_id TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    number TEXT NOT NULL,
    seq INTEGER NOT NULL,
    status TEXT NOT NULL,
    level TEXT NOT NULL,
    due TEXT,
    unit TEXT,
    holder TEXT,
    sealed BLOB NOT NULL,        -- bound to all the columns before it
    UNIQUE (year, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    position INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (case_id),
    event_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    by TEXT NOT NULL,
    on_behalf_of TEXT,
    track TEXT NOT NULL,
    compartment TEXT NOT NULL,
    sealed BLOB NOT NULL,        -- bound to the columns from case_id to compartment
    mac BLOB NOT NULL,
    UNIQUE (case_id, seq),
    UNIQUE (case_id, event_id)
) STRICT;

CREATE INDEX records_by_command ON records (case_id, command_id);

CREATE TABLE guidelines (
    position INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- keyed: a plain one would tell which printed guide it is
    sealed BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE people (            -- the newest entry of a person is what counts
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE looks (             -- who has read what: the access log
    position INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    cases TEXT NOT NULL,         -- ids with spaces between
    sealed BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE look_cases (        -- which looks were at a case; follows from the table above
    case_id TEXT NOT NULL,
    position INTEGER NOT NULL REFERENCES looks (position),
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (           -- what has been done with the store itself
    position INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;
"""

ERASED = "erased"
"""What stands for the status of a case of which a marker is left; no case has that status by itself."""

INSERT_META = "INSERT INTO meta VALUES (?, ?)"

SELECT_META = "SELECT name, value FROM meta"

INSERT_HEAD = "INSERT INTO head VALUES (1, ?, ?)"

SELECT_HEAD = "SELECT position, mac FROM head"

UPDATE_HEAD = "UPDATE head SET position = ?, mac = ?"

INSERT_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

INSERT_GUIDELINE = "INSERT INTO guidelines VALUES (?, ?, ?, ?)"

INSERT_PERSON = "INSERT INTO people VALUES (?, ?, ?, ?)"

INSERT_LOOK = "INSERT INTO looks VALUES (?, ?, ?, ?, ?, ?)"

INSERT_NOTICE = "INSERT INTO notices VALUES (?, ?, ?, ?, ?)"

# Every table that the chain runs through: what its entries are called in it, and how one is written.
CHAINED = {
    "records": ("record", INSERT_RECORD),
    "guidelines": ("guideline", INSERT_GUIDELINE),
    "people": ("person", INSERT_PERSON),
    "looks": ("look", INSERT_LOOK),
    "notices": ("notice", INSERT_NOTICE),
}

MAC_AT = " UNION ALL ".join(f"SELECT mac FROM {table} WHERE position = ?1" for table in CHAINED)  # noqa: S608 - our own

_LAST = " UNION ALL ".join(f"SELECT max(position) AS position FROM {table}" for table in CHAINED)  # noqa: S608 - our own

SELECT_END = f"SELECT position, (SELECT max(position) FROM ({_LAST})) FROM head"  # noqa: S608 - our own names

_RECORD = (
    "case_id, event_id, command_id, seq, type, version, recorded_at, happened_on, by, on_behalf_of, track, "
    "compartment, sealed"
)

SEQ, COMPARTMENT = 3, 11  # where these stand among them
STATUS = 5  # and where the status stands in a row

# `last` is how many there are by the row of the case; below 0 where that says that the case is erased.
SELECT_RECORDS = f"""
SELECT {_RECORD}, (SELECT iif(status = '{ERASED}', -seq, seq) FROM cases WHERE case_id = ?1) AS last
FROM records WHERE case_id = ?1 ORDER BY seq
"""  # noqa: S608 - our own names

SELECT_COMMAND = f"SELECT {_RECORD}, position, mac FROM records WHERE case_id = ? AND command_id = ?"  # noqa: S608 - our own

SELECT_EVENT = "SELECT 1 FROM records WHERE case_id = ? AND event_id = ?"

SELECT_COUNTER = "SELECT last, mac FROM counters WHERE year = ?"

SAVE_COUNTER = """
INSERT INTO counters VALUES (?, ?, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last, mac = excluded.mac
"""

INSERT_CASE = "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

UPDATE_CASE = """
UPDATE cases SET seq = ?5, status = ?6, level = ?7, due = ?8, unit = ?9, holder = ?10, sealed = ?11 WHERE case_id = ?1
"""  # with the same columns; a number stays

# A row is bound to the newest record of its case: an older one, or one of another history, does not open.
_ROW = """
case_id, year, serial, number, seq, status, level, due, unit, holder, sealed,
(SELECT event_id FROM records WHERE records.case_id = cases.case_id ORDER BY records.seq DESC LIMIT 1) AS newest
"""

SELECT_ROWS = f"SELECT {_ROW} FROM cases "  # noqa: S608 - our own names

# Where a case stands, whether it has a command already, and where the chain stands.
SELECT_STANDING = f"""
SELECT {_ROW}, EXISTS (SELECT 1 FROM records WHERE case_id = ?1 AND command_id = ?2),
(SELECT position FROM head), (SELECT mac FROM head) FROM cases WHERE case_id = ?1
"""  # noqa: S608 - our own names

ROW_BY_ID = SELECT_ROWS + "WHERE case_id = ?"

SELECT_MARKER = ROW_BY_ID + f" AND status = '{ERASED}'"

SELECT_MARKERS = SELECT_ROWS + f"WHERE status = '{ERASED}'"

ROWS_BY_NUMBERS = SELECT_ROWS + "ORDER BY year, serial"

ROWS_AFTER = SELECT_ROWS + "WHERE (year, serial) > (?, ?) ORDER BY year, serial LIMIT ?"

ROW_BY_NUMBER = SELECT_ROWS + "WHERE serial = ? AND year = ?"

# Each year is looked up by itself: no case is read for nothing, however many there are.
_OF_SERIAL = "WHERE serial = ? AND year IN (SELECT year FROM counters) ORDER BY year"

ROWS_BY_SERIAL = SELECT_ROWS + _OF_SERIAL

# A number is given out with its case: for each year, the last one given out, and how many cases there are.
SELECT_NUMBERED = """
SELECT year, last, mac, cases
FROM counters FULL JOIN (SELECT year, count(*) AS cases FROM cases GROUP BY year) USING (year)
"""

SELECT_GUIDELINE = "SELECT sealed FROM guidelines WHERE digest = ?"

SELECT_GUIDELINES = "SELECT digest, sealed FROM guidelines ORDER BY position"

SELECT_PEOPLE = "SELECT id, sealed, max(position) FROM people GROUP BY id"

INSERT_LOOK_CASE = "INSERT INTO look_cases VALUES (?, ?)"

SELECT_LOOKS = "SELECT at, by, cases, sealed FROM looks ORDER BY position"

SELECT_LOOKS_AT = """
SELECT at, by, cases, sealed FROM looks JOIN look_cases USING (position) WHERE case_id = ? ORDER BY position
"""

SELECT_NOTICES = "SELECT at, kind, sealed FROM notices ORDER BY position"
