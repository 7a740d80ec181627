"""Changing the version that a case follows: where each of its tracks lands, what it keeps, and what stands in the way.

A place is known again by its id. Where the new version has it, all stays as it is: the pass, the day it was entered,
what was done there. Where it has not, somebody has to say where the case, or the track, is to stand, and it is entered
there as any step is: with what its level and it ask for, and its deadline from that day. People, consents, measures,
meetings, questions that wait for advice, and who is kept out are never changed by it.
"""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.conditions import Asking, holds, is_undecided
from engine.cases.envelope import Decision, Entry, Spot
from engine.cases.landings import SET_ASIDE, chosen, is_named, suggested
from engine.cases.moves import begun, left_out
from engine.cases.naming import meant, quoted, title_of
from engine.cases.reasons import not_begun, unmet
from engine.cases.refusals import Reason, Refused, refuse
from engine.cases.shielding import clearers, keeps_out
from engine.cases.state import CaseState
from engine.cases.tracks import Beginning, beginning, gates_for
from engine.guideline.gates import guards_of
from engine.guideline.landing import has_place
from engine.guideline.names import MAIN, finished_state, is_finished, level_of
from engine.guideline.process import Gate, Process, entry_of
from engine.values import Struct, replace


class _Change(Struct, frozen=True, kw_only=True):
    """A change of version that is looked at: what is asked for, and the case as it would be in the new version."""

    command: cmd.ChangeVersion
    asking: Asking
    old: Process

    @property
    def new(self) -> Process:
        """The version that the case is to follow."""
        return self.command.to

    def standing(self, track: str) -> str:
        """Return where a track stands."""
        return self.asking.state.tracks[track].state


class _Tracks(Struct, frozen=True, kw_only=True):
    """What becomes of the tracks beside the main one where that stays: those that stand elsewhere, and those that end.

    `aside` go on existing and are set aside; `dropped` are no more.
    """

    moved: tuple[tuple[str, str], ...] = ()
    aside: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def change_version(command: cmd.ChangeVersion, asking: Asking, *, process: Process) -> Decision:
    """Decide that a case follows another version of its guide from now on."""
    refused = _not_at_all(command, asking.state)
    if refused:
        return refused
    variant = _variant(command, asking.state)
    if isinstance(variant, Refused):
        return variant
    gone = facts_gone(asking.state, command.to)
    facts = {fact: value for fact, value in asking.state.facts.items() if fact not in gone}
    there = replace(asking, state=replace(asking.state, facts=facts, variant=variant))
    change = _Change(command=command, asking=there, old=process)
    landed = _landing(MAIN, change)
    if isinstance(landed, Refused):
        return landed
    return _in_place(change, gone) if landed is None else _elsewhere(landed, change, gone=gone)


def facts_gone(state: CaseState, new: Process) -> tuple[str, ...]:
    """Return the facts that are set to something a version does not have: they are asked for anew when they matter."""
    values = {fact.id: fact.values for fact in new.guideline.facts}
    return tuple(fact for fact, value in state.facts.items() if value not in values.get(fact, ()))


def _not_at_all(command: cmd.ChangeVersion, state: CaseState) -> Refused | None:
    """Refuse another guide, the version that it follows, and one that would not shield whom the case shields."""
    new = command.to
    if new.guideline.head.id != state.guideline:
        return refuse("other-guide", title=new.guideline.head.title)
    if new.digest == state.guideline_hash:
        return refuse("version-followed", version=new.guideline.head.version)
    if state.shielded and (state.kept_out != frozenset(keeps_out(new)) or not clearers(new)):
        return refuse("shield-differs", version=new.guideline.head.version)
    return None


def _variant(command: cmd.ChangeVersion, state: CaseState) -> str | Refused | None:
    """Return the variant to follow: the case's own, or what was said where the new version does not have that."""
    variants = command.to.guideline.head.variants
    if command.variant is not None:
        found = meant(command.variant, ((one, one) for one in variants))
        return found or refuse("unknown-variant", variant=command.variant, names=quoted(variants))
    if not variants or state.variant in variants or state.beside is not None:
        return state.variant if variants else None
    return variants[0] if len(variants) == 1 else refuse("variant-needed", names=quoted(variants))


# ---------------------------------------------------------------- where a track lands


def _landing(track: str, change: _Change) -> str | Refused | None:
    """Return where a track lands that cannot stay where it stands; None where it stays."""
    here = change.standing(track)
    code = _lost(here, change)
    named = is_named(here, change.command.landings, process=change.old)
    if code is None:
        return refuse("landing-needless", place=title_of(here, change.old)) if named else None
    if not named:
        return refuse(
            code,
            place=title_of(here, change.old),
            version=change.new.guideline.head.version,
            names=quoted(suggested(here, change.new)),
        )
    found = chosen(here, change.command.landings, old=change.old, new=change.new)
    return found if isinstance(found, Refused) else _entered(found, replace(change.asking, track=track), change=change)


def _lost(here: str, change: _Change) -> str | None:
    """Return the code of why nothing can stand in a place any more; None where it can."""
    if not has_place(here, change.new):
        return "no-landing"
    before = _guards(here, change.old)
    closed = (
        not holds(guard, change.asking) and not is_undecided(guard, change.asking)
        for guard in _guards(here, change.new)
        if guard not in before
    )
    return "place-not-for-case" if any(closed) else None


def _guards(here: str, process: Process) -> tuple[Gate, ...]:
    """Return what tells whether a place is for this case at all: what its step and its level are for."""
    step = process.steps.get(here)
    level = process.level(here)
    only_for = replace(level, requires=(), least_services=None)
    return (*(guards_of(step) if step else ()), *gates_for(process).level(only_for))


def _entered(landing: str, asking: Asking, *, change: _Change) -> str | Refused:
    """Return the place that a track is let into, or what it asks for first."""
    if landing == SET_ASIDE:
        return landing
    landing = _first(landing, asking, new=change.new).state
    new, here = change.new, asking.standing.state
    level, step, gates = new.level(landing), new.steps.get(landing), gates_for(new)
    asked = gates.level(level) if level.id != level_of(here) else ()
    asked += (*guards_of(step), *gates.entry(step)) if step else ()
    missing: tuple[Reason, ...] = unmet(asked, asking, process=new) + not_begun(landing, asking, process=new)
    if not missing:
        return landing
    leads_to = level.label if level.id != level_of(here) else None
    return Refused(tuple(dict.fromkeys(missing)), wanted=title_of(landing, new), leads_to=leads_to)


def _first(landing: str, asking: Asking, *, new: Process) -> Beginning:
    """Return where a track begins that lands on the first step of a level: past the steps that are not for the case."""
    level = new.level(landing)
    if asking.track != MAIN or not level.steps or landing != entry_of(level):
        return Beginning(landing)
    return beginning(level.steps, asking, gates=gates_for(new), end=landing)


# ---------------------------------------------------------------- what is to be written


def _elsewhere(landing: str, change: _Change, *, gone: tuple[str, ...]) -> Decision:
    """Write that the case goes on in another place; the tracks of the step that it leaves are no more."""
    state, level = change.asking.state, level_of(landing)
    same = level == level_of(change.standing(MAIN))
    written = replace(
        _written(change, gone, level=level),
        pass_after=state.standing.pass_ if same else state.passes.get(level, 0) + 1,
        dropped=tuple(track for track in state.tracks if track != MAIN),
    )
    new, spot = change.new, Spot(landing, written.pass_after)
    first = _first(entry_of(new.level(landing)), change.asking, new=new)
    passed = first.passed if first.state == landing and not same else ()
    return (
        Entry(written, moved_to=landing),
        *(Entry(left_out(step, change.asking, process=new), at=spot) for step in passed),
        *begun(landing, change.asking, process=new),
    )


def _in_place(change: _Change, gone: tuple[str, ...]) -> Decision:
    """Write that the case stays where it stands, and what becomes of its tracks; tracks that are new begin."""
    tracks = _tracks(change)
    if isinstance(tracks, Refused):
        return tracks
    here, state = change.standing(MAIN), change.asking.state
    missing = not_begun(here, change.asking, process=change.new) if _begins(change) else ()
    if missing:
        return Refused(missing, wanted=title_of(here, change.new))
    written = replace(
        _written(change, gone, level=level_of(here)),
        tracks=tracks.moved,
        dropped=tracks.dropped,
    )
    beginning = begun(here, change.asking, process=change.new)
    return (
        *(_set_aside(track, change) for track in tracks.aside),
        Entry(written),
        *(entry for entry in beginning if entry.at and entry.at.track not in state.tracks),
    )


def _begins(change: _Change) -> bool:
    """Tell whether the step where the case stands holds tracks that the case has not."""
    step = change.new.steps.get(change.standing(MAIN))
    return any(one.id not in change.asking.state.tracks for one in (step.tracks if step else ()))


def _set_aside(track: str, change: _Change) -> Entry:
    standing = change.asking.state.tracks[track]
    spot = Spot(standing.state, standing.pass_, track)
    return Entry(ev.TrackSetAside(_reason(change.command) or ""), moved_to=finished_state(track), at=spot)


def _tracks(change: _Change) -> _Tracks | Refused:
    step = change.new.steps.get(change.standing(MAIN))
    held = {one.id for one in (step.tracks if step else ())}
    found = _Tracks()
    for track in change.asking.state.tracks:
        if track == MAIN or (track in held and is_finished(change.standing(track))):
            continue
        landed = None if is_finished(change.standing(track)) else _landing(track, change)
        if isinstance(landed, Refused):
            return landed
        if landed == SET_ASIDE and not _reason(change.command):
            return refuse("reason")
        if track not in held:
            found = replace(found, dropped=(*found.dropped, track))
        elif landed == SET_ASIDE:
            found = replace(found, aside=(*found.aside, track))
        elif landed is not None:
            found = replace(found, moved=(*found.moved, (track, landed)))
    return found


def _reason(command: cmd.ChangeVersion) -> str | None:
    return (command.reason or "").strip() or None


def _written(change: _Change, gone: tuple[str, ...], *, level: str) -> ev.VersionChanged:
    command, state, head = change.command, change.asking.state, change.new.guideline.head
    levels = change.new.levels
    return ev.VersionChanged(
        from_version=state.guideline_version,
        from_hash=state.guideline_hash,
        to_version=head.version,
        to_hash=change.new.digest,
        pass_after=state.standing.pass_,
        variant=state.variant,
        facts=gone,
        measures=tuple(one.id for one in state.running() if one.level not in levels),
        level=level,
        reason=_reason(command),
        approved_by=command.approved_by,
        entries=tuple(_entries(change, to_level=level)),
    )


def _entries(change: _Change, *, to_level: str) -> Iterator[tuple[str, str]]:
    """Give each level with the state that it is entered in now, where it was entered in its first or one that is gone.

    Else it would not be seen that a case comes to its beginning again. Of a level that it comes to now the move tells.
    """
    old, new, here = change.old, change.new, level_of(change.standing(MAIN))
    for level, arrival in change.asking.state.entered.items():
        if level not in new.levels or (level == to_level != here):
            continue
        was_first = level in old.levels and arrival.state == entry_of(old.levels[level])
        entry = entry_of(new.levels[level])
        if arrival.state != entry and (was_first or not has_place(arrival.state, new)):
            yield level, entry
