"""Writes what others walk, made of the guides that ours walks: `python -m bench.walks.write`.

A walk is a file of JSON and one of BPMN with the same flow. `moves` are all ways of the guide that somebody takes by
doing a step or by choosing, with what is asked before each; exits that stand open at any time are left out. Where two
ways have the same word, the one that is not usual is called by what it asks as well. `walk` is what ours does in
`bench.durable.ours`, act by act: an act that records something and leaves the case where it stands leads back to the
same place. Of the shared workload one such act is left out, the consent, so that it has its sixteen advances.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from bench.durable.ours import GUIDES, KARI, WALKS, opened, world_of
from engine.adapters.codec import JsonCodec
from engine.adapters.memory import MemoryStore
from engine.application.cases import act
from engine.application.guidelines import Faulty, compiled
from engine.application.outcomes import Done
from engine.bundled import BundledShelf
from engine.cases.events import NAMES
from engine.guideline.names import MAIN
from engine.guideline.process import COMPLETE, Process

HERE = Path(__file__).parent
STAYS = {"workload": False, "os": True}
"""Whether the acts that leave a case where it stands are taken by others too."""
ANSWER = "answer:"
_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


class Way(NamedTuple):
    """A way of the flow: a word leads from one place to another, once everything that it asks is so."""

    source: str
    word: str
    dest: str
    asks: tuple[str, ...] = ()


class Walk(NamedTuple):
    """The flow of a guide, and one way through it from `start` to one of `ends`."""

    start: str
    ends: tuple[str, ...]
    moves: tuple[Way, ...]
    walk: tuple[Way, ...]


def made(name: str) -> Walk:
    """Return a walk as its guide and our own acts make it."""
    found = compiled(BundledShelf(), JsonCodec(), name=GUIDES[name])
    if isinstance(found, Faulty):
        raise SystemExit(str(found))
    process = found[0]
    flow, walk = tuple(_flow(process)), tuple(_walked(name, process))
    stays = tuple(dict.fromkeys(way for way in walk if way.source == way.dest))
    order = list(dict.fromkeys(way.source for way in flow))
    moves = tuple(sorted((*flow, *stays), key=lambda way: order.index(way.source)))
    left = {way.source for way in moves}
    return Walk(plain(process.entry), tuple(dict.fromkeys(w.dest for w in moves if w.dest not in left)), moves, walk)


def as_json(walk: Walk) -> str:
    """Return a walk as JSON, a line for each way."""
    moves = ",\n".join(f"    {json.dumps(way, ensure_ascii=False)}" for way in walk.moves)
    taken = ",\n".join(f"    {json.dumps(way[:3], ensure_ascii=False)}" for way in walk.walk)
    start, ends = json.dumps(walk.start, ensure_ascii=False), json.dumps(walk.ends, ensure_ascii=False)
    return f'{{\n  "start": {start},\n  "ends": {ends},\n  "moves": [\n{moves}\n  ],\n  "walk": [\n{taken}\n  ]\n}}\n'


def as_bpmn(walk: Walk) -> str:
    """Return the flow as BPMN: a user task for each place, and behind those with a choice a gateway that asks for it.

    What somebody has answered is a variable of the case with the name `answer`.
    """
    places = dict.fromkeys(way.source for way in walk.moves)
    ways = {place: [way for way in walk.moves if way.source == place] for place in places}
    lines = [f'<startEvent id="start"/>{_arrow("start", walk.start)}']
    lines += [f"<endEvent id={quoteattr(end)}/>" for end in walk.ends]
    for place, leading in ways.items():
        lines.append(f"<userTask id={quoteattr(place)} name={quoteattr(place)}/>")
        gate = place if len(leading) == 1 else f"{place}_gate"
        if gate != place:
            lines.append(f"<exclusiveGateway id={quoteattr(gate)}/>{_arrow(place, gate)}")
        lines += [_arrow(gate, way.dest, word="" if gate == place else way.word) for way in leading]
    body = "\n".join(f"    {line}" for line in lines)
    return (
        f'<definitions xmlns="{_MODEL}" id="walk">\n  <process id="p" isExecutable="true">\n{body}\n  </process>\n'
        "</definitions>\n"
    )


def main() -> None:
    """Write both walks."""
    for name in WALKS:
        walk = made(name)
        (HERE / f"{name}.json").write_text(as_json(walk), "utf-8")
        (HERE / f"{name}.bpmn").write_text(as_bpmn(walk), "utf-8")


def _arrow(source: str, dest: str, *, word: str = "") -> str:
    name = quoteattr(f"{source}-{word}-{dest}" if word else f"{source}-{dest}")
    inside = f"<conditionExpression>answer == '{word}'</conditionExpression>" if word else ""
    return f"<sequenceFlow id={name} sourceRef={quoteattr(source)} targetRef={quoteattr(dest)}>{inside}</sequenceFlow>"


def _flow(process: Process) -> Iterator[Way]:
    """Return every way that is taken by doing a step or choosing an answer."""
    for source in process.states():
        for trigger in process.triggers(source):
            if trigger != COMPLETE and not trigger.startswith(ANSWER):
                continue
            for number, move in enumerate(process.candidates(source, trigger)):
                asks = tuple(gate.need.value for gate in move.conditions)
                word = f"{trigger}_{asks[0]}" if number else trigger
                yield Way(plain(source), plain(word), plain(move.dest), asks)


def _walked(name: str, process: Process) -> Iterator[Way]:
    """Carry out every act of ours, and return where each led."""
    store = MemoryStore()
    store.add(KARI)
    number, here = opened(world_of(store), GUIDES[name]), process.entry
    for command in WALKS[name]:
        done = act(world_of(store), number, command=command)
        if not isinstance(done, Done):
            raise SystemExit(f"{command}: {done}")
        standing = done.after.tracks[MAIN]
        moved = standing.state != here
        if moved or STAYS[name]:
            word = str(standing.by_trigger) if moved else NAMES[type(done.events[0].body)][0]
            yield Way(plain(here), plain(word), plain(standing.state))
        here = standing.state


def plain(name: str) -> str:
    """Return a name that every program takes for one: letters, digits and underscores, and no digit at the front."""
    return re.sub(r"\W", "_", name if name[0].isalpha() else f"at_{name}")


if __name__ == "__main__":
    main()
