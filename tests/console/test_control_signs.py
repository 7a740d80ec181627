"""No sign that a terminal obeys is sent to it, whatever a case says and whatever is typed: answers, hints, errors."""

import unicodedata

import pytest

from tests.console.terminal import Ended, Terminal

BAD = "\x1b[2J\x9b31m\x07\x08\u202e\u2066\u200b\u2028\u2029\ufeff\x7f"
DAY = "2026-09-08"
HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

LIVED = (
    ("ny", "os", "--alias", f"gutt{BAD}"),
    ("notat", "1", f"{BAD} ringte"),
    ("neste", "1"),
    ("rolle", "1", "ansvarlig", "--er", f"{BAD} Hansen"),
    ("tiltak", "1", "--mal", f"{BAD} trives", "--tiltak", f"{BAD} ute", "--ansvarlig", f"{BAD} rektor"),
    ("samtykke", "1", "--fra", f"{BAD} mor", "--for", f"{BAD} PPT", "--skriftlig"),
    ("tjeneste", "1", f"PPT{BAD}"),
)
SHOWN = (
    (),
    ("vis", "1"),
    ("logg", "1"),
    ("logg", "1", "--json"),
    ("forklar", "1"),
    ("liste",),
    ("frister",),
    ("frister", "--json"),
    ("finn", "gutt"),
    ("tiltak", "1"),
    ("rolle", "1"),
    ("tjeneste", "1"),
    ("kjennetegn", "1"),
    ("neste", "1", "--vis-bare"),
    ("skriv", "1", "referat"),
    ("skriv", "1", "stafettlogg"),
    ("skriv", "1", "stafettlogg", "--format", "html"),
    ("skriv", "1", "samtykke", "--json"),
    ("notat", "1", f"{BAD} igjen", "--vis-bare"),
    ("angre", "1", "--vis-bare"),
)
TYPED = (
    (BAD,),
    ("vis", BAD),
    ("vis", "1", f"--{BAD}"),
    ("vis", "1", BAD, BAD),
    ("vis",),
    ("finn", BAD),
    ("hjelp", BAD),
    ("ny", BAD, "--alias", "x"),
    ("ny", "os", "--alias", "x", "--fra", BAD),
    ("neste", "1", "--valg", BAD),
    ("neste", "1", "--til", BAD),
    ("neste", "1", "--spor", BAD),
    ("notat", "1", "x", "--dato", BAD),
    ("rolle", "1", BAD, "--er", "x"),
    ("evaluer", "1", "--resultat", BAD),
    ("stafett", "1", "--til", BAD),
    ("samtykke", "1", "--fra", "x", "--rolle", BAD),
    ("skriv", "1", BAD),
    ("skriv", "1", "referat", "--format", BAD),
    ("skriv", "1", "referat", "--mal", f"{BAD}.md"),
    ("skriv", "1", "referat", "--ut", f"/borte/{BAD}"),
    ("veileder", "vis", BAD),
    ("veileder", "sjekk", BAD),
    ("veileder", "forklar", BAD),
    ("veileder", BAD),
    ("oppsett", "--veileder", BAD),
    ("oppsett", "--legg-til", BAD, "--tittel", BAD),
    ("fullforing", BAD),
    ("--lager", f"/borte/{BAD}", "vis", "1"),
    ("--lager", BAD, "vis", "1"),
    ("--som", BAD, "vis", "1"),
    ("--na", BAD, "vis", "1"),
    ("--sprak", BAD),
)


@pytest.fixture
def desk(practice: Terminal) -> Terminal:
    """A home with a case in which every text holds such signs."""
    practice.environment |= {"BTI_SPRAK": "nb", "BTI_NA": DAY}
    for words in LIVED:
        assert practice.run(*words).code in {0, 2, 3}, words
    assert "ringte" in practice.run("logg", "1").out
    return practice


def sent(ended: Ended, *, is_terminal: bool) -> set[str]:
    """The harmful signs that were sent; a line break is not one, nor the tab between cells anywhere but a terminal."""
    free = "\n" if is_terminal else "\n\t"
    written = _without_colour(ended.out + ended.err) if is_terminal else ended.out + ended.err
    return {sign for sign in written if unicodedata.category(sign) in HARMFUL and sign not in free}


def _without_colour(written: str) -> str:
    for number in ("0", "1", "2", "32", "33;1", "31;1"):
        written = written.replace(f"\x1b[{number}m", "")
    return written


@pytest.mark.parametrize("is_terminal", [True, False])
@pytest.mark.parametrize("accessible", ["", "1"])
def test_what_a_case_says_is_shown_and_never_obeyed(desk: Terminal, accessible: str, *, is_terminal: bool) -> None:
    desk.is_terminal, desk.is_closed = is_terminal, True
    for words in SHOWN:
        ended = desk.run(*words, ACCESSIBLE=accessible)
        assert sent(ended, is_terminal=is_terminal) == set(), (words, ended)
        assert ended.code in {0, 3}, (words, ended)


@pytest.mark.parametrize("is_terminal", [True, False])
@pytest.mark.parametrize("words", TYPED, ids=lambda words: " ".join(words).replace(BAD, "BAD"))
def test_what_is_typed_is_repeated_and_never_obeyed(
    desk: Terminal, words: tuple[str, ...], *, is_terminal: bool
) -> None:
    desk.is_terminal, desk.is_closed = is_terminal, True
    for language in ("nb", "nn", "en"):
        ended = desk.run(*words, BTI_SPRAK=language)
        assert sent(ended, is_terminal=is_terminal) == set(), ended
        assert ended.code != 70, ended


def test_what_is_asked_on_a_terminal_sends_nothing_either(desk: Terminal) -> None:
    desk.is_terminal = True
    for words in (("neste", "1"), ("notat", "1"), ("stafett", "1"), ("tiltak", "1"), ("evaluer", "1"), ("mote", "1")):
        ended = desk.run(*words, stdin=f"{BAD}\n9\n{BAD}\n", EDITOR="false")
        assert sent(ended, is_terminal=True) == set(), (words, ended)
        assert ended.code != 70, (words, ended)
