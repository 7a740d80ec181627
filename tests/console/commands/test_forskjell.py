"""`bti veileder forskjell`: what has changed between two versions, and which of my open cases it touches."""

import json
import shlex
from pathlib import Path

import pytest

from tests.console.commands.running import Program, Ran
from tests.console.terminal import Terminal
from tests.house import tree

OS = (tree.ROOT / "guidelines" / "os.yaml").read_text("utf-8")
SILENT = "godkjent_av: ikke oppgitt"


def approved(text: str) -> str:
    """Return a guide that can be published."""
    return text.replace(SILENT, "godkjent_av: Kommunedirektøren").replace(
        "oppbevaring: ikke oppgitt", "oppbevaring: Ti år etter at saken er avsluttet"
    )


APPROVED = approved(OS)
LATER = APPROVED.replace('versjon: "1.0"', 'versjon: "1.1"')


def written(program: Program, name: str, text: str = APPROVED) -> str:
    """Return a file as it is typed."""
    file = program.terminal.home / f"{name}.yaml"
    file.write_text(text, "utf-8")
    return shlex.quote(str(file))


def difference(program: Program, after: str, before: str = APPROVED) -> Ran:
    return program.bti(f"veileder forskjell {written(program, 'a', before)} {written(program, 'b', after)}")


def test_a_guide_against_itself_says_so(program: Program) -> None:
    ran = program.ok("veileder forskjell os os")
    assert "Ingenting er endret: De to sier det samme." in ran.text


def test_what_leads_elsewhere_comes_before_people_and_those_before_texts(program: Program) -> None:
    after = (
        LATER.replace("Oppfølging i egen tjeneste: nivå 1", "Oppfølging i egen tjeneste: nivå 2")
        .replace("frist: helst innen 4–6 uker fra forrige møte", "frist: innen 6 uker fra forrige møte", 1)
        .replace("tittel: Stafettholder,", "tittel: Den som holder stafetten,")
    )
    text = difference(program, after).text
    told = [
        "Handlingsveileder for ansatte (BTI), fra versjon 1.0 til 1.1",
        "4 endringer.",
        "Gangen i arbeidet og reglene",
        "Valget «Oppfølging i egen tjeneste» i steget «Avklar bekymringen» på nivå 0 fører nå til nivå 2. Før: nivå 1.",
        "Folk, frister og verktøy",
        "Steget «Evaluer innsatsen» på nivå 1: «Frist» er endret. Før: helst innen 4–6 uker fra forrige møte. Nå:",
        "Tekster",
        "Hodet i veilederen: «Versjon» er endret. Før: 1.0. Nå: 1.1.",
        "Rollen «Stafettholder» heter nå «Den som holder stafetten».",
    ]
    places = [text.index(one) for one in told]
    assert places == sorted(places)


def test_a_new_step_is_told_with_all_that_it_says(program: Program) -> None:
    new = "      - beslutning: Haster det\n        hvem: ikke oppgitt\n        verktøy: [samtale]\n"
    new += "        valg:\n          Ja: nivå 2\n          Nei: videre\n"
    after = OS.replace("      - møte: Avklar bekymringen\n", new + "      - møte: Avklar bekymringen\n")
    text = difference(program, after, OS).text
    assert "Steget «Haster det» på nivå 0 er kommet til, etter «Del bekymringen»." in text
    assert "Type: beslutning" in text
    assert "Valg: «Ja» → nivå 2" in text
    assert "Valg: «Nei» → videre" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Regelen «Du mistenker vold, overgrep eller alvorlig omsorgssvikt»: «Gjør» er endret."),
        ("nn", "Regelen «Du mistenker vold, overgrep eller alvorlig omsorgssvikt»: «Gjer» er endra."),
        ("en", "The rule “Du mistenker vold, overgrep eller alvorlig omsorgssvikt”: “Do” has changed."),
    ],
)
def test_the_sentences_are_in_the_language_of_the_reader(program: Program, language: str, said: str) -> None:
    program.terminal.environment["BTI_SPRAK"] = language
    line = next(one for one in OS.splitlines() if one.startswith("    gjør: "))
    assert said in difference(program, OS.replace(line, "    gjør: Ring med en gang.", 1), OS).text


def test_the_english_words_for_the_commands_are_taken(program: Program) -> None:
    assert program.ok("guideline diff os os").code == 0


# ------------------------------------------------------------ cases


def test_a_case_on_a_step_that_is_gone_has_no_landing(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'")
    ran = difference(program, LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til"))
    assert ran.code == 1
    assert "1 åpen sak er berørt." in ran.text
    assert "Sak 2026-001, steget «Oppmerksomhet» på nivå 0: Stedet finnes ikke i den nye versjonen." in ran.text
    program.try_hints(ran)
    assert "bti vis 1" in ran.hints


def test_a_case_on_a_step_that_asks_for_more_is_told_what(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'")
    step = "      - steg: Oppmerksomhet\n"
    ran = difference(program, LATER.replace(step, f"{step}        krever: [notat, samtykke]\n"))
    assert ran.code == 0
    told = "steget «Oppmerksomhet» på nivå 0: For å komme videre derfra kreves nå også et notat og samtykke."
    assert told in ran.text


def test_a_case_on_a_step_that_says_something_else_is_told_of(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'")
    ran = difference(
        program, LATER.replace("      - steg: Oppmerksomhet\n", "      - steg: Oppmerksomhet\n        når: Alltid.\n")
    )
    assert (ran.code, "nivå 0: Det som står der, er endret." in ran.text) == (0, True)


def test_a_case_that_stands_elsewhere_is_not_touched(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'", "neste 1")
    ran = difference(program, LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til"))
    assert ran.code == 0
    assert "Ingen av de åpne sakene dine på veilederen er berørt." in ran.text


def test_of_a_case_that_is_not_mine_nothing_is_told(program: Program) -> None:
    program.ok(f"--som test.laerer ny {written(program, 'a')} --alias 'gutt, 6 år'")
    ran = difference(program, LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til"))
    assert ran.code == 0
    assert "2026-001" not in ran.text
    assert "Bare saker du selv har tilgang til, er med." in ran.text


def test_that_my_cases_were_looked_at_is_in_the_log(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'")
    looks = "--som test.tilsyn innsyn 1 --json"
    before = len(json.loads(program.ok(looks).out)["traces"])
    difference(program, LATER)
    assert len(json.loads(program.ok(looks).out)["traces"]) > before + 1  # and the look at the log itself


def test_cases_on_another_guide_are_not_held_up_against_it(program: Program) -> None:
    program.ok("ny os --alias 'gutt, 6 år'")
    ran = program.ok("veileder forskjell os froland")
    assert "Åpne saker" not in ran.text


def test_the_same_as_data(program: Program) -> None:
    program.ok(f"ny {written(program, 'a')} --alias 'gutt, 6 år'")
    after = LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til")
    ran = program.bti(f"veileder forskjell {written(program, 'a')} {written(program, 'b', after)} --json")
    said = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert (said["fra"]["versjon"], said["til"]["versjon"]) == ("1.0", "1.1")
    told = [(one["vekt"], one["hva"], one["del"], one["id"], one["id_før"]) for one in said["endringer"]]
    assert told[0] == ("flow", "changed", "step", "0/legg-merke-til", "0/oppmerksomhet")
    assert {one[0] for one in told[1:]} == {"text"}
    (case,) = said["saker"]
    assert (case["sak"], case["sted"], case["hva"]) == ("2026-001", "0/oppmerksomhet", "gone")


# ------------------------------------------------------------ what A and B can be


def test_without_a_store_the_guides_are_compared_all_the_same(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "forskjell", "os", "froland")
    assert ended.code == 0
    assert "endringer." in ended.out
    assert "Åpne saker" not in ended.out
    assert json.loads(terminal.run("veileder", "forskjell", "os", "os", "--json").out)["saker_er_sett_på"] is False


def test_a_version_that_a_case_runs_on_is_found_by_its_name(program: Program) -> None:
    first, second = written(program, "a"), written(program, "b", LATER)
    program.ok(f"ny {first} --alias gutt", f"ny {second} --alias jente")
    ran = program.ok("veileder forskjell os@1.0 os@1.1")
    assert "«Versjon» er endret. Før: 1.0. Nå: 1.1." in ran.text
    program.try_hints(ran)


def test_a_version_that_the_store_has_not_is_wrong_use_and_those_it_has_are_named(program: Program) -> None:
    ran = program.bti("veileder forskjell os os@9")
    assert (ran.code, "Lageret har ingen versjon av os." in ran.text) == (2, True)
    program.ok(f"ny {written(program, 'a')} --alias gutt")
    ran = program.bti("veileder forskjell os os@9")
    assert (ran.code, "Lageret har ingen versjon 9 av os. Det har 1.0." in ran.text) == (2, True)


def test_a_guide_with_faults_cannot_be_compared(program: Program) -> None:
    ran = difference(program, LATER.replace("tjeneste: nivå 1", "tjeneste: nivå 9"))
    assert ran.code == 1
    assert "b.yaml har feil og kan ikke sammenlignes." in ran.text


def test_a_file_that_is_not_there_is_wrong_use(program: Program) -> None:
    assert program.bti("veileder forskjell os borte").code == 2


def test_a_store_that_is_damaged_hides_no_difference(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("oppsett", "--ovelse").code == 0
    store = next(tmp_path.rglob("*.lager"))
    store.write_bytes(b"no store" * 1000)
    ended = terminal.run("veileder", "forskjell", "os", "froland")
    assert ended.code == 0
    assert "endringer." in ended.out
    assert "Sakene er ikke sett på." in ended.err
