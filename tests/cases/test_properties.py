"""What always holds, whatever people do: tried on random walks over the small guide."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases import commands as cmd
from engine.cases.agenda import Option, OptionKind, agenda
from engine.cases.commands import Command
from engine.cases.decide import decide
from engine.cases.events import View
from engine.cases.evolve import effective, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import Outcome
from tests.cases.guide import PROCESS, START, Walk, opened


def taking(option: Option) -> Command:
    """The command that takes an option of the agenda."""
    match option.kind:
        case OptionKind.COMPLETE:
            return cmd.CompleteStep(reason="grunn")
        case OptionKind.SKIP:
            return cmd.SkipStep(reason="grunn")
        case OptionKind.ANSWER:
            assert option.answer
            return cmd.ChooseAnswer(answer=option.answer.id, to=option.dest, reason="grunn")
        case OptionKind.GO:
            return cmd.MoveFromRest(level=option.trigger.split(":")[1], reason="grunn")
        case OptionKind.END:
            return cmd.CloseCase(ending=option.dest[1:], reason="grunn")


def anything(random: Random, count: int) -> Command:
    """Some act that does not move the case."""
    acts: list[Command] = [
        cmd.GiveConsent(consent_id=f"s{count}", given_by="mor", services=("BUP", "ppt")),
        cmd.RefuseConsent(given_by="mor"),
        cmd.WithdrawConsent(withdrawn_by="mor", services=("BUP",)),
        cmd.OfferBaton(to_actor=random.choice(["kari", "ola"])),
        cmd.AcceptBaton(),
        cmd.DeclineBaton(),
        cmd.TakeBackOffer(),
        cmd.InvolveService(service="andre", name="BUP"),
        cmd.EndService(service="andre"),
        cmd.BindRole(role="ansvarlig", name="Ola"),
        cmd.SetFact(fact="lang", value=random.choice(["ja", "nei"])),
        cmd.StartMeasure(measure_id=f"t{count}", title=f"T{count}", goal="G", responsible="Kari"),
        cmd.EvaluateMeasures(outcome=random.choice(list(Outcome)), views=(View("barn", "Bra"),)),
        cmd.HoldMeeting(minutes="Referat", next_on=START.replace(month=10)),
        cmd.ConsultBody(consultation_id=f"d{count}", body="team"),
        cmd.RecordAdvice(advice="Råd"),
        cmd.AddNote(text="Notat"),
        cmd.RecordSuspicion(),
        cmd.RecordReport(),
        cmd.Undo(),
        cmd.Redo(),
        cmd.ReopenCase(reason="igjen"),
    ]
    return random.choice(acts)


def helpful(walk: Walk, count: int) -> Command | None:
    """The act that takes away the first thing in the way of some option."""
    options = agenda(walk.state, PROCESS, today=START).options
    missing = [reason.code for option in options for reason in option.missing]
    helps: dict[str, Command] = {
        "consent": cmd.GiveConsent(consent_id=f"s{count}", given_by="mor", services=("BUP",)),
        "service-named": cmd.InvolveService(service="andre", name="BUP"),
        "service-consent": cmd.GiveConsent(consent_id=f"s{count}", given_by="mor", services=("BUP",)),
        "coordinator": cmd.OfferBaton(to_actor="kari"),
        "coordinator-settled": cmd.OfferBaton(to_actor="kari"),
        "role-named": cmd.BindRole(role="ansvarlig", name="Ola"),
        "meeting-held": cmd.HoldMeeting(minutes="Referat", next_on=START.replace(month=10)),
        "minutes": cmd.HoldMeeting(minutes="Referat", next_on=START.replace(month=10)),
        "next-meeting": cmd.HoldMeeting(minutes="Referat", next_on=START.replace(month=10)),
        "measure-running": cmd.StartMeasure(measure_id=f"t{count}", title="T", goal="G", responsible="Kari"),
        "evaluated": cmd.EvaluateMeasures(views=(View("barn", "Bra"),)),
        "measures-evaluated": cmd.EvaluateMeasures(views=(View("barn", "Bra"),)),
        "view-recorded": cmd.EvaluateMeasures(views=(View("barn", "Bra"),)),
        "advice": cmd.RecordAdvice(advice="Råd"),
        "note": cmd.AddNote(text="Notat"),
        "fact-is": cmd.SetFact(fact="lang", value="nei"),
    }
    return helps.get(missing[0]) if missing else None


def wander(seed: int, steps: int) -> Walk:
    """Walk at random, more often forward than not."""
    random, walk = Random(seed), opened()
    for count in range(steps):
        chance = random.random()
        wish: Command | None = None
        if walk.state.status is CaseStatus.OPEN and chance < 0.8:
            options = [option for option in agenda(walk.state, PROCESS, today=START).options if option.is_open]
            wish = taking(random.choice(options)) if options and chance < 0.5 else helpful(walk, count)
        walk.try_(wish or anything(random, count), by="kari" if chance < 0.95 else "ola")
    return walk


def check_agenda(walk: Walk) -> None:
    """Nothing offered is refused, and nothing shown as closed is accepted."""
    for option in agenda(walk.state, PROCESS, today=START).options:
        probe = Walk(process=walk.process, events=walk.events, count=walk.count)
        answer = probe.try_(taking(option))
        assert isinstance(answer, Refused) is not option.is_open, (walk.here, option, answer)


@given(st.integers(0, 2**32))
def test_the_agenda_tells_the_truth(seed: int) -> None:
    walk = wander(seed, 20)
    ends = [n for n, event in enumerate(walk.events) if event.command_id != walk.events[n - 1].command_id]
    for length in [end for end in ends if end][::2]:
        part = Walk(process=walk.process, events=walk.events[:length], count=walk.count)
        if part.state.status is CaseStatus.OPEN:
            check_agenda(part)


@given(st.integers(0, 2**32))
def test_undoing_everything_and_redoing_it_comes_back_to_the_same(seed: int) -> None:
    walk = wander(seed, 15)
    walk.by = "kari"
    before = effective(walk.events)
    state = walk.state
    undone = 0
    while not isinstance(walk.try_(cmd.Undo()), Refused):
        undone += 1
    for _ in range(undone):
        walk.do(cmd.Redo())
    assert effective(walk.events) == before
    assert walk.state.tracks == state.tracks


@given(st.integers(0, 2**32))
def test_what_is_undone_never_happened(seed: int) -> None:
    walk = wander(seed, 15)
    kept = fold(effective(walk.events))
    assert kept
    state = walk.state
    for name in ("tracks", "consents", "coordinator", "measures", "roles", "facts", "services", "status", "trail"):
        assert getattr(kept, name) == getattr(state, name), name


@given(st.integers(0, 2**32))
def test_deciding_and_folding_change_nothing_and_always_say_the_same(seed: int) -> None:
    walk = wander(seed, 15)
    random = Random(seed)
    for _ in range(10):
        state, command, context = walk.state, anything(random, 99), walk.context()
        before = repr(state)
        first = decide(state, command, process=PROCESS, context=context)
        again = decide(walk.state, command, process=PROCESS, context=context)
        assert first == again
        assert repr(state) == before
        if not isinstance(first, Refused):
            assert fold(walk.events + first) == fold(walk.events + first)
            assert repr(state) == before


def test_an_event_without_an_id_is_a_bug_and_never_left_out() -> None:
    walk = opened()
    with pytest.raises(ValueError, match="an id of its own"):
        decide(walk.state, cmd.AddNote(text="Notat"), process=PROCESS, context=replace(walk.context(), event_ids=()))


def test_walks_reach_every_step_and_both_endings() -> None:
    """The wandering is no proof unless it gets about."""
    seen: set[str] = set()
    for seed in range(15):
        for event in wander(seed, 60).events:
            seen.update(filter(None, (event.moved_to,)))
    assert {"b/mote", "b/tiltak", "b/evaluer", "b/velg", "=ferdig", "=folg-med", "c/"} <= seen
