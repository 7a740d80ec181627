"""The walk that brings forth every answer to `--json`: which command, what it should answer with, and by whom."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import apsw

from engine.adapters import pages
from tests.adapters.postgres_server import new_place
from tests.application.vik import SUMMED_UP, VIK
from tests.console.output_guide import TEXT as SILENT
from tests.console.output_life import to_the_archive
from tests.console.output_numbers import counted
from tests.console.output_tracks import on_tracks
from tests.console.output_versions import between_versions, with_a_case_unread
from tests.house import tree
from tests.walks.line import Line

LEADER = "test.leder"
TEACHER = "test.laerer"
NURSE = "test.helsesykepleier"
AUDITOR = "test.tilsyn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command answered. `shape` is the definition it should follow; empty where stdout must be empty."""

    words: tuple[str, ...]
    shape: str
    answer: Any


@dataclass(slots=True)
class Walk:
    """A command line in a folder of guides, and everything it has answered."""

    line: Line
    folder: Path
    said: list[Said]

    def go(self, shape: str, *words: str, code: int = 0, by: str | None = None) -> None:
        """Run a command with `--json`: it must end with this code, and what it answers is kept."""
        ran = self.line.run(*words, "--json", by=by)
        assert ran.code == code, f"bti {' '.join(words)}: {ran}"
        if not shape:
            assert (ran.out, bool(ran.err)) == ("", True), f"bti {' '.join(words)}: {ran}"
        self.said.append(Said(words=words, shape=shape, answer=json.loads(ran.out) if shape else None))

    def stopped(self, *words: str, by: str | None = None) -> None:
        """Run a command that a rule must stop."""
        self.go("refusal", *words, code=3, by=by)

    def silent(self, code: int, *words: str) -> None:
        """Run a command that tells what is wrong on stderr alone."""
        self.go("", *words, code=code)

    def guide(self, name: str) -> str:
        """Return the path of a guide in the folder."""
        return str(self.folder / name)


def walked(folder: Path) -> tuple[Said, ...]:
    """Return every answer of the walk: guides, a case from its opening to its end, and all that goes wrong."""
    walk = Walk(Line(folder), folder, [])
    _guides(walk)
    _opening(walk)
    _at_work(walk)
    _shown(walk)
    _watched(walk)
    _wrong_use(walk)
    _ended(walk)
    _counted(folder, walk.said)
    return tuple(walk.said)


def _guides(walk: Walk) -> None:
    walk.go("setup", "oppsett")
    walk.go("setup", "oppsett", "--paminn", "14")
    walk.go("guide", "veileder", "vis", "os")
    walk.go("guide", "veileder", "vis", "hoyanger")
    for imagined in ("every_key_nb", "bokstaver", "faser"):
        walk.go("guide", "veileder", "vis", str(tree.ROOT / "tests" / "language" / "ok" / f"{imagined}.yaml"))
    Path(walk.guide("taus.yaml")).write_text(SILENT, "utf-8")
    walk.go("guide", "veileder", "vis", walk.guide("taus.yaml"))
    walk.go("findings", "veileder", "sjekk", "os")
    walk.line.ok("veileder", "ny", walk.guide("utkast.yaml"))
    text = Path(walk.guide("utkast.yaml")).read_text("utf-8")
    begun = text.replace("verktøy: ikke oppgitt", "frist: helst innen 2–3 uker\n        krever: [notat]", 1)
    Path(walk.guide("frist.yaml")).write_text(begun, "utf-8")
    walk.go("guide", "veileder", "vis", walk.guide("frist.yaml"))
    Path(walk.guide("feil.yaml")).write_text(f"{text}\nid: dobbel\nkilde: Se punkt nr #3\n", "utf-8")
    walk.go("findings", "veileder", "sjekk", walk.guide("feil.yaml"), code=1)
    walk.silent(1, "veileder", "vis", walk.guide("feil.yaml"))
    walk.silent(2, "veileder", "vis", "borte")
    walk.go("guide_holes", "veileder", "mangler", "sikker_arbeidsflyt")
    walk.silent(1, "veileder", "mangler", walk.guide("feil.yaml"))
    walk.go("guides_beside", "veileder", "sammenlign")
    walk.go("guides_beside", "veileder", "sammenlign", "sortland", "hoyanger", "--med-grunnlag")
    walk.silent(1, "veileder", "sammenlign", "os", walk.guide("feil.yaml"))
    walk.silent(2, "veileder", "sammenlign", "os")
    walk.go("rules", "veileder", "forklar")
    walk.go("rule_page", "veileder", "forklar", "R06")
    walk.go("own_rule", "veileder", "forklar", "K01", walk.guide("taus.yaml"))
    walk.silent(2, "veileder", "forklar", "R99")
    _simulated(walk)


def _simulated(walk: Walk) -> None:
    """Simulate a guide that is met whole, one that is not, and one where something lies behind a closed way."""
    Path(walk.guide("vik.yaml")).write_text(VIK, "utf-8")
    walk.go("simulated_guide", "veileder", "simuler", "os")
    walk.go("simulated_guide", "veileder", "simuler", walk.guide("vik.yaml"), code=1)
    more = VIK.replace(
        "krever: [{prøvd: [nivå 2]}]\n        gå_til: slutt", f"krever: [{{prøvd: [nivå 2]}}]\n{SUMMED_UP}"
    )
    Path(walk.guide("mer.yaml")).write_text(more, "utf-8")
    walk.go("simulated_guide", "veileder", "simuler", walk.guide("mer.yaml"), code=1)
    walk.go("simulated_cases", "veileder", "simuler", walk.guide("vik.yaml"), "--saker", "9", code=1)
    walk.silent(1, "veileder", "simuler", walk.guide("feil.yaml"))
    walk.silent(2, "veileder", "simuler", "os", "--fro", "2")


def _opening(walk: Walk) -> None:
    walk.go("list")
    walk.go("list", "liste")
    walk.go("faulty_guide", "ny", walk.guide("feil.yaml"), "--alias", "gutt", code=1)
    unproved = tree.ROOT / "tests" / "language" / "err" / "p01_no.yaml"
    walk.go("faulty_guide", "ny", str(unproved), "--alias", "gutt", code=1)
    walk.stopped("ny", walk.guide("utkast.yaml"), "--alias", "gutt")
    walk.go("change", "ny", "os", "--alias", "gutt", "--vis-bare")
    walk.go("change", "ny", "os", "--alias", "gutt", "--alder", "6")
    walk.go("list")
    walk.go("list", "liste", "--lukkede")
    walk.go("case", "vis", "1")


def _at_work(walk: Walk) -> None:
    walk.go("measures", "tiltak", "1")
    walk.go("change", "neste", "1", "--vis-bare")
    walk.go("change", "neste", "1")
    walk.go("case", "vis", "1")
    walk.stopped("neste", "1")
    walk.go("explanation", "forklar", "1")
    walk.stopped("gjenapne", "1", "--grunn", "Nytt.")
    walk.go("change", "rolle", "1", "ansvarlig", "--er", "meg")
    walk.go("change", "kjennetegn", "1", "langvarig oppfølging eller individuell plan=ja")
    _answered(walk)
    walk.go("change", "tjeneste", "1", "andre tjenester", "--er", "PPT")
    _measured(walk)
    walk.go("change", "droft", "1", "--hos", "BUT")
    call = (
        "--kall-inn",
        "--den",
        "2026-09-20",
        "--kl",
        "13.30",
        "--sted",
        "Rom 2",
        "--inviter",
        "mor",
        "--inviter",
        "PPT",
    )
    walk.go("change", "mote", "1", *call, "--dagsorden", "Hva nå?")
    walk.stopped("mote", "1", *call)
    walk.go("list")
    walk.go("change", "samtykke", "1", "--nei", "--fra", "far", "--for", "PPT")
    walk.go("case", "vis", "1")
    walk.go("change", "angre", "1")
    walk.go("change", "mote", "1", "--flytt", "2026-09-22", "--grunn", "Mor er syk.")
    walk.go("document", "skriv", "1", "innkalling")
    walk.go("change", "mote", "1", "--avlys", "--grunn", "Trengs ikke.")
    walk.go("change", "mote", "1", "--referat", "Vi ble enige.", "--neste", "2026-10-06")
    _handed_on(walk)
    walk.go("change", "notat", "1", "Vi følger med.")
    walk.go("change", "angre", "1")
    walk.go("change", "angre", "1", "--om")


def _measured(walk: Walk) -> None:
    """A measure is begun, changed and evaluated."""
    measure = ("--mal", "Trives", "--tiltak", "Lekegruppe", "--ansvarlig", "meg")
    walk.go("change", "tiltak", "1", *measure, "--til", "2026-12-01")
    walk.go("change", "tiltak", "1", "--endre", "1", "--til", "2026-12-18", "--grunn", "Vi trenger mer tid.")
    walk.go("change", "evaluer", "1", "--resultat", "viderefort", "--effekt", "Bra.", "--syn", "barn=Det er gøy.")


def _handed_on(walk: Walk) -> None:
    """The baton is offered, taken, declined and told of."""
    walk.go("change", "stafett", "1", "--til", TEACHER)
    walk.stopped("angre", "1", by=TEACHER)
    walk.go("change", "stafett", "1", "--ta-imot", by=TEACHER)
    walk.go("change", "stafett", "1", "--til", TEACHER, by=TEACHER)
    walk.go("change", "stafett", "1", "--til", LEADER, by=TEACHER)
    walk.go("change", "stafett", "1", "--nei", by=LEADER)
    walk.go("baton_history", "stafett", "1", "--historie")
    walk.go("change", "stafett", "1", "--til", LEADER, by=TEACHER)


def _answered(walk: Walk) -> None:
    """What is answered to the question of consent, and the list of it."""
    told = ("--pa-vegne-av", "gutten", "--pa-sprak", "tigrinja", "--tolk", "tolken", "--rolle", "foresatte")
    walk.go("change", "samtykke", "1", "--fra", "mor", "--for", "PPT", "--til", "2027-01-01")
    walk.go("change", "samtykke", "1", "--forny", "--fra", "far", "--unntatt", "BUP", *told, "--til", "2027-02-01")
    walk.stopped("samtykke", "1", "--forny", "--fra", "far")
    walk.go("change", "samtykke", "1", "--nei", "--fra", "far", "--for", "BUP", "--grunn", "Senere.")
    both = ("--fra", "bestemor", "--for", "Legen", "--gjelder", "samarbeid", "--gjelder", "stafettlogg")
    walk.go("change", "samtykke", "1", *both)
    walk.go("change", "samtykke", "1", "--trekk", "--fra", "bestemor", "--gjelder", "samarbeid", "--grunn", "Nei.")
    walk.go("consents", "samtykke", "1", "--vis")
    walk.go("change", "gjelder", "1", "--om", "ungdom", "--alder", "15")
    walk.go("change", "gjelder", "1", "--alias", "gutt, 15 år")
    walk.stopped("gjelder", "1", "--om", "voksen")


def _shown(walk: Walk) -> None:
    for shape, command in (
        ("case", "vis"),
        ("log", "logg"),
        ("services", "tjeneste"),
        ("roles", "rolle"),
        ("about", "gjelder"),
        ("facts", "kjennetegn"),
        ("measures", "tiltak"),
        ("bodies", "droft"),
    ):
        walk.go(shape, command, "1")
    for document in ("samtykke", "referat", "stafettlogg"):
        walk.go("document", "skriv", "1", document)
    walk.go("document", "skriv", "1", "innsyn", by="test.laerer")
    walk.go("document", "skriv", "1", "stafettlogg", "--til-foresatte", "--format", "json")
    walk.go("document", "skriv", "1", "referat", "--format", "html", "--ut", walk.guide("referat.html"))
    walk.go("report", "meld")
    walk.go("report", "meld", "1")
    walk.go("report", "meld", "1", "--sendt")
    walk.go("report", "meld", "77", "--sendt", code=4)
    walk.go("report", "meld", "1", "--klarert-av", "naboen", code=3)


def _watched(walk: Walk) -> None:
    """Ask who may see the case, open it in an emergency, and look at who has looked."""
    walk.go("setup", "oppsett", "--person", NURSE, "--oppgave", "nodtilgang")
    walk.go("change", "tilgang", "1", "--adressesperre", "ja")
    walk.stopped("tilgang", "1", "--adressesperre", "ja")
    walk.go("emergency", "tilgang", "1", "--nod", "--grunn", "Politiet ringte.", by=NURSE)
    walk.go("access", "tilgang", "1")
    walk.go("reviewed", "tilgang", "1", "--gjennomgatt", by=LEADER)
    walk.stopped("tilgang", "1", "--gjennomgatt", by=LEADER)
    walk.go("unit_list", "liste", "--enhet", by=LEADER)
    walk.go("insight", "innsyn", "1", by=LEADER)
    walk.go("insight", "innsyn", "1", "--innbygger", by=LEADER)
    walk.go("access_log", "innsyn", by=AUDITOR)


def _counted(folder: Path, said: list[Said]) -> None:
    """Ask for numbers in a store of its own, in which there are cases enough."""
    home = folder / "tall"
    home.mkdir()
    counted(Walk(Line(home), folder, said))


def _wrong_use(walk: Walk) -> None:
    walk.silent(2, "ny", "os")
    walk.silent(2, "vis")
    walk.silent(2, "neste", "1", "--tull")
    walk.silent(2, "notat", "1", "x", "--dato", "en dag")
    walk.silent(2, "avslutt", "1")
    walk.silent(4, "vis", "77")
    walk.silent(4, "notat", "77", "x")


def _ended(walk: Walk) -> None:
    walk.go("change", "ny", "os", "--alias", "jente")
    walk.go("change", "neste", "2")
    walk.go("change", "rolle", "2", "ansvarlig", "--er", "meg")
    walk.go("change", "neste", "2")
    walk.go("change", "mote", "2", "--referat", "Vi snakket.")
    walk.stopped("avslutt", "2", "--slik", "slutt")
    _to_its_end(walk)
    for words in (
        ("neste",),
        ("samtykke", "--fra", "mor", "--for", "PPT"),
        ("stafett", "--til", TEACHER),
        ("tjeneste", "andre tjenester", "--er", "PPT"),
        ("rolle", "ansvarlig", "--er", "meg"),
        ("kjennetegn", "langvarig oppfølging eller individuell plan=ja"),
        ("tiltak", "--mal", "M", "--tiltak", "T", "--ansvarlig", "meg"),
        ("evaluer", "--resultat", "viderefort"),
        ("mote", "--referat", "Vi snakket."),
        ("droft", "--anonymt"),
        ("notat", "Etterpå."),
        ("avslutt", "--slik", "uten oppfølging"),
    ):
        walk.stopped(words[0], "2", *words[1:])
    walk.go("case", "vis", "2")
    walk.go("list", "liste", "--lukkede")
    walk.go("change", "gjenapne", "2", "--grunn", "Ny bekymring.")
    walk.go("change", "ny", walk.guide("frist.yaml"), "--alias", "baby", "--utkast")
    walk.go("case", "vis", "3")
    walk.go("change", "utsett", "3", "--til", "2026-12-01", "--grunn", "Sykdom.", "--bestemt-av", "Leder")
    walk.stopped("utsett", "3", "--til", "2026-12-01", "--grunn", "Sykdom.")
    walk.go("case", "vis", "3")
    walk.go("explanation", "forklar", "3")
    walk.go("list")
    walk.go("deadlines", "frister")
    walk.go("reminders", "frister", "--paminnelser", "--dager", "300")
    _handed_over(walk)
    _left_out(walk)
    on_tracks(walk, "5", beside="6")
    between_versions(walk)
    _looked_after(walk)
    to_the_archive(walk, walk.folder / "arkiv")
    _damaged(walk)


def _handed_over(walk: Walk) -> None:
    """Let a case rest while others have it, see that it does, and take it up again."""
    walk.stopped("overfor", "3", "--til", "naboen", "--sendt", "Notat", "--saken", "fortsetter")
    sent = ("--til", "skolemiljø", "--sendt", "Notat", "--koordinerer", "rektor")
    walk.go("change", "overfor", "3", *sent, "--saken", "hviler")
    walk.go("case", "vis", "3")
    walk.go("list")
    walk.go("deadlines", "frister")
    walk.stopped("neste", "3")
    walk.go("change", "overfor", "3", "--tilbake", "--grunn", "De er ferdige.")
    walk.go("change", "droft", "3", "--anonymt")
    walk.go("case", "vis", "3")
    walk.go("list")
    walk.go("deadlines", "frister")
    walk.go("change", "droft", "3", "--svar", "Fortsett.")


def _left_out(walk: Walk) -> None:
    """Skip what may be skipped, and explain it; somebody is waited for as well."""
    text = Path(walk.guide("utkast.yaml")).read_text("utf-8")
    Path(walk.guide("valgfritt.yaml")).write_text(
        text.replace("verktøy: ikke", "valgfritt: ja\n        verktøy: ikke", 1), "utf-8"
    )
    walk.go("change", "ny", walk.guide("valgfritt.yaml"), "--alias", "tvilling", "--utkast")
    walk.go("change", "neste", "4", "--hopp-over", "--grunn", "Gjort før.")
    walk.go("change", "stafett", "4", "--til", TEACHER)
    walk.go("explanation", "forklar", "4")


def _looked_after(walk: Walk) -> None:
    """Look through the store, back it up and put the backup back, and keep its key."""
    copies = walk.folder / "copies"
    walk.go("verified", "lager", "verifiser", "--grundig")
    walk.go("verified", "lager", "verifiser", "--mot", "1-00000000", code=1)
    walk.go("backup", "lager", "sikkerhetskopi", str(copies))
    walk.silent(6, "lager", "gjenopprett", str(copies))
    (backup,) = copies.iterdir()
    walk.silent(6, "lager", "gjenopprett", str(backup))
    walk.go("restored", "lager", "gjenopprett", str(backup), "--erstatt", "--godta-eldre")
    walk.go("filled", "lager", "fyll", "2", "--veileder", "froland")
    walk.go("verified", "lager", "kopier", str(new_place()))
    walk.go("key", "lager", "nokkel", "--kopi", str(walk.folder / "bti.nokkel"))
    walk.go("key", "lager", "nokkel")
    walk.go("health", "doktor")
    walk.line.ok(
        "ny", str(tree.ROOT / "tests" / "language" / "ok" / "faser.yaml"), "--alias", "elev", "--for", "barneskolen"
    )
    with patch.object(pages, "silent_among", tuple):  # nobody is there
        walk.go("letters_sent", "jobb", "--dager", "365", "--ukebrev", "--lenker")
    shutil.rmtree(copies)


def _damaged(walk: Walk) -> None:
    """Spoil a case on the disk: what looks at all of them answers for the others."""
    walk.go("found", "finn", "følger", "med")
    spoil(next(walk.folder.rglob("*.lager")), "2026-002")
    walk.go("found", "finn", "gutt", code=6)
    walk.go("deadlines", "frister", code=6)
    walk.go("reminders", "frister", "--dager", "300", code=6)
    with_a_case_unread(walk)
    left = next(one["case"] for one in walk.said[-1].answer["cases"])
    spoil(next(walk.folder.rglob("*.lager")), left)
    walk.go("moved_cases", "flytt", "--alle", "--til", "os@1.1", "--vis-bare", code=6)
    spoil(next(walk.folder.rglob("*.lager")), "2026-002", table="cases")
    walk.go("letters_sent", "jobb", "--vis-bare", code=1)


def spoil(store: Path, number: str, *, table: str = "records", column: str = "sealed") -> None:
    """Write over what has happened in a case, as a failing disk does; or over its row."""
    connection = apsw.Connection(str(store))
    which = "case_id = (SELECT case_id FROM cases WHERE number = ?)"
    connection.execute(f"UPDATE {table} SET {column} = x'00' WHERE {which}", (number,))  # noqa: S608 - our own names
    connection.close()


def _to_its_end(walk: Walk) -> None:
    """Choose the answer that leads to closing, and close in the way that asks for least."""
    walk.go("change", "neste", "2", "--valg", "Avslutte")
    walk.go("change", "avslutt", "2", "--slik", "uten oppfølging", "--grunn", "Det går bra.")
