"""How a story follows a guide where it only says how far: what each guide asks for on the way, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.walks.line import Line
from tests.walks.stretch import Wanderer
from tests.walks.walker import REMEDIES

NEXT = "{next}"
_MEETING = ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", NEXT)
_EVALUATED = ("evaluer", "{case}", "--resultat", "viderefort")
_BATON = ("stafett", "{case}", "--til", "meg", "--onske", "De vil ha en de kjenner.", "--vurdering", "Best slik.")
_GUARDIANS = ("samtykke", "{case}", "--fra", "mor", "--rolle", "foresatte", "--for", "PPT")
_HER = ("samtykke", "{case}", "--fra", "gravid", "--rolle", "gravid", "--for", "psykisk helse", "--for", "NAV")
SOON = 25  # days to the next meeting: no guide wants it later


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What one guide wants done otherwise than most: see `Walker` and `Wanderer`."""

    remedies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    brings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: tuple[str, ...] = ("BUT", "habilitering")
    words: Mapping[str, str] = field(default_factory=dict)


WAYS: Mapping[str, Way] = {
    "os": Way(),
    "sortland": Way(
        remedies={
            "coordinator": _BATON,
            "coordinator on 3": (*_BATON, "--bestemt-av", "ansvarsgruppe"),
            "view-recorded": (*_EVALUATED, "--syn", "barn=Det går bedre.", "--syn", "foresatte=Enig."),
        }
    ),
    "hoyanger": Way(words={"service": "andre tenester"}),
    "froland": Way(),
    "sikker_arbeidsflyt": Way(
        remedies={
            "consent": _GUARDIANS,
            "consent-valid": _GUARDIANS,
            "view-recorded": (*_EVALUATED, "--syn", "foresatte=Enig.", "--syn", "barn=Jeg har det bra."),
        },
        brings={"Send henvisningen": ("--mottaker", "PPT")},
        bodies=("BUTT",),
    ),
    "bokstaver.yaml": Way(
        remedies={
            "consent-for-another": (
                *("samtykke", "{case}", "--fra", "mor", "--rolle", "hjemmet", "--type", "deling"),
                *("--for", "{another}"),
            ),
            "coordinator": ("stafett", "{case}", "--til", "meg", "--vurdering", "Best slik."),
            "meeting-held": ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "{soon}"),
        },
        bodies=("Samordningsteamet",),
        words={"service": "flere tjenester"},
    ),
    "faser.yaml": Way(
        remedies={"checklist": ("sjekk", "{case}", "1", "2")},
        bodies=("Fraværsteamet",),
    ),
    "gravid.yaml": Way(
        remedies={
            "consent": (*_HER, "--for", "mødreteam"),
            "consent-valid": (*_HER, "--for", "mødreteam"),
            "meeting-held": ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "{soon}"),
            "checklist": ("sjekk", "{case}", "1", "2"),
            "fact-is": ("kjennetegn", "{case}", "bustad=mellombels"),
            "child-talk": ("notat", "{case}", "Ho gler seg.", "--samtale", "gravid"),
            "view-recorded": (*_EVALUATED, "--syn", "gravid=Det hjelper."),
        },
        bodies=("Mødreteamet",),
    ),
}
_ALL = {"meeting-held": _MEETING, "next-meeting": ("mote", "{case}", "--neste", NEXT)}


class Follower(Wanderer):
    """Somebody who goes on with a case that is open, on a guide that it knows the ways of."""

    def __init__(self, line: Line, guide: str) -> None:
        way = WAYS.get(guide, Way())
        self.line = line
        self.words = {"case": "1", "service": "andre tjenester", "fact": "nei", "level": "nivå", **way.words}
        self.remedies = {**REMEDIES, **_ALL, **way.remedies}
        self.brings, self.bodies = dict(way.brings), way.bodies
        self.flags: dict[str, tuple[str, ...]] = {}
        self.took: list[tuple[str, str]] = []
        self.refusing = ("--fra", "mor", "--rolle", "foresatte")
        self._met = 0

    def on(self, today: date) -> "Follower":
        """The same follower, on another day."""
        later = {"next": SOON, "soon": SOON - 2}
        self.words |= {name: (today + timedelta(days=days)).isoformat() for name, days in later.items()}
        return self
