"""Attacks on the entries of the chain: any of them, and the records of cases."""

from engine.adapters import schema
from engine.adapters.chain import Chain
from tests.safety.forging import CHAINED, append, attacks_in, case, chained_table, positions, put_back_row, set_other
from tests.safety.scene import Hand, Unfit

RECORD_IN_CLEAR = (
    *("event_id", "command_id", "seq", "type", "version", "recorded_at", "happened_on"),
    *("by", "on_behalf_of", "track", "compartment"),
)

# ---------------------------------------------------------------- any entry of the chain


def turn_a_bit_of_what_is_sealed(hand: Hand) -> None:
    table = chained_table(hand)
    set_other(hand, table, "sealed", position=positions(hand, table)[0])


def change_a_mac(hand: Hand) -> None:
    table = chained_table(hand)
    set_other(hand, table, "mac", position=positions(hand, table)[0])


def delete_an_entry(hand: Hand) -> None:
    table = chained_table(hand)
    hand.do(f"DELETE FROM {table} WHERE position = ?", positions(hand, table)[0])  # noqa: S608 - our own names


def delete_an_entry_and_close_the_gap(hand: Hand) -> None:
    gone = hand.chance.choice(positions(hand, chained_table(hand)))
    for table in CHAINED:
        hand.do(f"DELETE FROM {table} WHERE position = ?", gone)  # noqa: S608 - our own names
        for (position,) in hand.rows(f"SELECT position FROM {table} WHERE position > ? ORDER BY 1", gone):  # noqa: S608 - our own names
            hand.do(f"UPDATE {table} SET position = ? WHERE position = ?", position - 1, position)  # noqa: S608 - our own names
    hand.do("UPDATE head SET position = position - 1")


def swap_the_positions_of_two_entries(hand: Hand) -> None:
    table = chained_table(hand)
    one, two = positions(hand, table, several=2)
    for source, target in ((one, -1), (two, one), (-1, two)):
        hand.do(f"UPDATE {table} SET position = ? WHERE position = ?", target, source)  # noqa: S608 - our own names


def swap_what_is_sealed_in_two_entries(hand: Hand) -> None:
    table = chained_table(hand)
    one, two = positions(hand, table, several=2)
    sealed = {at: hand.rows(f"SELECT sealed FROM {table} WHERE position = ?", at)[0][0] for at in (one, two)}  # noqa: S608 - our own names
    for source, target in ((one, two), (two, one)):
        hand.do(f"UPDATE {table} SET sealed = ? WHERE position = ?", sealed[source], target)  # noqa: S608 - our own names


def say_an_entry_once_more(hand: Hand) -> None:
    table = hand.chance.choice(("people", "looks", "notices"))
    append(hand, table, hand.one(f"SELECT * FROM {table}")[1:-1])  # noqa: S608 - our own names


def say_an_entry_once_more_with_its_mac(hand: Hand) -> None:
    table = hand.chance.choice(("people", "looks", "notices"))
    entry = hand.one(f"SELECT * FROM {table}")  # noqa: S608 - our own names
    append(hand, table, entry[1:-1], mac=entry[-1])


def link_the_chain_anew_with_a_key_of_ones_own(hand: Hand) -> None:
    """Change an entry and make every mac after it fit, as it would where the chain had no key."""
    table = hand.chance.choice(("people", "looks", "notices"))
    gone = positions(hand, table)[0]
    hand.do(f"DELETE FROM {table} WHERE position = ?", gone)  # noqa: S608 - our own names
    hand.do("DELETE FROM look_cases WHERE position = ?", gone)
    hand.do("UPDATE look_cases SET position = position - 1 WHERE position > ?", gone)
    mac = hand.rows(schema.MAC_AT, gone - 1)[0][0] if gone > 1 else b""
    link = Chain(hand.chance.randbytes(32), "0" * 32).link
    entries = sorted(
        (row[0], name, row)
        for name in CHAINED
        for row in hand.rows(f"SELECT * FROM {name} WHERE position > ?", gone)  # noqa: S608 - our own names
    )
    if not entries:  # then it is the end that is cut off
        raise Unfit
    for position, name, row in entries:
        mac = link(mac, schema.CHAINED[name][0], columns=(position - 1, *row[1:-1]))
        changed = (position - 1, mac, position)
        hand.do(f"UPDATE {name} SET position = ?, mac = ? WHERE position = ?", *changed)  # noqa: S608 - our own names
    hand.do(schema.UPDATE_HEAD, hand.rows(schema.SELECT_HEAD)[0][0] - 1, mac)


def take_an_entry_from_another_history(hand: Hand) -> None:
    """Put in what stood at the same place in the chain, before a backup was put back."""
    table = hand.chance.choice(("people", "looks", "records"))
    with hand.at(hand.scene.fork) as fork:
        entry = hand.one(f"SELECT * FROM {table}", among=fork)  # noqa: S608 - our own names
    if entry[0] > hand.rows(schema.SELECT_HEAD)[0][0]:
        raise Unfit
    for name in (*CHAINED, "look_cases"):
        hand.do(f"DELETE FROM {name} WHERE position = ?", entry[0])  # noqa: S608 - our own names
    hand.do(schema.CHAINED[table][1], *entry)
    if table == "looks":
        hand.store.executemany(schema.INSERT_LOOK_CASE, [(case_id, entry[0]) for case_id in entry[3].split()])


# ---------------------------------------------------------------- records


def change_what_a_record_says_in_the_clear(hand: Hand) -> None:
    set_other(hand, "records", hand.chance.choice(RECORD_IN_CLEAR), position=positions(hand, "records")[0])


def take_a_record_for_another_of_its_case(hand: Hand) -> None:
    case_id = case(hand)
    (one,), (two,) = hand.several(2, "SELECT seq FROM records WHERE case_id = ?", case_id)
    for source, target in ((one, -1), (two, one), (-1, two)):
        hand.do("UPDATE records SET seq = ? WHERE seq = ? AND case_id = ?", target, source, case_id)


def move_a_record_to_another_case(hand: Hand) -> None:
    (one,), (two,) = hand.several(2, "SELECT case_id FROM cases")
    hand.do(
        "UPDATE records SET case_id = ?1, seq = 1 + (SELECT max(seq) FROM records WHERE case_id = ?1) "
        "WHERE case_id = ?2 AND seq = (SELECT max(seq) FROM records WHERE case_id = ?2)",
        two,
        one,
    )


def add_a_record_like_another(hand: Hand) -> None:
    case_id, *rest = hand.one("SELECT * FROM records")[1:-1]
    newest = hand.rows("SELECT max(seq) FROM records WHERE case_id = ?", case_id)[0][0]
    append(hand, "records", (case_id, f"{rest[0]}-again", rest[1], newest + 1, *rest[3:]))


def take_back_the_newest_record_of_a_case(hand: Hand) -> None:
    case_id = case(hand)
    hand.do(
        "DELETE FROM records WHERE case_id = ?1 AND seq = (SELECT max(seq) FROM records WHERE case_id = ?1)", case_id
    )


def put_a_case_back_as_it_was(hand: Hand) -> None:
    """Take back the last records of one case, and put back the row that it had before them."""
    case_id = case(hand)
    hand.do("DELETE FROM records WHERE case_id = ? AND seq > ?", case_id, put_back_row(hand, case_id))


def put_a_case_back_and_close_the_gaps(hand: Hand) -> None:
    put_a_case_back_as_it_was(hand)
    position = 0
    entries = sorted(
        (at, table)
        for table in CHAINED
        for (at,) in hand.rows(f"SELECT position FROM {table}")  # noqa: S608 - our own names
    )
    for position, (at, table) in enumerate(entries, 1):
        hand.do(f"UPDATE {table} SET position = ? WHERE position = ?", position, at)  # noqa: S608 - our own names
        if table == "looks":
            hand.do("UPDATE look_cases SET position = ? WHERE position = ?", position, at)
    hand.do("UPDATE head SET position = ?", position)


def cut_off_the_end(hand: Hand) -> None:
    """Take back everything after an entry: the store says then what it said at some time, in all its tables."""
    with hand.at(hand.scene.older) as older:
        position, mac = hand.rows(schema.SELECT_HEAD, among=older)[0]
        rows = hand.rows("SELECT * FROM cases", among=older)
        counters = hand.rows("SELECT * FROM counters", among=older)
    for table in (*CHAINED, "look_cases"):
        hand.do(f"DELETE FROM {table} WHERE position > ?", position)  # noqa: S608 - our own names
    hand.do("DELETE FROM cases")
    hand.do("DELETE FROM counters")
    for row in rows:
        hand.do(f"INSERT INTO cases VALUES ({', '.join('?' * len(row))})", *row)  # noqa: S608 - marks alone
    for counter in counters:
        hand.do("INSERT INTO counters VALUES (?, ?, ?)", *counter)
    hand.do(schema.UPDATE_HEAD, position, mac)


KINDS = attacks_in(globals(), __name__)
