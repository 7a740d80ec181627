"""How fast a guide is drawn, and how large the picture is: `python -m bench.drawing` prints both for each guide.

What is counted is the processor's time, so that it is the same on a machine that has more to do.
"""

import time

from bench.read_back import software, told
from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.console.guide.sketching import sketch_of
from engine.exporters.drawing import drawn
from engine.guideline.model import Guideline

GUIDES = ("os", "sortland", "froland", "hoyanger", "sikker_arbeidsflyt")
ROUNDS = 50
MILLISECONDS, BYTES = 5, 20_000


def main() -> None:
    """Draw each guide some times, and print the median and the size."""
    shelf = BundledShelf()
    for name in GUIDES:
        guideline = checked(shelf, name)[1].guideline
        if guideline is None:
            message = f"{name} has faults"
            raise SystemExit(message)
        picture = drawn(sketch_of(guideline), "svg")
        times = sorted(_timed(guideline) for _ in range(ROUNDS))
        print(f"{name:<20} {times[ROUNDS // 2] * 1000:5.1f} ms {len(picture.encode()):>7,} bytes")
    print(f"{'target':<20} {MILLISECONDS:5.1f} ms {BYTES:>7,} bytes")
    print(told(software("msgspec")))


def _timed(guideline: Guideline) -> float:
    start = time.process_time()
    drawn(sketch_of(guideline), "svg")
    return time.process_time() - start


if __name__ == "__main__":
    main()
