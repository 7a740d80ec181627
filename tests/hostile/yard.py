"""Checks hostile guides, each in a process of its own with limits on memory and time: `python -m tests.hostile.yard`.

Every line on stdin is the path of a guide; every line on stdout is the `Outcome` as JSON. The modules are loaded once,
and a fork of that does the work. A child that dies by a signal, a limit or an exception says so by what it leaves.
"""

import json
import os
import re
import resource
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from engine.application.guidelines import checked, excerpt_of
from engine.bundled import BundledShelf
from engine.diagnostics import Diagnostic
from engine.guideline.compile import compile_process
from engine.i18n import text
from engine.language.check import Checked
from tests.hostile.signs import harmful

MEGABYTE = 1024 * 1024
MOST_ADDRESSES = 768 * MEGABYTE
"""The child may not even ask for more than this; what it may use is measured, and far less."""
MOST_SECONDS = 10
MOST_WAITING = 60
"""The child is killed after so many seconds of work, or so many by the clock: a net, and no measure."""
_SENTENCE = re.compile(r"^\S+ .*[.?!:](\s|$)")
_NORWEGIAN = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one check ended.

    `seconds` of work from bytes to findings and a compiled guide, `written` with all findings put into words too;
    `peak` is the most memory in bytes. `ended` is empty where all went well; `complaints` are findings without
    a place or a sentence.
    """

    ended: str = ""
    guide: bool = False
    rules: tuple[str, ...] = ()
    count: int = 0
    seconds: float = 0.0
    written: float = 0.0
    peak: int = 0
    complaints: tuple[str, ...] = field(default=())


class Yard:
    """A process that checks hostile guides, one after another."""

    def __init__(self, into: IO[str], out: IO[str]) -> None:
        self._into = into
        self._out = out

    def check(self, path: Path) -> Outcome:
        """Check one guide."""
        self._into.write(f"{path}\n")
        self._into.flush()
        said: dict[str, Any] = json.loads(self._out.readline())
        told: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
        return Outcome(**told)


@contextmanager
def open_yard() -> Iterator[Yard]:
    """Start the process that checks, and end it."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.yard"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Yard(process.stdin, process.stdout)
        process.stdin.close()


# ---------------------------------------------------------------- in the process that checks


def main() -> None:
    """Answer for every path on stdin."""
    shelf = BundledShelf()
    checked(shelf, "os")  # what is made once, such as the schema's checker, is made before the forks
    for line in sys.stdin:
        print(json.dumps(asdict(_in_a_child(shelf, line.removesuffix("\n"))), ensure_ascii=True), flush=True)  # noqa: T201  # the answer


def _in_a_child(shelf: BundledShelf, path: str) -> Outcome:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _work(shelf, path, into=into)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as told:
        if not select.select([told], [], [], MOST_WAITING)[0]:
            os.kill(child, signal.SIGKILL)
        said = told.read()
    _, status, used = os.wait4(child, 0)
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    if status or not said:
        ended = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
        return Outcome(ended=f"{ended}\n{said}", peak=peak)
    return Outcome(**{**json.loads(said), "peak": peak})


def _work(shelf: BundledShelf, path: str, *, into: int) -> None:
    """Check a guide in this process, tell how it went, and end the process."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
        said, code = json.dumps(asdict(_checked(shelf, path))), 0
    except BaseException:  # noqa: BLE001  # whatever it is, it is what the test is about
        said = traceback.format_exc(limit=-6)
    with os.fdopen(into, "w", encoding="utf-8", errors="backslashreplace") as told:
        told.write(said)
    os._exit(code)


def _checked(shelf: BundledShelf, path: str) -> Outcome:
    begun = time.process_time()
    _, found = checked(shelf, path)
    if found.guideline is not None:
        compile_process(found.guideline, "0" * 64)
    seconds = time.process_time() - begun
    complaints = tuple(one for finding in found.diagnostics for one in _complaints(finding, found))
    return Outcome(
        guide=found.guideline is not None,
        rules=tuple(sorted({finding.rule for finding in found.diagnostics})),
        count=len(found.diagnostics),
        seconds=seconds,
        written=time.process_time() - begun,
        complaints=complaints[:5],
    )


def _complaints(finding: Diagnostic, found: Checked) -> Iterator[str]:
    """Tell where a finding has no place in its file, or no sentence that can be read."""
    start, end = finding.span.start, finding.span.end
    if min(start.line, start.column) < 1 or end < start:
        yield f"{finding.rule} {finding.message} stands nowhere: {start}"
    lines = found.texts.get(finding.span.file, found.text).count("\n") + 1
    if finding.rule != "T01" and start.line > lines:  # T01 tells where in the bytes, in a text that cannot be read
        yield f"{finding.rule} {finding.message} stands after the last of {lines} lines: {start}"
    said = [text(finding.message, language, **finding.values) for language in _NORWEGIAN]
    for one in (*said, *excerpt_of(found, finding)):
        if harmful(one) - {"\n"}:
            yield f"{finding.rule} {finding.message} shows {sorted(map(ascii, harmful(one)))}"
    if not all(_SENTENCE.search(one) for one in said):
        yield f"{finding.rule} {finding.message} has no sentence: {said}"


if __name__ == "__main__":
    main()
