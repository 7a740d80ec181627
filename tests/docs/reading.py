"""Tries a page from top to bottom at a desk, and tells each place where what it says is not so."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

import yaml

from tests.docs import console, guides
from tests.docs.blocks import Block, Direction, Exchange, Unseen, claims
from tests.docs.desk import Desk
from tests.docs.reference import excerpts
from tests.house import tree

LEFT = frozenset({("console", "$ make demo\n"), ("console", "$ make test\n"), ("", "make test\n")})
"""The gates themselves, as their pages write them: they are run as gates, never from inside one."""

EXCERPT, SAID, PASTED = "utdrag av", "vist av", "lim inn i"
KEPT = "lagre"
READERS: dict[str, Callable[[str], object]] = {"yaml": yaml.safe_load, "json": json.loads}
"""What another program reads is read here as that program would; what it does then has tests of its own."""
WRITTEN, WRITTEN_AS = "skriv", frozenset({"html", "markdown", "text"})
"""What the reader writes in a file besides guides; the commands after it are what tests it."""
_BEFORE = " foran "
_TAKEN = frozenset({EXCERPT, SAID})


@dataclass(slots=True, kw_only=True)
class Reading:
    """What came of trying a page: complaints, and each console block as it should read now."""

    complaints: list[str] = field(default_factory=list)
    blocks: list[tuple[Block, str]] = field(default_factory=list)


def tried(text: str, folder: Path) -> Reading:
    """Run and check everything a page claims, in order; `folder` is empty, and its `home` is where it happens."""
    desk, reading = Desk(folder), Reading()
    for claim in claims(text):
        for complaint in _tried(claim, desk, reading=reading):
            reading.complaints.append(complaint)
    return reading


def _tried(claim: Block | Exchange | Unseen, desk: Desk, *, reading: Reading) -> Iterator[str]:
    match claim:
        case Exchange():
            yield from _exchange(claim, desk.home)
        case Unseen(command=command):
            said = desk.run(command)
            if said.code:
                yield f"`{command}` gave exit {said.code}:\n{said.text}"
        case Block() if (claim.language, claim.text) not in LEFT:
            yield from _block(claim, desk, reading=reading)
        case Block():
            return


def _block(block: Block, desk: Desk, *, reading: Reading) -> Iterator[str]:
    direction = block.direction
    if direction is not None and direction.word in _TAKEN:
        yield from _taken(block, direction)
    elif direction is not None and direction.word == PASTED:
        yield from _put_in(block, direction.rest, home=desk.home)
    elif direction is not None and direction.word == KEPT:
        yield from _kept(block, desk.home / direction.rest)
    elif block.language == "console":
        yield from _console(block, desk, reading=reading)
    elif block.language == "yaml":
        yield from _yaml(block, desk.home)
    elif direction is not None and direction.word == WRITTEN and block.language in WRITTEN_AS:
        (desk.home / direction.rest).write_text(block.text, "utf-8")
    else:
        yield f"line {block.first}: nothing tests a block of {block.language or 'no language'!r}"


def _taken(block: Block, direction: Direction) -> Iterator[str]:
    """Look at what is taken from a guide of the repository: its lines, or what is said of it; and at the guide."""
    file = tree.ROOT / direction.rest
    if direction.word == EXCERPT:
        yield from (f"line {block.first}: in {file.name}, {fault}" for fault in guides.faults(file))
        if not excerpts.stands_in(block.text, file.read_text("utf-8")):
            yield f"line {block.first}: this does not stand in {file.name}"
    elif not excerpts.is_said(block.text, excerpts.said_of(file)):
        yield f"line {block.first}: this is not what vis says of {file.name}"


def _kept(block: Block, file: Path) -> Iterator[str]:
    if block.language not in READERS:
        yield f"line {block.first}: nothing reads a block of {block.language or 'no language'!r}"
        return
    try:
        READERS[block.language](block.text)
    except (ValueError, yaml.YAMLError) as error:
        yield f"line {block.first}: {error}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.text, "utf-8")


def _console(block: Block, desk: Desk, *, reading: Reading) -> Iterator[str]:
    turns = console.turns(block.text)
    bare = console.is_bare(turns)
    now: list[str] = []
    for turn in turns:
        said = desk.run(turn.command)
        written = said.text.splitlines()
        wanted = int(block.direction.rest) if block.direction and turn is turns[-1] else 0
        shown = console.refreshed(turn.shown, written)
        if said.code != wanted:
            yield f"line {block.first}: `{turn.command}` gave exit {said.code}, not {wanted}:\n{said.text}"
            shown = list(turn.shown)
        elif not bare and not console.agrees(turn.shown, written):
            yield f"line {block.first}: `{turn.command}` wrote\n{said.text}"
        now += [""] if now and not bare else []
        now += [f"{console.PROMPT}{turn.command}", *([] if bare else shown)]
    reading.blocks.append((block, "".join(f"{line}\n" for line in now)))


def _yaml(block: Block, home: Path) -> Iterator[str]:
    direction = block.direction
    if direction is not None and direction.word == "sett inn i":
        yield from (complaints := list(_put_in(block, direction.rest, home=home)))
        if complaints:
            return
        file = home / direction.rest.partition(_BEFORE)[0]
    else:
        file = home / (direction.rest if direction is not None else ".block.yaml")
        try:
            file.write_text(guides.whole(block.text), "utf-8")
        except ValueError as error:
            yield f"line {block.first}: {error}"
            return
    yield from (f"line {block.first}: {fault}" for fault in guides.faults(file))


def _put_in(block: Block, where: str, *, home: Path) -> Iterator[str]:
    """Put a block in a file before the line that `where` names, indented as it is; without a line, at the end."""
    name, _, line = where.partition(_BEFORE)
    file = home / name
    rows = file.read_text("utf-8").splitlines(keepends=True)
    places = [place for place, row in enumerate(rows) if row.strip() == line]
    if not line:
        rows.append(f"\n{block.text}")
    elif len(places) != 1:
        yield f"line {block.first}: {line!r} stands {len(places)} times in {name}"
    else:
        lead = rows[places[0]][: -len(rows[places[0]].lstrip())]
        rows.insert(places[0], f"{indent(block.text.rstrip(), lead)}\n\n")
    file.write_text("".join(rows), "utf-8")


def _exchange(exchange: Exchange, home: Path) -> Iterator[str]:
    file = home / exchange.file
    text = file.read_text("utf-8")
    if text.count(exchange.old) != 1:
        yield f"{exchange.old!r} stands {text.count(exchange.old)} times in {exchange.file}"
    file.write_text(text.replace(exchange.old, exchange.new), "utf-8")
