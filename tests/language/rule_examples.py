"""The examples of the rule pages as files that can be checked: each piece with a small sound guide around it.

A piece that begins with `handlingsveileder:` is a whole guide, and so is one whose fence says `hel`. One that begins
with `- nivå:` is the levels, another one that begins with a dash is steps of the first level, and anything else is
sections that take the place of those with the same names; after `bygger_på:` there is only a head before them, and
the base is one that is shipped. What cannot be seen is drawn: → is a tab, ⍽ a hard space, ¬ a soft hyphen, and
� a control character, or a letter that is lost where the fence says `latin-1`. `gjentatt=N` repeats the last line,
and `telt=N` repeats it with its 1 counted up.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from types import MappingProxyType

from engine.bundled import BundledShelf
from engine.guideline.vocabulary import Language
from engine.i18n import rules
from engine.language.base_file import BaseFile
from engine.language.check import Checked, check
from tests.house import tree

_FENCE = re.compile(
    r"^```yaml (?P<verdict>galt|riktig)(?P<words>[^\n]*)\n(?P<piece>.*?)^```$", re.MULTILINE | re.DOTALL
)
_WHOLE = ("handlingsveileder:", "handlingsrettleiar:")
_BUILDING = ("bygger_på:", "byggjer_på:")
_STEPS = "@\n"
_STRICTER = {"S09": ("kommune", {"minLength": 2})}
"""S09 is for a schema that asks for more than ours does: its example is tried on one that does so."""
_WITHDRAWN = {"trukket_felles": "trukket", "trekt_felles": "trekt"}
"""V03 is for a base that is not in use: its example builds on the shipped one as it would be once it is withdrawn."""

AROUND_NB = """\
handlingsveileder: Rundt et eksempel
id: rundt
språk: bokmål
versjon: "1"
status: utkast
roller:
  barn: {tittel: Barnet, er: barn}
  foresatte: {tittel: Foresatte, er: foresatte}
  kontaktlærer: Kontaktlærer
  stafettholder: {tittel: Stafettholder, er: stafettholder}
tjenester:
  ppt: {tittel: PPT}
  helsestasjonen: Helsestasjonen
instanser:
  ressursteam: {tittel: Ressursteamet}
verktøy:
  samtykkeskjema: {tittel: Samtykkeskjema, type: skjema}
  samtalemal: {tittel: Samtalemal, type: mal}
møtetyper:
  stafettloggmøte: {tittel: Stafettloggmøte}
kjennetegn:
  sakstype: [ordinær, skolemiljø]
avslutninger:
  ferdig: {tittel: Avsluttet}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold, overgrep eller alvorlig omsorgssvikt
    gjør: Meld fra med en gang.
    meld_til: {barnevern: alltid}
nivåer:
  - nivå: 0
    steg:
@
      - beslutning: Veien videre
        hva: Velg sammen med foresatte.
        hvem: kontaktlærer
        verktøy: ikke oppgitt
        valg:
          Følg opp: nivå 1
          Avslutt: ferdig
  - nivå: 1
    tittel: Egen tjeneste
  - nivå: 2
    tittel: Flere tjenester
"""
AROUND_NN = """\
handlingsrettleiar: Rundt eit døme
id: rundt
språk: nynorsk
versjon: "1"
status: utkast
roller:
  barn: {tittel: Barnet, er: barn}
  føresette: {tittel: Føresette, er: føresette}
  kontaktlærar: Kontaktlærar
  stafetthaldar: {tittel: Stafetthaldar, er: stafetthaldar}
tenester:
  ppt: {tittel: PPT}
  helsestasjonen: Helsestasjonen
instansar:
  ressursteam: {tittel: Ressursteamet}
verktøy:
  samtykkeskjema: {tittel: Samtykkeskjema, type: skjema}
  samtalemal: {tittel: Samtalemal, type: mal}
møtetypar:
  stafettloggmøte: {tittel: Stafettloggmøte}
kjenneteikn:
  sakstype: [ordinær, skulemiljø]
avslutningar:
  ferdig: {tittel: Avslutta}
gjeld_alltid:
  - id: vald
    viss: Du mistenkjer vald, overgrep eller alvorleg omsorgssvikt
    gjer: Meld frå med ein gong.
    meld_til: {barnevern: alltid}
nivåa:
  - nivå: 0
    steg:
@
      - avgjerd: Vegen vidare
        kva: Vel saman med føresette.
        kven: kontaktlærar
        verktøy: ikkje oppgitt
        val:
          Følg opp: nivå 1
          Avslutt: ferdig
  - nivå: 1
    tittel: Eiga teneste
  - nivå: 2
    tittel: Fleire tenester
"""
AROUND = {"nb": AROUND_NB, "nn": AROUND_NN, "en": AROUND_NB}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A fenced piece of a page. `words` are what its fence says beside the verdict."""

    rule: str
    language: str
    is_wrong: bool
    piece: str
    words: tuple[str, ...]


def pages_folder() -> Path:
    """Return where the pages lie."""
    return Path(rules.__file__).parent


def examples_in(path: Path) -> tuple[Example, ...]:
    """Return the examples of a page, in the order in which they stand."""
    rule, language, _ = path.name.split(".")
    return tuple(
        Example(
            rule=rule,
            language=language,
            is_wrong=found["verdict"] == "galt",
            piece=found["piece"],
            words=tuple(found["words"].split()),
        )
        for found in _FENCE.finditer(path.read_text("utf-8"))
    )


def checked(example: Example) -> Checked:
    """Return what the check says of the guide that a piece stands in."""
    stricter = schemas(*_STRICTER.get(example.rule, ()))
    return check(as_file(example), file=f"{example.rule}.yaml", schemas=stricter, find=shipped)


def shipped(name: str, language: Language, *, folder: str | None) -> BaseFile:
    """Return a base that comes with the program."""
    if name not in _WITHDRAWN:
        return BundledShelf().base(name, language, folder=folder)
    base = BundledShelf().base("bti_felles", language, folder=folder)
    data = base.data.replace("status: utprøving".encode(), f"status: {_WITHDRAWN[name]}".encode())
    return BaseFile(f"{name}.yaml", data, base.folder)


def as_file(example: Example) -> bytes:
    """Return the guide that a piece stands in, as it would lie on disk."""
    text = whole(_repeated(example), example.language, is_whole="hel" in example.words)
    text = text.replace("→", "\t").replace("⍽", "\u00a0").replace("¬", "\u00ad")
    if "latin-1" in example.words:
        return text.replace("\ufffd", "ø").encode("latin-1")
    return text.replace("\ufffd", "\x07").encode()


def whole(piece: str, language: str, *, is_whole: bool = False) -> str:
    """Return a piece with the small guide around it."""
    around = AROUND[language]
    if is_whole or any(line.startswith(_WHOLE) for line in piece.splitlines()):
        return piece
    if piece.startswith(_BUILDING):
        return around.partition("roller:")[0] + piece
    if piece.startswith("- nivå:"):
        levels = "nivåa" if language == "nn" else "nivåer"
        return _with_sections(around, f"{levels}:\n{indent(piece, '  ')}")
    if piece.startswith(("- ", "-", "–")):
        return around.replace(_STEPS, indent(piece, "      "))
    return _with_sections(around, piece)


def schemas(key: str = "", demands: Mapping[str, object] = MappingProxyType({})) -> dict[str, bytes]:
    """Return the schema files by language; where a key of the guide is named, it has these demands as well."""
    files = {name: (tree.ROOT / "schemas" / f"guideline.{name}.schema.json").read_bytes() for name in ("nb", "nn")}
    return {name: _stricter(data, key, demands) for name, data in files.items()} if key else files


def _stricter(data: bytes, key: str, demands: Mapping[str, object]) -> bytes:
    schema = json.loads(data)
    # What the schema asks for hangs apart from what it says of the file, for an editor's sake.
    schema["then"]["properties"][key] |= demands
    return json.dumps(schema).encode()


def _repeated(example: Example) -> str:
    said = dict(word.split("=", 1) for word in example.words if "=" in word)
    *before, last = example.piece.splitlines(keepends=True)
    if "telt" in said:
        return "".join(before) + "".join(last.replace("1", str(count)) for count in range(1, int(said["telt"]) + 1))
    return "".join(before) + last * int(said.get("gjentatt", 1))


def _with_sections(around: str, piece: str) -> str:
    """Return the guide around with the sections of a piece in the place of its own."""
    taken = {section.split(":")[0] for section in _sections(piece)}
    kept = (section for section in _sections(around.replace(_STEPS, "")) if section.split(":")[0] not in taken)
    return "".join(kept) + piece


def _sections(text: str) -> list[str]:
    return re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)
