"""A stock editor shows our own sentences: the language server that they share is driven on every broken guide there is.

It reads the schemas alone. It therefore sees the structure of a guide, and neither its names nor its way; and it reads
a bare number as a number, where we read what is written.
"""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import pytest
from jsonschema import Draft7Validator, ValidationError

from engine.bundled import BundledShelf
from engine.guideline.vocabulary import Language
from engine.i18n.rules import rule_title
from engine.language.check import check
from engine.language.nodes import read
from engine.language.schema import file_name
from engine.language.tree import Mapping, Node, Scalar, at, plain
from tests.editor.server import Server, running
from tests.house import tree
from tests.language.test_schema_told import told

pytestmark = pytest.mark.slow

GUIDES = tree.ROOT / "tests" / "language"
CORPUS = sorted(path for folder in ("err", "accidents", "unseen") for path in (GUIDES / folder).glob("*.yaml"))
SOUND = sorted(path for folder in ("ok", "tempting") for path in (GUIDES / folder).glob("*.yaml"))
SCHEMAS: dict[str, bytes] = {language: BundledShelf().schema(language) for language in Language}
KINDS = ("additionalProperties", "type", "enum", "pattern")

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Found = list[dict[str, Any]]


class Editor:
    """A folder with the schemas beside the guides, and the server that knows which file is for which."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self._server = folder, server
        self._told: dict[tuple[str, str], Found] = {}

    def faults(self, name: str, text: str) -> Found:
        if (name, text) not in self._told:
            with self._server.opened((self.folder / name).as_uri(), text) as faults:
                self._told[name, text] = faults
        return self._told[name, text]

    def explained(self, name: str, text: str, *, at: str) -> str:
        """What is shown when the pointer rests on the line that begins with a word."""
        line = next(number for number, row in enumerate(text.splitlines()) if row.startswith(at))
        return str(self._asked("textDocument/hover", (name, text), place={"line": line, "character": 1})["contents"])

    def offered(self, name: str, text: str) -> set[str]:
        """What is offered where a text ends."""
        rows = text.split("\n")
        place = {"line": len(rows) - 1, "character": len(rows[-1])}
        return {item["label"] for item in self._asked("textDocument/completion", (name, text), place=place)["items"]}

    def _asked(self, method: str, file: tuple[str, str], *, place: dict[str, int]) -> dict[str, Any]:
        uri = (self.folder / file[0]).as_uri()
        with self._server.opened(uri, file[1]):
            answer: dict[str, Any] = self._server.ask(method, {"textDocument": {"uri": uri}, "position": place})
        return answer


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("guides")
    for language in Language:
        shutil.copy(tree.ROOT / "schemas" / file_name(language), folder)
    schemas = {(folder / file_name(language)).as_uri(): [f"*.{language}.yaml"] for language in Language}
    yaml = {"schemas": schemas, "validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
    with running(folder, {"yaml": yaml}) as server:
        yield Editor(folder, server)


@cache
def language_of(path: Path) -> Language:
    return check(path.read_bytes(), file=path.name, schemas=SCHEMAS).language


@cache
def validator(language: Language) -> Draft7Validator:
    return Draft7Validator(json.loads(SCHEMAS[language]))


def opened(editor: Editor, path: Path) -> tuple[Language, Found]:
    language = language_of(path)
    text = path.read_text("utf-8").replace("# yaml-language-server:", "# her er skjemaet et annet sted:")
    return language, editor.faults(f"{path.parent.name}-{path.stem}.{language}.yaml", text)


@cache
def expected(path: Path) -> tuple[tuple[ValidationError, Node], ...]:
    """Each fault that the schema finds, piece by piece as an editor reads it, and what it is found in."""
    root = read(path.read_bytes(), file=path.name).root
    if root is None:
        return ()
    faults = validator(language_of(path)).iter_errors(plain(root))
    return tuple((one, at(root, tuple(one.absolute_path))) for one in faults)


def sentence(fault: ValidationError) -> str:
    assert isinstance(fault.schema, dict)
    return str(fault.schema["patternErrorMessage" if fault.validator == "pattern" else "errorMessage"])


def lines(node: Node, fault: ValidationError) -> set[int]:
    """The lines where a fault may be shown: a wrong key at itself, all else where the value begins or ends."""
    if fault.validator == "additionalProperties" and isinstance(node, Mapping):
        assert isinstance(fault.schema, dict)
        allowed = fault.schema["properties"]
        return {key.span.start.line for key, _ in node.entries if key.text not in allowed}
    return {node.span.start.line, node.span.end.line}


def seen(faults: Found) -> set[tuple[str, int]]:
    return {(one["message"], one["range"]["start"]["line"] + 1) for one in faults}


def let_pass(fault: ValidationError, node: Node) -> bool:
    """Whether the server cannot see a fault: it asks a pattern of no bare number, and of no key that has no value."""
    if fault.validator == "additionalProperties" and isinstance(node, Mapping):
        assert isinstance(fault.schema, dict)
        odd = [value for key, value in node.entries if key.text not in fault.schema["properties"]]
        return all(isinstance(value, Scalar) and not value.text for value in odd)
    bare = isinstance(node, Scalar) and node.span.end.column - node.span.start.column == len(node.text)
    return fault.validator == "pattern" and bare and NUMBER.fullmatch(str(fault.instance)) is not None


def test_every_fault_of_the_four_kinds_is_told_in_our_words(editor: Editor) -> None:
    missed, unseen, met = set(), set(), dict.fromkeys(KINDS, 0)
    for path in CORPUS:
        wanted = [one for one in expected(path) if one[0].validator in KINDS]
        shown = seen(opened(editor, path)[1]) if wanted else set()
        for fault, node in wanted:
            met[str(fault.validator)] += 1
            name = (f"{path.parent.name}/{path.name}", fault.validator, fault.json_path)
            if not any((sentence(fault), line) in shown for line in lines(node, fault)):
                missed.add(name)
            if let_pass(fault, node):
                unseen.add(name)
    assert missed == unseen
    assert len(unseen) * 10 < sum(met.values())
    assert min(met.values()) >= 5, met


def test_where_nothing_else_is_wrong_all_that_is_shown_is_ours(editor: Editor) -> None:
    looked = 0
    for path in CORPUS:
        kinds = {fault.validator for fault, _ in expected(path)}
        if kinds and kinds <= {*KINDS, "required"} and not read(path.read_bytes(), file=path.name).diagnostics:
            language, faults = opened(editor, path)
            assert {one["message"] for one in faults} <= told(language), path.name
            looked += 1
    assert looked > 30


def test_nothing_is_said_of_a_sound_guide(editor: Editor) -> None:
    """But of one whose letters are in two signs each, as some programs on a Mac write them: it reads them as others."""
    split = {path.name for path in SOUND if not is_normalized("NFC", path.read_text("utf-8"))}
    assert {path.name for path in SOUND if opened(editor, path)[1]} == split
    assert len(split) * 10 < len(SOUND)


def test_the_guides_that_come_with_the_program_name_their_schema(editor: Editor) -> None:
    """They are opened where they lie, and a fault is put in each to see that the right file was read."""
    for path in sorted((tree.ROOT / "guidelines").glob("*.yaml")):
        text = path.read_text("utf-8")
        language = language_of(path)
        assert editor.faults(str(path), text) == []
        (fault,) = editor.faults(str(path), f"{text}\ntull: ja\n")
        assert fault["message"].startswith(rule_title("S01", language))


@pytest.mark.parametrize("language", Language)
def test_a_key_is_explained_where_it_stands(editor: Editor, language: Language) -> None:
    text = (GUIDES / "ok" / f"small_{language}.yaml").read_text("utf-8")
    status = json.loads(SCHEMAS[language])["then"]["properties"]["status"]
    assert status["description"] in editor.explained(f"x.{language}.yaml", text, at="status")


HEAD = {
    Language.BOKMAL: "handlingsveileder: Liten\nid: liten\nspråk: bokmål\nversjon: 1\n",
    Language.NYNORSK: "handlingsrettleiar: Liten\nid: liten\nspråk: nynorsk\nversjon: 1\n",
}


@pytest.mark.parametrize(
    ("language", "after", "offered"),
    [
        (Language.BOKMAL, "", {"status", "kommune", "roller", "nivåer"}),
        (Language.NYNORSK, "", {"status", "kommune", "roller", "nivåa"}),
        (Language.BOKMAL, "status: ", {"utkast", "utprøving", "gjeldende", "trukket"}),
        (Language.NYNORSK, "status: ", {"utkast", "utprøving", "gjeldande", "trekt"}),
        (Language.BOKMAL, "nivåer:\n  - nivå: 0\n    steg:\n      - ", {"steg", "møte", "beslutning"}),
        (Language.NYNORSK, "nivåa:\n  - nivå: 0\n    steg:\n      - steg: X\n        ", {"kva", "kven", "verktøy"}),
    ],
)
def test_what_may_stand_here_is_offered(editor: Editor, language: Language, after: str, *, offered: set[str]) -> None:
    found = editor.offered(f"y.{language}.yaml", HEAD[language] + after)
    assert offered <= found
    assert not {"handlingsveileder", "handlingsrettleiar"} & found
