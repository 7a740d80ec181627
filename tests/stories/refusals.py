"""Every refusal that there is, and those that no person at the command line can meet, each with why."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import engine.application
import engine.console.commands
import engine.i18n.messages
from tests.random_walks.run import OUT_OF_REACH, codes, refused_with

ASKED_FIRST = "the command line asks for it before anything is decided"
GUARD = "it tells which cases a step is for, and only ever passes one by"
SAID_BEFORE = "an end away from an answer is refused for another reason before the wish is asked for"

UNTOLD = {
    "already-open": "a case is opened once: each opening makes a new one",
    "no-case": "a command on a case that is not there ends with that there is none to see",
    "answer-needed": ASKED_FIRST,
    "answer-needs-target": ASKED_FIRST,
    "no-such-answer": ASKED_FIRST,
    "not-resting": ASKED_FIRST,
    "resting-place": ASKED_FIRST,
    "which-track": ASKED_FIRST,
    "erasure-basis": ASKED_FIRST,
    "view-needs-text": ASKED_FIRST,
    "rule-leads-nowhere": "where a rule leads nowhere, the command line offers no way to follow it",
    "already-there": "where the case stands already, no rule is offered that leads there",
    "family-wish": SAID_BEFORE,
    "wish-or-shield": SAID_BEFORE,
    "any-of": GUARD,
    "consent-refused": GUARD,
    "fact-is-not": GUARD,
    "shielded": GUARD,
    "variant-is-not": GUARD,
}
"""`tests/cases` tries those of the engine. A story that meets one of them is red."""


@cache
def every_code() -> frozenset[str]:
    """Return every code of a refusal: those that are written, those of the guides' tables, those with a text."""
    rooms = (engine.application, engine.console.commands)
    written = {code for room in rooms for path in Path(room.__path__[0]).glob("*.py") for code in refused_with(path)}
    return codes() | written | OUT_OF_REACH.keys() | with_a_text()


def with_a_text() -> frozenset[str]:
    """Return every code that there is a text for, however many forms the text has."""
    tables = [
        importlib.import_module(f"engine.i18n.messages.{one.name}").MESSAGES
        for one in pkgutil.iter_modules(engine.i18n.messages.__path__)
    ]
    names = (name.split(".") for table in tables for name in table)
    return frozenset(
        code for area, code, *_ in (name for name in names if len(name) > 1) if area in ("refusal", "need")
    )
