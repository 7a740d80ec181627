"""Whether a file has the tables that the program gave it, and nothing else: no trigger, view, index or column more.

A trigger in the file could swallow what is kept before it is kept, and a view could show less than there is.
"""

import apsw

from engine.errors import StoreAltered

_SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def has_shape(connection: apsw.Connection, tables: str) -> bool:
    """Tell whether a file holds what these statements make, as they make it, and nothing else."""
    model = apsw.Connection(":memory:")
    try:
        model.execute(tables)
        return list(connection.execute(_SHAPE)) == list(model.execute(_SHAPE))
    finally:
        model.close()


def require_shape(connection: apsw.Connection, tables: str) -> None:
    """Raise `StoreAltered` where a file holds other tables than these statements make."""
    if not has_shape(connection, tables):
        raise StoreAltered(where="shape")
