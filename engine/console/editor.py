"""Lets a person write a text in an editor, on a file in a private folder that is wiped whatever happens.

Ctrl-C is the editor's own while it runs. When the program is told to stop, the editor is stopped first, so that it
cannot write the file again. What a killed program left behind is wiped the next time somebody writes.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from engine.console.session import Session

_COMMENT = "#"
_PREFIX = "bti-skriv-"
_RUNTIME = "XDG_RUNTIME_DIR"
_OWNER_ALONE = 0o700
_EDITORS = ("sensible-editor", "vim", "nano", "vi")
_PATIENCE = 2.0  # seconds an editor gets to stop by itself
_ITS_OWN = (signal.SIGINT, signal.SIGQUIT)  # what a person types to the editor
_TOLD_TO_STOP = (signal.SIGTERM, signal.SIGHUP)
_BY_SIGNAL = 128  # what a shell adds to the number of the signal that ended a program

_Handler = Callable[[int, FrameType | None], None]


def edit(session: Session, question: str) -> str:
    """Return what the person wrote; lines that begin with `#` are ours and left out.

    Raises a usage error where there is no editor to write in.
    """
    kept = place()
    wipe_leftovers(kept)
    with _undisturbed() as calm:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=kept))  # made with mode 0700
        try:
            written = _written(session, folder / "tekst.txt", question=question)
        finally:
            calm()
            clear(folder)
    return "\n".join(row for row in written.splitlines() if not row.startswith(_COMMENT)).strip()


def clear(folder: Path) -> None:
    """Wipe every file in a folder, for editors leave copies beside theirs, and remove it."""
    for left in folder.rglob("*"):
        with suppress(OSError):
            wipe(left)
    shutil.rmtree(folder, ignore_errors=True)


def wipe(file: Path) -> None:
    """Overwrite a file before its folder is removed. On flash disks this is best effort, and the folder is private."""
    if file.is_file() and not file.is_symlink():
        with file.open("r+b") as opened:
            opened.write(b"\0" * file.stat().st_size)
            opened.flush()
            os.fsync(opened.fileno())


def wipe_leftovers(kept: Path) -> None:
    """Wipe what a program that was killed left behind here; the folder of one that still runs is let be."""
    for folder in kept.glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).split("-")[0]
        if process.isdecimal() and not _runs(int(process)) and _is_mine(folder):
            clear(folder)


def place() -> Path:
    """Return where private folders are made: in memory, where the system keeps some for its user, else on the disk."""
    named = os.environ.get(_RUNTIME)
    folder = Path(named) if named else None
    if folder is not None and folder.is_absolute() and _is_mine(folder):
        return folder
    return Path(tempfile.gettempdir())


def _is_mine(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and found.st_uid == os.getuid() and found.st_mode & 0o7777 == _OWNER_ALONE


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _written(session: Session, file: Path, *, question: str) -> str:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(f"\n{_COMMENT} {question}\n")
    command = _command()
    with suppress(OSError):  # there is no such editor, or it has taken the file away
        if _run([*command, str(file)]) == 0:
            return file.read_text("utf-8", errors="replace")
    raise session.usage("editor-failed", editor=command[0])


def _command() -> list[str]:
    """Return the editor that the person has chosen, else one that is there."""
    for name in ("VISUAL", "EDITOR"):
        with suppress(ValueError):  # a quotation mark that is never closed
            if chosen := shlex.split(os.environ.get(name, "")):
                return chosen
    return [next((editor for editor in _EDITORS if shutil.which(editor)), _EDITORS[-1])]


def _run(command: list[str]) -> int:
    """Wait for an editor, and return its exit code. Whatever ends the waiting ends the editor too.

    Who is told to stop while the editor starts does so once it has: before, there is nothing to end it by.
    """
    told: list[int] = []
    _handle(_TOLD_TO_STOP, lambda number, _frame: told.append(number))
    with subprocess.Popen(command) as process:  # noqa: S603 - the program that the person has chosen to write in
        try:
            _handle(_TOLD_TO_STOP, _leave)
            for number in told:
                _leave(number, None)
            return process.wait()
        except BaseException:
            process.terminate()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
            raise


@contextmanager
def _undisturbed() -> Iterator[Callable[[], None]]:
    """Let the editor have Ctrl-C, and leave in good order when told to stop; `yield` gives what shuts all of it out."""
    before = {number: signal.getsignal(number) for number in (*_ITS_OWN, *_TOLD_TO_STOP)}

    def calm() -> None:
        _handle(before, _pass_over)

    try:
        _handle(_ITS_OWN, _pass_over)
        _handle(_TOLD_TO_STOP, _leave)
        yield calm
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _handle(numbers: Iterable[signal.Signals], handler: _Handler) -> None:
    for number in numbers:
        signal.signal(number, handler)


def _pass_over(_number: int, _frame: FrameType | None) -> None:
    """Do nothing. A signal that is ignored outright would be ignored by the editor too."""


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_BY_SIGNAL + number)
