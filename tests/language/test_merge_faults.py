"""A base that cannot be used, a change that hits nothing or too much, and what no change can do: each is told once."""

import pytest

from engine.i18n import text
from engine.language.merge_changes import MOST_CHANGES
from engine.language.source import MOST_OF_ONE_KIND
from tests.language.on_a_base import BASE, BASE_NB, BASES, HEAD_NB, HEAD_NN, OWN, findings, told_of

FIRST = 8
"""The line of the first change, after the head and the heading of the section."""


def told(*changes: str) -> list[tuple[str, str, int]]:
    """What is said of a guide with these changes, all of it in the guide's own file."""
    found = findings(HEAD_NB + "endringer:\n" + "".join(f"  - {change}\n" for change in changes))
    assert {file for _, _, file, _ in found} <= {OWN}
    return [(rule, message, line) for rule, message, _, line in found]


CHANGES = {
    # the form of a change
    "{hva: Ny.}": ("S11", "change-without-verb"),
    "{endre: Se etter, ta_bort: Evaluer, begrunnelse: Nei.}": ("S11", "change-with-two-verbs"),
    "{hva: Ny., endre: Se etter}": ("S11", "verb-not-first"),
    "{endre: Se etter, begrunnelse: Nei.}": ("S11", "key-not-of-verb"),
    "{endre: Se etter, møte: Nytt}": ("S11", "kind-beside-change"),
    "{endre: Se etter, id: ny}": ("S11", "key-not-of-verb"),
    "{legg_til_først: nivå 0, på_nivå: [0], steg: Ny, hva: Ny.}": ("S11", "key-not-of-verb"),
    "{legg_til_etter: Se etter, steg: Ny, tittel: Ny}": ("S11", "key-not-of-verb"),
    "{legg_til_etter: Se etter, steg: Ny, formål: Ny}": ("S11", "key-not-of-verb"),
    "{ta_bort: Evaluer}": ("S11", "removed-without-reason"),
    "{endre: Se etter}": ("S11", "change-of-nothing"),
    "{endre: Veien videre, på_nivå: [0]}": ("S11", "change-of-nothing"),
    "{legg_til_etter: Se etter, hva: Ny.}": ("S11", "added-without-kind"),
    "{legg_til_etter: Se etter, steg: Ny, møte: Ny}": ("Y20", "step-of-two-kinds"),
    "{legg_til_etter: Se etter, steg: Ny, ved_nei: slutt}": ("Y21", "key-of-other-kind"),
    # what it hits
    "{endre: Se ette, hva: Ny.}": ("R32", "change-hits-nothing-did-you-mean"),
    "{endre: Xyzzy, hva: Ny.}": ("R32", "change-hits-nothing-choices"),
    "{endre: nivå 7, formål: Ny.}": ("R32", "change-hits-nothing-did-you-mean"),
    "{ta_bort: Xyzzy, begrunnelse: Nei.}": ("R32", "change-hits-nothing-choices"),
    "{legg_til_først: Xyzzy, steg: Ny, hva: Ny.}": ("R32", "change-hits-nothing-choices"),
    "{endre: Veien videre, hva: Ny.}": ("R32", "change-hits-several"),
    "{ta_bort: Avslutte, begrunnelse: Nei.}": ("R32", "change-hits-several"),
    "{endre: Evaluer, på_nivå: [0, 1], hva: Ny.}": ("R32", "change-hits-nothing-on-level"),
    "{endre: Evaluer, på_nivå: [1, 9], hva: Ny.}": ("R20", "unknown-level"),
    # what holds
    "{endre: Be om lov, hva: Ny.}": ("R33", "locked"),
    "{endre: Be om lov, valgfritt: ja}": ("R33", "locked"),
    "{ta_bort: Be om lov, begrunnelse: Nei.}": ("R33", "locked"),
    "{ta_bort: nivå 0, begrunnelse: Nei.}": ("R33", "locked"),
    "{endre: nivå 0, steg: [{steg: Ny, gå_til: slutt}]}": ("R33", "locked"),
    "{endre: ild, gjør: Bli.}": ("R33", "locked"),
    "{ta_bort: vold, begrunnelse: Nei.}": ("R33", "rule-taken-away"),
    "{endre: vold, meld_til: {barnevern: ved behov}}": ("R33", "rule-weakened"),
    "{endre: vold, meld_til: ikke oppgitt}": ("R33", "rule-weakened"),
    "{endre: vold, holder_utenfor: ikke oppgitt}": ("R33", "rule-weakened"),
    "{endre: vold, klarerer: [barnevern, ppt]}": ("R33", "rule-weakened"),
    # what it brings
    "{endre: Se etter, formål: Ny.}": ("R34", "key-not-of-step"),
    "{endre: nivå 0, hva: Ny.}": ("R34", "key-not-of-level"),
    "{endre: vold, hva: Ny.}": ("R34", "key-not-of-rule"),
    "{endre: Se etter, ved_nei: slutt}": ("Y21", "key-of-other-kind"),
    "{endre: Se etter, legg_til_valg: {Ja: slutt}}": ("Y21", "key-of-other-kind"),
    "{endre: nivå 0, på_nivå: [0], formål: Ny.}": ("R34", "levels-not-here"),
    "{endre: vold, på_nivå: [0], gjør: Ny.}": ("R34", "levels-not-here"),
    "{legg_til_etter: Sett i gang, steg: Evaluer, hva: Ny.}": ("R34", "step-is-there"),
    "{endre: Veien videre, på_nivå: [1], legg_til_valg: {tilbake: slutt}}": ("R34", "answer-is-there"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_cannot_be_made_is_told_where_it_stands(change: str) -> None:
    assert told(change) == [(*CHANGES[change], FIRST)]


def test_a_change_of_what_an_earlier_one_took_away_names_that_one() -> None:
    gone = "{ta_bort: Tilbake, begrunnelse: Nei.}"
    assert told(gone, gone) == [("R32", "change-hits-nothing-choices", FIRST + 1)]
    step = "{ta_bort: Evaluer, begrunnelse: Nei.}"
    assert told(step, "{endre: Evaluer, hva: Ny.}") == [("R32", "change-of-removed", FIRST + 1)]


def test_the_last_step_and_the_last_level_stay() -> None:
    bases = {BASE: BASE_NB.split("  - nivå: 1\n")[0].replace("Gå videre: nivå 1", "Gå videre: slutt")}
    bases[BASE] = bases[BASE].replace("        låst: ja\n", "")
    own = HEAD_NB + "endringer:\n  - {ta_bort: nivå 0, begrunnelse: Nei.}\n"
    assert [one[:2] for one in findings(own, bases=bases)] == [("R34", "last-level")]
    one = "- {steg: Alene, hva: Alt., hvem: [leder], verktøy: notat, gå_til: slutt}"
    bases[BASE] = BASE_NB.split("nivåer:\n")[0] + f"nivåer:\n  - nivå: 0\n    steg:\n      {one}\n"
    own = HEAD_NB + "endringer:\n  - {ta_bort: Alene, begrunnelse: Nei.}\n"
    assert [one[:2] for one in findings(own, bases=bases)] == [("R34", "last-step")]


def test_a_level_of_the_base_cannot_be_written_anew() -> None:
    (found,) = told_of(HEAD_NB + "nivåer: [{nivå: 1, tittel: Vårt}]\n").diagnostics
    assert (found.rule, found.message, found.span.start.line) == ("R34", "level-is-there", 7)
    assert (found.related[0].file, found.values["key"]) == (BASE, "endringer")


def test_a_rule_of_the_base_that_is_written_anew_is_not_weakened_either() -> None:
    own = HEAD_NB + "gjelder_alltid:\n  - {id: vold, hvis: A, gjør: B, meld_til: {barnevern: ved behov}}\n"
    assert [one[:2] for one in findings(own)] == [("R33", "rule-weakened")]
    own = HEAD_NB + "gjelder_alltid:\n  - {id: ild, hvis: A, gjør: B}\n"
    assert [one[:2] for one in findings(own)] == [("R33", "locked")]


HOLDING_LOCKED = BASE_NB.replace(
    "      - tiltak: Sett i gang\n",
    """\
      - samtidig: To spor
        spor:
          - {tittel: Barnet, steg: [{steg: Snakk med barnet, låst: ja}, {steg: Skriv ned}]}
          - {tittel: Hjemme, steg: [{steg: Ring}]}
      - møte: Treff
      - steg: Husk
        låst: ja
      - tiltak: Sett i gang
""",
)


@pytest.mark.parametrize(
    "change",
    [
        "{endre: To spor, spor: [{tittel: A, steg: [{steg: x}]}, {tittel: B, steg: [{steg: y}]}]}",
        "{endre: To spor, valgfritt: ja}",
        "{endre: To spor, bare_når: {sakstype: hast}}",
        "{endre: To spor, gjelder_for: skole}",
        "{endre: Treff, dekker: [Husk]}",
        "{legg_til_etter: Treff, møte: Enda et, dekker: [Husk]}",
        "{legg_til_først: nivå 1, møte: Enda et, dekker: [Husk]}",
    ],
)
def test_no_change_leads_past_a_locked_step(change: str) -> None:
    found = findings(f"{HEAD_NB}endringer:\n  - {change}\n", bases={BASE: HOLDING_LOCKED})
    assert [one[:2] for one in found if one[0][0] == "R"] == [("R33", "locked")]


def test_what_stands_around_a_locked_step_can_be_changed() -> None:
    change = "{endre: To spor, hva: Nytt.}"
    assert told_of(f"{HEAD_NB}endringer:\n  - {change}\n", bases={BASE: HOLDING_LOCKED}).guideline is not None


def test_the_parts_of_a_locked_level_are_locked_too() -> None:
    bases = {BASE: BASE_NB.replace("    tittel: Tiltak\n", "    tittel: Tiltak\n    låst: ja\n")}
    for change in (
        "{endre: Evaluer, hva: Ny.}",
        "{endre: nivå 1, formål: Ny.}",
        "{legg_til_først: nivå 1, steg: Ny, hva: Ny.}",
        "{legg_til_etter: Evaluer, steg: Ny, hva: Ny.}",
        "{ta_bort: Tilbake, begrunnelse: Nei.}",
        "{ta_bort: nivå 1, begrunnelse: Nei.}",
    ):
        found = findings(HEAD_NB + f"endringer:\n  - {change}\n", bases=bases)
        assert [one[:2] for one in found] == [("R33", "locked")], change


# ------------------------------------------------------------ the base itself


def test_a_guide_without_a_base_has_levels_and_no_changes() -> None:
    own = HEAD_NB.replace("bygger_på: grunn\n", "")
    assert findings(own) == [("S02", "key-missing", OWN, 1)]
    own += "endringer:\n  - {endre: Se etter, hva: Ny.}\nnivåer: [{nivå: 0}]\n"
    assert findings(own) == [("S12", "changes-without-base", OWN, 6)]


def test_missing_levels_do_not_hide_other_keys_that_are_missing() -> None:
    own = HEAD_NB.replace("bygger_på: grunn\n", "").replace("status: utkast\n", "")
    found = told_of(own).diagnostics
    assert sorted(str(one.values["key"]) for one in found) == ["nivåer", "status"]


def test_a_base_that_is_not_there_is_told_at_its_name() -> None:
    assert findings(HEAD_NB.replace("grunn", "borte")) == [("R31", "base-missing", OWN, 6)]


def test_a_base_whose_name_is_written_in_another_way_is_guessed() -> None:
    bases = {"felles_grunn.yaml": BASE_NB}
    assert findings(HEAD_NB.replace("grunn", "felles-grunn"), bases=bases) == [
        ("R31", "base-missing-did-you-mean", OWN, 6)
    ]


def test_the_name_of_a_base_is_no_path() -> None:
    for name in ("../grunn", "/etc/passwd", "grunn.nb", "~/grunn"):
        assert [one[:2] for one in findings(HEAD_NB.replace("grunn", name))] == [("S05", "form-id")]


def test_the_faults_of_a_base_stand_in_the_base_and_its_name_says_so() -> None:
    found = findings(HEAD_NB, bases={BASE: BASE_NB.replace("hva: Se godt.", "hvva: Se godt.")})
    assert [one[:3] for one in found] == [("R31", "base-faulty", OWN), ("S01", "key-did-you-mean", BASE)]
    found = findings(HEAD_NB, bases={BASE: "[[["})
    assert found[0] == ("R31", "base-faulty", OWN, 6)
    assert {one[2] for one in found[1:]} == {BASE}


def test_a_name_that_the_base_does_not_have_stands_in_the_base() -> None:
    found = findings(HEAD_NB, bases={BASE: BASE_NB.replace("[plan]", "[hammer]")})
    assert [one[:3] for one in found] == [("R04", "unknown-tool-choices", BASE)]


def test_a_base_in_the_other_form_of_norwegian_is_told() -> None:
    bases = {"grunn.yaml": BASES["grunn.nn.yaml"]}
    assert findings(HEAD_NB, bases=bases) == [("R31", "base-other-language", OWN, 6)]
    assert findings(HEAD_NN.replace("grunn", "borte")) == [("R31", "base-missing", OWN, 6)]


def test_a_guide_that_builds_on_itself_in_the_end_is_told() -> None:
    assert findings(HEAD_NB, bases={"grunn.yaml": HEAD_NB}) == [
        ("R31", "base-faulty", OWN, 6),
        ("R31", "base-in-ring", "grunn.yaml", 6),
    ]


def test_a_long_row_of_bases_ends() -> None:
    row = {f"b{number}.yaml": HEAD_NB.replace("grunn", f"b{number + 1}") for number in range(100)}
    found = findings(HEAD_NB.replace("grunn", "b0"), bases=row)
    assert [one[1] for one in found] == ["base-faulty", "too-many-bases"]


def test_the_faults_of_a_guide_are_told_before_its_base_is_looked_at() -> None:
    found = findings(HEAD_NB.replace("grunn", "borte") + "rolller: {a: b}\n")
    assert [one[:2] for one in found] == [("S01", "key-did-you-mean")]


# ------------------------------------------------------------ a change of nothing

SO_ALREADY = {
    "{endre: Sett i gang, hva: Gjør det.}": 1,
    "{endre: Sett i gang, hva: Gjør det., tolket: ja}": 0,
    "{endre: Se etter, hva: Se godt.}": 0,  # what the base inferred is now said
    "{endre: Se etter, hva: Se nøye.}": 0,
    "{endre: Sett i gang, tittel: Sett i gang, verktøy: [plan]}": 1,
    "{endre: Sett i gang, tittel: Gjør det}": 0,
    "{endre: nivå 0, tittel: Undring}": 1,
    "{endre: nivå 0, tittel: Undring, formål: Finne ut mindre.}": 0,
    "{endre: vold, gjør: Meld.}": 1,
    "{endre: Veien videre, på_nivå: [0, 1], hva: Velg.}": 0,  # on level 1 it says something else
    "{endre: Veien videre, på_nivå: [0], hva: Velg.}": 1,
    "{endre: Veien videre, på_nivå: [0], legg_til_valg: {Vente: Se etter}}": 0,
}


@pytest.mark.parametrize("change", SO_ALREADY)
def test_a_change_to_what_is_so_already_is_told(change: str) -> None:
    assert told(change) == [("V04", "change-of-what-is-so", FIRST)] * SO_ALREADY[change]


def test_the_same_change_twice_is_told_the_second_time_and_the_guide_can_be_used() -> None:
    change = "  - {endre: Se etter, hva: Se nøye.}\n"
    text = f"{HEAD_NB}endringer:\n{change}{change}"
    assert findings(text) == [("V04", "change-of-what-is-so", OWN, FIRST + 1)]
    assert told_of(text).guideline


AGAIN = ("V04", "change-made-again", FIRST)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (("{endre: Se etter, hva: Først.}", "{endre: Se etter, hva: Så.}"), [AGAIN]),
        (("{endre: Se etter, hva: Først.}", "{endre: Se etter, hvordan: Så.}"), []),
        (("{endre: Se etter, hva: Først.}", "{endre: Sett i gang, hva: Så.}"), []),
        (("{endre: nivå 0, formål: Først.}", "{endre: nivå 0, formål: Så.}"), [AGAIN]),
        (("{endre: Veien videre, på_nivå: [0, 1], hva: A.}", "{endre: Veien videre, på_nivå: [0], hva: B.}"), []),
        (("{endre: Veien videre, på_nivå: [0], hva: A.}", "{endre: Veien videre, på_nivå: [0, 1], hva: B.}"), [AGAIN]),
        (
            (
                "{endre: Veien videre, på_nivå: [0, 1], hva: A.}",
                "{endre: Veien videre, på_nivå: [0], hva: B.}",
                "{endre: Veien videre, på_nivå: [1], hva: C.}",
            ),
            [AGAIN],
        ),
        (
            ("{endre: Se etter, hva: A.}", "{endre: Se etter, hva: B.}", "{endre: Se etter, hva: C.}"),
            [AGAIN, (*AGAIN[:2], FIRST + 1)],
        ),
    ],
)
def test_a_change_that_a_later_one_takes_the_place_of_is_told(
    changes: tuple[str, ...], expected: list[tuple[str, str, int]]
) -> None:
    assert told(*changes) == expected


def test_both_places_of_a_change_made_again_are_told() -> None:
    text = f"{HEAD_NB}endringer:\n  - {{endre: Se etter, hva: A.}}\n  - {{endre: Se etter, hva: B.}}\n"
    (finding,) = told_of(text).diagnostics
    assert (finding.values["key"], finding.values["name"], finding.values["line"]) == ("hva", "Se etter", FIRST + 1)
    assert [one.start.line for one in finding.related] == [FIRST + 1]


# ------------------------------------------------------------ versions of the base


@pytest.mark.parametrize(
    ("own", "base", "message"),
    [
        ("utprøving", "utprøving", None),
        ("utprøving", "utkast", "base-is-draft"),
        ("gjeldende", "trukket", "base-withdrawn"),
        ("utkast", "trukket", None),
        ("trukket", "utkast", None),
    ],
)
def test_a_base_that_is_not_in_use_is_told_where_people_follow_the_guide(
    own: str, base: str, message: str | None
) -> None:
    head = HEAD_NB.replace("status: utkast", f"status: {own}\noppbevaring: Ti år")
    found = findings(head, bases={BASE: BASE_NB.replace("status: utprøving", f"status: {base}")})
    assert found == ([("V03", message, OWN, 7)] if message else [])


@pytest.mark.parametrize(
    ("name", "version", "told_of"), [("grunn", "1", 1), ("grunn", '" 1 "', 1), ("grunn", "1.0", 0), ("egen", "1", 0)]
)
def test_a_guide_of_the_same_name_as_its_base_has_a_version_of_its_own(name: str, version: str, told_of: int) -> None:
    head = HEAD_NB.replace("id: egen", f"id: {name}").replace('versjon: "2"', f"versjon: {version}")
    assert findings(head) == [("V02", "version-of-base", OWN, 4)] * told_of


# ------------------------------------------------------------ much of it


def test_more_changes_than_anybody_could_follow_are_told_and_not_made() -> None:
    many = [f"{{endre: Se etter, hva: Ny {number}.}}" for number in range(MOST_CHANGES + 1)]
    assert told(*many) == [("R34", "too-many-changes", FIRST + MOST_CHANGES)]


def test_a_huge_base_is_refused_as_any_huge_file() -> None:
    found = findings(HEAD_NB, bases={BASE: "# stor\n" * 400_000})
    assert [one[:2] for one in found] == [("R31", "base-faulty"), ("T03", "file-too-large")]


def test_a_base_of_many_steps_takes_many_changes_in_little_time() -> None:
    steps = "".join(f"      - {{steg: S{number}, hva: A., hvem: [leder], verktøy: notat}}\n" for number in range(2000))
    base = BASE_NB.replace("      - tiltak: Sett i gang\n", steps + "      - tiltak: Sett i gang\n")
    changes = "".join(f"  - {{endre: S{number}, hva: B.}}\n" for number in range(900))
    found = told_of(HEAD_NB + "endringer:\n" + changes, bases={BASE: base})
    assert found.guideline is not None
    assert [one.what for one in found.guideline.levels[1].steps[899:901]] == ["B.", "A."]


@pytest.mark.parametrize("cut", range(0, len(BASE_NB), 97))
def test_no_base_however_broken_brings_the_check_down(cut: int) -> None:
    found = told_of(HEAD_NB, bases={BASE: BASE_NB[:cut]})
    assert found.guideline is None or found.guideline.levels


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_finding_can_be_put_in_words(change: str, language: str) -> None:
    for one in told_of(HEAD_NB + f"endringer:\n  - {change}\n").diagnostics:
        said = text(one.message, language, **one.values)
        assert said.rstrip("»”").endswith((".", "?"))
        assert "{" not in said


def test_after_very_many_changes_that_hit_nothing_the_rest_wait() -> None:
    found = told(*(f"{{endre: Xyzzy {count}, hva: Ny.}}" for count in range(MOST_OF_ONE_KIND + 50)))
    assert len(found) == MOST_OF_ONE_KIND
    assert {rule for rule, _, _ in found} == {"R32"}
