"""What `--json` says of versions of a guide: what is different in them, what was published, and what was not."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.house import tree

if TYPE_CHECKING:
    from tests.console.output_walk import Walk

OS = (tree.ROOT / "guidelines" / "os.yaml").read_text("utf-8")
FIRST = OS.replace("godkjent_av: ikke oppgitt", "godkjent_av: Kommunedirektøren").replace(
    "oppbevaring: ikke oppgitt", "oppbevaring: Ti år etter at saken er avsluttet"
)
SECOND = FIRST.replace('versjon: "1.0"', 'versjon: "1.1"')
STEP = "      - steg: Oppmerksomhet\n"
NEXT = "      - steg: Del bekymringen\n"
ADDED = "      - {steg: Skriv det ned, hva: Skriv hva du har sett., hvem: ikke oppgitt, verktøy: ikke oppgitt}\n"


def between_versions(walk: "Walk") -> None:
    """Publish two versions, and compare them while a case stands on a step that the second has changed or lost."""
    first = _written(walk, "utgave", FIRST)
    longer = SECOND.replace(NEXT, f"{ADDED}{NEXT}")
    renamed = _written(walk, "ny_utgave", longer.replace("steg: Oppmerksomhet", "steg: Legg merke til"))
    asking = _written(walk, "spor_mer", SECOND.replace(STEP, f"{STEP}        krever: [samtykke]\n"))
    walk.go("unpublished_guide", "veileder", "publiser", "os", code=1)
    walk.go("faulty_guide", "veileder", "publiser", walk.guide("feil.yaml"), code=1)
    walk.go("published_guide", "veileder", "publiser", first)
    walk.go("change", "ny", first, "--alias", "gutt")
    walk.go("unpublished_guide", "veileder", "publiser", renamed, code=1)
    walk.go("published_guide", "veileder", "publiser", renamed, "--borte", "Oppmerksomhet", "--vis-bare")
    walk.go("published_guide", "veileder", "publiser", renamed, "--borte", "Oppmerksomhet=Del bekymringen")
    walk.go("guide_difference", "veileder", "forskjell", "os@1.0", "os@1.1", code=1)
    walk.go("guide_difference", "veileder", "forskjell", first, asking)
    walk.silent(1, "veileder", "forskjell", "os", walk.guide("feil.yaml"))
    _moved(walk)


def _moved(walk: "Walk") -> None:
    """Move the cases on the guide: one by itself, then all, and once more when there is nothing left to do."""
    number = walk.line.ok("liste").splitlines()[-1].split("\t")[0]
    walk.go("list", "liste")
    walk.go("case", "vis", number)
    walk.go("change", "flytt", number, "--vis-bare")
    walk.stopped("flytt", number, "--lander", "Avslutt=Del bekymringen")
    walk.go("moved_cases", "flytt", "--alle", "--til", "os@1.1", "--vis-bare", code=1)
    walk.go("change", "flytt", number)
    walk.go("moved_cases", "flytt", "--alle", "--til", "os@1.1", code=1)
    walk.stopped("flytt", number)
    walk.silent(2, "flytt", number, "--til", "2.0")


def with_a_case_unread(walk: "Walk") -> None:
    """Compare versions while a case cannot be read."""
    walk.go("guide_difference", "veileder", "forskjell", "os", walk.guide("utgave.yaml"), code=6)
    walk.go("moved_cases", "flytt", "--alle", "--til", "os@1.1", "--vis-bare", code=1)


def _written(walk: "Walk", name: str, text: str) -> str:
    path = walk.guide(f"{name}.yaml")
    Path(path).write_text(text, "utf-8")
    return path
