"""What Sortland says of its stafettholder: the facts S4 to S9."""

from engine.cases import commands as cmd
from engine.guideline.registry import Baton
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.test_sortland import BASE, CHILD, DO, EVALUATE, GUARDIANS, PLAN, SORTLAND, TOGETHER, WIDE
from tests.facts.walker import Case, at, baton, meeting, titles

DUTIES = (
    "Kall inn til møter om samordning og evaluering, lag dagsorden og led møtene.",
    "Skriv referat. Følg med på fristene, og pass på at tiltakene blir evaluert.",
    "Ta med andre tjenester når det trengs, og samordne arbeidet.",
    "Ta barnet og foreldrene med når tiltak planlegges, gjennomføres og evalueres.",
    "Sørg for at en voksen snakker med barnet mellom møtene.",
    "Hold kontakt med familien og tjenestene.",
)
WEIGHED = (
    "hva barnet, ungdommen og familien ønsker",
    "hva slags tiltak det er, og hvor mye",
    "hvor mye som må samordnes, og hva slags stilling deltakerne har",
)
HELD = "stafettholder"


def told_of(guide: Guide) -> Baton:
    """What the guide says of the baton."""
    section = guide.process.guideline.baton
    assert section
    return section


def levels_without(guide: Guide) -> list[str]:
    """The levels where measures start without anybody having the baton."""
    before = {"1": PLAN, "2": TOGETHER, "3": WIDE}
    return [level for level, step in before.items() if "coordinator" not in entry_needs(guide, step, level=level)]


def entry_needs(guide: Guide, step: str, *, level: str) -> set[str]:
    """What the guide asks for on the way from a step to the next one, whoever has the baton."""
    here = next(one.id for one in guide.process.steps.values() if one.title == step and one.id[0] == level)
    (move,) = guide.process.candidates(here, "complete")
    return {gate.need for gate in move.gates}


@fact(
    SORTLAND,
    HELD,
    f"{HELD}/{{på_nivå|senest}}",
    f"{HELD}/på_nivå/{{1|2|3}}",
    f"{BASE}nivåer/1/steg/{PLAN}/peker_ut",
    "roller/stafettholder",
)
def test_S4_a_stafettholder_is_named_from_level_1_when_measures_start(guide: Guide) -> None:
    case = at(guide, PLAN, level="1")
    assert case.state.coordinator is None, "nobody is asked for on level 0"
    assert {"coordinator-settled", "coordinator"} <= set(case.needs())
    case.do(baton(case), case.taking())
    assert case.step.title == DO
    assert levels_without(guide) == []
    assert "samordner" in (guide.process.roles["stafettholder"].explanation or "")
    told = told_of(guide)
    assert told.levels == ("1", "2", "3")
    assert not any(told.is_inferred(name) for name in ("levels", "from_first_measure"))


@fact(SORTLAND, f"{HELD}/overtas_ved")
def test_S5_the_baton_is_kept_until_another_has_accepted(guide: Guide) -> None:
    case = at(guide, EVALUATE, level="1")
    assert case.state.coordinator == "kari"
    case.do(baton(case, "ola"))
    assert case.state.coordinator == "kari", "asked is not accepted"
    case.do(cmd.AcceptBaton(), by="ola")
    assert case.state.coordinator == "ola"
    told = told_of(guide)
    assert told.by_acceptance
    assert not told.is_inferred("by_acceptance")
    assert "Overtas når den som blir spurt, har sagt ja" in screen(guide, "veileder", "vis", "sortland.yaml")


@fact(
    SORTLAND,
    f"{HELD}/kan_påvirkes_av",
    f"{HELD}/kan_påvirkes_av/{{barn|foresatte}}",
    "roller/{barn|familie}",
)
def test_S6_child_and_guardians_can_influence_who_it_is(guide: Guide) -> None:
    case = at(guide, PLAN, level="1")
    offer = baton(case)
    assert offer.family_wish
    without = cmd.OfferBaton(to_actor="kari", weighed=offer.weighed)
    assert case.refused(without).code == "family-wish-missing"
    assert titles(told_of(guide).influenced_by) == [CHILD, GUARDIANS]
    case.do(offer)


@fact(
    SORTLAND,
    f"{HELD}/oppgaver",
    *(f"{HELD}/oppgaver/{duty}" for duty in DUTIES),
    f"{HELD}/mellom_møter",
    f"{HELD}/mellom_møter/hva",
)
def test_S7_the_stafettholder_has_six_duties(guide: Guide) -> None:
    section = told_of(guide)
    assert section.duties == DUTIES
    page = screen(guide, "veileder", "vis", "sortland.yaml")
    assert all(duty in page for duty in DUTIES)
    assert section.between
    assert titles(section.between.talk_with) == [CHILD]
    assert "en voksen snakker med" in (section.between.what or "")
    for level in ("1", "2", "3"):
        case = at(guide, EVALUATE, level=level)
        assert "child-talk" in case.needs(), "somebody talks with the child between the meetings"
        case.do(meeting(case))
        assert "child-talk" in case.needs()
        case.finish()


@fact(
    SORTLAND,
    f"{HELD}/hvem/[1]",
    f"{HELD}/hvem/[1]/på_nivå/{{1|2}}",
    f"{HELD}/hvem/[1]/helst/{{kontaktlærer|pedagog|helsesykepleier}}",
    f"{HELD}/hvem/[1]/hvorfor",
    f"{HELD}/hvem/[2]",
    f"{HELD}/hvem/[2]/på_nivå",
    f"{HELD}/hvem/[2]/bestemmer",
    "roller/{kontaktlærer|pedagog|helsesykepleier}",
    "instanser/ansvarsgruppe",
)
def test_S8_near_the_child_on_levels_1_and_2_decided_by_the_group_on_level_3(guide: Guide) -> None:
    holders = told_of(guide).holders
    assert len(holders) == 2
    near, far = holders
    assert near.levels == ("1", "2")
    assert titles(near.preferred) == ["Kontaktlærer", "Pedagog i barnehagen", "Helsesykepleier"]
    assert "nær barnet i hverdagen" in (near.why or "")
    assert far.levels == ("3",)
    assert titles(far.decided_by) == ["Ansvarsgruppa eller det tverrfaglige teamet"]
    case = at(guide, WIDE, level="3")
    offer = baton(case, "ola")
    assert offer.decided_by == "ansvarsgruppe"
    undecided = cmd.OfferBaton(to_actor="ola", family_wish="x", weighed="y")
    assert case.refused(undecided).code == "decided-by-missing"
    case.do(offer)
    lower = at(guide, TOGETHER, level="2")
    lower.do(baton(lower, "ola"))


@fact(
    SORTLAND,
    f"{HELD}/vurder_ved_nytt_nivå",
    *(f"{HELD}/vurder_ved_nytt_nivå/{one}" for one in WEIGHED),
)
def test_S9_who_goes_on_is_weighed_at_each_new_level(guide: Guide) -> None:
    for level, step in (("2", TOGETHER), ("3", WIDE)):
        case = at(guide, step, level=level)
        assert case.state.coordinator
        weighed_again(case)


def weighed_again(case: Case) -> None:
    """The holder from the level before goes on only when that has been weighed."""
    asked = [reason.gate for reason in case.option().missing if reason.code == "coordinator-weighed"]
    assert [gate.values for gate in asked if gate] == [WEIGHED]
    offer = baton(case)
    hasty = cmd.OfferBaton(to_actor="kari", family_wish=offer.family_wish, decided_by=offer.decided_by)
    assert case.refused(hasty).code == "weighing-missing"
    case.do(offer)
    assert "coordinator-weighed" not in case.needs()
    case.finish()
    assert case.step.title == DO
