"""Owns the keys of a municipality's own rules."""

from engine.language.wordlist.entry import Key

OWN_RULES = (
    Key(
        "fact",
        "fakta",
        "fakta",
        "Det som må være sant, som en hel setning.",
        "Det som må vere sant, som ei heil setning.",
        "Rektor er varslet.",
        "Rektor er varsla.",
    ),
    Key(
        "at_start",
        "start",
        "start",
        "Ja når det er sant fra saken begynner. Står det ikke, er det ikke sant da.",
        "Ja når det er sant frå saka tek til. Står det ikkje, er det ikkje sant då.",
        "ja",
        "ja",
    ),
    Key(
        "gives",
        "gir",
        "gir",
        "De som gjør det sant: steg når de er gjort, svar når de er valgt.",
        "Dei som gjer det sant: steg når dei er gjorde, svar når dei er valde.",
        ["Varsle rektor", "Ja (Er rektor varslet?)"],
        ["Varsle rektor", "Ja (Er rektor varsla?)"],
    ),
    Key(
        "takes",
        "tar",
        "tek",
        "Stegene som gjør at det ikke lenger er sant, når saken kommer dit.",
        "Stega som gjer at det ikkje lenger er sant, når saka kjem dit.",
        ["tiltak", "nivå 3"],
        ["tiltak", "nivå 3"],
    ),
    Key(
        "needed_at",
        "kreves_ved",
        "krevst_ved",
        "Stegene og avslutningene som saken ikke skal komme til uten at det er sant.",
        "Stega og avslutningane som saka ikkje skal kome til utan at det er sant.",
        ["Tverrfaglig møte", "beslutning", "avslutning"],
        ["Tverrfagleg møte", "avgjerd", "avslutning"],
    ),
    Key(
        "severity",
        "alvor",
        "alvor",
        "Feil når ingen sak skal kunne bryte regelen, advarsel når noen kan godta det med en grunn.",
        "Feil når inga sak skal kunne bryte regelen, åtvaring når nokon kan godta det med ein grunn.",
        "feil",
        "feil",
    ),
)
