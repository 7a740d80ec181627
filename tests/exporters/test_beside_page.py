"""The page with guides side by side: it needs nothing but itself, and a guide's texts are nothing but text."""

from html.parser import HTMLParser

import pytest

from engine.exporters.beside import beside_page
from engine.guideline.beside import Against, Beside, Cell, Column, Point, Row, Subject, Theme

HOSTILE = "</li><script>x()</script>\u202e&"
VOID = frozenset({"meta"})


class _Page(HTMLParser):
    """The tags of a page, each that is open at any time, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def column(name: str, *, is_base: bool = False) -> Column:
    return Column(
        name=name, id="id", title=HOSTILE, municipality=None, version="1", language="nb", base=None, is_base=is_base
    )


def shown() -> Beside:
    own = Cell((Point("a", "Se etter", Against.SAME), Point("b", HOSTILE, Against.CHANGED)), (Point("c", "Velg"),))
    rows = (Row("0", "Nivå 0", (own, Cell())), Row("1", "", (Cell((Point("d", "Ring", Against.OWN),)), Cell())))
    themes = (Theme(Subject.STEPS, "Steg", rows), Theme(Subject.TOOLS, "Verktøy", (Row("all", "", (Cell(), Cell())),)))
    return Beside((column("Lyngøy"), column("Grunnlaget", is_base=True)), themes, against_base=True)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_tag_is_closed_and_nothing_runs_or_fetches(language: str) -> None:
    page = _Page(beside_page(shown(), language=language))
    assert page.open == []
    assert page.named("html") == [{"lang": language}]
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags}
    policy = [one["content"] for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_a_text_of_a_guide_is_nothing_but_text() -> None:
    page = _Page(beside_page(shown(), language="nb"))
    assert page.text.count("</li><script>x()</script>[U+202E]&") == 3


def test_each_guide_has_a_column_and_each_part_a_row() -> None:
    page = _Page(beside_page(shown(), language="nb"))
    rows = sum(tag == "tr" for tag, _ in page.tags)
    cells = sum(tag in {"td", "th"} for tag, _ in page.tags)
    assert (rows, cells) == (6, 18)
    assert [one["id"] for one in page.named("tbody")] == ["steps", "tools"]
    assert {str(one["href"]) for one in page.named("a")} == {"#steps", "#tools"}


def test_what_differs_from_the_base_is_said_in_words() -> None:
    text = " ".join(_Page(beside_page(shown(), language="nb")).text.split())
    assert "Ring eget" in text
    assert "& endret" in text
    assert "Velg tatt bort" in text
    assert "Se etter endret" not in text
    assert "Se etter eget" not in text
