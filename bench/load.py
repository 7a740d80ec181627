"""How long it takes to load a guide and to prove it, by its length: `python -m bench.load`.

Beside every load stands a bare load of the same text by libyaml, as `yaml.load` with the quick safe loader does it.
Every round runs all of them, one after another, so that a busy moment hits them all; the median of the rounds counts,
in time of the processor. `loaded` is text to checked, proved and compiled; `proofs` are the proofs alone, with the
collector resting as it does in a check; `by hash` is a published copy read back for the first time,
and of its table the moves from where a case begins: the rest of them are read as somebody comes there.
A guide of ten thousand steps is longer than the loader takes from anybody, so its bounds are lifted here.

Where the time goes, at 1,000 steps, with a bare load as 1: the events of libyaml as PyYAML gives them 0.24, the tree
with its places 0.54, the schema, the language and the rules on nodes 0.3, building 0.7, the rules 0.1, the table of
moves 0.34, the proofs 0.27, the digest 0.2. Libyaml by itself is 0.05; the rest of its 0.24 are the marks and events
that it makes one of for each word.

What was tried and left out: places as bare numbers instead of spans (0.02 less), fewer calls for each event (nothing),
the pinned copy as msgpack (a tenth less of it). A reader of our own for the plain lines of a file would save some 0.6,
and be a second opinion of what YAML is.
"""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from itertools import count

import yaml
from yaml._yaml import get_version_string

from bench.long_guides import long_guide
from bench.read_back import software
from bench.results import Curve, Result, Row, Setting, show
from bench.sides import Side, ask
from engine.adapters.codec import JsonCodec
from engine.bundled import BundledShelf
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.process import Process
from engine.language import nodes
from engine.language.check import Checked, check
from engine.proofs import Proofs, prove

ROUNDS = 5
SIZES = (10, 100, 1_000, 10_000)
SPIFF_SIZES = (10, 100, 400)
"""A longer flow is more than SpiffWorkflow can read: it calls itself for each step, until Python has had enough."""
FAR = 1_000_000_000
_COPIES = count()
NAMES = ("bare", "loaded", "proofs", "by hash")

Times = Mapping[str, float]
Found = Mapping[tuple[int, bool], Times]


def measured() -> Result:
    """Load guides of every length, with tracks and without."""
    nodes.LIMITS["c"] = nodes.Limits(size=FAR, depth=nodes.LIMITS["c"].depth, nodes=FAR)
    shelf = BundledShelf()
    schemas = {language: shelf.schema(language) for language in ("nb", "nn")}
    _measured(long_guide(SIZES[0]), schemas)  # what is made once, at the first check
    found = {
        (size, tracks): _measured(long_guide(size, tracks=tracks), schemas)
        for tracks in (False, True)
        for size in SIZES
    }
    plain = {size: found[size, False] for size in SIZES}
    few, many = (plain[size]["loaded"] / size for size in (100, 10_000))
    spiff = {size: _spiff(size) for size in SPIFF_SIZES}
    return Result(
        name="load",
        title="Loading a guide",
        explained=(
            "From the text of a guide to a process that can be followed: checked, proved and compiled. Beside it "
            "stands a bare load of the same text by libyaml, which tells no faults. `by hash` is a published version, "
            "read from the copy that a store keeps, with the ways on from where a case begins. Time of the processor, "
            "in milliseconds; of SpiffWorkflow it is the reading of a flow with as many steps, which it can do up to "
            "some 490."
        ),
        columns=("bare", "loaded", "proofs", "by hash", "SpiffWorkflow", "loaded × bare", "by hash × bare"),
        rows=tuple(_row(size, tracks=tracks, found=found, spiff=spiff) for size, tracks in found),
        figures={
            "load-100": plain[100]["loaded"] / plain[100]["bare"],
            "load-1000": plain[1_000]["loaded"] / plain[1_000]["bare"],
            "load-growth": many / few,
            "load-hash": max(plain[size]["by hash"] / plain[size]["bare"] for size in (100, 1_000)),
        },
        curves=(_curve(found, spiff),),
        settings=_settings(),
    )


def _row(size: int, *, tracks: bool, found: Found, spiff: Mapping[int, float]) -> Row:
    one = found[size, tracks]
    name = f"{size} steps{', with tracks' if tracks else ''}"
    beside = None if tracks else spiff.get(size)
    ratios = (one["loaded"] / one["bare"], one["by hash"] / one["bare"])
    return Row(name=name, cells=(*(one[name] for name in NAMES), beside, *ratios))


def _curve(found: Found, spiff: Mapping[int, float]) -> Curve:
    ours = {name: tuple((float(size), found[size, False][name]) for size in SIZES) for name in ("bare", "loaded")}
    by_hash = tuple((float(size), found[size, False]["by hash"]) for size in SIZES)
    other = tuple((float(size), spent) for size, spent in spiff.items())
    series = {"a bare load": ours["bare"], "loaded": ours["loaded"], "by hash": by_hash, "SpiffWorkflow": other}
    return Curve(name="load", title="How loading grows with the length of a guide", x="steps", y="ms", series=series)


def _spiff(size: int) -> float:
    return statistics.median(float(ask(_spiff_side(size))["seconds"]) * 1000 for _ in range(ROUNDS))


def _spiff_side(size: int) -> Side:
    return Side("SpiffWorkflow", "peers/load_spiff.py", [str(size)])


def _settings() -> Mapping[str, Mapping[str, Setting]]:
    """Return what each reader is made of; the bare load runs in our own process."""
    reader: dict[str, Setting] = {"libyaml": get_version_string()}
    spiff = ask(_spiff_side(SPIFF_SIZES[0]))
    return {
        "bare": {**software("pyyaml"), **reader, "loader": "CSafeLoader"},
        "ours": {**software("pyyaml", "jsonschema-rs", "msgspec"), **reader},
        "SpiffWorkflow": {name: value for name, value in spiff.items() if name != "seconds"},
    }


def _measured(text: bytes, schemas: Mapping[str, bytes]) -> Times:
    """Return the median of each measure, in milliseconds."""
    codec = JsonCodec()
    found = _checked(text, schemas)
    guideline = found.guideline
    if guideline is None:
        message = f"a guide with faults: {found.diagnostics[:1]}"
        raise SystemExit(message)
    processes = (compile_process(guideline, f"{next(_COPIES)}", moves=found.moves) for _ in range(ROUNDS))
    copies = iter([codec.pack(process, found.texts) for process in processes])  # each is read for the first time

    def loaded() -> None:
        one = _checked(text, schemas)
        if one.guideline:
            compile_process(one.guideline, codec.digest(one.guideline), moves=one.moves)

    runs: dict[str, Callable[[], object]] = {
        "bare": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        "loaded": loaded,
        "proofs": lambda: _proved(guideline),
        "by hash": lambda: _followed(codec.unpack(next(copies))),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(_timed(run))
    return {name: statistics.median(spent) for name, spent in times.items()}


def _followed(process: Process) -> tuple[str, ...]:
    return process.triggers(process.entry)


def _proved(guideline: Guideline) -> Proofs:
    with nodes.collector_resting():
        return prove(guideline)


def _checked(text: bytes, schemas: Mapping[str, bytes]) -> Checked:
    return check(text, file="maling.yaml", schemas=schemas)


def _timed(run: Callable[[], object]) -> float:
    """Return how long a run takes; what is alive before it is none of the collector's business."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    run()
    spent = time.process_time() - start
    gc.unfreeze()
    return spent * 1000


if __name__ == "__main__":
    show(measured())
