"""The page with the numbers: it needs nothing but itself, tells each picture in words, and takes texts as texts."""

import re
from collections import Counter
from datetime import date

import pytest

from engine.application.numbers.counts import Counts
from engine.application.numbers.report import Report
from engine.console.render.numbers import sheet
from engine.exporters.numbers import numbers_page
from engine.i18n import LANGUAGES, text
from engine.values import replace
from tests.exporters.page import Page
from tests.numbers.worlds import A, B, C, guide, told

HOSTILE = "=1+1</title><script>x()</script>\u202e&"
FOUND = Counts()
FOUND.open, FOUND.overdue = Counter({A: 41, B: 12, C: 3}), Counter({A: 9, B: 5})
FOUND.weeks = Counter({1: 1, 3: 14, 5: 26, 7: 15, 9: 8})


def report(*, title: str = "BTI i Vik") -> Report:
    one = guide(A, B, C)
    named = replace(one, head=replace(one.head, title=title))
    return Report(on=date(2026, 11, 21), year=2026, guides=(told(FOUND, named),))


def nb(code: str, **said: str | int) -> str:
    return text(code, "nb", **said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing_and_runs_nothing(language: str) -> None:
    page = numbers_page(report(), language=language)
    assert not re.search(r"<script|https?://|@import|url\((?!#)|\son\w+=", page)
    assert Page(page).nodes[0].attributes["lang"] == language


def test_each_picture_is_told_in_a_sentence_and_has_a_table_under_it() -> None:
    nodes = Page(numbers_page(report(), language="nb")).nodes
    pictures = [node for node in nodes if node.tag == "svg"]
    said = [node.text for node in nodes if node.tag == "desc"]
    assert len(pictures) == 2
    assert said[0].startswith("Åpne saker per nivå. Nivå A: åpne 41, over frist 9")
    assert "Nivå C: åpne færre enn 5, over frist vises ikke" in said[0]
    assert said[1].startswith("Tid til evaluering, 2026. 1–2 uker: evalueringer færre enn 5")
    assert [node.tag for node in nodes if node.tag in ("svg", "table")][:2] == ["svg", "table"]
    names = [node.attributes["id"] for node in nodes if "id" in node.attributes]
    assert len(names) == len(set(names))


def test_what_is_told_as_a_stretch_is_as_high_as_the_least_it_can_be() -> None:
    made = Counts()
    made.weeks = Counter({5: 232, 7: 3})
    page = numbers_page(replace(report(), guides=(told(made, guide(A)),)), language="nb")
    columns = re.findall(r'<rect class="hidden"[^>]* height="([\d.]+)"', page.split("Tid til evaluering", 1)[1])
    assert "231–235" in page
    assert float(columns[0]) > 3 * float(columns[1])


def test_what_stands_in_the_sentences_of_the_page_stands_in_the_rows_of_the_sheet() -> None:
    made = Counts()
    made.open, made.resting, made.weeks = Counter({A: 9}), 7, Counter({5: 20, 7: 10})
    one = replace(report(), guides=(told(made, guide(A)),))
    page, rows = numbers_page(one, language="nb"), sheet(one, nb).splitlines()
    assert "Saker som hviler, kommer i tillegg: 7." in page
    assert "Frist i veilederen: 6 uker. Etter fristen kom 10 av 30, 33 %." in page
    assert [row.split(";", 2)[2] for row in rows if "Saker som hviler" in row] == ["Saker som hviler;saker;7;7;7"]
    about = [row.split(";", 2)[2] for row in rows if "Tid til evaluering" in row]
    assert about[-5:] == [
        "Den midterste evalueringen;uker;5–6 uker;5;6",
        "Frist i veilederen;uker;6;6;6",
        "I alt;evalueringer;30;30;30",
        "Etter fristen;evalueringer;10;10;10",
        "Etter fristen;prosent;33 %;33;33",
    ]


def test_the_sheet_says_no_more_than_the_sentences_where_something_is_hidden() -> None:
    made = Counts()
    made.open, made.resting, made.weeks = Counter({A: 9}), 3, Counter({5: 20, 7: 4})
    text_of = sheet(replace(report(), guides=(told(made, guide(A)),)), nb)
    assert "Saker som hviler;saker;færre enn 5;0;4" in text_of
    assert "Etter fristen;evalueringer;færre enn 5;0;4" in text_of
    assert "Etter fristen;prosent;0–17 %;0;17" in text_of


def test_no_text_in_a_picture_is_small() -> None:
    page = numbers_page(report(), language="nb")
    (size,) = re.findall(r"svg text \{[^}]*font: (\d+)px", page)
    assert int(size) >= 12


def test_a_text_that_looks_like_code_is_text_on_the_page_and_no_formula_in_the_sheet() -> None:
    page = numbers_page(report(title=HOSTILE), language="nb")
    assert "<script" not in page
    lines = sheet(report(title=HOSTILE), nb).splitlines()
    assert len(lines) > 10
    assert all(line.startswith("'=1+1") for line in lines[1:])


def test_where_nothing_can_be_told_the_page_says_so_kindly() -> None:
    none = Report(on=date(2026, 11, 21), year=2026, guides=())
    page = numbers_page(none, language="nb")
    assert text("numbers.too-few", "nb") in page
    assert "<table" not in page


def test_practice_is_marked() -> None:
    assert text("practice-mark", "nb") in numbers_page(replace(report(), practice=True), language="nb")
