"""The demo walks a case to its closing, says so last, and stops with the code of whatever goes wrong."""

from pathlib import Path

import pytest

from tests.docs.desk import Desk
from tests.house import tree

DEMO = f"sh '{tree.ROOT / 'demo.sh'}'"
CLOSED = "Sak 2026-001 er avsluttet."
PROMISED = (
    "os.yaml: ingen feil.",
    "er åpnet.",
    "krever\n       samtykke",
    "Registrert: samtykke fra mor",
    "Tilbudt test.laerer",
    "Du er stafettholder",
    "bti sender ingen melding",
    "Angret.",
)


def test_it_shows_what_it_promises_ends_with_the_closing_and_leaves_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    said = desk.run(f"mkdir t; (TMPDIR=$HOME/t {DEMO}; echo $? > code) 2>&1 | cat")
    assert (desk.home / "code").read_text("utf-8") == "0\n"
    assert [promised for promised in PROMISED if promised not in said.text] == []
    assert said.text.splitlines()[-1] == CLOSED
    assert list((desk.home / "t").iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("where", ["2>/dev/null", ""])
def test_its_last_line_is_the_closing_wherever_it_is_shown(where: str, tmp_path: Path) -> None:
    said = Desk(tmp_path).run(f"{DEMO} {where}")
    assert (said.code, said.text.splitlines()[-1]) == (0, CLOSED)


@pytest.mark.parametrize(("answers", "code"), [("exit 7", 7), ("exit 0", 1)])
def test_an_exit_code_that_it_does_not_expect_stops_it(answers: str, code: int, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (desk.home / "bti").write_text(f"#!/bin/sh\n{answers}\n", "utf-8")
    said = desk.run(f'chmod +x bti; PATH="$HOME:$PATH" {DEMO}')
    assert said.code == code
    assert f"Demoen stoppet: kode {code if code > 1 else 0}" in said.text
