"""`bti veileder sammenlign`: guides side by side, in columns, in lists, for the ear, as a page and as data."""

import json
import shlex
from typing import Any

import pytest

from engine.bundled import BundledShelf
from tests.console.commands.running import Program
from tests.house import tree

OS = (tree.ROOT / "guidelines" / "os.yaml").read_text("utf-8")
IMAGINED = tree.ROOT / "tests" / "language" / "ok"
EXAMPLES = tree.ROOT / "docs" / "nb" / "sprak" / "eksempler"
THEMES = ["nivåer", "steg", "roller", "verktøy", "frister", "samtykke", "melding", "avslutninger"]


def data(program: Program, words: str) -> Any:  # noqa: ANN401 - JSON is anything
    return json.loads(program.ok(f"veileder sammenlign {words} --json").out)


def theme(answer: Any, name: str) -> Any:  # noqa: ANN401 - as above
    return next(one for one in answer["temaer"] if one["tema"] == name)


def texts(answer: Any, name: str, *, place: int, row: int = 0) -> list[str]:  # noqa: ANN401 - as above
    return [one["tekst"] for one in theme(answer, name)["rader"][row]["har"][place]["punkter"]]


def marks(answer: Any, name: str, *, place: int) -> dict[str, str]:  # noqa: ANN401 - as above
    """Each thing of a guide under a theme, by its text, with how it stands to the base."""
    rows = theme(answer, name)["rader"]
    return {one["tekst"]: one["mot_grunnlaget"] for row in rows for one in row["har"][place]["punkter"]}


def test_two_stand_side_by_side_within_the_width(program: Program) -> None:
    rows = program.ok("veileder sammenlign os sortland").out.splitlines()
    assert all(len(row) <= 80 for row in rows)
    assert "Os: 24                                   Sortland: 22" in rows
    assert "- Oppmerksomhet                          - Legg merke til" in rows
    titles = ["NIVÅER", "STEG", "ROLLER OG TJENESTER", "VERKTØY", "FRISTER", "SAMTYKKE", "MELDING VED MISTANKE"]
    assert [row for row in rows if row in titles] == titles


def test_many_stand_under_each_other(program: Program) -> None:
    out = program.ok("veileder sammenlign").out
    assert all(len(row) <= 80 for row in out.splitlines())
    assert "Froland: 4\n  - Nivå 0: Undring (ingen steg)\n" in out
    columns = data(program, "")["veiledere"]
    assert [one["id"] for one in columns] == list(BundledShelf().names())
    assert [one["navn"] for one in columns] == ["Froland", "Høyanger", "Os", "sikker_arbeidsflyt", "Sortland"]


def test_each_theme_says_what_the_guide_says(program: Program) -> None:
    answer = data(program, "os sikker_arbeidsflyt")
    assert [one["tema"] for one in answer["temaer"]] == THEMES
    assert texts(answer, "nivåer", place=0)[0] == "Nivå 0: Avklarer om det er grunn til bekymring (4 steg)"
    assert texts(answer, "steg", place=0, row=1)[2] == "Gjennomfør innsatsen (tiltak)"
    assert "Helsesykepleier" in texts(answer, "roller", place=0)
    assert "BUP" in texts(answer, "roller", place=1, row=2)
    assert "Verktøyene som veilederen viser til (finnes ikke ennå)" in texts(answer, "verktøy", place=1)
    assert "Evaluer innsatsen (nivå 1): helst innen 4–6 uker fra forrige møte" in texts(answer, "frister", place=0)
    assert texts(answer, "samtykke", place=1) == ["Skriv under på samtykket (nivå 2)", "Forny samtykket (nivå 3)"]
    assert texts(answer, "samtykke", place=0, row=1) == ["Nivå 2", "Nivå 3"]
    assert "Send henvisningen (nivå 2)" in texts(answer, "samtykke", place=1, row=2)
    assert texts(answer, "melding", place=0, row=1) == ["barnevernstjenesten; politiet også der det trengs"]
    assert theme(answer, "melding")["antall"] == [1, 1]
    assert "Avsluttet med fortsatt oppmerksomhet (krever notat)" in texts(answer, "avslutninger", place=0)


def test_a_service_that_is_only_offered_waits_for_no_consent(program: Program) -> None:
    closed = texts(data(program, "sikker_arbeidsflyt os"), "samtykke", place=0, row=2)
    assert not any("Sett i gang lokale tiltak" in one for one in closed)
    assert closed


def test_it_is_told_what_differs_from_the_base(program: Program) -> None:
    answer = data(program, "sortland hoyanger --med-grunnlag")
    assert [one["er_grunnlag"] for one in answer["veiledere"]] == [False, False, True]
    steps = marks(answer, "steg", place=0)
    assert steps["Legg merke til"] == "likt"
    assert steps["Del bekymringen (møte)"] == "endret"
    assert marks(answer, "nivåer", place=1)["Nivå 3: Komplekst samarbeid (5 steg)"] == "endret"
    assert marks(answer, "verktøy", place=1)["Tiltaksoversikt"] == "eget"
    gone = theme(answer, "steg")["rader"][3]["har"][1]["borte"]
    assert next(one["tekst"] for one in gone) == "Oppdater samtykket (samtykke)"
    assert set(marks(answer, "steg", place=2).values()) == {None}


def test_a_guide_that_changes_no_answer_but_one_has_only_that_step_changed(program: Program) -> None:
    file = program.terminal.home / "eget.yaml"
    head = 'handlingsveileder: Eget\nid: eget\nspråk: bokmål\nversjon: "1"\nstatus: utkast\nbygger_på: bti_felles\n'
    file.write_text(
        f"{head}endringer:\n  - endre: Veien videre\n    på_nivå: [0]\n    legg_til_valg: {{Begynn på nytt: nivå 0}}\n",
        "utf-8",
    )
    rows = theme(data(program, f"{shlex.quote(str(file))} --med-grunnlag"), "steg")["rader"]
    steps = {one["id"]: one["mot_grunnlaget"] for row in rows for one in row["har"][0]["punkter"]}
    assert len(steps) == 22
    assert [name for name, mark in steps.items() if mark != "likt"] == ["0/veien-videre"]


def test_guides_without_a_base_are_shown_beside_the_common_one(program: Program) -> None:
    answer = data(program, "os --med-grunnlag")
    assert [(one["navn"], one["id"]) for one in answer["veiledere"]] == [("Os", "os"), ("Grunnlaget", "bti_felles")]
    assert set(marks(answer, "steg", place=0).values()) == {None}


def test_the_base_is_in_the_readers_written_form(program: Program) -> None:
    words = ("veileder", "sammenlign", "sortland", "hoyanger", "--med-grunnlag", "--json")
    answer = json.loads(program.terminal.run(*words, BTI_SPRAK="nn").out)
    assert answer["veiledere"][2]["målform"] == "nn"
    assert theme(answer, "melding")["tittel"] == "Melding ved mistanke"
    assert theme(answer, "avslutninger")["tittel"] == "Avslutningar"


def test_versions_of_one_guide_are_told_apart_by_their_files(program: Program) -> None:
    files = []
    for name in ("den-ene", "den-andre"):
        file = program.terminal.home / f"{name}.yaml"
        file.write_text(OS, "utf-8")
        files.append(shlex.quote(str(file)))
    names = [one["navn"] for one in data(program, " ".join(files))["veiledere"]]
    assert names == ["den-ene.yaml", "den-andre.yaml"]


def test_a_level_is_called_what_each_guide_calls_it(program: Program) -> None:
    answer = data(program, f"os '{IMAGINED / 'faser.yaml'}' '{IMAGINED / 'unnamed_level.yaml'}'")
    assert [row["tittel"] for row in theme(answer, "steg")["rader"]][:3] == [
        "Nivå 0",
        "Nivå 1 / Fase 1",
        "Nivå 2 / Fase 2",
    ]
    assert texts(answer, "nivåer", place=2) == ["3 steg"]


def test_two_bases_have_a_column_each(program: Program) -> None:
    answer = data(program, f"sortland '{EXAMPLES / 'endringer.yaml'}' --med-grunnlag")
    bases = [one["navn"] for one in answer["veiledere"] if one["er_grunnlag"]]
    assert bases == ["Grunnlaget bti_felles", "Grunnlaget grunnlag"]
    assert marks(answer, "steg", place=1)["Spør fergevakten"] == "eget"


@pytest.mark.parametrize("form", ["tekst", "html", "json"])
def test_every_guide_there_is_can_stand_beside_the_others(program: Program, form: str) -> None:
    files = shlex.join(str(path) for path in sorted(IMAGINED.glob("*.yaml")))
    ran = program.ok(f"veileder sammenlign {files} --med-grunnlag --som {form}")
    assert "Tåkeholmen" in ran.out


def test_a_long_word_pushes_no_column_away(program: Program) -> None:
    file = program.terminal.home / "lang.yaml"
    file.write_text(OS.replace("kommune: Os", "kommune: Lang", 1).replace("Observasjonsskjema", "O" * 90), "utf-8")
    rows = program.ok(f"veileder sammenlign os {shlex.quote(str(file))}").out.splitlines()
    assert max(map(len, rows)) <= 80


def test_for_the_ear_signs_are_words(program: Program) -> None:
    ran = program.terminal.run("veileder", "sammenlign", "sortland", "--med-grunnlag", ACCESSIBLE="1")
    assert "    Del bekymringen (møte), endret\n" in ran.out
    assert "    Hovedpersonen, tatt bort\n" in ran.out
    assert not any(row.lstrip().startswith(("+", "~", "×")) for row in ran.out.splitlines())


def test_the_page_has_what_the_text_has(program: Program) -> None:
    page = program.ok("veileder sammenlign os sortland --som html").out
    assert page.startswith("<!doctype html>")
    for row in texts(data(program, "os sortland"), "verktøy", place=0):
        assert row in page


def test_the_hint_makes_the_page(program: Program) -> None:
    ran = program.ok("veileder sammenlign os sortland --med-grunnlag")
    assert ran.hints == ("bti veileder sammenlign os sortland --med-grunnlag --som html",)
    assert "<table>" in program.ok(ran.hints[0].removeprefix("bti ")).out


@pytest.mark.parametrize("words", ["os", "os os"])
def test_one_alone_is_compared_with_nothing(program: Program, words: str) -> None:
    ran = program.bti(f"veileder sammenlign {words}")
    assert (ran.code, ran.out) == (2, "")
    assert "Det må være minst to å sammenligne." in ran.text


def test_json_and_another_form_are_not_asked_for_together(program: Program) -> None:
    assert program.bti("veileder sammenlign os sortland --json --som html").code == 2
    assert (
        program.ok("veileder sammenlign os sortland --som json").out
        == program.ok("veileder sammenlign os sortland --json").out
    )


def test_a_guide_with_faults_stops_it(program: Program) -> None:
    file = program.terminal.home / "feil.yaml"
    file.write_text(OS.replace("Avslutte: Avslutt", "Avslutte: Borte"), "utf-8")
    ran = program.bti(f"veileder sammenlign os {shlex.quote(str(file))}")
    assert (ran.code, ran.out) == (1, "")
    assert "kan ikke sammenlignes" in ran.text
