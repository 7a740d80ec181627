"""Reads an HTML document back the way a browser or a screen reader meets it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "link", "img"})


@dataclass
class Node:
    """An element with its attributes, the elements around it, and the text in it."""

    tag: str
    attributes: dict[str, str | None]
    inside: tuple[str, ...]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words).strip()


class Page(HTMLParser):
    """All elements of a document, in order. A tag that is not closed, or closed twice, is an error."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self.feed(document)
        self.close()
        assert not self._open, [node.tag for node in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, dict(attrs), tuple(one.tag for one in self._open))
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.words.append(data)

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.nodes if node.tag in tags]

    def pairs(self) -> dict[str, str]:
        """Every label of a `dl` with its value; of two equal labels the last counts."""
        terms = self.all("dt", "dd")
        return {label.text: value.text for label, value in zip(terms[::2], terms[1::2], strict=True)}

    def rows(self, heading: str) -> list[list[str]]:
        """The body of the table that the heading with this id names."""
        rows: list[list[str]] = []
        here = False
        for node in self.nodes:
            if node.tag == "table":
                here = node.attributes.get("aria-labelledby") == heading
            elif here and node.tag == "tr" and "tbody" in node.inside:
                rows.append([])
            elif here and node.tag in {"th", "td"} and "tbody" in node.inside:
                rows[-1].append(node.text)
        return rows
