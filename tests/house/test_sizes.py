"""The caps: short files, short functions, few positional parameters, a sentence on every module."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import tree

FILE_LINES = 400
FUNCTION_LINES = 40
POSITIONAL = 2
CLICK_CALLS_WITH = frozenset({"ctx", "param", "value"})


def long_file(path: Path) -> Iterator[str]:
    lines = len(path.read_text("utf-8").splitlines())
    if lines > FILE_LINES:
        yield f"{path.name} has {lines} lines; the cap is {FILE_LINES}"


def long_functions(path: Path) -> Iterator[str]:
    for function in _functions(path):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES:
            place = f"{path.name}:{function.lineno} {function.name}"
            yield f"{place} has {lines} lines; the cap is {FUNCTION_LINES}"


def crowded_parameters(path: Path) -> Iterator[str]:
    for function in _functions(path):
        # A name that must stay free for the caller's own keywords can only be a position.
        free = function.args.posonlyargs if not function.args.kwarg else []
        names = [argument.arg for argument in (*free, *function.args.args)]
        own = [name for name in names if name not in {"self", "cls"}]
        if len(own) > POSITIONAL and not _called_from_outside(function.name, own):
            yield f"{path.name}:{function.lineno} {function.name}: after the second, parameters go by name"


def _called_from_outside(name: str, parameters: list[str]) -> bool:
    """Python calls its own protocols by position, and so does Click its callbacks."""
    return (name.startswith("__") and name != "__init__") or set(parameters) == CLICK_CALLS_WITH


def missing_sentence(path: Path) -> Iterator[str]:
    docstring = ast.get_docstring(tree.parsed(path))
    if not docstring or not docstring.rstrip().endswith((".", "?", "!", ":")):
        yield f"{path.name} has no sentence that says what it owns"


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree.parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


Check = Callable[[Path], Iterator[str]]
CHECKS: dict[Check, str] = {
    long_file: '"""Long."""\n' + "x = 1\n" * FILE_LINES,
    long_functions: '"""Long."""\n\n\ndef f() -> None:\n' + "    print()\n" * FUNCTION_LINES,
    crowded_parameters: '"""Crowded."""\n\n\ndef f(a: int, b: int, c: int) -> None: ...\n',
    missing_sentence: "x = 1\n",
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_installed_modules_keep_the_cap(check: Check) -> None:
    found = [fault for path in tree.product_modules() for fault in check(path)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("check", CHECKS)
def test_a_planted_offender_is_seen(check: Check, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(CHECKS[check], "utf-8")
    assert list(check(planted))


def test_there_are_modules_to_measure() -> None:
    assert len(tree.product_modules()) > 10
