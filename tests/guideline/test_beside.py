"""Guides side by side: what is held against a base, and what is counted."""

from engine.guideline.beside import Against, Cell, Point, Row, Subject, Theme, held_against

BASE = Cell((Point("a", "Se etter"), Point("b", "Snakk sammen"), Point("c", "Velg")))


def test_each_thing_is_held_against_the_base() -> None:
    own = Cell((Point("a", "Se etter"), Point("b", "Snakk med barnet"), Point("c", "Velg"), Point("d", "Ring")))
    held = held_against(own, BASE, touched=frozenset({"c"}))
    assert [one.against for one in held.points] == [Against.SAME, Against.CHANGED, Against.CHANGED, Against.OWN]
    assert held.gone == ()


def test_what_only_the_base_has_is_gone() -> None:
    held = held_against(Cell((Point("c", "Velg"),)), BASE, touched=frozenset())
    assert [one.text for one in held.gone] == ["Se etter", "Snakk sammen"]


def test_what_stands_in_two_parts_counts_once() -> None:
    both = Cell((Point("a", "Når"),))
    theme = Theme(Subject.REPORTING, "Melding", (Row("when", "Når", (both, Cell())), Row("to", "Til", (both, Cell()))))
    assert theme.counts == (1, 0)


def test_a_part_that_nobody_has_is_not_shown_but_one_without_a_title_is() -> None:
    nobody = (Cell(), Cell())
    gone = (Cell(), Cell((), (Point("a", "Se etter"),)))
    rows = (Row("a", "", nobody), Row("b", "Tjenester", nobody), Row("c", "Roller", gone))
    assert [one.id for one in Theme(Subject.PEOPLE, "Folk", rows).shown_rows] == ["a", "c"]
