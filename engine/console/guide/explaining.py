"""Explains a rule: a page of the program's own, or a rule that one guide has itself, told from that guide."""

import re

import click

from engine.console import codes
from engine.console.guide.chosen import guide_checked
from engine.console.guide.faulty import tell_faulty
from engine.console.guide.own_rules import own_rule_data, write_own_rule
from engine.console.guide.rule_page import rule_data, rule_named, rules_data, rules_near, write_rule, write_rules
from engine.console.session import Session
from engine.guideline.own_rules import OwnRule
from engine.i18n.rules import OF_GUIDES, rule_ids, rule_page

_OWN = re.compile(rf"{OF_GUIDES}[ -]?0*(\d{{1,2}})")


def explain_rule(session: Session, typed: str | None, *, name: str | None) -> int:
    """Write the page of the rule that was typed, or all rules; one of a guide's own needs the guide's name."""
    output = session.output
    if typed is None:
        return _all_rules(session)
    own = _OWN.fullmatch(typed.strip().upper())
    if own:
        return _own_rule(session, f"{OF_GUIDES}{int(own[1]):02}", name=name)
    found = rule_named(typed)
    if found is None:
        raise _no_such_rule(session, typed)
    page = rule_page(found, session.language)
    if output.json:
        output.data(rule_data(page))
    else:
        write_rule(page, output)
    return codes.DONE


def _all_rules(session: Session) -> int:
    if session.output.json:
        session.output.data(rules_data(session.language))
    else:
        write_rules(session.language, session.output)
        session.output.hint(f"bti veileder forklar {rule_ids()[0]}", "hint-explain-one")
    return codes.DONE


def _own_rule(session: Session, rule: str, *, name: str | None) -> int:
    if name is None:
        raise session.usage("own-rule-in-guide", rule=rule)
    file, found = guide_checked(session, name)
    if found.named is None:
        return tell_faulty(session, name, file=file, found=found)
    own = next((one for one in found.named.own_rules if one.id == rule), None)
    if own is None:
        raise _no_own_rule(session, rule, there=found.named.own_rules)
    if session.output.json:
        session.output.data(own_rule_data(own))
    else:
        write_own_rule(own, found.named, output=session.output)
    return codes.DONE


def _no_own_rule(session: Session, rule: str, *, there: tuple[OwnRule, ...]) -> click.UsageError:
    if not there:
        return session.usage("own-rule-not-there", rule=rule)
    return session.usage("own-rule-not-there-but", rule=rule, rules=", ".join(one.id for one in there))


def _no_such_rule(session: Session, typed: str) -> click.UsageError:
    near = rules_near(typed)
    if not near:
        return session.usage("rule-unknown", rule=typed)
    *first, last = near
    choices = session.say("guide-or", first=", ".join(first), last=last) if first else last
    return session.usage("rule-unknown-near", rule=typed, near=choices)
