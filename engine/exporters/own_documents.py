"""Writes a document by a template that a municipality brings: checked first, then filled in with texts only.

No object of the program can be reached from a template: what it is given are dictionaries, lists and texts, an
attribute is a key of a dictionary, and nothing can be called. So a template that the check had let through by mistake
would still find nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from typing import Any

from jinja2 import ChainableUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from engine.application.own_template import Order, OwnTemplate, TemplateFault
from engine.application.queries import CaseView
from engine.exporters import own_page
from engine.exporters.documents import BLANK_LINES, WIDTH, capital, gather
from engine.exporters.harmless import in_markdown, paragraphs, visible, wrapped
from engine.exporters.own_check import faults
from engine.exporters.own_signs import is_page, source_of
from engine.exporters.own_values import Plain, plain
from engine.exporters.phrases import Phrases

MOST_WRITTEN = 2_000_000
"""So many characters may come of it; a case of ten years fills a tenth."""


class _Closed(ImmutableSandboxedEnvironment):
    """Jinja2 with every way out shut: attributes are keys of dictionaries, and there is nothing to call."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - what Jinja2 hands over
        """Return what a dictionary has under this key; anything else has nothing."""
        found = obj.get(attribute) if type(obj) is dict else None
        return self.undefined(name=attribute) if found is None else found

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as above
        """Return what `getattr` does: there is no other way in."""
        return self.getattr(obj, str(argument))

    def call(self, *_given: Any, **_named: Any) -> Any:  # noqa: ANN401 - as above
        """Refuse: a template calls nothing."""
        raise SecurityError("nothing is called")


def template_faults(template: OwnTemplate, document: str) -> tuple[TemplateFault, ...]:
    """Return what in a template is not allowed for this document; nothing where it may be filled in."""
    return faults(template, document, environment=_environment(str))


def fill(view: CaseView, order: Order) -> str | TemplateFault:
    """Return a document written by a template, in the language of its guide, or what stopped it.

    A value that is missing is written as «ikke ført». The template is checked here too, whoever has done so before.
    """
    found = template_faults(order.template, order.document)
    source = source_of(order.template)
    if found or isinstance(source, TemplateFault):
        return found[0]
    phrases = Phrases(order.language)
    paper = gather(view, order.document, language=order.language, practice=order.practice)
    pieces = _pieces(order.template, source, values=plain(paper, phrases), missing=phrases.say("not-written"))
    written = _joined(pieces)
    if written is None:
        return TemplateFault(line=1, message="template.too-much")
    written = BLANK_LINES.sub("\n\n", written).strip() + "\n"
    return _marked(written, order, mark=phrases.say("practice") if order.practice else None)


def _pieces(template: OwnTemplate, source: str, *, values: dict[str, Plain], missing: str) -> Iterator[str]:
    safe = in_markdown if template.name.lower().endswith(".md") else visible
    environment = _environment(lambda value: safe(value) if isinstance(value, str) else missing)
    environment.autoescape = is_page(template)
    return environment.from_string(source).generate(values)


def _joined(pieces: Iterable[str]) -> str | None:
    """Return what was written, or None where it is too much; the rest is then never made."""
    written: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_WRITTEN:
            return None
        written.append(piece)
    return "".join(written)


def _marked(written: str, order: Order, *, mark: str | None) -> str:
    """Return the document with what the program answers for: that practice says so, and that a page is shut."""
    if is_page(order.template):
        return own_page.sealed(written, None if mark is None else escape(mark))
    return written if mark is None else f"{mark}\n\n{written}"


def _environment(finish: Callable[[object], str]) -> _Closed:
    made = _Closed(
        undefined=ChainableUndefined,
        finalize=finish,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
    )
    made.globals = {}
    made.tests = {}
    made.filters = {
        "avsnitt": lambda given: paragraphs(given) if isinstance(given, str) else (),
        "brutt": _of_text(partial(wrapped, width=WIDTH)),
        "komma": lambda given: ", ".join(given) if given else None,
        "stor": _of_text(capital),
    }
    return made


def _of_text(change: Callable[[str], str]) -> Callable[[object], object]:
    """Return a filter of texts that lets what is missing be missing."""
    return lambda given: change(given) if isinstance(given, str) else None
