"""Keeps the catalogues: `python -m tests.i18n.catalogues` brings them up to date, compiles them, says what is left.

The catalogues `bti`, one for each language but bokmål, get their entries from the tables of texts: a new text is not
translated yet, one that was taken away goes, and one whose bokmål was changed is marked `fuzzy` with the old bokmål in
a comment. Each text that a language lacks is named with its code, and all that is there is written all the same.
`click` is what Click says in bokmål and nynorsk, and is only compiled; Click's English is its own.
"""

import io
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from engine.i18n.catalogue import DOMAIN, LANGUAGES, SOURCE, areas, catalogue_folder
from engine.i18n.messages import Forms

CLICK = "click"
CLICKS_OWN = "en"
TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE)
CLICK_SPEAKS = tuple(language for language in LANGUAGES if language != CLICKS_OWN)
KEPT = (*((DOMAIN, language) for language in TRANSLATED), *((CLICK, language) for language in CLICK_SPEAKS))
FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text as its table has it: one sentence, or one for each number."""

    area: str
    code: str
    written: str | Forms


def sources() -> Iterator[Source]:
    """Every text of every table, in the order of the tables."""
    for area in sorted(areas()):
        module = import_module(f"engine.i18n.messages.{area}")
        for table in ("MESSAGES", "PLURALS"):
            for code, written in getattr(module, table, {}).items():
                yield Source(area=area, code=code, written=written)


def path_of(domain: str, language: str, *, suffix: str) -> Path:
    """Where a catalogue lies: `po` is its source, `mo` what the program reads."""
    return Path(catalogue_folder(), language, "LC_MESSAGES", f"{domain}.{suffix}")


def read(source: bytes, language: str) -> Catalog:
    """The catalogue that is written in a `.po` file."""
    return read_po(io.BytesIO(source), locale=language)


def kept(domain: str, language: str) -> Catalog:
    """The catalogue as it lies in the tree."""
    return read(path_of(domain, language, suffix="po").read_bytes(), language)


def compiled(catalog: Catalog) -> bytes:
    """What the program reads: neither what is fuzzy nor what is missing."""
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def entries(catalog: Catalog) -> dict[str, Message]:
    """The entries of a catalogue of our own texts, by their codes."""
    return {str(message.context): message for message in catalog if message.id}


def updated(source: bytes, texts: Iterable[Source], language: str) -> bytes:
    """A `.po` file with the entries that the tables ask for; the header stays as it is written."""
    old = entries(read(source, language))
    new = Catalog(locale=language)
    for text in texts:
        _add(new, text, before=old.get(text.code))
    written = io.BytesIO()
    write_po(written, new, width=0, omit_header=True, include_lineno=False)
    return source.partition(b"\n\n")[0] + b"\n\n" + written.getvalue().strip(b"\n") + b"\n"


def _add(catalog: Catalog, text: Source, *, before: Message | None) -> None:
    place = (f"engine/i18n/messages/{text.area}.py", 0)
    entry = catalog.add(text.written, context=text.code, locations=[place])
    if before is None or before.pluralizable is not entry.pluralizable:
        return
    entry.string = before.string
    entry.user_comments = before.user_comments
    if before.fuzzy:
        entry.flags.add(FUZZY)
        entry.auto_comments = before.auto_comments
    elif before.id != entry.id and all(forms(before.string)):
        entry.flags.add(FUZZY)
        entry.auto_comments = [f"before: {' '.join(form.split())}" for form in forms(before.id)]


def faults(catalog: Catalog, texts: Iterable[Source]) -> Iterator[str]:
    """What keeps a catalogue from saying everything that the tables say, each with the code of its text."""
    found = entries(catalog)
    codes = set()
    for text in texts:
        codes.add(text.code)
        wrong = _fault(found.get(text.code), text)
        if wrong:
            yield f"{text.code}: {wrong}"
    yield from (f"{code}: in no table" for code in found if code not in codes)


def _fault(entry: Message | None, text: Source) -> str | None:
    if entry is None:
        return "not in the catalogue"
    if tuple(forms(entry.id)) != forms(text.written):
        return "translated from another text"
    said = forms(entry.string)
    if len(said) != len(forms(text.written)) or not all(form.strip() for form in said):
        return "not translated"
    if entry.fuzzy:
        return "fuzzy: the text was changed after it was translated"
    if [slots(form) for form in said] != [slots(form) for form in forms(text.written)]:
        return "does not take the same arguments"
    return None


def forms(written: str | Iterable[str] | None) -> tuple[str, ...]:
    """The sentences of a text: one, or one for each number."""
    return (written,) if isinstance(written, str) else tuple(written or ())


def slots(written: str) -> set[str]:
    """The names of the arguments of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(written) if name is not None}


def main() -> int:
    """Write what has changed; return how it went, as a process does."""
    texts = tuple(sources())
    wrong = []
    for language in TRANSLATED:
        path = path_of(DOMAIN, language, suffix="po")
        path.write_bytes(updated(path.read_bytes(), texts, language))
        wrong += [f"{path.name} ({language}): {fault}\n" for fault in faults(kept(DOMAIN, language), texts)]
    for domain, language in KEPT:
        path_of(domain, language, suffix="mo").write_bytes(compiled(kept(domain, language)))
    sys.stderr.writelines(wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
