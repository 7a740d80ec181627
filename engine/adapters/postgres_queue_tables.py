"""What the queue of jobs has in a municipality's room on the server: the queue's own tables, and what puts jobs in it.

Two triggers do that, so a job is there if and only if what it follows from was kept: when somebody is offered the
baton, and when a letter is written. In a job stands the id of a case or a letter, and nothing else.
"""

from importlib import resources

from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_letters import make_tables
from engine.adapters.postgres_link import Connection, Link, told

QUEUE = "bti"
REMIND, SEND = "bti.remind", "bti.send"
CASE, LETTER = "case_id", "letter_id"
FIRST, LAST = 0, -1
"""What comes first in the queue: whoever is asked to take a baton does not wait for all cases that have changed."""

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('bti queue ' || current_schema, 0))"
_IS_MADE = "SELECT to_regclass('procrastinate_jobs') IS NOT NULL"
_IS_TRIGGERED = """
SELECT count(*) = 2 FROM pg_trigger
WHERE tgrelid IN ('records'::regclass, 'letters'::regclass) AND tgname IN ('remind_at_once', 'send_letter')
"""

_DEFER = """
SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW('{queue}', '{task}', {priority}, NULL, NULL, jsonb_build_object('{name}', {value}), NULL)
    ::procrastinate_job_to_defer_v1
])
"""


def deferring(task: str, *, name: str, value: str, priority: int = FIRST) -> str:
    """Return the statement that puts a job in the queue; `value` is an expression of SQL."""
    return _DEFER.format(queue=QUEUE, task=task, priority=priority, name=name, value=value).strip()


# Only what somebody is told of at once: a notice on the server makes those who commit wait for each other.
_TRIGGERS = f"""
CREATE OR REPLACE FUNCTION remind_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM {deferring(REMIND, name=CASE, value="NEW.case_id").removeprefix("SELECT ")};
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER remind_at_once AFTER INSERT ON records FOR EACH ROW
WHEN (NEW.type = 'coordinator-offered') EXECUTE FUNCTION remind_at_once();

CREATE OR REPLACE FUNCTION send_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM {deferring(SEND, name=LETTER, value="NEW.id").removeprefix("SELECT ")};
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER send_letter AFTER INSERT ON letters FOR EACH ROW EXECUTE FUNCTION send_letter();
"""


def make_queue(link: Link) -> None:
    """Make the queue in the room of a store, once, however many begin at once.

    Where it is there nothing is made anew: a trigger is made under a lock that all who write would wait for.
    """
    with told(), link.connection() as connection, connection.transaction():
        make_tables(connection)
        connection.execute(_HOLD)
        if not _one(connection, _IS_MADE):
            connection.execute(resources.files("procrastinate.sql").joinpath("schema.sql").read_bytes())
        if not _one(connection, _IS_TRIGGERED):
            connection.execute(_TRIGGERS.encode())


def remind_of_changed(store: PostgresStore, changed: tuple[tuple[str, int], ...]) -> None:
    """Put a job in the queue for each case that has changed, and take it off the list, in one transaction."""
    statement = deferring(REMIND, name=CASE, value="%s::text", priority=LAST).encode()
    for case_id, seq in changed:
        with told(), store.link.connection() as connection, connection.transaction():
            connection.execute(statement, (case_id,))
            store.taken(connection, case_id, seq=seq)


def _one(connection: Connection, statement: str) -> bool:
    found = connection.execute(statement.encode()).fetchone()
    return bool(found and found[0])
