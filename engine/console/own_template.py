"""Reads the template that `bti skriv --mal` names, and tells what in it has to be changed."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from engine.application.own_template import MOST_BYTES, OwnTemplate, TemplateFault
from engine.console import codes
from engine.console.session import Session


def read_template(session: Session, file: str) -> OwnTemplate:
    """Return the template in a file. Raises a usage error where there is none to read.

    No more is read than shows whether it is too large, so that an endless file ends here too.
    """
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise session.usage("template-unopened", file=file) from None
    return OwnTemplate(name=PurePath(file).name, content=content)


def tell_faults(session: Session, faults: Iterable[TemplateFault], *, file: str) -> int:
    """Say on which line what stands that may not, and what to write instead; return the exit code."""
    output = session.output
    for fault in faults:
        text = session.say(fault.message, **dict(fault.arguments))
        output.paragraph(session.say("template.fault", file=file, line=fault.line, text=text), to_stderr=True)
    output.note(session.say("template.none-written"))
    return codes.FINDINGS
