"""Owns what a line of the table of shapes is: a key of a part, and what may stand after it."""

from enum import StrEnum

from engine.guideline.vocabulary import StepKind
from engine.language.terms import Group
from engine.values import Struct


class Form(StrEnum):
    """What may stand after a key."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"  # a municipality's number: four digits
    DATE = "date"
    WORD = "word"  # one word of `group`
    WORDS = "words"  # one word of `group`, or a list of them
    NAMES = "names"  # a name, or a list of names
    PEOPLE = "people"  # a name, or a list of names and of `{rolle, gjør}`
    DEADLINE = "deadline"  # a deadline, or one for each value of a fact
    DURATION = "duration"  # a number of days, weeks or months
    AGE = "age"  # whole years: one age, a range, or an open end
    COUNT = "count"  # a whole number from 1
    NEXT_MEETING = "next-meeting"
    MINUTES = "minutes"  # `ja`, or an object of `shape`
    INFERRED = "inferred"  # `ja`, or keys of the same part
    GUARD = "guard"  # facts, each with a value or a list of values
    PAIRS = "pairs"  # free keys, each with a text
    WORD_PAIRS = "word-pairs"  # free keys, each with a word of `group`
    CHOICES = "choices"  # free keys, each with a list of at least two values
    ENTRIES = "entries"  # free keys, each with a text or an object of `shape`
    ITEMS = "items"  # a list of objects of `shape`
    TITLE_OR_ITEMS = "title-or-items"  # a text, or a list of objects of `shape`
    PARTS = "parts"  # one object of `shape`
    DEMANDS = "demands"  # a word of `group` or an object of `shape`, or a list of those
    EVALUATES = "evaluates"  # yes, no, or from which levels the measures come
    ANSWERS = "answers"  # free keys, each with a target, a list of targets, or an object of `shape`


class Slot(Struct, frozen=True, eq=False):
    """One key of a part. `name` is the key's English name, and `field` the model's, where they differ."""

    name: str
    form: Form = Form.TEXT
    group: Group | None = None
    shape: "Shape | None" = None
    field: str = ""
    required: bool = False
    may_be_silent: bool = True
    kinds: frozenset[StepKind] = frozenset(StepKind)

    @property
    def target(self) -> str:
        """The field of the model that the key fills."""
        return self.field or self.name


class Shape(Struct, frozen=True, eq=False):
    """The keys of one part of a guide, in the order in which they are best written."""

    name: str
    slots: tuple[Slot, ...]

    def slot(self, name: str) -> Slot:
        """Return the slot with this English name; KeyError where the part has no such key."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)
