"""What the attacks on a store's tables have in common: finding something to change, and changing it."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.adapters import schema
from tests.safety.scene import Hand, Unfit

Attack = Callable[[Hand], None]

CHAINED = tuple(schema.CHAINED)
_OTHER_WORDS = ("p2", "p9", "closed", "shielded", "skjermet", "2026-10-02", "main", "x", "")


def other(hand: Hand, value: Any) -> Any:  # noqa: ANN401 - what a column holds
    """Return a value like this one that is another."""
    if isinstance(value, int):
        return value + hand.chance.choice((-1, 1, 1000))
    return hand.chance.choice([word for word in _OTHER_WORDS if word != value])


def set_other(hand: Hand, table: str, column: str, **where: Any) -> None:  # noqa: ANN401 - what a column holds
    """Give a column of a row another value."""
    key, at = next(iter(where.items()))
    value = hand.one(f"SELECT {column} FROM {table} WHERE {key} = ?", at)[0]  # noqa: S608 - our own names
    changed = hand.turned(value) if isinstance(value, bytes) else other(hand, value)
    hand.do(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", changed, at)  # noqa: S608 - our own names


def positions(hand: Hand, table: str, *, several: int = 1) -> list[int]:
    """Return positions of entries of a table, by chance."""
    return [found[0] for found in hand.several(several, f"SELECT position FROM {table}")]  # noqa: S608 - our own names


def chained_table(hand: Hand) -> str:
    """Return a chained table that has entries."""
    return hand.chance.choice([table for table in CHAINED if hand.rows(f"SELECT 1 FROM {table} LIMIT 1")])  # noqa: S608 - our own names


def append(hand: Hand, table: str, entry: tuple[Any, ...], *, mac: bytes | None = None) -> None:
    """Put an entry, without its position and mac, at the end of the chain, and move the head to it."""
    position = hand.rows(schema.SELECT_HEAD)[0][0] + 1
    mac = mac or hand.chance.randbytes(32)
    hand.do(schema.CHAINED[table][1], position, *entry, mac)
    hand.do(schema.UPDATE_HEAD, position, mac)


def case(hand: Hand) -> str:
    return str(hand.one("SELECT case_id FROM cases")[0])


def put_back_row(hand: Hand, case_id: str) -> int:
    """Put the row of a case back as it was earlier; return where the case stood then."""
    with hand.at(hand.scene.older) as older:
        found = hand.rows("SELECT * FROM cases WHERE case_id = ?", case_id, among=older)
    newest = hand.rows("SELECT max(seq) FROM records WHERE case_id = ?", case_id)[0][0]
    if not found or found[0][4] == newest:
        raise Unfit
    hand.do("DELETE FROM cases WHERE case_id = ?", case_id)
    hand.do(f"INSERT INTO cases VALUES ({', '.join('?' * len(found[0]))})", *found[0])  # noqa: S608 - marks alone
    return int(found[0][4])


def attacks_in(names: Mapping[str, Any], module: str) -> tuple[Callable[..., Any], ...]:
    """Return the attacks that a module defines: all its functions that it does not keep to itself."""
    return tuple(
        one
        for name, one in names.items()
        if callable(one) and getattr(one, "__module__", None) == module and not name.startswith("_")
    )
