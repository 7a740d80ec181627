"""Texts are looked up by code and language at each call, and the two languages are not mixed."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from engine.i18n import knows, plural, text
from engine.i18n.catalogue import DOMAIN, FIRST_AREA, areas, template
from tests.house import tree
from tests.i18n.catalogues import entries, forms, kept, sources


def pairs() -> Iterator[tuple[str, str, str]]:
    """Every text in bokmål and nynorsk, with its code; a plural gives two."""
    nynorsk = entries(kept(DOMAIN, "nn"))
    for source in sources():
        said = zip(forms(source.written), forms(nynorsk[source.code].string), strict=True)
        yield from ((source.code, one, other) for one, other in said)


def test_there_are_texts() -> None:
    assert len(list(pairs())) > 300


def test_no_text_is_empty_or_has_space_around_it() -> None:
    assert [code for code, *said in pairs() for one in said if not one or one != one.strip()] == []


def test_no_code_is_used_twice() -> None:
    counted = Counter(source.code for source in sources())
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("word", "where"), [("ikkje", 1), ("ikke", 2), ("hva", 2), ("kva", 1), ("noen", 2), ("eg ", 1), ("frå", 1)]
)
def test_the_languages_are_not_mixed(word: str, where: int) -> None:
    mixed = [pair for pair in pairs() if f" {word} " in f" {pair[where].lower()} "]
    assert mixed == []


def test_a_text_is_filled_in() -> None:
    assert text("store-missing", "nb", path="x") == "Det finnes ikke noe lager her ennå: x"
    assert text("store-missing", "nn", path="x") == "Det finst ikkje noko lager her enno: x"


def test_a_text_can_be_had_as_it_is_written() -> None:
    assert template("store-missing", "nn") == "Det finst ikkje noko lager her enno: {path}"


def test_the_texts_of_every_command_are_looked_in_first() -> None:
    assert areas()[0] == FIRST_AREA
    assert sorted(areas()) == sorted({source.area for source in sources()})


def test_nynorsk_is_read_when_it_is_asked_for_and_bokmal_never_needs_it() -> None:
    script = (
        "import gettext; gettext.GNUTranslations._parse = lambda *_: print('read'); "
        "from engine.i18n import text; text('aborted', 'nb'); print('before'); text('aborted', 'nn')"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["before", "read"]


def test_braces_in_an_argument_are_let_be() -> None:
    assert text("store-missing", "nb", path="{x}{0}").endswith("{x}{0}")


@pytest.mark.parametrize(("code", "language"), [("no-such-code", "nb"), ("aborted", "en"), ("store-missing", "nb")])
def test_what_is_not_there_is_a_bug(code: str, language: str) -> None:
    with pytest.raises(KeyError):
        text(code, language)


@pytest.mark.parametrize(
    ("count", "language", "written"), [(1, "nb", "1 advarsel"), (0, "nb", "0 advarsler"), (2, "nn", "2 åtvaringar")]
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
