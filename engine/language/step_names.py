"""Owns what a step and a track answer to when they are named, and the number that a step is shown with."""

import re
from typing import NamedTuple

from engine.language.terms import fold
from engine.values import Struct

NUMBER = re.compile(r"(?:(?:steg|punkt|nr\.?)\s+)?(?P<level>[^\s.]+)\.(?P<step>\d{1,2})\.?")
"""How `bti veileder vis` numbers a step: the level's name, a full stop, and its place there."""


class StepName(Struct, frozen=True):
    """A step as it can be named: its whole id, its title, its level's id and label, and its track's id in one."""

    id: str
    title: str
    level: str
    label: str
    track: str = ""

    @property
    def home(self) -> str:
        """The list that the step stands in: its track's, else its level's."""
        return self.track or self.level

    def names(self) -> tuple[str, ...]:
        """Return what the step answers to: its title, and its id whole, without its level, and alone."""
        return fold(self.title), self.id, self.id.split("/", 1)[1], self.id.rsplit("/", 1)[1]


class TrackName(NamedTuple):
    """A track as messages name it: its title, and that of the step that holds it."""

    title: str
    parallel: str
