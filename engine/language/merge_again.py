"""Owns changes that come to nothing because a later one in the same guide says the same field anew: the last holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from engine.diagnostics import Diagnostic, Severity
from engine.language.merge_parts import Entry
from engine.language.suggest import shown
from engine.language.tree import Scalar, plain


@dataclass(slots=True, eq=False)
class _Said:
    """What one change says of one field, and in how many parts it still holds."""

    target: Scalar
    entry: Entry
    holds: int


@dataclass(slots=True)
class Again:
    """The fields that were changed so far, by the part that was changed; the parts are kept, so none is mixed up.

    What is found is told when all is carried out: it stands in the way of no change.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    _last: dict[tuple[int, str], _Said] = field(default_factory=dict)
    _parts: list[object] = field(default_factory=list)

    def take(self, target: Scalar, fields: Iterable[tuple[str, Entry]], *, parts: Collection[object]) -> None:
        """Remember what a change says of some parts, and find each earlier one that now holds nowhere."""
        self._parts += parts
        for name, entry in fields:
            now = _Said(target, entry, len(parts))
            for part in parts:
                earlier = self._last.get((id(part), name))
                self._last[id(part), name] = now
                if earlier is not None:
                    self._pass_on(earlier, now)

    def _pass_on(self, earlier: _Said, now: _Said) -> None:
        earlier.holds -= 1
        (label, value), (later, other) = earlier.entry, now.entry
        if earlier.holds or plain(value) == plain(other):
            return
        said = (("key", label.text), ("name", shown(earlier.target.text)), ("line", later.span.start.line))
        self.findings.append(
            Diagnostic("V04", "change-made-again", label.span, said, Severity.WARNING, related=(later.span,))
        )
