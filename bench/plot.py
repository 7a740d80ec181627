"""Draws how something grows, as an SVG picture that needs no script and can be read aloud.

It follows the reader's choice of light or dark. A series is told apart by the form of its points and its name at the
end of its line, so that colour is never needed.
"""

import math
from collections.abc import Iterator, Sequence
from html import escape

from bench.results import Curve, shown

WIDE, HIGH = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 76, 200, 44, 56
COLOURS = (("#1b5e9b", "#8ec5ff"), ("#a33b00", "#ffb07c"), ("#2d6a2d", "#98d898"), ("#6b3fa0", "#d0b3ff"))
FORMS = ((-4, -4, "h8v8h-8z"), (0, -5, "l5 9h-10z"), (0, -5, "l5 5l-5 5l-5 -5z"), (-5, -4, "h10l-5 9z"))
FEW = 100
GAP = 15  # between two names at the right

Point = tuple[float, float]
_SHEET = (
    "text{font:13px system-ui,sans-serif;fill:#1a1a1a}.t{font-size:15px;font-weight:600}.q{fill:#fff}"
    ".g{stroke:#d5d5d5;stroke-width:1}.a{stroke:#555;stroke-width:1}.l{fill:none;stroke-width:2}"
)
_DARK = "text{fill:#eee}.q{fill:#15181c}.g{stroke:#3a3f45}.a{stroke:#aaa}"


class _Scale:
    """One axis: from a number to a place on the picture, by tenfolds, or by 1, 2 and 5 where there are few of those."""

    def __init__(self, values: Sequence[float], *, start: float, end: float) -> None:
        steps = (1, 2, 5) if max(values) < min(values) * FEW else (1,)
        powers = range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 2)
        marks = [step * 10.0**power for power in powers for step in steps]
        least = max(mark for mark in marks if mark <= min(values))
        most = min(mark for mark in marks if mark >= max(values) and mark > least)
        self.marks = [mark for mark in marks if least <= mark <= most]
        self.start, self.end = start, end

    def at(self, value: float) -> float:
        """Return where a number lies on the picture."""
        low, high = math.log10(self.marks[0]), math.log10(self.marks[-1])
        return round(self.start + (math.log10(value) - low) / (high - low) * (self.end - self.start), 1)


def plot(curve: Curve) -> str:
    """Return the picture of a curve."""
    points = [point for series in curve.series.values() for point in series]
    x = _Scale([one[0] for one in points], start=LEFT, end=WIDE - RIGHT)
    y = _Scale([one[1] for one in points], start=HIGH - BOTTOM, end=TOP)
    return "".join(line + "\n" for line in (*_head(curve), *_axes(curve, x, y=y), *_lines(curve, x, y=y), "</svg>"))


def told(curve: Curve) -> str:
    """Tell in words what the picture shows: every series with its first and last point."""
    said = []
    for name, series in curve.series.items():
        (x0, y0), (x1, y1) = series[0], series[-1]
        said.append(f"{name}: {shown(y0)} at {shown(x0)}, {shown(y1)} at {shown(x1)}")
    return f"{curve.y} by {curve.x}. " + "; ".join(said) + "."


def _head(curve: Curve) -> Iterator[str]:
    dark = "".join(f".c{n}{{stroke:{one[1]}}}.f{n}{{fill:{one[1]}}}" for n, one in enumerate(COLOURS))
    light = "".join(f".c{n}{{stroke:{one[0]}}}.f{n}{{fill:{one[0]}}}" for n, one in enumerate(COLOURS))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="en" role="img" aria-labelledby="t" aria-describedby="d"'
        f' width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}">'
    )
    yield f'<title id="t">{escape(curve.title)}</title>'
    yield f'<desc id="d">{escape(told(curve))}</desc>'
    yield f"<style>{_SHEET}{light}@media (prefers-color-scheme:dark){{{_DARK}{dark}}}</style>"
    yield f'<rect class="q" width="{WIDE}" height="{HIGH}"/>'
    yield f'<text class="t" x="{LEFT}" y="24">{escape(curve.title)}</text>'


def _axes(curve: Curve, x: _Scale, *, y: _Scale) -> Iterator[str]:
    left, right, top, bottom = LEFT, WIDE - RIGHT, TOP, HIGH - BOTTOM
    for mark in y.marks:
        at = y.at(mark)
        yield f'<line class="g" x1="{left}" y1="{at}" x2="{right}" y2="{at}"/>'
        yield f'<text x="{left - 8}" y="{at + 4}" text-anchor="end">{_number(mark)}</text>'
    for mark in x.marks:
        at = x.at(mark)
        yield f'<line class="g" x1="{at}" y1="{top}" x2="{at}" y2="{bottom}"/>'
        yield f'<text x="{at}" y="{bottom + 18}" text-anchor="middle">{_number(mark)}</text>'
    yield f'<path class="a l" d="M{left} {top}V{bottom}H{right}"/>'
    yield f'<text x="{(left + right) / 2}" y="{HIGH - 12}" text-anchor="middle">{escape(curve.x)}</text>'
    middle = (top + bottom) / 2
    turned = f'transform="rotate(-90 18 {middle})"'
    yield f'<text x="18" y="{middle}" text-anchor="middle" {turned}>{escape(curve.y)}</text>'


def _lines(curve: Curve, x: _Scale, *, y: _Scale) -> Iterator[str]:
    taken: list[float] = []
    ordered = sorted(enumerate(curve.series.items()), key=lambda one: y.at(one[1][1][-1][1]))
    for number, (name, series) in ordered:
        colour, form = number % len(COLOURS), number % len(FORMS)
        places = [(x.at(one[0]), y.at(one[1])) for one in series]
        yield f'<path class="l c{colour}" d="M{" L".join(f"{a} {b}" for a, b in places)}"/>'
        yield from (f'<path class="f{colour}" d="{_mark(form, a, b=b)}"/>' for a, b in places)
        at = max([places[-1][1], *(other + GAP for other in taken)])
        taken.append(at)
        yield f'<path class="f{colour}" d="{_mark(form, WIDE - RIGHT + 14, b=at)}"/>'
        yield f'<text x="{WIDE - RIGHT + 24}" y="{at + 4}">{escape(name)}</text>'


def _mark(form: int, a: float, *, b: float) -> str:
    """Return a form around a place."""
    across, down, rest = FORMS[form]
    return f"M{round(a + across, 1)} {round(b + down, 1)}{rest}"


def _number(value: float) -> str:
    return shown(value) if 1e-3 <= value < 1e6 else f"10^{round(math.log10(value))}"  # noqa: PLR2004 - as is readable
