"""The guides that are walked through: those that come with the program, the imagined ones, and some built by hand.

The imagined ones stretch the language. Those built by hand have what no real guide has, so that all of it is met.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline.compile import compile_process
from engine.guideline.model import Answer
from engine.guideline.process import Process
from engine.values import replace
from tests.cases.editing import changing
from tests.cases.guide import GUIDE, to
from tests.cases.test_moved_deadlines import side_by_side
from tests.cases.test_shield import keeping_out
from tests.cases.whole import CHOICE, WHOLE_GUIDE

IMAGINED = ("bokstaver", "faser", "gravid")
_FOLDER = Path(__file__).parents[1] / "language" / "ok"


@cache
def processes() -> tuple[Process, ...]:
    """Return the process of every guide."""
    shelf = BundledShelf()
    names = (*shelf.names(), *(str(_FOLDER / f"{name}.yaml") for name in IMAGINED))
    made = [compiled(shelf, JsonCodec(), name=name) for name in names]
    faulty = [one.file for one in made if isinstance(one, Faulty)]
    if faulty:
        raise AssertionError(faulty)
    return (*(one[0] for one in made if not isinstance(one, Faulty)), *_built())


def _built() -> Iterator[Process]:
    """Give the small guide of the tests, the one that has everything, and one that has two of something at once.

    There two deadlines run side by side, and two people are kept out. In the one that has everything, a level can also
    be entered after its measures, where nobody has weighed yet who is to hold the baton.
    """
    apart = keeping_out(("mor", "barnevern"), ("bror", "barnevern"))
    roles = (*GUIDE.roles, *apart.roles)
    together = replace(side_by_side().guideline, roles=roles, services=GUIDE.services, rules=apart.rules)
    past_measures = Answer(id="rett-videre", title="Rett til veien videre", targets=(to("b/videre"),))
    whole = changing(WHOLE_GUIDE, CHOICE, answers=(*CHOICE.answers, past_measures))
    for name, guide in (("small", GUIDE), ("whole", whole), ("together", together)):
        yield compile_process(replace(guide, head=replace(guide.head, id=name)), name)
