"""Texts are looked up by code and language at each call, and the languages are not mixed."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from engine.i18n import knows, plural, text
from engine.i18n.catalogue import DOMAIN, FIRST_AREAS, LANGUAGES, areas, template
from tests.house import tree
from tests.i18n.catalogues import TRANSLATED, Source, entries, forms, kept, slots, sources


def rows() -> Iterator[tuple[str, ...]]:
    """Every text in bokmål, nynorsk and English, with its code first; a plural gives two."""
    translated = [entries(kept(DOMAIN, language)) for language in TRANSLATED]
    for source in sources():
        others = [forms(found[source.code].string) for found in translated]
        yield from ((source.code, *said) for said in zip(forms(source.written), *others, strict=True))


def test_there_are_texts() -> None:
    assert len(list(rows())) > 1000


def test_no_text_is_empty_or_has_space_around_it() -> None:
    assert [code for code, *said in rows() for one in said if not one or one != one.strip()] == []


def test_no_code_is_used_twice() -> None:
    counted = Counter(source.code for source in sources())
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("word", "where"), [("ikkje", 1), ("ikke", 2), ("hva", 2), ("kva", 1), ("noen", 2), ("eg ", 1), ("frå", 1)]
)
def test_the_languages_are_not_mixed(word: str, where: int) -> None:
    mixed = [row for row in rows() if f" {word} " in f" {row[where].lower()} "]
    assert mixed == []


NORWEGIAN = re.compile(r"\b(?:ikke|ikkje|og|eller|er|den|det|som|på|av|til|med|har|kan|sak(?:en|a)?|steg(?:et)?)\b")
TYPED = re.compile(r"“[^”]*”|\([^()]*\)|\{\{.*?\}\}|--?[\w-]+|bti [\w -]+|'[^']*'")  # words that stay as they are typed


def test_english_is_not_norwegian() -> None:
    mixed = [(code, english) for code, _, _, english in rows() if NORWEGIAN.search(TYPED.sub("", english).lower())]
    assert mixed == []
    assert sum(bool(NORWEGIAN.search(TYPED.sub("", bokmal).lower())) for _, bokmal, *_ in rows()) > 500


def test_english_quotes_as_the_british_do() -> None:
    guillemets = [code for code, _, _, english in rows() if "«" in english.replace("« »", "")]
    assert guillemets == []
    assert [code for code, _, _, english in rows() if english.count("“") != english.count("”")] == []


def test_a_text_is_a_sentence_in_every_language_or_in_none() -> None:
    ends = (".", "?", "!", ":")
    unlike = [row for row in rows() if len({said[-1] if said.endswith(ends) else "" for said in row[1:]}) > 1]
    assert unlike == []


def test_a_text_is_filled_in() -> None:
    assert text("store-missing", "nb", path="x") == "Det finnes ikke noe lager her ennå: x"
    assert text("store-missing", "nn", path="x") == "Det finst ikkje noko lager her enno: x"
    assert text("store-missing", "en", path="x") == "There is no store here yet: x"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled_in(language: str) -> None:
    for source in sources():
        for given, said in filled(source, language):
            assert [value for value in given if value not in said] == [], source.code
            assert "{" not in said or "{{" in "".join(forms(source.written)), source.code


def filled(source: Source, language: str) -> Iterator[tuple[list[str], str]]:
    """A text with a mark for each argument, and those marks; one that counts comes for several numbers."""
    names = set().union(*(slots(form) for form in forms(source.written)))
    marks = {name: f"<{name}>" for name in names}
    if isinstance(source.written, str):
        yield list(marks.values()), text(source.code, language, **marks)
        return
    marks.pop("count", None)
    for count in (0, 1, 2, 5):
        yield list(marks.values()), plural(source.code, language, count=count, **marks)


def test_a_text_can_be_had_as_it_is_written() -> None:
    assert template("store-missing", "nn") == "Det finst ikkje noko lager her enno: {path}"


def test_the_texts_of_every_command_are_looked_in_first() -> None:
    assert areas()[: len(FIRST_AREAS)] == FIRST_AREAS
    assert sorted(areas()) == sorted({source.area for source in sources()})


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_read_when_it_is_asked_for_and_bokmal_never_needs_one(language: str) -> None:
    script = (
        "import gettext; gettext.GNUTranslations._parse = lambda _, file: print(file.name.split('/')[-3]); "
        f"from engine.i18n import text; text('aborted', 'nb'); print('before'); text('aborted', '{language}')"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["before", language]


def test_braces_in_an_argument_are_let_be() -> None:
    assert text("store-missing", "nb", path="{x}{0}").endswith("{x}{0}")


@pytest.mark.parametrize(("code", "language"), [("no-such-code", "nb"), ("aborted", "sv"), ("store-missing", "nb")])
def test_what_is_not_there_is_a_bug(code: str, language: str) -> None:
    with pytest.raises(KeyError):
        text(code, language)


@pytest.mark.parametrize(
    ("count", "language", "written"),
    [
        (1, "nb", "1 advarsel"),
        (0, "nb", "0 advarsler"),
        (2, "nn", "2 åtvaringar"),
        (1, "en", "1 warning"),
        (0, "en", "0 warnings"),
    ],
)
def test_one_is_told_from_more(count: int, language: str, written: str) -> None:
    assert plural("check-warnings", language, count=count) == written


def test_known_codes_are_told_from_others() -> None:
    assert knows("aborted")
    assert not knows("no-such-code")


def literal_codes() -> Iterator[tuple[str, str]]:
    """The codes that the console writes out in calls of `say`, `usage` and `text`."""
    for path in sorted((tree.ROOT / "engine" / "console").rglob("*.py")):
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                place = {"say": 0, "usage": 0, "text": 0}.get(name, -1)
                if 0 <= place < len(node.args) and isinstance(found := node.args[place], ast.Constant):
                    yield path.name, str(found.value)


def test_every_code_that_the_console_says_is_there() -> None:
    said = list(literal_codes())
    assert len(said) > 100
    assert [one for one in said if not knows(one[1])] == []
