"""Every way in which a municipality's own template can be wrong has its own sentence, and is met by it."""

import pytest

from engine.application.own_template import MOST_BYTES, OwnTemplate
from engine.exporters.own_documents import template_faults
from engine.i18n.messages.templates import MESSAGES

PAGE = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"
FOR = "{% for en in tiltak %}"
WRONG = [
    ("x", "mal.pdf", "template.suffix"),
    ("x", "mal.DOCX", "template.word"),
    ("x" * (MOST_BYTES + 1), "mal.md", "template.too-large"),
    ("\n\udce5", "mal.md", "template.encoding"),
    ("a\u200bb", "mal.md", "template.unseen"),
    ("{{ alias }}" * 2_001, "mal.md", "template.too-many"),
    ("{{ alias" + " or alias" * 60 + " }}", "mal.md", "template.too-long"),
    ("{{ alias" + " or alias" * 14 + " }}", "mal.md", "template.too-deep"),
    ("{{ alias" + " | stor" * 14 + " }}", "mal.md", "template.too-deep"),
    ("{% if " + "not " * 14 + "alias %}x{% endif %}", "mal.md", "template.too-deep"),
    ("{% if alias" + " and alias" * 14 + " %}x{% endif %}", "mal.md", "template.too-deep"),
    ("{% if alias %}" * 14 + "{% endif %}" * 14, "mal.md", "template.too-deep"),
    ("{% if alias %}" * 400 + "{% endif %}" * 400, "mal.md", "template.too-deep"),
    ("{{ alias", "mal.md", "template.unclosed"),
    ("{{ alias %}", "mal.md", "template.unclosed"),
    ("{% if alias == 'x %}x{% endif %}", "mal.md", "template.unreadable"),
    ("{% if alias = 'x' %}x{% endif %}", "mal.md", "template.equals"),
    ("{% if alias %}", "mal.md", "template.unreadable"),
    ("{{ alias alias }}", "mal.md", "template.unreadable"),
    ("{% include alias %}", "mal.md", "template.tag"),
    ("{% raw %}x{% endraw %}", "mal.md", "template.tag"),
    ("{{ (alias) }}", "mal.md", "template.call"),
    ("{{ tiltak[alias] }}", "mal.md", "template.index"),
    ("{{ alias ~ alias }}", "mal.md", "template.sign"),
    ("{{ tiltak.0 }}", "mal.md", "template.number"),
    ("{{ alias if alias else spurt }}", "mal.md", "template.inline-if"),
    ("{{ alias is defined }}", "mal.md", "template.test"),
    ("{% if alias is string %}x{% endif %}", "mal.md", "template.test"),
    ("{{ 'x' }}", "mal.md", "template.literal"),
    ("{{ true }}", "mal.md", "template.literal"),
    ("{{ not alias }}", "mal.md", "template.other"),
    ("{{ alias and spurt }}", "mal.md", "template.other"),
    ("{{ alias == 'x' }}", "mal.md", "template.other"),
    ("{% if 'x' in alias %}x{% endif %}", "mal.md", "template.compare"),
    ("{% if alias == spurt %}x{% endif %}", "mal.md", "template.compare"),
    ("{% if alias == 'a' == 'b' %}x{% endif %}", "mal.md", "template.compare"),
    ("{% if tiltak == 'x' %}x{% endif %}", "mal.md", "template.compared"),
    ("{% if sak.øvelse == 'x' %}x{% endif %}", "mal.md", "template.compared"),
    ("{{ cycler }}", "mal.md", "template.name"),
    ("{{ tiltakk }}", "mal.md", "template.name-near"),
    ("{{ sak.__class__ }}", "mal.md", "template.name"),
    ("{{ tiltak.navn }}", "mal.md", "template.part-of-list"),
    ("{{ alias.__class__ }}", "mal.md", "template.part-of-text"),
    ("{{ sak.øvelse }}", "mal.md", "template.flag-written"),
    ("{{ sak }}", "mal.md", "template.group-written"),
    ("{{ tiltak }}", "mal.md", "template.list-of-groups"),
    ("{{ møter | avsnitt }}", "mal.md", "template.list-of-groups"),
    ("{{ alias | avsnitt }}", "mal.md", "template.list-written"),
    ("{{ alias | upper }}", "mal.md", "template.filter"),
    ("{{ sak.øvelse | stor }}", "mal.md", "template.flag-written"),
    ("{{ tiltak | komma }}", "mal.md", "template.list-of-groups"),
    ("{{ alias | komma }}", "mal.md", "template.filter-list"),
    ("{% if alias | stor %}x{% endif %}", "mal.md", "template.filter-asked"),
    ("{% for en in alias %}x{% endfor %}", "mal.md", "template.no-list"),
    ("{% for en in sak %}x{% endfor %}", "mal.md", "template.no-list"),
    ("{% for en in tiltak if en %}x{% endfor %}", "mal.md", "template.loop-simple"),
    ("{% for en in tiltak recursive %}x{% endfor %}", "mal.md", "template.loop-simple"),
    ("{% for self in tiltak %}x{% endfor %}", "mal.md", "template.loop-name"),
    ("{% for sak in tiltak %}x{% endfor %}", "mal.md", "template.loop-name"),
    ("{% for En in tiltak %}x{% endfor %}", "mal.md", "template.loop-name"),
    (f"{FOR}{{% for en in møter %}}x{{% endfor %}}{{% endfor %}}", "mal.md", "template.loop-name"),
    (f"{FOR}{{% for to in møter %}}x{{% endfor %}}{{% endfor %}}", "mal.md", "template.loop-inside"),
    ("<p>x</p>", "mal.html", "template.whole-page"),
    (PAGE.format("<p {{ alias }}>"), "mal.html", "template.between-tags"),
    (PAGE.format("a < b"), "mal.html", "template.between-tags"),
    (PAGE.format("<script>x</script>"), "mal.html", "template.element"),
    (PAGE.format("<p OnClick=x>"), "mal.html", "template.element"),
]
OF_THE_COMMAND = {"template.fault", "template.none-written", "template.too-much"}


@pytest.mark.parametrize(("template", "name", "code"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_called_what_it_is(template: str, name: str, code: str) -> None:
    own = OwnTemplate(name=name, content=template.encode("utf-8", "surrogateescape"))
    found = template_faults(own, "stafettlogg")
    assert code in {fault.message for fault in found}, found


def test_every_sentence_about_templates_is_met() -> None:
    said = {code for code in MESSAGES if code.startswith("template.")}
    assert {code for _, _, code in WRONG} == said - OF_THE_COMMAND


def faults_of(template: str) -> list[tuple[int, str, dict[str, str]]]:
    own = OwnTemplate(name="mal.md", content=template.encode())
    return [(fault.line, fault.message, dict(fault.arguments)) for fault in template_faults(own, "stafettlogg")]


@pytest.mark.parametrize(
    ("template", "line", "closing"),
    [
        ("Sak\n{% for en in tiltak\n{{ en.navn }}\n{% endfor %}\n{{ tull }}\n", 2, "%}"),
        ("Sak\n{% for en in tiltak %}\n{{ tull }}\n{% endfor\nDa's {{ alias }} og det's\n", 4, "%}"),
        ("{{ alias }}\n{{ alias\n", 2, "}}"),
        ("{# {{ #}\n\n{# aldri ferdig\n{{ alias }}", 3, "#}"),
    ],
)
def test_a_code_that_is_not_closed_is_told_alone_and_on_its_own_line(template: str, line: int, closing: str) -> None:
    ((where, message, arguments),) = faults_of(template)
    assert (where, message, arguments["closing"]) == (line, "template.unclosed", closing)


def test_signs_in_quotation_marks_and_comments_close_and_open_nothing() -> None:
    assert faults_of("{# {{ og {% #}{% if alias == '{{ %}' %}x{% endif %}{{ alias or \"%}\" }}") == []


def test_what_a_message_says_to_write_can_be_written() -> None:
    ((_, message, told),) = faults_of("{{ alias | avsnitt }}")
    assert message == "template.list-written"
    name = told["name"]
    assert faults_of(f"{{% for en in {name} %}}{{{{ en }}}}{{% endfor %}}{{{{ {name} | komma }}}}") == []
    ((_, message, told),) = faults_of("{{ tiltak | komma }}")
    assert message == "template.list-of-groups"
    assert faults_of(f"{{% for en in {told['name']} %}}{{{{ en.{told['part']} }}}}{{% endfor %}}") == []


def test_a_loop_in_a_loop_may_go_through_the_parts_of_what_is_in_hand() -> None:
    assert faults_of("{% for en in tiltak %}{% for to in en.navn | avsnitt %}{{ to }}{% endfor %}{% endfor %}") == []
