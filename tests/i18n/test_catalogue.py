"""Every text is there in both languages, takes the same arguments in both, and is looked up at each call."""

import ast
import string
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

import pytest

from engine.i18n import knows, plural, text
from engine.i18n.catalogue import areas, codes
from tests.house import tree


def pairs() -> Iterator[tuple[str, str, str]]:
    """Every text in bokmål and nynorsk, with its code; a plural gives two."""
    for area in areas():
        module = import_module(f"engine.i18n.messages.{area}")
        for code, (bokmal, nynorsk) in getattr(module, "MESSAGES", {}).items():
            yield code, bokmal, nynorsk
        for code, (bokmal, nynorsk) in getattr(module, "PLURALS", {}).items():
            yield from ((code, one, other) for one, other in zip(bokmal, nynorsk, strict=True))


def slots(written: str) -> set[str]:
    """The names of the arguments of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(written) if name is not None}


def test_there_are_texts() -> None:
    assert len(list(pairs())) > 300


def test_every_text_is_written_in_both_languages() -> None:
    assert [code for code, bokmal, nynorsk in pairs() if bool(bokmal.strip()) != bool(nynorsk.strip())] == []


def test_both_languages_take_the_same_arguments() -> None:
    assert [code for code, bokmal, nynorsk in pairs() if slots(bokmal) != slots(nynorsk)] == []


def test_no_code_is_used_twice() -> None:
    counted = Counter(code for _, code in codes())
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
