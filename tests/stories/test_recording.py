"""What the command line does to a store is written down, and done again elsewhere it comes to the same."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine.application
import engine.console
from engine.application import cases
from engine.application.pages import silent_in
from tests.application.test_pages import FORM, LINKS, LOG, TALK, guide
from tests.stories.recording import USE_CASES, recording
from tests.stories.stores import STORES
from tests.stories.telling import Screen

KEEPING = {"keep", "publish_note"}
ON_A_STORE = {"append", "append_together", "erase", "note"}


def writing(path: Path) -> set[str]:
    """Return the public functions of a module that change a store, themselves or by others beside them."""
    functions = {
        node.name: node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    }
    found = {name for name, node in functions.items() if set(_called(node)) & KEEPING or _on_a_store(node)}
    for _ in functions:
        found |= {name for name, node in functions.items() if set(_called(node)) & found}
    return {name for name in found if not name.startswith("_")}


def _called(node: ast.AST) -> Iterator[str]:
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    yield from (one.id for one in calls if isinstance(one, ast.Name))


def _on_a_store(node: ast.AST) -> bool:
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    named = (one for one in calls if isinstance(one, ast.Attribute) and one.attr in ON_A_STORE)
    return any(isinstance(one.value, ast.Attribute) and one.value.attr == "store" for one in named)


def imported() -> set[tuple[str, str]]:
    """Return what the command line takes from the application: the module and the name."""
    paths = Path(engine.console.__path__[0]).rglob("*.py")
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    from_there = (one for one in nodes if isinstance(one, ast.ImportFrom) and one.module is not None)
    return {
        (one.module.rpartition(".")[2], name.name)
        for one in from_there
        if one.module is not None and one.module.startswith("engine.application.")
        for name in one.names
    }


def test_every_use_case_of_the_command_line_that_changes_a_store_is_written_down() -> None:
    folder = Path(engine.application.__path__[0])
    changes = {(path.stem, name) for path in folder.glob("*.py") for name in writing(path)}
    assert {("cases", "act"), ("guidelines", "open_case"), ("life", "carry_out")} <= changes
    recorded = {(module.__name__.rpartition(".")[2], name) for module, name in USE_CASES.values()}
    assert changes & imported() - recorded == set()


@pytest.mark.parametrize("name", STORES)
def test_what_was_written_down_is_done_again_elsewhere(name: str, tmp_path: Path) -> None:
    screen = Screen(tmp_path, by="test.laerer")
    with recording() as record:
        screen.ok("ny", "os", "--alias", "gutt, 6 år")
        assert [one.use_case for one in record.since()] == ["open"]
        screen.ok("neste", "1")
        screen.ok("vis", "1")
    assert [one.use_case for one in record.since()] == ["act"]
    assert [one.person.handle for one in record.calls] == ["test.laerer"] * 2
    (tmp_path / "use-cases").mkdir()
    store = STORES[name](tmp_path)
    answers = [one.again(store) for one in record.calls]
    assert [type(one.answer) for one in record.calls] == [type(one) for one in answers]
    assert answers[-1].after.standing.state == "0/del-bekymringen"
    store.close()


@pytest.mark.parametrize("name", STORES)
def test_links_that_were_tried_are_tried_again_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "engine.adapters.pages.silent_among", lambda asked: tuple(page for page in asked if page != TALK)
    )
    screen = Screen(tmp_path, by="test.laerer")
    with recording() as record:
        screen.ok("ny", guide(tmp_path, **LINKS), "--alias", "gutt, 6 år")
        screen.ok("oppsett", "--legg-til", "siri", "--tittel", "rådgiver", "--oppgave", "systemansvarlig")
        screen.ok("jobb", "--lenker")
    assert [one.use_case for one in record.calls] == ["open", "links"]
    (tmp_path / "use-cases").mkdir()
    store = STORES[name](tmp_path)
    _, answer = (one.again(store) for one in record.calls)
    assert answer.silent == record.calls[-1].answer.silent == silent_in(store) == (LOG, FORM)
    (letter,) = answer.letters
    assert [one.handle for one in store.people() if one.id == letter.to] == ["siri"]
    store.close()


def test_nothing_is_written_down_afterwards(tmp_path: Path) -> None:
    real = cases.act
    with recording():
        assert cases.act is not real
    assert cases.act is real
