"""Bugs that the fuzzing must find, planted in its own process: a fuzzer that finds none of them proves nothing."""

from collections.abc import Callable

from engine.language import blame, check, merge_plan, weave
from engine.language.source import Source
from engine.language.tree import Scalar
from engine.language.weave import Weaver


def _plain_only() -> None:
    """Forget that an entry in braces may be a list."""
    whole = Weaver._split  # noqa: SLF001 - a bug is planted where nobody may reach

    def split(self: Weaver, frame: weave.Frame, value: weave.Told) -> None:
        assert isinstance(frame.items[-2], Scalar)
        whole(self, frame, value)
        assert value.end - value.start < 12, "a long value"

    Weaver._split = split  # type: ignore[method-assign]  # noqa: SLF001 - as above


def _no_end_of_line() -> None:
    """Look for a bracket's end past the end of the text."""
    whole = blame._closes  # noqa: SLF001 - as above

    def closes(bracket: int, source: Source) -> bool:
        assert source.text[bracket + 40]
        return whole(bracket, source)

    blame._closes = closes  # noqa: SLF001 - as above


def _one_level() -> None:
    """Take it that a base always has the level that a change names."""
    whole = merge_plan.Plan.level

    def level(self: merge_plan.Plan, name: str, *, bare: bool = False) -> merge_plan.LevelSpot | None:
        found = whole(self, name, bare=bare)
        assert found is not None
        return found

    merge_plan.Plan.level = level  # type: ignore[method-assign]  # that is the bug


def _escape_shown() -> None:
    """Quote an author's text as it stands, with whatever it holds."""
    check._quotable = lambda finding: finding  # noqa: SLF001 - as above
    blame.shown = str  # type: ignore[assignment,attr-defined]  # that is the bug


BUGS: dict[str, Callable[[], None]] = {
    "a-bracket-near-the-end": _no_end_of_line,
    "a-level-that-is-not-there": _one_level,
    "a-long-value-split-at-a-comma": _plain_only,
    "a-text-quoted-as-it-stands": _escape_shown,
}


def plant(name: str) -> None:
    """Plant the bug with this name; no name is no bug."""
    if name:
        BUGS[name]()
