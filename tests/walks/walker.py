"""Follows a guide through the command line: does what is missing, and takes the way that the test names."""

from collections.abc import Mapping
from typing import Any, Self

from tests.walks.line import Line

# What takes away each thing that can stand in the way; {case} is the case's number, {another} a name not used before.
REMEDIES: dict[str, tuple[str, ...]] = {
    "consent": ("samtykke", "{case}", "--fra", "mor", "--for", "PPT"),
    "consent-for-another": ("samtykke", "{case}", "--fra", "mor", "--for", "{another}"),
    "service-named": ("tjeneste", "{case}", "{service}", "--er", "PPT"),
    "services-at-least": ("tjeneste", "{case}", "{service}", "--er", "{another}"),
    "role-named": ("rolle", "{case}", "ansvarlig", "--er", "meg"),
    "coordinator": ("stafett", "{case}", "--til", "meg"),
    "meeting-held": ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-10-06"),
    "next-meeting": ("mote", "{case}", "--neste", "2026-10-06"),
    "measure-running": ("tiltak", "{case}", "--mal", "Trives", "--tiltak", "Lekegruppe", "--ansvarlig", "Kari Test"),
    "evaluated": ("evaluer", "{case}", "--resultat", "viderefort"),
    "view-recorded": ("evaluer", "{case}", "--resultat", "viderefort", "--syn", "brukar=Det går betre."),
    "child-talk": ("notat", "{case}", "Det går bedre nå.", "--samtale", "barn"),
    "note": ("notat", "{case}", "Vi følger med fram til jul."),
    "fact-is": ("kjennetegn", "{case}", "langvarig oppfølging eller individuell plan={fact}"),
}
# What is done about these is done in the same way as about another.
LIKE = {
    "service-consent": "consent",
    "consent-valid": "consent",
    "minutes": "meeting-held",
    "measures-evaluated": "evaluated",
    "coordinator-settled": "coordinator",
    "coordinator-weighed": "coordinator",
}
# What comes before a remedy: nobody takes part before there is consent.
FIRST = {
    "service-named": ("consent",),
    "services-at-least": ("consent-for-another",),
}

# No guide has a stretch of so many steps without an answer to choose.
LONGEST = 12
# No way asks for more things than this, one after the other.
MOST_MISSING = 15


class Walker:
    """One case on one guide.

    `remedies` are what this guide wants done otherwise (`coordinator on 3`: on that level only), `flags` what a choice
    itself must bring for what would stop it, `opening` what is typed when the case is opened.
    """

    def __init__(
        self,
        line: Line,
        guide: str,
        *,
        remedies: Mapping[str, tuple[str, ...]] | None = None,
        flags: Mapping[str, tuple[str, ...]] | None = None,
        opening: tuple[str, ...] = (),
        **words: str,
    ) -> None:
        self.line = line
        self.words = {"case": "1", "service": "andre tjenester", "fact": "nei"} | words
        self.remedies = REMEDIES | dict(remedies or {})
        self.flags = dict(flags or {})
        self.took: list[tuple[str, str]] = []
        self._met = 0
        line.ok("ny", guide, "--alias", "gutt, 6 år", *opening)

    @property
    def here(self) -> str:
        """The title of the step where the case stands."""
        return str(self.view()["standing"]["title"])

    def view(self) -> dict[str, Any]:
        """Return the case as it is shown."""
        return self.line.view(self.words["case"])

    def take(self, *titles: str) -> Self:
        """Go on until each answer, level or ending of these titles has been taken, in turn."""
        for title in titles:
            option = self._until_offered(title)
            self._go(option, self._open(option))
        return self

    def _until_offered(self, title: str) -> dict[str, Any]:
        for _ in range(LONGEST):
            if option := self._named(title):
                return option
            self.advance()
        raise AssertionError(f"«{title}» is never offered")

    def arrive(self, title: str) -> Self:
        """Go on by completing steps until the case stands at the step of this title."""
        for _ in range(LONGEST):
            if self.here == title:
                return self
            self.advance()
        raise AssertionError(f"«{title}» is never reached")

    def advance(self) -> None:
        """Complete the step where the case stands."""
        options = [one for one in self.view()["options"] if one["kind"] == "complete"]
        assert options, f"{self.here} asks for an answer"
        brought = self._open(options[0])
        self.took.append((str(self.view()["standing"]["step"]), ""))
        self.line.ok("neste", self.words["case"], *brought)

    def _named(self, title: str) -> dict[str, Any] | None:
        options: list[dict[str, Any]] = self.view()["options"]
        return next(
            (one for one in options if one["kind"] != "complete" and title in (one["title"], one["target"])), None
        )

    def _go(self, option: dict[str, Any], brought: tuple[str, ...]) -> None:
        case = self.words["case"]
        self.took.append((self.view()["standing"]["step"], option["title"]))
        match option["kind"]:
            case "answer":
                self.line.ok("neste", case, "--valg", str(option["number"]), *brought)
            case "go":
                level = option["leads_to"].split("/")[0]
                self.line.ok("neste", case, "--til", f"nivå {level}", "--grunn", "Det trengs.")
            case "end":
                self.line.ok("avslutt", case, "--slik", option["target"], "--grunn", "Det trengs.")
            case kind:
                raise AssertionError(kind)

    def _open(self, option: dict[str, Any]) -> tuple[str, ...]:
        """Do what is missing for an option, one thing at a time, as its refusal says; return what it must bring."""
        missing: list[dict[str, Any]] = []
        for _ in range(MOST_MISSING):
            everything = next(one for one in self.view()["options"] if _same(one, option))["missing"]
            missing = [one for one in everything if one["code"] not in self.flags]
            if not missing:
                return tuple(word for one in everything for word in self.flags[one["code"]])
            for words in self._remedy(missing[0]):
                self.line.ok(*words)
        raise AssertionError(missing)

    def _remedy(self, reason: dict[str, Any]) -> list[tuple[str, ...]]:
        code = LIKE.get(reason["code"], reason["code"])
        if code == "advice":
            case, body = self.words["case"], next(iter(self._bodies(reason)))
            said_no = any(one["state"] == "refused" for one in self.view()["consent_answers"])
            unnamed = ("--anonymt",) if said_no else ()
            return [("droft", case, "--hos", body, *unnamed), ("droft", case, "--svar", "Gå videre.")]
        self._met += 1
        words = {**self.words, "another": f"Tjeneste {self._met}"}
        return [tuple(word.format(**words) for word in self._told(one)) for one in (*FIRST.get(code, ()), code)]

    def _told(self, code: str) -> tuple[str, ...]:
        """What is done about a code, on the level where the case stands."""
        level = self.view()["standing"]["level"]
        return self.remedies.get(f"{code} on {level}", self.remedies[code])

    def _bodies(self, reason: dict[str, Any]) -> list[str]:
        return [name for name in ("BUT", "habilitering") if name.casefold() in reason["text"].casefold()]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two looks show the same option: where completing a step leads may change with a fact."""
    if one["kind"] == "complete":
        return bool(other["kind"] == "complete")
    return all(one[name] == other[name] for name in ("kind", "number", "leads_to"))
