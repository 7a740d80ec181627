"""Two people change a case at once: one wins, the other gets exit code 5 and nothing is lost."""

from typing import Any

import pytest

from engine.application import cases
from tests.console.commands.running import Program


def test_who_comes_second_is_told_and_nothing_is_kept(opened: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = cases.keep

    def late(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on as it comes
        monkeypatch.setattr(cases, "keep", keep)
        opened.ok("notat 1 'Kom først.'")
        return keep(*given, **named)

    monkeypatch.setattr(cases, "keep", late)
    ran = opened.bti("neste 1")
    assert ran.code == 5
    assert "Noen andre endret saken først." in ran.text
    assert ran.hints == ("bti vis 1",)
    log = opened.ok("logg 1").out
    assert "Kom først." in log
    assert "«Oppmerksomhet» er gjort" not in log
