"""A municipality's own rules: what their names stand for, what of them is faulty, and what a base shares."""

from collections.abc import Iterable

import pytest

from engine.diagnostics import Severity
from engine.guideline.named_places import places_of
from engine.guideline.own_rules import OwnRule
from engine.language.check import Checked, check
from engine.language.repairs import with_fix
from engine.language.source import MOST_OF_ONE_KIND, source
from tests.language.on_a_base import BASE, BASE_NB, HEAD_NB, told_of
from tests.language.test_check import SCHEMAS

HEAD = """\
handlingsveileder: Egne regler
id: egne
språk: bokmål
versjon: "1"
status: utprøving
oppbevaring: ikke oppgitt
roller:
  lærer: Læreren
  rektor: {tittel: Rektoren, er: leder}
tjenester:
  ppt: {tittel: PPT}
avslutninger:
  ferdig: {tittel: Ferdig}
  henvist: {tittel: Henvist, krever: [notat]}
gjelder_alltid:
  - {id: vold, hvis: Du mistenker vold, gjør: Meld., meld_til: {barnevern: alltid}}
"""
LEVELS = """\
nivåer:
  - nivå: 1
    steg:
      - beslutning: Vet rektor om saken?
        hva: Spør.
        hvem: [lærer, evt. rektor]
        verktøy: ikke oppgitt
        valg:
          Ja: nivå 2
          Nei: videre
          Ja, og henvis: henvist
      - steg: Varsle rektor
        hva: Ring.
        hvem: [lærer]
        verktøy: ikke oppgitt
        gå_til: nivå 2
  - nivå: 2
    steg:
      - møte: Møte på skolen
        hva: Snakk.
        hvem: [rektor, lærer]
        verktøy: ikke oppgitt
        valg:
          Ja: Møte på skolen
          Ferdig: videre
      - steg: Evaluer
        hva: Se.
        hvem: [ppt]
        verktøy: ikke oppgitt
        gå_til: nivå 3
  - nivå: 3
    formål: Vente.
  - nivå: 4
    steg:
      - steg: Evaluer
        hva: Se.
        hvem: [ppt]
        verktøy: ikke oppgitt
        gå_til: ferdig
"""


def ruled(**said: str) -> str:
    """A rule with its usual parts, but for those that are said."""
    usual = {"id": "K01", "fakta": "Rektor er varslet.", "gir": "Varsle rektor", "kreves_ved": "møte", "alvor": "feil"}
    parts = {name: text for name, text in (usual | said).items() if text}
    first, *rest = (f"{name}: {text}" for name, text in parts.items())
    return "\n".join((f"  - {first}", *(f"    {line}" for line in rest)))


def guide(*rules: str, levels: str = LEVELS) -> str:
    return f"{HEAD}egne_regler:\n" + "\n".join(rules) + f"\n{levels}"


def checked(text: str) -> Checked:
    return check(text.encode(), file="egne.yaml", schemas=SCHEMAS)


def own_rule(**said: str) -> tuple[Checked, OwnRule]:
    found = checked(guide(ruled(**said)))
    assert found.named is not None, found.diagnostics
    (rule,) = found.named.own_rules
    return found, rule


def messages(found: Checked, *, worse_than: Iterable[Severity] = (Severity.ADVICE,)) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in found.diagnostics if one.severity not in worse_than]


# ------------------------------------------------------------ what names stand for


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Varsle rektor", {"1/varsle-rektor"}),
        ("varsle  REKTOR", {"1/varsle-rektor"}),
        ("1/varsle-rektor", {"1/varsle-rektor"}),
        ("Evaluer", {"2/evaluer", "4/evaluer"}),
        ("Evaluer (nivå 4)", {"4/evaluer"}),
        ("møte", {"2/møte-på-skolen"}),
        ("tiltak", set()),
        ("nivå 2", {"2/møte-på-skolen", "2/evaluer"}),
        ("rektor", {"2/møte-på-skolen"}),
        ("Rektoren", {"2/møte-på-skolen"}),
        ("ppt", {"2/evaluer", "4/evaluer"}),
        ("[Varsle rektor, beslutning]", {"1/varsle-rektor", "1/vet-rektor-om-saken"}),
    ],
)
def test_a_name_stands_for_steps(name: str, steps: set[str]) -> None:
    found, rule = own_rule(kreves_ved=name)
    assert found.named is not None
    assert places_of(found.named, rule.needed_at).steps == steps


def test_a_level_without_steps_is_a_place_and_gives_nothing() -> None:
    found, rule = own_rule(kreves_ved="nivå 3")
    assert found.named is not None
    assert places_of(found.named, rule.needed_at).resting == {"3"}
    assert messages(checked(guide(ruled(gir="nivå 3")))) == [("P08", "own-fact-never-given")]


@pytest.mark.parametrize(
    ("name", "endings"),
    [("avslutning", {"ferdig", "henvist"}), ("henvist", {"henvist"}), ("Ferdig", {"ferdig"}), ("slutt", set())],
)
def test_a_name_stands_for_endings(name: str, endings: set[str]) -> None:
    found, rule = own_rule(kreves_ved=name)
    assert found.named is not None
    assert places_of(found.named, rule.needed_at).endings == endings


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("Ferdig", {("2/møte-på-skolen", "ferdig")}),
        ("Ja (Vet rektor om saken?)", {("1/vet-rektor-om-saken", "ja")}),
        ("[Ja, og henvis]", {("1/vet-rektor-om-saken", "ja-og-henvis")}),
    ],
)
def test_a_name_stands_for_an_answer(name: str, answers: set[tuple[str, str]]) -> None:
    found = checked(guide(ruled(gir=name)))
    told = [one for one in found.diagnostics if one.rule != "Y09"]
    assert not any(one.rule.startswith("R") for one in told)
    if found.named is not None:  # brackets that split a title are a fault of their own
        assert places_of(found.named, found.named.own_rules[0].gives).answers == answers


# ------------------------------------------------------------ what is faulty


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"gir": "Varsel rektor"}, [("R36", "unknown-spot-did-you-mean")]),
        ({"kreves_ved": "[møte, årsplanen]"}, [("R36", "unknown-spot-choices")]),
        ({"tar": "nivå 7"}, [("R36", "unknown-spot-did-you-mean")]),
        ({"gir": "Ja"}, [("R12", "ambiguous-answer")]),
        ({"tar": "Nei"}, [("R38", "answer-not-here")]),
        ({"tar": "henvist"}, [("R38", "ending-not-here")]),
        ({"gir": "avslutning"}, [("R38", "ending-not-here")]),
        ({"id": "G18"}, [("R37", "own-rule-id-of-program")]),
        ({"id": "K1"}, [("R37", "own-rule-id-form")]),
        ({"id": "K001"}, [("R37", "own-rule-id-form")]),
        ({"gir": ""}, [("P08", "own-fact-never-given")]),
        ({"gir": "tiltak"}, [("P08", "own-fact-never-given")]),
        ({"start": "ja"}, [("P09", "own-fact-never-taken")]),
        ({"start": "ja", "tar": "tiltak"}, [("P09", "own-fact-never-taken")]),
        ({"kreves_ved": "drøfting"}, [("P09", "own-rule-never-needed")]),
        ({"kreves_ved": ""}, [("S02", "key-missing")]),
        ({"alvor": "råd"}, [("S04", "word-unknown")]),
        ({"alvor": ""}, [("S02", "key-missing")]),
        ({"start": "kanskje"}, [("S04", "word-unknown")]),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_once(said: dict[str, str], told: list[tuple[str, str]]) -> None:
    assert messages(checked(guide(ruled(**said)))) == told


def test_an_id_that_is_taken_is_mended_by_the_first_that_is_free() -> None:
    text = guide(
        ruled(), ruled(id="K02", gir="møte", kreves_ved="henvist"), ruled(kreves_ved="ferdig"), ruled(id="P04")
    )
    found = checked(text)
    taken, program = (one for one in found.diagnostics if one.rule == "R37")
    assert (taken.values["suggestion"], program.values["suggestion"]) == ("K03", "K04")
    (edit,) = with_fix(taken, source(text, file="egne.yaml"), language=found.language, root=None).fix
    assert (edit.text, edit.safe) == ("K03", False)


# ------------------------------------------------------------ what rules find


def hits(found: Checked) -> list[tuple[str, str, Severity, list[str]]]:
    told = [one for one in found.diagnostics if one.rule.startswith("K")]
    return [(one.rule, str(one.values["title"]), one.severity, [place.title for place in one.path]) for one in told]


def test_a_way_past_what_gives_is_shown_in_the_guides_own_titles() -> None:
    found = checked(guide(ruled()))
    way = ["Vet rektor om saken?", "Møte på skolen"]
    assert hits(found) == [("K01", "Møte på skolen", Severity.ERROR, way)]
    (told,) = (one for one in found.diagnostics if one.rule == "K01")
    assert told.path[0].answer == "Ja"
    assert told.values["fact"] == "Rektor er varslet"
    assert told.values["givers"] == "«Varsle rektor»"


def test_an_answer_gives_as_it_is_chosen() -> None:
    assert hits(checked(guide(ruled(gir="[Varsle rektor, Ja (Vet rektor om saken?)]")))) == []


def test_a_step_needs_before_it_gives_and_before_it_takes() -> None:
    assert hits(checked(guide(ruled(gir="møte")))) == [
        ("K01", "Møte på skolen", Severity.ERROR, ["Vet rektor om saken?", "Møte på skolen"])
    ]
    again = ["Vet rektor om saken?", "Møte på skolen", "Møte på skolen"]
    assert hits(checked(guide(ruled(start="ja", tar="møte")))) == [("K01", "Møte på skolen", Severity.ERROR, again)]


def test_one_ending_may_need_what_another_does_not() -> None:
    told, after_resting = hits(checked(guide(ruled(kreves_ved="henvist"))))
    assert told == ("K01", "Vet rektor om saken?", Severity.ERROR, ["Vet rektor om saken?", "Henvist"])
    assert after_resting[:3] == ("K01", "nivå 3", Severity.ADVICE)
    assert [one for one in hits(checked(guide(ruled(kreves_ved="ferdig")))) if one[2] is Severity.ERROR] == []


def test_behind_a_level_without_steps_nothing_is_proved() -> None:
    (told,) = hits(checked(guide(ruled(kreves_ved="Evaluer (nivå 4)"))))
    assert told[:3] == ("K01", "Evaluer", Severity.ADVICE)


def test_a_warning_can_be_accepted_with_a_reason_and_an_error_cannot() -> None:
    comment = "      # K01: Rektor har sagt at det er greit.\n      - møte: Møte på skolen"
    levels = LEVELS.replace("      - møte: Møte på skolen", comment)
    assert messages(checked(guide(ruled(alvor="advarsel"), levels=levels))) == []
    assert len(checked(guide(ruled(alvor="advarsel"), levels=levels)).accepted) == 1
    told = [("P07", "acceptance-of-other"), ("K01", "own-rule-broken")]
    assert messages(checked(guide(ruled(), levels=levels))) == told


def test_two_rules_are_tried_apart() -> None:
    rules = (ruled(), ruled(id="K07", fakta="Alt er sagt.", gir="ppt", kreves_ved="møte", alvor="advarsel"))
    assert [(one[0], one[2]) for one in hits(checked(guide(*rules)))] == [
        ("K01", Severity.ERROR),
        ("K07", Severity.WARNING),
    ]


# ------------------------------------------------------------ a base


def on_base(own: str, *, base: str) -> Checked:
    return told_of(f"{HEAD_NB}{own}", bases={BASE: base})


OF_BASE = "egne_regler:\n  - {id: K01, fakta: Noen har sett., gir: ansatt, kreves_ved: avslutning, alvor: feil}\n"


def test_the_rules_of_a_base_hold_and_a_guide_adds_its_own() -> None:
    base = BASE_NB.replace("nivåer:", f"{OF_BASE}nivåer:", 1)
    own = "egne_regler:\n  - {id: K02, fakta: Noen har ledet., gir: leder, kreves_ved: avslutning, alvor: advarsel}\n"
    found = on_base(own, base=base)
    assert found.named is not None
    assert [(one.id, one.at.file) for one in found.named.own_rules] == [("K01", "grunn.nb.yaml"), ("K02", "eget.yaml")]


def test_a_rule_of_the_base_keeps_its_id() -> None:
    base = BASE_NB.replace("nivåer:", f"{OF_BASE}nivåer:", 1)
    found = on_base(OF_BASE, base=base)
    (told,) = (one for one in found.diagnostics if one.rule == "R37")
    assert (told.message, told.span.file, told.values["file"]) == ("own-rule-id-taken", "eget.yaml", "grunn.nb.yaml")


def test_a_rule_of_the_base_that_tries_nothing_here_is_advice_alone() -> None:
    idle = OF_BASE.replace("avslutning", "drøfting")
    found = on_base("", base=BASE_NB.replace("nivåer:", f"{idle}nivåer:", 1))
    assert [one.severity for one in found.diagnostics if one.rule == "P09"] == [Severity.ADVICE]


# ------------------------------------------------------------ hostile values


@pytest.mark.parametrize(
    "value",
    [
        "[]",
        "{}",
        "[[møte]]",
        "{møte: ja}",
        '""',
        '"  "',
        "[møte, {a: b}]",
        "'\\x1b[31m'",
        "x" * 5000,
        "ja",
        "evt. rektor",
    ],
)
@pytest.mark.parametrize("name", ["fakta", "gir", "tar", "kreves_ved", "id", "start", "alvor"])
def test_whatever_stands_after_a_key_is_answered(name: str, value: str) -> None:
    found = checked(guide(ruled(**{name: value})))
    assert all(one.span.start.line > 0 for one in found.diagnostics)
    assert all(len(str(said)) < 2000 for one in found.diagnostics for said in one.values.values())


def test_a_hundred_rules_and_as_many_names_are_still_told_shortly() -> None:
    rules = (ruled(id=f"K{number % 100:02}", gir=f"Borte {number}") for number in range(1, 300))
    assert len(checked(guide(*rules)).diagnostics) == 2 * MOST_OF_ONE_KIND
