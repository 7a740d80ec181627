"""`bti veileder publiser`: an approved version is kept with what has changed in it, and no place is lost unsaid."""

import json

import pytest

from tests.console.commands.running import Program
from tests.console.commands.test_forskjell import APPROVED, LATER, OS, written

RENAMED = LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til")


def test_the_first_version_is_published_with_who_approved_it(program: Program) -> None:
    ran = program.ok(f"veileder publiser {written(program, 'a')}")
    assert "Handlingsveileder for ansatte (BTI), versjon 1.0, er publisert." in ran.text
    assert "Godkjent av Kommunedirektøren" in ran.text
    assert "Status utprøving" in ran.text
    assert "Dette er den første versjonen som publiseres her." in ran.text


def test_the_next_version_is_told_with_what_has_changed_in_it(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    ran = program.ok(f"veileder publiser {written(program, 'b', LATER)}")
    assert "Endret siden versjon 1.0: 1 endring." in ran.text
    assert "«Versjon» er endret. Før: 1.0. Nå: 1.1." in ran.text
    program.ok(*(hint.removeprefix("bti ") for hint in ran.hints))
    assert "veileder forskjell os@1.0 os@1.1" in " ".join(ran.hints)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (OS, ["approver", "retention"]),
        (APPROVED.replace("status: utprøving", "status: utkast"), ["status"]),
        (APPROVED.replace("status: utprøving", "status: trukket"), ["status"]),
        (APPROVED.replace("godkjent_av: Kommunedirektøren\n", ""), ["approver"]),
    ],
    ids=["nobody and for how long", "draft", "withdrawn", "not written"],
)
def test_what_is_not_ready_is_refused_with_each_reason(program: Program, text: str, codes: list[str]) -> None:
    file = written(program, "a", text)
    ran = program.bti(f"veileder publiser {file} --json")
    assert ran.code == 1
    assert [one["kode"] for one in json.loads(ran.out)["stanser"]] == codes
    shown = program.bti(f"veileder publiser {file}")
    assert (shown.code, "kan ikke publiseres:" in shown.text) == (1, True)
    assert "er publisert" not in program.bti(f"veileder publiser {file}").text


@pytest.mark.parametrize(("guide", "key"), [("os", "godkjent_av"), ("hoyanger", "godkjend_av")])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_who_approved_it_is_asked_for_by_the_word_of_the_file(
    program: Program, guide: str, key: str, language: str
) -> None:
    ran = program.bti(f"--sprak {language} veileder publiser {guide}")
    assert ran.code == 1
    assert [word for word in ("godkjent_av", "godkjend_av") if word in ran.text] == [key]


def test_a_guide_with_faults_is_refused(program: Program) -> None:
    file = written(program, "a", APPROVED.replace("tjeneste: nivå 1", "tjeneste: nivå 9"))
    ran = program.bti(f"veileder publiser {file}")
    assert (ran.code, "har feil og kan ikke publiseres." in ran.text) == (1, True)
    assert json.loads(program.bti(f"veileder publiser {file} --json").out)["findings"]


def test_a_version_that_another_has_followed_is_not_published_again(program: Program) -> None:
    first, later = written(program, "a"), written(program, "b", LATER)
    program.ok(f"veileder publiser {first}", f"veileder publiser {later}")
    ran = program.bti(f"veileder publiser {first}")
    assert ran.code == 1
    assert "Versjon 1.0 er publisert før, og en annen er kommet etter." in ran.text
    told = json.loads(program.bti(f"veileder publiser {first} --json").out)["stanser"]
    assert [one["kode"] for one in told] == ["version-passed"]
    program.ok("ny os --alias 'gutt, 6 år'")
    assert "1.1" in program.ok("liste --json").out


def test_a_version_number_stands_for_one_content(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    other = APPROVED.replace("tittel: Stafettholder,", "tittel: Stafettholderen,")
    ran = program.bti(f"veileder publiser {written(program, 'b', other)}")
    assert ran.code == 1
    assert "Versjon 1.0 er publisert før, med annet innhold. Gi denne et nytt versjonsnummer." in ran.text


@pytest.mark.parametrize("named", ["0/oppmerksomhet", "Oppmerksomhet", "oppmerksomhet"])
def test_a_step_is_lost_only_when_somebody_says_so(program: Program, named: str) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    file = written(program, "b", RENAMED)
    ran = program.bti(f"veileder publiser {file}")
    assert ran.code == 1
    assert "Steget «Oppmerksomhet» på nivå 0 er borte, og en sak kan stå der." in ran.text
    assert "skriv «id: oppmerksomhet» i det. Skal det bort, så si det med --borte 0/oppmerksomhet." in ran.text
    program.ok(f"veileder publiser {file} --borte '{named}'")


def test_a_step_that_keeps_its_id_is_not_lost(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    kept = RENAMED.replace("- steg: Legg merke til\n", "- steg: Legg merke til\n        id: oppmerksomhet\n")
    ran = program.ok(f"veileder publiser {written(program, 'b', kept)}")
    assert "Steget «Oppmerksomhet» på nivå 0 heter nå «Legg merke til»." in ran.text


def test_what_is_said_to_be_gone_and_is_not_is_refused(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    ran = program.bti(f"veileder publiser {written(program, 'b', LATER)} --borte Oppmerksomhet")
    assert (ran.code, "«Oppmerksomhet» er ikke borte" in ran.text) == (1, True)


def test_publishing_twice_is_publishing_once(program: Program) -> None:
    file = written(program, "a")
    program.ok(f"veileder publiser {file}")
    first = json.loads(program.ok(f"veileder publiser {file} --json").out)
    program.day = "2026-10-01"
    again = program.ok(f"veileder publiser {file}")
    assert "er publisert fra før. Ingenting er lagret." in again.text
    second = json.loads(program.ok(f"veileder publiser {file} --json").out)
    assert (second["tid"], second["lagret"], second["publisert_fra_før"]) == (first["tid"], False, True)


def test_a_trial_run_keeps_nothing(program: Program) -> None:
    file = written(program, "a")
    ran = program.ok(f"veileder publiser {file} --vis-bare")
    assert "kan publiseres. Ingenting er lagret." in ran.text
    assert json.loads(program.ok(f"veileder publiser {file} --vis-bare --json").out)["lagret"] is False
    assert json.loads(program.ok(f"veileder publiser {file} --json").out)["lagret"] is True


def test_who_published_what_and_when_is_kept(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}")
    file = written(program, "b", RENAMED)
    said = json.loads(program.ok(f"--som test.leder veileder publiser {file} --borte Oppmerksomhet --json").out)
    assert (said["av"], said["tid"][:10], said["godkjent_av"]) == ("test.leder", program.day, "Kommunedirektøren")
    assert (said["forrige_versjon"], said["versjon"], said["borte"]) == ("1.0", "1.1", ["0/oppmerksomhet"])
    assert said["endringer"][0]["tekst"].startswith("Steget «Oppmerksomhet» på nivå 0 heter nå «Legg merke til».")


def test_the_published_version_is_the_one_that_its_name_means(program: Program) -> None:
    """A draft that called itself 1.0 and has a case on it does not stand in the way of the real 1.0."""
    program.ok(f"veileder publiser {written(program, 'a')}")
    draft = APPROVED.replace("tittel: Stafettholder,", "tittel: Stafettholderen,")
    program.ok(f"ny {written(program, 'utkast', draft)} --alias gutt")
    ran = program.ok(f"veileder forskjell os@1.0 {written(program, 'a')}")
    assert "Ingenting er endret" in ran.text


def test_the_store_is_whole_after_publishing(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}", "lager verifiser")


def test_it_says_how_many_cases_follow_another_version_and_lose_their_place(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}", "ny os --alias jente", "ny os --alias gutt")
    program.ok("--som test.leder ny hoyanger --alias kvinne --om voksen")
    program.day = "2026-09-09"
    later = written(program, "b", RENAMED)
    publish = f"veileder publiser {later} --borte Oppmerksomhet"
    tried, done = program.ok(f"{publish} --vis-bare"), program.ok(publish)
    for ran in (tried, done):
        assert "2 åpne saker følger en annen versjon." in ran.text
        assert "2 av dem står et sted som ikke finnes i denne versjonen." in ran.text
    assert "flytt --alle --til os@1.1 --vis-bare" in " ".join(done.hints)


def test_cases_that_the_one_who_publishes_does_not_see_are_counted(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a')}", "ny os --alias jente")
    ran = program.ok(f"--som test.leder veileder publiser {written(program, 'b', LATER)} --json")
    told = json.loads(ran.out)
    assert (told["saker_på_annen_versjon"], told["saker_uten_plass"], told["saker_ulest"]) == (1, 0, 0)


def test_the_first_version_to_be_published_counts_the_cases_of_one_that_never_was(program: Program) -> None:
    program.ok("ny os --alias jente")
    ran = program.ok(f"veileder publiser {written(program, 'a')}")
    assert "1 åpen sak følger en annen versjon. Den gjør det til den flyttes." in ran.text
    assert "Alle har et sted å stå i denne versjonen." in ran.text
