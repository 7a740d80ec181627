"""Every page tells the truth: its commands run and write what is shown, its YAML is sound, its links lead somewhere."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs import console
from tests.docs.blocks import anchors, claims, links, pages
from tests.docs.commands import strange_commands
from tests.docs.desk import Desk
from tests.docs.reading import tried
from tests.docs.refresh import rewritten
from tests.house import tree

PAGES = [pytest.param(page, id=str(page.relative_to(tree.ROOT))) for page in pages()]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_so(page: Path, tmp_path: Path) -> None:
    assert "\n".join(tried(page.read_text("utf-8"), tmp_path).complaints) == ""


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    assert lost_links(page) == []


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_sentences_exist(page: Path) -> None:
    assert strange_commands(page.read_text("utf-8")) == []


def lost_links(page: Path) -> list[str]:
    return [link for link in links(page.read_text("utf-8")) if "://" not in link and not _leads(page, link)]


def _leads(page: Path, link: str) -> bool:
    name, _, heading = unquote(link).partition("#")
    there = page.parent / name if name else page
    return there.exists() and (not heading or heading in anchors(there.read_text("utf-8")))


# ------------------------------------------------------------- planted faults: what the tests above can see


SETUP = '```console\n$ bti oppsett --ovelse --json | grep meg\n  "meg": "berit",\n```\n'


def complaints(text: str, folder: Path) -> list[str]:
    return tried(text, folder).complaints


def test_a_page_that_tells_the_truth_has_no_complaints(tmp_path: Path) -> None:
    assert complaints(SETUP, tmp_path) == []


def test_wrong_output_is_seen(tmp_path: Path) -> None:
    (complaint,) = complaints(SETUP.replace("berit", "ola"), tmp_path)
    assert '"meg": "berit"' in complaint


def test_a_wrong_exit_code_is_seen(tmp_path: Path) -> None:
    (complaint,) = complaints("<!-- kode 3 -->\n\n```console\n$ true\n```\n", tmp_path)
    assert "gave exit 0, not 3" in complaint


def test_an_exit_code_that_the_page_expects_is_no_fault(tmp_path: Path) -> None:
    assert complaints("<!-- kode 3 -->\n\n```console\n$ exit 3\n```\n", tmp_path) == []


LAST = "- beslutning: Hva så?\n  valg: {Nei: slutt}\n"


def test_right_yaml_has_no_complaints(tmp_path: Path) -> None:
    assert complaints(f"```yaml\n- steg: Et\n  hvem: kontaktlærer\n{LAST}```\n", tmp_path) == []


@pytest.mark.parametrize("wrong", ["hvem: rektor", "hvemm: kontaktlærer", "gå_til: nivå 7"])
def test_wrong_yaml_is_seen(wrong: str, tmp_path: Path) -> None:
    (complaint,) = complaints(f"```yaml\n- steg: Et\n  {wrong}\n{LAST}```\n", tmp_path)
    assert complaint.startswith("line 1: ")


def test_yaml_that_is_neither_guide_nor_steps_is_seen(tmp_path: Path) -> None:
    (complaint,) = complaints("```yaml\nroller: {lærer: Lærer}\n```\n", tmp_path)
    assert "a whole guideline or a list of steps" in complaint


@pytest.mark.parametrize("fence", ["```\nx\n```\n", "```bash\nls\n```\n", "    indented\n"])
def test_a_block_that_nothing_tests_is_seen(fence: str, tmp_path: Path) -> None:
    (complaint,) = complaints(fence, tmp_path)
    assert "nothing tests" in complaint


def test_a_file_is_written_filled_in_and_changed_as_the_page_says(tmp_path: Path) -> None:
    text = (
        "<!-- skriv a.yaml -->\n\n```yaml\nhandlingsveileder: A\nid: a\nspråk: bokmål\nversjon: 1\nstatus: utkast\n"
        "roller: {lærer: Lærer}\nnivåer:\n  - nivå: 0\n    steg:\n      - beslutning: Hva?\n"
        "        hvem: lærer\n        valg: {Nei: slutt}\n```\n"
        "<!-- sett inn i a.yaml foran - beslutning: Hva? -->\n\n```yaml\n- steg: Først\n  hvem: lærer\n```\n"
        "Bytt `steg: Først` med `steg: Aller først`.\n\n<!-- bytt i a.yaml -->\n\n"
        "```console\n$ grep -n først a.yaml\n10:      - steg: Aller først\n```\n"
    )
    assert complaints(text, tmp_path) == []


def test_a_file_of_another_kind_is_written_as_it_stands(tmp_path: Path) -> None:
    text = "<!-- skriv a.md -->\n\n```markdown\n# Hei\n```\n```console\n$ cat a.md\n# Hei\n```\n"
    assert complaints(text, tmp_path) == []


def test_what_is_pasted_is_put_in_unread(tmp_path: Path) -> None:
    text = (
        "<!-- kjør printf 'en\\n  to\\n' > a -->\n\n<!-- lim inn i a -->\n\n```text\n– tre\n```\n"
        "<!-- lim inn i a foran to -->\n\n```yaml\nhalv: [\n```\n"
        "```console\n$ cat a\nen\n  halv: [\n\n  to\n\n– tre\n```\n"
    )
    assert complaints(text, tmp_path) == []
    (tmp_path / "again").mkdir()
    lost = text.partition("```console")[0].replace("foran to", "foran fire")
    assert complaints(lost, tmp_path / "again") == ["line 10: 'fire' stands 0 times in a"]


def test_a_text_that_is_not_in_the_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "now").mkdir()
    text = "```console\n$ echo x > a\n```\nBytt `y` med `z`.\n\n<!-- bytt i a -->\n"
    (complaint,) = complaints(text, tmp_path / "now")
    assert "'y' stands 0 times" in complaint


def test_output_is_refreshed_and_stays_cut(tmp_path: Path) -> None:
    text = "Før.\n\n```console\n$ echo nytt\ngammelt\n\n$ seq 5\n0\n[…]\n9\n```\nEtter.\n"
    now = text.replace("gammelt", "nytt").replace("0\n[…]\n9", "1\n[…]\n5")
    assert rewritten(text, tried(text, tmp_path)) == now


def test_a_cut_hides_only_what_lies_between() -> None:
    assert console.agrees(["a", "[…]", "d"], ["a", "b", "c", "d"])
    assert not console.agrees(["a", "[…]", "e"], ["a", "b", "c", "d"])
    assert not console.agrees(["a", "[…]", "a"], ["a"])
    assert console.agrees(["[…]", "b", "[…]"], ["a", "b", "c"])
    assert not console.agrees(["[…]", "x", "[…]"], ["a", "b", "c"])


def test_what_stands_between_two_cuts_is_for_a_person_to_mend() -> None:
    assert console.refreshed(["x", "[…]", "b", "[…]", "y"], ["a", "b", "c", "d"]) == ["a", "[…]", "b", "[…]", "d"]


def test_what_is_exported_holds_from_then_on(tmp_path: Path) -> None:
    assert complaints("```console\n$ export BTI_NA=2026-01-02\n$ echo $BTI_NA\n2026-01-02\n```\n", tmp_path) == []


def test_what_the_reader_has_done_already_is_done_and_must_succeed(tmp_path: Path) -> None:
    (tmp_path / "well").mkdir()
    (tmp_path / "ill").mkdir()
    assert complaints("<!-- kjør echo x > a -->\n\n```console\n$ cat a\nx\n```\n", tmp_path / "well") == []
    (complaint,) = complaints("<!-- kjør exit 4 -->\n", tmp_path / "ill")
    assert complaint.startswith("`exit 4` gave exit 4")


SMALLEST = "docs/nb/sprak/eksempler/minste.yaml"


def test_lines_that_a_guide_does_not_have_are_seen(tmp_path: Path) -> None:
    text = f"<!-- utdrag av {SMALLEST} -->\n\n```yaml\n- nivå: 0\n  steg:\n```\n"
    assert complaints(text, tmp_path) == []
    (complaint,) = complaints(text.replace("nivå: 0", "nivå: 1"), tmp_path)
    assert complaint == "line 3: this does not stand in minste.yaml"


def test_what_is_not_said_of_a_guide_is_seen(tmp_path: Path) -> None:
    text = f"<!-- vist av {SMALLEST} -->\n\n```text\n0.1  Legg merke til  [steg]\n```\n"
    assert complaints(text, tmp_path) == []
    (complaint,) = complaints(text.replace("0.1", "0.2"), tmp_path)
    assert complaint == "line 3: this is not what vis says of minste.yaml"


@pytest.mark.parametrize("command", ["bti", "bti vis 1", "bti veileder sjekk os", "bti tull"])
def test_a_command_says_the_same_here_and_as_a_program_of_its_own(command: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.run("bti oppsett --ovelse; bti ny os --alias 'gutt, 6 år'").code == 0
    here = desk.run(command)
    assert here.text
    assert here == desk.run(f"true; {command}")


def test_lost_links_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Her\n[a](page.md) [b](borte.md) [c](#her) [d](#der) ![e](bilde.png)\n", "utf-8")
    assert lost_links(page) == ["borte.md", "#der", "bilde.png"]


def test_commands_that_do_not_exist_are_seen() -> None:
    text = "`bti`, `bti vis 1`, `bti veileder sjekk FIL`, `bti --som test.laerer vis 1`, `bti KOMMANDO --help`\n"
    assert strange_commands(text) == []
    assert strange_commands("`bti vis --nei`, `bti veileder tull`, `bti --tull`\n") == [
        "bti vis --nei",
        "bti veileder tull",
        "bti --tull",
    ]


def test_every_page_is_looked_at() -> None:
    names = {page.name for page in pages()}
    assert {"README.md", "CONTRIBUTING.md", "forste-time.md", "i-arbeidet.md"} <= names
    assert any(list(claims(page.read_text("utf-8"))) for page in pages())
