"""Writes the letters that are due, and hands over those that wait: each thing is told once, however many do it.

Nobody is shown anything of a case here. That cases are told of is in the access log before a letter can leave.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engine.application.access import Category
from engine.application.finding import UNREADABLE, Found, History, history_of
from engine.application.letters import Book, Claim, Content, Handed, Item, Letter, LetterKind, Post, State
from engine.application.looking import look
from engine.application.pages import silent_in
from engine.application.ports import Clock, Person, Row
from engine.application.reminders import Cause, may_remind, reminders_of
from engine.application.world import World
from engine.cases.state import CaseStatus
from engine.errors import PostFailed, PostUnset
from engine.values import Struct, replace

if TYPE_CHECKING:  # what counts is read where numbers are asked for, and that is seldom
    from engine.application.numbers.monthly import Keeping

GROUND = "reminder"
_PASSED = frozenset({Cause.DEADLINE_PASSED.value, Cause.CONSENT_ENDED.value})
_WAITS = "waits"


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be written: how many days ahead, a summary of the week as well, and of which cases if not of all.

    `links` asks a worker for the pages that guides link to as well; `pages` sees to that. `months` asks it for the
    numbers of each month, and says where they are kept; `numbers` sees to that.
    """

    days: int
    weekly: bool = False
    links: bool = False
    months: "Keeping | None" = None
    cases: frozenset[str] | None = None


class Planned(Struct, frozen=True, kw_only=True):
    """The letters that were written, and the numbers of the cases that could not be read; a blank one has none."""

    letters: tuple[Letter, ...]
    unread: tuple[str, ...] = ()


class Delivered(Struct, frozen=True, kw_only=True):
    """What became of letters: to whom each was handed over and how, and how many are left for the next time.

    `failures` are why, as ids of messages, each once.
    """

    handed: tuple[tuple[str, Handed], ...] = ()
    void: int = 0
    failed: int = 0
    failures: tuple[str, ...] = ()


class Hands(Struct, frozen=True, kw_only=True):
    """Who hands letters over, and where: the worker's name, which no other has, and how long a letter is nobody else's.

    The clock is the machine's own, also where one practises on another day: a letter in hand is in hand for a while.
    """

    worker: str
    post: Post
    clock: Clock
    lease: timedelta
    pause: timedelta


def plan(world: World, book: Book, *, asked: Asked, dry_run: bool = False) -> Planned:
    """Write a letter to each who is to be told of something that no letter has told of."""
    world = replace(world, store=world.store.whole())  # whoever runs this: it is not they who are told
    found, unread = _candidates(world, asked)
    letters = tuple(_new(world, book, items=_items(world, found, asked=asked, unread=unread), asked=asked))
    if letters and not dry_run:
        cases = dict.fromkeys(item.case_id for letter in letters for item in letter.items if item.case_id)
        look(world, cases, ground=GROUND, categories=(Category.LIST,))
        letters = book.write(letters, at=world.clock.now())
    return Planned(letters=letters, unread=tuple(unread))


def deliver(world: World, book: Book, *, hands: Hands, letter_id: str | None = None) -> Delivered:
    """Hand over the letters that wait and that nobody has in hand, or one of them; each is tried once."""
    world = replace(world, store=world.store.whole())  # as above
    done = Delivered()
    tried = set()
    while True:
        now = hands.clock.now()
        claim = Claim(by=hands.worker, at=now, until=now + hands.lease)
        letter = book.take(claim, letter_id=letter_id)
        if letter is None or letter.id in tried:
            return done
        tried.add(letter.id)
        done = _handed(done, _one(world, book, letter=letter, claim=claim, hands=hands))


def content_of(world: World, letter: Letter) -> Content | None:
    """Return what a letter says now. None where nothing of it holds: its cases are closed, or none of its reader's."""
    people = {person.id: person for person in world.directory.people()}
    if letter.to not in people:
        return None
    told = {item.case_id: found for item in letter.items if (found := _still(world, item, to=letter.to))}
    pages = silent_in(world.store) if letter.kind is LetterKind.LINKS else ()
    if not told and not pages:
        return None
    named = [str(found.row.number) for found, history in told.values() if not _is_unnamed(history)]
    passed = {item.case_id for item in letter.items if item.cause in _PASSED and item.case_id in told}
    return Content(
        id=letter.id,
        kind=letter.kind,
        to=people[letter.to],
        on=letter.on,
        at=world.clock.now(),
        numbers=tuple(sorted(named)),
        unnamed=len(told) - len(named),
        passed=len(passed),
        pages=pages,
        practice=world.practice,
    )


def _one(
    world: World, book: Book, *, letter: Letter, claim: Claim, hands: Hands
) -> tuple[str, Handed] | State | PostFailed:
    """Hand over one letter that is in hand; return to whom and how, that it is void, or why it must wait."""
    content = content_of(world, letter)
    if content is None:
        book.close(letter.id, claim=claim, state=State.VOID)
        return State.VOID
    try:
        how = hands.post.hand_over(content)
    except PostFailed as failure:
        book.put_back(letter.id, claim=claim, until=claim.at + hands.pause)
        return failure
    except PostUnset:
        book.put_back(letter.id, claim=claim, until=claim.at)
        raise
    book.close(letter.id, claim=claim, state=State.SENT)
    return content.to.handle, how


def _handed(done: Delivered, one: tuple[str, Handed] | State | PostFailed) -> Delivered:
    if isinstance(one, PostFailed):
        reason = one.arguments.get("reason")
        why = f"{one.message}-{reason}" if reason else one.message
        return replace(done, failed=done.failed + 1, failures=tuple(dict.fromkeys((*done.failures, why))))
    if isinstance(one, State):
        return replace(done, void=done.void + 1)
    return replace(done, handed=(*done.handed, one))


def _candidates(world: World, asked: Asked) -> tuple[list[Found], list[str]]:
    """Return the open cases that may be told of, by their rows, and which could not be read."""
    found, unread = [], []
    for row in _rows(world, asked.cases):
        try:
            found.append(Found(row, world.codec.unseal(row.sealed)))
        except UNREADABLE:
            unread.append(str(row.number or ""))
    return found, unread


def _rows(world: World, cases: frozenset[str] | None) -> tuple[Row, ...]:
    """Return the rows of the open cases, or of those that are named: not all are read to find one."""
    if cases is None:
        return world.store.rows(status=CaseStatus.OPEN.value)
    named = []
    for case_id in sorted(cases):
        with suppress(*UNREADABLE):  # it is told where all are looked through
            named.append(world.store.row(case_id))
    return tuple(row for row in named if row is not None and row.status == CaseStatus.OPEN.value)


def _items(world: World, found: list[Found], *, asked: Asked, unread: list[str]) -> Iterator[tuple[str, Item]]:
    """Give what each actor is to be reminded of. A case that cannot be read does not hide the others."""
    today = world.clock.today()
    for one in found:
        if not may_remind(one, today=today, days=asked.days):
            continue
        try:
            history = history_of(world, one)
        except UNREADABLE:
            unread.append(str(one.row.number))
            continue
        if history is None:
            continue
        for due in reminders_of(history.state, history.process, today=today, days=asked.days):
            yield due.to, Item(key=due.key, cause=due.cause.value, case_id=due.case_id, on=due.on)


def _new(world: World, book: Book, *, items: Iterable[tuple[str, Item]], asked: Asked) -> Iterator[Letter]:
    today = world.clock.today()
    due = list(items)
    untold = book.untold([item.key for _, item in due])
    by_actor: dict[str, dict[str, Item]] = defaultdict(dict)
    for actor, item in due:
        if item.key in untold:
            by_actor[actor][item.key] = item
    for actor, mine in sorted(by_actor.items()):
        yield _letter(world, LetterKind.REMINDERS, to=actor, items=tuple(mine.values()))
    if asked.weekly:
        yield from _digests(world, book, today=today)


def _digests(world: World, book: Book, *, today: date) -> Iterator[Letter]:
    """Give a summary to each who takes part in a case where something waits; one a week, whenever it is asked for."""
    year, week, _ = today.isocalendar()
    waits: dict[str, list[Item]] = defaultdict(list)
    for one in _candidates(world, Asked(days=0))[0]:
        for actor, cause in _waiting(one, today):
            key = f"digest {year}-{week:02} {one.row.case_id} {actor}"
            waits[actor].append(Item(key=key, cause=cause, case_id=one.row.case_id, on=today))
    gates = {actor: f"digest {year}-{week:02} {actor}" for actor in sorted(waits)}
    untold = book.untold(list(gates.values()))
    for actor, gate in gates.items():
        if gate in untold:
            yield replace(_letter(world, LetterKind.DIGEST, to=actor, items=tuple(waits[actor])), gate=gate)


def _waiting(found: Found, today: date) -> Iterator[tuple[str, str]]:
    """Give the actors for whom something waits in a case, by its row, and whether it is past its day."""
    row, text = found.row, found.text
    over = any(day is not None and day < today for day in (row.due, text.consent_ends))
    turns = {turn.who for turn in text.turns or ()}
    for actor in text.participants:
        if over and actor == (row.holder or actor):
            yield actor, Cause.DEADLINE_PASSED.value
        elif actor in turns:
            yield actor, _WAITS


def _letter(world: World, kind: LetterKind, *, to: str, items: tuple[Item, ...]) -> Letter:
    ordered = tuple(sorted(items, key=lambda item: item.key))
    return Letter(id=world.ids.new(), kind=kind, to=to, on=world.clock.today(), items=ordered)


def _still(world: World, item: Item, *, to: str) -> tuple[Found, History] | None:
    """Return the case that a letter tells of, if it is open and its reader still takes part in it."""
    row = world.store.row(item.case_id) if item.case_id else None
    if row is None or row.status != CaseStatus.OPEN.value:
        return None
    try:
        found = Found(row, world.codec.unseal(row.sealed))
        history = history_of(world, found)
    except UNREADABLE:
        return None
    return (found, history) if history and to in found.text.participants else None


def _is_unnamed(history: History) -> bool:
    """Tell whether a case's number is not told outside the house: its address is protected, or it is shielded."""
    return history.state.address_protected or history.state.shielded


def addressees(people: Iterable[Person], letters: Iterable[Letter]) -> tuple[str, ...]:
    """Return the names of those who were written to, once each."""
    handles = {person.id: person.handle for person in people}
    return tuple(sorted({handles[letter.to] for letter in letters if letter.to in handles}))
