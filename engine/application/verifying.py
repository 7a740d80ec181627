"""Folds every case anew from its events, and compares what lists show of it with what they should."""

from collections.abc import Iterator

from engine.application.keeping import row_of
from engine.application.ports import Codec, Row, RowText, Store
from engine.application.upkeep import Finding
from engine.cases.evolve import fold
from engine.cases.turns import Turn, TurnKind
from engine.errors import StoreDamaged, StoreError
from engine.guideline.process import Process
from engine.values import replace

_LATER = (TurnKind.DECLINED, TurnKind.CONSENT)
"""What a row did not always say."""


def refolded(store: Store, codec: Codec) -> Iterator[Finding]:
    """Tell of each case that cannot be folded, or whose row is not what its events come to.

    A row that differs is no sign of tampering, which the chain sees, but of a fault in the program that wrote it; the
    next change of the case writes it anew.
    """
    processes: dict[str, Process] = {}
    for row in store.each_row():
        number = ("number", str(row.number))
        try:
            if not _agrees(row, store, codec=codec, processes=processes):
                yield Finding("verify.folded-otherwise", (number,))
        except StoreError:
            yield Finding("verify.unfolded", (number,))


def _agrees(row: Row, store: Store, *, codec: Codec, processes: dict[str, Process]) -> bool:
    """Tell whether a row is what the events of its case come to. Raises store errors where they come to nothing."""
    events = tuple(codec.event(record) for record in store.records(row.case_id))
    state = fold(events)
    if state is None:
        raise StoreDamaged
    digest = state.guideline_hash
    if digest not in processes:
        processes[digest] = _pinned(store, digest, codec=codec)
    expected = row_of(codec, state, process=processes[digest], now=events[-1].recorded_at)
    return _same(row, expected, codec=codec)


def _pinned(store: Store, digest: str, *, codec: Codec) -> Process:
    copy = store.pinned(digest)
    if copy is None:
        raise StoreDamaged
    return codec.unpack(copy.content)


def _same(row: Row, expected: Row, *, codec: Codec) -> bool:
    """Compare what two rows say; how their text is written may be another from version to version.

    A row from before it was kept whose turn it is says nothing of that, nor of when a consent ends; one from before it
    was kept that a consent was withdrawn, or the baton declined, says nothing of that; one of a closed case from before
    it was kept when it was closed says nothing of that, and one from before it was kept which version of its guide it
    follows, who is kept out, or what is counted of it, says nothing of that.
    """
    plain = replace(row, number=None, sealed=b"") == replace(expected, number=None, sealed=b"", audience=())
    said, wanted = codec.unseal(row.sealed), codec.unseal(expected.sealed)
    wanted = wanted if said.turns is not None else replace(wanted, turns=None, consent_ends=None)
    wanted = replace(wanted, turns=_turns_known(wanted, said))
    wanted = wanted if said.digest else replace(wanted, guideline="", version="", digest="")
    wanted = wanted if said.kept_out is not None else replace(wanted, kept_out=None)
    wanted = wanted if said.tallies is not None else replace(wanted, tallies=None)
    older = said.closed_on is None and wanted.closed_on is not None
    return plain and said == (replace(wanted, closed_on=None, archive_by=None, erase_from=None) if older else wanted)


def _turns_known(wanted: RowText, said: RowText) -> tuple[Turn, ...] | None:
    """Return whose turn it is, without what a row from before it was kept cannot say."""
    if wanted.turns is None:
        return None
    told = {turn.kind for turn in said.turns or ()}
    return tuple(turn for turn in wanted.turns if turn.kind in told or turn.kind not in _LATER)
