"""Tells whether all stands in the database that lets the server show each person their own cases alone.

And whether whoever logs on for a municipality reaches more of the server than its own store.
"""

from engine.adapters import postgres_schema
from engine.adapters.postgres_link import Link, role_of, told
from engine.adapters.postgres_place import ROOM, municipality_of
from engine.errors import StoreUngranted, StoreUnwalled
from engine.values import Struct

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


# No rule about rows holds for a role of these kinds.
_PASSES = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %(role)s"

# Who may take another role has all that it has.
_REACHES = """
SELECT current_user::text, (
    SELECT bool_or(pg_has_role(current_user, oid, 'MEMBER')) FROM pg_roles WHERE rolsuper OR rolbypassrls
), ARRAY (
    SELECT room.nspname::text FROM pg_namespace AS room JOIN pg_class AS found ON found.relnamespace = room.oid
    WHERE found.relname = 'cases' AND starts_with(room.nspname, %s) AND room.nspname <> %s AND (
        pg_has_role(current_user, room.nspowner, 'MEMBER')
        OR has_schema_privilege(room.oid, 'USAGE') AND has_table_privilege(found.oid, 'SELECT')
    )
    ORDER BY 1
)
"""


# What was laid by another version says so, and by one that said nothing too; only their owner can lay them anew.
_LAID_OTHERWISE = """
SELECT obj_description(policy.oid, 'pg_policy') IS DISTINCT FROM %s
AND pg_has_role(current_user, room.nspowner, 'USAGE')
FROM pg_policy AS policy JOIN pg_class AS found ON found.oid = policy.polrelid
JOIN pg_namespace AS room ON room.oid = found.relnamespace
WHERE room.nspname = %s AND found.relname = 'cases' AND policy.polname = 'shown'
"""


class Reach(Struct, frozen=True, kw_only=True):
    """What the user of the database can read: all of the server, or the rooms of `others` beside the store's own."""

    user: str
    everything: bool
    others: tuple[str, ...]


def require_walls(link: Link) -> None:
    """Raise `StoreUnwalled` where something of that is missing, `StoreUngranted` where people's role passes it by."""
    role = role_of(link.schema)
    asked = {"role": role, "schema": link.schema, "read": _READ, "written": _WRITTEN}
    with told(), link.connection() as connection:
        if connection.execute(_PASSES, asked).fetchone() == (True,):
            raise StoreUngranted(reason="passed", role=role, user=connection.info.user)
        if connection.execute(_STANDS, asked).fetchone() != (True,):
            raise StoreUnwalled(role=role)


def has_old_walls(link: Link) -> bool:
    """Tell whether another version has laid what stands here, and whoever logs on can lay it anew."""
    return link.all(_LAID_OTHERWISE, postgres_schema.edition(), link.schema) == [(True,)]


def reach(link: Link) -> Reach:
    """Return what whoever logs on can read, whatever is asked for through the store."""
    ((user, everything, others),) = link.all(_REACHES, ROOM, link.schema)
    return Reach(user=user, everything=bool(everything), others=tuple(map(municipality_of, others)))
