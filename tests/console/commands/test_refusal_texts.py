"""Every reason for which a case command can be refused has its text."""

import ast
from pathlib import Path

import pytest

import engine.cases
from engine.guideline.process import Need
from engine.i18n import catalogue

CASES = Path(engine.cases.__file__).parent


def refused_codes() -> set[str]:
    """The code of every `refuse("…")` in the case engine, and those it is given by name (`otherwise="…"`)."""
    found: set[str] = set()
    for module in CASES.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id == "refuse":
                found |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
            found |= {
                str(word.value.value)
                for word in node.keywords
                if word.arg == "otherwise" and isinstance(word.value, ast.Constant)
            }
    return found


def test_the_codes_are_found() -> None:
    assert {"consent-without-service", "step-not-optional", "nothing-to-undo"} <= refused_codes()


@pytest.mark.parametrize("code", sorted(refused_codes() - {need.value for need in Need}))
def test_every_refusal_has_a_sentence(code: str) -> None:
    assert catalogue.knows(f"refusal.{code}")


def blank_fields() -> set[str]:
    """The name of every field that a module says is blank: `refuse("blank", field="…")`."""
    calls = (node for path in CASES.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    words = (word for node in calls if isinstance(node, ast.Call) for word in node.keywords if word.arg == "field")
    return {str(word.value.value) for word in words if isinstance(word.value, ast.Constant)}


@pytest.mark.parametrize("field", sorted(blank_fields()))
def test_every_field_that_may_not_be_blank_has_a_name(field: str) -> None:
    assert catalogue.knows(f"field.{field}")


@pytest.mark.parametrize("need", list(Need))
@pytest.mark.parametrize("kind", ["need", "rule"])
def test_every_gate_has_its_words(need: Need, kind: str) -> None:
    assert catalogue.knows(f"{kind}.{need.value}")
