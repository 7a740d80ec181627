"""`bti tilgang` and `bti innsyn`: why one may, break-glass and its review, the shielded part, the address, the log."""

import json
import shlex

import pytest

from engine.application.access import Act, Category, may
from engine.application.access import PersonRole as Role
from engine.application.insight import Oddity
from engine.console.commands.oppsett import TASKS
from engine.i18n import LANGUAGES, knows, text
from tests.application.test_access import ROLES, STANDINGS
from tests.console.commands.everything import SECRETS, full_case, lines
from tests.console.commands.running import Program
from tests.console.terminal import Terminal

BREAK = "--som test.helsesykepleier tilgang 1 --nod --grunn 'Politiet ringte'"


@pytest.fixture
def full(program: Program) -> Program:
    """A case held by whoever set up the store, and a nurse who may break the glass."""
    program.ok("oppsett --person test.helsesykepleier --oppgave nodtilgang")
    return full_case(program)


def answers(program: Program, who: str) -> dict[str, tuple[bool, str]]:
    told = json.loads(program.ok(f"--som {who} tilgang 1 --json").out)
    return {one["act"]: (one["allowed"], one["reason"]) for one in told["acts"]}


def test_everyone_is_told_what_they_may_and_why(full: Program) -> None:
    ran = full.ok("tilgang 1")
    assert "samtykke, stafett, avslutte\tja\tdu er stafettholder" in ran.out
    assert "Med i saken" in ran.out
    full.try_hints(ran)


def test_a_leader_who_takes_no_part_is_told_of_the_unit_and_of_nothing_more(full: Program) -> None:
    told = answers(full, "test.leder")
    assert told.keys() == {act.value for act in Act}
    assert told["list-unit"] == (True, "leads")
    assert told["read"] == (False, "not-participant")
    ran = full.ok("--som test.leder tilgang 1")
    assert [secret for secret in SECRETS if secret in ran.text] == []
    assert "Med i saken" not in ran.out
    full.try_hints(ran)


def test_breaking_the_glass_opens_the_case_tells_the_holder_and_is_reviewed(full: Program) -> None:
    assert full.bti("--som test.helsesykepleier vis 1").code == 4
    ran = full.ok(BREAK)
    assert "Du kan lese alt og skrive ingenting" in ran.text
    full.try_hints(ran)
    log = full.ok("--som test.helsesykepleier logg 1").out
    assert all(word in log for word in ("mistankens ord", "spørsmålets ord"))
    assert "neste 1" not in full.ok("--som test.helsesykepleier vis 1").err
    stopped = full.bti("--som test.helsesykepleier notat 1 'Hei.'")
    assert (stopped.code, "bare lese saken" in stopped.text) == (3, True)
    for holder in ("", "--som test.leder"):
        assert "åpnet sak 2026-001 med nødtilgang" in full.ok(holder).text
    assert "nødtilgang" not in full.ok("--som test.laerer").text
    day = full.ok("--som test.leder")
    assert "tilgang 2026-001 --gjennomgatt" in day.hints[0]
    full.try_hints(day)
    assert "er gått gjennom" in full.ok("--som test.leder tilgang 1 --gjennomgatt").text
    assert "nødtilgang" not in full.ok("").text
    assert full.bti("--som test.leder tilgang 1 --gjennomgatt").code == 3
    full.day = "2026-09-09"
    assert full.bti("--som test.helsesykepleier vis 1").code == 4


def test_on_a_terminal_with_colour_the_emergency_is_painted(full: Program) -> None:
    full.ok(BREAK)
    seen = Terminal(home=full.terminal.home, environment={"TERM": "xterm"}, is_terminal=True)
    told = seen.run("--na", full.day, "--som", "test.leder")
    assert "\x1b[33;1m! test.helsesykepleier åpnet sak 2026-001" in told.err
    assert "<U+FDD" not in told.out + told.err


@pytest.mark.parametrize("who", ["test.leder", "test.helsesykepleier", "test.tilsyn", ""])
def test_no_screen_shows_what_it_is_painted_with(full: Program, who: str) -> None:
    full.ok(BREAK)
    seen = Terminal(home=full.terminal.home, environment={"TERM": "xterm"}, is_terminal=True, is_closed=True)
    typed = [*lines(), "lager verifiser", "hjelp", "oppsett", "sjekk", "veileder", "doktor"]
    painted = 0
    for line in typed:
        ended = seen.run("--na", full.day, *shlex.split(f"--som {who} {line}" if who else line))
        assert "<U+FDD" not in ended.out + ended.err, (line, ended)
        painted += "\x1b[" in ended.out + ended.err
    assert painted > 0


def test_a_dry_run_opens_and_reviews_nothing(full: Program) -> None:
    assert "Ingenting er lagret" in full.ok(f"{BREAK} --vis-bare").text
    assert full.bti("--som test.helsesykepleier vis 1").code == 4
    full.ok(BREAK)
    assert "Ingenting er lagret" in full.ok("--som test.leder tilgang 1 --gjennomgatt --vis-bare").text
    assert "nødtilgang" in full.ok("").text


def test_the_reason_is_typed_and_stands_in_the_log_alone(full: Program) -> None:
    missing = full.bti("--som test.helsesykepleier tilgang 1 --nod")
    assert (missing.code, "--grunn" in missing.err) == (2, True)
    full.ok(BREAK)
    assert "Politiet ringte" not in full.ok("logg 1").text
    assert "Politiet ringte" in full.ok("--som test.leder innsyn 1").text


@pytest.mark.parametrize("reason", ["...........", "haster", "aaaaaaaaaaaa", "1234567890", "pga. x"])
def test_a_reason_that_says_nothing_opens_nothing(full: Program, reason: str) -> None:
    stopped = full.bti(f"--som test.helsesykepleier tilgang 1 --nod --grunn '{reason}'")
    assert (stopped.code, "minst 10 bokstaver" in stopped.text) == (3, True)
    assert full.bti("--som test.helsesykepleier vis 1").code == 4


def test_one_who_sees_what_is_shielded_lets_another_in_and_out(full: Program) -> None:
    full.ok("rolle 1 ansvarlig --er test.laerer")
    hers = "--som test.laerer"
    assert "mistankens ord" not in full.ok(f"{hers} logg 1").text
    stopped = full.bti(f"{hers} tilgang 1 --gi test.laerer")
    assert stopped.code == 3
    given = full.ok("tilgang 1 --gi test.laerer")
    assert "test.laerer kan se det som er skjermet" in given.text
    assert "mistankens ord" in full.ok(f"{hers} logg 1").text
    full.ok("tilgang 1 --ta test.laerer")
    assert "mistankens ord" not in full.ok(f"{hers} logg 1").text


def test_a_protected_address_hides_the_unit_from_every_list(program: Program) -> None:
    program.ok("oppsett --person test.laerer --enhet Fjellskolen")
    program.ok("oppsett --person test.leder --enhet Fjellskolen")
    program.ok("--som test.laerer ny os --alias 'gutt, 6 år' --adressesperre")
    lists = ("liste", "liste --enhet", "vis 1", "logg 1", "tilgang 1", "innsyn 1", "frister", "finn gutt", "")
    for who in ("test.laerer", "test.leder"):
        for line in lists:
            for ending in ("", " --json"):
                ran = program.bti(f"--som {who} {line}{ending}")
                assert "Fjellskolen" not in ran.out + ran.err, (who, line)
    assert "sperret" in program.ok("--som test.laerer tilgang 1").text
    again = program.bti("--som test.laerer tilgang 1 --adressesperre ja")
    assert (again.code, "sperret fra før" in again.text) == (3, True)
    program.ok("--som test.laerer tilgang 1 --adressesperre nei")
    assert "sperret" not in program.ok("--som test.laerer tilgang 1").text


def test_without_the_baton_the_screen_says_who_can(full: Program) -> None:
    full.ok("rolle 1 ansvarlig --er test.laerer")
    stopped = full.bti("--som test.laerer samtykke 1 --fra mor --for PPT")
    assert stopped.code == 3
    assert "som er stafettholder" in stopped.text
    full.try_hints(stopped)
    full.try_hints(full.ok("--som test.laerer vis 1"))
    full.try_hints(full.ok("--som test.laerer forklar 1"))


def test_the_log_of_a_case_says_who_and_never_what(full: Program) -> None:
    full.ok("vis 1")
    ran = full.ok("--som test.leder innsyn 1")
    assert "så ×7\tdeltaker\tfelles, tjeneste" in ran.out
    assert [secret for secret in SECRETS if secret in ran.text] == []
    told = full.bti("innsyn 1")
    assert (told.code, "for den som leder enheten, og for den som har tilsyn" in told.text) == (3, True)
    assert "Spør test.leder eller test.tilsyn." in told.text
    assert told.hints == ("bti tilgang 1",)
    full.try_hints(told)
    assert json.loads(full.bti("innsyn 1 --json").out)["refused"]["code"] == "not-overseer"
    hidden, unknown = (full.bti(f"--som test.helsesykepleier innsyn {number}") for number in (1, 7))
    assert (hidden.code, hidden.err.replace("sak 1", "sak 7")) == (unknown.code, unknown.err)


def test_one_who_cannot_review_is_told_who_can(full: Program) -> None:
    full.ok("oppsett --person test.leder --oppgave leder --oppgave nodtilgang")
    full.ok("--som test.leder tilgang 1 --nod --grunn 'Politiet ringte'")
    stopped = full.bti("--som test.leder tilgang 1 --gjennomgatt")
    assert stopped.code == 3
    assert "ØVELSE Stopp: Din egen nødtilgang må en annen gå gjennom. Det kan " in stopped.text
    assert "gjennomgatt" not in "".join(full.ok("--som test.leder").hints)
    assert "er gått gjennom" in full.ok("tilgang 1 --gjennomgatt").text


def test_where_nobody_else_can_review_the_setup_is_pointed_at(program: Program) -> None:
    program.ok("oppsett --person test.leder --oppgave leder --oppgave nodtilgang", "ny os --alias gutt")
    program.ok("--som test.leder tilgang 1 --nod --grunn 'Politiet ringte'")
    stopped = program.bti("--som test.leder tilgang 1 --gjennomgatt")
    assert (stopped.code, "Ingen andre kan det nå" in stopped.text) == (3, True)


def test_the_copy_for_the_citizen_tells_of_no_shielded_part(full: Program) -> None:
    full.ok("vis 1", BREAK)
    mine = json.loads(full.ok("--som test.leder innsyn 1 --json").out)
    theirs = json.loads(full.ok("--som test.leder innsyn 1 --innbygger --json").out)
    assert "shielded" in str(mine)
    assert "shielded" not in str(theirs)
    assert "Politiet" not in str(theirs)
    assert ", " in theirs["traces"][0]["by"]
    assert full.bti("innsyn --innbygger").code == 2


def test_an_auditor_sees_the_whole_log_and_what_is_odd_first(full: Program) -> None:
    full.ok(BREAK)
    ran = full.ok("--som test.tilsyn innsyn")
    assert "nødtilgang" in ran.out.splitlines()[0]
    assert "Politiet ringte" in ran.out
    assert [secret for secret in SECRETS if secret in ran.text] == []
    assert full.bti("innsyn").code == 4


def test_a_leader_sees_that_the_cases_of_the_unit_exist(full: Program) -> None:
    ran = full.ok("--som test.leder liste --enhet")
    assert ran.out.startswith("2026-001\t1\t") or ran.out.startswith("2026-001\t0\t")
    assert [secret for secret in SECRETS if secret in ran.text] == []
    full.try_hints(ran)
    empty = full.ok("liste --enhet")
    assert (empty.out, empty.hints) == ("", ("bti liste --enhet --lukkede",))


def test_whoever_has_a_task_and_no_case_is_led_to_the_task(full: Program) -> None:
    for typed in ("", "liste"):
        assert full.ok(f"--som test.leder {typed}").hints == ("bti --som test.leder liste --enhet",)
        assert full.ok(f"--som test.tilsyn {typed}").hints == ("bti --som test.tilsyn innsyn",)
        assert full.ok(f"--som test.laerer {typed}").hints == ("bti ny --help",)
    assert "innsyn 2026-001" in full.ok("--som test.leder liste --enhet").hints[0]


def test_two_things_at_once_and_a_reason_alone_are_wrong_use(full: Program) -> None:
    assert full.bti("tilgang 1 --nod --gjennomgatt").code == 2
    assert full.bti("tilgang 1 --grunn Hei").code == 2
    assert full.bti("tilgang 1 --gi ingen.her").code == 2


def test_people_are_given_tasks_and_a_unit_in_the_settings(program: Program) -> None:
    told = json.loads(program.ok("oppsett --person test.laerer --oppgave leder --oppgave tilsyn --json").out)
    assert told["oppgaver"]["test.laerer"] == ["leader", "auditor"]
    told = json.loads(program.ok("oppsett --person test.laerer --oppgave ingen --json").out)
    assert "test.laerer" not in told["oppgaver"]
    program.ok("oppsett --legg-til anne --tittel lærer --enhet skolen --oppgave systemansvarlig")
    assert "anne (systemansvarlig)" in program.ok("oppsett").text
    assert program.bti("oppsett --person test.laerer").code == 2
    assert program.bti("oppsett --person ingen.her --oppgave leder").code != 0
    assert set(TASKS.values()) == {role.value for role in Role}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_the_policy_and_every_word_of_the_log_has_a_text(language: str) -> None:

    reasons = {may(act, roles=roles, standing=one).reason for act in Act for roles in ROLES for one in STANDINGS}
    words = {f"access.{reason}" for reason in reasons} | {f"act.{act.value}" for act in Act}
    words |= {f"category.{one.value}" for one in Category} | {f"odd.{one.value}" for one in Oddity}
    words |= {f"role.{one.value}" for one in Role} | {"channel.command-line"}
    grounds = ("participant", "coordinator", "emergency", "emergency-role", "leads", "auditor", "family")
    words |= {f"ground.{ground}" for ground in grounds}
    assert [word for word in words if not knows(word) or not text(word, language)] == []
