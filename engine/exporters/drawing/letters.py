"""How wide letters are, and how words are broken into lines that fit.

The widths are those of the widest common sans-serif (DejaVu Sans), in hundredths of the size of the type: what fits
with them fits in Arial, Segoe UI and Roboto too. A letter with an accent is as wide as the one without.
"""

import unicodedata

_PLAIN = {
    28: "'ijl",
    30: "IJ",
    32: " ,.\u00a0·\u2018\u2019ł",
    34: "/:;\\|¦",
    36: "f",
    38: "-",
    40: "()[]tŧ",
    41: "!¡r",
    46: '"',
    50: "*_`§°–",
    53: "“”„sz",
    55: "?¿cL",
    58: "FkŁ",
    60: "vxyP•",
    62: "TYaeoøð«»ŦÞ",
    64: "$0123456789ESbdghnpqu{}£ßþđŋ",
    66: "K",
    69: "ABVXZ",
    70: "CR",
    76: "NUHŊ",
    79: "&DGOQØĐÐ",
    84: "w#+<=>^~±×÷→←↑↓✓↻↺≤≥",
    88: "M●",
    96: "%■",
    98: "mæÆ",
    100: "W@©®—…",
}
_BOLD = {
    31: "'",
    35: " ijl\u00a0",
    38: ",.IJ·\u2018\u2019/\\|ł",
    42: ":;-",
    46: "f!()[]¡",
    48: "tŧ",
    50: "r_`°–",
    53: '"*',
    60: "?z¿cs",
    65: "Lx«»•Ł",
    67: "vyk“”„",
    69: "EFToaeøðŦ",
    72: "$0123456789bdghnpqu{}£ßþđŋ",
    74: "SYZCPÞ",
    78: "ABKRVX",
    84: "NUHDG#+<=>^~±×÷ĐÐŊ→←↑↓✓↻↺≤≥",
    88: "OQØ&●",
    95: "w■",
    100: "M@©®—…%",
    109: "mæÆ",
    111: "W",
}
_WIDEST = 120


class _Widths(dict[str, int]):
    """The width of each letter; of one that is not in the table, it is worked out when it is first asked for."""

    def __init__(self, groups: dict[int, str]) -> None:
        super().__init__((letter, wide) for wide, letters in groups.items() for letter in letters)

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[:1]
        wide = 0 if unicodedata.combining(letter) else self.get(base, _WIDEST)
        self[letter] = wide
        return wide


_WIDTHS = {False: _Widths(_PLAIN), True: _Widths(_BOLD)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is at most, in the unit of `size`."""
    return sum(map(_WIDTHS[bold].__getitem__, text)) * size / 100


def wrap(text: str, size: float, *, room: float, bold: bool = False) -> tuple[str, ...]:
    """Return a text as lines that are no wider than `room`; a word that is wider is broken where the room ends."""
    lines: list[str] = []
    line, used, space = "", 0.0, width(" ", size, bold=bold)
    for word in text.split():
        wide = width(word, size, bold=bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        line, used = word, wide
        if wide > room:
            *whole, line = _broken(word, size, room=room, bold=bold)
            lines += whole
            used = width(line, size, bold=bold)
    return (*lines, line) if line else tuple(lines)


def _broken(word: str, size: float, *, room: float, bold: bool) -> list[str]:
    """Return the parts of a word that fit, each but the last with a hyphen."""
    parts, part = [], ""
    for letter in word:
        if part and width(f"{part}{letter}-", size, bold=bold) > room:
            parts.append(f"{part}-")
            part = ""
        part += letter
    return [*parts, part]
