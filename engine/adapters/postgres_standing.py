"""Tells whether all stands in the database that lets the server show each person their own cases alone."""

from engine.adapters.postgres_link import Link, role_of, told
from engine.errors import StoreUnwalled

# What a copy of the database loses that is put in where the role is missing: what names the role, or another owner.
_STANDS = """
SELECT has_schema_privilege(role.oid, room.oid, 'USAGE')
AND (
    SELECT count(*) = cardinality(%(read)s::text[]) AND bool_and(has_table_privilege(role.oid, found.oid, 'SELECT'))
    FROM pg_class AS found WHERE found.relnamespace = room.oid AND found.relname = ANY (%(read)s)
)
AND (
    SELECT count(*) = cardinality(%(written)s::text[]) AND bool_and(has_table_privilege(role.oid, found.oid, 'INSERT'))
    FROM pg_class AS found WHERE found.relnamespace = room.oid AND found.relname = ANY (%(written)s)
)
AND (
    SELECT count(*) = 2 AND bool_and(has_function_privilege(role.oid, found.oid, 'EXECUTE'))
    FROM pg_proc AS found WHERE found.pronamespace = room.oid AND found.proname IN ('append', 'counted')
)
AND (
    SELECT count(*) = 6 AND bool_and(found.relrowsecurity AND found.relforcerowsecurity)
    FROM pg_policy AS policy JOIN pg_class AS found ON found.oid = policy.polrelid
    WHERE found.relnamespace = room.oid AND found.relname IN ('cases', 'records', 'keys') AND (
        policy.polname = 'shown' AND role.oid = ANY (policy.polroles)
        OR policy.polname = 'upkeep'
        AND EXISTS (SELECT 1 FROM unnest(policy.polroles) AS one WHERE pg_has_role(current_user, one, 'USAGE'))
    )
)
FROM pg_namespace AS room JOIN pg_roles AS role ON role.rolname = %(role)s WHERE room.nspname = %(schema)s
"""
_READ = ["meta", "seals", "counters", "cases", "keys", "records", "guidelines", "people", "looks", "notices"]
_WRITTEN = ["guidelines", "looks", "notices", "counters"]


def require_walls(link: Link) -> None:
    """Raise `StoreUnwalled` where something of that is missing."""
    asked = {"role": role_of(link.schema), "schema": link.schema, "read": _READ, "written": _WRITTEN}
    with told(), link.connection() as connection:
        if connection.execute(_STANDS, asked).fetchone() != (True,):
            raise StoreUnwalled(role=role_of(link.schema))
