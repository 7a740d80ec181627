"""Owns what is behind a word that stands twice in one part: a line too many, a forgotten dash, or a part too far in.

A forgotten dash melts two steps, levels or rules into one, and then nearly every word of the second stands twice.
That is one slip, told where the second begins.
"""

from engine.diagnostics import Diagnostic, Span, fault
from engine.language.source import Source
from engine.language.suggest import shown
from engine.language.terms import KEYS
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.wordlist.kinds import KINDS

_KINDS = frozenset(word for kind in KINDS for word in (kind.nb, kind.nn))
_BEGIN = _KINDS | {"nivå", "id", "endre", "legg_til_etter", "legg_til_først", "ta_bort", "rolle", "fra", "frå"}
"""The words that a point of a list begins with."""
_WORDS = frozenset(word for entry in KEYS.values() for word in (entry.nb, entry.nn))
_ONE_LINE = frozenset({"duplicate-key", "duplicate-word", "duplicate-own-name"})


def doubled(key: Scalar, earlier: Scalar, *, keys: list[Scalar], items: list[Node], source: Source) -> Diagnostic:
    """Tell the word that stands twice. `keys` are those of the part so far, this one last; `items` stand after them."""
    before, stands = keys[-2], items[-1]
    if key.text in _BEGIN and earlier is keys[0]:
        return _forgotten_dash(key, source)
    if before.text in _KINDS and before is not keys[0] and isinstance(stands, Scalar):
        return _forgotten_dash(before, source)
    inside = _last_of(stands)
    if inside is not None and inside.text == keys[0].text and before is not keys[0]:
        return _too_far_in(inside, keys[0], source=source)
    arguments = (("key", shown(key.text)), ("first", earlier.span.start.line))
    return Diagnostic("Y01", _message(key.text), key.span, arguments, related=(earlier.span,))


def is_one_line(finding: Diagnostic) -> bool:
    """Tell whether only this line is too many; otherwise a whole part is, and its other lines are not told."""
    return finding.message in _ONE_LINE


def _message(word: str) -> str:
    """Return what is said of a word: a name of the author's own can be another, and only some words begin a point."""
    if word in _BEGIN:
        return "duplicate-key"
    return "duplicate-word" if word in _WORDS else "duplicate-own-name"


def _forgotten_dash(key: Scalar, source: Source) -> Diagnostic:
    return fault("Y15", "forgotten-dash", key.span, text=shown(_line(key, source).strip()))


def _too_far_in(inside: Scalar, own: Scalar, *, source: Source) -> Diagnostic:
    """A part that was pasted as far in as what it ought to stand beside, while its other lines stand further out."""
    line = _line(inside, source)
    column = len(line) - len(line.lstrip())
    start = source.starts[inside.span.start.line - 1] + column
    span: Span = source.span(start, start + len(line.strip()))
    return fault("Y14", "part-too-far-in", span, text=shown(line.strip()), like=own.span.start.line)


def _last_of(node: Node) -> Scalar | None:
    """Return the first word of the last point of a list, where it is the only one in that point."""
    last = node.items[-1] if isinstance(node, Sequence) and node.items else None
    return last.entries[0][0] if isinstance(last, Mapping) and len(last.entries) == 1 else None


def _line(key: Scalar, source: Source) -> str:
    start = source.starts[key.span.start.line - 1]
    return source.text[start : source.line_end(start)]
