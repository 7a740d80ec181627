"""The guides that come with the program are found by name, and any other file by its path."""

from pathlib import Path

import pytest

from engine import bundled
from engine.application.shelf import Shelf
from engine.bundled import BundledShelf
from engine.errors import GuidelineUnreadable

SHELF: Shelf = BundledShelf()


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of its own: two guides, a part that they share, and a schema."""
    folder = tmp_path / "top"
    for name in ("guidelines", "schemas"):
        (folder / name).mkdir(parents=True)
    for name in ("os.yaml", "hoyanger.yaml", "bti_felles.nb.yaml", "README.md"):
        (folder / "guidelines" / name).write_bytes(name.encode())
    (folder / "schemas" / "guideline.nn.schema.json").write_bytes(b"{}")
    monkeypatch.setattr(bundled, "_top", lambda: folder)
    return folder


def test_the_projects_own_guides_are_there() -> None:
    assert "os" in SHELF.names()
    file, content = SHELF.read("os")
    assert file == "os.yaml"
    assert len(content) > 1000


def test_names_are_those_of_guides_alone(top: Path) -> None:
    assert SHELF.names() == ("hoyanger", "os")
    assert SHELF.read("hoyanger") == ("hoyanger.yaml", b"hoyanger.yaml")
    assert SHELF.schema("nn") == b"{}"
    assert top.is_dir()


def test_a_path_is_read_and_told_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("os").write_bytes(b"not the guide")
    Path("min.yaml").write_bytes(b"mitt")
    assert SHELF.read("min.yaml") == ("min.yaml", b"mitt")
    assert SHELF.read("./os") == ("./os", b"not the guide")
    assert SHELF.read("os")[0] == "os.yaml"


def test_a_name_that_only_lacks_the_ending_of_a_file_there_is_told_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("skogvik.yaml").write_bytes(b"mitt")
    with pytest.raises(GuidelineUnreadable) as caught:
        SHELF.read("skogvik")
    assert caught.value.arguments == {"name": "skogvik", "reason": "ending", "file": "skogvik.yaml"}
    with pytest.raises(GuidelineUnreadable) as missing:
        SHELF.read("x" * 252)
    assert missing.value.arguments["reason"] == "unknown"


def test_a_file_without_end_is_read_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "MOST_BYTES", 10)
    (tmp_path / "long.yaml").write_bytes(b"x" * 1000)
    assert len(SHELF.read(str(tmp_path / "long.yaml"))[1]) == 10
    assert len(SHELF.read("/dev/zero")[1]) == 10


@pytest.mark.parametrize(
    ("name", "reason"),
    [("ingen", "unknown"), (".", "folder"), ("a\0b", "unreadable"), ("~finnes-ikke/x", "unreadable"), ("", "empty")],
)
def test_what_cannot_be_read_says_why(name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GuidelineUnreadable) as unreadable:
        SHELF.read(name)
    assert unreadable.value.arguments.items() >= {"name": name, "reason": reason}.items()


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> object:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(GuidelineUnreadable) as unreadable:
        SHELF.read(str(tmp_path / "x"))
    assert unreadable.value.arguments["reason"] == "forbidden"


@pytest.mark.parametrize(("name", "reason"), [("forland", "near"), ("zzz", "unknown"), ("borte/os.yaml", "missing")])
def test_a_name_that_is_no_guide_says_which_may_be_meant(name: str, reason: str) -> None:
    with pytest.raises(GuidelineUnreadable) as caught:
        BundledShelf().read(name)
    told = caught.value.arguments
    assert told["reason"] == reason
    assert told.get("near") == ("froland" if reason == "near" else None)
    assert ("hoyanger" in str(told.get("names"))) is (reason == "unknown")
