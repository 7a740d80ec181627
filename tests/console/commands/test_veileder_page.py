"""The page of a guide: every section and key of the language as the printed guide would say it, at every width."""

from io import StringIO
from pathlib import Path

import pytest

from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.console.guide.origin import origins_of
from engine.console.guide.page import write_guide
from engine.console.output import Output

IMAGINED = Path(__file__).parents[2] / "language" / "ok"
GUIDES = ("os", "sortland", "hoyanger", "froland", "sikker_arbeidsflyt", "faser", "bokstaver", "gravid", "every_key_nb")


def page(name: str, *, width: int = 80, accessible: bool = False, in_full: bool = False) -> str:
    file = IMAGINED / f"{name}.yaml"
    found = checked(BundledShelf(), str(file) if file.exists() else name)[1]
    assert found.guideline is not None
    out = StringIO()
    output = Output(language="nb", stdout=out, stderr=out, width=width, accessible=accessible)
    write_guide(found.guideline, output, origins=origins_of(found, in_full=in_full))
    return out.getvalue()


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("width", [60, 80])
def test_a_page_keeps_to_the_width_and_shows_no_code(name: str, width: int) -> None:
    shown = page(name, width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert "guide-" not in shown
    assert "None" not in shown
    assert "\n\n\n" not in shown


@pytest.mark.parametrize("name", GUIDES)
def test_one_who_listens_gets_the_same_facts(name: str) -> None:
    seen = [row.removeprefix("|").split() for row in page(name, width=10_000).splitlines()]
    heard = page(name, accessible=True).replace("(felles)", "").replace(": ", " ")
    words = heard.split()
    for row in seen:
        assert all(word.rstrip(":") in {one.rstrip(":") for one in words} for word in row[-2:] if word not in "|-)")


@pytest.mark.parametrize("name", GUIDES)
def test_nothing_is_said_to_be_inferred_twice_on_a_line(name: str) -> None:
    assert "(tolket) (tolket)" not in page(name)


def test_the_guide_calls_its_levels_and_facets_by_its_own_words() -> None:
    shown = page("faser")
    assert "\nFASE 1  Oppdage\n" in shown
    assert "    Oppgave      Se på fraværslista, og snakk med eleven.\n" in shown
    assert "    Hjelpemidler Fraværsliste\n" in shown
    assert "2  Vi må forstå mer → fase 2\n" in shown
    assert "nivå" not in shown.casefold()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("faser", "  Gjelder for            barneskolen og ungdomsskolen\n"),
        ("faser", "  Fase 1 Kontaktlæreren. Du ser at en elev er mye borte.\n         De foresatte. Barnet vil"),
        ("faser", "  Gis av       under 15 år: De foresatte\n               15–17 år: Eleven, De foresatte\n"),
        ("faser", "  Gis av  ikke oppgitt i veilederen\n"),
        ("faser", "  Hvem            På fase 3: helst kontaktlæreren. Ser eleven hver dag\n"),
        ("faser", "  Viser        avtaler, mål, tiltak, evalueringer og møter\n"),
        ("faser", "    Frist        5 virkedager når sakstype er skolemiljø; 2 uker ellers\n"),
        ("faser", "    Sjekkliste   - Jeg har snakket med eleven\n                 - Jeg har sett på fraværslista\n"),
        ("faser", "    Bare når     sakstype er skolemiljø\n"),
        ("faser", "    Deler        planen med Skolehelsetjenesten\n"),
        ("faser", "  Krever samtykke, at fase 1 er prøvd\n"),
        ("faser", "  Minst  2 tjenester, medregnet egen\n"),
        ("faser", "fase 4 (krever: enighet fra Eleven og De\n         foresatte)\n"),
        ("faser", "  Ingen steg. Saken står her til noen tar den videre.\n"),
        ("faser", "  Låst         kan ikke endres eller fjernes"),
        ("bokstaver", "\nNIVÅ B  Hjelpe\n"),
        ("bokstaver", "  Holdes utenfor De hjemme\n  Klareres av    Barneverntjenesten eller politiet\n"),
        ("bokstaver", "  Tvil           Spør Barneverntjenesten uten å si hvem det gjelder.\n"),
        ("bokstaver", "  Etterpå        «Etter meldingen»\n"),
        ("bokstaver", "  Trekkes det       nivå A\n"),
        ("bokstaver", "På nivå C: bestemmes av samordningsteamet\n"),
        ("bokstaver", "4  Flere må hjelpe → nivå B eller nivå C\n"),
        ("bokstaver", "2  Klassen trenger hjelp → Ferdig (åpner: «Miljøet i klassen»)\n"),
        ("bokstaver", "    Bestemmer hvem som er med Samordningsteamet\n"),
        ("bokstaver", "    Deler   referatet fra samlingsmøtet. Veilederen sier ikke med hvem; bare med\n"),
        ("bokstaver", "    Evaluerer tiltakene også dem fra nivå B\n"),
        ("bokstaver", "\nMiljøet i klassen  [ved siden av saken]\n"),
        ("gravid", "\n2.2b  Økonomi og bustad  [spor]\n\n2.2b.1  Korleis står det til?  [avgjerd]\n"),
        ("gravid", "    Set       bustad: fast\n"),
        ("gravid", "    Berre når bustad er mellombels eller ingen\n"),
        ("gravid", "    Utan      Partnaren\n"),
        ("gravid", "  Barnet er fødd: Helsestasjonen tek over. Avtal heimebesøk.\n"),
        ("sortland", "    Overtas         når den som blir spurt, har sagt ja\n"),
        (
            "sortland",
            "    Oppgaver        - Kall inn til møter om samordning og evaluering, lag\n",
        ),
        ("sikker_arbeidsflyt", "NIVÅ 0  Undring og bekymring (tittelen er tolket)\n"),
        ("sikker_arbeidsflyt", "  Overført til barneverntjenesten: "),
    ],
)
def test_each_part_is_said(name: str, said: str) -> None:
    assert said in page(name)
