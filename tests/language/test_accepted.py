"""A warning that is accepted with a reason stays accepted, whatever else is wrong with the guide."""

import pytest

from engine.bundled import BundledShelf
from engine.diagnostics import Severity
from engine.language.check import Checked, check
from tests.house.tree import ROOT
from tests.language.test_check import SCHEMAS

OS = (ROOT / "guidelines" / "os.yaml").read_text("utf-8")
RULE_OF_SAFETY = "gjelder_alltid"


def checked(text: str) -> Checked:
    return check(text.encode(), file="os.yaml", schemas=SCHEMAS, find=BundledShelf().base)


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
