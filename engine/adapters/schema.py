"""The tables of a store in SQLite, version 1.

In the clear stand ids, order, kinds, times, tracks and units; `payload` and `sealed` are bytes that SQLite never
looks into.
"""

TABLES = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (          -- numbers that have been given out are never given again
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
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
    sealed BLOB NOT NULL,
    UNIQUE (year, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    case_id TEXT NOT NULL REFERENCES cases (case_id),
    event_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    by TEXT NOT NULL,
    in_role TEXT,
    on_behalf_of TEXT,
    unit TEXT,
    track TEXT NOT NULL,
    step TEXT,
    pass INTEGER NOT NULL,
    moved_from TEXT,
    moved_to TEXT,
    compartment TEXT NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (case_id, seq),
    UNIQUE (case_id, event_id)
) STRICT;

CREATE TABLE receipts (
    case_id TEXT NOT NULL REFERENCES cases (case_id),
    command_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (case_id, command_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guidelines (
    digest TEXT PRIMARY KEY,
    guideline TEXT NOT NULL,
    version TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    unit TEXT,
    os_user TEXT,
    leader INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

INSERT_RECORD = "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

SELECT_RECORDS = "SELECT * FROM records WHERE case_id = ? ORDER BY seq"

NEXT_SERIAL = """
INSERT INTO counters VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last
"""

INSERT_CASE = """
INSERT INTO cases (seq, status, level, due, unit, holder, sealed, case_id, year, serial, number)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

UPDATE_CASE = """
UPDATE cases SET seq = ?, status = ?, level = ?, due = ?, unit = ?, holder = ?, sealed = ? WHERE case_id = ?
"""

SELECT_RECEIPT = """
SELECT number, receipts.seq, digest FROM receipts JOIN cases USING (case_id)
WHERE case_id = ? AND command_id = ?
"""

INSERT_RECEIPT = "INSERT INTO receipts VALUES (?, ?, ?, ?)"

SELECT_STANDING = "SELECT number, seq FROM cases WHERE case_id = ?"

SELECT_ROWS = "SELECT case_id, number, seq, status, level, due, unit, holder, sealed FROM cases "

ROW_BY_ID = SELECT_ROWS + "WHERE case_id = ?"

ROWS_BY_STATUS = SELECT_ROWS + "WHERE ?1 IS NULL OR status = ?1 ORDER BY year, serial"

ROWS_BY_NUMBER = SELECT_ROWS + "WHERE serial = ?1 AND (?2 IS NULL OR year = ?2) ORDER BY year"

INSERT_GUIDELINE = "INSERT INTO guidelines VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING"

SELECT_GUIDELINE = "SELECT digest, guideline, version, content FROM guidelines WHERE digest = ?"

SAVE_PERSON = """
INSERT INTO people VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
handle = excluded.handle, title = excluded.title, unit = excluded.unit,
os_user = excluded.os_user, leader = excluded.leader
"""

SELECT_PEOPLE = "SELECT id, handle, title, unit, os_user, leader FROM people ORDER BY handle"
