"""Checks what a page says in YAML: a whole guideline as it stands, a list of steps inside a small guide around it."""

from pathlib import Path
from textwrap import indent

from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.diagnostics import Severity

AROUND = """\
handlingsveileder: Rundt et utdrag
id: rundt
språk: bokmål
versjon: "1"
status: utkast
roller:
  barn: {tittel: Barnet, er: barn}
  foresatte: {tittel: Foreldre eller foresatte, er: foresatte}
  kontaktlærer: Kontaktlærer
  helsesykepleier: Helsesykepleier
verktøy:
  samtalemal: {tittel: Samtalemal, type: mal}
avslutninger:
  uten oppfølging: {tittel: Avsluttet uten oppfølging}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold, overgrep eller alvorlig omsorgssvikt
    gjør: Meld fra med en gang.
    meld_til: {barnevern: alltid}
nivåer:
  - nivå: 0
    steg:
@
  - nivå: 1
    tittel: Egen tjeneste
  - nivå: 2
    tittel: Flere tjenester
"""


def whole(text: str) -> str:
    """Return the guideline that a YAML block is, or stands in. Raises ValueError where it is neither."""
    if text.lstrip().startswith("- "):
        return AROUND.replace("@", indent(text.rstrip(), "      "))
    if any(line.startswith(("handlingsveileder:", "handlingsrettleiar:")) for line in text.splitlines()):
        return text
    message = "a yaml block is a whole guideline or a list of steps"
    raise ValueError(message)


def faults(file: Path) -> list[str]:
    """Return the errors in a guideline file, each with its rule and line."""
    _, found = checked(BundledShelf(), str(file))
    return [
        f"{one.rule} line {one.span.start.line}: {one.arguments}"
        for one in found.diagnostics
        if one.severity is Severity.ERROR
    ]
