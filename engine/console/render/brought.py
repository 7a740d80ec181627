"""What a command brings along: which words to add where it lacks something, as far as they can be known."""

from collections.abc import Iterable, Iterator

from engine.cases.baton import deciding
from engine.cases.naming import SERVICE
from engine.cases.refusals import Reason
from engine.console.render.ground import Guide
from engine.guideline.names import level_of
from engine.guideline.process import Need

_OWN_WORDS = {
    Need.REASON.value: "--grunn",
    "reason": "--grunn",
    "family-wish-missing": "--onske",
    "weighing-missing": "--vurdering",
    "consent-age-unknown": "--alder",
    "consent-age-either": "--alder",
}
FROM_OTHERS = frozenset({"consent-not-by", "consent-not-from"})
"""What must come from others than those whom the command names."""
_BROUGHT = frozenset(
    (
        *_OWN_WORDS,
        Need.AGREEMENT.value,
        Need.RECEIVER_NAMED.value,
        *FROM_OTHERS,
        "decided-by-missing",
    )
)


def is_brought(reason: Reason) -> bool:
    """Tell whether the command itself is what lacks something, and not the case."""
    return reason.code in _BROUGHT


def words_for(reasons: Iterable[Reason], guide: Guide) -> tuple[str, ...] | None:
    """Return the words that a command lacks; None where somebody must say first who it is.

    Only one text can be read from standard input: the next one is asked for when the command is run again.
    """
    found: list[str] = []
    for reason in dict.fromkeys(reasons):
        flag = _OWN_WORDS.get(reason.code)
        words = _known(reason, guide) if flag is None else () if "-" in found else (flag, "-")
        if words is None:
            return None
        found += words
    return tuple(found)


def each_receiver(reasons: Iterable[Reason], guide: Guide) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return those who may get what is sent or shared, each with the words that say so and all else that is lacking."""
    others = words_for((one for one in reasons if one.code != Need.RECEIVER_NAMED.value), guide)
    if others is not None:
        yield from ((name, (*others, "--mottaker", name)) for name in covered_services(guide))


def _known(reason: Reason, guide: Guide) -> tuple[str, ...] | None:
    subject = str(reason.gate.subject) if reason.gate else ""
    match reason.code:
        case Need.AGREEMENT.value:
            return ("--enig", guide.page.name(subject) if subject == SERVICE else subject)
        case Need.RECEIVER_NAMED.value:
            covered = covered_services(guide)
            return ("--mottaker", covered[0]) if len(covered) == 1 else None
        case "decided-by-missing":
            return _decider(guide)
        case _:
            return None


def covered_services(guide: Guide) -> tuple[str, ...]:
    """Return the titles of the services and bodies that a valid consent covers."""
    valid = guide.state.valid_consents(guide.page.today)
    return tuple(dict.fromkeys(guide.page.name(name) for consent in valid for name in consent.services))


def _decider(guide: Guide) -> tuple[str, ...] | None:
    baton = guide.page.process.guideline.baton
    found = deciding(baton, level_of(guide.standing.state), kept_out=guide.state.kept_out) if baton else ()
    return ("--bestemt-av", found[0].id) if len(found) == 1 else None
