"""Whether a guard or gate holds in a case on a day: the one place where a condition gets its meaning."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from engine.cases.consents import COOPERATION, declined, held_on
from engine.cases.state import CaseState, Consent, ConsentNo, Measure, Meeting, Moment, Standing
from engine.guideline.names import MAIN, level_of, parallel_of
from engine.guideline.process import Gate, Need
from engine.values import Struct, replace

OWN_SERVICE = 1


class Asking(Struct, frozen=True):
    """Who asks: the case, the day, the track it is about, and what the command itself brings along.

    `done_on` is the day that a step was done, where that is what is asked about.
    """

    state: CaseState
    today: date
    track: str = MAIN
    reason: str | None = None
    family_wish: bool = False
    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    done_on: date | None = None

    @property
    def is_about_the_past(self) -> bool:
        """Tell whether the step was done on an earlier day than today."""
        return self.done_on is not None and self.done_on < self.today

    def consents(self, *, then: bool = False) -> tuple[Consent, ...]:
        """Return the consents that hold: today, or `then`, when the step was done."""
        if then and self.done_on and self.is_about_the_past:
            return held_on(self.state, self.done_on)
        return self.state.valid_consents(self.today)

    @property
    def standing(self) -> Standing:
        """Where the track stands that is asked about."""
        return self.state.tracks[self.track]

    @property
    def level(self) -> str:
        """The level that the track stands on."""
        return level_of(self.standing.state)

    def here(self, moment: Moment | None) -> bool:
        """Tell whether something was done at this step in this pass."""
        return moment is not None and moment.state == self.standing.state and self.this_pass(moment)

    def this_pass(self, moment: Moment) -> bool:
        """Tell whether something was done in this pass.

        For a track that is what was done on it in its own pass, and on the main track in the level's pass. For the
        main track it is whatever was done on the level in its pass, on any track.
        """
        if self.track == MAIN:
            return (moment.level, moment.level_pass) == (self.level, self.standing.pass_)
        if moment.track == MAIN:
            return (moment.level, moment.level_pass) == (self.level, self.state.standing.pass_)
        return (moment.track, moment.pass_) == (self.track, self.standing.pass_)

    def told(self, facts: Iterable[tuple[str, str]]) -> "Asking":
        """Return the same question in a case where these facts are set."""
        new = dict(facts)
        return replace(self, state=replace(self.state, facts={**self.state.facts, **new})) if new else self


def holds(gate: Gate, asking: Asking) -> bool:
    """Tell whether the condition holds."""
    return _MEANING[gate.need](gate, asking)


def is_undecided(guard: Gate, asking: Asking) -> bool:
    """Tell whether a guard that does not hold may come to: the fact is not set, or the question is not answered."""
    match guard.need:
        case Need.FACT_IS | Need.FACT_IS_NOT:
            return str(guard.subject) not in asking.state.facts
        case Need.CONSENT_VALID | Need.CONSENT_REFUSED:
            return not _said_no(guard, asking)
        case Need.ANY_OF:
            return any(is_undecided(part, asking) for part in guard.parts)
        case _:
            return False


def missing_services(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the services behind a gate that no valid consent covers: those the case has chosen, or the guide's own."""
    chosen = [one.key for one in asking.state.services if one.service == gate.subject]
    names = chosen or [str(gate.subject)]
    return tuple(name for name in names if not covered(name, asking, about=gate.about, then=gate.then))


def covered(service: str, asking: Asking, *, about: str | None = None, then: bool = False) -> bool:
    """Tell whether a valid consent covers a service, by its id or the name the case gave it.

    It is one to cooperation, or of the kind that is asked for; today, or `then`, when the step was done.
    """
    return any(
        service.casefold() == other.casefold()
        for consent in asking.consents(then=then)
        if _is_meant(consent, about, scopes=())
        for other in consent.services
    )


def without_consent(asking: Asking) -> tuple[str, ...]:
    """Return the services that take part and that no valid consent covers any more: their part is to be ended."""
    return tuple(dict.fromkeys(one.key for one in asking.state.services if not covered(one.key, asking)))


def begun_measures(asking: Asking) -> tuple[Measure, ...]:
    """Return the measures that run today; one whose first day lies ahead does not run yet."""
    return tuple(measure for measure in asking.state.running() if measure.has_begun(asking.today))


def asked_of_evaluation(gate: Gate, asking: Asking) -> tuple[Measure, ...]:
    """Return the running measures that an evaluation has to cover.

    An evaluation step covers the measures begun on its level, and on those it names; a meeting that evaluates covers
    all that run.
    """
    levels = {asking.level, *gate.values}
    every = gate.need is Need.MEASURES_EVALUATED
    return tuple(measure for measure in begun_measures(asking) if every or measure.level in levels)


def left_out_measures(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the titles of the running measures that an evaluation still has to cover."""
    wanted = asked_of_evaluation(gate, asking)
    return tuple(measure.title for measure in wanted if not _evaluated(measure.evaluated, gate, asking=asking))


def missing_lines(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the ids of the checklist's lines that are not ticked in this pass."""
    ticked = {item for moment, item in asking.state.ticked if moment.state == gate.subject and asking.this_pass(moment)}
    return tuple(line for line in gate.values if line not in ticked)


def unfinished_tracks(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the ids of the tracks of a step that are neither finished nor set aside."""
    return tuple(track for track in asking.state.open_tracks() if parallel_of(track) == gate.subject)


def meeting_for(gate: Gate, asking: Asking) -> tuple[Meeting, ...]:
    """Return what was recorded, perhaps in parts, of the meeting that a gate means.

    It is the one at this step where the gate names a step, else the latest on this level in this pass. One while those
    were kept out whom it is to be with is not it.
    """
    held = [one for one in asking.state.meetings if asking.this_pass(one.at) and not one.kept_out & set(gate.values)]
    where = asking.standing.state if gate.subject else held[-1].at.state if held else None
    return tuple(one for one in held if one.at.state == where)


def is_weighed(asking: Asking) -> bool:
    """Tell whether who has the baton was weighed since the case last came to this level from another."""
    weighed, arrival = asking.state.weighed, asking.state.entered.get(asking.level)
    return (
        weighed is not None
        and arrival is not None
        and weighed.level == asking.level
        and weighed.level_pass >= arrival.pass_
    )


def _evaluated(moment: Moment | None, gate: Gate, *, asking: Asking) -> bool:
    if moment is None:
        return False
    return asking.here(moment) if gate.subject else asking.this_pass(moment)


def _is_meant(consent: Consent, about: str | None, *, scopes: tuple[str, ...]) -> bool:
    """Tell whether a consent is of a kind and for what is asked; where neither is said, one to cooperation is."""
    wanted = scopes if scopes or about else (COOPERATION,)
    return about in (None, consent.consent_type) and set(wanted) <= set(consent.scopes)


def _consent(gate: Gate, asking: Asking) -> bool:
    wanted = _wanted(gate, asking)
    return any(_is_meant(consent, gate.about, scopes=wanted) for consent in asking.consents(then=gate.then))


def _wanted(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return for what a consent is asked. Asked for together with cooperation, what was said no to closes nothing."""
    if COOPERATION not in gate.values:
        return gate.values
    no = declined(asking.state.consent_noes)
    return tuple(scope for scope in gate.values if scope not in no)


def _service_named(gate: Gate, asking: Asking) -> bool:
    return any(one.service == gate.subject and one.name for one in asking.state.services)


def _services_at_least(gate: Gate, asking: Asking) -> bool:
    taking_part = {one.key.casefold() for one in asking.state.services if covered(one.key, asking)}
    return len(taking_part) + OWN_SERVICE >= int(gate.values[0])


def _is_evaluated(gate: Gate, asking: Asking) -> bool:
    held = any(_evaluated(moment, gate, asking=asking) for moment, _ in asking.state.evaluations)
    return held and not left_out_measures(gate, asking)


def _view_recorded(gate: Gate, asking: Asking) -> bool:
    return any(asking.here(moment) and gate.subject in roles for moment, roles in asking.state.evaluations)


def _meeting_held(gate: Gate, asking: Asking) -> bool:
    return any(one.at.state == gate.subject and asking.here(one.at) for one in meeting_for(gate, asking))


def _next_meeting(gate: Gate, asking: Asking) -> bool:
    return any(one.next_on for one in meeting_for(gate, asking))


def _minutes(gate: Gate, asking: Asking) -> bool:
    return any(one.minutes for one in meeting_for(gate, asking))


def _advice(gate: Gate, asking: Asking) -> bool:
    return any(
        one.answered and one.body == gate.subject and asking.this_pass(one.at) for one in asking.state.consultations
    )


def _fact_is_not(gate: Gate, asking: Asking) -> bool:
    value = asking.state.facts.get(str(gate.subject))
    return value is not None and value not in gate.values


def _consent_refused(gate: Gate, asking: Asking) -> bool:
    return _said_no(gate, asking) and not _consent(gate, asking)


def _said_no(gate: Gate, asking: Asking) -> bool:
    return any(_is_asked(no, gate, asking=asking) for no in asking.state.consent_noes)


def _is_asked(no: ConsentNo, gate: Gate, *, asking: Asking) -> bool:
    """Tell whether a no was said to this question: at the step that asks, or on the case while tracks run.

    What was said to another question says nothing of this one, and a no to a purpose nothing of the others.
    """
    places = (asking.standing.state, asking.state.standing.state)
    same = gate.about is None or no.consent_type in (None, gate.about)
    return same and _is_whole(no, gate) and no.at.state in places and asking.this_pass(no.at)


def _is_whole(no: ConsentNo, gate: Gate) -> bool:
    """Tell whether a no leaves nothing of what is asked; where cooperation is asked for too, that is what counts."""
    if not no.scopes or (gate.about and gate.about == no.consent_type):
        return True
    wanted = gate.values or (() if gate.about else (COOPERATION,))
    return COOPERATION in no.scopes if COOPERATION in wanted else bool(wanted) and set(wanted) <= set(no.scopes)


def _reported(gate: Gate, asking: Asking) -> bool:
    return gate.subject in asking.state.reported_to if gate.subject else asking.state.reported


_MEANING: Mapping[Need, Callable[[Gate, Asking], bool]] = {
    Need.CONSENT: _consent,
    Need.SERVICE_NAMED: _service_named,
    Need.SERVICE_CONSENT: lambda gate, asking: not missing_services(gate, asking),
    Need.COORDINATOR: lambda _, asking: asking.state.coordinator is not None,
    Need.COORDINATOR_SETTLED: lambda _, asking: asking.here(asking.state.settled),
    Need.COORDINATOR_WEIGHED: lambda _, asking: is_weighed(asking),
    Need.ROLE_NAMED: lambda gate, asking: gate.subject in asking.state.roles,
    Need.MEETING_HELD: _meeting_held,
    Need.NEXT_MEETING: _next_meeting,
    Need.MINUTES: _minutes,
    Need.MEASURE_RUNNING: lambda _, asking: bool(begun_measures(asking)),
    Need.EVALUATED: _is_evaluated,
    Need.MEASURES_EVALUATED: lambda gate, asking: not left_out_measures(gate, asking),
    Need.VIEW_RECORDED: _view_recorded,
    Need.ADVICE: _advice,
    Need.CHILD_TALK: lambda _, asking: any(asking.this_pass(talk) for talk in asking.state.child_talks),
    Need.TRIED: lambda gate, asking: gate.subject in asking.state.tried,
    Need.AGREEMENT: lambda gate, asking: gate.subject in asking.agreed,
    Need.CHECKLIST: lambda gate, asking: not missing_lines(gate, asking),
    Need.SERVICES_AT_LEAST: _services_at_least,
    Need.REPORTED: _reported,
    Need.RECEIVER_NAMED: lambda _, asking: bool(asking.receivers),
    Need.TRACKS_FINISHED: lambda gate, asking: not unfinished_tracks(gate, asking),
    Need.NOT_SHIELDED: lambda gate, asking: gate.subject not in asking.state.kept_out,
    Need.NOTE: lambda _, asking: any(asking.here(note) for note in asking.state.notes),
    Need.REASON: lambda _, asking: bool(asking.reason and asking.reason.strip()),
    Need.FAMILY_WISH: lambda _, asking: asking.family_wish,
    Need.FACT_IS: lambda gate, asking: asking.state.facts.get(str(gate.subject)) in gate.values,
    Need.FACT_IS_NOT: _fact_is_not,
    Need.CONSENT_VALID: _consent,
    Need.CONSENT_REFUSED: _consent_refused,
    Need.ANY_OF: lambda gate, asking: any(holds(part, asking) for part in gate.parts),
    Need.VARIANT_IS: lambda gate, asking: asking.state.variant in gate.values,
    Need.VARIANT_IS_NOT: lambda gate, asking: asking.state.variant not in gate.values,
    Need.SHIELDED: lambda _, asking: asking.state.shielded,
    Need.WISH_OR_SHIELD: lambda _, asking: asking.family_wish or asking.state.shielded,
}
