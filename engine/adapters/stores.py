"""Opens, makes and looks after the store that somebody has named: in a file, or on a server."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from engine.adapters.custody import Custody
from engine.adapters.postgres_place import Place
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Clock, Codec, Person
from engine.application.upkeep import Keeper
from engine.application.world import World
from engine.errors import EngineError, StoreError, StoreServerless
from engine.values import Struct

if TYPE_CHECKING:  # the server's library is read where a server is named, and need not be installed elsewhere
    from engine.adapters.postgres import PostgresStore
    from engine.application.filling.filling import Bulk, Makers


_MANY = 5000  # cases: to start more processes takes as long as to make some hundred


AnyStore: TypeAlias = "SqliteStore | PostgresStore"
"""A store that is open, wherever it lies."""


class Kept(Struct, frozen=True, kw_only=True):
    """Where a store is named to be, and where its keys lie."""

    place: Path | Place
    custody: Custody


def opened(kept: Kept, *, patience: int | None = None) -> "SqliteStore | PostgresStore":
    """Open a store. Where none is there it is told what is remembered of the one that was."""
    if isinstance(kept.place, Place):
        return _server().open(kept.place, custody=kept.custody)
    try:
        return SqliteStore.open(kept.place, custody=kept.custody, patience=patience)
    except StoreError as error:
        from engine.adapters.whereabouts import told_as_known  # noqa: PLC0415 - only where no store can be opened

        raise told_as_known(error, kept.custody, place=kept.place) from None


def made(kept: Kept, *, practice: bool) -> "SqliteStore | PostgresStore":
    """Make a store where there is none."""
    if isinstance(kept.place, Place):
        return _server().create(kept.place, custody=kept.custody, practice=practice)
    return SqliteStore.create(kept.place, custody=kept.custody, practice=practice)


def brought_forward(kept: Kept) -> bool:
    """Bring a store forward that an older version of the program has kept on a server; tell whether it was."""
    if not isinstance(kept.place, Place):
        return False
    _server()
    from engine.adapters.postgres_renewing import renew  # noqa: PLC0415 - brings the server's library

    return renew(kept.place, custody=kept.custody)


def walled_again(kept: Kept) -> None:
    """Lay anew what a copy of a store on a server has lost that was put in without its role."""
    if not isinstance(kept.place, Place):
        return
    _server()
    from engine.adapters.postgres_renewing import wall_again  # noqa: PLC0415 - brings the server's library

    wall_again(kept.place, custody=kept.custody)


def walls_renewed(kept: Kept, store: AnyStore) -> bool:
    """Lay anew on a server what another version has laid of what shows each person their own cases alone."""
    if isinstance(store, SqliteStore):
        return False
    from engine.adapters.postgres_standing import has_old_walls  # noqa: PLC0415 - brings the server's library

    if has_old_walls(store.whole().link):
        walled_again(kept)
        return True
    return False


def seen_by(store: "SqliteStore | PostgresStore", person: Person) -> "SqliteStore | PostgresStore":
    """Return a store as a person is to be shown it: on a server, without the cases that are none of theirs."""
    return store if isinstance(store, SqliteStore) else store.seen_by(person)


def says_practice(place: Path | Place) -> bool | None:
    """Tell whether a store says that it is for practice; None where nothing can be read there. No key is asked for."""
    if isinstance(place, Place):
        return _server().says_practice(place)
    from engine.adapters.copies import says_practice as said  # noqa: PLC0415 - read when it is needed

    return said(place)


def keeper_of(kept: Kept, *, clock: Clock, codec: Codec, for_practice: bool) -> Keeper:
    """Return what looks after a store, which need not be there. `for_practice`: the clock is a made-up one."""
    if isinstance(kept.place, Place):
        _server()
        from engine.adapters.postgres_upkeep import PostgresKeeper  # noqa: PLC0415 - brings the server's library

        return PostgresKeeper(
            place=kept.place, custody=kept.custody, clock=clock, codec=codec, for_practice=for_practice
        )
    from engine.adapters.upkeep import SqliteKeeper  # noqa: PLC0415 - read when it is needed

    return SqliteKeeper(path=kept.place, custody=kept.custody, clock=clock, codec=codec, for_practice=for_practice)


def is_in_use(store: "SqliteStore | PostgresStore") -> bool:
    """Tell whether there is a case in the store. One that cannot be asked holds something."""
    try:
        return next(store.whole().each_row(), None) is not None
    except EngineError:
        return True


def is_doubtful(store: "SqliteStore | PostgresStore", *, today: date) -> bool:
    """Tell whether something in a store is not as it was kept; asked in earnest once a day."""
    from engine.adapters import daily  # noqa: PLC0415 - read when it is needed

    if isinstance(store, SqliteStore):
        return daily.is_doubtful(store, today=today)
    return daily.is_doubtful_on_server(store, today=today)


def bulk_of(world: World, *, cases: int) -> "tuple[Bulk, Makers]":
    """Return what keeps invented cases in a store that is open, and what makes so many: in several processes if many.

    A store on a server is given act after act: whoever wants very many there fills one in a file, and copies it.
    """
    from engine.adapters.codec import JsonCodec  # noqa: PLC0415 - one command alone fills a store
    from engine.adapters.many_hands import made_by_many  # noqa: PLC0415 - as above
    from engine.adapters.whole import WholeCases  # noqa: PLC0415 - as above
    from engine.application.filling.filling import made_here  # noqa: PLC0415 - as above
    from engine.application.filling.in_turn import InTurn  # noqa: PLC0415 - as above

    bulk = WholeCases(world.store) if isinstance(world.store, SqliteStore) else InTurn(world)
    return bulk, made_by_many if cases >= _MANY else made_here(JsonCodec())


def _server() -> "type[PostgresStore]":
    """Return what opens a store on a server. Raises `StoreServerless` where its library is not installed."""
    try:
        from engine.adapters.postgres import PostgresStore  # noqa: PLC0415 - need not be installed
    except ImportError:
        raise StoreServerless from None
    return PostgresStore
