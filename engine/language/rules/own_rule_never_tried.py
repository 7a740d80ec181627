"""P09: a warning that an own rule tries nothing: its fact is needed nowhere, or nothing ever makes it untrue.

In a rule of a base it is advice: the rule is there for other guides too.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.element import Element
from engine.guideline.named_places import places_of
from engine.guideline.own_rules import OwnRule
from engine.language.rules.subject import Subject
from engine.language.suggest import shown
from engine.language.terms import Group, key, word_for

_KEYS = ("needed_at", "takes", "at_start")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Warn of each rule that no way through the guide can break, whatever comes in which order."""
    for rule in subject.guideline.own_rules:
        for message, at in _untried(rule, subject):
            said = {name: key(name, subject.language) for name in _KEYS}
            said |= {
                "fact": shown(rule.fact.rstrip(".")),
                "no": word_for(Group.YES_NO, "no", language=subject.language),
            }
            is_own = rule.at.file == subject.guideline.head.at.file
            tell = subject.warning if is_own else subject.advice
            yield tell("P09", message, at=at, **said)


def _untried(rule: OwnRule, subject: Subject) -> Iterator[tuple[str, Element]]:
    """Give what is said of a rule that tries nothing, and the name that it is told at."""
    taken = places_of(subject.guideline, rule.takes)
    if not places_of(subject.guideline, rule.needed_at):
        yield "own-rule-never-needed", rule.needed_at[0] if rule.needed_at else rule
    elif rule.at_start and not (taken.steps or taken.resting):
        yield "own-fact-never-taken", rule.takes[0] if rule.takes else rule
