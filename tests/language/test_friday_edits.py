"""What a coordinator did to the guide of Os on a Friday is told once, where it was done, with what to write."""

import re
from pathlib import Path

import pytest

from engine.i18n import text
from tests.language.test_check import checked

ACCIDENTS = Path(__file__).parent / "accidents"
_PLACE = re.compile(r"linje (\d+), tegn (\d+)")
SAID = {
    "os_nivaa_limt_inn_en_gang_til": "Et annet nivå heter også «3», på linje 230. Gi det ene et annet navn.",
    "os_steg_ett_hakk_for_langt_ut": "Prøv 6 mellomrom.",
    "os_linja_valg_slettet": "Skriv linja som mangler over, som «valg:», eller begynn etter 8 mellomrom.",
    "os_spraak_norsk": "Skriv et av disse: «bokmål», «nynorsk».",
    "os_bare_tallet_paa_nivaaet": "Mente du «nivå 3»?",
    "os_viktig_i_klammer": '«[VIKTIG]», som blir lest som noe annet enn tekst. Sett " rundt hele teksten.',
    "os_myk_bindestrek_i_rolle_som_pekes_ut": "Slett det, eller skriv «ansvarlig» på nytt.",
    "os_usynlig_mellomrom_i_maal": "Slett det, eller skriv «nivå 1» på nytt.",
    "os_nummer_foran_steget": "Skriv «-» og et mellomrom først på linja.",
    "os_kolon_etter_tittelen": 'Ta kolonet bort, eller sett " rundt teksten.',
}
MENDED = {"os_myk_bindestrek_i_rolle_som_pekes_ut": "ansvarlig", "os_usynlig_mellomrom_i_maal": "nivå 1"}


@pytest.mark.parametrize("name", SAID)
def test_an_accident_is_told_once_where_it_was_done_with_what_to_write(name: str) -> None:
    path = ACCIDENTS / f"{name}.yaml"
    _, place, rule = path.read_text("utf-8").splitlines()[:3]
    (found,) = checked(path).diagnostics
    assert _PLACE.findall(place) == [(str(found.span.start.line), str(found.span.start.column))]
    assert rule.endswith(found.rule)
    assert text(found.message, "nb", **found.values).endswith(SAID[name])


@pytest.mark.parametrize("name", MENDED)
def test_a_sign_that_nobody_sees_is_taken_out_without_asking_what_was_meant(name: str) -> None:
    (found,) = checked(ACCIDENTS / f"{name}.yaml").diagnostics
    assert [(edit.text, edit.safe) for edit in found.fix] == [(MENDED[name], True)]


def test_what_is_there_twice_inside_a_level_is_told_where_the_level_is_not() -> None:
    path = Path(__file__).parent / "err" / "r11_same_title.yaml"
    assert [one.rule for one in checked(path).diagnostics] == ["R11"]
