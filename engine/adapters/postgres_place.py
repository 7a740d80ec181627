"""Where a store in PostgreSQL lies: the address of a database, and the municipality whose room in it it is."""

import re
from typing import NamedTuple

from engine.errors import StoreAddressed

SCHEMES = ("postgresql", "postgres")
MUNICIPALITY = "kommune"
EXAMPLE = "postgresql://bti@server/bti?kommune=os"

ROOM = "bti_"
"""What the name of each room begins with."""
_NAME = r"[a-zæøåáčđŋšŧž][a-z0-9æøåáčđŋšŧž_-]{0,39}"


class Place(NamedTuple):
    """The address as the server's library takes it, the name of the room, and how people write both."""

    address: str
    schema: str
    written: str

    def __str__(self) -> str:
        return self.written


def is_address(named: str) -> bool:
    """Tell whether somebody has named a server, and no file."""
    return named.partition("://")[0] in SCHEMES and "://" in named


def require_known_kind(named: str) -> None:
    """Raise `StoreAddressed` for the address of a server of another kind: what has `://` in it is meant as one."""
    if "://" in named:
        raise StoreAddressed(reason="unreadable", example=EXAMPLE)


def place_at(named: str) -> Place:
    """Return the place that an address such as `postgresql://bti@server/bti?kommune=os` means.

    Raises `StoreAddressed` for one that holds a password, for it would stand in the settings and on the screen, and
    for one that cannot be read. A password lies where the server's own programs find it: in ~/.pgpass.
    """
    from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit  # noqa: PLC0415 - for addresses alone

    try:
        parts = urlsplit(named)
        _ = parts.port
    except ValueError:
        raise StoreAddressed(reason="unreadable", example=EXAMPLE) from None
    asked = parse_qsl(parts.query, keep_blank_values=True)
    if parts.password is not None or any(key == "password" for key, _ in asked):
        raise StoreAddressed(reason="password")
    municipality = dict(asked).get(MUNICIPALITY, "")
    if not is_address(named) or not re.fullmatch(_NAME, municipality):
        raise StoreAddressed(reason="municipality", example=EXAMPLE)
    others = urlencode([one for one in asked if one[0] != MUNICIPALITY], quote_via=quote)
    return Place(urlunsplit(parts._replace(query=others)), f"{ROOM}{municipality}", named)


def municipality_of(schema: str) -> str:
    """Return the municipality whose room this is."""
    return schema.removeprefix(ROOM)
