"""Which gates a guide puts before a step and which it puts behind it: those it writes and those it means."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from engine.guideline.element import Demand, Minutes, Participant, Place
from engine.guideline.meetings import is_meeting, meeting_type, minutes_of
from engine.guideline.model import Answer, Guard, Guideline, Level, Sharing, Step, steps_of
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Need
from engine.guideline.registry import Baton, StandingRule
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind, Urgency
from engine.values import replace

_NEEDS = {
    Requirement.CONSENT: Need.CONSENT,
    Requirement.COORDINATOR: Need.COORDINATOR,
    Requirement.EVALUATION: Need.EVALUATED,
    Requirement.CHILD_TALK: Need.CHILD_TALK,
    Requirement.NEXT_MEETING: Need.NEXT_MEETING,
    Requirement.MINUTES: Need.MINUTES,
    Requirement.REASON: Need.REASON,
    Requirement.NOTE: Need.NOTE,
}
_UNDER_A_BATON = (StepKind.EVALUATION, StepKind.MEASURES)
_EACH = {Requirement.TRIED: Need.TRIED, Requirement.AGREEMENT: Need.AGREEMENT}


def gates_of(demands: tuple[Demand, ...], *, step: Step | None = None) -> tuple[Gate, ...]:
    """Return the gates behind the words of a `krever` list; `step` is the one whose checklist may be meant."""
    return tuple(gate for demand in demands for gate in _demanded(demand, step)) if demands else ()


def _demanded(demand: Demand, step: Step | None) -> Iterator[Gate]:
    inferred = bool(demand.inferred)
    if demand.requirement in _EACH:
        need = _EACH[demand.requirement]
        yield from (Gate(need=need, subject=one, at=demand.at, inferred=inferred) for one in demand.about)
    elif demand.requirement is Requirement.CHECKLIST:
        lines = tuple(item.id for item in step.checklist) if step else ()
        yield Gate(
            need=Need.CHECKLIST, subject=step.id if step else None, values=lines, at=demand.at, inferred=inferred
        )
    else:
        about = next(iter(demand.about), None)
        yield Gate(need=_NEEDS[demand.requirement], about=about, at=demand.at, inferred=inferred)


def coordinator_roles(guideline: Guideline) -> frozenset[str]:
    """Return the ids of the roles that are the stafettholder in this guide."""
    return frozenset(role.id for role in guideline.roles if role.kind is RoleKind.COORDINATOR)


def kept_out_by(rule: StandingRule, guideline: Guideline) -> tuple[Participant, ...]:
    """Return whom a rule keeps out: those it names, and with guardians every role of the guide that is guardians."""
    named = {person.id for person in rule.kept_out}
    guardians = [role for role in guideline.roles if role.kind is RoleKind.GUARDIANS]
    meant = guardians if any(role.id in named for role in guardians) else []
    others = (Participant(id=role.id, title=role.title, at=rule.at) for role in meant if role.id not in named)
    return (*rule.kept_out, *others)


def kept_out(guideline: Guideline) -> frozenset[str]:
    """Return the ids of the roles that some rule keeps out of a case once there is suspicion."""
    return frozenset(person.id for rule in guideline.rules for person in kept_out_by(rule, guideline))


def faced(step: Step, roles: frozenset[str], *, minutes: Minutes | None) -> tuple[Participant, ...]:
    """Return the people that a step faces among these roles: whom it invites, hears, contacts, or lets take part.

    And whom its minutes go to by name.
    """
    met = (*step.invites, *step.who, *step.hears, *step.contacts)
    found = {person.id: person for person in reversed(met) if person.id in roles}
    for role in minutes.to if minutes else ():
        if minutes and role in roles:
            found.setdefault(role, Participant(id=role, title=role, at=minutes.at))
    return tuple(found.values())


def guards_of(step: Step) -> tuple[Gate, ...]:
    """Return what must be so for a step to be there at all: the facts it hangs on, and the variant followed."""
    if not (step.guards or step.variants):
        return ()
    facts = tuple(_met(guard) for guard in step.guards)
    return (*facts, Gate(need=Need.VARIANT_IS, values=step.variants, at=step.at)) if step.variants else facts


def left_out(guards: tuple[Gate, ...]) -> Gate:
    """Return the guard that holds where a step is left out: one of its own guards is known to say no."""
    negated = {Need.FACT_IS: Need.FACT_IS_NOT, Need.VARIANT_IS: Need.VARIANT_IS_NOT}
    parts = tuple(
        Gate(need=negated[guard.need], subject=guard.subject, values=guard.values, at=guard.at) for guard in guards
    )
    return parts[0] if len(parts) == 1 else Gate(need=Need.ANY_OF, parts=parts, at=parts[0].at)


def answer_gates(answer: Answer, step: Step) -> tuple[Gate, ...]:
    """Return what an answer asks for itself: its facts, its demands, and the reports that must have been sent."""
    told = (
        Gate(need=Need.REPORTED, subject=one.id, at=one.at) for one in answer.report_to if one.urgency is Urgency.ALWAYS
    )
    return (*(_met(guard) for guard in answer.guards), *gates_of(answer.requires, step=step), *told)


def _met(guard: Guard) -> Gate:
    return Gate(need=Need.FACT_IS, subject=guard.fact, values=guard.values, at=guard.at, inferred=bool(guard.inferred))


def first_measures(steps: tuple[Step, ...]) -> Iterator[str]:
    """Return the steps with measures that can be the first of a list: one in each track, and all until a sure one."""
    for step in steps:
        for track in step.tracks:
            yield from first_measures(track.steps)
        if step.kind is StepKind.MEASURES:
            yield step.id
            if not (guards_of(step) or step.optional):
                return


class Gates:
    """The gates of one guideline, with what they all look up laid ready."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._levels = {level.id: level for level in guideline.levels}
        self._holders = coordinator_roles(guideline)
        self._kept_out = kept_out(guideline)
        self._chosen = frozenset(service.id for service in guideline.services if service.chosen_in_case)
        counted = (body.id for body in guideline.bodies if body.counts_as_service)
        self._services = frozenset({*(service.id for service in guideline.services), *counted})
        steps = tuple([step for level in guideline.levels for step in steps_of(level)])
        self._order = {step.id: place for place, step in enumerate(steps)}
        naming = [self._order[step.id] for step in steps if step.names in self._holders]
        self._first_naming = min(naming, default=-1)

    @cached_property
    def _first_measures(self) -> dict[str, frozenset[str]]:
        return {level.id: frozenset(first_measures(level.steps)) for level in self._guideline.levels}

    # ------------------------------------------------------------ before

    def level(self, level: Level) -> tuple[Gate, ...]:
        """Return what is asked when a level is entered."""
        found = gates_of(level.requires)
        if level.variants:
            found += (Gate(need=Need.VARIANT_IS, values=level.variants, at=level.at),)
        return found if level.steps else found + _many(level.least_services, level.at)

    def entry(self, step: Step) -> tuple[Gate, ...]:
        """Return what must hold when a step is entered: consent for whom it brings in, a baton where one is needed.

        A track whose first step may be left out is asked about when it begins: only then is it known where.
        """
        own = (*self._shared(step), *self._holding(step), *self._starting(step))
        if not step.tracks:
            return own
        begun = (track.steps[0] for track in step.tracks)
        return (*own, *(gate for first in begun if not guards_of(first) for gate in self.entry(first)))

    def _covered(self, others: Iterable[Participant]) -> Iterator[Gate]:
        for other in others:
            if other.optional or other.id not in self._services:
                continue
            if other.id in self._chosen:
                yield Gate(need=Need.SERVICE_NAMED, subject=other.id, at=other.at)
            yield Gate(need=Need.SERVICE_CONSENT, subject=other.id, at=other.at)

    def shares(self, step: Step) -> bool:
        """Tell whether a step brings in another service, or sends or shares something: that is behind consent."""
        return bool((step.involves or step.sends or step.shares) and self._shared(step))

    def _shared(self, step: Step) -> tuple[Gate, ...]:
        """Return the consents that a step must have: for whom it brings in, and for what it sends or shares."""
        if not (step.involves or step.sends or step.shares):
            return ()
        return (*self._covered(step.involves), *self._sharing(step))

    def needs_coordinator(self, step: Step) -> bool:
        """Tell whether somebody must have the baton when this step is entered."""
        return self._held(step) is not None

    def _sharing(self, step: Step) -> Iterator[Gate]:
        for sharing in (step.sends, step.shares):
            if sharing and sharing.to:
                yield from self._covered(sharing.to)
            elif sharing:
                yield Gate(need=Need.CONSENT, at=sharing.at)

    def _holding(self, step: Step) -> Iterator[Gate]:
        """The baton is asked for where the stafettholder acts, but never before the first step that names one."""
        at, baton = self._held(step), self._baton(step)
        if at:
            yield Gate(need=Need.COORDINATOR, at=at)
        if baton and baton.weighed and self._order[step.id] > self._first_naming and self._starts_measures(step):
            yield Gate(need=Need.COORDINATOR_WEIGHED, values=baton.weighed, at=baton.at)

    def _held(self, step: Step) -> Place | None:
        """Return where the guide says that somebody must have the baton when a step is entered, if it says so."""
        if self._order[step.id] <= self._first_naming:
            return None
        holders = self._holders
        for person in step.who:
            if person.id in holders and not person.optional:
                return step.at
        baton = self._baton(step) if step.kind in _UNDER_A_BATON else None
        is_asked = baton is not None and (step.kind is StepKind.EVALUATION or baton.from_first_measure)
        return baton.at if baton and is_asked else None

    def _baton(self, step: Step) -> Baton | None:
        """Return what the guide says of the baton on the step's level, where it says anything."""
        baton = self._guideline.baton
        return baton if baton and (not baton.levels or level_of(step.id) in baton.levels) else None

    def _starts_measures(self, step: Step) -> bool:
        return step.id in self._first_measures[level_of(step.id)]

    def _starting(self, step: Step) -> tuple[Gate, ...]:
        if step.kind is not StepKind.MEASURES:
            return ()
        level = self._levels[level_of(step.id)]
        return _many(level.least_services, level.at) if self._starts_measures(step) else ()

    # ------------------------------------------------------------ behind

    def exit(self, step: Step) -> tuple[Gate, ...]:
        """Return what makes a step done, by its kind and by the words it carries."""
        return (
            *map(_not_shielded, self._faced(step)),
            *self._done(step),
            *self._still_covered(step),
            *self._talked(step),
            *self._settling(step),
            *self._counted(step),
            *gates_of(step.requires, step=step),
        )

    def faces_kept_out(self, step: Step) -> bool:
        """Tell whether a step faces somebody whom a rule keeps out once there is suspicion."""
        return bool(self._faced(step))

    def answer(self, answer: Answer, step: Step) -> tuple[Gate, ...]:
        """Return what an answer asks for itself, also that those who act on it are not kept out."""
        acting = (person for person in answer.who if person.id in self._kept_out)
        return (*map(_not_shielded, acting), *answer_gates(answer, step))

    def _faced(self, step: Step) -> tuple[Participant, ...]:
        if not self._kept_out:
            return ()
        met = faced(step, self._kept_out, minutes=minutes_of(step, self._guideline))
        return met or self._asked(step)

    def must_meet(self, step: Step) -> tuple[Participant, ...]:
        """Return those whom a rule may keep out and without whom a meeting at a step is not the one it asks for."""
        return tuple(person for person in self._faced(step) if not person.optional) if is_meeting(step) else ()

    def _must_meet(self, step: Step) -> tuple[str, ...]:
        return tuple(person.id for person in self.must_meet(step))

    def _asked(self, step: Step) -> tuple[Participant, ...]:
        """Return who is asked at a step for a consent that nobody gives but those whom a rule keeps out."""
        if step.kind is not StepKind.CONSENT:
            return ()
        kinds = [kind for kind in self._guideline.consent_types if step.consent_type in (None, kind.id)]
        givers = {who.id: who for kind in kinds for rule in kind.given_by for who in rule.who if not who.optional}
        return tuple(givers.values()) if givers and givers.keys() <= self._kept_out else ()

    def _done(self, step: Step) -> Iterator[Gate]:
        kind = meeting_type(step, self._guideline)
        if is_meeting(step):
            yield Gate(need=Need.MEETING_HELD, subject=step.id, values=self._must_meet(step), at=step.at)
        if step.kind is StepKind.MEASURES:
            yield Gate(need=Need.MEASURE_RUNNING, at=step.at)
        if step.kind is StepKind.EVALUATION:
            yield Gate(need=Need.EVALUATED, subject=step.id, values=step.evaluates_from, at=step.at)
            yield from (_view(person.id, person.at) for person in step.hears if not person.optional)
        elif step.evaluates or (kind and kind.evaluates):
            at = kind.at if kind and kind.evaluates else step.at
            yield Gate(need=Need.MEASURES_EVALUATED, subject=step.id, at=at)
        if step.kind is StepKind.CONSULTATION:
            yield Gate(need=Need.ADVICE, subject=step.body, at=step.at)
        if step.kind is StepKind.PARALLEL:
            yield Gate(need=Need.TRACKS_FINISHED, subject=step.id, at=step.at)

    def _still_covered(self, step: Step) -> Iterator[Gate]:
        """What is shared with others, or asked of them, is behind consent until it is done: on the day that it is."""
        for gate in self._shared(step):
            yield replace(gate, then=True)

    def _talked(self, step: Step) -> Iterator[Gate]:
        baton = self._baton(step)
        if not (baton and baton.between):
            return
        kind = meeting_type(step, self._guideline)
        is_evaluated = step.kind is StepKind.EVALUATION or (kind is not None and kind.evaluates)
        if is_evaluated:
            for person in baton.between.talk_with:
                if not person.optional:
                    yield Gate(need=Need.CHILD_TALK, about=person.id, at=baton.between.at)

    def _settling(self, step: Step) -> Iterator[Gate]:
        kind = meeting_type(step, self._guideline)
        if step.names in self._holders:
            yield Gate(need=Need.COORDINATOR_SETTLED, at=step.at)
        elif step.names:
            yield Gate(need=Need.ROLE_NAMED, subject=step.names, at=step.at)
        minutes = minutes_of(step, self._guideline)
        if minutes:
            yield Gate(need=Need.MINUTES, subject=step.id, values=self._must_meet(step), at=minutes.at)
        agreed = step.next_meeting or (kind.next_meeting if kind else None)
        if agreed:
            yield Gate(need=Need.NEXT_MEETING, subject=step.id, values=self._must_meet(step), at=agreed.at)

    def _counted(self, step: Step) -> Iterator[Gate]:
        """What is sent to whom, and how many services there must be, is asked when the step is left."""
        for sharing in _open_sharing(step):
            yield Gate(need=Need.RECEIVER_NAMED, subject=step.id, at=sharing.at)
        yield from _many(step.least_services, step.at)
        level = self._levels[level_of(step.id)]
        if step is level.steps[-1] and not self._first_measures[level.id]:
            yield from _many(level.least_services, level.at)


def _not_shielded(person: Participant) -> Gate:
    return Gate(need=Need.NOT_SHIELDED, subject=person.id, at=person.at)


def _open_sharing(step: Step) -> tuple[Sharing, ...]:
    """Return what is sent or shared without the guide saying with whom; one of them is asked for, once."""
    return tuple(sharing for sharing in (step.sends, step.shares) if sharing and not sharing.to)[:1]


def _many(least: int | None, at: Place) -> tuple[Gate, ...]:
    return (Gate(need=Need.SERVICES_AT_LEAST, values=(str(least),), at=at),) if least else ()


def _view(role: str, at: Place) -> Gate:
    return Gate(need=Need.VIEW_RECORDED, subject=role, at=at)
