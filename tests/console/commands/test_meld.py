"""`bti meld` always answers: with and without a case, a store, access, a whole file; recording may fail, aloud."""

import json
from pathlib import Path

import pytest

from engine.errors import StoreFull
from tests.console.terminal import Ended, Terminal

FIRST = {"nb": "bti sender ingen melding. Meld selv, nå:", "nn": "bti sender inga melding. Meld sjølv, no:"}
TO_WHOM = {
    "nb": "barnevernstjenesten; politiet også der det trengs",
    "nn": "barneverntenesta; politiet òg der det trengst",
}


SENT = "bti sender ingen melding. Er den ikke sendt ennå, så meld selv, nå."


def is_answer(ended: Ended, language: str = "nb") -> bool:
    return ended.lines[0] in (FIRST[language], SENT) and TO_WHOM[language] in ended.out and "os.yaml:" in ended.out


def open_case(terminal: Terminal) -> None:
    assert terminal.run("ny", "os", "--alias", "gutt, 6").code == 0


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_it_answers_before_anything_is_set_up(terminal: Terminal, language: str) -> None:
    ended = terminal.run("meld", BTI_SPRAK=language)
    assert ended.code == 0
    assert is_answer(ended, language)
    assert "Handlingsveileder for ansatte (BTI), Os" in ended.out
    assert not (terminal.home / "lager").exists()


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_it_answers_with_the_rule_of_the_case(practice: Terminal, language: str) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", BTI_SPRAK=language)
    assert ended.code == 0
    assert is_answer(ended, language)
    assert "bti meld 1 --sendt" in ended.err


def test_the_hint_runs_as_it_is_printed(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--sendt")
    assert ended.code == 0
    assert is_answer(ended)
    assert "2026" not in ended.out
    assert "at du har meldt" in ended.err


def test_asking_alone_changes_nothing(practice: Terminal) -> None:
    open_case(practice)
    before = practice.run("logg", "1", "--json").out
    practice.run("meld", "1")
    assert practice.run("logg", "1", "--json").out == before


@pytest.mark.parametrize("number", ["14", "2026-014", "x", ""])
def test_a_case_that_is_not_there_gets_the_answer(practice: Terminal, number: str) -> None:
    ended = practice.run("meld", number)
    assert ended.code == 0
    assert is_answer(ended)
    assert "Det er ingen slik sak som du kan se. Du trenger ingen sak for å melde." in " ".join(ended.err.split())
    assert "kunne ikke leses" not in ended.err


def test_a_case_that_one_may_not_see_gets_the_answer_and_the_same_words(practice: Terminal) -> None:
    open_case(practice)
    hidden = practice.run("--som", "test.leder", "meld", "1")
    missing = practice.run("--som", "test.leder", "meld", "7")
    assert is_answer(hidden)
    assert (hidden.code, hidden.out, hidden.err) == (missing.code, missing.out, missing.err)
    assert "Det er ingen slik sak som du kan se." in hidden.err


def test_without_a_case_nothing_is_said_of_one(practice: Terminal) -> None:
    open_case(practice)
    assert "sak som du kan se" not in practice.run("meld").err
    assert "leses" not in practice.run("meld").err
    assert "sak som du kan se" not in practice.run("meld", "1").err


def test_a_number_of_several_years_is_told_with_each_case(practice: Terminal) -> None:
    for day in ("2025-09-08", "2026-09-08"):
        assert practice.run("--na", day, "ny", "os", "--alias", "gutt, 6").code == 0
    told = " ".join(practice.run("meld", "1").err.split())
    assert "Nummeret kan være flere saker: 2025-001, 2026-001." in told


def test_a_case_that_fails_to_be_read_is_told_so(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    open_case(practice)
    monkeypatch.setattr("engine.application.queries.case", broken)
    ended = practice.run("meld", "1")
    assert is_answer(ended)
    assert "Saken kunne ikke leses." in ended.err


def test_a_damaged_store_gets_the_answer(practice: Terminal) -> None:
    store = practice.home / "lager" / "bti.lager"
    store.write_bytes(b"this is no store" * 1000)
    asked, recorded = practice.run("meld", "1"), practice.run("meld", "1", "--sendt")
    assert asked.code == 0
    assert is_answer(asked)
    assert "Lageret kunne ikke åpnes nå, så saken er ikke lest." in asked.err
    assert recorded.code == 6
    assert is_answer(recorded)
    assert "IKKE skrevet inn" in recorded.err


def test_a_store_that_others_may_open_gets_the_answer(practice: Terminal) -> None:
    (practice.home / "lager" / "bti.lager").chmod(0o666)
    ended = practice.run("meld", "1")
    assert ended.code == 0
    assert is_answer(ended)


def test_a_full_disk_gets_the_answer_and_says_that_nothing_was_kept(
    practice: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    open_case(practice)
    monkeypatch.setattr("engine.adapters.sqlite.SqliteStore.append_together", full)
    ended = practice.run("meld", "1", "--mistanke", "blåmerker")
    assert ended.code == 6
    assert is_answer(ended)
    assert "Disken er full" in ended.err


def test_even_a_bug_does_not_stand_before_the_answer(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("engine.bootstrap.Bootstrap.world", broken)
    ended = practice.run("meld", "1")
    assert ended.code == 0
    assert is_answer(ended)


def test_without_any_guide_it_still_says_what_to_do(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> bytes:
        raise OSError

    monkeypatch.setattr("engine.bundled.BundledShelf.read", nothing)
    ended = terminal.run("meld")
    assert ended.code == 0
    assert ended.lines[0] == FIRST["nb"]
    assert "politiet (112)" in ended.out


def test_damaged_settings_get_the_answer(terminal: Terminal) -> None:
    (terminal.home / "config").mkdir()
    (terminal.home / "config" / "bti.toml").write_text("lager = [", "utf-8")
    ended = terminal.run("meld")
    assert ended.code == 0
    assert is_answer(ended)


def test_it_uses_the_guide_in_the_settings(terminal: Terminal) -> None:
    assert terminal.run("oppsett", "--veileder", "hoyanger").code == 0
    assert "hoyanger.yaml:" in terminal.run("meld").out


def test_a_guide_in_the_settings_that_is_gone_is_told(terminal: Terminal, tmp_path: Path) -> None:
    own = tmp_path / "egen.yaml"
    terminal.run("veileder", "ny", str(own))
    terminal.run("oppsett", "--veileder", str(own))
    assert "egen.yaml:" in terminal.run("meld").out
    own.unlink()
    ended = terminal.run("meld")
    assert is_answer(ended)
    told = " ".join(ended.err.split())  # the path is of any length, and lines are folded with it
    assert "kunne ikke brukes" in told
    assert "så dette er regelen i «os»" in told


@pytest.mark.parametrize("arguments", [("--mistanke", "1"), ("1", "--mistanke")])
def test_a_suspicion_is_recorded_without_a_text(practice: Terminal, arguments: tuple[str, ...]) -> None:
    open_case(practice)
    ended = practice.run("meld", *arguments)
    assert ended.code == 0
    assert is_answer(ended)
    assert "Mistanken er skrevet inn i sak 20" in ended.err


def test_a_suspicion_is_read_from_standard_input(practice: Terminal) -> None:
    open_case(practice)
    assert practice.run("meld", "1", "--mistanke", "-", stdin="blåmerker på armen\n").code == 0
    assert "blåmerker på armen" in practice.run("logg", "1").out
    kept = b"".join(file.read_bytes() for file in (practice.home / "lager").iterdir())
    assert "blåmerker på armen".encode() not in kept


def test_recording_without_a_case_comes_after_the_answer(practice: Terminal) -> None:
    ended = practice.run("meld", "--sendt")
    assert ended.code == 2
    assert is_answer(ended)
    assert "Ingenting er skrevet inn" in ended.err
    assert "bti liste" in ended.err


def test_recording_in_a_case_that_is_not_there_says_so(practice: Terminal) -> None:
    ended = practice.run("meld", "14", "--sendt")
    assert ended.code == 4
    assert is_answer(ended)
    assert "IKKE skrevet inn" in ended.err


def test_a_try_keeps_nothing(practice: Terminal) -> None:
    open_case(practice)
    before = practice.run("logg", "1", "--json").out
    assert practice.run("meld", "1", "--sendt", "--vis-bare").code == 0
    assert practice.run("logg", "1", "--json").out == before


def test_the_answer_as_json_says_that_nothing_is_sent(terminal: Terminal) -> None:
    answer = json.loads(terminal.run("meld", "--json").out)
    assert answer["sender"] is False
    assert answer["svar"] == FIRST["nb"]
    assert [one["mottaker"] for one in answer["regler"][0]["til"]] == ["barnevern", "politi"]


def stopped(ended: Ended) -> dict[str, object] | None:
    """What a recording was stopped by, in the answer that comes all the same."""
    answer = json.loads(ended.out)
    assert (answer["sender"], answer["svar"]) == (False, FIRST["nb"])
    found: dict[str, object] | None = answer["refused"]
    return found


def test_the_answer_as_json_says_what_stopped_the_recording(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--klarert-av", "politi", "--json")
    found = stopped(ended) or {}
    assert (ended.code, found["code"]) == (3, "no-shield")
    assert "Ingen holdes utenfor saken" in str(found["text"])


def test_the_answer_as_json_says_that_nothing_was_recorded_where_no_rule_stopped_it(practice: Terminal) -> None:
    open_case(practice)
    for line, code, word in (
        (("meld", "77", "--sendt"), 4, "not-recorded"),
        (("meld", "--mistanke"), 2, "which-case"),
        (("meld", "1", "--sendt", "--til", "naboen"), 2, "not-recorded"),
    ):
        ended = practice.run(*line, "--json")
        found = stopped(ended) or {}
        assert (ended.code, found["code"], found["reasons"]) == (code, word, [])


def test_the_answer_as_json_says_of_nothing_that_stopped_it_where_it_is_recorded(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--mistanke", "--sendt", "--json")
    assert (ended.code, stopped(ended)) == (0, None)
    assert "concern-reported" in practice.run("logg", "1", "--json").out


def test_practice_is_marked_and_told_from_what_is_real(practice: Terminal) -> None:
    assert "ØVELSE" in practice.run("meld").out


def test_every_encoding_can_write_the_answer(terminal: Terminal) -> None:
    for encoding in ("cp1252", "cp850", "ascii"):
        terminal.encoding = encoding
        ended = terminal.run("meld")
        assert ended.code == 0
        assert ended.lines[0].startswith("bti sender ingen melding")


def told(practice: Terminal) -> list[str]:
    log = (" ".join(one.split()) for one in practice.run("logg", "1").out.split("\n"))
    return [one.partition("meldt til ")[2] for one in log if "meldt til" in one]


def test_a_report_is_recorded_to_none_but_those_it_was_sent_to(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--sendt")
    assert "at du har meldt til barnevernstjenesten." in ended.err
    assert "bti meld 1 --sendt --til politi" in ended.err
    assert told(practice) == ["barnevern"]
    again = practice.run("meld", "1", "--sendt", "--til", "Politiet")
    assert "at du har meldt til politiet." in again.err
    assert "--til" not in again.err
    assert told(practice) == ["barnevern", "politi"]


def test_one_whom_nobody_reports_to_is_not_recorded(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--mistanke", "--sendt", "--til", "naboen")
    assert ended.code == 2
    assert is_answer(ended)
    assert "Skriv --til barnevern / --til politi. Ingenting er skrevet inn." in " ".join(ended.err.split())
    assert "concern" not in practice.run("logg", "1", "--json").out


def test_to_whom_alone_records_nothing_and_tells_how(practice: Terminal) -> None:
    open_case(practice)
    ended = practice.run("meld", "1", "--til", "politi")
    assert ended.code == 0
    assert "bti meld 1 --sendt --til politi" in ended.err
    assert told(practice) == []


def test_whoever_is_there_is_asked_whom_it_was_sent_to(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    open_case(practice)
    monkeypatch.setattr("engine.console.reported.can_ask", lambda _: True)
    monkeypatch.setattr("engine.console.reported.ask", lambda *_, choices, **__: choices[1])
    assert "at du har meldt til politiet." in " ".join(practice.run("meld", "1", "--sendt").err.split())
    monkeypatch.setattr("engine.console.reported.ask", lambda *_, choices, **__: choices[-1])
    assert "at du har meldt til barnevernstjenesten og politiet." in " ".join(
        practice.run("meld", "1", "--sendt").err.split()
    )


def test_whoever_has_reported_reads_first_that_it_is_recorded(practice: Terminal) -> None:
    open_case(practice)
    practice.one_pipe = True
    ended = practice.run("meld", "1", "--sendt")
    rows = [row for row in ended.out.splitlines() if row.strip()]
    assert rows[0].startswith("Det er skrevet inn i sak")
    assert rows.index(SENT) in (1, 2)
    assert rows[rows.index(SENT) + 1].startswith("  Til ")
    assert rows[-1].startswith("→ bti meld 1 --sendt --til politi")


def test_a_suspicion_leads_on_to_the_report(practice: Terminal) -> None:
    open_case(practice)
    assert "bti meld 1 --sendt   når du har meldt" in practice.run("meld", "1", "--mistanke", "ord").err
    assert "når du har meldt" not in practice.run("meld", "1", "--mistanke", "ord", "--sendt").err


def test_it_says_whether_the_guide_lets_the_parents_know(practice: Terminal) -> None:
    silent = "Veilederen sier ikke om de kan få vite at du melder"
    open_case(practice)
    assert silent in " ".join(practice.run("meld", "1").out.split())
    practice.run("ny", "froland", "--alias", "gutt, 6 år")
    told = " ".join(practice.run("meld", "2").out.split())
    assert silent not in told
    assert "Ikke kontakt" in told


def test_of_the_parents_it_says_the_same_whatever_it_could_read(practice: Terminal) -> None:
    open_case(practice)
    asked = (("1",), ("9",), (), ("--veileder", "os"), ("1", "--veileder", "os"))
    with_store = [json.loads(practice.run("meld", *one, "--json").out)["regler"][0]["foreldre"] for one in asked]
    practice.environment["BTI_LAGER"] = str(practice.home / "finnes" / "ikke")
    without = [json.loads(practice.run("meld", *one, "--json").out)["regler"][0]["foreldre"] for one in asked]
    assert len(set(with_store + without)) == 1
    assert "si ikke noe til dem før" in with_store[0]


def test_without_a_case_it_answers_with_the_guide_that_the_cases_follow(practice: Terminal) -> None:
    assert practice.run("ny", "froland", "--alias", "jente, 4").code == 0
    for arguments in (("meld",), ("meld", "3"), ("meld", "3", "--mistanke", "Blåmerke")):
        ended = practice.run(*arguments)
        assert "froland.yaml:" in ended.out
        assert "os.yaml:" not in ended.out
        assert "Ikke kontakt De foresatte" in ended.out
        assert "som sakene dine følger" in " ".join(ended.err.split())


def test_where_the_cases_follow_several_guides_each_rule_is_said(practice: Terminal) -> None:
    open_case(practice)
    practice.run("ny", "froland", "--alias", "jente, 4")
    ended = practice.run("meld")
    assert "froland.yaml:" in ended.out
    assert "os.yaml:" in ended.out
    assert "før barnevernstjenesten har sagt at du kan" in " ".join(ended.out.split())


def test_where_no_guide_is_known_it_says_so_and_to_wait_with_the_parents(terminal: Terminal) -> None:
    ended = terminal.run("meld")
    assert "si ikke noe til dem før barnevernstjenesten har sagt at du kan" in " ".join(ended.out.split())
    assert "bti vet ikke hvilken veileder du følger" in " ".join(ended.err.split())
    assert "bti meld --veileder" in ended.err


def test_another_guide_is_asked_for_by_name(terminal: Terminal) -> None:
    ended = terminal.run("meld", "--veileder", "froland")
    assert "froland.yaml:" in ended.out
    unknown = terminal.run("meld", "--veileder", "forland")
    assert unknown.code == 0
    assert is_answer(unknown)
    assert "«forland» kunne ikke brukes" in unknown.err


def test_a_case_of_its_own_guide_says_nothing_of_others(practice: Terminal) -> None:
    open_case(practice)
    practice.run("ny", "froland", "--alias", "jente, 4")
    ended = practice.run("meld", "2")
    assert "os.yaml:" not in ended.out
    assert "Froland" in ended.out


def test_cases_that_cannot_be_read_stand_before_no_answer(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    open_case(practice)
    monkeypatch.setattr("engine.application.finding.visible", broken)
    assert is_answer(practice.run("meld"))


def test_a_guide_that_names_nobody_to_report_to_is_told_of(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    open_case(practice)
    monkeypatch.setattr("engine.console.report_guides.safety_rules", lambda _: ())
    ended = practice.run("meld", "1")
    assert "Veilederen i saken sier ikke hvem du skal melde til." in " ".join(ended.err.split())
    assert "Meld til barnevernstjenesten i kommunen." in " ".join(ended.out.split())


@pytest.mark.parametrize("words", [("--sendt",), ("--mistanke", "Blåmerker")], ids=" ".join)
def test_a_report_that_stands_twice_is_not_said_to_be_undone(practice: Terminal, words: tuple[str, ...]) -> None:
    open_case(practice)
    once, twice = (practice.run("meld", "1", *words) for _ in range(2))
    assert "to ganger" not in once.err
    assert "Det kan ikke angres." in " ".join(twice.err.split())
    assert "bti angre" not in twice.out + twice.err
