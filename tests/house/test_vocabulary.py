"""The words of the tree: no machine's paths, nothing left undone, English names in the core."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

LOCKED = frozenset(
    {"uv.lock", "requirements.lock", "requirements-dev.lock", "requirements-peers.lock", "requirements-pm4py.lock"}
    | {"package-lock.json"}
)
VENDORED = frozenset({tree.ROOT / "tests/console/sarif/sarif-2.1.0.schema.json"})
"""Not of the project: kept byte for byte, by its digest."""

UNWANTED = {
    "a machine's path": re.compile(r"(?<![\w.~-])/(?:work|root|tmp|home/\w+)(?:/|\b)"),
    "a folder beside the tree": re.compile(r"(?:\.\./)+shar" + "ed"),
    "a host that the project does not know": re.compile(
        r"https?://(?!(?:www\.)?example\.org|[a-z]+\.example\b|json-schema\.org|json\.schemastore\.org"
        r"|keepachangelog\.com|semver\.org"
        r"|www\.w3\.org/2000/svg\b|www\.omg\.org/spec/BPMN/)[\w.-]+"  # these two are the names of formats
    ),
    "something undone": re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:[Ff]or now|[Ss]tub|[Dd]ummy)\b"),
}

NORWEGIAN = frozenset(
    {"ansvar", "avslutning", "barn", "evaluering", "foresatte", "frist", "kjennetegn"}
    | {"kommune", "medvirkning", "melding", "mote", "niva", "nivaa", "oppgave"}
    | {"referat", "rolle", "sak", "samtykke", "skole", "stafett", "stafettholder"}
    | {"steg", "tiltak", "tjeneste", "vedtak", "veileder", "verktoy"}
)

VAGUE = frozenset({"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"})

CORE = ("guideline", "cases")


def unwanted(text: str) -> Iterator[str]:
    """What a text says that no file here may say, with its line."""
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in UNWANTED.items():
            if found := pattern.search(line):
                yield f"{number}: {what}: {found.group()}"


def names(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name a module gives to something, with its line."""
    for node in ast.walk(module):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case _:
                pass


def norwegian_names(module: ast.Module) -> Iterator[str]:
    """Names that are not ASCII, or hold a word of the guides' own language."""
    for line, name in names(module):
        words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
        if not name.isascii() or words & NORWEGIAN:
            yield f"{line}: {name}"


def vague_names(paths: tuple[Path, ...]) -> list[str]:
    """Modules and folders that are named for nothing in particular."""
    return [str(path) for path in paths if VAGUE & set(path.with_suffix("").parts)]


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def test_no_file_says_what_it_may_not() -> None:
    judged = (path for path in tree.tracked() if path.name not in LOCKED and path not in {*VENDORED, Path(__file__)})
    found = [f"{path.relative_to(tree.ROOT)}:{fault}" for path in judged for fault in unwanted(read(path))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        *(f"/{folder}/main/x" for folder in ("work", "tmp")),
        f"in ../{'shared'}/z",
        "# TODO: later",
        "a dummy value",
        "https://files.somewhere.net/simple",
    ],
)
def test_a_planted_word_is_seen(text: str) -> None:
    assert list(unwanted(f"first line\n{text}\n"))


@pytest.mark.parametrize("text", ["a/work/er", f"~/{'tmp'}/x", "stubborn", "platformdirs"])
def test_an_innocent_word_is_let_be(text: str) -> None:
    assert not list(unwanted(text))


@pytest.mark.parametrize("room", CORE)
def test_the_core_names_things_in_english(room: str) -> None:
    modules = sorted((tree.ROOT / "engine" / room).rglob("*.py"))
    assert modules
    found = [f"{path.name}:{fault}" for path in modules for fault in norwegian_names(tree.parsed(path))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("line", ["steg = 1", "def open_sak() -> None: ...", "class StafettHolder: ...", "blå = 1"])
def test_a_planted_norwegian_name_is_seen(line: str) -> None:
    assert list(norwegian_names(ast.parse(line)))


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert vague_names(tuple(path.relative_to(tree.ROOT) for path in tree.product_modules())) == []


def test_a_planted_vague_module_is_seen() -> None:
    assert vague_names((Path("engine/utils.py"), Path("engine/common/x.py"), Path("engine/ok.py"))) == [
        "engine/utils.py",
        "engine/common/x.py",
    ]
