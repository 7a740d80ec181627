"""Whatever is told while the practice store is in use carries its mark once, and nothing else carries it."""

import pytest

from tests.console.terminal import Terminal

MARK = "ØVELSE"


def marks(terminal: Terminal, *arguments: str, **environment: str) -> int:
    ended = terminal.run(*arguments, **environment)
    return (ended.out + ended.err).split().count(MARK)


@pytest.mark.parametrize(
    "typed",
    [
        ("vis", "7"),  # there is no such case
        ("neste",),  # what is missing is told before anything is opened
        ("vsi", "1"),  # no such command
        ("--na", "tull", "vis", "1"),
        ("--som", "ingen.her", "liste"),
        ("innsyn",),  # not for everybody
        ("liste", "--tull"),
        ("lager", "gjenopprett", "/borte"),
        ("lager", "verifiser"),
        ("lager", "verifiser", "--mot", "x"),
        ("lager", "nokkel", "--hent", "/borte"),
        ("doktor",),
        ("liste",),
        ("tilgang", "1", "--nod", "--grunn", "x"),
    ],
)
def test_it_stands_over_every_answer_and_refusal(practice: Terminal, typed: tuple[str, ...]) -> None:
    assert marks(practice, *typed) == 1


def test_an_evaluation_without_a_result_carries_it(practice: Terminal) -> None:
    practice.run("ny", "os", "--alias", "gutt, 6 år")
    assert marks(practice, "evaluer", "1") == 1


@pytest.mark.parametrize("typed", [("veileder", "vis", "finnes.ikke"), ("veileder", "tull"), ("hjelp", "tull")])
def test_it_does_not_stand_over_what_has_no_store(practice: Terminal, typed: tuple[str, ...]) -> None:
    assert marks(practice, *typed) == 0


def test_a_report_says_it_in_its_own_words_and_no_more(practice: Terminal) -> None:
    ended = practice.run("meld", "7", "--sendt")
    assert (ended.code, (ended.out + ended.err).count(MARK)) == (4, 1)


def test_a_store_that_cannot_be_opened_says_itself_what_it_is(practice: Terminal) -> None:
    for key in (practice.home / "config" / "nokler").glob("*.nokkel"):
        key.unlink()
    assert marks(practice, "liste") == 1
    (practice.home / "lager" / "bti.lager").write_bytes(b"x" * 4096)
    assert marks(practice, "liste") == 0  # nobody can tell


def test_the_usual_practice_store_is_known_by_its_name_when_it_is_gone(terminal: Terminal) -> None:
    (terminal.home / "config").mkdir()
    place = terminal.home / "bti-ovelse.lager"
    (terminal.home / "config" / "bti.toml").write_text(f'lager = "{place}"\n', "utf-8")
    assert marks(terminal, "liste", BTI_LAGER="") == 1
    assert marks(terminal, "--lager", str(terminal.home / "annet.lager"), "vsi", BTI_LAGER="") == 0


def test_a_real_store_carries_none(terminal: Terminal) -> None:
    assert terminal.run("oppsett").code == 0
    for typed in (("vis", "7"), ("neste",), ("vsi", "1"), ("--som", "x", "liste"), ("doktor",)):
        assert marks(terminal, *typed) == 0
