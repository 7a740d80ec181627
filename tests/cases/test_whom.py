"""Whoever is kept out of a case is known by every word for them, and no act reaches them under any of those."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases import commands as cmd
from engine.cases.bindings import Involvement
from engine.cases.commands import Command
from engine.cases.events import View
from engine.cases.vocabulary import SubjectKind
from engine.cases.whom import goes_by, is_meant, known_as
from engine.guideline.compile import compile_process
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind
from engine.values import replace
from tests.cases.guide import GUIDE, START, Walk
from tests.cases.stories import YES, at_measures, at_meeting, measure
from tests.facts.guide import load
from tests.house import tree

SEEN = cmd.RecordSuspicion(text="Blåmerker.")
CLEARED = cmd.LiftShield(by="Barnevern")
BOKMAL = ("mor", "Moren", "mamma", "far", "faren", "pappa", "foreldrene", "de foresatte", "vergen", "hjemmet", "stefar")
NYNORSK = ("mora", "foreldra", "dei føresette", "Føresette", "verja", "heimen", "stemora")
TITLES = ("foresatte", "Foresatte")
AMONG = (
    "mor og far",
    "Mor, Kari Nordmann",
    "mor/far",
    "begge foreldrene",
    "begge foreldra",
    "moren til gutten",
    "mora til guten",
    "barnets mor",
    "Kari (mor)",
    "læreren og mor",
    "hennar mor",
    "mor  &  PPT",
)
WORDS = (*BOKMAL, *NYNORSK, *TITLES, *AMONG)
OTHERS = ("Berit", "læreren", "morfar til en annen", "Farmer Nilsen", "barnet sin lærer", "foreldrerådet", "Mortensen")
SHIELD = {"not-shielded", "not-to-be-invited", "not-to-be-present", "not-to-have-minutes"}

WALK = at_meeting().do(SEEN)

NAMING: dict[str, Callable[[str], Command]] = {
    "consent": lambda who: replace(YES, consent_id="s2", given_by=who),
    "meeting": lambda who: cmd.HoldMeeting(present=(who,)),
    "meeting among others": lambda who: cmd.HoldMeeting(present=("Berit", who)),
    "invitation": lambda who: cmd.CallMeeting(meeting_id="m1", on=START + timedelta(9), invited=(who,)),
    "minutes": lambda who: cmd.HoldMeeting(minutes="Alt.", minutes_to=(who,)),
    "measure": lambda who: cmd.StartMeasure(measure_id="t9", title="Lekser", goal="Ro", responsible=who),
    "measure changed": lambda who: cmd.ChangeMeasure(measure_id="t1", responsible=who),
    "view": lambda who: cmd.EvaluateMeasures(views=(View(who, text="Det går bra."),)),
    "role": lambda who: cmd.BindRole(role="ansatt", name=who),
}


def shielded(what: str) -> Walk:
    """A case where a deed of this sort is done, and somebody has come to suspect the family."""
    walk = at_measures().do(measure("t1")) if what in {"measure", "measure changed", "view"} else at_meeting()
    return walk.do(SEEN)


@pytest.mark.parametrize("who", WORDS)
@pytest.mark.parametrize("what", NAMING)
def test_no_deed_reaches_them_by_any_word_for_them(what: str, who: str) -> None:
    assert shielded(what).refused(NAMING[what](who)).code in SHIELD, (what, who)


@pytest.mark.parametrize("what", NAMING)
def test_once_it_is_cleared_the_words_stop_nothing(what: str) -> None:
    walk = shielded(what).do(CLEARED)
    assert getattr(walk.try_(NAMING[what]("mor og far")), "code", None) not in SHIELD - {"not-to-be-present"}


@pytest.mark.parametrize("who", OTHERS)
def test_others_are_nobody_that_is_kept_out(who: str) -> None:
    walk = at_meeting().do(SEEN)
    assert not is_meant(who, "foresatte", state=walk.state, process=walk.process)
    walk.do(cmd.HoldMeeting(present=(who,)))


def test_who_has_the_role_is_known_by_handle_and_is_let_in_nowhere() -> None:
    walk = at_meeting().do(cmd.BindRole(role="foresatte", actor="p7"), SEEN)
    offer = cmd.OfferBaton(to_actor="p7", family_wish="Ja.", weighed="Ja.", decided_by="Gruppa")
    assert walk.refused(offer).code == "not-shielded"
    assert walk.refused(cmd.GiveShieldedAccess(actor="p7")).code == "not-shielded"
    walk.do(cmd.BindRole(role="ansatt", actor="p8"), cmd.GiveShieldedAccess(actor="p8"))


def test_who_has_the_role_takes_no_part_while_they_are_kept_out() -> None:
    """Also where they have had the baton: what is told to those who take part is not told to them."""
    offer = cmd.OfferBaton(to_actor="p7", family_wish="Ja.", weighed="Ja.", decided_by="Gruppa")
    walk = at_meeting().do(offer).do(cmd.AcceptBaton(), by="p7").do(cmd.BindRole(role="foresatte", actor="p7"))
    assert walk.state.participants == {"kari", "p7"}
    walk.do(SEEN)
    assert walk.state.participants == {"kari"}
    assert walk.do(CLEARED).state.participants == {"kari", "p7"}


def test_who_has_written_what_is_shielded_stays_or_nobody_could_open_it() -> None:
    walk = at_meeting().do(cmd.BindRole(role="foresatte", actor="kari"), SEEN)
    assert walk.state.participants == {"kari"}


def test_who_the_role_is_may_be_said_meanwhile() -> None:
    walk = at_meeting().do(SEEN, cmd.BindRole(role="foresatte", name="mor"))
    assert walk.state.roles["foresatte"].name == "mor"


@pytest.mark.parametrize(
    ("subject", "who", "known"),
    [
        (SubjectKind.CHILD, "mor", True),
        (SubjectKind.FAMILY, "mor", True),
        (SubjectKind.PREGNANT, "mor", False),
        (SubjectKind.PREGNANT, "foreldrene", True),
        (SubjectKind.ADULT, "far", False),
        (SubjectKind.ADULT, "foresatte", True),
    ],
)
def test_whom_the_case_is_about_is_not_taken_for_a_guardian(subject: SubjectKind, who: str, *, known: bool) -> None:
    walk = at_meeting()
    state = replace(walk.state, subject=subject)
    assert is_meant(who, "foresatte", state=state, process=walk.process) is known


def test_a_service_that_has_such_a_word_in_its_name_is_a_service() -> None:
    walk = at_meeting()
    state = replace(walk.state, services=(Involvement("andre", "Mor og barn"),))
    assert is_meant("Mor og barn", "foresatte", state=walk.state, process=walk.process)
    assert not is_meant("mor og barn", "foresatte", state=state, process=walk.process)


FAMILY = tuple(
    (file.name, process, role)
    for folder in ("guidelines", "tests/console/guides")
    for file in sorted((tree.ROOT / folder).glob("*.yaml"))
    if not file.name.startswith("bti_felles")
    for process in (load(file.read_bytes(), file.name).process,)
    for role in process.guideline.roles
    if role.kind is RoleKind.GUARDIANS
)


@pytest.mark.parametrize(("file", "process", "role"), FAMILY, ids=[f"{file}-{role.id}" for file, _, role in FAMILY])
def test_in_every_guide_they_are_known_by_its_own_title_and_by_every_word(
    file: str, process: Process, role: Role
) -> None:
    state = replace(WALK.state, roles={}, services=())
    others = {word.casefold() for one in process.guideline.roles if one.id != role.id for word in (one.id, one.title)}
    for who in (role.id, role.title, role.title.upper(), *BOKMAL, *NYNORSK, *AMONG):
        known = is_meant(who, role.id, state=state, process=process)
        assert known is not (who.casefold() in others), (file, who)


def test_a_guide_in_nynorsk_knows_them_by_its_title() -> None:
    roles = (Role(id="heim", title="Dei heime", kind=RoleKind.GUARDIANS), *GUIDE.roles)
    process = compile_process(replace(GUIDE, roles=roles), "nynorsk")
    for who in ("dei heime", "heim", "Dei heime og læraren", *NYNORSK, *BOKMAL):
        assert is_meant(who, "heim", state=WALK.state, process=process), who


@given(
    word=st.sampled_from((*BOKMAL, *NYNORSK, *TITLES)),
    before=st.sampled_from(("", "begge ", "barnets ", "Berit og ", "læreren, ")),
    after=st.sampled_from(("", " og læreren", " (ringte)", ", PPT", " til barnet")),
    case=st.sampled_from((str.lower, str.upper, str.title)),
)
def test_however_it_is_written(word: str, before: str, after: str, case: Callable[[str], str]) -> None:
    state, process = WALK.state, WALK.process
    typed = case(f"{before}{word}{after}")
    assert goes_by(typed, set(known_as("foresatte", state, process=process)), state=state, process=process)
