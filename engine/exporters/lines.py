"""Turns what has happened in a case into the lines that documents are made of.

Documents face the family. So they are made from the common events alone, and the state they ask is folded anew from
those: what lies in another compartment cannot reach a template, whatever the template asks for.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from engine.application.consents import withdrawn_by
from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.bindings import Involvement
from engine.cases.events import Event, compartment_of
from engine.cases.evolve import effective, fold
from engine.cases.guardians import told
from engine.cases.measure_history import Change, Happening, Part, Turn, answer_after, measure_histories
from engine.cases.own_view import unheard
from engine.cases.state import CaseState, Measure
from engine.cases.vocabulary import Compartment, Outcome
from engine.exporters.names import Names
from engine.exporters.paper_lines import (
    ChangeLine,
    DeniedLine,
    EvaluationLine,
    GivenLine,
    MeasureLine,
    OutcomeLine,
    ServiceLine,
    TurnLine,
    ViewLine,
)
from engine.guideline.process import Process
from engine.values import Struct, replace


class Shared(Struct, frozen=True, kw_only=True):
    """The part of a case that is common to everyone in it: the events that count, and their state.

    `kept_out` are the roles that are kept out now, which the state does not know: no document says that they are.
    `now` is the whole case as its reader sees it, for what is true of it now: who has the baton, and whether it is
    closed. What is told comes from `state` and `events`, which in a copy for the family, `is_copy`, are less.
    """

    state: CaseState
    events: tuple[Event, ...]
    process: Process
    names: Names
    today: date
    now: CaseState
    kept_out: frozenset[str] = frozenset()
    is_copy: bool = False


def shared(view: CaseView, names: Names) -> Shared:
    """Return the common part of a case."""
    events = tuple(event for event in effective(view.events) if compartment_of(type(event.body)) is Compartment.COMMON)
    return _shared(view, names, folded=events, events=events)


def for_family(view: CaseView, names: Names) -> Shared:
    """Return the part of a case that the family may be told."""
    rest = told(view.events, without=view.untold, process=view.process)
    return replace(_shared(view, names, folded=rest.folded, events=rest.events), is_copy=True)


def _shared(view: CaseView, names: Names, *, folded: tuple[Event, ...], events: tuple[Event, ...]) -> Shared:
    state = fold(folded)
    if state is None:
        message = "a case begins by being opened"
        raise ValueError(message)
    return Shared(
        state=state,
        events=events,
        process=view.process,
        names=names,
        today=view.today,
        now=view.state,
        kept_out=view.state.kept_out,
    )


def measure_lines(case: Shared) -> dict[str, MeasureLine]:
    """Return every measure by its id, in the order they were started."""
    happened = measure_histories(case.events)
    return {one.id: _measure(one, case.names, happened=happened.get(one.id, ())) for one in case.state.measures}


def _measure(measure: Measure, names: Names, *, happened: tuple[Happening, ...]) -> MeasureLine:
    turns = (_turn(one, names) for one in happened if one.turn in (Turn.CHANGED, Turn.CONTINUED, Turn.ENDED))
    return MeasureLine(
        title=measure.title,
        goal=measure.goal,
        responsible=names.any(measure.responsible),
        started_on=measure.started_on,
        until=measure.until if measure.running else _ended_on(happened) or measure.until,
        expected_effect=measure.expected_effect,
        outcome=measure.outcome,
        happened=tuple(turns),
    )


def _ended_on(happened: tuple[Happening, ...]) -> date | None:
    """Return the day that a measure ended, by itself or by an evaluation: it is then its last, whatever was planned."""
    ends = (one for one in reversed(happened) if one.turn is Turn.ENDED or one.outcome is Outcome.ENDED)
    return next((one.on for one in ends), None)


def _turn(one: Happening, names: Names) -> TurnLine:
    """Return what happened with a measure; that it got another sort of responsible is seen from who that is."""
    changes = tuple(
        ChangeLine(
            part=change.part,
            was=_said(change, change.was, names=names),
            became=_said(change, change.became, names=names),
        )
        for change in one.changes
        if change.part is not Part.RESPONSIBLE_KIND
    )
    return TurnLine(on=one.on, turn=one.turn, changes=changes, until=one.until, reason=one.reason)


def _said(change: Change, value: str | None, *, names: Names) -> str | None:
    return names.any(value) if value and change.part is Part.RESPONSIBLE else value


def evaluation_lines(case: Shared, events: tuple[Event, ...]) -> tuple[EvaluationLine, ...]:
    """Return the evaluations among these events."""
    titles = {measure.id: measure.title for measure in case.state.measures}
    added = _added_later(case.events)
    return tuple(
        EvaluationLine(
            on=event.happened_on,
            outcomes=_outcomes(event.body, titles),
            effect=event.body.effect,
            chosen=_chosen(event, case),
            views=tuple(_views(event.body, case, later=added.get(event.event_id, ()))),
        )
        for event in events
        if isinstance(event.body, ev.MeasuresEvaluated) and not event.body.afterwards
    )


def _added_later(events: tuple[Event, ...]) -> dict[str, tuple[Event, ...]]:
    """Return what was added to each evaluation afterwards, by the id of the evaluation's event."""
    found: dict[str, tuple[Event, ...]] = {}
    last = ""
    for event in events:
        match event.body:
            case ev.MeasuresEvaluated(afterwards=True):
                found[last] = (*found.get(last, ()), event)
            case ev.MeasuresEvaluated():
                last = event.event_id
            case _:
                pass
    return found


def _views(body: ev.MeasuresEvaluated, case: Shared, *, later: tuple[Event, ...]) -> Iterator[ViewLine]:
    """Give what was said in an evaluation and afterwards; last whom the case is about, who is not heard in it."""
    said: list[tuple[ev.View, date | None]] = [(one, None) for one in body.views]
    for event in later:
        if isinstance(event.body, ev.MeasuresEvaluated):
            said += [(one, event.happened_on) for one in event.body.views]
    for one, added_on in said:
        yield ViewLine(
            role=case.names.any(one.role),
            text=one.text,
            not_asked_because=one.not_asked_because,
            added_on=added_on,
        )
    role = unheard({one.role for one, _ in said}, case.state, process=case.process)
    if role is not None:
        yield ViewLine(role=role.title, text=None, not_asked_because=None)


def _chosen(event: Event, case: Shared) -> str | None:
    """Return the title of the guide's answer that was chosen where an evaluation was made, on that occasion."""
    later = tuple(one for one in case.events if one.seq > event.seq)
    found = answer_after(event, later)
    step = case.process.steps.get(found[0]) if found else None
    return next((one.title for one in (step.answers if step else ()) if found and one.id == found[1]), None)


def _outcomes(body: ev.MeasuresEvaluated, titles: Mapping[str, str]) -> tuple[OutcomeLine, ...]:
    effects = dict(body.effects)
    return tuple(
        OutcomeLine(measure=titles[measure_id], outcome=outcome, effect=effects.get(measure_id))
        for measure_id, outcome in body.measures
    )


def consent_lines(case: Shared) -> tuple[GivenLine | DeniedLine, ...]:
    """Return the consents that were given, refused and withdrawn, in order."""
    found = ((event.command_id, _consent(event, case)) for event in case.events)
    return tuple(line for _, line in dict.fromkeys(found) if line is not None)  # what was said once is told once


def _consent(event: Event, case: Shared) -> GivenLine | DeniedLine | None:
    match event.body:
        case ev.ConsentGiven() as given:
            return _given(given, case, on=event.happened_on)
        case ev.ConsentRefused(given_by=by, services=services, scopes=scopes) as no:
            return _denied(no, case, on=event.happened_on, by=by, what=(services, scopes))
        case ev.ConsentWithdrawn(withdrawn_by=by) as no:
            return _denied(no, case, on=event.happened_on, by=by, what=withdrawn_by(event, case.events))
        case _:
            return None


def _denied(
    no: ev.ConsentRefused | ev.ConsentWithdrawn,
    case: Shared,
    *,
    on: date,
    by: str,
    what: tuple[tuple[str, ...], tuple[str, ...]],
) -> DeniedLine:
    services, purposes = what
    return DeniedLine(
        on=on,
        by=case.names.any(by),
        withdrawn=isinstance(no, ev.ConsentWithdrawn),
        services=case.names.all(services),
        purposes=purposes,
        reason=no.reason,
    )


def _given(given: ev.ConsentGiven, case: Shared, *, on: date) -> GivenLine:
    valid = (one for one in case.now.valid_consents(case.today) if one.id == given.consent_id)
    return GivenLine(
        on=on,
        by=case.names.any(given.given_by),
        for_whom=given.for_whom,
        services=case.names.all(given.services),
        left_out=case.names.all(given.left_out),
        purposes=given.scopes,
        form=given.form,
        language=given.language,
        interpreter=given.interpreter,
        expires_on=given.expires_on,
        covers=case.names.all(dict.fromkeys(service for one in valid for service in one.services)),
        replaced_on=_replaced_on(given.consent_id, case),
    )


def _replaced_on(consent_id: str, case: Shared) -> date | None:
    """Return the day that another consent took the place of one."""
    given = ((event.happened_on, event.body) for event in case.events)
    return next((on for on, body in given if isinstance(body, ev.ConsentGiven) and consent_id in body.replaces), None)


def service_lines(case: Shared) -> tuple[ServiceLine, ...]:
    """Return the services that take part or have done so, with what each answers for."""
    spans: list[_Part] = []
    for event in case.events:
        spans = _spans_after(spans, event)
    return tuple(
        ServiceLine(
            title=case.names.service(one.who),
            since=one.since,
            ended_on=one.ended_on,
            tasks=_tasks(case, case.names.service(one.who)),
        )
        for one in spans
    )


class _Part(Struct, frozen=True):
    """A service's part in a case: from when until when; `closed` where it ended with the case."""

    who: Involvement
    since: date
    ended_on: date | None = None
    closed: bool = False

    def is_of(self, service: str, name: str | None) -> bool:
        """Tell whether it is the same service, in whatever capitals."""
        return self.who.service == service and (self.who.name or "").casefold() == (name or "").casefold()


def _spans_after(spans: list[_Part], event: Event) -> list[_Part]:
    """Return the parts that services have had after an event; the first spelling of a name is the one that is told."""
    match event.body:
        case ev.ServiceInvolved(service=service, name=name):
            known = next((one.who for one in spans if one.is_of(service, name)), Involvement(service, name))
            return [*spans, _Part(known, event.happened_on)]
        case ev.ServiceEnded(service=service, name=name):
            return [_ended(one, event) if one.is_of(service, name) else one for one in spans]
        case ev.CaseClosed():
            return [replace(_ended(one, event), closed=one.ended_on is None) for one in spans]
        case ev.CaseReopened():
            return [replace(one, ended_on=None, closed=False) if one.closed else one for one in spans]
        case _:
            return spans


def _ended(one: _Part, event: Event) -> _Part:
    return replace(one, ended_on=event.happened_on) if one.ended_on is None else one


def _tasks(case: Shared, *owners: str) -> tuple[str, ...]:
    """Return the running measures that one of these names answers for."""
    wanted = {owner.casefold() for owner in owners}
    return tuple(
        measure.title for measure in case.state.running() if case.names.any(measure.responsible).casefold() in wanted
    )
