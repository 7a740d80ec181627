"""Changes put together at random: none brings the check down, and what comes out stands where it says it does."""

import random

import pytest

from engine.bundled import BundledShelf
from engine.guideline.compile import compile_process
from engine.guideline.vocabulary import Language
from engine.language.check import check
from tests.language.on_a_base import HEAD_NB, OWN, guide, schemas, told_of
from tests.language.test_merge import ALL, elements, without_head
from tests.language.test_merge_faults import CHANGES

SOUND = (
    "{endre: Se etter, hva: Ny., tolket: ja}",
    "{endre: Se etter, tittel: Se nøye etter}",
    "{endre: Veien videre, på_nivå: [0, 1], hvem: [leder]}",
    "{endre: Veien videre, på_nivå: [1], legg_til_valg: {Vente: Evaluer}}",
    "{legg_til_etter: Evaluer, steg: Nytt, hva: Ny., hvem: ikke oppgitt, verktøy: [plan]}",
    "{legg_til_først: nivå 1, møte: Først, hva: Ny., hvem: ikke oppgitt, verktøy: [plan]}",
    "{ta_bort: Evaluer, begrunnelse: Nei.}",
    "{ta_bort: Tilbake, begrunnelse: Nei.}",
    "{endre: nivå 1, formål: Nytt., tittel: Nytt nivå}",
    "{endre: vold, gjør: Ring.}",
)


@pytest.mark.parametrize("seed", range(150))
def test_any_row_of_changes_gives_findings_or_a_guide_that_can_be_followed(seed: int) -> None:
    chance = random.Random(seed)
    among = [*SOUND, *SOUND, *CHANGES] if seed % 2 else list(SOUND)
    chosen = chance.choices(among, k=chance.randint(1, 6))
    found = told_of(HEAD_NB + "endringer:\n" + "".join(f"  - {one}\n" for one in chosen))
    lines = {file: text.split("\n") for file, text in found.texts.items()}
    for told in found.diagnostics:
        assert told.span.start.line <= len(lines[told.span.file])
    if found.guideline is None:
        assert found.diagnostics
        return
    assert compile_process(found.guideline, "digest").moves
    for one in elements(found.guideline):
        if one.at.line:
            assert lines[one.at.file][one.at.line - 1][one.at.column - 1 :].strip()


@pytest.mark.parametrize("language", Language)
def test_a_guide_that_changes_nothing_says_what_the_shipped_base_says(language: Language) -> None:
    shelf = BundledShelf()

    file, data = shelf.read(f"bti_felles.{language}")
    alone = check(data, file=file, schemas=schemas()).guideline
    own = "\n".join(line for line in data.decode().splitlines() if not line.startswith((" ", "#"))).split("\n\n")[0]
    base = "bygger_på" if language is Language.BOKMAL else "byggjer_på"
    built = check(f"{own}\n{base}: bti_felles\n".encode(), file=OWN, schemas=schemas(), find=shelf.base).guideline
    assert alone is not None
    assert built is not None
    assert without_head(built) == without_head(alone)


def test_the_order_of_the_sections_in_the_file_makes_no_difference() -> None:
    parts = [f"{part}\n" for part in ALL.rstrip().replace("\n  ", "\r  ").split("\n")]
    turned = "".join(reversed(parts)).replace("\r", "\n")
    assert guide(turned) == guide(ALL)
