"""A warning that is accepted with a reason stays accepted, whatever else is wrong with the guide."""

from collections.abc import Mapping

import pytest

from engine.bundled import BundledShelf
from engine.diagnostics import Severity
from engine.language.check import Checked, check
from tests.house.tree import ROOT
from tests.language.on_a_base import BASE, BASES, HEAD_NB, told_of
from tests.language.test_check import SCHEMAS

OS = (ROOT / "guidelines" / "os.yaml").read_text("utf-8")
RULE_OF_SAFETY = "gjelder_alltid"


def checked(text: str, *, file: str = "os.yaml") -> Checked:
    return check(text.encode(), file=file, schemas=SCHEMAS, find=BundledShelf().base)


def os_with(old: str, new: str) -> Checked:
    """Return what the guide of Os comes to where something in it is written otherwise, once."""
    assert old in OS
    return checked(OS.replace(old, new, 1))


def without_safety() -> Checked:
    """Return what the guide of Os comes to without its rule of safety, which is an error."""
    before, after = OS.split(f"\n{RULE_OF_SAFETY}:", 1)
    lines = after.splitlines(keepends=True)
    left = next(place for place, line in enumerate(lines[1:], start=1) if line[:1].isalpha())
    return checked(before + "\n" + "".join(lines[left:]))


def test_what_os_accepts_is_listed_and_not_told() -> None:
    found = checked(OS)
    assert {one.finding.rule for one in found.accepted} == {"P04"}
    assert all("Kilden sier" in one.reason for one in found.accepted)
    assert found.diagnostics == ()


def test_it_stays_accepted_where_something_else_is_wrong() -> None:
    found = without_safety()
    assert [(one.rule, one.severity) for one in found.diagnostics] == [("P06", Severity.ERROR)]
    assert {one.finding.rule for one in found.accepted} == {"P04"}


def test_nobody_knows_whether_there_is_something_to_accept_before_the_rest_is_right() -> None:
    broken = checked(OS.replace("status: ", "status: u", 1))
    assert broken.diagnostics
    assert "P07" not in {one.rule for one in broken.diagnostics}


@pytest.mark.parametrize("rule", ["P03", "G19"])
def test_a_comment_for_another_rule_accepts_nothing(rule: str) -> None:
    found = os_with("# P04:", f"# {rule}:")
    assert sorted(one.rule for one in found.diagnostics) == ["P04", "P07"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n      # Se side 14.\n"])
def test_remarks_and_empty_lines_may_stand_between(between: str) -> None:
    step = "      - beslutning: Endre, videreføre eller avslutte"
    assert OS.count(step) == 3
    found = os_with(step, between + step)
    assert found.diagnostics == ()
    assert found.accepted[0].reason.endswith("om tiltakene.")


@pytest.mark.parametrize("written", ["# p04:", "# P04 –", "#P04 at", "# P04, fordi:"])
def test_a_comment_that_was_meant_to_accept_is_told(written: str) -> None:
    found = os_with("# P04:", written)
    assert sorted((one.rule, one.message) for one in found.diagnostics) == [
        ("P04", "person-unheard"),
        ("P07", "acceptance-nearly"),
    ]


def test_a_comment_about_a_rule_that_has_nothing_to_tell_is_a_comment() -> None:
    assert os_with("versjon:", "# P03 er sett på sammen med lederen.\nversjon:").diagnostics == ()


def test_a_comment_below_the_step_says_where_it_belongs() -> None:
    comment = next(line for line in OS.splitlines(keepends=True) if line.startswith("      # P04:"))
    step = "      - beslutning: Endre, videreføre eller avslutte\n"
    found = os_with(comment + step, step + comment)
    told = {one.message: one for one in found.diagnostics}
    assert set(told) == {"acceptance-elsewhere", "person-unheard"}
    assert told["acceptance-elsewhere"].values["line"] == told["person-unheard"].span.start.line


# ------------------------------------------------------------- what is written in a base

WITHOUT_EVALUATION = "endringer:\n  - ta_bort: Evaluer\n    begrunnelse: Vi gjør det i møtet.\n"


def on_base(*comments: str, bases: Mapping[str, str] = BASES) -> Checked:
    """Return what a guide without the evaluation of its base comes to, with these comments above the change."""
    changes = WITHOUT_EVALUATION.replace("  - ", "".join(f"  {one}\n" for one in comments) + "  - ", 1)
    return told_of(HEAD_NB + changes, bases=bases)


def rules(found: Checked) -> tuple[list[str], list[str]]:
    return sorted(one.rule for one in found.diagnostics), sorted(one.finding.rule for one in found.accepted)


def test_a_warning_in_a_base_is_accepted_by_its_title() -> None:
    assert rules(on_base()) == (["P03"], [])
    found = on_base("# P03 «Veien videre»: Vi evaluerer", "# i møtet.")
    assert rules(found) == (["P04"], ["P03"])
    assert found.accepted[0].reason == "Vi evaluerer i møtet."
    assert found.accepted[0].finding.span.file == BASE


@pytest.mark.parametrize("named", ["«Veien videre» på nivå 1", '"Veien videre"', "“Veien videre” på Nivå 1 "])
def test_the_title_is_written_as_people_write_it(named: str) -> None:
    assert rules(on_base(f"#P03 {named}: Fordi.", f"# P04 {named}: Fordi.")) == ([], ["P03", "P04"])


@pytest.mark.parametrize("named", ["«Veien vidare»", "«Veien videre» på nivå 0", "«Sett i gang»"])
def test_another_title_or_level_accepts_nothing_and_that_is_told(named: str) -> None:
    found = on_base(f"# P03 {named}: Fordi.")
    assert rules(found) == (["P03", "P07"], [])
    assert found.diagnostics[0].message == "acceptance-not-in-base"


def test_a_title_is_for_a_base_and_not_for_steps_of_the_guide_itself() -> None:
    found = os_with("# P04: Kilden sier", "# P04 «Endre, videreføre eller avslutte» på nivå 1: Kilden sier")
    assert sorted(one.message for one in found.diagnostics) == ["acceptance-not-in-base", "person-unheard"]


def on_os(comment: str) -> Checked:
    """Return what a guide that only builds on that of Os comes to; three levels there end in a step of one title."""
    return checked(HEAD_NB.replace("bygger_på: grunn", f"{comment}\nbygger_på: os"), file="eget.yaml")


def test_one_title_on_several_levels_needs_its_level() -> None:
    found = on_os("# P04 «Endre, videreføre eller avslutte»: Vi hører barnet.")
    assert [(one.message, one.values["level"]) for one in found.diagnostics] == [("acceptance-of-several", "nivå 1")]
    assert not any(one.reason == "Vi hører barnet." for one in found.accepted)
    found = on_os("# P04 «Endre, videreføre eller avslutte» på nivå 2: Vi hører barnet.")
    assert found.diagnostics == ()
    own = [one.finding.span.start.line for one in found.accepted if one.reason == "Vi hører barnet."]
    assert [OS.splitlines()[line - 1].strip() for line in own] == ["- beslutning: Endre, videreføre eller avslutte"]
    assert own[0] == sorted(one.finding.span.start.line for one in found.accepted)[1]


def test_a_comment_without_a_reason_leaves_what_the_base_has_accepted() -> None:
    found = on_os("# P04 «Endre, videreføre eller avslutte» på nivå 2:")
    assert [one.message for one in found.diagnostics] == ["acceptance-without-reason"]
    assert len(found.accepted) == len(checked(OS).accepted)
