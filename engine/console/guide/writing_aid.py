"""Puts the files that a stock editor explains guides by in a folder, and says what to write at the top of a guide."""

from pathlib import Path

from engine.console import codes
from engine.console.session import Session
from engine.guideline.vocabulary import Language
from engine.language.schema import file_name

MODELINE = "# yaml-language-server: $schema={file}"
_HEAD = b'{\n "$schema": "http://json-schema.org/draft-07/schema#",\n "title": "Handlings'
"""How each of the files has begun, in every version of the program: one that begins so is ours to write anew."""


def lay_aid(session: Session, folder: str) -> int:
    """Write the files for both forms of Norwegian. A file of the same name that is not ours is left as it is."""
    paths = {language: Path(folder).expanduser() / file_name(language) for language in Language}
    for path in paths.values():
        if not _is_free(path):
            raise session.usage("aid.foreign", file=str(path))
    shelf = session.wiring.shelf()
    for language, path in paths.items():
        try:
            path.write_bytes(shelf.schema(language))
        except OSError:
            raise session.usage("aid.failed", file=str(path)) from None
        session.output.line(session.say("aid.file", file=str(path)))
    for language in Language:
        session.output.line()
        session.output.line(session.say(f"aid.{language}"))
        session.output.line(f"  {MODELINE.format(file=file_name(language))}")
    return codes.DONE


def _is_free(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return opened.read(len(_HEAD)) == _HEAD
    except OSError:  # nothing there, or nothing that can be written either: the writing tells
        return True
