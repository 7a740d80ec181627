"""Hostile templates do nothing: each is refused with a place and in words, in bounded time and memory."""

import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from engine.application.own_template import MOST_BYTES, Order, OwnTemplate, TemplateFault
from engine.exporters import own_documents
from engine.exporters.own_documents import fill, template_faults
from engine.i18n import LANGUAGES, text
from tests.exporters.small import LIVED, view

FOLDER = Path(__file__).with_name("templates")
PAGE = "<html><head></head><body>"
LARGE = {
    "deep-and.txt": "{% if alias" + " and alias" * 15_000 + " %}x{% endif %}",
    "deep-brackets.txt": "{{ " + "[" * 50_000 + " }}",
    "deep-concat.txt": "{{ 'x'" + " ~ alias" * 15_000 + " }}",
    "deep-filters.txt": "{{ alias" + " | stor" * 20_000 + " }}",
    "deep-if.txt": "{% if alias %}" * 900 + "{% endif %}" * 900,
    "deep-minus.txt": "{{ " + "-" * 90_000 + "alias }}",
    "deep-not.txt": "{% if " + "not " * 40_000 + "alias %}x{% endif %}",
    "deep-or.txt": "{{ alias" + " or alias" * 15_000 + " }}",
    "deep-parentheses.txt": "{{ " + "(" * 50_000 + "alias" + ")" * 50_000 + " }}",
    "deep-points.txt": "{{ sak" + ".nummer" * 20_000 + " }}",
    "large.txt": "x" * (MOST_BYTES + 1),
    "long-float.txt": "{{ " + "9" * 100_000 + ".0 }}",
    "long-hex.txt": "{{ 0x" + "f" * 100_000 + " }}",
    "long-name.txt": "{{ " + "a" * 150_000 + " }}",
    "long-number.txt": "{{ " + "9" * 100_000 + " }}",
    "many-attributes.html": f"{PAGE}<p" + " a=b" * 45_000 + '"',
    "many-comments.html": PAGE + "<!--" * 45_000,
    "many-conditions.txt": "{% if alias %}{% endif %}" * 2_500,
    "many-loops.txt": "{% for en in tiltak %}" * 150 + "{% endfor %}" * 150,
    "many-open-tags.html": PAGE + "<a " * 60_000,
    "many-values.txt": "{{ alias }}" * 15_000,
    "open-braces.txt": "{{" * 90_000,
    "open-comments.txt": "{#" * 90_000,
    "open-orders.txt": "{%" * 90_000,
    "open-quote.txt": "{{ '" + "\\" * 190_000,
    "spaces.txt": "{{" + " " * 190_000,
    "unseen.txt": "\u202e" * 60_000,
}
LINES = {"another-document.txt": 2, "class.txt": 2, "include.txt": 2, "mro-in-part.txt": 3, "unopened-end.txt": 2}
SECONDS = 1.0
BYTES = 60_000_000


def hostile() -> Iterator[OwnTemplate]:
    for path in sorted(FOLDER.iterdir()):
        yield OwnTemplate(name=path.name, content=path.read_bytes())
    for name, content in LARGE.items():
        yield OwnTemplate(name=name, content=content.encode())


HOSTILE = [pytest.param(template, id=template.name) for template in hostile()]


def order(template: OwnTemplate, *, practice: bool = False) -> Order:
    return Order(document="stafettlogg", language="nb", practice=practice, template=template)


def test_there_are_many() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("template", HOSTILE)
def test_a_hostile_template_is_refused_with_a_place_in_words(template: OwnTemplate) -> None:
    found = template_faults(template, "stafettlogg")
    lines = template.content.count(b"\n") + 1
    assert found
    assert all(1 <= fault.line <= lines for fault in found)
    assert LINES.get(template.name) in {None, found[0].line}
    for language in LANGUAGES:
        for fault in found:
            assert len(text(fault.message, language, **dict(fault.arguments))) < 400
    assert isinstance(fill(view(*LIVED), order(template)), TemplateFault)


@pytest.mark.parametrize("template", HOSTILE)
def test_refusing_costs_little(template: OwnTemplate) -> None:
    began = time.perf_counter()
    template_faults(template, "stafettlogg")
    assert time.perf_counter() - began < SECONDS
    tracemalloc.start()
    template_faults(template, "stafettlogg")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < BYTES


REACHING = [
    "alias.__class__",
    "alias.__class__.__mro__[1]",
    "sak.items",
    "sak['__class__']",
    "tiltak.append",
    "tiltak[0].__dict__",
    "self._TemplateReference__context",
    "cycler",
    "lipsum",
]


@pytest.mark.parametrize("way", REACHING)
def test_what_the_check_let_through_would_still_find_nothing(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_documents, "template_faults", lambda *_: ())
    template = OwnTemplate(name="x.txt", content=f"{{{{ {way} }}}}".encode())
    assert fill(view(*LIVED), order(template)) == "ikke ført\n"


def test_nothing_is_called_even_without_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_documents, "template_faults", lambda *_: ())
    template = OwnTemplate(name="x.txt", content=b"{{ alias() }}")
    with pytest.raises(SecurityError):
        fill(view(*LIVED), order(template))


def test_too_much_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_documents, "MOST_WRITTEN", 100)
    template = OwnTemplate(name="x.txt", content=b"{% for en in tiltak %}" + b"x" * 60 + b"{% endfor %}")
    stopped = fill(view(*LIVED), order(template))
    assert isinstance(stopped, TemplateFault)
    assert stopped.message == "template.too-much"
