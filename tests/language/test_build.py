"""Building: what each key becomes, that both languages say the same, and that no key is read past."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engine.calendar import Unit
from engine.guideline.element import NOWHERE, Deadline, Element, Participant
from engine.guideline.model import Guideline, Head, Step, steps_of
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import (
    Anchor,
    Language,
    Requirement,
    RoleKind,
    StepKind,
    TargetKind,
    ToolStatus,
    ToolType,
    Urgency,
)
from engine.language.build import build
from engine.language.check import check
from engine.language.context import Context
from engine.language.nodes import read
from engine.language.rules.written_steps import kind_keys, written_steps
from engine.language.schema import file_name, violations
from engine.language.shape import CHANGE, GUIDE, LEVEL, STEP, Shape
from engine.language.terms import key
from engine.language.tree import Mapping, Node, Sequence, plain
from engine.values import Struct, fields, replace

HERE = Path(__file__).parent
SCHEMAS: dict[str, bytes] = {
    language: (HERE.parents[1] / "schemas" / file_name(language)).read_bytes() for language in Language
}
EVERY_KEY = {language: HERE / "ok" / f"every_key_{language}.yaml" for language in Language}
WHOLE = frozenset({"*"})
OF_A_BASE = {"builds_on", "changes"}


def guideline(path: Path) -> Guideline:
    found = check(path.read_bytes(), file=path.name, schemas=SCHEMAS).guideline
    assert found is not None
    return found


@pytest.fixture(scope="module")
def guide() -> Guideline:
    return guideline(EVERY_KEY[Language.BOKMAL])


def step(guide: Guideline, id_: str) -> Step:
    return next(step for level in guide.levels for step in steps_of(level) if step.id == id_)


# ------------------------------------------------------------ both languages, every key


def without_texts_of_language(part: object) -> object:
    """The part without what rightly differs: the language, deadlines as written, and names that the language gives."""
    match part:
        case Head():
            part = replace(part, language=Language.BOKMAL)
        case Deadline():
            part = replace(part, text="")
        case Participant(id=RoleKind.EMPLOYEE) | Ending(id="slutt"):
            part = replace(part, title="")
        case _:
            pass
    if isinstance(part, tuple):
        return tuple(without_texts_of_language(one) for one in part)
    if not isinstance(part, Struct):
        return part
    inner = {field.name: without_texts_of_language(getattr(part, field.name)) for field in fields(part)}
    return replace(part, **inner)


def test_the_twins_say_the_same() -> None:
    bokmal, nynorsk = (guideline(path) for path in EVERY_KEY.values())
    assert without_texts_of_language(bokmal) == without_texts_of_language(nynorsk)


@pytest.mark.parametrize("language", Language)
def test_the_twins_use_every_key(language: Language) -> None:
    root = read(EVERY_KEY[language].read_bytes(), file="x").root
    assert root is not None
    used = {name for name, _ in keyed(root)}
    # What a guide with a base writes beside these is told of in test_merge.py.
    parts = [shape for shape in shapes(GUIDE) if shape is not CHANGE]
    declared = {key(slot.name, language) for shape in parts for slot in shape.slots if slot.name not in OF_A_BASE}
    assert declared <= used


def shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for slot in shape.slots:
        if slot.shape:
            yield from shapes(slot.shape)


def keyed(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        for name, value in node.entries:
            yield name.text, value
            yield from keyed(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from keyed(item)


def thinned(node: Node) -> Iterator[tuple[str, Node]]:
    """The node with each one of its entries left out in turn, however deep, and the key that is gone."""
    if isinstance(node, Mapping):
        for place, (name, value) in enumerate(node.entries):
            before, after = node.entries[:place], node.entries[place + 1 :]
            yield f"{name.span.start.line}:{name.text}", replace(node, entries=before + after)
            for gone, inner in thinned(value):
                yield gone, replace(node, entries=(*before, (name, inner), *after))
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            for gone, inner in thinned(item):
                yield gone, replace(node, items=(*node.items[:place], inner, *node.items[place + 1 :]))


@pytest.mark.parametrize("language", Language)
def test_no_key_is_read_past(language: Language, guide: Guideline) -> None:
    whole = guideline(EVERY_KEY[language])
    root = read(EVERY_KEY[language].read_bytes(), file="x").root
    assert root is not None
    ignored, tried = [], 0
    for gone, rest in thinned(root):
        tried += 1
        assert isinstance(rest, Mapping)
        if list(violations(plain(rest), SCHEMAS[language])) or lost_kind(rest, language):
            continue
        context = Context("x", language)
        if build(rest, context) == whole and not context.findings:
            ignored.append(gone)
    assert tried > 150
    assert ignored == []


def lost_kind(root: Mapping, language: Language) -> bool:
    return not all(kind_keys(step, language) for step in written_steps(root, language))


@pytest.mark.parametrize("slot", [slot.name for slot in (*STEP.slots, *LEVEL.slots)])
def test_a_key_that_the_table_lost_would_be_told(slot: str) -> None:
    root = read(EVERY_KEY[Language.BOKMAL].read_bytes(), file="x").root
    assert root is not None
    schema = SCHEMAS[Language.BOKMAL].replace(f'"{key(slot, Language.BOKMAL)}": {{'.encode(), b'"noe annet": {')
    assert any(found.word == "additionalProperties" for found in violations(plain(root), schema))


# ------------------------------------------------------------ the head and the registries


def test_the_head(guide: Guideline) -> None:
    head = guide.head
    assert (head.id, head.title, head.language) == ("lillevik", "BTI i Lillevik", Language.BOKMAL)
    assert (head.municipality_number, head.version) == ("0301", "1.10")
    assert (head.updated, head.valid_from) == (date(2026, 3, 1), date(2026, 8, 15))
    assert head.contacts == (("spørsmål om BTI", "helsesykepleier"),)
    assert head.approved_by is None
    assert head.silent == {"approved_by"}


def test_a_role_is_what_it_says_or_what_its_name_says(guide: Guideline) -> None:
    kinds = {role.id: role.kind for role in guide.roles}
    assert kinds == {
        "barn": RoleKind.CHILD,
        "hjemmet": RoleKind.GUARDIANS,
        "holder": RoleKind.COORDINATOR,
        "helsesykepleier": RoleKind.EMPLOYEE,
    }
    assert guide.roles[0].explanation == "Barnet saken gjelder"
    assert guide.roles[0].title == "barn"


def test_the_registries(guide: Guideline) -> None:
    assert [service.chosen_in_case for service in guide.services] == [False, True]
    body = guide.bodies[0]
    assert (body.tools, body.form, body.via) == (("samtalemal",), "henvisning", "helsesykepleier")
    assert body.members == ("helsesykepleier", "ppt")
    assert body.counts_as_service
    tool, form = guide.tools
    assert (tool.type, tool.status, tool.also_called) == (ToolType.TEMPLATE, ToolStatus.IN_USE, ("samtaleskjema",))
    assert form.title == "Henvisningsskjema"
    kind = guide.meeting_types[0]
    assert kind.evaluates
    assert kind.tools == ("samtalemal",)
    assert kind.next_meeting
    assert kind.next_meeting.within
    assert (kind.next_meeting.within.low, kind.next_meeting.within.high, kind.next_meeting.within.soft) == (4, 6, True)
    assert kind.minutes
    assert (kind.minutes.to, kind.minutes.to_all_involved) == (("hjemmet",), True)


def test_a_standing_rule(guide: Guideline) -> None:
    rule = guide.rules[0]
    told = [(recipient.id, recipient.urgency) for recipient in rule.report_to]
    assert told == [("barnevern", Urgency.ALWAYS), ("politi", Urgency.SERIOUS_CONCERN)]
    assert rule.who[0].optional
    assert (rule.in_doubt, rule.doubt_body) == ("Drøftingsteamet", "team")
    assert [(person.id, person.title) for person in rule.kept_out] == [("hjemmet", "Foreldrene")]
    assert rule.cleared_by == ("barnevern", "politi", "ppt")
    assert rule.afterwards
    assert (rule.afterwards.kind, rule.afterwards.ref) == (TargetKind.LEVEL, "1")
    assert rule.locked


# ------------------------------------------------------------ levels and steps


def test_ids_carry_the_level_and_a_written_id_wins(guide: Guideline) -> None:
    assert [level.id for level in guide.levels] == ["undring", "1"]
    assert guide.levels[0].label == "0"
    assert [step.id for step in guide.levels[0].steps][:3] == [
        "undring/se",
        "undring/be-om-samtykke",
        "undring/loggmøte",
    ]


def test_a_step_with_everything(guide: Guideline) -> None:
    found = step(guide, "undring/se")
    assert [(person.id, person.optional, person.does) for person in found.who] == [
        ("helsesykepleier", False, "noterer"),
        ("ppt", True, None),
    ]
    assert found.tools == ("samtalemal",)
    assert found.deadline
    assert (found.deadline.low, found.deadline.high, found.deadline.unit) == (0, 0, Unit.DAYS)
    assert found.names == "holder"
    assert [(other.id, other.optional) for other in found.involves] == [("ppt", False), ("team", True)]
    assert found.contacts[0].title == "Foreldrene"
    assert found.minutes
    assert not found.minutes.to_all_involved
    assert found.next_meeting
    assert found.next_meeting.within is None
    assert found.inferred == {"who", "requires"}
    assert [demand.inferred for demand in found.requires] == [WHOLE]
    assert found.more == (("tips", "Ta med kaffe."),)


def test_silence_is_kept_apart_from_nothing(guide: Guideline) -> None:
    found = step(guide, "undring/be-om-samtykke")
    assert found.silent == {"who", "tools"}
    assert found.who == ()


def test_targets(guide: Guideline) -> None:
    consent = step(guide, "undring/be-om-samtykke")
    assert consent.goto
    assert (consent.goto.kind, consent.goto.ref) == (TargetKind.STEP, "undring/loggmøte")
    assert consent.if_refused
    assert (consent.if_refused.kind, consent.if_refused.ref) == (TargetKind.ENDING, "slutt")
    both, up = step(guide, "undring/veien-videre").answers
    assert [target.ref for target in both.targets] == ["uten oppfølging", "slutt"]
    assert [(target.kind, target.ref) for target in up.targets] == [(TargetKind.LEVEL, "1")]
    assert [target.inferred for target in up.targets] == [WHOLE]
    assert up.inferred == {"targets"}
    assert up.id == "opp-et-nivå"
    assert up.sets == (("sakstype", "ordinær"),)
    assert up.deadline
    assert (up.deadline.high, up.deadline.anchor) == (3, Anchor.CASE_OPENED)
    assert [demand.requirement for demand in up.requires] == [
        Requirement.CONSENT,
        Requirement.COORDINATOR,
        Requirement.EVALUATION,
        Requirement.CHILD_TALK,
        Requirement.NEXT_MEETING,
        Requirement.CHECKLIST,
    ]


def test_the_kinds_and_what_only_they_have(guide: Guideline) -> None:
    assert {step.kind for step in guide.levels[0].steps} == set(StepKind)
    meeting, measures = step(guide, "undring/loggmøte"), step(guide, "undring/sett-i-gang")
    assert meeting.covers == (measures.id,)
    assert meeting.evaluates
    guards = [(guard.fact, guard.values) for guard in meeting.guards]
    assert guards == [("sakstype", ("skolemiljø",)), ("barnets alder", ("voksen",))]
    assert measures.responsible == ("employee", "service", "hjemmet")
    assert measures.who[0].id == "helsesykepleier"
    talk = step(guide, "undring/drøft")
    assert (talk.body, talk.anonymous, talk.form) == ("team", True, "henvisning")


def test_the_plain_ending_comes_only_where_it_is_used(guide: Guideline) -> None:
    assert [ending.id for ending in guide.endings] == ["uten oppfølging", "til barnevernet", "slutt"]
    assert guideline(HERE / "ok" / "resting.yaml").endings == (Ending(id="slutt", title="Avslutta"),)
    assert [ending.id for ending in guideline(HERE / "ok" / "same_titles.yaml").endings] == ["evaluer"]


def test_a_title_belongs_to_its_own_level_first() -> None:
    steps = guideline(HERE / "ok" / "same_titles.yaml").levels[0].steps
    refs = [(target.kind, target.ref) for answer in steps[-1].answers for target in answer.targets]
    assert refs == [(TargetKind.LEVEL, "2"), (TargetKind.STEP, "2/evaluer"), (TargetKind.STEP, "1/evaluer")]
    assert steps[1].covers == ("1/planlegg", "1/spør")


def test_a_title_wins_over_a_word_only_by_case() -> None:
    level = guideline(HERE / "ok" / "unnamed_level.yaml").levels[0]
    assert (level.id, [step.id for step in level.steps]) == ("-", ["-/slutt", "-/nei", "-/siste"])
    refs = [[target.ref for target in answer.targets] for answer in level.steps[1].answers]
    assert refs == [["slutt"], ["-/nei"], [None, "slutt"]]


# ------------------------------------------------------------ places


def test_every_place_is_where_the_thing_is_named(guide: Guideline) -> None:
    lines = EVERY_KEY[Language.BOKMAL].read_text("utf-8").split("\n")

    def word(element: Element) -> str:
        return lines[element.at.line - 1][element.at.column - 1 :]

    found = step(guide, "undring/se")
    assert word(guide.head).startswith("handlingsveileder")
    assert word(guide.roles[1]).startswith("hjemmet:")
    assert word(guide.rules[0]).startswith("id: vold")
    assert word(guide.levels[0]).startswith("nivå: 0")
    assert word(found).startswith("steg: Oppmerksomhet")
    assert word(found.requires[0]).startswith("begrunnelse]")
    assert word(found.who[1]).startswith("evt. ppt")
    assert found.minutes
    assert word(found.minutes).startswith("referat: ja")
    answer = step(guide, "undring/veien-videre").answers[1]
    assert word(answer).startswith("Opp et nivå:")
    assert word(answer.targets[0]).startswith("fase 1")
    assert guide.endings[-1].at == NOWHERE
