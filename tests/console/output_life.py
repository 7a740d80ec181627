"""The part of the walk over every answer in which a case is archived, restricted and erased, and what stops that."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.console.output_walk import Walk

LEADER = "test.leder"
ARCHIVIST = "test.tilsyn"
AFTER_THE_DELAY = "2026-10-20"


def to_the_archive(walk: "Walk", folder: Path) -> None:
    """Close a case, and follow what becomes of it to the proof that it is gone."""
    walk.go("setup", "oppsett", "--person", ARCHIVIST, "--oppgave", "tilsyn", "--oppgave", "arkiv")
    walk.go("change", "ny", "os", "--alias", "jente, 9 år")
    number = walk.said[-1].answer["case"]
    walk.go("refusal", "sperr", number, "--grunn", "x", code=3)
    walk.go("change", "avslutt", number, "--slik", "slutt", "--grunn", "De flyttet.", "--familien-onsker")
    _archived(walk, number, folder)
    _restricted(walk, number)
    _erased(walk, number)


def _archived(walk: "Walk", number: str, folder: Path) -> None:
    walk.stopped("arkiver", number, "--til", str(folder))
    walk.go("archived", "arkiver", number, "--til", str(folder), "--vis-bare", by=ARCHIVIST)
    walk.go("archived", "arkiver", number, "--til", str(folder), by=ARCHIVIST)
    package = Path(walk.said[-1].answer["folder"])
    walk.go("package", "arkiver", "--sjekk", str(package), by=ARCHIVIST)
    (package / "LES-MEG.txt").write_text("Noe annet.", "utf-8")
    walk.go("package", "arkiver", "--sjekk", str(package), by=ARCHIVIST, code=1)
    walk.go("", "arkiver", "--sjekk", str(folder), by=ARCHIVIST, code=6)


def _restricted(walk: "Walk", number: str) -> None:
    walk.go("restricted", "sperr", number, "--grunn", "Familien ber om det.", by=ARCHIVIST)
    walk.go("kept_list", "liste", "--oppbevaring", by=ARCHIVIST)
    walk.go("restricted", "sperr", number, "--opphev", "--grunn", "De vil lese den.", by=ARCHIVIST)


def _erased(walk: "Walk", number: str) -> None:
    ask = ("slett", number, "--fordi", "feil", "--hjemmel", "arkivplanen punkt 4")
    walk.stopped(*ask)
    walk.go("erasure", *ask, by=LEADER)
    walk.go("erasure", "slett", number, "--trekk", "--grunn", "Vent.", by=LEADER)
    walk.go("erasure", *ask, by=LEADER)
    walk.stopped("slett", number, "--godkjenn", by=LEADER)
    walk.go("erasure", "slett", number, "--godkjenn", by=ARCHIVIST)
    walk.stopped("slett", number, "--utfor", by=LEADER)
    today, walk.line.day = walk.line.day, AFTER_THE_DELAY
    walk.go("deadlines", "frister", by=LEADER)
    walk.go("erased", "slett", number, "--utfor", "--vis-bare", by=LEADER)
    walk.go("erased", "slett", number, "--utfor", "--likevel", by=LEADER)
    walk.go("proofs", "slett", "--bevis", by=LEADER)
    walk.line.day = today
    walk.go("change", "ny", "sortland", "--alias", "jente, 9 år")
