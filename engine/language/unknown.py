"""Owns telling a name that nobody has: by which rule, with the one that may be meant, or with those there are."""

from collections.abc import Callable, Iterable
from itertools import islice

from engine.diagnostics import Diagnostic, Span, fault
from engine.language.context import Context
from engine.language.several import parts_of
from engine.language.suggest import MOST_COMPARED, choices, closest, shown
from engine.language.terms import fold, key, sign, without_maybe
from engine.language.translate import OTHER_LANGUAGE, own_word
from engine.language.tree import Scalar
from engine.language.unsaid import says_nothing
from engine.values import Struct


class Unknown(Struct, frozen=True):
    """How an unknown name is told: by which rule and message, and in which section it ought to be declared.

    `others` are further sections that could declare it; the message names them all.
    """

    rule: str
    message: str
    section: str
    others: tuple[str, ...] = ()


PERSON = Unknown("R01", "unknown-person", "roles", others=("services", "bodies"))
ROLE = Unknown("R02", "unknown-role", "roles")
SERVICE = Unknown("R03", "unknown-service", "services", others=("bodies",))
TOOL = Unknown("R04", "unknown-tool", "tool_list")
BODY = Unknown("R05", "unknown-body", "bodies")
TARGET = Unknown("R06", "unknown-target", "levels")
STEP = Unknown("R07", "unknown-step", "levels")
FACT = Unknown("R08", "unknown-fact", "facts")
VALUE = Unknown("R09", "unknown-value", "facts")
MEETING_TYPE = Unknown("R10", "unknown-meeting-type", "meeting_types")
RECIPIENT = Unknown("R18", "unknown-recipient", "bodies")
START = Unknown("R21", "unknown-start", "levels")
VARIANT = Unknown("R24", "unknown-variant", "variants")
SIDE_WORK = Unknown("R25", "unknown-side-work", "side_work")
CONSENT_TYPE = Unknown("R26", "unknown-consent-type", "consent_types")
SPOT = Unknown("R36", "unknown-spot", "levels")


_LISTED = (PERSON, SERVICE, TOOL, SPOT)
"""What may stand in a list of names."""


class Allowed(Struct, frozen=True):
    """The names that would do in one place.

    `names` are those that a guess may be, the most likely first. `offered` are those that a message
    lists when there is no guess.
    """

    names: Iterable[str]
    offered: Iterable[str]


def unknown(
    context: Context, kind: Unknown, *, scalar: Scalar, allowed: Callable[[], Allowed], scope: tuple[str, ...] = ()
) -> None:
    """Tell a name that nobody has, with the one that may be meant, else those there are.

    The same name in several places is one finding: the author has one thing to mend. `scope` is where it is
    one, if not wherever this kind of name is asked for. What is allowed is only asked for when it is to be said.
    """
    name = without_maybe(scalar.text)[0]
    causes = (*(scope or (kind.message,)), fold(name))
    if context.has_room(kind.rule) and not context.again(causes, scalar.span):
        gone = context.removed.get(fold(name)) if kind.section == TARGET.section else None
        finding = (
            removed(kind.rule, scalar, gone=gone) if gone else _unknown(context, kind, scalar=scalar, allowed=allowed())
        )
        context.tell_cause(causes, finding)


def _several(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that were written as one text, as in a sentence, where at least one of them is a name."""
    known = {fold(name) for name in names}
    parts = parts_of(text)
    words = tuple(text.split())
    if len(words) > 1 and all(fold(word) in known for word in words):
        return words
    return parts if len(parts) > 1 and any(fold(without_maybe(part)[0]) in known for part in parts) else ()


def removed(rule: str, scalar: Scalar, *, gone: Span) -> Diagnostic:
    """Tell a name of the base that a change of the guide has taken away, and which change it was."""
    arguments = (("name", shown(scalar.text)), ("file", gone.file), ("line", gone.start.line))
    return Diagnostic(rule, "taken-away", scalar.span, arguments, related=(gone,))


def _unknown(context: Context, kind: Unknown, *, scalar: Scalar, allowed: Allowed) -> Diagnostic:
    names = tuple(islice(allowed.names, MOST_COMPARED))
    text = without_maybe(scalar.text)[0]
    several = _several(text, names) if kind in _LISTED else ()
    if several:
        listed = ", ".join(several)
        return fault("R35", "names-in-one-text", scalar.span, name=shown(text), listed=shown(listed))
    if kind in _LISTED and says_nothing(text):
        silent = sign("silent", context.language)
        return fault(kind.rule, "says-nothing", scalar.span, name=shown(text), suggestion=silent)
    other, close = own_word(text, context.language), closest(text, names)
    if other in names:
        return fault("S04", OTHER_LANGUAGE, scalar.span, text=shown(text), suggestion=str(other))
    arguments = {"name": shown(text), "section": key(kind.section, context.language)}
    arguments |= {section: key(section, context.language) for section in kind.others}
    if close:
        return fault(kind.rule, f"{kind.message}-did-you-mean", scalar.span, **arguments, suggestion=close)
    if names:
        named = choices(allowed.offered)
        return fault(kind.rule, f"{kind.message}-choices", scalar.span, **arguments, choices=named)
    return fault(kind.rule, f"{kind.message}-none", scalar.span, **arguments)


def duplicate(second: Scalar, *, first: Scalar, message: str = "duplicate-name") -> Diagnostic:
    """Tell that two things would answer to the same id."""
    arguments = (("name", shown(second.text)), ("line", first.span.start.line))
    return Diagnostic("R11", message, second.span, arguments, related=(first.span,))
