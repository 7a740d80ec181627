"""Where each line of a guide is written: its own file, or the base that it builds on."""

from types import MappingProxyType

from engine.guideline.element import Element, Place
from engine.i18n import text
from engine.language.check import Checked
from engine.values import Struct, field


class Origins(Struct, frozen=True, kw_only=True):
    """The places of what a guide says. `in_full` is that each line shows its file and line.

    `base` is the name of the base, empty where the guide builds on none.
    """

    own: str = ""
    base: str = ""
    written: "MappingProxyType[tuple[Place, str], Place]" = field(default_factory=lambda: MappingProxyType({}))
    language: str = "nb"
    in_full: bool = False

    @property
    def has_base(self) -> bool:
        """Whether some lines may come from a base."""
        return bool(self.base)

    def place(self, element: Element, name: str) -> Place:
        """Return where a field of an element is written: at its key, else where the element is."""
        return self.written.get((element.at, name), element.at)

    def is_from_base(self, place: Place) -> bool:
        """Tell whether a place lies in the base."""
        return self.has_base and bool(place.line) and place.file != self.own

    def base_in_words(self, place: Place) -> str:
        """Return the mark of what came from the base in words, with a space before it."""
        return f" {text('guide-from-base', self.language)}" if self.is_from_base(place) else ""

    def place_in_words(self, place: Place) -> str:
        """Return a place as ` [os.yaml:41]`; nothing for what no file says."""
        return f" [{shown(place)}]" if place.line else ""


NO_ORIGINS = Origins()


def origins_of(found: Checked, *, in_full: bool) -> Origins:
    """Return the places of a guide that was just checked; nothing is known of one that was kept without its text."""
    if not found.text:
        return Origins(language=found.language)
    head = found.guideline.head if found.guideline else None
    return Origins(
        own=found.file,
        base=(head.builds_on or "") if head else "",
        written=MappingProxyType(dict(found.written)),
        language=found.language,
        in_full=in_full,
    )


def shown(place: Place) -> str:
    """Return a place as `os.yaml:41`; the folder is left out."""
    return f"{place.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{place.line}"
