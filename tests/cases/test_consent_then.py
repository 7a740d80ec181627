"""What is behind consent until it is done: asked again when the step is left, of the day that it was done."""

from datetime import date, timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.agenda import OptionKind
from engine.cases.commands import Command
from engine.cases.conditions import Asking
from engine.cases.consents import held_on
from engine.cases.reasons import hindrances
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Sharing, Step
from engine.guideline.process import COMPLETE, Process
from engine.guideline.vocabulary import StepKind
from engine.values import replace
from tests.cases.guide import GUIDE, LEVEL_A, START, Walk

PPT = Participant(id="ppt", title="PPT")
TEAM = Participant(id="team", title="Teamet")
LAST = START + timedelta(days=9)
YES = cmd.GiveConsent(consent_id="s", given_by="mor", services=("ppt",), expires_on=LAST)
GONE = cmd.WithdrawConsent(withdrawn_by="mor")


def guide(**fields: object) -> Process:
    """A guide whose second step is behind consent."""
    step = replace(Step(id="a/henvis", kind=StepKind.STEP, title="Henvis"), **fields)
    level = replace(LEVEL_A, steps=(LEVEL_A.steps[0], step, *LEVEL_A.steps[1:]))
    return compile_process(replace(GUIDE, levels=(level, *GUIDE.levels[1:])), "then")


SENDS = guide(sends=Sharing(what="Henvisning", to=(PPT,)))
BEHIND = (SENDS, guide(shares=Sharing(what="Notat", to=(PPT,))), guide(involves=(PPT,)), guide(sends=Sharing(what="X")))
NAMES = ("sends", "shares", "involves", "sends-to-whom-it-chooses")


def standing(process: Process) -> Walk:
    """The case stands at the step, which was entered while the consent held."""
    bind = cmd.BindRole(role="ansvarlig", name="Kari")
    walk = Walk(process=process).do(cmd.OpenCase(alias="prøve"), YES, bind, cmd.CompleteStep())
    assert walk.here == "a/henvis"
    return walk


def done(process: Process) -> Command:
    return cmd.CompleteStep(receivers=("ppt",) if process is BEHIND[-1] else ())


@pytest.mark.parametrize("process", BEHIND, ids=NAMES)
def test_a_step_behind_consent_is_not_done_after_it_has_run_out_or_been_withdrawn(process: Process) -> None:
    walk = standing(process)
    assert walk.copy().do(done(process)).here == "a/hva-na"
    withdrawn = walk.copy().do(GONE)
    walk.today = LAST + timedelta(days=1)
    for late in (walk, withdrawn):
        refused = late.refused(done(process))
        assert refused.code in ("consent", "service-consent")
        (option,) = [one for one in late.agenda.options if one.kind is OptionKind.COMPLETE]
        assert not option.is_open
        assert late.do(replace(YES, consent_id="ny", expires_on=None), done(process)).here == "a/hva-na"


@pytest.mark.parametrize("process", BEHIND, ids=NAMES)
def test_what_was_done_while_the_consent_held_is_recorded_with_its_day(process: Process) -> None:
    walk = standing(process)
    walk.today = LAST
    walk.do(GONE)
    walk.today = LAST + timedelta(days=5)
    for day, held in ((LAST - timedelta(days=1), True), (LAST, False), (LAST + timedelta(days=1), False)):
        answer = walk.copy().try_(done(process), happened_on=day)
        assert isinstance(answer, tuple) is held, day


def test_a_consent_given_since_covers_nothing_that_was_done_before_it() -> None:
    walk = standing(SENDS).do(GONE)
    walk.today = START + timedelta(days=3)
    walk.do(replace(YES, consent_id="ny"))
    refused = walk.refused(cmd.CompleteStep(), happened_on=START + timedelta(days=2))
    assert ("then", (START + timedelta(days=2)).isoformat()) in refused.reasons[0].arguments
    assert walk.do(cmd.CompleteStep()).here == "a/hva-na"


def test_the_family_may_still_end_the_case_and_a_report_is_never_stopped() -> None:
    walk = standing(SENDS).do(GONE)
    assert walk.copy().do(cmd.CloseCase(ending="ferdig", reason="Nei", family_wish=True)).state.ending == "ferdig"
    assert walk.copy().do(cmd.RecordSuspicion(), cmd.RecordReport()).state.reported
    optional = standing(guide(sends=Sharing(what="Henvisning", to=(PPT,)), optional=True)).do(GONE)
    assert optional.do(cmd.SkipStep(reason="De vil ikke.")).here == "a/hva-na"


def test_a_body_that_is_no_service_is_sent_things_without_consent() -> None:
    walk = standing(guide(sends=Sharing(what="Spørsmål", to=(TEAM,)))).do(GONE)
    assert walk.do(cmd.CompleteStep()).here == "a/hva-na"


def test_what_held_on_a_day_is_what_stood_then() -> None:
    both = replace(YES, services=("ppt", "bup"), expires_on=None)
    walk = Walk(process=SENDS).do(cmd.OpenCase(alias="prøve"))
    walk.today = START + timedelta(days=2)
    walk.do(both)
    walk.today = START + timedelta(days=4)
    walk.do(replace(GONE, services=("bup",)))

    def services(day: int) -> set[str]:
        return {name for one in held_on(walk.state, START + timedelta(days=day)) for name in one.services}

    assert [services(day) for day in (1, 2, 3, 4)] == [set(), {"ppt", "bup"}, {"ppt", "bup"}, {"ppt"}]
    assert [one.services for one in walk.state.valid_consents(walk.today)] == [("ppt",)]
    undone = walk.do(cmd.Undo()).state
    assert undone.former_consents == ()


@pytest.mark.parametrize("day", [None, LAST, LAST - timedelta(days=3)])
def test_the_day_is_told_only_where_it_is_not_today(day: date | None) -> None:
    state = standing(SENDS).do(GONE).state
    rows = SENDS.candidates("a/henvis", COMPLETE)
    (reason,) = hindrances(rows, Asking(state, LAST, done_on=day), process=SENDS)
    assert ("then" in dict(reason.arguments)) is (day is not None and day < LAST)
