"""How old the person is whom a case is about, as time goes by: never more is known than what somebody has said.

No day of birth is ever asked for. An age that was said on some day leaves a year in which the person may have been
born, and a month of birth leaves a month; each new word narrows it. On any day that gives one age, or two that lie
beside each other, and the guide's age rules are asked about both.
"""

from datetime import date, timedelta

from engine.cases.vocabulary import SubjectKind
from engine.values import Struct

OLDEST = 120
OF_AGE = 18
"""From this age nobody has guardians (vergemålsloven § 8, read November 2026)."""
_DAY = timedelta(days=1)


class Born(Struct, frozen=True):
    """The first and the last day on which somebody may have been born."""

    earliest: date
    latest: date


class Ages(Struct, frozen=True):
    """The lowest and the highest that an age in whole years may be."""

    lowest: int
    highest: int

    @property
    def is_known(self) -> bool:
        """Tell whether there is only one."""
        return self.lowest == self.highest

    def __str__(self) -> str:
        return str(self.lowest) if self.is_known else f"{self.lowest}–{self.highest}"


ANY = Ages(0, OLDEST)
"""Where nobody has said anything."""
_GROWN_UP = Ages(OF_AGE, OLDEST)


def told(before: Born | None, on: date, *, age: int | None = None, month: date | None = None) -> Born | None:
    """Return when somebody may have been born after an age, a month of birth, or both, were said on a day.

    What was said before narrows it, unless the two cannot both be right: then the last word counts.
    """
    for said in ((_by_age(age, on) if age is not None else None), (_by_month(month) if month else None)):
        before = (_both(before, said) or said) if before and said else said or before
    return before


def kept_of(born: Born | None, subject: SubjectKind | None, *, then: SubjectKind | None) -> Born | None:
    """Return what is still known when a case is said to be about another sort of person.

    A child that grows up is the same one. A child that is born is not she who expected it, and a family is not one.
    """
    is_born = subject is SubjectKind.PREGNANT and then is SubjectKind.CHILD
    is_another = then is not subject and SubjectKind.FAMILY in (subject, then)
    return None if then is not None and (is_born or is_another) else born


def agree(age: int, month: date, *, on: date) -> bool:
    """Tell whether somebody born in a month may be this old on a day."""
    return _both(_by_age(age, on), _by_month(month)) is not None


def ages(born: Born | None, subject: SubjectKind | None, *, on: date) -> Ages:
    """Return how old somebody may be on a day: by what was said, else by being a grown-up, else any age."""
    if born is None:
        return _GROWN_UP if subject is SubjectKind.ADULT else ANY
    lowest = _age(born.latest, on)
    return Ages(lowest, max(lowest, _age(born.earliest, on)))


def _age(born: date, on: date) -> int:
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def _by_age(age: int, on: date) -> Born:
    return Born(_years_before(on, age + 1) + _DAY, _years_before(on, age))


def _by_month(month: date) -> Born:
    first = month.replace(day=1)
    return Born(first, (first + timedelta(days=31)).replace(day=1) - _DAY)


def _both(one: Born, other: Born) -> Born | None:
    earliest, latest = max(one.earliest, other.earliest), min(one.latest, other.latest)
    return Born(earliest, latest) if earliest <= latest else None


def _years_before(day: date, years: int) -> date:
    """Return the same day some years before; 29 February is the day before 1 March in a year without it."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28) if leap else day.replace(year=day.year - years)
