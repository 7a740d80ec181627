"""What a consent is for (`gjelder`): what its kind says, what its step asks, and what people may name of it."""

from collections.abc import Iterable

from engine.cases.conditions import Asking
from engine.cases.consents import COOPERATION, LOG, declined
from engine.cases.naming import meant, quoted
from engine.cases.refusals import Refused, refuse
from engine.cases.tracks import step_at
from engine.guideline.process import Process
from engine.guideline.registry import ConsentType


def purposes_of(process: Process) -> tuple[str, ...]:
    """Return all that consent may be for: cooperation, the log that any case may have, and what the guide names."""
    kinds = (scope for kind in process.guideline.consent_types for scope in kind.scopes)
    steps = (scope for step in process.steps.values() for scope in step.consent_for)
    return tuple(dict.fromkeys((COOPERATION, LOG, *kinds, *steps)))


def purposes_meant(typed: Iterable[str], among: tuple[str, ...]) -> tuple[str, ...] | Refused:
    """Return the purposes that a person means."""
    found = []
    for one in typed:
        scope = meant(one, ((scope, scope) for scope in among))
        if scope is None:
            return refuse("unknown-purpose", purpose=one, names=quoted(among))
        found.append(scope)
    return tuple(dict.fromkeys(found))


def given_for(
    typed: tuple[str, ...], kind: ConsentType | None, *, asks: bool, asking: Asking, process: Process
) -> tuple[str, ...] | Refused:
    """Return what a consent is given for: what was named, else all that its kind says and its step `asks`.

    What was said no to before is given only where it is named.
    """
    step = step_at(asking, process)
    asked = step.consent_for if step and asks else ()
    usual = tuple(dict.fromkeys((*(kind.scopes if kind else ()), *asked))) or (COOPERATION,)
    if typed:
        is_open = kind is None or not kind.scopes
        return purposes_meant(typed, tuple(dict.fromkeys((*usual, *(purposes_of(process) if is_open else ())))))
    no = declined(asking.state.consent_noes)
    return tuple(scope for scope in usual if scope not in no) or usual


def kind_holding(scopes: tuple[str, ...], process: Process) -> ConsentType | None:
    """Return the only kind of consent that is for all of these purposes; None where none or several are."""
    wanted = {scope.strip().casefold() for scope in scopes}
    found = [kind for kind in process.guideline.consent_types if wanted <= {scope.casefold() for scope in kind.scopes}]
    return found[0] if wanted and len(found) == 1 else None
