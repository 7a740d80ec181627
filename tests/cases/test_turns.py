"""Whose turn it is: whom a step waits for, who is offered the baton, who answers for a measure."""

from engine.cases import commands as cmd
from engine.cases.turns import Turn, TurnKind, turns
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Level, Step
from engine.guideline.vocabulary import StepKind
from engine.values import replace
from tests.cases.guide import Walk
from tests.cases.stories import OFFER, YES, at_evaluation, at_measures, in_tracks, measure, opened
from tests.cases.whole import CHOICE, WHOLE_GUIDE, who

OPTIONAL = Participant(id="bror", title="Broren", optional=True)
SEE = Step(id="a/se", kind=StepKind.STEP, title="Se", who=(*who("ansatt", "foresatte"), OPTIONAL))
NOW = Step(id="a/nå", kind=StepKind.STEP, title="Nå")
LEVEL = Level(id="a", label="nivå A", who=who("holder"), steps=(SEE, NOW, CHOICE))
NAMED = compile_process(replace(WHOLE_GUIDE, levels=(LEVEL, *WHOLE_GUIDE.levels[1:]), entrances=()), "named")


def of(walk: Walk, kind: TurnKind) -> list[tuple[str, str]]:
    return [(one.who, one.what) for one in turns(walk.state, walk.process) if one.kind is kind]


def named() -> Walk:
    """A case on a step that names who does it."""
    return Walk(process=NAMED).do(cmd.OpenCase(alias="prøve", variant="skole"))


def test_a_step_that_names_nobody_waits_for_the_one_with_the_baton_else_for_who_opened_the_case() -> None:
    walk = opened()
    assert of(walk, TurnKind.STEP) == [("kari", "Ring hjem")]
    walk.do(cmd.OfferBaton(to_actor="ola"))
    assert of(walk, TurnKind.STEP) == [("kari", "Ring hjem")]
    walk.do(cmd.AcceptBaton(), by="ola")
    assert of(walk, TurnKind.STEP) == [("ola", "Ring hjem")]


def test_a_step_waits_for_those_its_roles_are_in_this_case() -> None:
    walk = named()
    assert of(walk, TurnKind.STEP) == [("kari", "Se")], "nobody is bound yet"
    walk.do(cmd.BindRole(role="ansatt", actor="ola"), cmd.BindRole(role="bror", actor="per"))
    assert of(walk, TurnKind.STEP) == [("ola", "Se")], "an optional one is not waited for"
    walk.do(cmd.BindRole(role="foresatte", actor="eva"))
    assert of(walk, TurnKind.STEP) == [("ola", "Se"), ("eva", "Se")]
    walk.do(cmd.BindRole(role="ansatt", party="bup"), cmd.BindRole(role="foresatte", name="mor"))
    assert of(walk, TurnKind.STEP) == [("kari", "Se")], "a service or a name cannot see it here"


def test_what_waited_for_somebody_who_is_kept_out_waits_for_who_has_the_case() -> None:
    walk = named().do(cmd.BindRole(role="foresatte", actor="eva"))
    assert of(walk, TurnKind.STEP) == [("eva", "Se")]
    walk.do(cmd.RecordSuspicion())
    assert of(walk, TurnKind.STEP) == [("kari", "Se")]


def test_a_step_without_people_has_those_of_its_level() -> None:
    walk = named().do(cmd.CompleteStep(), cmd.OfferBaton(to_actor="ola"))
    walk.do(cmd.AcceptBaton(), by="ola")
    assert of(walk, TurnKind.STEP) == [("ola", "Nå")]


def test_while_tracks_run_their_steps_wait() -> None:
    assert of(in_tracks(), TurnKind.STEP) == [("kari", "Ring"), ("kari", "Søk")]


def test_an_offer_waits_until_it_is_answered() -> None:
    walk = opened().do(cmd.OfferBaton(to_actor="ola"))
    assert of(walk, TurnKind.OFFER) == [("ola", "")]
    walk.do(cmd.DeclineBaton(), by="ola")
    assert of(walk, TurnKind.OFFER) == []


def test_a_no_to_an_offer_waits_for_who_made_it_until_there_is_another() -> None:
    walk = opened().do(cmd.OfferBaton(to_actor="ola"))
    walk.do(cmd.DeclineBaton(), by="ola")
    assert of(walk, TurnKind.DECLINED) == [("kari", "ola")]
    walk.do(cmd.OfferBaton(to_actor="eva"))
    assert of(walk, TurnKind.DECLINED) == []


def test_a_measure_is_whose_it_was_made_and_a_role_is_who_has_it() -> None:
    walk = at_evaluation().do(replace(measure("t2"), responsible="Ansatt"))
    assert of(walk, TurnKind.MEASURE) == [("Kari", "Tiltak t1"), ("Ansatt", "Tiltak t2")]
    walk.do(cmd.BindRole(role="ansatt", actor="ola"))
    assert of(walk, TurnKind.MEASURE) == [("Kari", "Tiltak t1"), ("ola", "Tiltak t2")]
    walk.do(cmd.EndMeasure(measure_id="t1", reason="Ferdig."))
    assert of(walk, TurnKind.MEASURE) == [("ola", "Tiltak t2")]


def test_a_consent_that_was_withdrawn_waits_for_the_one_with_the_baton_until_there_is_a_new_answer() -> None:
    for answer in (YES, cmd.RefuseConsent(given_by="mor", given_as=("foresatte",))):
        walk = at_measures()
        assert of(walk, TurnKind.CONSENT) == []
        walk.do(cmd.WithdrawConsent(withdrawn_by="mor", given_as=("foresatte",)))
        assert of(walk, TurnKind.CONSENT) == [("kari", "mor")]
        walk.do(answer)
        assert of(walk, TurnKind.CONSENT) == []


def test_nothing_waits_in_a_closed_case_nor_a_step_where_it_rests() -> None:
    walk = at_measures().do(replace(OFFER, to_actor="ola"))
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor", given_as=("foresatte",)))
    assert walk.here == "c/"
    assert turns(walk.state, walk.process) == (Turn(TurnKind.OFFER, "ola"), Turn(TurnKind.CONSENT, "kari", "mor"))
    walk.do(cmd.CloseCase(ending="slutt", reason="Ferdig.", family_wish=True))
    assert turns(walk.state, walk.process) == ()
