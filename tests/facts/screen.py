"""Runs the program's own command line on a guide, in this process, and returns what it writes."""

from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path

from engine.application.shelf import Shelf
from engine.bootstrap import Bootstrap
from engine.bundled import BundledShelf
from engine.console.door import run
from engine.console.output import Output
from engine.console.program import program
from engine.console.session import Session
from engine.errors import GuidelineUnreadable
from engine.guideline.vocabulary import Language
from engine.language.base_file import BaseFile
from tests.facts.guide import Guide

LANGUAGE = "nb"
NO_STORE = Path(__file__).with_name("there-is-none.lager")


@dataclass(frozen=True, slots=True)
class OneGuide:
    """A shelf with a single guide on it."""

    guide: Guide

    def names(self) -> tuple[str, ...]:
        return (self.guide.name,)

    def read(self, name: str) -> tuple[str, bytes]:
        if name != self.guide.name:
            raise GuidelineUnreadable(name=name, reason="missing")
        return self.guide.name, self.guide.data

    def base(self, name: str, language: str, *, folder: str | None) -> BaseFile:  # noqa: ARG002 - a shelf may have one
        return self.guide.base(name, Language(language))

    def schema(self, language: str) -> bytes:
        return BundledShelf().schema(language)


class Desk(Bootstrap):
    """The world of somebody who has one guide, in the settings too, and no store."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide

    def shelf(self) -> Shelf:
        return OneGuide(self.guide)

    def language(self) -> str | None:
        return LANGUAGE

    def guideline(self) -> str | None:
        return self.guide.name


@lru_cache(maxsize=8)
def screen(guide: Guide, *arguments: str) -> str:
    """Return what `bti …` writes on stdout, its lines joined: where a line is folded says nothing about a guide."""
    typed = ["--lager", str(NO_STORE), *arguments]
    with closing(StringIO()) as out, closing(StringIO()) as err, closing(Desk(guide)) as desk:
        output = Output(language=LANGUAGE, stdout=out, stderr=err)
        session = Session(output=output, wiring=desk)
        code = run(lambda: program.main(typed, "bti", standalone_mode=False, obj=session), output)
        assert code == 0, err.getvalue()
        return " ".join(out.getvalue().split())
