"""The documents of a case by name, each written by a module that is read when it is asked for: help needs none."""

from typing import TYPE_CHECKING

from engine.exporters import DOCUMENTS, formats_of

if TYPE_CHECKING:  # as the modules that write them
    from engine.application.own_template import Order, OwnTemplate, TemplateFault
    from engine.application.queries import CaseView


class CaseDocuments:
    """The documents of a case; what writes them is read when one is made."""

    def names(self) -> tuple[str, ...]:
        """Return the names of the documents."""
        return DOCUMENTS

    def formats(self, document: str) -> tuple[str, ...]:
        """Return the formats that one of them can be made in."""
        return formats_of(document)

    def render(
        self,
        view: "CaseView",
        document: str,
        *,
        format: str,  # noqa: A002 - the word that people type
        language: str,
        practice: bool,
    ) -> str:
        """Return the document with this name about a case, in this format."""
        from engine.exporters.documents import render  # noqa: PLC0415 - brings the templates with it

        return render(view, document, format=format, language=language, practice=practice)

    def faults(self, template: "OwnTemplate", document: str) -> "tuple[TemplateFault, ...]":
        """Return what in a municipality's own template may not be filled in for this document."""
        from engine.exporters.own_documents import template_faults  # noqa: PLC0415 - brings the templates with it

        return template_faults(template, document)

    def fill(self, view: "CaseView", order: "Order") -> "str | TemplateFault":
        """Return a document written by a municipality's own template, or what stopped it."""
        from engine.exporters.own_documents import fill  # noqa: PLC0415 - brings the templates with it

        return fill(view, order)
