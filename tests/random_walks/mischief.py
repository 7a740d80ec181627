"""What people also do: change their minds, answer the wrong thing, act out of turn, and mistype."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engine.cases import commands as cmd
from engine.cases.events import View
from engine.cases.state import CaseState, CaseStatus, Measure
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.guideline.names import MAIN
from engine.guideline.process import Process
from tests.random_walks.counting import Sort
from tests.random_walks.remedies import ID, ME, Desk

OTHER = "test.leder"
_SELDOM = 0.2  # an end by the family's wish ends the walk too, and what lies deep is then never met
_FAMILY = frozenset({"subject", "child", "guardians"})


@dataclass(frozen=True, slots=True)
class Act:
    """A command with who gives it, on which track, and how many days from today it is said to have happened."""

    command: cmd.Command
    by: str = ME
    track: str | None = None
    days: int = 0


def sort_of(act: Act) -> Sort:
    """Return what sort of act this is: its command, by whom and where, and what its fields say but for ids and days."""
    fields = (_said(getattr(act.command, name)) for name in type(act.command).__struct_fields__)
    return (type(act.command).__name__, act.by, act.track, act.days, *fields)


def _said(value: object) -> Hashable:
    match value:
        case str():
            return "an id" if value.startswith(ID) else value
        case date():
            return "a day"
        case Process():
            return value.guideline.head.version
        case None:
            return None
        case tuple():
            return tuple(map(_said, value))
        case _:
            return str(value)


def let_in(state: CaseState) -> str:
    """Return somebody who sees what is shielded, who alone records that it is cleared; where nobody does, me."""
    return next(iter(sorted(state.named & state.participants)), ME)


def changes_of_mind(desk: Desk, state: CaseState) -> list[Act]:
    """Return acts that are right in themselves, and lead elsewhere than straight on."""
    process = desk.process
    ending = desk.random.choice(list(process.endings))
    rules = [rule.id for rule in process.guideline.rules if rule.report_to]
    reports: list[Act] = [Act(cmd.RecordSuspicion(text="Sa det selv.")), Act(cmd.RecordReport())] if rules else []
    facts = [cmd.SetFact(fact=one.id, value=desk.random.choice(one.values)) for one in process.guideline.facts]
    lifting = [
        Act(cmd.LiftShield(by=name, on_word="vakthavende"), by=let_in(state))
        for rule in process.guideline.rules
        for name in rule.cleared_by
    ]
    wish = cmd.CloseCase(ending=ending, reason="De ønsker det.", family_wish=True)
    wished = [Act(wish)] if desk.random.random() < _SELDOM else []
    open_tracks = [Act(cmd.SetTrackAside(reason="Trengs ikke."), track=track) for track in state.open_tracks()]
    return [
        Act(cmd.Undo()),
        Act(cmd.Redo()),
        Act(cmd.AddNote(text="Ringte hjem.")),
        Act(cmd.AddNote(text="Han gleder seg.", kind=NoteKind.CHILD_TALK)),
        Act(desk.refusal(state)),
        Act(desk.withdrawal(state)),
        Act(desk.consent(desk.some_services(state), state)),
        Act(desk.offer(state, OTHER)),
        Act(cmd.AcceptBaton(), by=OTHER),
        Act(cmd.DeclineBaton(reason="Har ikke tid."), by=OTHER),
        Act(cmd.TakeBackOffer()),
        *wished,
        *reports[: desk.random.randint(0, 2)],
        *lifting,
        *(Act(one) for one in facts),
        *open_tracks,
        *(Act(cmd.EndService(service=one.service, name=one.name)) for one in state.services[:1]),
        *_changes_of_measures(desk, state),
    ]


def mistakes(desk: Desk, state: CaseState) -> list[Act]:
    """Return acts of which most are refused: a wrong name, a wrong day, a wrong person, a wrong moment."""
    guideline = desk.process.guideline
    ending, unknown = desk.random.choice(list(desk.process.endings)), "finnes ikke"
    placeholder = [one.id for one in guideline.services if one.chosen_in_case]
    holders = [role.id for role in guideline.roles if role.kind == "coordinator"]
    roles = [role.id for role in guideline.roles]
    service = desk.some_services(state)[0]
    yesterday = desk.today - timedelta(days=1)
    commands: list[cmd.Command] = [
        cmd.OpenCase(alias="en til"),
        cmd.AddNote(text="  "),
        cmd.CompleteStep(reason="ferdig"),
        cmd.SkipStep(reason="trengs ikke"),
        cmd.SkipStep(reason=" "),
        cmd.ChooseAnswer(answer=unknown),
        cmd.MoveFromRest(level=desk.random.choice([level.id for level in guideline.levels]), reason=""),
        cmd.MoveFromRest(level=unknown, reason="feil"),
        cmd.CloseCase(ending=ending),
        cmd.CloseCase(ending=unknown, reason="feil"),
        cmd.CloseCase(ending=ending, reason=" ", family_wish=True),
        cmd.FollowRule(rule=unknown),
        cmd.SetTrackAside(reason="feil"),
        cmd.SetTrackAside(reason=" "),
        cmd.TickChecklist(items=(unknown,)),
        cmd.TickChecklist(items=()),
        cmd.LiftShield(by=unknown),
        cmd.ReopenCase(reason="Det kom mer."),
        cmd.ReopenCase(reason=" "),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by=" ", services=(service,)),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=()),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=(service,)),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=(service,), expires_on=yesterday),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=(service,), consent_type=unknown),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=(service,), given_as=(unknown,)),
        cmd.GiveConsent(consent_id=desk.new_id(), given_by="naboen", services=(service,), age=9),
        *(cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=(one,)) for one in placeholder),
        cmd.WithdrawConsent(withdrawn_by="mor", consent_id=unknown),
        *(cmd.WithdrawConsent(withdrawn_by="mor", consent_id=one.id) for one in state.consents[:1]),
        cmd.RefuseConsent(given_by="mor"),
        cmd.RefuseConsent(given_by="mor", consent_type=unknown),
        cmd.RefuseConsent(given_by=" "),
        cmd.RefuseConsent(given_by="mor", given_as=(unknown,)),
        cmd.WithdrawConsent(withdrawn_by="mor", consent_type=unknown),
        cmd.OfferBaton(to_actor=ME),
        cmd.OfferBaton(to_actor=ME, family_wish="Ja."),
        cmd.OfferBaton(to_actor=ME, family_wish="Ja.", weighed="Ja."),
        cmd.OfferBaton(to_actor=ME, family_wish="Ja.", weighed="Ja.", decided_by=unknown),
        cmd.AcceptBaton(),
        cmd.DeclineBaton(),
        cmd.TakeBackOffer(),
        cmd.InvolveService(service=unknown),
        cmd.InvolveService(service=service),
        *(cmd.InvolveService(service=one) for one in placeholder),
        *(cmd.InvolveService(service=one.service, name=one.name) for one in state.services[:1]),
        cmd.EndService(service=unknown),
        cmd.BindRole(role=unknown, actor=ME),
        *_bindings(desk),
        *(cmd.BindRole(role=one, actor=ME) for one in holders),
        cmd.SetFact(fact=unknown, value="ja"),
        *(cmd.SetFact(fact=one.id, value=unknown) for one in guideline.facts),
        cmd.StartMeasure(measure_id=desk.new_id(), title=" ", goal="x", responsible="y"),
        *(
            cmd.StartMeasure(measure_id=desk.new_id(), title="t", goal="m", responsible="x", responsible_kind=kind)
            for kind in ResponsibleKind
        ),
        cmd.StartMeasure(measure_id=desk.new_id(), title="t", goal="m", responsible="x", until=yesterday),
        cmd.EndMeasure(measure_id=unknown, reason="x"),
        cmd.EvaluateMeasures(views=(View(desk.random.choice(roles)),)) if roles else cmd.AddNote(text=" "),
        cmd.EvaluateMeasures(views=(View(unknown, text="x"),)),
        *(cmd.EvaluateMeasures(views=(View(one, text="Det går bra."),), afterwards=True) for one in roles[:2]),
        cmd.EvaluateMeasures(afterwards=True),
        cmd.HoldMeeting(next_on=yesterday),
        cmd.HoldMeeting(minutes="m", next_on=desk.today + timedelta(days=900)),
        *(cmd.HoldMeeting(minutes="m", present=(one,), next_on=desk.today + timedelta(days=9)) for one in roles),
        cmd.ConsultBody(consultation_id=desk.new_id()),
        cmd.ConsultBody(consultation_id=desk.new_id(), body=unknown),
        *(cmd.ConsultBody(consultation_id=desk.new_id(), body=body.id) for body in guideline.bodies[:3]),
        cmd.RecordAdvice(advice="Prøv."),
        cmd.RecordAdvice(advice=" "),
        cmd.CompleteStep(reason="x", agreed=(unknown,)),
        cmd.CompleteStep(reason="x", receivers=("Frivilligsentralen",)),
    ]
    acts = [Act(one) for one in commands]
    acts += [Act(cmd.AddNote(text="x"), days=1), Act(cmd.AddNote(text="x"), days=-4000)]
    acts += [Act(cmd.Undo(), by=OTHER), Act(cmd.Redo(), by=OTHER), Act(cmd.DeclineBaton(), by="test.ukjent")]
    acts += [Act(cmd.TakeBackOffer(), by="test.ukjent"), Act(cmd.CompleteStep(), track=unknown)]
    acts += [Act(cmd.CompleteStep(reason="x"), track=track) for track in state.tracks if track != MAIN]
    if state.status is CaseStatus.CLOSED:
        acts += [Act(cmd.Undo())]
    return acts


def _bindings(desk: Desk) -> list[cmd.Command]:
    """Return bindings of a role to a service, a body or nobody, right ones and wrong ones."""
    roles = [role.id for role in desk.process.guideline.roles if role.kind not in {"coordinator", *_FAMILY}]
    family = [role.id for role in desk.process.guideline.roles if role.kind in _FAMILY]
    if not roles:
        return []
    role, parties = desk.random.choice(roles), [*desk.process.services, *desk.process.bodies]
    return [
        *(cmd.BindRole(role=one, party=parties[0]) for one in family[:1] if parties),
        cmd.BindRole(role=role),
        cmd.BindRole(role=role, name=" "),
        cmd.BindRole(role=role, party="finnes ikke"),
        *(cmd.BindRole(role=role, party=one) for one in parties),
        *(cmd.BindRole(role=role, party=one, name="Ungdomslos") for one in parties),
        *(cmd.BindRole(role=role, party=one, actor=ME) for one in parties[:1]),
    ]


def _changes_of_measures(desk: Desk, state: CaseState) -> list[Act]:
    """Return what is done with a measure that runs, and one that is agreed on before it begins."""
    later = desk.today + timedelta(days=desk.random.choice((-30, 9, 90)))
    planned = cmd.StartMeasure(
        measure_id=desk.new_id(), title="Sommerklubb", goal="Trives", responsible="læreren", starts_on=later
    )
    acts: list[cmd.Command] = [planned] if desk.random.random() < _SELDOM else []
    for one in state.running()[:1]:
        acts += [
            cmd.EndMeasure(measure_id=one.id, reason="Målet er nådd."),
            cmd.ContinueMeasure(measure_id=one.id, until=desk.today + timedelta(days=60), reason="Det virker."),
            cmd.ContinueMeasure(measure_id=one.id, open_ended=True),
            cmd.ChangeMeasure(measure_id=one.id, title=f"Leksehjelp {desk.random.randint(1, 99)}", open_ended=True),
            cmd.ChangeMeasure(measure_id=one.id, responsible="mor", until=desk.today + timedelta(days=90)),
        ]
        judged = tuple((running.id, desk.random.choice(tuple(Outcome))) for running in state.running())
        acts.append(cmd.EvaluateMeasures(measures=judged, effects=((one.id, "Litt bedre."),)))
    return [Act(one) for one in acts]


def _wrong_measures(desk: Desk, one: Measure) -> Iterator[cmd.Command]:
    """Give what cannot be done with a measure that runs."""
    before = one.started_on - timedelta(days=1)
    yield cmd.EndMeasure(measure_id=one.id)
    yield cmd.ChangeMeasure(measure_id=one.id, title=one.title)
    yield cmd.ChangeMeasure(measure_id=one.id, until=before)
    yield cmd.ContinueMeasure(measure_id=one.id, until=desk.today - timedelta(days=1))
    yield cmd.ContinueMeasure(measure_id=one.id, until=desk.today)
    yield cmd.EvaluateMeasures(measures=((one.id, Outcome.CONTINUED), (one.id, Outcome.ENDED)))
    yield cmd.EvaluateMeasures(effects=((desk.new_id(), "Bra."),))
    yield cmd.EvaluateMeasures(effects=((one.id, " "),))
    yield cmd.EvaluateMeasures(measures=(("finnes ikke", Outcome.ENDED),))
    yield cmd.ChangeMeasure(measure_id=one.id, title=" ")
    yield from (cmd.ChangeMeasure(measure_id=one.id, responsible_kind=kind) for kind in ResponsibleKind)


def apt_mistakes(desk: Desk, state: CaseState) -> list[Act]:
    """Return wrong acts that just this place invites."""
    acts = [act for track in state.tracks for act in _at(track, desk, state)]
    acts += [Act(command) for one in state.running() for command in _wrong_measures(desk, one)]
    if not state.evaluations:
        acts.append(Act(cmd.EvaluateMeasures(views=(View("barn", text="Det går bra."),), afterwards=True)))
    acts += [Act(cmd.CloseCase(ending=one)) for one in desk.process.endings]
    acts.append(Act(cmd.RecordAdvice(advice=" ")))
    acts += [Act(cmd.FollowRule(rule=one.id)) for one in desk.process.guideline.rules if state.suspected]
    if state.offer:
        acts += [Act(desk.offer(state, OTHER)), Act(cmd.TakeBackOffer(), by="test.ukjent")]
    if state.shielded:
        kept_out = tuple(role.id for rule in desk.process.guideline.rules for role in rule.kept_out)
        acts += [Act(cmd.LiftShield(by="naboen")), Act(cmd.HoldMeeting(minutes="m", present=kept_out))]
        acts.append(Act(cmd.CompleteStep(reason="x")))
    elif any(rule.kept_out for rule in desk.process.guideline.rules):
        acts += [Act(cmd.RecordSuspicion(text="Sa det selv."))] * 4
    if len(state.acts) == 1:
        acts.append(Act(cmd.Undo()))
    return [*acts, *_bare_offers(desk, state), *_bare_consents(desk, state)]


def every_move(desk: Desk, state: CaseState) -> Iterator[Act]:
    """Give every kind of move, right or wrong, on every track there is."""
    guideline = desk.process.guideline
    answers = [answer.id for step in desk.process.steps.values() for answer in step.answers]
    for track in state.tracks:
        yield Act(cmd.CompleteStep(reason="x"), track=track)
        yield Act(cmd.SkipStep(reason="x"), track=track)
        for answer in desk.random.sample(answers, min(len(answers), 6)):
            yield Act(cmd.ChooseAnswer(answer=answer, reason="x"), track=track)
    yield from (Act(cmd.FollowRule(rule=rule.id, reason="x")) for rule in guideline.rules)
    yield from (Act(cmd.MoveFromRest(level=level.id, reason="x")) for level in guideline.levels)


def _at(track: str, desk: Desk, state: CaseState) -> list[Act]:
    standing = state.tracks[track]
    step = desk.process.steps.get(standing.state)
    if step is None:
        return [Act(cmd.CompleteStep(reason="x"), track=track)]
    left_out = (*step.without, *desk.process.level(step.id).without)
    late = cmd.HoldMeeting(minutes="m", next_on=desk.today + timedelta(days=900))
    return [
        *(Act(cmd.HoldMeeting(minutes="m", present=(one.id,)), track=track) for one in left_out),
        *(Act(cmd.ChooseAnswer(answer=one.id), track=track) for one in step.answers),
        *(Act(cmd.ChooseAnswer(answer=one.id, agreed=("finnes ikke",)), track=track) for one in step.answers),
        Act(cmd.CompleteStep(reason="x"), track=track),
        Act(cmd.SkipStep(reason=" "), track=track),
        *(
            [Act(cmd.TickChecklist(items=(one,)), track=track) for one in ("finnes ikke", " ")]
            if step.checklist
            else []
        ),
        *([Act(cmd.TickChecklist(items=()), track=track)] if step.checklist else []),
        *([Act(late, track=track)] if step.next_meeting or step.meeting_type else []),
    ]


def _bare_offers(desk: Desk, state: CaseState) -> list[Act]:
    if desk.process.guideline.baton is None or state.offer:
        return []
    return [
        Act(cmd.OfferBaton(to_actor=OTHER)),
        Act(cmd.OfferBaton(to_actor=OTHER, family_wish="Ja.")),
        Act(cmd.OfferBaton(to_actor=OTHER, family_wish="Ja.", weighed="Ja.")),
    ]


def _bare_consents(desk: Desk, state: CaseState) -> list[Act]:
    kinds = [one.id for one in desk.process.guideline.consent_types if one.given_by] if state.born is None else []
    return [
        Act(cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=("PPT",), consent_type=kind))
        for kind in kinds
    ]


def openings(desk: Desk) -> list[cmd.OpenCase]:
    """Return ways to open a case: at every entrance, by every role, on every variant."""
    guideline = desk.process.guideline
    chance = desk.random.choice
    variant = chance([*guideline.head.variants, None]) if guideline.head.variants else None
    starters = [one.id for entrance in guideline.entrances for one in entrance.who]
    roles: list[str | None] = [None, *(role.id for role in guideline.roles), *starters]
    levels: list[str | None] = [None, *(level.id for level in guideline.levels)]
    named = [
        cmd.OpenCase(
            alias="jente", variant=variant, entry=entrance.start.ref, by_role=chance([one.id for one in entrance.who])
        )
        for entrance in guideline.entrances
        if entrance.who
    ]
    return [
        *named,
        cmd.OpenCase(alias="gutt, 6 år", variant=variant),
        cmd.OpenCase(alias="jente, 12 år", variant=variant, age=12),
        cmd.OpenCase(
            alias="ungdom", variant=variant, entry=chance(levels), by_role=chance(roles), age=chance((15, 16, 19))
        ),
    ]


def wrong_openings(desk: Desk) -> list[cmd.OpenCase]:
    """Return openings that no guide lets through."""
    variant = next(iter(desk.process.guideline.head.variants), None)
    return [
        cmd.OpenCase(alias="barn", variant="ukjent"),
        cmd.OpenCase(alias=" ", variant=variant),
        cmd.OpenCase(alias="barn", variant=variant, by_role="ukjent"),
        *(cmd.OpenCase(alias="barn", variant=variant, entry=one.start.ref) for one in desk.process.guideline.entrances),
        cmd.OpenCase(alias="barn", variant=variant, entry="ukjent"),
        *(cmd.OpenCase(alias="barn", variant=variant, entry=one.id) for one in desk.process.guideline.levels),
    ]
