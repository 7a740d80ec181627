"""How long it takes to load a guide and to prove it, by its length: `python -m bench.proofs`.

Beside every load stands a bare load of the same text by libyaml, as `yaml.load` with the quick safe loader does it.
Every round runs all of them, one after another, so that a busy moment hits them all; the median of the rounds counts,
in time of the processor. `loaded` is text to checked, proved and compiled; `proofs` are the proofs alone, with the
collector resting as it does in a check; `by hash` is a published copy read back for the first time.
A guide of ten thousand steps is longer than the loader takes from anybody, so its bounds are lifted here.
"""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

import yaml

from bench.long_guides import long_guide
from engine.adapters.codec import JsonCodec
from engine.bundled import BundledShelf
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.language import nodes
from engine.language.check import Checked, check
from engine.proofs import Proofs, prove

ROUNDS = 5
SIZES = (10, 100, 1_000, 10_000)
FAR = 1_000_000_000
NAMES = ("bare", "loaded", "proofs", "by hash")
TARGETS = """\
targets: loaded at most 1.5 × bare at 100 and 1,000 steps; 2500 ms at 10,000, and a step there 1.4 × one at 100;
         proofs at most 10 ms at 1,000 steps and 150 ms at 10,000; by hash at most 0.1 × bare; 100 lines at most 10 ms
"""

Times = Mapping[str, float]


def main() -> None:
    """Measure and print."""
    nodes.LIMITS["c"] = nodes.Limits(size=FAR, depth=nodes.LIMITS["c"].depth, nodes=FAR)
    shelf = BundledShelf()
    schemas = {language: shelf.schema(language) for language in ("nb", "nn")}
    _measured(long_guide(SIZES[0]), schemas)  # what is made once, at the first check
    heads = "".join(f"{f'{name} ms':>12}" for name in NAMES)
    print(f"{'guide':<28}{'lines':>7}{heads}{'loaded ×':>10}{'by hash ×':>11}")
    for tracks in (False, True):
        found = {size: _printed(size, schemas, tracks=tracks) for size in SIZES}
        few, many = (found[size]["loaded"] / size for size in (100, 10_000))
        proved = {size: found[size]["proofs"] / size for size in (1_000, 10_000)}
        print(
            f"a step at 10,000 beside one at 100: {many / few:.2f} × as long; proofs at 10,000 beside 1,000: "
            f"{proved[10_000] / proved[1_000]:.2f} ×"
        )
    print(TARGETS, end="")


def _printed(size: int, schemas: Mapping[str, bytes], *, tracks: bool) -> Times:
    text = long_guide(size, tracks=tracks)
    found = _measured(text, schemas)
    name = f"{size} steps{', with tracks' if tracks else ''}"
    numbers = "".join(f"{found[name]:>12.2f}" for name in NAMES)
    ratios = f"{found['loaded'] / found['bare']:>10.2f}{found['by hash'] / found['bare']:>11.3f}"
    print(f"{name:<28}{len(text.splitlines()):>7}{numbers}{ratios}", flush=True)
    return found


def _measured(text: bytes, schemas: Mapping[str, bytes]) -> Times:
    """Return the median of each measure, in milliseconds."""
    codec = JsonCodec()
    found = _checked(text, schemas)
    guideline = found.guideline
    if guideline is None:
        message = f"a guide with faults: {found.diagnostics[:1]}"
        raise SystemExit(message)
    processes = (compile_process(guideline, f"{number}", moves=found.moves) for number in range(ROUNDS))
    copies = iter([codec.pack(process, found.texts) for process in processes])  # each is read for the first time

    def loaded() -> None:
        one = _checked(text, schemas)
        if one.guideline:
            compile_process(one.guideline, codec.digest(one.guideline), moves=one.moves)

    runs: dict[str, Callable[[], object]] = {
        "bare": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        "loaded": loaded,
        "proofs": lambda: _proved(guideline),
        "by hash": lambda: codec.unpack(next(copies)),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(_timed(run))
    return {name: statistics.median(spent) for name, spent in times.items()}


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
    main()
