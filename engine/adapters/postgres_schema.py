"""How a store in PostgreSQL is laid: its tables, its functions, and who is shown which of its rows.

They hold what those of SQLite hold, in the same columns, so that the same sealing serves both. What differs is order:
every case has a chain of its own, and no writer waits for another.

Whoever acts does so as a role that owns nothing, and is shown the cases alone whose words are among the actor's
(`bti.audience`). The owner looks after the store, and is shown all.
"""

from hashlib import sha256

from psycopg import errors, sql

from engine.adapters import postgres_tables as tables
from engine.adapters.postgres_link import EVERYBODY, Connection, role_of
from engine.errors import StoreUngranted

FORMAT = "2"
OLDER = ("1",)  # what can be brought forward
_SIGNS = 16  # of a digest that is only compared with itself

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
    sealed bytea NOT NULL,        -- bound to all the columns before it, and to this one
    audience text[] NOT NULL,     -- who may be shown that the case is there, in keyed words
    UNIQUE (year, serial)
) WITH (fillfactor = 70);         -- a row is written anew with every event: beside its old self, if there is room

CREATE INDEX cases_by_audience ON cases USING gin (audience);

CREATE TABLE outbox (             -- the cases that have changed, for whoever reminds people of what follows from it
    case_id text PRIMARY KEY,
    seq integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE keys (               -- of each compartment of a case, wrapped by the master key
    case_id text NOT NULL,
    compartment text NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (case_id, compartment)
);

CREATE TABLE records (
    entry bigint PRIMARY KEY DEFAULT nextval('entries'),
    case_id text NOT NULL,        -- of a case in `cases`: `append` writes both, and a look through the store sees to it
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

# Whoever changes a case holds its row, and looks only then: what the statements below see is what nobody can change.
APPEND_FUNCTION = """
CREATE OR REPLACE FUNCTION append(
    _command text,
    _cases text[], _expected integer[], _years integer[], _serials integer[], _numbers text[], _seqs integer[],
    _statuses text[], _levels text[], _dues text[], _units text[], _holders text[], _rows bytea[], _audiences text[],
    _of text[], _events text[], _commands text[], _places integer[], _types text[], _versions integer[],
    _recorded text[], _happened text[], _by text[], _behalf text[], _tracks text[], _compartments text[],
    _sealed bytea[], _macs bytea[],
    _keys_of text[], _keys_in text[], _wrapped bytea[]
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    last_entry bigint;
    asking text := current_setting('bti.audience', true);
    found record;
    there integer := 0;
    is_hidden boolean := false;
BEGIN
    FOR found IN
        SELECT case_id, seq, status, audience FROM cases WHERE case_id = ANY (_cases) ORDER BY case_id FOR UPDATE
    LOOP
        IF found.seq <> _expected[array_position(_cases, found.case_id)] OR found.status = 'erased' THEN
            RETURN {stale};
        END IF;
        IF asking IS DISTINCT FROM {everybody} THEN
            is_hidden := is_hidden OR NOT coalesce(found.audience && string_to_array(asking, ' '), false);
        END IF;
        there := there + 1;
    END LOOP;
    IF there <> cardinality(array_remove(_expected, 0)) THEN
        RETURN {stale};
    END IF;
    IF is_hidden THEN
        RETURN {hidden};
    END IF;
    IF EXISTS (SELECT 1 FROM records WHERE case_id = ANY (_cases) AND command_id = _command) THEN
        RETURN {known_command};
    END IF;
    IF EXISTS (
        SELECT 1 FROM unnest(_of, _events) AS wanted (case_id, event_id) JOIN records USING (case_id, event_id)
    ) THEN
        RETURN {known_event};
    END IF;
    IF there = 1 AND cardinality(_cases) = 1 THEN  -- as nearly always: an act in one case that is there
        UPDATE cases SET
        seq = _seqs[1], status = _statuses[1], level = _levels[1], due = _dues[1], unit = _units[1],
        holder = _holders[1], sealed = _rows[1], audience = string_to_array(_audiences[1], ' ')
        WHERE case_id = _cases[1];
    ELSE
        INSERT INTO cases
        SELECT case_id, year, serial, number, seq, status, level, due, unit, holder, sealed, string_to_array(words, ' ')
        FROM unnest(
            _cases, _years, _serials, _numbers, _seqs, _statuses, _levels, _dues, _units, _holders, _rows, _audiences
        ) AS changed (case_id, year, serial, number, seq, status, level, due, unit, holder, sealed, words)
        ON CONFLICT (case_id) DO UPDATE SET
        seq = excluded.seq, status = excluded.status, level = excluded.level, due = excluded.due, unit = excluded.unit,
        holder = excluded.holder, sealed = excluded.sealed, audience = excluded.audience;
        INSERT INTO keys SELECT * FROM unnest(_keys_of, _keys_in, _wrapped);
    END IF;
    INSERT INTO outbox (case_id, seq) SELECT * FROM unnest(_cases, _seqs)
    ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq;
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
"""


# How many cases there are is asked for by whoever is shown some of them: one that is gone would be missed by nobody.
_COUNTED = """
CREATE OR REPLACE FUNCTION counted() RETURNS TABLE (year integer, last integer, mac bytea, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
    SELECT year, last, mac, cases
    FROM counters FULL JOIN (SELECT year, count(*) AS cases FROM cases GROUP BY year) AS counted USING (year)
$$;
"""

# Asked of the one case, by its key; where many rows are read the server asks once and keeps the answer in a table of
# hashes. An array of all cases that are shown would be made for each question, and gone through for each row.
_POLICIES = """
ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
ALTER TABLE records ENABLE ROW LEVEL SECURITY;
ALTER TABLE records FORCE ROW LEVEL SECURITY;
ALTER TABLE keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS shown ON cases;
DROP POLICY IF EXISTS shown ON records;
DROP POLICY IF EXISTS shown ON keys;
DROP POLICY IF EXISTS upkeep ON cases;
DROP POLICY IF EXISTS upkeep ON records;
DROP POLICY IF EXISTS upkeep ON keys;
CREATE POLICY shown ON cases FOR SELECT TO {role}
    USING (audience && string_to_array(current_setting('bti.audience', true), ' '));
CREATE POLICY shown ON records FOR SELECT TO {role}
    USING (EXISTS (SELECT 1 FROM cases WHERE cases.case_id = records.case_id));
CREATE POLICY shown ON keys FOR SELECT TO {role}
    USING (EXISTS (SELECT 1 FROM cases WHERE cases.case_id = keys.case_id));
CREATE POLICY upkeep ON cases TO CURRENT_USER USING (true);
CREATE POLICY upkeep ON records TO CURRENT_USER USING (true);
CREATE POLICY upkeep ON keys TO CURRENT_USER USING (true);
"""

_RIGHTS = """
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT ON meta, seals, counters, cases, keys, records, guidelines, people, looks, notices TO {role};
GRANT INSERT ON guidelines, looks, notices TO {role};
GRANT INSERT, UPDATE ON counters TO {role};
GRANT USAGE ON SEQUENCE entries TO {role};
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role};
"""

# Whoever has made a role is a member of it, and may not take it all the same.
_HAS_ROLE = "SELECT pg_has_role(current_user, oid, 'SET') FROM pg_roles WHERE rolname = %s"


def lay(connection: Connection, schema: str) -> None:
    """Make the tables of a new store, and all that belongs to them. Raises `StoreUngranted`."""
    connection.execute(TABLES)
    lay_walls(connection, schema)


def lay_walls(connection: Connection, schema: str) -> None:
    """Make the functions, and whatever says who is shown which rows. Raises `StoreUngranted`."""
    _make_role(connection, schema)
    numbers = {
        "stale": tables.STALE,
        "hidden": tables.HIDDEN,
        "known_command": tables.KNOWN_COMMAND,
        "known_event": tables.KNOWN_EVENT,
        "everybody": EVERYBODY,
    }
    names = {"schema": sql.Identifier(schema), "role": sql.Identifier(role_of(schema))}
    for statements in (APPEND_FUNCTION, _COUNTED, _POLICIES, _RIGHTS):
        values = {name: sql.Literal(value) for name, value in numbers.items()}
        connection.execute(sql.SQL(statements).format(**values, **names))
    connection.execute(sql.SQL("COMMENT ON POLICY shown ON cases IS {}").format(sql.Literal(edition())))


def edition() -> str:
    """Return what tells these functions and policies from those that another version of the program has laid."""
    return sha256(f"{APPEND_FUNCTION}{_COUNTED}{_POLICIES}{_RIGHTS}".encode()).hexdigest()[:_SIGNS]


def _make_role(connection: Connection, schema: str) -> None:
    """Make the role that people act in, unless whoever runs the server has made it, and be allowed to take it."""
    name = role_of(schema)
    found = connection.execute(_HAS_ROLE, (name,)).fetchone()
    role = sql.Identifier(name)
    try:
        if found is None:
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(role))
        if found != (True,):
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
    except errors.InsufficientPrivilege:
        reason = "" if found is None else "taken"
        raise StoreUngranted(reason=reason, role=name, user=connection.info.user) from None
