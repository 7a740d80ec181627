"""How a picture looks: the faces of its text and its colours in daylight, in the dark and on paper, as one style sheet.

Each text has a contrast of at least 4.5 to what is behind it. Colour never says anything alone: every way has a sign
and words, and every level its name.
"""

from collections.abc import Iterator

from engine.exporters.drawing import place

TONES_LIGHT = ("#44546a", "#0b5cad", "#0b6e4f", "#6b3fa0", "#8a4b08", "#9c1f5c")
TONES_DARK = ("#b4c2d3", "#86bdff", "#6fd3a8", "#cbb2f7", "#f0b673", "#f7a1cb")
LIGHT = {"page": "#ffffff", "text": "#1f2933", "faint": "#52606d", "line": "#7b8794", "on": "#ffffff"}
DARK = {"page": "#14181f", "text": "#f0f3f7", "faint": "#b5c0cd", "line": "#8b98a7", "on": "#10141a"}
HERE = {"light": "#dbe9fb", "dark": "#1d3554"}
SAFETY = {"light": ("#fdecea", "#b3261e"), "dark": ("#3b1715", "#ff9d94")}

FACES = (
    place.TITLE,
    place.UNDER,
    place.RULE,
    place.RULE_TITLE,
    place.LEVEL,
    place.LEVEL_TITLE,
    place.LEVEL_TEXT,
    place.STEP,
    place.ABOUT,
    place.LIMIT,
    place.MARKED,
    place.OVER,
    place.ANSWER,
    place.LEADS,
    place.NOTE,
    place.NOTE_TITLE,
)
_ON_HEAD = ".L,.l,.p"
_FAINT = ".u,.m,.g"
_SHAPES = (
    "rect{stroke-width:2}.c,.q{rx:10px}.v{rx:16px}.e{stroke-dasharray:6 4}.q{stroke-dasharray:3 4}.y{stroke-width:4}"
    ".z{rx:10px;fill:none;stroke-width:1.5}"
    ".k{fill:none;stroke-width:2.5}a:target rect,a:focus rect{stroke-width:5}a{text-decoration:none}"
)


def sheet(tones: int, *, upright: bool) -> str:
    """Return the style sheet of a picture with so many levels; on paper it fills a sheet, upright or on its side."""
    count = min(tones, len(TONES_LIGHT))
    return "".join(
        (
            'text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
            "".join(_faces()),
            _SHAPES,
            _colours(LIGHT, TONES_LIGHT[:count], here=HERE["light"], safety=SAFETY["light"]),
            "@media screen and (prefers-color-scheme:dark){",
            _colours(DARK, TONES_DARK[:count], here=HERE["dark"], safety=SAFETY["dark"]),
            f"}}@page{{size:A3{'' if upright else ' landscape'};margin:8mm}}",
            "@media print{svg{width:100%;height:100vh}",
            _on_paper(count),
            "}",
        )
    )


def _faces() -> Iterator[str]:
    """Give what each face looks like, those that look alike together: the whole picture is to be small."""
    looks: dict[tuple[int, bool], list[str]] = {}
    for face in FACES:
        looks.setdefault((face.size, face.bold), []).append(f".{face.name}")
    for (size, bold), names in looks.items():
        yield f"{','.join(names)}{{font-size:{size}px{';font-weight:700' if bold else ''}}}"


def _colours(base: dict[str, str], tones: tuple[str, ...], *, here: str, safety: tuple[str, str]) -> str:
    behind, edge = safety
    plain = (
        f".b,.c,.v,.q{{fill:{base['page']}}}text{{fill:{base['text']}}}{_FAINT}{{fill:{base['faint']}}}"
        f"{_ON_HEAD}{{fill:{base['on']}}}.y{{fill:{here}}}.e,.q,.k{{stroke:{base['line']}}}.h{{fill:{base['line']}}}"
        f".x{{fill:{behind};stroke:{edge}}}"
    )
    return plain + "".join(
        f".d{at},.h{at}{{fill:{tone}}}.d{at},.k{at},.c{at},.e.c{at}{{stroke:{tone}}}" for at, tone in enumerate(tones)
    )


def _on_paper(count: int) -> str:
    """Return what is different from daylight on paper: black text on white, and no ink where there is no word."""
    heads = ",".join(f".d{at}" for at in range(count))
    return f"text,.u,.m,.g,.L,.l,.p{{fill:#000}}{heads},.x,.y{{fill:#fff}}"
