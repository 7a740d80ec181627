"""One text may name several, and everybody in it is known: by the whole name, by a part of it, and however spelt."""

import pytest

from engine.cases import commands as cmd
from engine.cases.bindings import Involvement
from engine.cases.kin import alike
from engine.cases.names_written import people_in
from engine.cases.spelling import folded, stem
from engine.cases.vocabulary import ResponsibleKind, SubjectKind
from engine.cases.whom import is_meant, own_names
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind
from engine.values import replace
from tests.cases.guide import GUIDE, Walk
from tests.cases.stories import YES, at_meeting
from tests.cases.whole import WHOLE

SEEN = cmd.RecordSuspicion(text="Blåmerker.")


def bound(text: str) -> Walk:
    """A case where this is who the guardians are."""
    return at_meeting().do(cmd.BindRole(role="foresatte", name=text))


def known(typed: str, walk: Walk) -> bool:
    return is_meant(typed, "foresatte", state=walk.state, process=walk.process)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Kari og Ola", (("kari",), ("ola",))),
        ("Kari & Ola Nordmann", (("kari",), ("ola", "nordmann"))),
        ("Kari/Ola", (("kari",), ("ola",))),
        ("Nordmann, Kari", (("nordmann",), ("kari",))),
        ("Kari Nordmann (mor), tlf. 99 88 77", (("kari", "nordmann"), ("tlf",))),
        ("mor til Per", ()),
        ("Pers mor", ()),
        ("begge foreldrene", ()),
        ("mor Kari og far Ola", (("kari",), ("ola",))),
        ("Kari sammen med Ola", (("kari",), ("ola",))),
        ("Åse - Bjørg", (("ase",), ("bjorg",))),
        ("Anne-Kari", (("anne", "kari"),)),
    ],
)
def test_a_text_is_of_everybody_in_it_and_of_nobody_that_is_only_spoken_of(
    text: str, people: tuple[tuple[str, ...], ...]
) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kari og Ola", "Kari"),
        ("Kari og Ola", "OLA."),
        ("Kari og Ola", "Berit og Ola"),
        ("Kari og Ola", "Kari Nordmann"),
        ("Kari & Ola Nordmann", "Nordmann"),
        ("Kari & Ola Nordmann", "ola  nordmann"),
        ("Kari Nordmann", "Kari"),
        ("Kari Nordmann", "fru Nordmann"),
        ("Kari Nordmann", "familien Nordmann"),
        ("Kari Nordmann", "Nordmann, Kari"),
        ("Kari Nordmann", "Nordmann Kari"),
        ("Kari Nordmann", "Kari N."),
        ("Kari Nordmann", "K. Nordmann"),
        ("Kari Nordmann", "Kari Anne Nordmann"),
        ("Kari Anne Nordmann", "Kari Nordmann"),
        ("Kari Anne Nordmann", "Kari Lise Nordmann"),
        ("Kari Nordmann", "Kari på telefon"),
        ("Kari Nordmann", "Ka\u200bri"),
        ("André og Zoë", "andre, zoe"),
        ("Åse Bø", "Aase Bø"),
        ("Åse Bø", "ase bo"),
        ("Anne-Kari", "Anne Kari"),
        ("Hans Nordmann", "Hans"),
        ("Kari Heim", "Kari"),
        ("mor Kari", "Kari"),
    ],
)
def test_everybody_in_it_is_known_by_the_whole_name_and_by_a_part_of_it(text: str, typed: str) -> None:
    walk = bound(text)
    assert known(typed, walk)
    assert walk.do(SEEN).refused(cmd.HoldMeeting(present=(typed,))).code == "not-to-be-present"
    started = cmd.StartMeasure(measure_id="t1", title="Lekser", goal="Ro", responsible=typed)
    assert walk.refused(started).code == "not-shielded"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kari og Ola", "og"),
        ("Kari og Ola", "Karin"),
        ("Kari og Ola", "Berit"),
        ("Kari og Ola", "K"),
        ("Kari og Ola", "Kari fra PPT"),
        ("Kari og Ola", "naboen til Kari"),
        ("Kari Nordmann", "Per Nordmann"),
        ("Kari Nordmann", "Kari Hansen"),
        ("Kari Nordmann", "Kari H."),
        ("hans mor", "Hans"),
        ("Kari og Ola", "Lars Heim"),
        ("mor til Per", "Per"),
        ("mor til Per", "til"),
        ("Pers mor", "Per"),
        ("Kari, mor til Per", "Per"),
        ("far (bor i Oslo)", "bor ikke her"),
        ("Kari 99887766", "99887766"),
        ("barnets mor", "barnets lærer"),
    ],
)
def test_what_is_no_name_of_theirs_stops_nobody(text: str, typed: str) -> None:
    walk = bound(text)
    assert not known(typed, walk)
    walk.do(SEEN, cmd.HoldMeeting(present=(typed,)))


def test_who_they_are_is_not_forgotten_when_somebody_else_is_said_to_be_them_meanwhile() -> None:
    walk = bound("Kari og Ola").do(SEEN, cmd.BindRole(role="foresatte", name="Berit"))
    assert all(known(one, walk) for one in ("Kari", "Ola", "Berit"))
    walk.do(cmd.BindRole(role="foresatte"))
    assert walk.refused(cmd.HoldMeeting(present=("Ola",))).code == "not-to-be-present"
    walk.do(cmd.LiftShield(by="Barnevern"), cmd.BindRole(role="foresatte", name="Berit"))
    assert [known(one, walk) for one in ("Kari", "Ola", "Berit")] == [False, False, True]


def test_who_has_the_role_as_a_user_stays_outside_when_it_is_said_to_be_another() -> None:
    walk = at_meeting().do(cmd.BindRole(role="foresatte", actor="p7"), SEEN)
    assert walk.do(cmd.BindRole(role="foresatte", actor="p8")).state.actors_kept_out == {"p7", "p8"}
    assert walk.refused(cmd.GiveShieldedAccess(actor="p7")).code == "not-shielded"


def test_who_they_are_is_not_undone_meanwhile() -> None:
    walk = bound("Kari og Ola").do(SEEN)
    assert walk.refused(cmd.Undo()).code == "not-shielded"
    walk.do(cmd.BindRole(role="foresatte", name="Berit"), cmd.Undo())
    assert known("Ola", walk)
    assert not known("Berit", walk)


def test_nobody_consents_on_their_behalf() -> None:
    walk = bound("Kari og Ola").do(SEEN)
    theirs = replace(YES, consent_id="s2", given_by="Gutten", given_as=("barn",), age=16, for_whom="Kari")
    assert walk.refused(theirs).code == "not-shielded"
    walk.do(replace(theirs, for_whom="Gutten"))


def test_a_service_of_the_same_name_is_no_parent() -> None:
    walk = bound("Kari Familiehus og Ola")
    assert known("Familiehus", walk)
    state = replace(walk.state, services=(Involvement("andre", "Familiehus"),))
    assert not is_meant("familiehus", "foresatte", state=state, process=walk.process)


def test_who_has_another_role_by_the_whole_name_is_another_unless_it_is_theirs() -> None:
    walk = bound("Kari og Ola").do(cmd.BindRole(role="ansatt", name="Kari Hansen"))
    assert not known("Kari Hansen", walk)
    assert not known("ansatt", walk)
    assert known("Kari Nilsen", walk)
    assert known("Kari", walk)
    walk.do(cmd.BindRole(role="ansatt", name="Ola"))
    assert known("Ola", walk)
    assert known("ansatt", walk)


def test_who_uses_the_store_is_known_by_what_they_are_called_there_and_by_no_part_of_a_name() -> None:
    walk = bound("Kari og Ola").do(SEEN)
    walk.users = frozenset({"kari"})
    assert walk.refused(cmd.HoldMeeting(present=("Ola",))).code == "not-to-be-present"
    assert walk.refused(cmd.HoldMeeting(present=("Kari Nordmann",))).code == "not-to-be-present"
    walk.do(cmd.HoldMeeting(present=("Kari", "Berit"), actors=("ola",)))
    walk.do(cmd.StartMeasure(measure_id="t1", title="Lekser", goal="Ro", responsible="kari"))
    walk.do(cmd.BindRole(role="foresatte", actor="ola"))
    assert walk.refused(cmd.HoldMeeting(present=("Berit",), actors=("ola",))).code == "not-to-be-present"


def test_who_consented_as_they_alone_or_answers_as_guardians_is_known_by_that_name() -> None:
    walk = at_meeting().do(replace(YES, consent_id="s2", given_by="Kari Nordmann"))
    assert known("Kari", walk)
    assert not known("Ola", walk)
    both = replace(YES, consent_id="s3", given_by="Per og Ola", given_as=("barn", "foresatte"))
    assert not known("Per", walk.do(both))
    theirs = cmd.StartMeasure(
        measure_id="t1", title="L", goal="R", responsible="Ola", responsible_kind=ResponsibleKind.GUARDIANS
    )
    assert known("Ola", walk.do(theirs))


@pytest.mark.parametrize(
    "typed",
    [
        *("fostermor", "fostermora", "fosterfaren", "fosterforeldra", "fosterforeldrene", "fosterheimen"),
        *("bonusmor", "bonuspappaen", "stefar", "stefaren", "stefedrene", "adoptivmora", "medmoren", "biofar"),
        *("mor.", "MOR!", "mødrene", "omsorgspersonane", "omsorgsgiver", "verjene", "ste-mor"),
        *("Pers mor", "Per sin far", "mors samboer", "kjæresten til mor", "mora sin sambuar", "den andre forelderen"),
        *("hele familien", "samværsfar", "beredskapshjemmet"),
    ],
)
def test_whoever_stands_in_the_place_of_a_parent_is_kept_out_with_them(typed: str) -> None:
    walk = at_meeting()
    assert known(typed, walk), typed
    assert walk.do(SEEN).refused(cmd.HoldMeeting(present=(typed,))).code == "not-to-be-present"


@pytest.mark.parametrize("typed", ["fosterhjemskonsulenten", "mormor", "farmor", "familievernkontoret", "kjæresten"])
def test_a_word_that_begins_like_one_of_theirs_is_another(typed: str) -> None:
    assert not known(typed, at_meeting())


# ---------------------------------------------------------------- roles that are neither guardians nor the child


def partners(title: str, *others: Role) -> Process:
    """A guide for those who are with child, that keeps out whoever is called so."""
    rule = replace(
        next(one for one in WHOLE.guideline.rules if one.report_to), kept_out=(Participant(id="nær", title=title),)
    )
    roles = (Role(id="nær", title=title), *others)
    return compile_process(replace(GUIDE, roles=roles, rules=(rule,)), "nær")


def is_near(typed: str, process: Process) -> bool:
    state = replace(at_meeting().state, roles={}, services=(), subject=SubjectKind.PREGNANT)
    return is_meant(typed, "nær", state=state, process=process)


@pytest.mark.parametrize(
    "typed",
    [
        *("Partnaren", "partneren", "partner", "kjærasten", "kjæresten", "kjaereste", "sambuar", "samboeren"),
        *("mannen", "mannen hennar", "ektefellen", "barnefaren", "barnets far", "far til barnet", "faren"),
    ],
)
def test_a_partner_is_known_by_every_word_for_one_in_both_written_forms(typed: str) -> None:
    assert is_near(typed, partners("Partnaren"))


def test_where_guardians_are_spoken_of_the_father_is_one_of_them() -> None:
    guardians = Role(id="foresatte", title="Foresatte", kind=RoleKind.GUARDIANS)
    assert not is_near("faren", partners("Partnaren", guardians))
    assert is_near("barnefaren", partners("Partnaren", guardians))


@pytest.mark.parametrize(
    ("title", "typed", "near"),
    [
        ("Stefaren", "stefar", True),
        ("Stefaren", "stepappaen", True),
        ("Stefaren", "stemoren", False),
        ("Broren", "bror", True),
        ("Treneren", "trenaren", True),
        ("Treneren", "trenarane", True),
        ("Treneren", "trener Berit", False),
        ("Treneren", "treningen", False),
        ("Søskenbarnet", "barnet", False),
    ],
)
def test_a_title_is_known_in_its_other_forms(title: str, typed: str, *, near: bool) -> None:
    assert is_near(typed, partners(title)) is near


def test_the_title_of_another_role_is_that_role() -> None:
    assert not is_near("trenar", partners("Treneren", Role(id="trenar", title="Trenar")))


def test_letters_are_compared_without_what_is_written_about_them() -> None:
    assert folded("  Åse-Marie  O'Brien, É. ") == "ase marie o brien e"
    assert {stem(folded(one)) for one in ("partneren", "partner", "Partnaren", "partnarane")} == {"partn"}
    assert "kjaerasten" in alike("Partnaren")
    assert alike("Læreren") == frozenset()


def test_a_part_of_a_name_is_a_name_that_a_proof_does_not_hold() -> None:
    walk = bound("Kari og Ola Nordmann")
    assert "" not in own_names(bound("?").state, process=walk.process)
    assert {"Kari og Ola Nordmann", "kari", "ola", "nordmann"} <= own_names(walk.state, process=walk.process)
