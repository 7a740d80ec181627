"""What others walk in the measurements is what ours walks: the same moves, in the same order, of the same guides."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from bench.durable import FLOOR, OTHERS, OURS, TAKEN, sides
from bench.durable.ours import GUIDES
from bench.memory.ours import words_of
from bench.results import Result, Row, keep, kept, silent
from bench.sides import HERE, WALKS
from bench.walks.write import Walk, Way, as_bpmn, as_json, made, plain
from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf

NAMES = tuple(GUIDES)
SPACE = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
FORK = Walk("a", ("z",), (Way("a", "on", "z", ("consent",)), Way("a", "note", "a")), (Way("a", "note", "a"),))


def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((WALKS / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_guide_and_our_own_acts_make(name: str) -> None:
    walk, told = made(name), "python -m bench.walks.write"
    assert (WALKS / f"{name}.json").read_text("utf-8") == as_json(walk), told
    assert (WALKS / f"{name}.bpmn").read_text("utf-8") == as_bpmn(walk), told


@pytest.mark.parametrize("name", NAMES)
def test_a_walk_goes_from_the_start_to_an_ending_by_ways_of_the_flow(name: str) -> None:
    flow = written(name)
    ways = {tuple(way[:3]) for way in flow["moves"]}
    here = flow["start"]
    for source, word, dest in flow["walk"]:
        assert source == here
        assert (source, word, dest) in ways
        here = dest
    assert here in flow["ends"]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_leads_to_one_place_alone(name: str) -> None:
    said = [tuple(way[:2]) for way in written(name)["moves"]]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", NAMES)
def test_every_place_of_the_guide_is_in_the_flow(name: str) -> None:
    flow, process = written(name), compiled(BundledShelf(), JsonCodec(), name=GUIDES[name])
    assert not isinstance(process, Faulty)
    places = {place for way in flow["moves"] for place in (way[0], way[2])}
    assert len(places) == len(process[0].states())


def test_the_walks_are_as_long_as_the_page_says() -> None:
    assert [len(written(name)["walk"]) for name in ("workload", "os")] == [16, 15]
    stays = [way for way in written("os")["walk"] if way[0] == way[2]]
    assert len(stays) == 7
    page = (HERE / "durable" / "__init__.py").read_text("utf-8")
    assert "eight of those lead on, and seven record" in page


@pytest.mark.parametrize("name", NAMES)
def test_the_drawn_flow_is_the_same(name: str) -> None:
    flow, root = written(name), ET.parse(WALKS / f"{name}.bpmn").getroot()  # noqa: S314 - we wrote it ourselves
    gates = {one.attrib["id"] for one in root.iterfind(".//b:exclusiveGateway", SPACE)}
    found = set()
    for arrow in root.iterfind(".//b:sequenceFlow", SPACE):
        source, dest = arrow.attrib["sourceRef"], arrow.attrib["targetRef"]
        asked = arrow.findtext("b:conditionExpression", None, SPACE)
        if source != "start" and dest not in gates:
            found.add((source.removesuffix("_gate"), asked and re.findall("'(.*)'", asked)[0], dest))
    many = {way[0] for way in flow["moves"] if sum(one[0] == way[0] for one in flow["moves"]) > 1}
    assert found == {(way[0], way[1] if way[0] in many else None, way[2]) for way in flow["moves"]}


def test_everybody_takes_both_walks() -> None:
    for walk in TAKEN:
        words = {side.name: side.words for side in sides(walk)}
        assert len(words) == len(OTHERS) + 2
        assert all(walk in " ".join(said) for said in words.values())
    assert {FLOOR, OURS} <= {side.name.split(",")[0] for side in sides("os")}


@pytest.mark.parametrize("name", NAMES)
def test_the_table_in_memory_takes_the_moves_of_the_walk(name: str) -> None:
    leading = [way[1] for way in written(name)["walk"] if way[0] != way[2]]
    assert [plain(word) for word in words_of(name)] == leading
    assert len(leading) == {"workload": 16, "os": 8}[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("floor", ["dict", "table"])
def test_a_floor_in_memory_takes_every_walk(name: str, floor: str) -> None:
    words = [str(HERE / "memory" / f"floor_{floor}.py"), "nowhere", "3", str(WALKS / f"{name}.json")]
    told = json.loads(subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True).stdout)
    assert told["advances"] == 3 * len(words_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_floor_takes_every_walk_and_tells_its_settings(name: str, tmp_path: Path) -> None:
    words = [str(HERE / "durable" / "floor_sqlite.py"), str(tmp_path), "2", str(WALKS / f"{name}.json")]
    told = json.loads(subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True).stdout)
    assert told["advances"] == 2 * len(written(name)["walk"])
    assert (told["journal_mode"], told["synchronous"], "python" in told) == ("wal", 2, True)


# ------------------------------------------------------------- planted: a flow that is another, a side that is silent


def test_a_way_that_was_changed_by_hand_is_seen() -> None:
    other = FORK._replace(moves=(FORK.moves[0]._replace(word="off"), *FORK.moves[1:]))
    assert as_json(other) != as_json(FORK)
    assert as_bpmn(other) != as_bpmn(FORK)
    assert "answer == 'note'" in as_bpmn(FORK)


@pytest.mark.parametrize("settings", [{}, {"ours": {"sqlite": "3.54"}}, {"ours": {"python": "3.11"}, "theirs": {}}])
def test_a_table_whose_sides_are_silent_is_not_kept(settings: dict[str, dict[str, str]], tmp_path: Path) -> None:
    rows = (Row(name="ours", cells=(1.0,)),)
    one = Result(name="t", title="T", explained="", columns=("ms",), rows=rows, figures={}, settings=settings)
    assert silent(one)
    with pytest.raises(SystemExit, match="tell no versions"):
        keep(one, tmp_path)
    assert kept(tmp_path) == {}
