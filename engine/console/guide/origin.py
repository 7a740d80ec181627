"""Where each line of a guide is written: its own file, or the base that it builds on."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType

from engine.guideline.element import NOWHERE, Element, Place
from engine.i18n import text
from engine.language.check import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The places of what a guide says, and how they are shown: as a mark, as file and line, or not at all."""

    own: str = ""
    written: "MappingProxyType[tuple[Place, str], Place]" = field(default_factory=lambda: MappingProxyType({}))
    language: str = "nb"
    in_full: bool = False
    quiet: bool = True

    def mark(self, element: Element, name: str) -> str:
        """Return what follows a line: nothing for what the guide says itself, unless every place is shown."""
        return self.mark_of(self.place(element, name))

    def mark_of(self, place: Place) -> str:
        """Return the mark of a place, with a space before it."""
        if self.quiet or not place.line:
            return ""
        if self.in_full:
            return f" [{shown(place)}]"
        return f" {text('guide-from-base', self.language)}" if place.file != self.own else ""

    def place(self, element: Element, name: str) -> Place:
        """Return where a field of an element is written: at its key, else where the element is."""
        return self.written.get((element.at, name), element.at)

    def silenced(self) -> "Origins":
        """Return the same without any marks, for what stands inside a line that has one."""
        return replace(self, quiet=True)


NO_ORIGINS = Origins()


def origins_of(found: Checked, *, in_full: bool) -> Origins:
    """Return the places of a guide that was just checked."""
    return Origins(
        own=found.file,
        written=MappingProxyType(dict(found.written)),
        language=found.language,
        in_full=in_full,
        quiet=False,
    )


def shown(place: Place) -> str:
    """Return a place as `os.yaml:41`; the folder is left out."""
    return f"{place.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{place.line}" if place != NOWHERE else ""
