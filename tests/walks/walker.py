"""Follows a guide through the command line: does what is missing, and takes the way that the test names."""

from typing import Any

from tests.walks.line import Line

# What takes away each thing that can stand in the way; {case} is the case's number.
REMEDIES: dict[str, tuple[str, ...]] = {
    "consent": ("samtykke", "{case}", "--fra", "mor", "--for", "PPT"),
    "service-consent": ("samtykke", "{case}", "--fra", "mor", "--for", "PPT"),
    "service-named": ("tjeneste", "{case}", "{service}", "--er", "PPT"),
    "role-named": ("rolle", "{case}", "ansvarlig", "--er", "meg"),
    "coordinator": ("stafett", "{case}", "--til", "meg"),
    "coordinator-settled": ("stafett", "{case}", "--til", "meg"),
    "meeting-held": ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-10-06"),
    "minutes": ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-10-06"),
    "next-meeting": ("mote", "{case}", "--neste", "2026-10-06"),
    "measure-running": ("tiltak", "{case}", "--mal", "Trives", "--tiltak", "Lekegruppe", "--ansvarlig", "Kari Test"),
    "evaluated": ("evaluer", "{case}", "--resultat", "viderefort"),
    "measures-evaluated": ("evaluer", "{case}", "--resultat", "viderefort"),
    "view-recorded": ("evaluer", "{case}", "--resultat", "viderefort", "--syn", "brukar=Det går betre."),
    "note": ("notat", "{case}", "Vi følger med fram til jul."),
    "fact-is": ("kjennetegn", "{case}", "langvarig oppfølging eller individuell plan={fact}"),
}

# No guide has a stretch of so many steps without an answer to choose.
LONGEST = 12


class Walker:
    """One case on one guide."""

    def __init__(self, line: Line, guide: str, *, service: str = "andre tjenester", fact: str = "nei") -> None:
        self.line = line
        self.words = {"case": "1", "service": service, "fact": fact}
        self.took: list[tuple[str, str]] = []
        line.ok("ny", guide, "--alias", "gutt, 6 år")

    @property
    def here(self) -> str:
        """The title of the step where the case stands."""
        return str(self.view()["standing"]["title"])

    def view(self) -> dict[str, Any]:
        """Return the case as it is shown."""
        return self.line.view(self.words["case"])

    def take(self, *titles: str) -> "Walker":
        """Go on until each answer, level or ending of these titles has been taken, in turn."""
        for title in titles:
            option = self._until_offered(title)
            self._open(option)
            self._go(option)
        return self

    def _until_offered(self, title: str) -> dict[str, Any]:
        for _ in range(LONGEST):
            if option := self._named(title):
                return option
            self.advance()
        raise AssertionError(f"«{title}» is never offered")

    def arrive(self, title: str) -> "Walker":
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
        self._open(options[0])
        self.took.append((self.here, ""))
        self.line.ok("neste", self.words["case"])

    def _named(self, title: str) -> dict[str, Any] | None:
        options: list[dict[str, Any]] = self.view()["options"]
        return next(
            (one for one in options if one["kind"] != "complete" and title in (one["title"], one["target"])), None
        )

    def _go(self, option: dict[str, Any]) -> None:
        case = self.words["case"]
        self.took.append((self.view()["standing"]["step"], option["title"]))
        match option["kind"]:
            case "answer":
                self.line.ok("neste", case, "--valg", str(option["number"]))
            case "go":
                level = option["leads_to"].split("/")[0]
                self.line.ok("neste", case, "--til", f"nivå {level}", "--grunn", "Det trengs.")
            case "end":
                self.line.ok("avslutt", case, "--slik", option["target"], "--grunn", "Det trengs.")
            case kind:
                raise AssertionError(kind)

    def _open(self, option: dict[str, Any]) -> None:
        """Do what is missing for an option, one thing at a time, as its refusal says."""
        missing: list[dict[str, Any]] = []
        for _ in range(12):
            missing = next(one for one in self.view()["options"] if _same(one, option))["missing"]
            if not missing:
                return
            for words in self._remedy(missing[0]):
                self.line.ok(*(word.format(**self.words) for word in words))
        raise AssertionError(missing)

    def _remedy(self, reason: dict[str, Any]) -> list[tuple[str, ...]]:
        code = reason["code"]
        if code == "service-named":
            return [REMEDIES["consent"], REMEDIES["service-named"]]
        if code == "advice":
            body = next(iter(self._bodies(reason)))
            return [("droft", "{case}", "--hos", body), ("droft", "{case}", "--svar", "Gå videre.")]
        return [REMEDIES[code]]

    def _bodies(self, reason: dict[str, Any]) -> list[str]:
        return [name for name in ("BUT", "habilitering") if name.casefold() in reason["text"].casefold()]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two looks show the same option: where completing a step leads may change with a fact."""
    if one["kind"] == "complete":
        return bool(other["kind"] == "complete")
    return all(one[name] == other[name] for name in ("kind", "number", "leads_to"))
