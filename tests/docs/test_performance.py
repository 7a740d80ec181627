"""The page of speed says what was measured: it is made of the files beside it, and every promise has its row."""

import ast
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.__main__ import LONG, SCRIPTS, help_lines, main
from bench.page import PAGE, made, pictures, unmet, why
from bench.plot import plot
from bench.results import KEPT, Curve, Result, Row, grid, keep, kept, shown
from bench.targets import TABLES, TARGETS, Target
from tests.house import tree

FOUND = kept()
BENCH = tree.ROOT / "bench"
FLOORS = sorted([*BENCH.glob("*/floor_*.py")])
OTHERS = sorted([*FLOORS, *(BENCH / "peers").glob("*_*.py"), *BENCH.glob("*/pm4py_*.py")])
FLOOR_LINES = 60
CURVE = Curve(
    name="growth",
    title="How <it> grows",
    x="steps",
    y="ms",
    series={"ours": ((10.0, 0.5), (100.0, 4.0)), "theirs": ((10.0, 3.0), (100.0, 900.0))},
)


def result(figure: float) -> Result:
    return Result(
        name="durable",
        title="A durable advance",
        explained="What it costs.",
        columns=("advances/s",),
        rows=(Row(name="ours", cells=(1234.5,)),),
        figures={"durable-floor": figure},
        curves=(CURVE,),
        settings={"ours": {"python": "3.11.2", "synchronous": 2}},
    )


def test_the_page_is_made_of_the_files_beside_it() -> None:
    assert PAGE.read_text("utf-8") == made(FOUND), "make bench NAME=page"


def test_the_pictures_are_made_of_the_files_beside_them() -> None:
    there = {file.name: file.read_text("utf-8") for file in KEPT.glob("*.svg")}
    assert there == pictures(FOUND), "make bench NAME=page"


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_every_promise_has_its_row(target: Target) -> None:
    (row,) = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|") and target.promise in line]
    figure = target.figure(FOUND)
    if figure is None:
        assert target.table in LONG, f"make bench NAME={target.table}"
    assert f"| {shown(figure)} | {target.sense} {shown(target.asked)} {target.unit}".rstrip() in row


def test_every_promise_that_is_not_kept_says_why() -> None:
    assert [target.id for target in unmet(FOUND) if not why(target).exists()] == []


def test_every_figure_is_of_a_promise() -> None:
    promised = {name: {one.id for one in TARGETS if one.table == name} for name in TABLES}
    found = {name: set(result.figures) for name, result in FOUND.items()}
    assert found == {name: promised[name] if found[name] or name not in LONG else set() for name in FOUND}


@pytest.mark.parametrize("file", FLOORS, ids=lambda file: file.stem)
def test_a_floor_is_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= FLOOR_LINES


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.stem)
def test_a_floor_and_a_peer_know_nothing_of_ours(file: Path) -> None:
    assert imported(file).isdisjoint({"engine", "bench", "tests", "cli"})


def imported(file: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(tree.parsed(file)):
        match node:
            case ast.Import(names=names):
                modules.update(one.name.split(".")[0] for one in names)
            case ast.ImportFrom(module=str(module)):
                modules.add(module.split(".")[0])
            case _:
                pass
    return modules


def test_there_are_floors_and_peers() -> None:
    assert len(FLOORS) >= 5
    assert len(OTHERS) >= 15
    assert "engine" in imported(BENCH / "memory" / "ours.py")


def runs_alone(file: Path) -> bool:
    return '__name__ == "__main__"' in file.read_text("utf-8")


def test_every_measurement_is_listed_by_name() -> None:
    scripts = {file.stem for file in BENCH.glob("*.py") if runs_alone(file) and file.stem != "__main__"}
    sides = {"append_floor", "append_promises"}
    assert scripts - sides - set(TABLES) == set(SCRIPTS)
    told = " ".join(help_lines())
    assert [name for name in (*TABLES, *SCRIPTS, "page") if name not in told] == []


def test_a_wrong_name_is_told_in_a_line_and_measures_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.stat().st_mtime_ns
    assert main(["tull", "page"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "no measurement called tull" in told.err
    assert main(["durabel"]) == 2
    assert "Did you mean durable?" in capsys.readouterr().err
    assert PAGE.stat().st_mtime_ns == before


def test_whoever_asks_for_help_gets_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "docs/performance.md" in capsys.readouterr().out


# ------------------------------------------------------------- planted: what the page does with a figure


def test_a_figure_that_was_changed_by_hand_is_seen() -> None:
    assert made({"durable": result(0.7)}) != made({"durable": result(0.71)})


@pytest.mark.parametrize(("figure", "said"), [(0.6, "met"), (0.59, "**not met**")])
def test_a_promise_is_kept_or_not(figure: float, said: str) -> None:
    page = made({"durable": result(figure)})
    assert f"| {figure} | ≥ 0.6 × the floor | {said} |" in page
    assert "| – | ≥ 3 × as fast | not measured |" in page


def test_what_is_not_kept_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.page.WHY", tmp_path)
    assert "Nobody has written why" in made({"durable": result(0.5)})
    (tmp_path / "durable-floor.md").write_text("The disk is slow.\n", "utf-8")
    assert "The disk is slow." in made({"durable": result(0.5)})
    assert "The disk is slow." not in made({"durable": result(0.7)})


def test_a_text_for_a_whole_table_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.page.WHY", tmp_path)
    (tmp_path / "durable.md").write_text("The disk is slow.\n", "utf-8")
    both = {"durable-floor": 0.5, "durable-spiff": 1.0, "durable-eventsourcing": 1.0}
    page = made({"durable": replace(result(0.5), figures=both)})
    assert page.count("The disk is slow.") == 1
    assert "### Durable advance in SQLite, chained and sealed; Durable advance beside eventsourcing; Durable" in page


def test_a_promise_of_at_most_is_not_one_of_at_least() -> None:
    most = next(target for target in TARGETS if target.sense == "≤" and target.asked)
    assert most.met(most.asked)
    assert not most.met(most.asked * 1.01)


def test_a_table_that_is_kept_can_be_read_back(tmp_path: Path) -> None:
    keep(result(0.7), tmp_path)
    found = kept(tmp_path)["durable"]
    assert found.machine is not None
    assert found.machine.cores >= 1
    assert found.rows == result(0.7).rows
    assert found.curves == (CURVE,)


def test_a_picture_can_be_read_aloud_and_without_colours() -> None:
    picture = ET.fromstring(plot(CURVE))  # noqa: S314 - we drew it ourselves
    space = {"s": "http://www.w3.org/2000/svg"}
    assert picture.attrib["role"] == "img"
    title, told = picture.find("s:title", space), picture.find("s:desc", space)
    assert title is not None
    assert title.text == "How <it> grows"
    assert told is not None
    assert told.text == "ms by steps. ours: 0.5 at 10, 4 at 100; theirs: 3 at 10, 900 at 100."
    said = [text.text for text in picture.findall("s:text", space)]
    assert {"ours", "theirs", "steps", "ms", "10", "100"} <= set(said)
    forms = {path.attrib["d"].split("h")[-1].split("l")[-1] for path in picture.findall("s:path", space)}
    assert len(forms) > 2


@pytest.mark.parametrize(
    ("least", "most", "marks"),
    [(1.0, 16.0, ["1", "2", "5", "10", "20"]), (10.0, 10_000.0, ["10", "100", "1\u202f000", "10\u202f000"])],
)
def test_an_axis_has_marks_that_can_be_read(least: float, most: float, marks: list[str]) -> None:
    drawn = plot(replace(CURVE, series={"ours": ((least, 200.0), (most, 900.0))}))
    picture = ET.fromstring(drawn)  # noqa: S314 - we drew it ourselves
    texts = [one for one in picture.iter("{http://www.w3.org/2000/svg}text") if one.get("y") == "362"]
    assert [one.text for one in texts] == marks
    places = [float(one.attrib["x"]) for one in texts]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), ("met", "met"), (0.12345, "0.123"), (3.0, "3"), (99.94, "99.9"), (1234567.8, "1\u202f234\u202f568")],
)
def test_a_cell_has_the_digits_that_count(value: float | str | None, said: str) -> None:
    assert shown(value) == said


def test_a_table_on_the_screen_is_set_out() -> None:
    assert grid(("", "ms"), [("ours", "1"), ("theirs", "900")]) == ["         ms", "ours      1", "theirs  900"]
