"""Cases and guidelines as documents: every exporter returns text or bytes and writes nothing.

The names of the documents stand here, so that a list of them costs no template engine.
"""

DOCUMENTS = ("samtykke", "innkalling", "referat", "stafettlogg")
FORMATS = ("text", "html")
