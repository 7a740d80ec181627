"""Makes practice cases, some hundred at a time: which walk each follows, when, where, how far, and what is kept of it.

Most cases have ended in the last two years; of those that are open, some are late. They come in the order in which
they were opened, as in a real store, and the same ones come for the same seed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random

from engine.application.access import Act, Standing, may
from engine.application.filling.people import Office, Wording, random_id
from engine.application.filling.reliving import Life, relive
from engine.application.filling.walks import Walk
from engine.application.keeping import row_of
from engine.application.ports import Codec, Look, Whole
from engine.application.reading import CATEGORIES
from engine.cases import events as ev
from engine.cases.beside import side_streams
from engine.cases.events import Event, compartment_of
from engine.cases.evolve import advance, fold
from engine.cases.state import CaseState
from engine.cases.vocabulary import Compartment
from engine.guideline.process import Process
from engine.values import Struct

BATCH = 500
_OPEN = 0.35  # of the cases
_TIMED = 0.6  # of the open cases, at most, have a deadline
_LATEST, _LONGEST = 120, 730  # days since the last act of an open case, and since the end of a closed one, at most
_WEEK = 7


class Stock(Struct, frozen=True, kw_only=True):
    """What cases are made from. `today` is the day after which nothing happens in them; `salt` tells fillings apart."""

    walks: tuple[Walk, ...]
    offices: tuple[Office, ...]
    wording: Wording
    today: date
    seed: int
    salt: int = 0


class Place(Struct, frozen=True, order=True):
    """When a case is opened, which of the walks it follows, and how many acts of it; `number` tells it from others."""

    begins: int
    number: int
    walk: int
    acts: int


def plan(stock: Stock, count: int) -> list[Place]:
    """Return so many cases by the day on which they are opened."""
    chance = Random(f"{stock.seed} {stock.salt} plan")  # noqa: S311 - the same cases for the same seed, no secret
    return sorted(_place(stock, number, chance=chance) for number in range(count))


def _place(stock: Stock, number: int, *, chance: Random) -> Place:
    which = chance.randrange(len(stock.walks))
    walk = stock.walks[which]
    is_open = chance.random() < _OPEN or not walk.ends
    acts = _so_far(walk, chance=chance) if is_open else len(walk.acts)
    last = walk.acts[acts - 1][-1].recorded_at.date()
    ended = stock.today - timedelta(days=chance.randint(1, _LATEST if is_open else _LONGEST))
    weeks = (ended - last).days // _WEEK
    return Place(begins=weeks, number=number, walk=which, acts=acts)


def _so_far(walk: Walk, *, chance: Random) -> int:
    """Return how many acts an open case has come: anywhere, but often to where a deadline runs."""
    if walk.timed and chance.random() < _TIMED:
        return chance.choice(walk.timed)
    return chance.randint(1, max(1, len(walk.acts) - 1))


def made(stock: Stock, places: Sequence[Place], *, codec: Codec) -> tuple[Whole, ...]:
    """Return the cases of a part of a plan, and the work that they open beside themselves."""
    return tuple(whole for place in places for whole in _case(stock, place, codec=codec))


def _case(stock: Stock, place: Place, *, codec: Codec) -> Iterator[Whole]:
    chance = Random(f"{stock.seed} {stock.salt} {place.number}")  # noqa: S311 - as above
    walk, office = stock.walks[place.walk], chance.choice(stock.offices)
    life = Life(
        case_id=random_id(chance),
        office=office,
        workers=(chance.choice(office.staff), chance.choice(office.staff)),
        alias=stock.wording.alias.format(word=chance.choice(stock.wording.words), number=place.number + 1),
        acts=place.acts,
        later=timedelta(weeks=place.begins),
    )
    acts = relive(walk, life, wording=stock.wording, chance=chance)
    yield from lived(acts, process=walk.process, codec=codec)


def lived(acts: Sequence[tuple[Event, ...]], *, process: Process, codec: Codec) -> Iterator[Whole]:
    """Give a case whose acts are these, and the work that they open beside it, as they are kept."""
    so_far: tuple[Event, ...] = ()
    state: CaseState | None = None
    looks: list[Look] = []
    opened: dict[Compartment, None] = {}  # what there is to open, in the order in which it came
    for act in acts:
        if state is not None:
            looks += _look(state, opened, act=act)
        opened |= dict.fromkeys(compartment_of(type(event.body)) for event in act)
        state = fold(act) if state is None else advance(state, act, earlier=so_far)
        so_far = (*so_far, *act)
        if state is not None and any(isinstance(event.body, ev.SideWorkOpened) for event in act):
            for event in side_streams(act, state, process=process):
                yield from lived(((event,),), process=process, codec=codec)
    if state is not None:
        yield Whole(
            records=tuple(codec.record(event) for event in so_far),
            row=row_of(codec, state, process=process, now=so_far[-1].recorded_at),
            looks=tuple(looks),
        )


def _look(state: CaseState, opened: Iterable[Compartment], *, act: Sequence[Event]) -> Iterator[Look]:
    """Give the look that is logged before an act, as whoever did it saw the case. A report waits for none."""
    event = act[0]
    if isinstance(event.body, ev.ConcernSuspected | ev.ConcernReported):
        return
    me = event.by
    standing = Standing(participant=me in state.participants, named=me in state.named, own_service=True)
    yield Look(
        at=event.recorded_at,
        by=me,
        ground=may(Act.READ, roles=frozenset(), standing=standing).reason,
        cases=(state.case_id,),
        categories=tuple(_categories(opened, standing)),
        channel="command-line",
    )


def _categories(opened: Iterable[Compartment], standing: Standing) -> Iterator[str]:
    for compartment in opened:
        if compartment is not Compartment.SHIELDED or standing.named:
            yield CATEGORIES[compartment].value
