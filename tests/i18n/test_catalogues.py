"""Every text has its nynorsk and its English, the catalogues are those of the tables, and what is missing is seen."""

import io
from dataclasses import replace
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from engine.i18n.catalogue import DOMAIN, plural, template
from tests.i18n.catalogues import (
    KEPT,
    Source,
    compiled,
    entries,
    faults,
    forms,
    kept,
    path_of,
    read,
    slots,
    sources,
    updated,
)
from tests.i18n.catalogues import (
    TRANSLATED as TRANSLATED_INTO,
)

HEADER = (
    b'# A catalogue.\nmsgid ""\nmsgstr ""\n"Language: nn\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
GREETING = Source(area="console", code="greeting", written="Hva gjør {who}?")
CASES = Source(area="cases", code="cases", written=("{count} sak", "{count} saker"))
TEXTS = (GREETING, CASES)
TRANSLATED = (
    updated(HEADER, TEXTS, "nn")
    .replace(b'"Hva gj\xc3\xb8r {who}?"\nmsgstr ""', b'"Hva gj\xc3\xb8r {who}?"\nmsgstr "Kva gjer {who}?"')
    .replace(b'[0] ""', b'[0] "{count} sak"')
    .replace(b'[1] ""', b'[1] "{count} saker"')
)


def wrong(source: bytes, *texts: Source) -> list[str]:
    return list(faults(read(source, "nn"), texts))


def told(catalog: Catalog) -> list[tuple[object, ...]]:
    return sorted(((one.context, one.id, one.string) for one in catalog if one.id), key=repr)


@pytest.mark.parametrize("language", TRANSLATED_INTO)
def test_every_text_is_translated(language: str) -> None:
    assert list(faults(kept(DOMAIN, language), sources())) == []


@pytest.mark.parametrize("language", TRANSLATED_INTO)
def test_the_catalogue_is_as_the_tables_and_the_tool_would_have_it(language: str) -> None:
    source = path_of(DOMAIN, language, suffix="po").read_bytes()
    assert updated(source, sources(), language) == source


@pytest.mark.parametrize(("domain", "language"), KEPT)
def test_what_the_program_reads_is_what_is_written(domain: str, language: str) -> None:
    lying = read_mo(io.BytesIO(path_of(domain, language, suffix="mo").read_bytes()))
    assert told(lying) == told(read_mo(io.BytesIO(compiled(kept(domain, language)))))
    assert lying.plural_forms == kept(domain, language).plural_forms


@pytest.mark.parametrize("language", TRANSLATED_INTO)
def test_each_text_says_its_own_translation(language: str) -> None:
    found = entries(kept(DOMAIN, language))
    plain = [text for text in sources() if isinstance(text.written, str)]
    assert len(plain) > 900
    assert [text.code for text in plain if template(text.code, language) != found[text.code].string] == []


@pytest.mark.parametrize("language", TRANSLATED_INTO)
def test_each_plural_says_its_own_translation(language: str) -> None:
    found = entries(kept(DOMAIN, language))
    counting = [text for text in sources() if not isinstance(text.written, str)]
    assert len(counting) > 3
    for text in counting:
        given: dict[str, str | int] = dict.fromkeys(slots(text.written[0]) - {"count"}, "x")
        said = [plural(text.code, language, count=count, **given) for count in (1, 2)]
        wanted = [form.format(count=count, **given) for count, form in enumerate(forms(found[text.code].string), 1)]
        assert said == wanted, text.code


def test_equal_bokmal_may_differ_in_another_language_by_number() -> None:
    said = [plural("aspect.meetings-held", language, count=count) for language in ("nb", "nn") for count in (1, 2)]
    assert said == ["1 holdt", "2 holdt", "1 halde", "2 haldne"]
    english = [plural("overview.done", "en", count=count, done=count) for count in (1, 2)]
    assert english == ["1 of 1 step done", "2 of 2 steps done"]


def test_a_finished_catalogue_is_let_be() -> None:
    assert wrong(TRANSLATED, *TEXTS) == []
    assert updated(TRANSLATED, TEXTS, "nn") == TRANSLATED


def test_a_text_that_is_not_in_the_catalogue_is_seen() -> None:
    assert wrong(HEADER, *TEXTS) == ["greeting: not in the catalogue", "cases: not in the catalogue"]


def test_a_new_text_is_added_without_nynorsk_and_seen() -> None:
    added = updated(HEADER, TEXTS, "nn")
    assert wrong(added, *TEXTS) == ["greeting: not translated", "cases: not translated"]
    said = GNUTranslations(io.BytesIO(compiled(read(added, "nn"))))
    assert said.pgettext("greeting", "Hva gjør {who}?") == "Hva gjør {who}?"
    assert said.npgettext("cases", "{count} sak", "{count} saker", 2) == "{count} saker"


def test_a_text_that_is_gone_is_seen_and_taken_out() -> None:
    assert wrong(TRANSLATED, GREETING) == ["cases: in no table"]
    assert list(entries(read(updated(TRANSLATED, [GREETING], "nn"), "nn"))) == ["greeting"]


def test_a_changed_text_is_seen_and_marked_until_somebody_has_looked() -> None:
    changed = replace(GREETING, written="Hva gjorde {who}?")
    assert wrong(TRANSLATED, changed, CASES) == ["greeting: translated from another text"]
    marked = updated(TRANSLATED, [changed, CASES], "nn")
    assert wrong(marked, changed, CASES) == ["greeting: fuzzy: the text was changed after it was translated"]
    assert updated(marked, [changed, CASES], "nn") == marked
    entry = entries(read(marked, "nn"))["greeting"]
    assert (entry.string, entry.auto_comments) == ("Kva gjer {who}?", ["before: Hva gjør {who}?"])
    looked_at = marked.replace(b"fuzzy, ", b"").replace(b"Kva gjer", b"Kva gjorde")
    assert wrong(looked_at, changed, CASES) == []
    assert b"before:" not in updated(looked_at, [changed, CASES], "nn")


def test_a_text_that_begins_to_count_is_translated_anew() -> None:
    counting = replace(GREETING, written=("{who} gjør", "{who} gjør"))
    assert wrong(updated(TRANSLATED, [counting, CASES], "nn"), counting, CASES) == ["greeting: not translated"]


@pytest.mark.parametrize(
    ("written", "planted", "fault"),
    [
        (b"Kva gjer {who}?", b"Kva gjer {kven}?", "greeting: does not take the same arguments"),
        (b"Kva gjer {who}?", b" ", "greeting: not translated"),
        (b'[1] "{count} saker"', b'[1] ""', "cases: not translated"),
        (b'[1] "{count} saker"', b'[1] "saker"', "cases: does not take the same arguments"),
    ],
)
def test_a_planted_fault_is_seen(written: bytes, planted: bytes, fault: str) -> None:
    assert wrong(TRANSLATED.replace(written, planted), *TEXTS) == [fault]


def test_what_translators_write_to_each_other_is_kept() -> None:
    noted = TRANSLATED.replace(b"#: engine/i18n/messages/console.py", b"# not kva\n#: engine/i18n/messages/console.py")
    assert updated(noted, TEXTS, "nn") == noted


def test_equal_bokmal_may_have_its_own_nynorsk_for_each_code() -> None:
    codes = ("label.documented", "guide-documented")
    assert len({template(code, "nb") for code in codes}) == 1
    assert len({template(code, "nn") for code in codes}) == len(codes)
