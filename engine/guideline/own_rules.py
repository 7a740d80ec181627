"""What a municipality's own rules say: a fact that must hold where a case comes to what the rule names."""

from engine.guideline.element import Element
from engine.guideline.vocabulary import Seriousness, SpotKind


class Spot(Element, frozen=True, kw_only=True):
    """What a rule names. `ref` is the id of a step, level, person or ending, or a kind of step.

    For an answer it is the id of its step, and `answer` that of the answer. Without `ref` any ending is meant.
    """

    kind: SpotKind
    ref: str = ""
    answer: str = ""


class OwnRule(Element, frozen=True, kw_only=True):
    """A rule of the guide about every way through it. `fact` is a sentence that is true or not of a case.

    It is true from the beginning with `at_start`. A step makes it true (`gives`) when it is done, an answer when it is
    chosen. A step makes it untrue (`takes`), and needs it (`needed_at`), when a case comes to it; an ending needs it
    when a case is left for it.
    """

    id: str
    fact: str
    at_start: bool = False
    gives: tuple[Spot, ...] = ()
    takes: tuple[Spot, ...] = ()
    needed_at: tuple[Spot, ...] = ()
    severity: Seriousness = Seriousness.ERROR
