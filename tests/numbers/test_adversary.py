"""No small count follows from a report, for somebody who knows every rule and tries every world there could be.

Each test lists a whole little universe. Beside it stand rules that look safe and are not: the adversary must break each
of them.
"""

from collections.abc import Callable, Hashable, Iterator
from itertools import product

import pytest

from engine.application.numbers import evaluations, report, veil
from engine.application.numbers.counts import Waiting
from engine.application.numbers.veil import HIDDEN, Span
from tests.numbers.adversary import Secrets, learned
from tests.numbers.worlds import A, B, counts, guide, told

TWO = guide(A, B)
ONE = guide(A)
MOST = 26
World = tuple[Hashable, Secrets]
Universe = Callable[[], Iterator[World]]


def levels() -> Iterator[World]:
    """Two levels, with those that are late on the first."""
    for a in range(16):
        for late in range(a + 1):
            for b in range(12):
                made = told(counts(open_={A: a, B: b}, overdue={A: late}), TWO)
                shown = (made.levels, made.all)
                yield shown, {"a": a, "b": b, "late": late, "in time": a - late, "all": a + b}


def waiting() -> Iterator[World]:
    """Two levels, and what some of the cases on them wait for."""
    for a in range(15):
        for b in range(12):
            for some in range(a + b + 1):
                made = told(counts(open_={A: a, B: b}, waiting={Waiting.ADVICE: some}), TWO)
                shown = (made.levels, made.all, made.waiting)
                yield shown, {"a": a, "b": b, "some": some, "others": a + b - some, "all": a + b}


def consents() -> Iterator[World]:
    """One level, and the consents that end, of which some have."""
    for a in range(30):
        for ending in range(a + 1):
            for lapsed in range(ending + 1):
                made = told(counts(open_={A: a}, single=(("ending", ending), ("lapsed", lapsed))), ONE)
                shown = (made.levels, made.all, made.consents)
                yield shown, {"a": a, "ending": ending, "lapsed": lapsed, "soon": ending - lapsed, "rest": a - ending}


def times() -> Iterator[World]:
    """Evaluations in three classes of time, of which the last is late."""
    for early, due, late in product(range(MOST + 1), repeat=3):
        if early + due + late <= MOST:
            found = told(counts(weeks={3: early, 5: due, 7: late}), ONE).evaluations
            secrets = {"early": early, "due": due, "late": late, "in time": early + due, "all": early + due + late}
            yield found, secrets


def views() -> Iterator[World]:
    """Evaluations with the child's own view, with why it was not asked for, and with nothing said."""
    for count in range(31):
        for heard in range(count + 1):
            for asked in range(count - heard + 1):
                made = counts(weeks={5: count}, single=(("told", heard), ("not_asked", asked)))
                rest = count - heard - asked
                yield (
                    told(made, ONE).evaluations,
                    {"all": count, "heard": heard, "not asked": asked, "silent": rest, "not heard": count - heard},
                )


def moves() -> Iterator[World]:
    """Moves up and back, and the cases that rest."""
    for up in range(12):
        for back in range(12):
            for resting in range(12):
                made = counts(moves={(A, B): up, (B, A): back}, single=(("resting", resting),))
                found = told(made, TWO)
                yield (found.moves, found.resting), {"up": up, "back": back, "resting": resting, "both": up + back}


def together() -> Iterator[World]:
    """Several tables about the same cases: what one does not tell, another must not."""
    for a, b in product(range(14), range(7)):
        for waits, ending in product(range(a + b + 1), repeat=2):
            late = min(a, waits)
            made = counts(
                open_={A: a, B: b},
                overdue={A: late},
                waiting={Waiting.ADVICE: waits},
                single=(("ending", ending),),
            )
            found = told(made, TWO)
            shown = (found.levels, found.all, found.waiting, found.consents)
            yield shown, {"b": b, "waits": waits, "others": a + b - waits, "rest": a + b - ending, "all": a + b}


UNIVERSES: tuple[Universe, ...] = (levels, waiting, consents, times, views, moves, together)


@pytest.mark.parametrize("universe", UNIVERSES, ids=lambda one: one.__name__)
def test_no_small_count_is_learned(universe: Universe) -> None:
    assert learned(universe()) == set()


def _plain(count: int) -> Span:
    return Span(count, count)


def _above_zero(count: int) -> Span:
    return _plain(count) if count >= veil.LEAST or count == 0 else HIDDEN


def _part_alone(part: int, whole: Span | None) -> tuple[Span, Span] | None:
    """Hide a small part, and tell the rest all the same."""
    size = whole.exact if whole else None
    if size is None:
        return None
    return veil.cell(part), veil.cell(size - part)


def _of_whatever_whole(part: int, whole: Span) -> Span:
    """Hide a small part, and ask nothing of the rest."""
    del whole
    return veil.cell(part)


PLANTED: dict[str, tuple[object, str, object, Universe]] = {
    "zero is told": (report, "cell", _above_zero, moves),
    "everything is told": (report, "cell", _plain, levels),
    "a part is told without its rest": (report, "split", _part_alone, levels),
    "the rest of a small part is told": (evaluations, "split", _part_alone, times),
    "a small whole is parted": (veil, "_BOTH_SIDES", veil.LEAST, levels),
    "the rest of what waits may be small": (report, "among", _of_whatever_whole, waiting),
    "the child is not heard in the rest": (evaluations, "split", _part_alone, views),
    "the rest of the consents may be small": (report, "among", _of_whatever_whole, consents),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_the_adversary_breaks_a_rule_that_only_looks_safe(planted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, rule, universe = PLANTED[planted]
    monkeypatch.setattr(module, name, rule)
    assert learned(universe())


def test_the_adversary_breaks_a_sum_that_is_told_beside_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    def universe() -> Iterator[World]:
        for shown, secrets in levels():
            yield (shown, secrets["all"]), secrets

    assert {"a", "b"} <= learned(universe())


def test_the_adversary_learns_from_what_is_hidden_and_not_only_from_what_is_told() -> None:
    """Where the smallest of the large ones is hidden beside a small one, the choice itself tells."""

    def universe() -> Iterator[World]:
        for a in range(5, 12):
            for b in range(5, 12):
                for c in range(5):
                    shown = sorted((a, b))[1]
                    yield (shown, a >= b, a + b + c), {"c": c}

    assert learned(universe()) == {"c"}
