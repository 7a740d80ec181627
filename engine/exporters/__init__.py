"""Cases and guidelines as documents: every exporter returns text or bytes and writes nothing.

The names of the documents stand here, so that a list of them costs no template engine.
"""

FOR_FAMILY = "stafettlogg-til-foresatte"
DOCUMENTS = ("samtykke", "innkalling", "referat", "stafettlogg", FOR_FAMILY, "innsyn")
FORMATS = ("text", "html", "markdown", "json")
_FORMS = ("text", "html", "json")


def formats_of(document: str) -> tuple[str, ...]:
    """Return the formats that a document can be made in: one to be filled in by hand is no Markdown."""
    return _FORMS if document in ("samtykke", "innkalling", "referat") else FORMATS
