"""The tables of a store in PostgreSQL, and every statement that is run on them.

They hold what those of SQLite hold, in the same columns, so that the same sealing serves both. What differs is order:
every case has a chain of its own, and no writer waits for another. An entry outside the cases is bound alone. `entries`
numbers all of them as they come; in which order they were kept is for the sealer to say, in `seals`.
"""

FORMAT = "1"

TABLES = """
CREATE SEQUENCE entries;

CREATE TABLE meta (
    name text PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE seals (              -- the chain over all entries, as far as the sealer has come
    position bigint PRIMARY KEY,  -- how many entries there are up to here
    upto bigint NOT NULL,         -- and the number of the last that there can be
    at timestamptz NOT NULL DEFAULT now(),
    mac bytea NOT NULL
);

CREATE TABLE counters (           -- numbers that have been given out are never given again
    year integer PRIMARY KEY,
    last integer NOT NULL,
    mac bytea NOT NULL
);

CREATE TABLE cases (
    case_id text PRIMARY KEY,
    year integer NOT NULL,
    serial integer NOT NULL,
    number text NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    level text NOT NULL,
    due text,
    unit text,
    holder text,
    sealed bytea NOT NULL,        -- bound to all the columns before it
    UNIQUE (year, serial)
);

CREATE TABLE keys (               -- of each compartment of a case, wrapped by the master key
    case_id text NOT NULL,
    compartment text NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (case_id, compartment)
);

CREATE TABLE records (
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    case_id text NOT NULL REFERENCES cases (case_id),
    event_id text NOT NULL,
    command_id text NOT NULL,
    seq integer NOT NULL,
    type text NOT NULL,
    version integer NOT NULL,
    recorded_at text NOT NULL,
    happened_on text NOT NULL,
    by text NOT NULL,
    on_behalf_of text,
    track text NOT NULL,
    compartment text NOT NULL,
    sealed bytea NOT NULL,        -- bound to the columns from case_id to compartment
    mac bytea NOT NULL,           -- and this to those and to the record before it in the case
    UNIQUE (case_id, seq),
    UNIQUE (case_id, event_id)
);

CREATE INDEX records_by_command ON records (case_id, command_id);

CREATE TABLE guidelines (
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    digest text NOT NULL UNIQUE,  -- keyed: a plain one would tell which printed guide it is
    sealed bytea NOT NULL,
    mac bytea NOT NULL
);

-- What is sealed is never the same twice, and nor is its mac: who is not told whether an entry was kept sends it again.
CREATE TABLE people (             -- the newest entry of a person is what counts
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    id text NOT NULL,
    sealed bytea NOT NULL,
    mac bytea NOT NULL UNIQUE
);

CREATE TABLE looks (              -- who has read what: the access log
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    at text NOT NULL,
    by text NOT NULL,
    cases text NOT NULL,          -- ids with spaces between
    sealed bytea NOT NULL,
    mac bytea NOT NULL UNIQUE
);

CREATE INDEX looks_by_case ON looks USING gin (string_to_array(cases, ' '));

CREATE TABLE notices (            -- what has been done with the store itself
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    at text NOT NULL,
    kind text NOT NULL,
    sealed bytea NOT NULL,
    mac bytea NOT NULL UNIQUE
);
"""

STALE, KNOWN_COMMAND, KNOWN_EVENT = -1, -2, -3
"""What `append` answers where it has kept nothing; else it gives the number of the last entry."""

# Whoever changes a case holds its row, and looks only then: what the statements below see is what nobody can change.
APPEND_FUNCTION = f"""
CREATE FUNCTION append(
    _command text,
    _cases text[], _expected integer[], _years integer[], _serials integer[], _numbers text[], _seqs integer[],
    _statuses text[], _levels text[], _dues text[], _units text[], _holders text[], _rows bytea[],
    _of text[], _events text[], _commands text[], _places integer[], _types text[], _versions integer[],
    _recorded text[], _happened text[], _by text[], _behalf text[], _tracks text[], _compartments text[],
    _sealed bytea[], _macs bytea[],
    _keys_of text[], _keys_in text[], _wrapped bytea[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    last_entry bigint;
BEGIN
    PERFORM 1 FROM cases WHERE case_id = ANY (_cases) ORDER BY case_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM unnest(_cases, _expected) AS wanted (case_id, seq) LEFT JOIN cases AS found USING (case_id)
        WHERE wanted.seq <> coalesce(found.seq, 0) OR found.status = 'erased'
    ) THEN
        RETURN {STALE};
    END IF;
    IF EXISTS (SELECT 1 FROM records WHERE case_id = ANY (_cases) AND command_id = _command) THEN
        RETURN {KNOWN_COMMAND};
    END IF;
    IF EXISTS (
        SELECT 1 FROM unnest(_of, _events) AS wanted (case_id, event_id) JOIN records USING (case_id, event_id)
    ) THEN
        RETURN {KNOWN_EVENT};
    END IF;
    INSERT INTO cases
    SELECT * FROM unnest(
        _cases, _years, _serials, _numbers, _seqs, _statuses, _levels, _dues, _units, _holders, _rows
    )
    ON CONFLICT (case_id) DO UPDATE SET
    seq = excluded.seq, status = excluded.status, level = excluded.level, due = excluded.due, unit = excluded.unit,
    holder = excluded.holder, sealed = excluded.sealed;
    INSERT INTO keys SELECT * FROM unnest(_keys_of, _keys_in, _wrapped);
    WITH kept AS (
        INSERT INTO records
        SELECT nextval('entries'), added.* FROM unnest(
            _of, _events, _commands, _places, _types, _versions, _recorded, _happened, _by, _behalf, _tracks,
            _compartments, _sealed, _macs
        ) AS added
        RETURNING entry
    )
    SELECT max(entry) INTO last_entry FROM kept;
    RETURN last_entry;
END
$$;
"""  # noqa: S608 - our own numbers

_TYPES = (
    *("text", "text[]", "int[]", "int[]", "int[]", "text[]", "int[]", "text[]", "text[]", "text[]", "text[]"),
    *("text[]", "bytea[]"),
    *("text[]", "text[]", "text[]", "int[]", "text[]", "int[]", "text[]", "text[]", "text[]", "text[]", "text[]"),
    *("text[]", "bytea[]", "bytea[]"),
    *("text[]", "text[]", "bytea[]"),
)

_SAID = f"SELECT append({', '.join(f'%s::{kind}' for kind in _TYPES)}) AS entry"

# The looks of whoever appends are kept where the rest is, and not where it is not.
APPEND = (
    f"WITH said AS MATERIALIZED ({_SAID}), looked AS ("  # noqa: S608 - our own names
    "INSERT INTO looks (at, by, cases, sealed, mac) "
    "SELECT seen.* FROM said, unnest(%s::text[], %s::text[], %s::text[], %s::bytea[], %s::bytea[]) AS seen "
    "WHERE said.entry > 0) SELECT entry FROM said"
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

HOLD_ALL = f"LOCK TABLE {', '.join(CHAINED)} IN SHARE MODE"

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

# `last` is how many there are by the row of the case.
SELECT_RECORDS = f"""
SELECT {_RECORD}, (SELECT seq FROM cases WHERE cases.case_id = records.case_id) AS last
FROM records WHERE case_id = %s ORDER BY seq
"""  # noqa: S608 - our own names

SELECT_COMMAND = f"""
SELECT {_RECORD}, entry, mac FROM records WHERE case_id = %s AND command_id = %s ORDER BY seq
"""  # noqa: S608 - our own names

HOLD_COUNTER = "SELECT last, mac FROM counters WHERE year = %s FOR UPDATE"

ADD_COUNTER = "INSERT INTO counters VALUES (%s, 0, %s) ON CONFLICT (year) DO NOTHING"

SAVE_COUNTER = "UPDATE counters SET last = %s, mac = %s WHERE year = %s"

# A row is bound to the newest record of its case: an older one, or one of another history, does not open.
_ROW = """
SELECT cases.case_id, year, serial, number, cases.seq, status, level, due, unit, holder, cases.sealed, event_id, mac
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

ROWS_BY_NUMBER = SELECT_ROWS + "WHERE serial = %s AND (%s::int IS NULL OR year = %s) ORDER BY year"

TO_MARKER = """
UPDATE cases SET status = 'erased', level = '', due = NULL, unit = NULL, holder = NULL, seq = %s, sealed = %s
WHERE case_id = %s
"""

# A number is given out with its case: for each year, the last one given out, and how many cases there are.
SELECT_NUMBERED = """
SELECT year, last, mac, cases
FROM counters FULL JOIN (SELECT year, count(*) AS cases FROM cases GROUP BY year) AS counted USING (year)
"""

SELECT_KEY = "SELECT wrapped FROM keys WHERE case_id = %s AND compartment = %s"

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
