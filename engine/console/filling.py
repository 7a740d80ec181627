"""What `bti lager fyll` does on the screen: a bar while the store is filled, and then what came into it."""

import sys

import click

from engine.application.filling.filling import Filled, Order, fill
from engine.application.filling.people import Wording
from engine.console import codes
from engine.console.session import Session
from engine.console.watching import is_watched

_SENTENCES = 10
_MANY = 100
"""From so many cases on, whoever looks on has to wait."""


def fill_store(session: Session, cases: int, *, guides: tuple[str, ...], seed: int) -> int:
    """Fill the store, and tell what came into it."""
    world, output = session.world(), session.output
    output.mark_practice()
    bulk, makers = session.wiring.bulk(world, cases=cases)
    names = guides or tuple(world.shelf.names())
    order = Order(cases=cases, guides=names, seed=seed, wording=_wording(session))
    filled = Filled()
    hidden = cases < _MANY or not is_watched(output)
    with click.progressbar(length=cases, label=session.say("fill.progress"), file=sys.stderr, hidden=hidden) as bar:
        for so_far in fill(world, order, bulk=bulk, makers=makers):
            bar.update(so_far.cases - filled.cases)
            filled = so_far
    _tell(session, filled, seed=seed)
    return codes.DONE


def _wording(session: Session) -> Wording:
    say = session.say
    return Wording(
        alias=say("fill.alias", word="{word}", number="{number}"),
        words=tuple(say("fill.words").split(", ")),
        titles=(say("title-leader"), say("title-teacher"), say("title-nurse")),
        sentences=tuple(say(f"fill.sentence-{number}") for number in range(1, _SENTENCES + 1)),
    )


def _tell(session: Session, filled: Filled, *, seed: int) -> None:
    output = session.output
    if output.json:
        output.data(
            {
                "cases": filled.cases,
                "events": filled.events,
                "looks": filled.looks,
                "people": filled.people,
                "frø": seed,
            }
        )
        return
    output.line(session.say("fill.done"))
    output.fields(
        [
            (session.say("label-cases"), str(filled.cases)),
            (session.say("fill.events"), str(filled.events)),
            (session.say("fill.looks"), str(filled.looks)),
            (session.say("fill.people"), str(filled.people)),
        ]
    )
    output.hints(("bti", session.say("hint.fill-day")), ("bti lager verifiser", session.say("hint-verify")))
