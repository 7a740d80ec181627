"""P08: an own rule about a fact that is untrue at first, and that nothing in the guide makes true."""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.named_places import places_of
from engine.language.rules.subject import Subject
from engine.language.suggest import shown
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell a rule that every way to where it needs its fact must break."""
    for rule in subject.guideline.own_rules:
        given = places_of(subject.guideline, rule.gives)
        if not rule.at_start and not (given.steps or given.answers):
            said = {"fact": shown(rule.fact.rstrip(".")), "gives": key("gives", subject.language)}
            yield subject.fault("P08", "own-fact-never-given", at=(*rule.gives, rule)[0], **said)
