"""A guide on a base: what it takes, what it changes and in which order, and where each line of it is written."""

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import excerpt_of
from engine.guideline.compile import compile_process
from engine.guideline.element import Element
from engine.guideline.model import Guideline
from engine.guideline.vocabulary import Language, RoleKind, Urgency
from engine.language.merge import SECTIONS
from engine.language.shape import GUIDE
from engine.values import Struct, fields, replace
from tests.language.on_a_base import BASE, BASE_NB, BASES, HEAD_NB, HEAD_NN, OWN, findings, guide, level, step, told_of

ALL = """\
om: [{tittel: Forebygging, tekst: Vær snill.}]
roller:
  barn: {tittel: Barnet, er: hovedperson}
  lærer: {tittel: Læreren, er: ansatt}
verktøy:
  notat: {type: mal}
  bok: Boka
gjelder_alltid:
  - {id: vold, hvis: Du mistenker vold, gjør: Ring., meld_til: {politi: ved behov}}
nivåer:
  - nivå: 2
    tittel: Samarbeid
endringer:
  - endre: Veien videre
    på_nivå: [1]
    hva: Velg sammen.
    legg_til_valg: {Be om hjelp: nivå 2}
  - legg_til_etter: Evaluer
    steg: Skriv ned
    hva: Skriv.
    hvem: [lærer]
    verktøy: [bok]
  - legg_til_først: nivå 1
    møte: Møtes
    hva: Møtes.
    hvem: [barn]
    verktøy: ikke oppgitt
  - ta_bort: Tilbake (Veien videre)
    begrunnelse: Vi går ikke tilbake.
  - {endre: Evaluer, tittel: Se tilbake}
  - {endre: nivå 1, formål: Hjelpe.}
"""


# ------------------------------------------------------------ what is taken as it is


def without_head(guideline: Guideline) -> Guideline:
    return replace(guideline, head=guide().head)


def test_a_guide_without_changes_says_what_its_base_says() -> None:
    base = told_of(BASE_NB).guideline
    assert base is not None
    assert without_head(base) == guide()


def test_the_head_is_always_the_guides_own() -> None:
    head = guide().head
    assert (head.id, head.title, head.version, head.builds_on) == ("egen", "Vår egen", "2", "grunn")
    assert head.municipality is None


def test_every_section_is_either_head_or_taken_from_the_base() -> None:
    of_head = {slot.name for slot in GUIDE.slots[: GUIDE.slots.index(GUIDE.slot("about"))]} - {"labels"}
    of_head |= {"changes"}
    assert {slot.name for slot in GUIDE.slots} == SECTIONS | of_head
    assert not SECTIONS & of_head


def test_a_guide_in_nynorsk_builds_on_the_base_in_nynorsk() -> None:
    made = guide("endringar:\n  - {endre: Sjå etter, kva: Sjå to gonger.}\n", head=HEAD_NN)
    assert made.head.language is Language.NYNORSK
    assert step(made, "0/sjå-etter").what == "Sjå to gonger."


def test_a_guide_may_build_on_a_guide_that_builds_on_another() -> None:
    middle = HEAD_NB.replace("id: egen", "id: midt") + "endringer:\n  - {endre: Se etter, tittel: Se nøye}\n"
    own = HEAD_NB.replace("grunn", "midt") + "endringer:\n  - {endre: Se nøye, hva: To ganger.}\n"
    made = told_of(own, bases={**BASES, "midt.yaml": middle})
    assert made.guideline is not None
    assert step(made.guideline, "0/se-etter").what == "To ganger."
    assert list(made.texts) == [OWN, "midt.yaml", BASE]


# ------------------------------------------------------------ sections


def test_frame_texts_and_words_are_the_own_ones_first_and_then_the_others_of_the_base() -> None:
    made = guide("om: [{tittel: Forebygging, tekst: Vær snill.}]\nordliste: {barn: De små., eple: En frukt.}\n")
    assert [(one.title, one.text) for one in made.about] == [
        ("Forebygging", "Vær snill."),
        ("Slik leser du", "Les alt."),
    ]
    assert made.glossary == (("barn", "De små."), ("eple", "En frukt."), ("logg", "Boka."))


def test_lists_of_things_are_joined_by_id_and_own_keys_win() -> None:
    made = guide("verktøy:\n  bok: Boka\n  notat: {type: mal}\ntjenester: {PPT: Den andre.}\n")
    assert [(one.id, one.title) for one in made.tools] == [("notat", "Notatet"), ("plan", "Planen"), ("bok", "Boka")]
    assert made.tools[0].type == "template"
    assert made.tools[0].link == "Mappa på pulten"
    assert (made.services[0].title, made.services[0].explanation) == ("PPT", "Den andre.")


def test_the_values_of_a_fact_are_replaced_whole() -> None:
    made = guide("kjennetegn: {sakstype: [stor, liten], alder: [ung, gammel]}\n")
    assert [(one.id, one.values) for one in made.facts] == [
        ("sakstype", ("stor", "liten")),
        ("alder", ("ung", "gammel")),
    ]


def test_a_role_takes_the_place_of_the_bases_role_that_it_is() -> None:
    made = guide("roller: {brukar: {tittel: Brukaren, er: hovedperson}}\n")
    assert [one.id for one in made.roles] == ["brukar", "leder", "ansatt"]
    assert [one.id for one in step(made, "1/evaluer").hears] == ["brukar"]


def test_a_leader_or_an_employee_is_one_of_many_and_takes_nobodys_place() -> None:
    made = guide("roller: {rektor: {tittel: Rektor, er: leder}, lærer: {tittel: Læreren, er: ansatt}}\n")
    assert [one.id for one in made.roles] == ["hovedperson", "leder", "ansatt", "rektor", "lærer"]


def test_with_two_roles_of_a_kind_the_bases_role_stays() -> None:
    both = "roller: {jente: {tittel: Jenta, er: hovedperson}, gutt: {tittel: Gutten, er: hovedperson}}\n"
    assert [one.id for one in guide(both).roles if one.kind is RoleKind.SUBJECT] == ["hovedperson", "jente", "gutt"]


def test_a_level_that_the_base_does_not_have_comes_last() -> None:
    made = guide("nivåer: [{nivå: 2, tittel: Samarbeid}]\n")
    assert [one.id for one in made.levels] == ["0", "1", "2"]


def test_a_rule_can_be_made_sharper() -> None:
    own = """\
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold eller overgrep
    gjør: Meld nå.
    meld_til: {politi: ved behov, barnevern: alltid}
    holder_utenfor: leder
    klarerer: politi
"""
    rule, fire = guide(own).rules
    assert (rule.when, rule.do) == ("Du mistenker vold eller overgrep", "Meld nå.")
    assert [(one.id, one.urgency) for one in rule.report_to] == [
        ("barnevern", Urgency.ALWAYS),
        ("politi", Urgency.WHEN_NEEDED),
    ]
    assert [one.id for one in rule.kept_out] == ["hovedperson", "leder"]
    assert rule.cleared_by == ("politi",)
    assert fire.locked


# ------------------------------------------------------------ changes


def test_a_change_replaces_texts_lists_and_answers_whole() -> None:
    change = "{endre: Veien videre, på_nivå: [0], hva: Bestem., hvem: [leder], valg: {Ja: nivå 1}}"
    made = guide(f"endringer:\n  - {change}\n")
    changed = step(made, "0/veien-videre")
    assert (changed.what, [one.id for one in changed.who]) == ("Bestem.", ["leder"])
    assert [one.title for one in changed.answers] == ["Ja"]
    assert [one.title for one in step(made, "1/veien-videre").answers] == ["Avslutte", "Prøve igjen", "Tilbake"]


def test_a_change_can_be_made_on_several_levels_at_once() -> None:
    made = guide("endringer:\n  - {endre: Veien videre, på_nivå: [0, nivå 1], hva: Bestem.}\n")
    assert [step(made, f"{one}/veien-videre").what for one in "01"] == ["Bestem.", "Bestem."]


def test_what_a_reader_inferred_in_the_base_is_not_inferred_where_the_guide_says_it() -> None:
    made = guide("endringer:\n  - {endre: Se etter, hva: Se selv., hvorfor: Fordi., tolket: [hvorfor]}\n")
    changed = step(made, "0/se-etter")
    assert [name for name in ("what", "why", "who", "tools") if changed.is_inferred(name)] == ["why", "who", "tools"]


def test_answers_are_added_after_those_of_the_base() -> None:
    made = guide("endringer:\n  - {endre: Veien videre, på_nivå: [1], legg_til_valg: {Avbryte: ferdig}}\n")
    assert [one.title for one in step(made, "1/veien-videre").answers] == [
        "Avslutte",
        "Prøve igjen",
        "Tilbake",
        "Avbryte",
    ]


def test_answers_can_be_added_where_there_were_none() -> None:
    made = guide("endringer:\n  - {endre: Evaluer, legg_til_valg: {Bra: videre, Dårlig: Sett i gang}}\n")
    assert [one.title for one in step(made, "1/evaluer").answers] == ["Bra", "Dårlig"]


def test_a_step_is_added_after_another_or_first_on_a_level() -> None:
    steps = [one.id for one in level(guide(ALL), "1").steps]
    assert steps == ["1/møtes", "1/sett-i-gang", "1/evaluer", "1/skriv-ned", "1/veien-videre"]


def test_a_step_can_be_added_to_a_resting_place() -> None:
    bases = {BASE: BASE_NB + "  - {nivå: 2, tittel: Hvile}\n"}
    own = "  - {legg_til_først: nivå 2, steg: Ring, hva: Ring., hvem: [leder], verktøy: ikke oppgitt, gå_til: slutt}\n"
    assert [one.id for one in level(guide("endringer:\n" + own, bases=bases), "2").steps] == ["2/ring"]


def test_the_guides_own_levels_are_no_part_of_what_is_changed() -> None:
    own = HEAD_NB + "nivåer: [{nivå: 2, tittel: Samarbeid}]\nendringer:\n  - {endre: nivå 2, formål: Hjelpe.}\n"
    assert [found[:2] for found in findings(own)] == [("R32", "change-hits-nothing-did-you-mean")]


def test_a_step_can_be_taken_away_and_so_can_a_level_and_an_answer() -> None:
    own = """\
endringer:
  - {ta_bort: Gå videre, begrunnelse: Vi har ikke mer.}
  - {ta_bort: Evaluer, begrunnelse: Vi ser det.}
  - {ta_bort: nivå 1, begrunnelse: Vi har bare ett.}
"""
    made = guide(own)
    assert [one.id for one in made.levels] == ["0"]
    assert [one.title for one in step(made, "0/veien-videre").answers] == ["Avslutte"]


def test_a_new_title_leaves_the_id_and_the_old_title_still_leads_there() -> None:
    made = guide("endringer:\n  - {endre: Sett i gang, tittel: Begynn nå}\n  - {endre: Sett i gang, hva: Begynn.}\n")
    changed = step(made, "1/sett-i-gang")
    assert (changed.title, changed.what) == ("Begynn nå", "Begynn.")
    again = step(made, "1/veien-videre").answers[1]
    assert again.targets[0].ref == "1/sett-i-gang"


def test_the_steps_of_a_level_can_be_replaced_whole() -> None:
    own = """\
endringer:
  - endre: nivå 1
    tittel: Hjelp
    steg:
      - {steg: Hjelp, hva: Hjelp., hvem: [leder], verktøy: ikke oppgitt, gå_til: ferdig}
  - {endre: Hjelp, hva: Hjelp mer.}
"""
    made = guide(own)
    assert [(one.id, one.what) for one in level(made, "1").steps] == [("1/hjelp", "Hjelp mer.")]
    assert level(made, "1").title == "Hjelp"


def test_a_rule_can_be_changed_by_its_id() -> None:
    rule = guide("endringer:\n  - {endre: vold, gjør: Ring først., meld_til: {barnevern: alltid}}\n").rules[0]
    assert (rule.do, rule.report_to[0].urgency) == ("Ring først.", Urgency.ALWAYS)


def test_changes_are_made_in_the_order_in_which_they_stand() -> None:
    one, other = "  - {endre: Se etter, hva: En.}\n", "  - {endre: Se etter, hva: To.}\n"
    assert step(guide("endringer:\n" + one + other), "0/se-etter").what == "To."
    assert step(guide("endringer:\n" + other + one), "0/se-etter").what == "En."


def test_a_later_change_sees_what_an_earlier_one_made() -> None:
    own = """\
endringer:
  - {legg_til_etter: Se etter, steg: Spør, hva: Spør., hvem: [leder], verktøy: ikke oppgitt}
  - {legg_til_etter: Spør, steg: Svar, hva: Svar., hvem: [leder], verktøy: ikke oppgitt}
  - {endre: Svar, hva: Svar godt.}
"""
    made = guide(own)
    assert [one.title for one in level(made, "0").steps][:3] == ["Se etter", "Spør", "Svar"]
    assert step(made, "0/svar").what == "Svar godt."


# ------------------------------------------------------------ places


def elements(value: object) -> list[Element]:
    """Every element within a guide."""
    found = [value] if isinstance(value, Element) else []
    if isinstance(value, tuple):
        return [one for inner in value for one in elements(inner)]
    if isinstance(value, Struct):
        found += [one for field in fields(value) for one in elements(getattr(value, field.name))]
    return found


def test_every_element_stands_in_the_file_and_line_that_names_it() -> None:
    found = told_of(HEAD_NB + ALL)
    assert found.guideline is not None
    lines = {file: text.split("\n") for file, text in found.texts.items()}
    places = [one.at for one in elements(found.guideline) if one.at.line]
    assert {one.file for one in places} == {OWN, BASE}
    for one in found.guideline.levels:
        assert one.label in lines[one.at.file][one.at.line - 1]
        for inner in one.steps:
            assert inner.title in lines[inner.at.file][inner.at.line - 1]
            for answer in inner.answers:
                assert answer.title in lines[answer.at.file][answer.at.line - 1]
            for person in inner.who:
                line = lines[person.at.file][person.at.line - 1][person.at.column - 1 :]
                assert line.startswith((person.id, "hovedperson"))
    for tool in found.guideline.tools:
        assert tool.id in lines[tool.at.file][tool.at.line - 1]


@pytest.mark.parametrize(
    ("name", "field", "file"),
    [
        ("1/veien-videre", "what", OWN),
        ("1/veien-videre", "who", BASE),
        ("1/evaluer", "title", OWN),
        ("1/evaluer", "what", BASE),
        ("1/skriv-ned", "what", OWN),
        ("1/sett-i-gang", "what", BASE),
    ],
)
def test_each_field_knows_where_it_is_written(name: str, field: str, file: str) -> None:
    found = told_of(HEAD_NB + ALL)
    assert found.guideline is not None
    one = step(found.guideline, name)
    place = found.written[one.at, field]
    said = found.texts[place.file].split("\n")[place.line - 1][place.column - 1 :]
    assert place.file == file
    assert said.startswith({"what": "hva:", "who": "hvem:", "title": "tittel:"}[field])


def test_every_field_is_written_at_a_key_of_a_file() -> None:
    found = told_of(HEAD_NB + ALL)
    lines = {file: text.split("\n") for file, text in found.texts.items()}
    assert found.written
    for place in found.written.values():
        said = lines[place.file][place.line - 1][place.column - 1 :]
        assert ":" in said, (place, said)


def test_a_finding_in_the_base_stands_in_the_base_and_shows_its_line() -> None:
    found = told_of(HEAD_NB + "endringer:\n  - {ta_bort: nivå 0, begrunnelse: Nei.}\n", bases={BASE: UNLOCKED})
    (told,) = found.diagnostics
    assert (told.rule, told.message, told.span.file) == ("R20", "taken-away", BASE)
    assert told.values["line"] == told.related[0].start.line == 8
    assert excerpt_of(found, told)[0].strip() == "Tilbake: nivå 0"


UNLOCKED = BASE_NB.replace("        låst: ja\n", "")


def test_a_target_that_was_taken_away_is_told_with_the_change_that_did_it() -> None:
    own = HEAD_NB + "endringer:\n  - {ta_bort: Sett i gang, begrunnelse: Nei.}\n"
    (told,) = told_of(own).diagnostics
    assert (told.rule, told.message, told.span.file) == ("R06", "taken-away", BASE)
    assert (told.values["file"], told.values["line"]) == (OWN, 8)


# ------------------------------------------------------------ the digest


def digest(made: Guideline) -> str:
    return JsonCodec().digest(made)


def test_a_change_in_the_base_is_another_guide_and_a_comment_is_not() -> None:
    before = digest(guide())
    other = {**BASES, BASE: BASE_NB.replace("Se godt.", "Se svært godt.")}
    remark = {**BASES, BASE: "# en merknad\n" + BASE_NB}
    assert digest(guide(bases=other)) != before
    assert digest(guide(bases=remark)) == before


def test_what_is_pinned_holds_the_texts_of_both_files() -> None:
    found = told_of(HEAD_NB)
    assert found.guideline is not None
    codec = JsonCodec()
    packed = codec.pack(compile_process(found.guideline, digest(found.guideline)), found.texts)
    assert codec.sources(packed) == {OWN: HEAD_NB, BASE: BASE_NB}
    assert codec.unpack(packed).guideline == found.guideline


def test_an_answer_that_one_change_brings_another_can_take_away() -> None:
    added = "  - {endre: Veien videre, på_nivå: [1], legg_til_valg: {Vente: ferdig}}\n"
    taken = "  - {ta_bort: Vente, begrunnelse: Nei.}\n"
    titles = [
        [one.title for one in step(guide(f"endringer:\n{made}"), "1/veien-videre").answers]
        for made in (added, added + taken)
    ]
    assert titles == [["Avslutte", "Prøve igjen", "Tilbake", "Vente"], ["Avslutte", "Prøve igjen", "Tilbake"]]
