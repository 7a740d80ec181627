"""What lies in another compartment reaches no document, hostile text does nothing, and a missing field stops."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from jinja2 import UndefinedError

from engine.application.ports import Person
from engine.cases import events as ev
from engine.cases.vocabulary import Compartment, Outcome, ResponsibleKind
from engine.exporters import DOCUMENTS, FOR_FAMILY, formats_of
from engine.exporters.documents import environment, gather, render
from engine.exporters.harmless import paragraphs, visible, wrapped
from engine.exporters.lines import shared
from engine.exporters.names import Names
from engine.exporters.papers import ConsentPaper, LogPaper, MinutesPaper
from engine.guideline.vocabulary import Language
from engine.values import fields, replace
from tests.exporters.page import Page
from tests.exporters.small import LIVED, opened, process, record, view

HIDDEN: tuple[ev.EventBody, ...] = (
    ev.ConcernSuspected("vold", text="SKJULT blåmerker"),
    ev.ConcernReported("vold", to=("SKJULT barnevern",), text="SKJULT meldt"),
    ev.ShieldLifted("SKJULT politi", on_word="SKJULT lensmann"),
    ev.ShieldedAccessGiven("SKJULT kari"),
    ev.ShieldedAccessEnded("SKJULT kari"),
    ev.BodyConsulted("d1", "SKJULT instans", question="SKJULT spørsmål"),
    ev.AdviceReceived("d1", "SKJULT råd"),
)
HOSTILE = (
    "<script>alert(1)</script>{{ 7*7 }}{% raw %}\" onfocus='x' &amp; "
    "\x1b[31m\x00\u202emrofer\u2066\u200b\u2028\x85\ud800"
    "\r\n\nSamtykker\n---------\n\t</style></textarea><img src=x>"
)
EVERY = [(document, form) for document in DOCUMENTS for form in formats_of(document)]


def hostile() -> Iterator[ev.EventBody]:
    """One of everything that has a text, with hostile text in each."""
    bad = HOSTILE
    yield ev.CoordinatorOffered("p2")
    yield ev.CoordinatorAccepted("p2")
    yield ev.CoordinatorOffered(bad)
    yield ev.ConsentGiven("s1", bad, (bad, f"{bad}2"), (f"{bad}3",))
    yield ev.ServiceInvolved("andre", bad)
    yield ev.RoleBound("leder", name=bad)
    yield ev.MeasureStarted("t1", bad, bad, bad, ResponsibleKind.SERVICE, "1")
    yield ev.MeasuresEvaluated((("t1", Outcome.CONTINUED),), bad, (ev.View(bad, bad), ev.View(bad, None, bad)))
    yield ev.MeetingCalled("m1", date(2026, 12, 1), None, bad, (bad,), (), (bad,))
    yield ev.MeetingHeld((bad,), bad, (bad,), date(2027, 1, 5), bad)
    yield ev.ConsentRefused(bad, (f"{bad}4",), bad)


# ---------------------------------------------------------------- compartments


@pytest.mark.parametrize(("document", "form"), EVERY)
def test_what_is_shielded_or_a_services_own_is_in_no_document(document: str, form: str) -> None:
    for hidden in HIDDEN:
        assert ev.compartment_of(type(hidden)) is not Compartment.COMMON
    plain = render(view(*LIVED), document, format=form, language="nb", practice=False)
    apart = [one for one in HIDDEN if document != "stafettlogg" or not isinstance(one, ev.BodyConsulted)]
    assert render(view(*LIVED, *apart), document, format=form, language="nb", practice=False) == plain
    assert "SKJULT" not in plain


@pytest.mark.parametrize("form", formats_of("stafettlogg"))
def test_a_log_says_which_body_was_asked_and_never_what_was_said(form: str) -> None:
    bodies = [replace(one, body="but") if isinstance(one, ev.BodyConsulted) else one for one in HIDDEN]
    written = render(view(*bodies), "stafettlogg", format=form, language="nb", practice=False)
    assert "SKJULT" not in written
    assert "Barne- og ungdomsteamet" in written.replace("\\", "")
    anonymous = [replace(one, anonymous=True) if isinstance(one, ev.BodyConsulted) else one for one in bodies]
    for hidden, document in ((anonymous, "stafettlogg"), (bodies, FOR_FAMILY)):
        silent = render(view(*hidden), document, format=form, language="nb", practice=False)
        assert "Barne- og ungdomsteamet" not in silent.replace("\\", "")


def test_what_is_apart_is_gone_before_any_line_is_made() -> None:
    case = view(*LIVED, *HIDDEN)
    names = Names(process=case.process, people=case.people, unknown="?", holder="?", employee="?")
    common = shared(case, names)
    assert [type(event.body) for event in common.events] == [ev.CaseOpened, *map(type, LIVED)]
    assert case.state.suspected
    assert not common.state.suspected
    assert case.state.consultations
    assert common.state.consultations == ()


def test_every_kind_of_event_outside_the_common_part_is_tried() -> None:
    apart = {kind for kind in get_args(ev.EventBody) if ev.compartment_of(kind) is not Compartment.COMMON}
    assert {type(body) for body in HIDDEN} == apart


def test_the_text_that_is_looked_for_would_be_found_in_the_common_part() -> None:
    assert "SKJULT" in render(
        view(*LIVED, ev.MeetingHeld(minutes="SKJULT")), "referat", format="text", language="nb", practice=False
    )


# ---------------------------------------------------------------- hostile text


@pytest.mark.parametrize(("document", "form"), EVERY)
def test_hostile_text_is_shown_and_not_obeyed(document: str, form: str) -> None:
    people = {"p2": Person("p2", "x", HOSTILE), "p1": Person("p1", "y", HOSTILE)}
    events = record(opened(alias=HOSTILE), *hostile())
    case = replace(view(events=events, of=process(municipality=HOSTILE)), people=people)
    written = render(case, document, format=form, language="nb", practice=True)
    unseen = {sign for sign in written if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert unseen == {"\n"}
    sign = "[U+{}]"
    if form == "markdown":
        assert "\n---" not in written
        written = re.sub(r"\\([^\w\s])", r"\1", written)
    elif form == "json":
        sign, written = "\\u{}", re.sub(r"\\u(\w{4})", lambda code: f"\\u{code[1].upper()}", written)
    codes = ("001B", "0000", "202E", "2066", "200B", "2028", "0085", "D800")
    assert [code for code in codes if sign.format(code) not in written] == []
    assert "{{ 7*7 }}{% raw %}" in " ".join(written.split())
    assert "49" not in written
    written.encode("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_hostile_text_makes_no_element_and_no_attribute(document: str) -> None:
    events = record(opened(alias=HOSTILE), *hostile())
    quiet = Page(render(view(*LIVED), document, format="html", language="nb", practice=False))
    loud = Page(render(view(events=events), document, format="html", language="nb", practice=False))
    made = {"p", "dl", "dt", "dd", "section", "ol"}
    assert {node.tag for node in loud.nodes} <= {node.tag for node in quiet.nodes} | made
    assert not [name for node in loud.nodes for name in node.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(node.text for node in loud.all("main"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_hostile_text_cannot_pass_for_a_heading_of_a_plain_text(document: str) -> None:
    events = record(opened(alias=HOSTILE), *hostile())
    quiet = render(view(*LIVED), document, format="text", language="nb", practice=False)
    loud = render(view(events=events), document, format="text", language="nb", practice=False)
    assert loud.count("\n---------\n") == quiet.count("\n---------\n")
    assert max(map(len, loud.split("\n"))) <= 80


def test_markup_that_a_template_joins_is_made_harmless_too() -> None:
    template = environment("nb").from_string("{{ ['\x1b', '<b>'] | join(', ') }}")
    assert template.render() == "[U+001B], &lt;b&gt;"


def test_visible_text_keeps_line_breaks_and_letters() -> None:
    assert visible("Æ\r\nø\rå\té مرحبا\u00ad") == "Æ\nø\nå é مرحبا[U+00AD]"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert paragraphs("\nett \nto\n \n\n\ntre\n") == ("ett\nto", "tre")
    assert paragraphs("\n") == ()


def test_wrapped_text_keeps_the_lines_somebody_typed() -> None:
    assert wrapped("- a\n- bb cc", 1, hang=2, width=7) == " - a\n   - bb\n   cc"
    assert wrapped("", width=10) == ""


# ---------------------------------------------------------------- missing fields


def test_a_field_that_is_missing_stops_the_document() -> None:
    for source in ("{{ missing }}", "{% if missing %}{% endif %}", "{{ head.missing }}", "{{ missing | wrapped }}"):
        with pytest.raises(UndefinedError):
            environment("nb").from_string(source).render(head=object())


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize(
    ("document", "name", "field"),
    [
        (document, name, one.name)
        for document, name, paper in (
            ("samtykke", "consent", ConsentPaper),
            ("referat", "minutes", MinutesPaper),
            ("stafettlogg", "log", LogPaper),
        )
        for one in fields(paper)
    ],
)
def test_each_field_of_a_document_is_asked_for(document: str, name: str, field: str, form: str) -> None:
    case = view() if field == "invited" else view(*LIVED)
    paper = gather(case, document, language="nb", practice=False)
    told = {one.name: getattr(paper, one.name) for one in fields(paper) if one.name != field}
    with pytest.raises(UndefinedError):
        environment("nb").get_template(f"{name}.{form}.j2").render(told)


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("bodies", [(), LIVED], ids=["new", "lived"])
def test_a_page_is_whole_alone_and_readable_by_a_machine(
    document: str, language: Language, bodies: tuple[ev.EventBody, ...]
) -> None:
    written = render(view(*bodies, of=process(language)), document, format="html", language=language, practice=True)
    read = Page(written)
    assert read.all("html")[0].attributes["lang"] == language
    assert len(read.all("h1", "main", "title")) == 3
    assert read.all("title")[0].text.endswith("– Sak 2026-014")
    assert not read.all("script", "link", "img", "iframe", "object", "form", "a")
    assert not any(word in written for word in ("http:", "https:", "url(", "@import", "src="))
    assert all(cell.attributes.get("scope") in {"col", "row"} for cell in read.all("th"))
    ids = [node.attributes["id"] for node in read.nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert {node.attributes.get("aria-labelledby") for node in read.all("table")} <= set(ids)
    named = [
        one for one in read.all("input", "textarea") if not {"aria-label", "aria-labelledby"} & set(one.attributes)
    ]
    assert [one.attributes for one in named if "label" not in one.inside] == []
    assert all(node.text for node in read.all("h1", "h2", "h3", "label", "dt", "dd", "li", "legend"))


def test_a_list_of_documents_costs_no_template_engine() -> None:
    asked = "import sys, engine.exporters as e; print(e.DOCUMENTS, 'jinja2' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert told.stdout == f"{DOCUMENTS} False\n"
