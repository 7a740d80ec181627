"""Every rule that the check can tell has a page in each language, and what the pages show is so.

A new rule is added to `rule_ids.txt`, and gets three pages. A rule that is no longer told loses its pages, and stays in
`rule_ids.txt` as withdrawn: its id is never used again.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.console.group import read_command
from engine.diagnostics import Severity
from engine.guideline.vocabulary import Language
from engine.i18n.rules import FAMILIES, RulePage, rule_ids, rule_page, rule_title
from tests.house import tree
from tests.language.rule_examples import Example, checked, examples_in, pages_folder, whole

LANGUAGES = ("nb", "nn", "en")
PINNED = Path(__file__).with_name("rule_ids.txt")
ALL = tuple(example for path in sorted(pages_folder().glob("*.md")) for example in examples_in(path))
TRIED = [example for example in ALL if example.language != "en"]  # those in English pages are the same as in bokmål
PAGES = [(rule, language) for rule in rule_ids() for language in LANGUAGES]
WIDEST = 76
"""So wide an example fits a screen of 80 columns, with its indent."""

_RULE = re.compile(rf'"([{FAMILIES}]\d\d)"')
_FOREIGN = re.compile(
    r"mapping|scalar|skalar|sequence|sekvens|\btokens?\b|schema|parser|\bnode[sr]?\b|property|\bnull\b|boolean|\bboolsk|"
    r"indentation|\barrays?\b|\bstrings?\b|yaml|json|\balias",
    re.IGNORECASE,
)


def told_ids(root: Path) -> set[str]:
    """Return the rules that the code below a folder tells."""
    return {rule for path in root.rglob("*.py") for rule in _RULE.findall(path.read_text("utf-8"))}


def missing_pages(rules: Iterable[str], folder: Path) -> list[str]:
    """Return a sentence for each page that is still to be written."""
    return [
        f"Write engine/i18n/rules/{rule}.{language}.md: the check tells {rule}, and no page says why."
        for rule in sorted(rules)
        for language in LANGUAGES
        if not (folder / f"{rule}.{language}.md").exists()
    ]


def strange_pages(rules: set[str], folder: Path) -> list[str]:
    """Return a sentence for each file that is no page about a rule."""
    wanted = {f"{rule}.{language}.md" for rule in rules for language in LANGUAGES}
    there = {path.name for path in folder.iterdir() if path.suffix not in {".py", ".pyc"} and path.name[0] != "_"}
    return [f"Take away engine/i18n/rules/{name}: no rule has this page." for name in sorted(there - wanted)]


def reused_ids(rules: set[str], pinned: str) -> list[str]:
    """Return a sentence for each id that is not in the list of ids as it should be."""
    lines = [line.split() for line in pinned.splitlines()]
    withdrawn = {rule for rule, *words in lines if words == ["withdrawn"]}
    living = {rule for rule, *words in lines if not words}
    return [
        *(f"{rule} was withdrawn. Give the new rule an id that was never used." for rule in sorted(rules & withdrawn)),
        *(f"Add {rule} to rule_ids.txt." for rule in sorted(rules - withdrawn - living)),
        *(f"Write «withdrawn» after {rule} in rule_ids.txt: nothing tells it." for rule in sorted(living - rules)),
    ]


def named(example: Example) -> str:
    return f"{example.rule}-{example.language}"


def prose(page: RulePage) -> str:
    return f"{page.title} {page.why} {page.advice}"


TOLD = told_ids(tree.ROOT / "engine" / "language")


# ------------------------------------------------------------- every rule has its pages


def test_every_rule_has_a_page_in_each_language() -> None:
    assert "\n".join(missing_pages(TOLD, pages_folder())) == ""


def test_no_page_lacks_a_rule() -> None:
    assert "\n".join(strange_pages(TOLD, pages_folder())) == ""


def test_no_id_is_used_again() -> None:
    assert "\n".join(reused_ids(TOLD, PINNED.read_text("utf-8"))) == ""


def test_the_pages_are_those_that_the_program_finds() -> None:
    assert set(rule_ids()) == TOLD
    assert rule_ids()[0] == "T01"
    assert [rule[0] for rule in rule_ids()] == sorted((rule[0] for rule in rule_ids()), key=FAMILIES.index)


# ------------------------------------------------------------- the examples are so


@pytest.mark.parametrize("example", [one for one in TRIED if one.is_wrong], ids=named)
def test_a_wrong_example_tells_its_rule_and_no_other_error(example: Example) -> None:
    found = checked(example).diagnostics
    assert example.rule in {one.rule for one in found}
    assert {one.rule for one in found if one.severity is Severity.ERROR} <= {example.rule}


@pytest.mark.parametrize("example", [one for one in TRIED if not one.is_wrong], ids=named)
def test_a_right_example_is_sound_and_in_its_language(example: Example) -> None:
    found = checked(example)
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    assert (errors, example.rule in {one.rule for one in found.diagnostics}) == ([], False)
    assert found.language is (Language.NYNORSK if example.language == "nn" else Language.BOKMAL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_around_the_examples_says_nothing_itself(language: str) -> None:
    steps = {"nn": "- steg: Del uroa\n  kva: Snakk.\n  kven: kontaktlærar\n  verktøy: ikkje oppgitt\n"}
    own = steps.get(language, "- steg: Del\n  hva: Snakk.\n  hvem: kontaktlærer\n  verktøy: ikke oppgitt\n")
    assert checked(Example(rule="none", language=language, is_wrong=False, piece=own, words=())).diagnostics == ()


def test_a_page_has_one_wrong_and_one_right_example() -> None:
    wrong, right = ([(one.rule, one.language) for one in ALL if one.is_wrong is verdict] for verdict in (True, False))
    assert wrong == right
    assert sorted(wrong) == sorted(PAGES)


def test_the_examples_in_english_pages_are_those_in_bokmal() -> None:
    shown = {(one.rule, one.language, one.is_wrong): (one.piece, one.words) for one in ALL}
    assert [one.rule for one in ALL if shown[one.rule, "en", one.is_wrong] != shown[one.rule, "nb", one.is_wrong]] == []


def test_every_example_fits_the_screen() -> None:
    assert [named(one) for one in ALL if max(map(len, one.piece.splitlines())) > WIDEST] == []


# ------------------------------------------------------------- the words


@pytest.mark.parametrize(("rule", "language"), PAGES)
def test_a_page_is_written_as_the_others_in_plain_words(rule: str, language: str) -> None:
    page = rule_page(rule, language)
    assert _FOREIGN.search(prose(page)) is None
    assert page.title == rule_title(rule, language)
    assert page.title[0].isupper() or page.title[0] in "«“"
    assert not page.title.endswith(".")
    assert all(part[-1].isalnum() or part[-1] in ".?" for part in (page.why, page.advice))
    assert "**" not in prose(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_language_have_the_same_headings_and_each_its_title(language: str) -> None:
    pages = [rule_page(rule, language) for rule in rule_ids()]
    assert len({(page.wrong_heading, page.right_heading, page.advice_heading) for page in pages}) == 1
    assert len({page.title for page in pages}) == len(pages)


@pytest.mark.parametrize(
    ("language", "others"),
    [
        ("nb", ("ikkje", "kva", "kven", "eit", "ein", "frå", "noko", "rettleiaren")),
        ("nn", ("ikke", "hva", "hvem", "et", "en", "fra", "noe", "veilederen", "hvis")),
        ("en", ("ikke", "skal", "steget", "veilederen", "ikkje")),
    ],
)
def test_the_languages_are_not_mixed(language: str, others: tuple[str, ...]) -> None:
    quoted = re.compile(r"«[^»]*»|“[^”]*”")
    words = {rule: set(re.findall(r"\w+", quoted.sub("", prose(rule_page(rule, language))))) for rule in rule_ids()}
    assert {rule: found for rule in words if (found := words[rule] & set(others))} == {}


def test_commands_that_a_page_names_exist() -> None:
    found = {words for page in PAGES for words in re.findall(r"bti ([a-z]+)", prose(rule_page(*page)))}
    assert found >= {"veileder", "meld"}
    assert all(read_command(name) for name in found)


# ------------------------------------------------------------- planted faults: what the tests above can see


def test_a_new_rule_is_told_with_the_files_to_write(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text('fault("P99", "x", span)', "utf-8")
    assert told_ids(tmp_path) == {"P99"}
    assert len(missing_pages(["P99"], pages_folder())) == len(LANGUAGES)
    assert "engine/i18n/rules/P99.nn.md" in missing_pages(["P99"], pages_folder())[1]


def test_a_page_that_is_left_over_is_seen(tmp_path: Path) -> None:
    (tmp_path / "R06.nb.md").touch()
    (tmp_path / "R06.se.md").touch()
    assert strange_pages({"R06"}, tmp_path) == ["Take away engine/i18n/rules/R06.se.md: no rule has this page."]


def test_an_id_that_is_used_again_is_seen() -> None:
    pinned = "R01\nR02 withdrawn\nR03\n"
    assert reused_ids({"R01", "R03"}, pinned) == []
    assert [line[:3] for line in reused_ids({"R01", "R02", "R03"}, pinned)] == ["R02"]
    assert reused_ids({"R01", "R03", "R04"}, pinned) == ["Add R04 to rule_ids.txt."]
    assert len(reused_ids({"R01"}, pinned)) == 1


def test_a_page_in_another_form_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.i18n.rules._folder", lambda: tmp_path)
    (tmp_path / "X01.nb.md").write_text("# Bare en tittel\n", "utf-8")
    with pytest.raises(ValueError, match="X01"):
        rule_page("X01", "nb")
    with pytest.raises(KeyError):
        rule_page("X02", "nb")


def test_a_piece_stands_where_it_belongs() -> None:
    assert "      - steg: A\n      - beslutning" in whole("- steg: A\n", "nb")
    assert whole("roller: {a: A}\n", "nb").endswith("  - nivå: 2\n    tittel: Flere tjenester\nroller: {a: A}\n")
    assert "kontaktlærer: Kontaktlærer" not in whole("roller: {a: A}\n", "nb")
    assert "Flere tjenester" not in whole("- nivå: 0\n", "nb")
    assert whole("handlingsveileder: A\n", "nb") == "handlingsveileder: A\n"
    assert whole("Noe\n", "nb", is_whole=True) == "Noe\n"
