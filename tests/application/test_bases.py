"""Bases as files: where they are looked for, and that a case keeps the texts of all the files it was opened on."""

from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, checked, compiled
from engine.bundled import BundledShelf
from engine.errors import GuidelineUnreadable

GUIDE = """\
handlingsveileder: Vår egen
id: egen
språk: bokmål
versjon: "1"
status: utprøving
bygger_på: grunn
"""
BASE = """\
handlingsveileder: Grunnlaget
id: grunn
språk: bokmål
versjon: "1"
status: utprøving
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld fra.
    meld_til: {barnevern: alltid}
    hvem: ikke oppgitt
    verktøy: ikke oppgitt
nivåer:
  - nivå: 0
    steg:
      - {steg: Se etter, hva: Se godt., hvem: ikke oppgitt, verktøy: ikke oppgitt, gå_til: slutt}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "grunn.nb.yaml").write_text(BASE, "utf-8")
    file = tmp_path / "egen.yaml"
    file.write_text(GUIDE, "utf-8")
    return file


def test_what_is_pinned_is_every_text_and_a_digest_of_what_they_say_together(own: Path) -> None:
    codec = JsonCodec()
    made = compiled(BundledShelf(), codec, name=str(own))
    assert not isinstance(made, Faulty)
    process, copy = made
    base = own.with_name("grunn.nb.yaml")
    assert codec.sources(copy.content) == {str(own): GUIDE, str(base): BASE}
    base.write_text(BASE.replace("Se godt.", "Se bedre."), "utf-8")
    again = compiled(BundledShelf(), codec, name=str(own))
    assert not isinstance(again, Faulty)
    assert again[0].digest != process.digest
    assert codec.unpack(copy.content).guideline.levels[0].steps[0].what == "Se godt."


def test_a_base_is_looked_for_beside_the_guide_wherever_one_stands(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "annet"
    elsewhere.mkdir()
    for folder, name in ((tmp_path, "egen.yaml"), (tmp_path, "./egen.yaml"), (elsewhere, "../egen.yaml")):
        monkeypatch.chdir(folder)
        assert checked(BundledShelf(), name)[1].guideline is not None
    assert checked(BundledShelf(), str(own))[1].guideline is not None


def test_the_file_of_the_written_form_goes_before_the_one_for_both(tmp_path: Path) -> None:
    shelf = BundledShelf()
    (tmp_path / "grunn.yaml").write_bytes(b"begge")
    assert shelf.base("grunn", "nb", folder=str(tmp_path)).data == b"begge"
    (tmp_path / "grunn.nb.yaml").write_bytes(b"nb")
    assert shelf.base("grunn", "nb", folder=str(tmp_path)).data == b"nb"
    assert shelf.base("grunn", "nn", folder=str(tmp_path)).data == b"begge"


def test_a_base_that_comes_with_the_program_is_found_from_everywhere_and_stays_among_its_own(tmp_path: Path) -> None:
    shelf = BundledShelf()
    for language in ("nb", "nn"):
        found = shelf.base("bti_felles", language, folder=str(tmp_path))
        assert (found.file, found.folder) == (f"bti_felles.{language}.yaml", None)
        assert shelf.read(f"bti_felles.{language}") == (found.file, found.data)
    (tmp_path / "bti_felles.nb.yaml").write_bytes(b"egen")
    assert shelf.base("bti_felles", "nb", folder=str(tmp_path)).data == b"egen"
    assert shelf.base("bti_felles", "nb", folder=None).data != b"egen"


def test_a_base_is_no_guide_among_those_that_can_be_chosen() -> None:
    assert not [name for name in BundledShelf().names() if name.startswith("bti_felles")]


def test_a_base_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()
    for name in ("borte", "mappe"):
        with pytest.raises(GuidelineUnreadable):
            BundledShelf().base(name, "nb", folder=str(tmp_path))
