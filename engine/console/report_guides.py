"""Finds the guides whose rules `bti meld` answers with: that of the case, or of all that may hold. It never fails."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.console.session import Session
from engine.errors import EngineError
from engine.guideline.model import Guideline
from engine.guideline.registry import StandingRule
from engine.values import Struct, replace

if TYPE_CHECKING:  # brings what keeps cases with it
    from engine.application.world import World

BUNDLED = "os"


class Answer(Struct, frozen=True, kw_only=True):
    """What to answer with: the guides with a safety rule that may hold; none where none could be read.

    `told` is a sentence about why it is these guides, where it is not that of a case. `number` is the case, if read.
    `practice` tells that the store is for practice; one that cannot be opened now is taken for real.
    """

    guidelines: tuple[Guideline, ...]
    told: str | None = None
    number: str | None = None
    practice: bool = False

    @property
    def rules(self) -> tuple[tuple[Guideline, StandingRule], ...]:
        """The safety rules, each with its guide."""
        return tuple((guideline, rule) for guideline in self.guidelines for rule in safety_rules(guideline))


def answer_for(session: Session, number: str | None, *, wanted: str | None = None) -> Answer:
    """Return the rule of a case's own guide, or those that may hold. Never fails, never waits.

    `wanted` is a guide that was asked for. Without a case to go by it is the guide in the settings and those that the
    user's own cases follow; where there is none, the one that comes with the program.
    """
    world = _world_now(session)
    practice = world is not None and world.practice
    asked = _read_guide(session, wanted) if wanted else None
    followed, why_not = _guideline_of(session, world, number=number) if number is not None else (None, "")
    if followed is not None:
        return Answer(guidelines=_different(followed, asked), number=number, practice=practice)
    found = _without_case(session, world, asked=asked)
    gone = [session.say("report-no-guide", wanted=wanted)] if wanted and asked is None else []
    told = " ".join(filter(None, (why_not, *gone, found.told)))
    return replace(found, told=told or None, practice=practice)


def safety_rules(guideline: Guideline) -> tuple[StandingRule, ...]:
    """Return the standing rules that name somebody to report to."""
    return tuple(rule for rule in guideline.rules if rule.report_to)


def _without_case(session: Session, world: "World | None", *, asked: Guideline | None) -> Answer:
    """Return the rule that was asked for; else those of the settings and of the cases; else the bundled one."""
    if asked is not None:
        return Answer(guidelines=(asked,))
    named = _setting(session)
    set_to = _read_guide(session, named) if named else None
    gone = (session.say("report-no-guide", wanted=named),) if named and set_to is None else ()
    found = _different(set_to, *_guidelines_of_cases(world))
    if not found:
        bundled = _read_guide(session, BUNDLED)
        guess = (session.say("report-guess", guide=BUNDLED),) if bundled else ()
        return Answer(guidelines=(bundled,) if bundled else (), told=" ".join((*gone, *guess)) or None)
    if len(found) > 1:
        return Answer(guidelines=found, told=" ".join((*gone, session.say("report-several"))))
    whence = session.say("report-of-setting" if found[0] is set_to else "report-of-cases")
    return Answer(guidelines=found, told=" ".join((*gone, whence)))


def _different(*found: Guideline | None) -> tuple[Guideline, ...]:
    """Return the guides that have something of their own to say of a suspicion; the first of those that say the same.

    Two versions of one guide with the same rule are one guide to whoever asks.
    """
    kept: list[Guideline] = []
    for one in found:
        if one is not None and safety_rules(one) and all(_told(one) != _told(other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _told(guideline: Guideline) -> tuple[object, ...]:
    head = guideline.head
    rules = ((one.when, one.do, one.report_to, one.kept_out, one.cleared_by) for one in safety_rules(guideline))
    return (head.id, head.municipality, *rules)


def _world_now(session: Session) -> "World | None":
    try:
        return session.hurried_world()
    except Exception:  # noqa: BLE001 - a child may be in danger: no fault of ours may stand before the answer
        return None


def _guideline_of(session: Session, world: "World | None", *, number: str) -> tuple[Guideline | None, str]:
    """Return the guide of a case, if it tells whom to report to; else why it is not gone by.

    A case that is not there and one that is closed to whoever asks are told alike.
    """
    from engine.application import finding, queries  # noqa: PLC0415 - seldom needed

    if world is None:
        return None, session.say("report-no-store")
    try:
        found = queries.case(world, number)
    except Exception:  # noqa: BLE001 - as above
        return None, session.say("report-no-case")
    if isinstance(found, finding.Missing):
        return None, session.say("report-unseen")
    if isinstance(found, finding.Ambiguous):
        return None, session.say("report-several-cases", numbers=", ".join(found.numbers))
    guideline = found.process.guideline
    return (guideline, "") if safety_rules(guideline) else (None, session.say("report-case-silent"))


def _guidelines_of_cases(world: "World | None") -> tuple[Guideline, ...]:
    try:
        return tuple(_followed(world)) if world else ()
    except Exception:  # noqa: BLE001 - as above
        return ()


def _followed(world: "World") -> Iterator[Guideline]:
    """Return the guides that the user's open cases follow, as they were pinned. Nothing else of a case is read."""
    from engine.application.finding import visible  # noqa: PLC0415 - as above
    from engine.cases.state import CaseStatus  # noqa: PLC0415 - as above

    for digest in dict.fromkeys(one.text.digest for one in visible(world, status=CaseStatus.OPEN.value)):
        copy = world.store.pinned(digest) if digest else None
        if copy is not None:
            yield world.codec.unpack(copy.content).guideline


def _setting(session: Session) -> str | None:
    try:
        return session.wiring.guideline()
    except EngineError:
        return None


def _read_guide(session: Session, name: str) -> Guideline | None:
    """Return a guide that can be read and has a safety rule."""
    try:
        from engine.application.guidelines import checked  # noqa: PLC0415 - brings the parser with it

        guideline = checked(session.wiring.shelf(), name)[1].guideline
    except Exception:  # noqa: BLE001 - as above: there is always an answer
        return None
    return guideline if guideline and safety_rules(guideline) else None
