"""`bti flytt`: what a new version means for a case is told before it is followed, for one or for all of them."""

import json

import pytest

from engine.adapters.sqlite import SqliteStore
from engine.application import moving_many
from engine.errors import StoreFull
from tests.console.commands.running import Program
from tests.console.commands.test_forskjell import APPROVED, LATER, approved, written
from tests.house import tree

FROLAND = approved((tree.ROOT / "guidelines" / "froland.yaml").read_text("utf-8"))
RENAMED = LATER.replace("- steg: Oppmerksomhet", "- steg: Legg merke til")
ELSEWHERE = LATER.replace("Oppfølging i egen tjeneste: nivå 1", "Oppfølging i egen tjeneste: nivå 2")
ASKING = LATER.replace("      - steg: Oppmerksomhet\n", "      - steg: Oppmerksomhet\n        krever: [samtykke]\n")
SLOWER = LATER.replace("- steg: Oppmerksomhet\n", "- steg: Oppmerksomhet\n        frist: innen 2 uker\n")


@pytest.fixture
def two(program: Program) -> Program:
    """Two cases on the first version."""
    program.ok(f"veileder publiser {written(program, 'a')}")
    program.ok("ny os@1.0 --alias 'gutt, 6 år'", "ny os --alias 'jente, 9 år'")
    return program


def publish(program: Program, text: str, *leaving: str) -> None:
    flags = " ".join(f"--borte '{one}'" for one in leaving)
    program.ok(f"veileder publiser {written(program, 'b', text)} {flags}")


def test_a_version_that_says_the_same_changes_nothing_else(two: Program) -> None:
    publish(two, LATER)
    ran = two.ok("flytt 1 --vis-bare")
    assert "Blir stående på «Oppmerksomhet», nivå 0. Ingenting endres for saken, utenom versjonen." in ran.text
    assert "Versjon nå: 1.0 etter: 1.1" in ran.text
    assert "følger nå" not in two.ok("logg 1").text
    assert ran.hints[0] == "bti flytt 1 --til 1.1"
    two.try_hints(ran)


def test_the_hint_of_a_trial_is_the_whole_command_that_moves_the_case(two: Program) -> None:
    publish(two, RENAMED, "Oppmerksomhet")
    given = "flytt 1 --lander 'Oppmerksomhet=Legg merke til' --grunn 'ny rutine' --dato 2026-09-08"
    ran = two.ok(f"{given} --vis-bare")
    assert ran.hints[0] == (
        "bti flytt 1 --til 1.1 --lander 'Oppmerksomhet=Legg merke til' --grunn 'ny rutine' --dato 2026-09-08"
    )
    assert json.loads(two.ok(f"{given} --vis-bare --json").out)["next"][0]["command"] == ran.hints[0]
    assert "Sak 2026-001 følger nå versjon 1.1." in two.ok(ran.hints[0].removeprefix("bti ")).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ASKING, "For å komme videre herfra kreves også samtykke."),
        (SLOWER, "Det kommer en frist: innen 2 uker"),
    ],
    ids=["consent", "deadline"],
)
def test_what_changes_where_the_case_stands_is_told(two: Program, text: str, told: str) -> None:
    publish(two, text)
    assert told in two.ok("flytt 1 --vis-bare").text


EXAMPLES = tree.ROOT / "docs" / "nb" / "sprak" / "eksempler"
SIGNED = "status: gjeldende\ngodkjent_av: Kommunedirektøren\noppbevaring: Ti år etter at saken er avsluttet"
CONSENT = (EXAMPLES / "samtykke.yaml").read_text("utf-8").replace("status: utprøving", SIGNED)
BATON = (EXAMPLES / "stafett.yaml").read_text("utf-8").replace("status: utprøving", SIGNED)
OLDER_CHILDREN = CONSENT.replace("under 15", "under 16").replace("15–17", "16–17")
OTHER_REPORT = CONSENT.replace("barnevern: alltid", "politi: alltid")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OLDER_CHILDREN, "Samtykketypen «Samtykke til samarbeid»: «Gis av» er endret."),
        (OTHER_REPORT, "«Meld til» er endret. Før: barnevernstjenesten. Nå: politiet."),
        (CONSENT.replace("Ti år etter", "Fem år etter"), "«Oppbevaring» er endret."),
        (
            BATON.replace("av: [barn, foresatte]", "av: [barn]"),
            "Det som står om stafettholderen: «Kan påvirkes av» er endret.",
        ),
        (BATON.replace("på_nivå: [2], bestemmer", "på_nivå: [2], helst"), None),
        (CONSENT.replace("tjenester:\n", "tjenester:\n  bup: {tittel: BUP}\n"), None),
    ],
    ids=["ages", "report", "retention", "who has a say", "who has the baton on another level", "a service more"],
)
def test_what_holds_where_a_case_stands_is_told_by_both_commands(program: Program, text: str, told: str | None) -> None:
    before = CONSENT if "id: samtykke" in text else BATON
    name = "samtykke" if before is CONSENT else "stafett"
    later = text.replace('versjon: "1"', 'versjon: "2"')
    first, second = written(program, "a", before), written(program, "b", later)
    program.ok(f"veileder publiser {first}", f"ny {name}@1 --alias gutt --alder 15")
    compared = program.ok(f"veileder forskjell {first} {second}").text
    assert ("på nivå 1: Det som gjelder for saken, er endret." in compared) is (told is not None)
    program.ok(f"veileder publiser {second}")
    moved = program.ok("flytt 1 --vis-bare").text
    assert told is None or told in moved
    assert ("Ingenting endres for saken" in moved) is (told is None)


def test_an_answer_that_leads_elsewhere_is_told_where_the_question_is_open(two: Program) -> None:
    two.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1")
    publish(two, ELSEWHERE)
    assert "Svaret «Oppfølging i egen tjeneste» fører til" in two.ok("flytt 1 --vis-bare").text


def test_what_is_gone_is_landed_and_the_hint_shows_how(two: Program) -> None:
    publish(two, RENAMED, "Oppmerksomhet")
    ran = two.bti("flytt 1")
    assert (ran.code, "«Oppmerksomhet» finnes ikke i versjon 1.1." in ran.text) == (3, True)
    assert ran.hints[0] == "bti flytt 1 --til 1.1 --lander 'Oppmerksomhet=Legg merke til' --vis-bare"
    two.ok(*(hint.removeprefix("bti ") for hint in ran.hints[:1]))
    done = two.ok("flytt 1 --lander 'Oppmerksomhet=Legg merke til' --grunn 'ny rutine'")
    assert "Sak 2026-001 følger nå versjon 1.1. Fra «Oppmerksomhet», nivå 0 til «Legg merke til», nivå 0." in done.text
    log = two.ok("logg 1").text
    assert (
        "Følger nå versjon 1.1 av veilederen (før: 1.0); står nå på «Legg merke til», nivå 0. Begrunnelse: ny rutine"
        in log
    )
    assert "godkjent av Kommunedirektøren" in log


READING = (
    *("vis 1", "logg 1", "forklar 1", "frister", "frister --ics", "liste", "liste --json", "finn lek", "rolle 1"),
    *("tjeneste 1", "tiltak 1 --historie", "samtykke 1 --vis", "stafett 1 --historie", "kjennetegn 1", "droft 1"),
    *("skriv 1 stafettlogg", "skriv 1 referat", "skriv 1 samtykke", "skriv 1 innsyn", "gjelder 1", "innsyn 1"),
    *("vis 1 --json", "logg 1 --json", "forklar 1 --json", "veileder tegn os", "lager verifiser", "meld 1"),
)
"""Every command that tells of a case."""


def test_all_that_is_told_of_a_moved_case_is_told_in_the_words_of_its_time(two: Program) -> None:
    """The steps, the level and the body that it has been through are no longer in the guide."""
    two.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1 --referat 'Vi ble enige.' --neste 2026-09-20")
    two.ok("samtykke 1 --fra mor --for PPT --rolle foresatte", "neste 1 --valg 1", "droft 1 --hos BUT")
    two.ok("tiltak 1 --mal Trives --tiltak Lekegruppe --ansvarlig meg", "stafett 1 --til meg --onske Ja")
    text = (
        RENAMED.replace("- nivå: 1\n", "- nivå: 5\n").replace("nivå 1", "nivå 5").replace("på_nivå: [1", "på_nivå: [5")
    )
    file = written(two, "b", text)
    gone = json.loads(two.bti(f"veileder publiser {file} --json").out)["stanser"]
    flags = " ".join(f"--borte '{one['sted']}'" for one in gone)
    two.ok(f"veileder publiser {file} {flags}")
    stands = json.loads(two.ok("vis 1 --json").out)["standing"]["step"]
    two.ok(f"flytt 1 --lander '{stands}=nivå 5'")
    log = two.ok("logg 1").text
    assert "«Oppmerksomhet»" in log
    for line in READING:
        ran = two.bti(line)
        assert ran.code in (0, 2, 3), (line, ran)
    two.ok("angre 1 --vis-bare", "avslutt 1 --slik slutt --grunn Ferdig --familien-onsker", "vis 1", "logg 1")
    two.ok("oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv")
    two.ok(f"--som test.tilsyn arkiver 1 --til {two.terminal.home}")


def test_the_package_of_a_moved_case_has_every_version_that_it_followed(two: Program) -> None:
    two.ok("neste 1")
    publish(two, RENAMED, "Oppmerksomhet")
    two.ok(
        "flytt 1",
        *("angre 1", "angre 1 --om"),
        "avslutt 1 --slik slutt --grunn Ferdig --familien-onsker",
        "oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv",
        f"--som test.tilsyn arkiver 1 --til {two.terminal.home}",
    )
    package = two.terminal.home / "bti-arkiv-2026-001"
    written = json.loads((package / "sak.json").read_text("utf-8"))
    last, (earlier,), followed = (written[name] for name in ("veileder", "veileder_tidligere", "veileder_fulgt"))
    assert [(one["versjon"], one["mappe"]) for one in (last, earlier)] == [
        ("1.1", "veileder"),
        ("1.0", "veileder/tidligere-1"),
    ]
    assert [one["sha256"] for one in followed] == [one["sha256"] for one in (earlier, last, earlier, last)]
    for guide, source in ((last, RENAMED), (earlier, APPROVED)):
        assert (package / guide["mappe"] / "kilde-1.yaml").read_text("utf-8") == source
        assert (package / guide["mappe"] / "veileder.json").stat().st_size > 0
    assert "tidligere-1/kilde-1.yaml" in (package / "SHA256SUMS").read_text("utf-8")
    assert "Oppmerksomhet" in {one["steg"] for one in written["hendelser"]}
    two.ok(f"--som test.tilsyn arkiver --sjekk {package}")


def test_the_log_tells_each_event_in_the_words_of_its_time(two: Program) -> None:
    two.ok("neste 1")
    publish(two, RENAMED, "Oppmerksomhet")
    two.ok("flytt 1", "angre 1", "angre 1 --om")
    assert "Oppmerksomhet" in two.ok("logg 1").text


def test_vis_and_liste_tell_of_a_newer_version_until_it_is_followed(two: Program) -> None:
    assert "Versjon" not in two.ok("vis 1").text
    publish(two, LATER)
    assert (
        "Versjon 1.0. Versjon 1.1 er publisert. Se hva den betyr for saken: bti flytt 1 --vis-bare"
        in two.ok("vis 1").text
    )
    listed = two.ok("liste")
    assert "Sak 2026-002 følger os 1.0. Versjon 1.1 er publisert." in listed.text
    two.try_hints(listed)
    assert [one["newer_version"] for one in json.loads(two.ok("liste --json").out)] == ["1.1", "1.1"]
    two.ok("flytt 1")
    assert "Versjon 1.1" in two.ok("vis 1").text
    assert [one["newer_version"] for one in json.loads(two.ok("liste --json").out)] == [None, "1.1"]


def test_all_are_shown_proved_and_moved(two: Program) -> None:
    publish(two, RENAMED, "Oppmerksomhet")
    stopped = two.bti("flytt --alle --til os@1.1 --vis-bare")
    assert (stopped.code, "2 saker kan ikke flyttes som de er: 2026-001, 2026-002." in stopped.text) == (1, True)
    two.try_hints(stopped)
    landing = "--lander 'Oppmerksomhet=Legg merke til'"
    proof = two.ok(f"flytt --alle --til os {landing} --vis-bare")
    assert "Alle 2 saker har et sted å stå i den nye versjonen." in proof.text
    assert "2 saker er flyttet." in two.ok(f"flytt --alle --til os@1.1 {landing}").text
    again = two.ok("flytt --alle --til os@1.1")
    assert "0 saker er flyttet. 2 saker fulgte versjonen fra før." in again.text


def test_a_landing_that_is_not_in_the_version_is_refused_for_all_also_when_they_are_moved(two: Program) -> None:
    publish(two, RENAMED, "Oppmerksomhet")
    astray = "flytt --alle --til os@1.1 --lander Oppmerksomhet=Tull"
    for line in (astray, f"{astray} --vis-bare", f"{astray} --json"):
        assert two.bti(line).code == 3
    assert "Saken kan ikke stå på «Tull» i versjon 1.1. Den kan stå på «" in two.bti(astray).text
    two.ok("flytt --alle --til os@1.1 --lander 'Oppmerksomhet=Legg merke til'")
    again = two.bti(astray)
    assert (again.code, "Saken kan ikke stå på «Tull»" in again.text) == (3, True)
    two.try_hints(again)


def test_the_landing_that_was_approved_is_used_by_itself(two: Program) -> None:
    text = two.ok(f"veileder publiser {written(two, 'b', RENAMED)} --borte 'Oppmerksomhet=Legg merke til'").text
    assert "Saker som står på steget «Oppmerksomhet» på nivå 0, skal stå på steget «Legg merke til» på nivå 0" in text
    assert "2 saker er flyttet." in two.ok("flytt --alle --til os@1.1").text


def test_a_landing_that_is_not_in_the_version_cannot_be_approved(two: Program) -> None:
    ran = two.bti(f"veileder publiser {written(two, 'b', RENAMED)} --borte 'Oppmerksomhet=Borte'")
    assert (ran.code, "«Borte» finnes ikke i den nye versjonen, og kan ikke komme i stedet for" in ran.text) == (
        1,
        True,
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("flytt", "Skriv enten en sak eller --alle."),
        ("flytt 1 --alle", "Skriv enten en sak eller --alle."),
        ("flytt --alle", "Skriv hvilken veileder, med --til"),
        ("flytt 1 --til 9.9", "Versjon 9.9 av os er ikke publisert her. Publisert: 1.0."),
        ("flytt 1 --til froland@1.0", "Ingen versjon av froland er publisert her."),
        ("flytt 1 --lander Oppmerksomhet", "«Oppmerksomhet» kan ikke leses."),
        ("flytt --alle --til os --lander 'Borte=Avslutt'", "Ingen av sakene står på «Borte»."),
        ("ny os@9.9 --alias gutt", "Lageret har ingen versjon 9.9 av os. Det har 1.0."),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(two: Program, line: str, told: str) -> None:
    ran = two.bti(line)
    assert (ran.code, told in ran.text) == (2, True)


def test_what_a_rule_stops_says_what_to_do(two: Program) -> None:
    stopped = two.bti("flytt 1")
    assert (stopped.code, "Saken følger versjon 1.0 fra før." in stopped.text) == (3, True)


def test_a_version_that_does_not_keep_the_parents_out_waits_until_it_is_cleared(program: Program) -> None:
    program.ok(f"veileder publiser {written(program, 'a', FROLAND)}", "ny froland --alias gutt")
    program.ok("meld 1 --mistanke 'blåmerker'")
    publish(
        program,
        FROLAND.replace('versjon: "1.0"', 'versjon: "1.1"').replace(
            "holder_utenfor: [foresatte]", "holder_utenfor: [barn]"
        ),
    )
    shield = program.bti("flytt 1")
    assert (shield.code, "Noen holdes utenfor saken nå" in shield.text) == (3, True)


def test_one_that_is_changed_meanwhile_is_left_alone_and_told(two: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(two, LATER)
    together = SqliteStore.append_together

    def late(*arguments: object, **named: object) -> object:
        monkeypatch.setattr(SqliteStore, "append_together", together)
        two.ok("notat 2 'Ny opplysning.'")
        return together(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(SqliteStore, "append_together", late)
    ran = two.bti("flytt --alle --til os@1.1")
    assert ran.code == 5
    assert "1 sak er flyttet. 1 sak ble endret av noen andre imens." in ran.text
    assert "Ny opplysning." in two.ok("logg 2").text


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [(KeyboardInterrupt(), 130, "Avbrutt. Det som er lagret, blir stående."), (StoreFull(), 6, "Disken er full.")],
    ids=["interrupted", "full"],
)
def test_a_run_that_is_broken_off_says_how_many_it_has_moved(
    two: Program, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    publish(two, LATER)
    monkeypatch.setattr(moving_many, "AT_ONCE", 1)
    together, called = SqliteStore.append_together, list[object]()

    def kept(*arguments: object, **named: object) -> object:
        called.append(arguments)
        if len(called) > 1:
            raise error
        return together(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(SqliteStore, "append_together", kept)
    ran = two.bti("flytt --alle --til os@1.1")
    assert ran.code == code
    assert f"1 sak er flyttet. Flyttingen ble avbrutt. Kjør kommandoen en gang til for resten. {told}" in ran.text
    monkeypatch.undo()
    assert "1 sak er flyttet. 1 sak fulgte versjonen fra før." in two.ok("flytt --alle --til os@1.1").text


STEP_FIRST = """\
handlingsveileder: Handlingsveileder BTI
id: froland
kommune: Froland
språk: bokmål
versjon: "1.1"
status: utprøving
godkjent_av: Kommunedirektøren
oppbevaring: Ti år
bygger_på: froland

endringer:
  - legg_til_først: nivå 0
    steg: Snakk sammen
    hva: Bli enige om hva dere har sett.
    hvem: [medarbeideren]
    verktøy: ikke oppgitt
    gå_til: nivå 1
"""


def test_a_level_without_steps_that_is_gone_is_called_what_it_is(program: Program) -> None:
    program.ok("ny froland --alias 'jente, 4 år'", f"veileder publiser {written(program, 'b', STEP_FIRST)}")
    ran = program.bti("flytt 1 --vis-bare")
    assert "«nivå 0 uten steg» finnes ikke i versjon 1.1." in ran.text
    assert "bti flytt 1 --til 1.1 --lander '0=Snakk sammen' --vis-bare" in ran.hints
    program.ok(ran.hints[0].removeprefix("bti "))
