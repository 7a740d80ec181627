"""Makes text from cases harmless to show: control, format and bidi characters are written out instead of obeyed."""

import re
import textwrap
import unicodedata

_LINE_BREAKS = str.maketrans({"\r": "\n", "\t": " "})
# Other, control · format (bidi marks, zero width) · surrogate; line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
_LIST_SIGN = re.compile(r"(?:^|(?<=\n))([ ]*)([-+=])|(?<=\n)([ ]*\d+)([.)])")


def visible(text: str) -> str:
    """Return the text with each unseen character written as `[U+202E]`; line breaks stay, tabs become spaces."""
    plain = text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    return "".join(_shown(sign) for sign in plain)


def is_seen(sign: str) -> bool:
    """Tell whether a sign is shown as it is: a letter or a line break, not what a terminal obeys."""
    return sign == "\n" or unicodedata.category(sign) not in _UNSEEN


def _shown(sign: str) -> str:
    return sign if is_seen(sign) else f"[U+{ord(sign):04X}]"


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; a blank line parts two of them."""
    lines = [line.rstrip() for line in visible(text).split("\n")]
    return tuple(part.strip("\n") for part in "\n".join(lines).split("\n\n") if part.strip())


def wrapped(text: str, indent: int = 0, *, width: int, hang: int = 0) -> str:
    """Return the text broken to `width` columns, every line moved in by `indent`, all but the first by `hang` more.

    Line breaks in the text are kept, so that a list somebody typed stays a list.
    """
    lines: list[str] = []
    for line in visible(text).strip("\n").split("\n"):
        first = " " * (indent + (hang if lines else 0))
        rest = " " * (indent + hang)
        lines += textwrap.wrap(line.strip(), width, initial_indent=first, subsequent_indent=rest) or [""]
    return "\n".join(lines)


def in_markdown(text: str) -> str:
    """Return a text whose signs mean themselves in Markdown."""
    return _LIST_SIGN.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\g<0>", visible(text)))
