"""Finds what a page claims: its fenced blocks with the directions for them, its links, its headings, its inline code.

A direction is a comment in the page, unseen by the reader, right before the block (or after the paragraph) it is about:

    <!-- kode 3 -->                    the last command of the next block ends with this exit code
    <!-- skriv FIL -->                 the next block is the whole of this file
    <!-- lagre FIL -->                 the next block is the whole of this file, which another program reads
    <!-- sett inn i FIL foran LINJE --> the next block is put in before this line, indented as it is
    <!-- lim inn i FIL -->             the next block is put in at the end, and nobody checks it before the page does;
                                       `foran LINJE` may follow here too
    <!-- bytt i FIL -->                the paragraph before says `this` becomes `that`
    <!-- kjør KOMMANDO -->             what the reader has done already
    <!-- utdrag av FIL -->             the next block stands in this guide of the repository, however far in
    <!-- vist av FIL -->               the next block is what vis says of this guide, cut where it is cut
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.house import tree

_DIRECTION = re.compile(r"<!--\s*(kode|skriv|lagre|sett inn i|lim inn i|bytt i|kjør|utdrag av|vist av)\s+(.+?)\s*-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What a comment orders: `word` is one of those above, `rest` what follows it."""

    word: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block. `first` is the line number (from 0) of its first line inside the fence."""

    language: str
    text: str
    first: int
    direction: Direction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A replacement that a paragraph orders in a file."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A command that the reader does not see: it makes what the page takes for granted."""

    command: str


def pages(root: Path = tree.ROOT) -> list[Path]:
    """Return every page whose claims are tested."""
    return [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))]


def claims(text: str) -> Iterator[Block | Exchange | Unseen]:
    """Return the blocks of a page, and what its comments do between them, in order."""
    direction: Direction | None = None
    paragraph: tuple[str, ...] = ()
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            paragraph = _codes(token)
        elif token.type == "html_block" and (found := _DIRECTION.search(token.content)):
            direction = Direction(word=found[1], rest=found[2])
            if direction.word == "bytt i":
                if len(paragraph) < 2:
                    message = f"no paragraph says what to exchange in {direction.rest}"
                    raise ValueError(message)
                yield Exchange(file=direction.rest, old=paragraph[-2], new=paragraph[-1])
                direction = None
            elif direction.word == "kjør":
                yield Unseen(command=direction.rest)
                direction = None
        elif token.type in {"fence", "code_block"}:
            yield _block(token, direction)
            direction = None


def links(text: str) -> list[str]:
    """Return where the page points, pictures included."""
    return [
        str(child.attrs.get("href") or child.attrs.get("src"))
        for child in _inline(text)
        if child.type in {"link_open", "image"}
    ]


def inline_codes(text: str) -> list[str]:
    """Return what stands as code inside sentences and tables."""
    return [child.content for child in _inline(text) if child.type == "code_inline"]


@cache
def anchors(text: str) -> frozenset[str]:
    """Return the names that headings get."""
    tokens = MarkdownIt().parse(text)
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


def _block(token: Token, direction: Direction | None) -> Block:
    start = token.map[0] if token.map else 0
    return Block(language=token.info.strip(), text=token.content, first=start + 1, direction=direction)


def _codes(token: Token) -> tuple[str, ...]:
    return tuple(child.content for child in token.children or () if child.type == "code_inline")


def _inline(text: str) -> list[Token]:
    parser = MarkdownIt().enable("table")
    return [child for token in parser.parse(text) if token.type == "inline" for child in token.children or ()]
