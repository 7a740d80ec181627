"""Attacks on rows, numbers, people, looks, guidelines and notices, on what a store is, and on the keys of its cases."""

from engine.adapters import schema
from tests.safety.forging import attacks_in, case, chained_table, positions, put_back_row, set_other
from tests.safety.scene import Hand, Unfit

ROW_IN_CLEAR = ("year", "serial", "number", "seq", "status", "level", "due", "unit", "holder")


# ---------------------------------------------------------------- rows and numbers


def change_what_a_row_says_in_the_clear(hand: Hand) -> None:
    set_other(hand, "cases", hand.chance.choice(ROW_IN_CLEAR), case_id=case(hand))


def put_back_an_older_row(hand: Hand) -> None:
    put_back_row(hand, case(hand))


def take_a_row_from_another_history(hand: Hand) -> None:
    """Put in the row that a case had with just as many events, before a backup was put back."""
    with hand.at(hand.scene.fork) as fork:
        rows = hand.rows("SELECT * FROM cases", among=fork)
    now = set(hand.rows("SELECT * FROM cases"))
    standing = {(row[0], row[4]) for row in now}
    fitting = [row for row in rows if (row[0], row[4]) in standing and row not in now]
    if not fitting:
        raise Unfit
    row = hand.chance.choice(fitting)
    hand.do("DELETE FROM cases WHERE case_id = ?", row[0])
    hand.do(f"INSERT INTO cases VALUES ({', '.join('?' * len(row))})", *row)  # noqa: S608 - marks alone


def swap_what_is_sealed_in_two_rows(hand: Hand) -> None:
    (one, sealed_one), (two, sealed_two) = hand.several(2, "SELECT case_id, sealed FROM cases")
    hand.do("UPDATE cases SET sealed = ? WHERE case_id = ?", sealed_two, one)
    hand.do("UPDATE cases SET sealed = ? WHERE case_id = ?", sealed_one, two)


def swap_the_numbers_of_two_cases(hand: Hand) -> None:
    (one, *first), (two, *second) = hand.several(2, "SELECT case_id, year, serial, number FROM cases")
    hand.do("UPDATE cases SET serial = -1 WHERE case_id = ?", one)
    hand.do("UPDATE cases SET year = ?, serial = ?, number = ? WHERE case_id = ?", *first, two)
    hand.do("UPDATE cases SET year = ?, serial = ?, number = ? WHERE case_id = ?", *second, one)


def hide_a_row(hand: Hand) -> None:
    hand.do("DELETE FROM cases WHERE case_id = ?", case(hand))


def hide_a_case(hand: Hand) -> None:
    case_id = case(hand)
    hand.do("DELETE FROM records WHERE case_id = ?", case_id)
    hand.do("DELETE FROM cases WHERE case_id = ?", case_id)


def hide_the_newest_case_and_turn_back_the_counter(hand: Hand) -> None:
    (case_id, year, serial), *_ = hand.rows("SELECT case_id, year, serial FROM cases ORDER BY serial DESC")
    with hand.at(hand.scene.older) as older:
        counter = hand.rows("SELECT last, mac FROM counters WHERE year = ? AND last < ?", year, serial, among=older)
    if not counter:
        raise Unfit
    hand.do("DELETE FROM records WHERE case_id = ?", case_id)
    hand.do("DELETE FROM cases WHERE case_id = ?", case_id)
    hand.do("UPDATE counters SET last = ?, mac = ? WHERE year = ?", *counter[0], year)


def make_up_a_case(hand: Hand) -> None:
    *_, sealed = hand.one("SELECT * FROM cases")
    year, serial = hand.rows("SELECT year, max(serial) + 1 FROM cases")[0]
    row = ("case-8", year, serial, f"{year}-{serial:03}", 1, "open", "1", None, None, "p1", sealed)
    hand.do(f"INSERT INTO cases VALUES ({', '.join('?' * len(row))})", *row)  # noqa: S608 - marks alone


def turn_a_counter_back(hand: Hand) -> None:
    hand.do("UPDATE counters SET last = ?", hand.chance.choice((0, -1, 1)))


def put_back_an_older_counter(hand: Hand) -> None:
    with hand.at(hand.scene.older) as older:
        year, last, mac = hand.one("SELECT * FROM counters", among=older)
    hand.do("UPDATE counters SET last = ?, mac = ? WHERE year = ?", last, mac, year)


def take_away_a_counter(hand: Hand) -> None:
    hand.do("DELETE FROM counters")


# ---------------------------------------------------------------- what the store is


def make_a_practice_store_of_it(hand: Hand) -> None:
    hand.do("UPDATE meta SET value = '1' WHERE name = 'practice'")


def give_it_the_name_of_another(hand: Hand) -> None:
    with hand.at(hand.scene.other) as other:
        wanted = hand.chance.choice((("store_id",), ("store_id", "key"), ("store_id", "key", "mac")))
        found = dict(hand.rows("SELECT name, value FROM meta", among=other))
    for name in wanted:
        hand.do("UPDATE meta SET value = ? WHERE name = ?", found[name], name)


def take_away_a_word_of_what_it_is(hand: Hand) -> None:
    hand.do("DELETE FROM meta WHERE name = ?", hand.one("SELECT name FROM meta")[0])


def move_the_head(hand: Hand) -> None:
    position = hand.rows(schema.SELECT_HEAD)[0][0]
    moved = hand.chance.choice((position - 1, position + 1, position + 1000, 1, 0))
    hand.do("UPDATE head SET position = ?", moved)


def move_the_head_to_an_earlier_entry(hand: Hand) -> None:
    position, mac = hand.one(f"SELECT position, mac FROM {chained_table(hand)}")  # noqa: S608 - our own names
    hand.do(schema.UPDATE_HEAD, position, mac)


def change_the_mac_of_the_head(hand: Hand) -> None:
    hand.do("UPDATE head SET mac = ?", hand.chance.choice((b"", hand.chance.randbytes(32))))


def take_away_the_head(hand: Hand) -> None:
    hand.do("DELETE FROM head")


# ---------------------------------------------------------------- people, looks, guidelines, notices


def let_an_older_entry_of_a_person_count(hand: Hand) -> None:
    found = hand.one("SELECT id FROM people GROUP BY id HAVING count(*) > 1")[0]
    hand.do("DELETE FROM people WHERE position = (SELECT max(position) FROM people WHERE id = ?)", found)


def seal_an_older_entry_into_the_newest_of_a_person(hand: Hand) -> None:
    found = hand.one("SELECT id FROM people GROUP BY id HAVING count(*) > 1")[0]
    (_, old), *_, (newest, _) = hand.rows("SELECT position, sealed FROM people WHERE id = ? ORDER BY 1", found)
    hand.do("UPDATE people SET sealed = ? WHERE position = ?", old, newest)


def take_one_person_for_another(hand: Hand) -> None:
    (one,), (two,) = hand.several(2, "SELECT DISTINCT id FROM people")
    hand.do("UPDATE people SET id = ? WHERE id = ?", two, one)


def change_what_a_look_says_in_the_clear(hand: Hand) -> None:
    set_other(hand, "looks", hand.chance.choice(("at", "by", "cases")), position=positions(hand, "looks")[0])


def take_away_a_look(hand: Hand) -> None:
    position = positions(hand, "looks")[0]
    hand.do("DELETE FROM looks WHERE position = ?", position)
    hand.do("DELETE FROM look_cases WHERE position = ?", position)


def hide_a_look_from_a_case(hand: Hand) -> None:
    hand.do("DELETE FROM look_cases WHERE case_id = ? AND position = ?", *hand.one("SELECT * FROM look_cases"))


def lay_a_look_at_another_case(hand: Hand) -> None:
    case_id, position = hand.one("SELECT * FROM look_cases")
    hand.do(
        "UPDATE OR REPLACE look_cases SET case_id = ? WHERE (case_id, position) = (?, ?)",
        case(hand),
        case_id,
        position,
    )


def change_what_a_notice_says_in_the_clear(hand: Hand) -> None:
    set_other(hand, "notices", hand.chance.choice(("at", "kind")), position=positions(hand, "notices")[0])


def take_a_guideline_from_another_store(hand: Hand) -> None:
    with hand.at(hand.scene.other) as other:
        digest, sealed = hand.one("SELECT digest, sealed FROM guidelines", among=other)
    position = positions(hand, "guidelines")[0]
    digest = hand.chance.choice((digest, *hand.rows("SELECT digest FROM guidelines WHERE position = ?", position)[0]))
    hand.do("UPDATE guidelines SET digest = ?, sealed = ? WHERE position = ?", digest, sealed, position)


def take_one_guideline_for_another(hand: Hand) -> None:
    (one,), (two,) = hand.several(2, "SELECT digest FROM guidelines")
    for source, target in ((one, "-"), (two, one), ("-", two)):
        hand.do("UPDATE guidelines SET digest = ? WHERE digest = ?", target, source)


# ---------------------------------------------------------------- the keys of cases


def turn_a_bit_of_a_wrapped_key(hand: Hand) -> None:
    case_id, name, wrapped = hand.one("SELECT * FROM keys", among=hand.keys)
    where = (case_id, name)
    hand.keys.execute(
        "UPDATE keys SET wrapped = ? WHERE (case_id, compartment) = (?, ?)", (hand.turned(wrapped), *where)
    )


def give_a_case_the_keys_of_another(hand: Hand) -> None:
    (one,), (two,) = hand.several(2, "SELECT DISTINCT case_id FROM keys", among=hand.keys)
    hand.keys.execute("DELETE FROM keys WHERE case_id = ?", (one,))
    hand.keys.execute("INSERT INTO keys SELECT ?, compartment, wrapped FROM keys WHERE case_id = ?", (one, two))


def give_a_compartment_the_key_of_another(hand: Hand) -> None:
    case_id = hand.one("SELECT DISTINCT case_id FROM keys", among=hand.keys)[0]
    found = hand.several(2, "SELECT compartment, wrapped FROM keys WHERE case_id = ?", case_id, among=hand.keys)
    (one, _), (_, wrapped) = found
    where = (case_id, one)
    hand.keys.execute("UPDATE keys SET wrapped = ? WHERE (case_id, compartment) = (?, ?)", (wrapped, *where))


def take_away_the_keys_of_a_case(hand: Hand) -> None:
    hand.keys.execute("DELETE FROM keys WHERE case_id = ?", (case(hand),))


def take_away_the_key_of_a_compartment(hand: Hand) -> None:
    case_id, name = hand.one("SELECT case_id, compartment FROM keys", among=hand.keys)
    hand.keys.execute("DELETE FROM keys WHERE (case_id, compartment) = (?, ?)", (case_id, name))


KINDS = attacks_in(globals(), __name__)
