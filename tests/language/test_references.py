"""Looking names up: by id and by title, and what is said when nobody has the name."""

import pytest

from engine.diagnostics import Position, Span
from engine.guideline.registry import Role
from engine.guideline.vocabulary import Language, RoleKind
from engine.i18n.catalogue import LANGUAGES, template
from engine.language import unknown as unknowns
from engine.language.context import Context
from engine.language.references import Names
from engine.language.registers import Named, Register, register
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.suggest import choices, closest, shown
from engine.language.tree import Scalar, Sequence
from engine.language.unknown import TOOL, Allowed, Unknown, unknown

HERE = Span("x", Position(1, 1), Position(1, 5))
KINDS = [kind for kind in vars(unknowns).values() if isinstance(kind, Unknown)]
ALWAYS_SOME = {"unknown-target", "unknown-step", "unknown-value", "unknown-recipient", "unknown-start", "unknown-spot"}


def said(text: str) -> Scalar:
    return Scalar(text, HERE)


def allowed(*names: str) -> Allowed:
    return Allowed(names, names)


@pytest.fixture
def context() -> Context:
    return Context("x", Language.BOKMAL)


@pytest.fixture
def names(context: Context) -> Names:
    made = Names(context)
    made.add_role(Role(id="barn", title="Barnet", kind=RoleKind.CHILD))
    made.add_role(Role(id="mor", title="Mor", kind=RoleKind.GUARDIANS))
    made.add_role(Role(id="lærer", title="Kontaktlærer", kind=RoleKind.EMPLOYEE))
    made.add_role(Role(id="rektor", title="Rektor", kind=RoleKind.EMPLOYEE))
    made.services = register([Named("ppt", "PP-tjenesten")])
    made.bodies = register([Named("team", "Drøftingsteamet")])
    return made


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.message)
def test_an_unknown_name_is_told_with_what_may_be_meant(kind: Unknown, context: Context) -> None:
    unknown(context, kind, scalar=said("lærrer"), allowed=lambda: allowed("lærer", "rektor"))
    unknown(context, kind, scalar=said("ordfører"), allowed=lambda: allowed("lærer", "rektor"))
    unknown(context, kind, scalar=said("rådmann"), allowed=allowed)
    codes = [finding.message for finding in context.findings]
    assert codes == [f"{kind.message}-did-you-mean", f"{kind.message}-choices", f"{kind.message}-none"]
    for finding in context.findings[: 2 if kind.message in ALWAYS_SOME else 3]:
        for sentence in (template(finding.message, language) for language in LANGUAGES):
            assert str(finding.values["name"]) in sentence.format(**finding.values)


def test_each_kind_of_name_has_its_own_rule() -> None:
    assert len(KINDS) == 16
    assert len({kind.rule for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("text", ["barn", "Barn", "BARNET", " barnet "])
def test_a_name_is_an_id_or_a_title_in_any_letters(text: str, names: Names) -> None:
    assert names.role(said(text)) == "barn"


def test_a_word_for_a_kind_names_the_only_role_of_that_kind(names: Names, context: Context) -> None:
    assert names.role(said("foresatte")) == "mor"
    assert context.findings == []
    assert names.role(said("ansatt")) is None
    assert [finding.message for finding in context.findings] == ["unknown-role-choices"]


def test_an_id_wins_over_a_title() -> None:
    both = register([Named("a", "b"), Named("b", "c")])
    assert both.find("b") == Named("b", "c")


def test_of_two_with_one_name_the_first_answers() -> None:
    made = Register()
    made.add(Named("a", "same"))
    made.add(Named("b", "same"))
    assert made.find("same") == Named("a", "same")
    assert made.names() == ("a", "b", "same")


def test_people_are_roles_services_and_bodies(names: Names) -> None:
    listed = Sequence((said("lærer"), said("evt. PP-tjenesten"), said("team")), HERE)
    found = names.people(listed)
    assert [(person.id, person.title, person.optional) for person in found] == [
        ("lærer", "Kontaktlærer", False),
        ("ppt", "PP-tjenesten", True),
        ("team", "Drøftingsteamet", False),
    ]


def test_a_role_cannot_be_involved_as_a_service(names: Names, context: Context) -> None:
    assert names.services_in(said("rektor")) == ()
    assert [finding.message for finding in context.findings] == ["role-not-service"]


def test_receivers_of_minutes(names: Names) -> None:
    assert names.everyone(said("Alle involverte")) == ((), True)
    assert names.everyone(Sequence((said("mor"), said("alle involverte")), HERE)) == (("mor",), True)
    assert names.everyone(said("mor")) == (("mor",), False)


def test_who_can_be_responsible(names: Names) -> None:
    listed = Sequence((said("ansatt"), said("tjeneste"), said("rektor")), HERE)
    assert names.responsible(listed) == ("employee", "service", "rektor")


def test_receivers_of_a_report(names: Names, context: Context) -> None:
    assert names.recipient(said("barnevern")) == "barnevern"
    assert names.recipient(said("Drøftingsteamet")) == "team"
    assert names.recipient(said("brannvesen")) is None
    assert [finding.rule for finding in context.findings] == ["R18"]


def test_any_employee_may_begin_a_case_and_no_role_stands_for_all_of_them(names: Names, context: Context) -> None:
    listed = Sequence((said("ansatt"), said("foresatte"), said("rektor")), HERE)
    found = names.anybody(listed)
    assert [(one.id, one.title) for one in found] == [("employee", "ansatt"), ("mor", "Mor"), ("rektor", "Rektor")]
    names.add_role(Role(id="ansatt", title="Enhver ansatt", kind=RoleKind.EMPLOYEE))
    assert [one.title for one in names.anybody(said("ansatt"))] == ["Enhver ansatt"]
    assert context.findings == []


def test_those_who_must_agree(names: Names, context: Context) -> None:
    listed = Sequence((said("barn"), said("foresatte"), said("tjenesten")), HERE)
    assert names.parties(listed) == ("barn", "mor", "service")
    assert context.findings == []


def test_nobody_is_told_of_a_thousand_names(context: Context) -> None:
    for number in range(MOST_OF_ONE_KIND + 50):
        unknown(context, KINDS[0], scalar=said(f"navn {number}"), allowed=allowed)
    assert len(context.findings) == MOST_OF_ONE_KIND


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hav", "hva"),
        ("Hvem", "hvem"),
        ("gaa til", "gå_til"),
        ("naar", "når"),
        ("moete", "møte"),
        ("bare nar", "bare_når"),
        ("stafet-logg", None),
        ("x", None),
        ("", None),
    ],
)
def test_guesses(text: str, meant: str | None) -> None:
    assert closest(text, ["hva", "hvem", "gå_til", "når", "møte", "bare_når"]) == meant


def test_at_most_eight_choices_are_shown() -> None:
    assert choices(str(number) for number in range(20)).count("«") == 8


def test_a_long_text_is_quoted_short_and_on_one_line() -> None:
    assert shown("a\nb  c") == "a b c"
    assert len(shown("x" * 1000)) == 60
    assert shown("a\x1bb") == "a\ufffdb"


def test_one_name_in_many_places_is_one_finding_at_the_first_of_them(context: Context) -> None:
    places = [Span("x", Position(line, 1), Position(line, 5)) for line in (7, 3, 9, 3)]
    for place in places:
        unknown(context, TOOL, scalar=Scalar("lupe", place), allowed=allowed)
    assert [(told.span, told.related) for told in context.findings] == [(places[1], (places[0], places[2]))]


def test_the_same_unknown_value_of_two_facts_is_two_findings(names: Names, context: Context) -> None:
    names.facts = {"alder": ("under 12", "over 12"), "skole": ("ja", "nei")}
    assert names.fact_value("alder", said("kanskje")) is None
    assert names.fact_value("skole", said("kanskje")) is None
    assert len(context.findings) == 2


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [(Language.BOKMAL, "føresette", "foresatte"), (Language.NYNORSK, "foresatte", "føresette")],
)
def test_a_word_of_the_other_language_is_told_as_that(language: Language, written: str, meant: str) -> None:
    names = Names(Context("x", language))
    names.add_role(Role(id="mor", title="Mor", kind=RoleKind.GUARDIANS))
    assert names.ids(said(written)) == ()
    assert [(told.rule, told.message, told.values["suggestion"]) for told in names.context.findings] == [
        ("S04", "word-other-language", meant)
    ]


def test_a_title_split_at_its_comma_is_told_and_read_as_one(names: Names, context: Context) -> None:
    names.tools = register([Named("a", "Plan, mål og tiltak"), Named("b", "Brev")])
    listed = Sequence((said("Brev"), said("plan"), said("mål og tiltak")), HERE, flow=True)
    assert names.tools_in(listed) == ("b", "a")
    assert [(told.rule, told.message, told.values["text"]) for told in context.findings] == [
        ("Y09", "split-in-list", "Plan, mål og tiltak")
    ]


def test_parts_that_are_names_of_their_own_are_left_alone(names: Names, context: Context) -> None:
    names.tools = register([Named("a", "Plan, Brev"), Named("p", "Plan"), Named("b", "Brev")])
    assert names.tools_in(Sequence((said("Plan"), said("Brev")), HERE, flow=True)) == ("p", "b")
    assert context.findings == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Noter det du ser", "Skriv ned det du ser"),
        ("Samtale med foreldrene", "Snakk med foreldre"),
        ("Evaluer det", None),
        ("hjem til mor", None),
    ],
)
def test_a_new_title_is_known_by_the_words_it_shares(text: str, meant: str | None) -> None:
    assert closest(text, ["Avslutt", "Skriv ned det du ser", "Snakk med foreldre", "Møte hjemme hos mor"]) == meant
