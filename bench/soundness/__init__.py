"""What it takes to prove a guide, beside the soundness check of pm4py on the same flow: `python -m bench.soundness`.

Ours proves that every case can end and every policy holds; the check of pm4py proves the first alone, on the flow of
the guide as a workflow net. Seconds are of the processor's time. A net that is not sound is handed over as well, since
a check that says yes to everything is quick.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.long_guides import long_guide
from bench.read_back import software
from bench.results import Curve, Result, Row, Setting
from bench.sides import HERE
from bench.soundness.nets import END, net_of
from engine.bundled import BundledShelf
from engine.guideline.model import Guideline
from engine.language.check import check
from engine.language.nodes import collector_resting
from engine.proofs import prove

ROUNDS = 5
CHECKER = Path(sys.prefix) / "pm4py" / "bin" / "python"
MOST = 1_000
PLAIN, BESIDE = (10, 100, 300, MOST), (10, 50, 100)
"""Steps in a row, and with two of each ten beside each other, where the check of pm4py soon takes minutes."""
Told = Mapping[str, float | str | bool]


@dataclass(frozen=True, slots=True)
class Guide:
    """A made-up guide of so many steps, and the file with its net."""

    name: str
    steps: int
    guideline: Guideline
    net: Path


def measured() -> Result:
    """Prove every guide and check its net, interleaved."""
    with tempfile.TemporaryDirectory(prefix="bti-bench-") as place:
        guides = [
            *(_guide(steps, Path(place), tracks=False) for steps in PLAIN),
            *(_guide(steps, Path(place), tracks=True) for steps in BESIDE),
        ]
        _tell_apart(guides[0].net)
        ours: dict[str, list[float]] = {guide.name: [] for guide in guides}
        theirs: dict[str, list[Told]] = {guide.name: [] for guide in guides}
        for _ in range(ROUNDS):
            for guide in guides:
                ours[guide.name].append(_proved(guide.guideline))
                theirs[guide.name].append(_checked(guide.net))
    unsound = [name for name, runs in theirs.items() if not all(run["sound"] for run in runs)]
    if unsound:
        raise SystemExit(f"pm4py calls these unsound: {unsound}")
    return _result(guides, {name: statistics.median(spent) for name, spent in ours.items()}, theirs=theirs)


def _result(guides: list[Guide], ours: Mapping[str, float], *, theirs: Mapping[str, list[Told]]) -> Result:
    beside = {name: statistics.median(float(run["seconds"]) * 1000 for run in runs) for name, runs in theirs.items()}
    longest = next(guide.name for guide in guides if guide.steps == MOST)
    rows = [
        Row(name=name, cells=(theirs[name][0]["transitions"], ours[name], beside[name], beside[name] / ours[name]))
        for name in (guide.name for guide in guides)
    ]
    told: dict[str, Setting] = {name: str(theirs[longest][0][name]) for name in ("python", "pm4py")}
    return Result(
        name="soundness",
        title="Proofs of a guide",
        explained=(
            "Ours are all proofs of a guide: that every case can end, and every policy. Beside it stands "
            "`check_soundness` of pm4py, which tells the first of the same flow, written as a workflow net. Time is of "
            "the processor; reading the guide or the net is not counted. pm4py runs as a program of its own."
        ),
        columns=("transitions", "ours, ms", "pm4py, ms", "ours is ×"),
        rows=tuple(rows),
        figures={"soundness-time": ours[longest], "soundness-pm4py": beside[longest] / ours[longest]},
        curves=(_curve(guides, {"ours": ours, "pm4py": beside}),),
        settings={"ours": software("msgspec"), "pm4py": told},
    )


def _curve(guides: list[Guide], times: Mapping[str, Mapping[str, float]]) -> Curve:
    series = {}
    for who, of in times.items():
        for way, tracks in (("in a row", False), ("with tracks", True)):
            chosen = [guide for guide in guides if ("tracks" in guide.name) is tracks]
            series[f"{who}, {way}"] = tuple((float(guide.steps), of[guide.name]) for guide in chosen)
    return Curve(name="soundness", title="How proofs grow with the length of a guide", x="steps", y="ms", series=series)


def _guide(steps: int, place: Path, *, tracks: bool) -> Guide:
    name = f"{steps} steps{', with tracks' if tracks else ''}"
    shelf = BundledShelf()
    schemas = {language: shelf.schema(language) for language in ("nb", "nn")}
    found = check(long_guide(steps, tracks=tracks), file="maling.yaml", schemas=schemas)
    if found.guideline is None:
        raise SystemExit(f"a guide with faults: {found.diagnostics[:1]}")
    file = place / f"{steps}{tracks}.json"
    file.write_text(net_of(found.guideline), "utf-8")
    return Guide(name, steps, found.guideline, file)


def _tell_apart(net: Path) -> None:
    """Hand over a net from which nothing ends: who calls it sound has not looked."""
    written = json.loads(net.read_text("utf-8"))
    kept = [one for one in written["transitions"] if END not in one[1]]
    broken = net.with_name("broken.json")
    broken.write_text(json.dumps({**written, "transitions": [*kept, [["nowhere"], [END]]]}), "utf-8")
    if _checked(broken)["sound"]:
        raise SystemExit("pm4py calls a net sound from which nothing ends")


def _proved(guideline: Guideline) -> float:
    """Return the milliseconds that all proofs take, with the collector resting as it does in a check."""
    gc.collect()
    with collector_resting():
        start = time.process_time()
        found = prove(guideline)
        spent = time.process_time() - start
    if found.hits:
        raise SystemExit(f"a guide with faults: {found.hits[:1]}")
    return spent * 1000


def _checked(net: Path) -> Told:
    words = [str(CHECKER), "-W", "ignore", str(HERE / "soundness" / "pm4py_check.py"), str(net)]
    run = subprocess.run(words, check=False, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr)
    told: Told = json.loads(run.stdout.splitlines()[-1])
    return told
