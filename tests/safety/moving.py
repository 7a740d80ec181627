"""Moves cases between versions of a guide: each lands where its new version has a place for it, or a refusal says why.

A case walks about in a guide, the guide is edited at random, and the case is to follow it. What is asked for is said.
Then it stands in a place that is there, every way on keeps its word, people and agreements are as they were, and undo
gives back the case as it was. `python -m tests.safety.moving [COUNT] [SEED]`
"""

import sys
from collections.abc import Iterator
from dataclasses import replace as with_fields
from datetime import timedelta
from random import Random

from engine.cases import commands as cmd
from engine.cases.agenda import agenda
from engine.cases.conditions import Asking, holds
from engine.cases.evolve import fold
from engine.cases.landings import Landings, suggested
from engine.cases.naming import title_of
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.cases.tracks import gates_for
from engine.guideline.gates import guards_of, kept_out
from engine.guideline.landing import has_place
from engine.guideline.names import MAIN, is_finished, level_of, track_of
from engine.guideline.process import Need, Process
from engine.i18n import knows
from engine.values import replace
from tests.cases.editing import edited, version_of
from tests.cases.guide import PROCESS, Walk
from tests.cases.wandering import options, step, taking, wander
from tests.cases.whole import WHOLE
from tests.safety.harness import Report, command_line

NAME = "moving"
PER_COMMIT = 150
GUIDES = (WHOLE, WHOLE, PROCESS)
MOST_ASKED = 8
"""So many times a move is asked for anew with what the last refusal asked for."""
_ASIDE = ""
_REASON = "flyttet"
_CHANGED = frozenset(
    ("guideline_version", "guideline_hash", "variant", "tracks", "passes", "entered", "facts", "measures", "trail")
)
"""What a change of version may touch: nothing else of a case. The trail may grow, by what a new track leaves out."""
_OF_FOLDING = frozenset(("acts", "redoable", "seq"))
_NEEDS = frozenset(need.value for need in Need)


def run(count: int = PER_COMMIT, seed: int = 1) -> Report:
    """Move so many cases."""
    report = Report(NAME, seed)
    for place in range(count):
        move = Move(seed + place, report)
        try:
            move.try_it()
        except LookupError as error:
            move.fault(f"it falls over {error!r}")
        report.count += 1
    return report


class Move:
    """One case that is to follow another version."""

    def __init__(self, seed: int, report: Report) -> None:
        self.seed, self.report, self.random = seed, report, Random(seed)
        self.old = self.random.choice(GUIDES)
        self.walk = _open(wander(self.old, seed, self.random.randint(2, 60)))
        self.walk.today += timedelta(days=3)
        self.before = self.walk.state
        self.new = self._version()
        self.landings: Landings = ()
        self.variant: str | None = None

    def _version(self) -> Process:
        try:
            return edited(self.old, self.seed, case=self.before)
        except KeyError:  # an edit that no check would let through: a name that nothing has any more
            self.report.meet("unsound edit")
            return version_of(self.old.guideline, f"{self.old.digest}-{self.seed}")

    def fault(self, what: str) -> None:
        """Note what is wrong, and where."""
        where = {track: one.state for track, one in self.before.tracks.items()}
        self.report.found(f"{NAME} {self.seed}: {what}; stood {where}")

    def try_it(self) -> None:
        """Ask for the move until it is made or stopped by something that nobody can say away."""
        for _ in range(MOST_ASKED):
            command = cmd.ChangeVersion(
                to=self.new, landings=self.landings, variant=self.variant, reason=_REASON, approved_by="rådmannen"
            )
            moved = with_fields(self.walk, events=self.walk.events)
            answer = moved.try_(command)
            if not isinstance(answer, Refused):
                self.report.meet("moved elsewhere" if self.landings else "moved")
                self._check(with_fields(moved, process=self.new))
                return
            self._check_refusal(answer)
            if not self._say(answer):
                self.report.meet(f"refused {answer.code}")
                return
        self.report.meet("given up")

    def _check_refusal(self, refused: Refused) -> None:
        for reason in refused.reasons:
            if reason.code not in _NEEDS and not knows(f"refusal.{reason.code}"):
                self.fault(f"nothing is said of {reason.code}")

    def _say(self, refused: Refused) -> bool:
        """Say what was asked for; False where nothing that is said would help."""
        said = dict(refused.reasons[0].arguments)
        match refused.code:
            case "no-landing" | "place-not-for-case":
                return self._land(str(said["place"]))
            case "variant-needed":
                self.variant = self.random.choice(self.new.guideline.head.variants)
                return True
            case code if code in _NEEDS and self.landings and not self._tried_all():
                return self._land_elsewhere()
            case _:
                return False

    def _land(self, place: str) -> bool:
        here = next(one.state for one in self.before.tracks.values() if title_of(one.state, self.old) == place)
        found = [*suggested(here, self.new), *([_ASIDE] if track_of(here) != MAIN else [])]
        if not found:
            self.fault(f"«{place}» has nowhere to go")
            return False
        self.landings = (*(pair for pair in self.landings if pair[0] != here), (here, self.random.choice(found)))
        return True

    def _tried_all(self) -> bool:
        return self.random.random() < 0.3

    def _land_elsewhere(self) -> bool:
        here, _ = self.landings[-1]
        self.landings = self.landings[:-1]
        return self._land(title_of(here, self.old))

    # ------------------------------------------------------------ what must hold

    def _check(self, moved: Walk) -> None:
        after = moved.state
        misplaced = tuple(self._misplaced(after))
        for fault in misplaced:
            self.fault(fault)
        if misplaced:
            return  # what stands nowhere can be asked nothing
        for fault in (
            *self._lost(after),
            *self._unfit(after),
            *self._unasked(after),
            *self._undone(moved),
            *self._unheld(moved),
        ):
            self.fault(fault)
        if fold(moved.events) != after:
            self.fault("it folds to something else")
        self._go_on(moved)

    def _misplaced(self, after: CaseState) -> Iterator[str]:
        """Every track stands where the new version has a place, and there is one for each track of the step."""
        if (after.guideline_hash, after.guideline_version) != (self.new.digest, self.new.guideline.head.version):
            yield "another version is followed"
        for track, standing in after.tracks.items():
            if not has_place(standing.state, self.new) or track_of(standing.state) != track:
                yield f"{track} stands on {standing.state}, which is not there"
        held = self.new.steps.get(after.standing.state)
        wanted = {MAIN, *(one.id for one in (held.tracks if held else ()))}
        if set(after.tracks) != wanted:
            yield f"the tracks are {set(after.tracks)} and should be {wanted}"

    def _lost(self, after: CaseState) -> Iterator[str]:
        """What is agreed with people is kept, and where a track stays, so is all of its standing."""
        if after.trail[: len(self.before.trail)] != self.before.trail:
            yield "what became of a step is another"
        for name in set(CaseState.__struct_fields__) - _CHANGED - _OF_FOLDING:
            if getattr(after, name) != getattr(self.before, name):
                yield f"{name} is another"
        for track, standing in after.tracks.items():
            was = self.before.tracks.get(track)
            if was and was.state == standing.state and was != standing:
                yield f"{track} stays, and stands otherwise"
            landed = was and was.state != standing.state and not is_finished(standing.state)
            if landed and standing.since != self.walk.today:
                yield f"{track} lands, and its deadline counts from before"

    def _unfit(self, after: CaseState) -> Iterator[str]:
        """What the case knows is something in the new version, and whom it shields is shielded there."""
        guide = self.new.guideline
        if any(measure.level not in self.new.levels for measure in after.running()):
            yield "a measure that runs belongs to no level, so that nothing evaluates it"
        if not set(after.facts.items()) <= {(fact.id, value) for fact in guide.facts for value in fact.values}:
            yield "a fact is set to what the version does not have"
        if after.variant not in (guide.head.variants or (None,)):
            yield f"it is for {after.variant}, which the version is not for"
        if after.shielded and not (after.kept_out <= kept_out(guide) and self._cleared()):
            yield "whom the case keeps out is not kept out by the version, or for ever"

    def _cleared(self) -> bool:
        return any(rule.cleared_by for rule in self.new.guideline.rules)

    def _unasked(self, after: CaseState) -> Iterator[str]:
        """Where a track lands elsewhere, all that is asked of one that enters there holds."""
        gates = gates_for(self.new)
        for track, standing in after.tracks.items():
            was = self.before.tracks.get(track)
            step_, asking = self.new.steps.get(standing.state), Asking(after, self.walk.today, track)
            if was is None or was.state == standing.state or is_finished(standing.state):
                continue
            asked = (*guards_of(step_), *gates.entry(step_)) if step_ else ()
            if level_of(was.state) != level_of(standing.state):
                asked += gates.level(self.new.level(standing.state))
            if not all(holds(gate, asking) for gate in asked):
                yield f"{track} enters {standing.state} without what it asks for"

    def _undone(self, moved: Walk) -> Iterator[str]:
        """Undo gives back the case as it was, and redo the case as it came to be."""
        again = with_fields(moved, events=moved.events)
        after = again.state
        if isinstance(again.try_(cmd.Undo()), Refused):
            yield "it cannot be undone"
            return
        if _plain(again.state) != _plain(self.before):
            yield "undo does not give back the case as it was"
        again.process = self.old
        if isinstance(again.try_(cmd.Redo()), Refused) or _plain(again.state) != _plain(after):
            yield "redo does not give back the case as it came to be"

    def _unheld(self, moved: Walk) -> Iterator[str]:
        """The agenda is whole: there is a way on, and each way keeps its word."""
        if moved.state.status is not CaseStatus.OPEN or moved.state.rests:
            return
        found = list(options(moved))
        if not found:
            yield "there is no way on"
        for track, option in found:
            probe = with_fields(moved, events=moved.events, track=track)
            refused = isinstance(probe.try_(taking(option)), Refused)
            if refused is option.is_open:
                yield f"{option.title}: open is {option.is_open}, refused is {refused}"

    def _go_on(self, moved: Walk) -> None:
        """Walk on in the new version: nothing of the old one stops the case, or breaks it."""
        going = with_fields(moved, events=moved.events)
        for count in range(6):
            step(going, self.random, 100 + count)
            if going.state.guideline_hash != self.new.digest:
                going.process = self.old  # the move itself was undone
            agenda(going.state, going.process, today=going.today)
        if fold(going.events) != going.state:
            self.fault("what follows folds to something else")
        self.report.meet("gone on")


def _open(walk: Walk) -> Walk:
    """The case as it last was while it was open."""
    while walk.state.status is not CaseStatus.OPEN:
        last = walk.events[-1].command_id
        walk.events = tuple(event for event in walk.events if event.command_id != last)
    return walk


def _plain(state: CaseState) -> CaseState:
    """A case without what tells how it came to be: its acts."""
    return replace(state, acts=(), redoable=(), seq=0)


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
