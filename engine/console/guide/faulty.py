"""Tells that a guide has faults, where it was to be shown or drawn."""

import shlex

from engine.console import codes
from engine.console.guide.findings import summary
from engine.console.session import Session
from engine.language.check import Checked


def tell_faulty(session: Session, name: str, *, file: str, found: Checked) -> int:
    """Tell that a guide has faults and is not shown: what it seems to say may not be so. Return the exit code."""
    session.output.note(session.say("guide-faulty", file=file))
    session.output.note(summary(found.diagnostics, file=file, language=found.language))
    session.output.hint(shlex.join(("bti", "veileder", "sjekk", name)), "hint-check")
    return codes.FINDINGS
