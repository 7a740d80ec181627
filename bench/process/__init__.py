"""How long a command takes from the shell, beside an empty Python, a floor and peers: `python -m bench.process`.

Every round runs each side once on a fresh copy of what was prepared for it. A side of another reads a definition and a
stored case, advances the case, and commits; so does `bti neste`.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.read_back import of_sqlite, software
from bench.results import Result, Row, Setting
from bench.sides import HERE, PEERS
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.bootstrap import KEYS_FOLDER

ROUNDS = 11
EMPTY, FLOOR, SPIFF = "python -c pass", "json and sqlite3, the floor", "SpiffWorkflow"
NESTE, SHOW = "bti neste 1", "bti vis 1"
QUICK, SLOW = 15.0, 20.0
"""Milliseconds of an empty Python on the machines that the promises in milliseconds were made for."""
FOLDER = "FOLDER"
OURS = "bti"
VERSION = "import json, platform; print(json.dumps({'python': platform.python_version()}))"
READY = (("oppsett", "--ovelse"), ("ny", "os", "--alias", "gutt, 6 år"))


@dataclass(frozen=True, slots=True)
class Command:
    """A side: its words, and those that prepare its folder. `FOLDER` among them stands for that folder."""

    words: Sequence[str]
    before: Sequence[Sequence[str]] = ()
    told: Sequence[str] = ()
    """What prints its versions and settings, as it reads them back; ours are read of its store."""


def measured() -> Result:
    """Run every side, interleaved, and compare."""
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as place:
        commands = _commands()
        times, settings = _times(commands, Path(place)), _settings(commands, Path(place))
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    empty, floor = medians[EMPTY], medians[FLOOR]
    fitted = QUICK / empty if empty < QUICK else min(1.0, SLOW / empty)
    return Result(
        name="process",
        title="A whole process",
        explained=(
            "From the shell: start, load, advance one stored case, commit, end. Ours has its store sealed and its key "
            "in a file. Key ring and pass phrase lie outside."
        ),
        columns=("ms", "least ms", "× empty", "× floor"),
        rows=tuple(
            Row(name=name, cells=(one, min(times[name]), one / empty, one / floor)) for name, one in medians.items()
        ),
        figures={
            "process-neste": medians[NESTE] * fitted,
            "process-vis": medians[SHOW] * fitted,
            "process-spiff": medians[SPIFF] / medians[NESTE],
        },
        settings=settings,
        notes=(_fitted(empty, fitted),),
    )


def _fitted(empty: float, times: float) -> str:
    return (
        f"What is promised in milliseconds is promised where an empty Python takes {QUICK:.0f}–{SLOW:.0f} ms. Here it "
        f"took {empty:.1f} ms, so those figures are the median × {times:.2f}."
    )


def _commands() -> dict[str, Command]:
    ours = {name: _bti(*name.split()[1:]) for name in ("bti --help", "bti", SHOW, NESTE, "bti meld 1")}
    return {
        EMPTY: Command([sys.executable, "-c", "pass"], told=[sys.executable, "-c", VERSION]),
        FLOOR: _script(str(PEERS), "process/floor_json.py"),
        "json and sqlite3, with PyYAML": _script(str(PEERS), "process/floor_yaml.py"),
        "transitions and JSON": _script(str(PEERS), "peers/process_transitions.py"),
        SPIFF: _script(str(PEERS), "peers/process_spiff.py"),
        "eventsourcing": _script(str(PEERS), "peers/process_eventsourcing.py"),
        "python-statemachine": _script(str(PEERS), "peers/process_statemachine.py"),
        "click, yaml, jsonschema, transitions, jinja2": _script(sys.executable, "process/eager.py"),
        "DBOS": _script(str(PEERS), "peers/process_dbos.py"),
        **ours,
        "bti veileder sjekk os": _bti("veileder", "sjekk", "os"),
    }


def _script(python: str, script: str) -> Command:
    words = [python, "-W", "ignore", str(HERE / script), FOLDER]
    return Command(words, ([*words, "prepare"],), [*words, "told"])


def _bti(*words: str) -> Command:
    program = str(Path(sys.executable).with_name("bti"))
    return Command([program, *words], tuple([program, *one] for one in READY))


def _times(commands: Mapping[str, Command], place: Path) -> dict[str, list[float]]:
    """Return the milliseconds of each side, round by round."""
    ready, home = _ready(commands, place), place / "home"
    for name, command in commands.items():
        home.mkdir()
        for words in command.before:
            _run(words, home)
        home.rename(ready[name])
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            shutil.copytree(ready[name], home)
            os.sync()  # what was copied is written before the clock starts
            start = time.perf_counter()
            _run(command.words, home)
            times[name].append((time.perf_counter() - start) * 1000)
            shutil.rmtree(home)
    return times


def _ready(commands: Mapping[str, Command], place: Path) -> dict[str, Path]:
    """Return the folder of each side in which it is prepared."""
    return {name: place / f"ready {number}" for number, name in enumerate(commands)}


def _settings(commands: Mapping[str, Command], place: Path) -> dict[str, Mapping[str, Setting]]:
    """Ask each side for its versions and settings, once it has been measured; every command of ours has the same."""
    ready = _ready(commands, place)
    told = {name: json.loads(_run(one.told, ready[name])) for name, one in commands.items() if one.told}
    store = next(ready[OURS].rglob("*.lager"))
    with SqliteStore.open(store, custody=Custody(ready[OURS] / "config" / KEYS_FOLDER)) as opened:
        return {**told, OURS: of_sqlite(opened) | software("click")}


def _run(words: Sequence[str], home: Path) -> str:
    """Run it as somebody would who has set nothing: above all, Python keeps what it compiles. Return its words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BTI_", "XDG_", "PYTHON"))}
    environment = {**kept, "HOME": str(home), "BTI_CONFIG": str(home / "config"), "BTI_SPRAK": "nb"}
    said = [str(home) if word == FOLDER else word for word in words]
    run = subprocess.run(said, env=environment, check=False, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{' '.join(said)}: {run.stdout}{run.stderr}")
    return run.stdout
