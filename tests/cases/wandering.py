"""Random walks over a guide: what somebody might do next, more often a way on or what opens one than not."""

from collections.abc import Callable, Iterator
from random import Random

from engine.cases import commands as cmd
from engine.cases.agenda import Option, OptionKind
from engine.cases.commands import Command
from engine.cases.events import View
from engine.cases.refusals import Reason
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import NoteKind, Outcome
from engine.guideline.process import AFTER_TRIGGER, Need, Process
from tests.cases.guide import START, Walk

LATER = START.replace(month=10)
MEETING = cmd.HoldMeeting(minutes="Referat", next_on=LATER)
EVALUATION = cmd.EvaluateMeasures(views=(View("barn", "Bra"),))
OFFER = cmd.OfferBaton(to_actor="kari", family_wish="Gjerne.", weighed="Kjenner saken.", decided_by="gruppa")


def begun(process: Process) -> Walk:
    """A case that was just opened on the guide's first variant."""
    variant = next(iter(process.guideline.head.variants), None)
    return Walk(process=process).do(cmd.OpenCase(alias="prøve", variant=variant))


def taking(option: Option) -> Command:
    """The command that takes an option of the agenda, with all that it may have to bring along."""
    asked = tuple(str(one.gate.subject) for one in option.asks if one.gate and one.gate.need is Need.AGREEMENT)
    match option.kind:
        case OptionKind.COMPLETE:
            return cmd.CompleteStep(reason="grunn", agreed=asked, receivers=_receivers(option))
        case OptionKind.SKIP:
            return cmd.SkipStep(reason="grunn")
        case OptionKind.ANSWER:
            assert option.answer
            return cmd.ChooseAnswer(answer=option.answer.id, to=option.dest, reason="grunn", agreed=asked)
        case OptionKind.GO:
            return cmd.MoveFromRest(level=option.trigger.split(":")[1], reason="grunn")
        case OptionKind.END:
            return cmd.CloseCase(ending=option.dest[1:], reason="grunn")
        case OptionKind.AFTER:
            return cmd.FollowRule(rule=option.trigger.removeprefix(AFTER_TRIGGER), reason="grunn")


def _receivers(option: Option) -> tuple[str, ...]:
    return ("ppt",) if "receiver-named" in {reason.code for reason in option.asks} else ()


def options(walk: Walk) -> Iterator[tuple[str, Option]]:
    """Every option of the agenda with the track that it is on."""
    found = walk.agenda
    yield from (("main", option) for option in found.options)
    yield from ((track.id, option) for track in found.tracks for option in track.options)


def consent(process: Process, count: int, kind: str | None = None) -> Command:
    """A consent to everything, given by everybody."""
    kinds = [one.id for one in process.guideline.consent_types]
    return cmd.GiveConsent(
        consent_id=f"s{count}",
        given_by="mor",
        services=("BUP", "ppt"),
        consent_type=kind or next(iter(kinds), None),
        given_as=tuple(process.roles),
        age=16,
    )


def anything(walk: Walk, random: Random, count: int) -> Command:
    """Some act that does not move the case, or takes back one that did."""
    process = walk.process
    fact = random.choice(process.guideline.facts)
    told: list[Command] = [cmd.RecordSuspicion(), cmd.RecordReport(), cmd.LiftShield(by="barnevern")]
    acts: list[Command] = [
        consent(process, count),
        cmd.RefuseConsent(given_by="mor"),
        cmd.WithdrawConsent(withdrawn_by="mor", services=("BUP",)),
        cmd.WithdrawConsent(withdrawn_by="mor"),
        random.choice([OFFER, cmd.OfferBaton(to_actor="ola")]),
        cmd.AcceptBaton(),
        cmd.DeclineBaton(),
        cmd.TakeBackOffer(),
        cmd.InvolveService(service="andre", name="BUP"),
        cmd.InvolveService(service="ppt"),
        cmd.EndService(service="andre"),
        cmd.BindRole(role=random.choice(list(process.roles)), name="Ola"),
        cmd.SetFact(fact=fact.id, value=random.choice(fact.values)),
        cmd.StartMeasure(measure_id=f"t{count}", title=f"T{count}", goal="G", responsible="Kari"),
        cmd.EvaluateMeasures(outcome=random.choice(list(Outcome)), views=(View("barn", "Bra"),)),
        MEETING,
        cmd.ConsultBody(consultation_id=f"d{count}", body=process.guideline.bodies[0].id),
        cmd.RecordAdvice(advice="Råd"),
        cmd.AddNote(text="Notat"),
        random.choice(told),
        cmd.SetTrackAside(reason="Venter."),
        cmd.Undo(),
        cmd.Redo(),
        cmd.ReopenCase(reason="igjen"),
    ]
    return random.choice(acts)


def mending(reason: Reason, walk: Walk, count: int) -> Command | None:
    """The act that takes away one thing in the way."""
    gate, process = reason.gate, walk.process
    subject = str(gate.subject) if gate else ""
    values = gate.values if gate else ()
    again: dict[str, Callable[[], Command]] = {
        "consent": lambda: consent(process, count, gate.about if gate else None),
        "service-consent": lambda: consent(process, count),
        "service-named": lambda: cmd.InvolveService(service=subject, name="BUP"),
        "services-at-least": lambda: (
            cmd.InvolveService(service="ppt") if count % 2 else cmd.InvolveService(service="andre", name="BUP")
        ),
        "role-named": lambda: cmd.BindRole(role=subject, name="Ola"),
        "measure-running": lambda: cmd.StartMeasure(measure_id=f"t{count}", title="T", goal="G", responsible="Kari"),
        "advice": lambda: cmd.RecordAdvice(advice="Råd"),
        "note": lambda: cmd.AddNote(text="Notat"),
        "child-talk": lambda: cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK),
        "fact-is": lambda: cmd.SetFact(fact=subject, value=values[0] if count % 3 else "nei"),
        "checklist": lambda: cmd.TickChecklist(items=values),
        "reported": lambda: cmd.RecordReport(to=(subject,)),
        "not-shielded": lambda: cmd.LiftShield(by="barnevern"),
    }
    again |= dict.fromkeys(("coordinator", "coordinator-settled", "coordinator-weighed"), lambda: OFFER)
    again |= dict.fromkeys(("meeting-held", "minutes", "next-meeting"), lambda: MEETING)
    again |= dict.fromkeys(("evaluated", "measures-evaluated", "view-recorded"), lambda: EVALUATION)
    return again[reason.code]() if reason.code in again else None


def step(walk: Walk, random: Random, count: int) -> None:
    """Try one thing in a case: a way on that is open, what opens one, or anything else."""
    chance, wish, walk.track = random.random(), None, None
    if walk.state.status is CaseStatus.OPEN and chance < 0.85:
        found = list(options(walk))
        ways = [(track, option) for track, option in found if option.is_open and _is_likely(option, random)]
        missing = [(track, reason) for track, option in found for reason in option.missing]
        if ways and chance < 0.5:
            walk.track, option = random.choice(ways)
            wish = taking(option)
        elif missing:
            walk.track, reason = random.choice(missing)
            wish = mending(reason, walk, count)
    if wish is None and walk.state.open_tracks() and chance < 0.97:
        walk.track = random.choice(walk.state.open_tracks())
    walk.try_(wish or anything(walk, random, count), by="kari" if chance < 0.95 else "ola")
    walk.track = None


def _is_likely(option: Option, random: Random) -> bool:
    """Ending is open so often under a shield that no walk would get about."""
    return option.kind is not OptionKind.END or random.random() < 0.1


def wander(process: Process, seed: int, steps: int) -> Walk:
    """Walk at random, so many tries from the opening on."""
    random, walk = Random(seed), begun(process)
    for count in range(steps):
        step(walk, random, count)
    return walk
