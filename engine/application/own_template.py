"""What a municipality brings to have a document written its own way, what may be wrong with it, and what is ordered."""

from engine.values import Struct

MOST_BYTES = 200_000
"""So large may the file be; the longest document of the program's own is written by five thousand."""

SUFFIXES = (".html", ".md", ".txt")
"""What the name of the file ends with says what is written: a page, Markdown or plain text."""


class OwnTemplate(Struct, frozen=True, kw_only=True):
    """A file as it was read: its name without folders, and at most one byte more than `MOST_BYTES`."""

    name: str
    content: bytes


class TemplateFault(Struct, frozen=True, kw_only=True, order=True):
    """One thing that stands in a template and may not, on this line (from 1). The arguments are for the text."""

    line: int
    message: str
    arguments: tuple[tuple[str, str], ...] = ()


def fault_at(line: int, message: str, /, **arguments: str) -> TemplateFault:
    """Make a fault; the keyword arguments become those of its text."""
    return TemplateFault(line=line, message=message, arguments=tuple(arguments.items()))


class Order(Struct, frozen=True, kw_only=True):
    """A document to be written: which, in which language, by which template, and whether the case is only practice."""

    document: str
    language: str
    practice: bool
    template: OwnTemplate
