"""Finds the pages that the guides link to and that do not answer, and writes to those who look after the system.

It has nothing to do with any case. Which pages they are is a notice of the store, which is sealed, and not in the
letter that waits: an address would tell which guide is followed.
"""

from collections.abc import Callable, Sequence

from engine.application.access import PersonRole
from engine.application.letters import Book, Item, Letter, LetterKind
from engine.application.ports import Store
from engine.application.world import World
from engine.values import Struct, replace

SILENT = "links-silent"
"""The kind of the notice that a store keeps of the pages that do not answer, whenever they are others than before."""
_CAUSE = "links"
_ASKED = ("http://", "https://")

Asking = Callable[[Sequence[str]], tuple[str, ...]]
"""Asks pages, and returns those that do not answer."""


class Pages(Struct, frozen=True, kw_only=True):
    """How many pages were asked, which of them do not answer, and the letters that were written of it."""

    asked: int = 0
    silent: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def cut_off(self) -> bool:
        """Whether none of them answers: then it is the machine that does not reach the net."""
        return len(self.silent) == self.asked > 0


def look_through(world: World, book: Book, *, ask: Asking, dry_run: bool = False) -> Pages:
    """Ask the pages that the guides in a store link to, and write of those that do not answer: once a month."""
    world = replace(world, store=world.store.whole())  # no case is asked for
    linked = linked_from(world)
    silent = tuple(sorted(ask(linked))) if linked else ()
    found = Pages(asked=len(linked), silent=silent)
    if found.cut_off:
        return found
    letters = _letters(world, book) if silent else ()
    if dry_run:
        return replace(found, letters=letters)
    if silent != silent_in(world.store):
        world.store.note(SILENT, at=world.clock.now(), pages="\n".join(silent))
    return replace(found, letters=book.write(letters, at=world.clock.now()) if letters else ())


def linked_from(world: World) -> tuple[str, ...]:
    """Return the addresses that the newest version of each guide in a store links to, each once."""
    newest = {copy.guideline: copy for copy in world.store.copies()}
    guides = (world.codec.unpack(copy.content).guideline for copy in newest.values())
    links = (tool.link for guide in guides for tool in guide.tools)
    return tuple(dict.fromkeys(link.strip() for link in links if link and link.strip().lower().startswith(_ASKED)))


def silent_in(store: Store) -> tuple[str, ...]:
    """Return the pages that did not answer when they were asked the last time."""
    noted = [notice.details["pages"] for notice in store.notices() if notice.kind == SILENT]
    return tuple(noted[-1].splitlines()) if noted else ()


def _letters(world: World, book: Book) -> tuple[Letter, ...]:
    """Return a letter to each who looks after the system and has had none this month."""
    today = world.clock.today()
    keys = {
        person.id: f"{_CAUSE} {today:%Y-%m} {person.id}"
        for person in world.directory.people()
        if PersonRole.SYSTEM.value in person.roles
    }
    untold = book.untold(list(keys.values()))
    return tuple(
        Letter(
            id=world.ids.new(),
            kind=LetterKind.LINKS,
            to=actor,
            on=today,
            items=(Item(key=key, cause=_CAUSE, case_id="", on=today),),
        )
        for actor, key in keys.items()
        if key in untold
    )
