"""The part of the walk through `--json` that runs in tracks, has a checklist, a shield, and work beside the case."""

import shlex
from pathlib import Path
from typing import Protocol

GUIDE = str(Path(__file__).parent / "guides" / "sporvik.yaml")
# As it is written on a command line: a checkout may lie in a folder with a space in its name.
QUOTED = shlex.quote(GUIDE)


class Walk(Protocol):
    """What answers are brought forth with."""

    def go(self, shape: str, *words: str, code: int = 0, by: str | None = None) -> None:
        """Run a command that must answer with this shape."""

    def stopped(self, *words: str, by: str | None = None) -> None:
        """Run a command that a rule must stop."""


def on_tracks(walk: Walk, case: str, *, beside: str) -> None:
    """Open the case with this number, and take it through its tracks to the answer that opens the one beside it."""
    walk.go("change", "ny", GUIDE, "--alias", "jente", "--for", "skole", "--av", "hjemmet")
    walk.stopped("ny", GUIDE, "--alias", "gutt")
    walk.go("case", "vis", case)
    walk.go("change", "neste", case)
    walk.go("case", "vis", case)
    walk.go("explanation", "forklar", case)
    walk.go("change", "utsett", case, "--til", "2026-12-01", "--grunn", "Ferie.", "--bestemt-av", "leder")
    walk.go("case", "vis", case)
    walk.go("explanation", "forklar", case)
    walk.go("checklist", "sjekk", case, "--spor", "hjemme")
    walk.stopped("sjekk", case, "Finnes ikke", "--spor", "hjemme")
    walk.go("change", "sjekk", case, "1", "--spor", "hjemme")
    walk.go("report", "meld", case, "--mistanke")
    walk.go("case", "vis", case)
    walk.go("change", "neste", case, "--spor", "hjemme", "--hopp-over", "--grunn", "Vi venter.")
    walk.go("report", "meld", case, "--klarert-av", "barnevern")
    walk.go("change", "droft", case, "--hos", "team")
    walk.go("explanation", "forklar", case)
    walk.go("case", "vis", case)
    walk.go("change", "droft", case, "--svar", "Fortsett.")
    walk.go("change", "neste", case)
    walk.go("explanation", "forklar", case)
    walk.go("change", "neste", case)
    walk.go("explanation", "forklar", case)
    walk.go("change", "neste", case, "--valg", "Miljøet må bli bedre")
    walk.go("case", "vis", case)
    walk.go("change", "notat", case, "Miljøet er tatt opp.")
    walk.go("case", "vis", beside)
    walk.stopped("samtykke", case, "--fra", "mor", "--for", "PPT")
