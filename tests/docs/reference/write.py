"""Writes docs/nb/sprak from the language's own tables: `python -m tests.docs.reference.write`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from engine.guideline.vocabulary import Language
from engine.language.terms import KEYS
from tests.docs.reference.about_agreements import AROUND, BATON_PAGE, BUILDING, CONSENT
from tests.docs.reference.about_guide import LISTS, THE_FILE
from tests.docs.reference.about_steps import THE_STEPS
from tests.docs.reference.about_ways import THE_WAYS
from tests.docs.reference.excerpts import excerpt, paragraphs, said_of
from tests.docs.reference.kinds_of_value import allowed
from tests.docs.reference.parts import EXAMPLES, FOLDER, Page, Section, Table
from tests.house import tree

PAGES = (THE_FILE, LISTS, THE_STEPS, THE_WAYS, CONSENT, BATON_PAGE, AROUND, BUILDING)
FRONT = FOLDER / "README.md"
SMALLEST = EXAMPLES / "minste.yaml"
_ALPHABET = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}

OPENING = """\
# Språket i en veileder

En veileder er en fil med ren tekst. Denne delen er et oppslagsverk: Hvert ord som kan stå i fila, hva det betyr, hva
som kan stå etter det, og et eksempel som virker. Er du ny, så begynn heller med [den første
timen](../forste-time.md). Har du veilederen i Word, så les [fra Word til veileder](../fra-word-til-veileder.md).

Leter du etter et bestemt ord? Se [alle ordene](#alle-ordene) nederst.

## Slik er fila bygd

- Innrykket viser hva som hører sammen. Lag det med mellomrom, aldri med tabulator.
- `ord: verdi` er en opplysning. Linjer som begynner med `-`, er punkter i en liste. En kort liste kan stå på én linje i
  klammer, `[barn, foresatte]`, og noen få opplysninger i krøllparenteser, `{tittel: Barnet, er: barn}`.
- Står det komma eller kolon i en tekst, så sett teksten i hermetegn: `"Snakk, og lytt"`.
- Det som står etter `#`, er en merknad til dere selv.
- Rekkefølgen i fila er rekkefølgen i arbeidet.
- Hele fila er på ett språk, bokmål eller nynorsk, og `språk` sier hvilket. Mange av ordene til venstre for kolon er
  ulike på de to.
- Er veilederen taus, så skriv `ikke oppgitt` (nynorsk `ikkje oppgitt`). Med `evt.` (nynorsk `ev.`) foran et navn er noe
  et tilbud og aldri et krav.

## Den minste veilederen

"""
AFTER_SMALLEST = """
Slik leser de andre den:

"""


def files() -> dict[Path, str]:
    """Return every page of the reference, as it should read now."""
    return {FRONT: front(), **{FOLDER / f"{page.name}.md": written(page) for page in PAGES}}


def front() -> str:
    """Return the page that leads to the others."""
    links = "".join(f"- [{page.title}]({page.name}.md). {_summary(page)}\n" for page in PAGES)
    words = "\n".join(["| bokmål | nynorsk | står under |", "| --- | --- | --- |", *_words()])
    return (
        f"{OPENING}{_yaml(SMALLEST, SMALLEST.read_text('utf-8'))}{AFTER_SMALLEST}"
        f"{_text(SMALLEST, paragraphs(said_of(SMALLEST), ('[steg]', '[beslutning]')))}"
        f"\n## Sidene\n\n{links}\nOrdene som står etter kolon, er samlet i [ordlista](../ordliste.md).\n"
        f"\n## Alle ordene\n\n{words}\n"
    )


def _summary(page: Page) -> str:
    """Return the first sentence of a page."""
    return f"{page.text.partition('.')[0]}."


def _words() -> Iterator[str]:
    found: dict[tuple[str, str], dict[str, None]] = {}
    for page, section, table in _tables():
        for name in table.keys:
            key = KEYS[name]
            link = f"[{section.title}]({page.name}.md#{anchor(section.title)})"
            found.setdefault((key.nb, key.nn), {})[link] = None
    for nb, nn in sorted(found, key=lambda pair: [_ALPHABET.get(letter, -1) for letter in pair[0]]):
        yield f"| `{nb}` | `{nn}` | {', '.join(found[nb, nn])} |"


def _tables() -> Iterator[tuple[Page, Section, Table]]:
    for page in PAGES:
        for section in page.sections:
            for table in section.tables:
                yield page, section, table


def anchor(title: str) -> str:
    """Return the name that a heading gets."""
    return "".join(letter for letter in title.lower() if letter.isalnum() or letter in "- ").replace(" ", "-")


def written(page: Page) -> str:
    """Return a page."""
    here = " · ".join(f"[{section.title}](#{anchor(section.title)})" for section in page.sections)
    top = f"# {page.title}\n\n{page.text}\n\n[Språket i en veileder](README.md) · {here}\n"
    return "\n".join([top, *(_section(section) for section in page.sections)])


def _section(section: Section) -> str:
    shown = excerpt(section.file.read_text("utf-8"), section.shown)
    parts = [f"## {section.title}\n", f"{section.text}\n", _yaml(section.file, shown)]
    parts += [_table(table) for table in section.tables]
    if section.said:
        parts += [_says(section)]
    return "\n".join(parts)


def _says(section: Section) -> str:
    name = section.example
    said = paragraphs(said_of(section.file), section.said)
    return f"`bti veileder vis {name}` viser blant annet:\n\n{_text(section.file, said)}"


def _yaml(file: Path, shown: str) -> str:
    return f"<!-- utdrag av {_path(file)} -->\n\n```yaml\n{shown}```\n"


def _text(file: Path, said: str) -> str:
    return f"<!-- vist av {_path(file)} -->\n\n```text\n{said}```\n"


def _path(file: Path) -> str:
    return file.relative_to(tree.ROOT).as_posix()


def _table(table: Table) -> str:
    rows = [f"{table.where}:\n", "| bokmål | nynorsk | hva det er | det som kan stå |", "| --- | --- | --- | --- |"]
    for name in table.keys:
        key = KEYS[name]
        told = allowed(table.shape, table.shape.slot(name)).replace("|", "\\|")
        rows.append(f"| `{key.nb}` | `{key.nn}` | {key.help(Language.BOKMAL)} | {told} |")
    return "\n".join([*rows, ""])


def main() -> int:
    """Write every page."""
    for path, text in files().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
