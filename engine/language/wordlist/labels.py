"""Owns the keys that a guide may have words of its own for."""

from engine.language.wordlist.entry import Key

LABELS = (
    Key(
        "level_label",
        "nivå",
        "nivå",
        "Det dere kaller et nivå.",
        "Det de kallar eit nivå.",
        "fase",
        "fase",
    ),
    Key(
        "what_label",
        "hva",
        "kva",
        "Det dere kaller «hva».",
        "Det de kallar «kva».",
        "Oppgaver",
        "Oppgåver",
    ),
    Key(
        "how_label",
        "hvordan",
        "korleis",
        "Det dere kaller «hvordan».",
        "Det de kallar «korleis».",
        "Framgangsmåte",
        "Framgangsmåte",
    ),
    Key(
        "who_label",
        "hvem",
        "kven",
        "Det dere kaller «hvem».",
        "Det de kallar «kven».",
        "Ansvar",
        "Ansvar",
    ),
    Key(
        "why_label",
        "hvorfor",
        "kvifor",
        "Det dere kaller «hvorfor».",
        "Det de kallar «kvifor».",
        "Begrunnelse",
        "Grunngiving",
    ),
    Key(
        "when_label",
        "når",
        "når",
        "Det dere kaller «når».",
        "Det de kallar «når».",
        "Tidspunkt",
        "Tidspunkt",
    ),
    Key(
        "tools_label",
        "verktøy",
        "verktøy",
        "Det dere kaller «verktøy».",
        "Det de kallar «verktøy».",
        "Hjelpemidler",
        "Hjelpemiddel",
    ),
)
