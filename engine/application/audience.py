"""Who may be shown that a case is there at all, in words that a store can hold: a second wall, behind the policy.

The policy of `access` decides. A store on a server holds these words beside each case, and gives whoever asks the cases
alone that share one with them, so that a fault in a question to it cannot show another's case. With every case that the
policy lets a person do something with, the person shares a word; with one that hides its unit, each leader does.
"""

from engine.application.access import PersonRole
from engine.application.ports import Person, Row, RowText
from engine.cases.state import CaseStatus

ANYONE = "anyone"
"""What all share: it stands beside what is left of an erased case, which is to be found by whoever looks for it."""

_IN_ALL = frozenset({PersonRole.AUDITOR.value, PersonRole.ARCHIVE.value, PersonRole.EMERGENCY.value})


def audience_of(row: Row, text: RowText) -> tuple[str, ...]:
    """Return whom a case may be shown to, in some way."""
    words = {PersonRole.AUDITOR.value}
    unit = text.unit or row.unit
    if unit is not None:
        words.add(_leading(None if row.unit is None else unit))  # the unit itself would be told by cases that share it
    if row.status == CaseStatus.CLOSED.value:
        words.add(PersonRole.ARCHIVE.value)
    if text.restricted_on is None:
        words.add(PersonRole.EMERGENCY.value)
        words.update(map(_person, text.participants))
    return tuple(sorted(words))


def words_of(person: Person) -> tuple[str, ...]:
    """Return what a person shares with the cases that they may be shown."""
    words = {ANYONE, _person(person.id)}
    words.update({PersonRole.AUDITOR, PersonRole.EMERGENCY, PersonRole.ARCHIVE}.intersection(person.roles))
    if PersonRole.LEADER in person.roles and person.unit is not None:
        words.update({_leading(None), _leading(person.unit)})
    return tuple(sorted(map(str, words)))


def listed_under(row: Row, text: RowText) -> tuple[str, ...]:
    """Return on whose lists a case stands: of those who take part, and of the leaders it may be shown to.

    Those with a task in all cases have no list of their own: they would be given every case there is.
    """
    return tuple(word for word in audience_of(row, text) if word not in _IN_ALL)


def lists_of(person: Person) -> tuple[str, ...]:
    """Return the lists that hold the cases in which a person takes part."""
    return (_person(person.id),)


def lists_led_by(person: Person) -> tuple[str, ...]:
    """Return the lists that hold the cases of the unit that a person leads; none of somebody who leads none."""
    if PersonRole.LEADER not in person.roles or person.unit is None:
        return ()
    return _leading(None), _leading(person.unit)


def _person(actor: str) -> str:
    return f"person {actor}"


def _leading(unit: str | None) -> str:
    return PersonRole.LEADER.value if unit is None else f"{PersonRole.LEADER.value} {unit}"
