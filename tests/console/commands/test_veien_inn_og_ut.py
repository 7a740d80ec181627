"""What a command must bring along: where a case begins, who agrees, who gets something, and what an offer must say."""

import pytest

from tests.console.commands.running import Program
from tests.console.output_tracks import QUOTED

OPEN = f"ny {QUOTED} --alias jente --for skole"
PAST_THE_TRACKS = (
    "neste 1",
    "neste 1 --sett-til-side --grunn x --spor hjemme",
    "neste 1 --sett-til-side --grunn x",
    "neste 1",
)
CONSENT = "samtykke 1 --fra mor --for PPT --alder 9 --rolle hjemmet --muntlig"


@pytest.fixture
def choosing(program: Program) -> Program:
    program.ok(OPEN, *PAST_THE_TRACKS)
    return program


@pytest.fixture
def helping(choosing: Program) -> Program:
    choosing.ok("neste 1 --valg 2")
    return choosing


@pytest.fixture
def asked(program: Program) -> Program:
    program.terminal.is_terminal = True
    program.terminal.environment["NO_COLOR"] = "1"
    return program


# ------------------------------------------------------------- in


def test_which_variant_must_be_said(program: Program) -> None:
    ran = program.bti(f"ny {QUOTED} --alias jente")
    assert (ran.code, "ulik for «barnehage» og «skole»" in ran.text) == (3, True)
    assert ran.hints == (f"bti ny {QUOTED} --alias jente --for barnehage", f"bti ny {QUOTED} --alias jente --for skole")
    program.try_hints(ran)


def test_on_a_terminal_the_variant_is_asked_for(asked: Program) -> None:
    ran = asked.bti(f"ny {QUOTED} --alias jente", words="2\n")
    assert (ran.code, "Hva gjelder saken?" in ran.err) == (0, True), ran
    assert "Gjelder skole" in asked.ok("vis 1").text


def test_who_started_it_is_kept(program: Program) -> None:
    program.ok(f"{OPEN} --av 'De hjemme'")
    assert "Startet av De hjemme" in program.ok("vis 1").text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--fra 1", "kan ikke begynne på «1». Den kan begynne på «nivå 0»."),
        ("--av barn", "«Barnet» kan ikke starte saken der. Det kan «Læreren» og «De hjemme»."),
    ],
)
def test_another_way_in_is_answered_with_those_there_are(program: Program, words: str, said: str) -> None:
    ran = program.bti(f"{OPEN} {words}")
    assert (ran.code, said in ran.text) == (3, True), ran
    assert len(ran.hints) == 2
    program.try_hints(ran)


# ------------------------------------------------------------- on the way


def test_what_must_be_said_with_an_answer_stands_beside_it(choosing: Program) -> None:
    shown = choosing.ok("vis 1").text
    assert "1 Ferdig (si også en begrunnelse)" in shown
    assert "2 Miljøet må bli bedre → nivå 1 – åpner også «Miljøet» ved siden av" in shown
    assert "3 Vi er enige → nivå 1 (si også at «Barnet» er enig og at «tjenesten» er enig)" in shown


def test_those_who_agree_are_named(choosing: Program) -> None:
    ran = choosing.bti("neste 1 --valg 3 --enig barn")
    assert (ran.code, "krever at «tjenesten» er enig" in ran.text) == (3, True)
    assert ran.hints == ("bti neste 1 --valg 3 --enig barn --enig tjenesten",)
    choosing.ok(ran.hints[0].removeprefix("bti "))


def test_on_a_terminal_each_party_is_asked_about(choosing: Program, asked: Program) -> None:
    assert asked.bti("neste 1 --valg 3", words="1\n2\n").code == 3
    ran = asked.bti("neste 1 --valg 3", words="1\n1\n")
    assert (ran.code, "Er «Barnet» enig?" in ran.err) == (0, True), ran


def test_who_gets_what_is_shared_is_one_whom_a_consent_covers(helping: Program) -> None:
    helping.ok(CONSENT, "neste 1", "stafett 1 --til meg --onske a --vurdering b --bestemt-av team", "neste 1")
    assert "veilederen sier ikke hvem som får det, så det sier dere" in helping.ok("vis 1").text
    ran = helping.bti("neste 1")
    assert (ran.code, ran.hints) == (3, ("bti neste 1 --mottaker PPT",))
    assert helping.bti("neste 1 --mottaker BUP").code == 3
    assert "er avsluttet" in helping.ok("neste 1 --mottaker PPT").out


def test_where_there_are_several_each_is_named(helping: Program) -> None:
    consent = CONSENT.replace("--for PPT", "--for PPT --for helsestasjonen")
    helping.ok(consent, "neste 1", "stafett 1 --til meg --onske a --vurdering b --bestemt-av team", "neste 1")
    ran = helping.ok("vis 1")
    assert ran.hints == ("bti neste 1 --mottaker PPT", "bti neste 1 --mottaker Helsestasjonen")


# ------------------------------------------------------------- consent and the baton


def test_age_decides_who_consents(helping: Program) -> None:
    ran = helping.bti("samtykke 1 --fra mor --for PPT")
    assert (ran.code, "Alderen avgjør hvem som gir «Samtykke til å dele»" in ran.text) == (3, True)
    assert ran.hints == ("bti samtykke 1 --fra mor --for PPT --alder -", "bti gjelder 1 --fodt -")
    assert "skriv alderen i hele år" in ran.text
    ran = helping.bti("samtykke 1 --fra mor --for PPT --alder -", words="17\n")
    assert (ran.code, "Ved 17 år skal samtykket gis av «Barnet»." in ran.text) == (3, True)
    assert ran.hints == ("bti samtykke 1 --fra barnet --rolle barn --for PPT --alder 17",)
    assert "når barnet selv har sagt ja" in ran.text
    helping.try_hints(ran)
    assert helping.bti("samtykke 1 --fra mor --for PPT --alder -", words="17 år").code == 2


def test_no_hint_lets_another_answer_in_a_role(helping: Program) -> None:
    ran = helping.bti("samtykke 1 --fra mor --for PPT --alder 17 --rolle hjemmet --skriftlig")
    assert ran.hints == ("bti samtykke 1 --fra barnet --rolle barn --for PPT --alder 17 --skriftlig",)
    ran = helping.bti("samtykke 1 --fra barnet --for PPT --alder 9 --rolle barn")
    assert ran.hints == ("bti samtykke 1 --fra mor --rolle hjemmet --for PPT --alder 9",)
    assert "når mor selv har sagt ja" in ran.text
    helping.try_hints(ran)


def test_the_first_hint_asks_for_the_age_that_decides(helping: Program) -> None:
    ran = helping.bti("neste 1")
    assert ran.hints[0].endswith("--alder -")
    assert "--rolle" not in ran.hints[0]
    helping.try_hints(ran)


def test_where_the_age_is_known_the_first_hint_names_who_must(program: Program) -> None:
    program.ok(f"{OPEN} --alder 17", *PAST_THE_TRACKS, "neste 1 --valg 2")
    ran = program.bti("neste 1")
    assert ran.hints[0].startswith("bti samtykke 1 --fra barnet --rolle barn --for ")
    assert "--alder" not in ran.hints[0]
    program.ok(ran.hints[0].removeprefix("bti "))


@pytest.mark.parametrize(("flag", "told"), [("--nei", "selv har sagt nei"), ("--trekk", "selv har trukket det")])
def test_a_parent_cannot_end_what_a_youth_has_consented_to(helping: Program, flag: str, told: str) -> None:
    helping.ok("samtykke 1 --fra barnet --for PPT --alder 17 --rolle barn")
    ran = helping.bti(f"samtykke 1 --fra mor --rolle hjemmet {flag}")
    assert (ran.code, "Ved 17 år skal samtykket gis av «Barnet»." in ran.text) == (3, True)
    assert ran.hints == (f"bti samtykke 1 --fra barnet --rolle barn {flag}",)
    assert f"når barnet {told}" in ran.text
    assert "Ingen samtykker gjelder nå." in helping.ok(ran.hints[0].removeprefix("bti ")).text


def test_on_a_terminal_who_said_no_is_asked_for(helping: Program, asked: Program) -> None:
    helping.ok("samtykke 1 --fra barnet --for PPT --alder 17 --rolle barn --muntlig")
    ran = asked.bti("samtykke 1 --fra mor --nei", words="2\n")
    assert (ran.code, "Bare en av disse kan si nei eller trekke et ja. Hvem var det?" in ran.err) == (3, True), ran
    assert "noen andre" in ran.err
    assert asked.bti("samtykke 1 --fra barnet --trekk --type deling", words="1\n").code == 0
    assert "Barnet trakk samtykket" in helping.ok("logg 1").out


def test_a_no_without_an_age_asks_for_it_and_remembers_it(helping: Program) -> None:
    ran = helping.bti("samtykke 1 --fra far --nei --grunn 'vil vente' --rolle hjemmet")
    again = "bti samtykke 1 --fra far --rolle hjemmet --grunn 'vil vente' --nei --alder -"
    assert ran.hints == (again, "bti gjelder 1 --fodt -")
    told = helping.bti(ran.hints[0].removeprefix("bti "), words="12")
    assert (told.code, "far sa nei til samtykke, som de hjemme. Alder: 12 år" in told.text) == (0, True), told
    helping.ok("samtykke 1 --fra far --for PPT --rolle hjemmet")


def test_on_a_terminal_age_and_givers_are_asked_for(helping: Program, asked: Program) -> None:
    ran = asked.bti("samtykke 1 --fra mor --for PPT --muntlig", words="9\n1\n")
    assert (ran.code, "Hvor gammel er den saken gjelder?" in ran.err) == (0, True), ran
    assert "Dette samtykket gis av De hjemme. Er det de som har gitt det?" in ran.err


def test_a_kind_that_is_not_there_is_answered(helping: Program) -> None:
    ran = helping.bti(f"{CONSENT} --type helse")
    assert (ran.code, "samtykketype som heter «helse». Den har «Samtykke til å dele»." in ran.text) == (3, True)


def test_an_offer_is_led_to_all_that_it_must_say(helping: Program) -> None:
    helping.ok(CONSENT, "neste 1")
    shown = helping.ok("vis 1").text
    for part in ("Helst Læreren", "Fordi Kjenner barnet", "Bestemmes av Teamet", "Vurder Hva barnet ønsker"):
        assert part in shown
    ran = helping.bti("stafett 1 --til meg")
    assert "Veilederen lar «De hjemme» påvirke hvem som blir stafettholder." in ran.text
    assert ran.hints == ("bti stafett 1 --til root --onske - --bestemt-av team",)
    ran = helping.bti("stafett 1 --til root --onske 'Gjerne deg' --bestemt-av team")
    assert "Vurder «Hva barnet ønsker»." in ran.text
    assert ran.hints == ("bti stafett 1 --til root --onske 'Gjerne deg' --bestemt-av team --vurdering -",)
    ran = helping.ok(ran.hints[0].removeprefix("bti "))
    assert "Oppgavene til stafettholderen:\n  Kaller inn til møter" in ran.out


def test_on_a_terminal_an_offer_asks_for_it_all(helping: Program, asked: Program) -> None:
    asked.bti(CONSENT)
    asked.ok("neste 1")
    ran = asked.bti("stafett 1 --til meg", words="Gjerne deg\nBarnet vil det\n1\n")
    assert (ran.code, "Du er stafettholder" in ran.out) == (0, True), ran


# ------------------------------------------------------------- beside


def test_an_answer_opens_a_case_beside_this_one(choosing: Program) -> None:
    ran = choosing.ok("neste 1 --valg 2")
    assert "Sak 2026-002, Miljøet, er åpnet ved siden av." in ran.text
    assert "bti vis 2" in ran.hints
    assert "Ved siden av Miljøet, sak 2026-002" in choosing.ok("vis 1").text
    shown = choosing.ok("vis 2")
    assert "Nå: Miljøet   ved siden av sak 2026-001" in shown.out
    assert "Gjør noe med miljøet." in shown.out
    choosing.try_hints(shown)
    assert "2026-002\t\tMiljøet (ved siden av en sak)" in choosing.ok("liste").out


def test_such_an_answer_is_not_undone(choosing: Program) -> None:
    choosing.ok("neste 1 --valg 2")
    ran = choosing.bti("angre 1")
    assert (ran.code, "Svaret åpnet en egen sak ved siden av" in ran.text) == (3, True)


def test_the_work_beside_has_an_end_of_its_own(choosing: Program) -> None:
    choosing.ok("neste 1 --valg 2")
    assert "Sak 2026-002 er avsluttet." in choosing.ok("avslutt 2 --slik slutt --grunn 'Det er gjort.'").out
    assert "Ved siden av sak 2026-001." in choosing.ok("vis 2").out
    assert choosing.bti("neste 1").code == 3


# ------------------------------------------------------------- out


def test_who_takes_over_and_what_goes_on_is_said_before_the_end(choosing: Program) -> None:
    choosing.ok("neste 1 --valg 2")
    ran = choosing.ok("avslutt 1 --slik overført --familien-onsker --grunn Flytter")
    before = ran.text.index("Sak 2026-001 er avsluttet.")
    assert 0 < ran.text.index("Barnevernstjenesten tar over.") < before
    assert 0 < ran.text.index("Dette går videre ved siden av: Miljøet, sak 2026-002.") < before
    assert "Tar over Barnevernstjenesten" in choosing.ok("vis 1").text


def test_tracks_that_are_not_finished_are_named_before_the_end(program: Program) -> None:
    program.ok(OPEN, *PAST_THE_TRACKS[:2])
    ran = program.ok("avslutt 1 --slik slutt --familien-onsker --grunn Flytter")
    assert "Spor som ikke er ferdige: «På skolen»." in ran.text
