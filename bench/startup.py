"""How long a command takes from the shell, beside an empty Python: `python -m bench.startup`.

Every round runs each command once, interleaved, so that a busy moment hits them all. Printed are the median over the
rounds and its ratio to the empty interpreter; `--json` prints the same as data. Times are in milliseconds.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROUNDS = 11
EMPTY = "python -c pass"
TARGETS = {"bti --help": 120, "bti vis 1": 150, "bti neste 1 --vis-bare": 200}


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(Path(home))
        _prepare(environment)
        figures = _measure(_commands(), environment)
    if "--json" in arguments:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
        return
    for line in _table(figures):
        print(line)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BTI_", "XDG_"))}
    return {**kept, "HOME": str(home), "BTI_CONFIG": str(home / "config"), "BTI_SPRAK": "nb"}


def _bti(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("bti")), *words]


def _prepare(environment: Mapping[str, str]) -> None:
    for words in (("oppsett", "--ovelse"), ("ny", "os", "--alias", "gutt, 6 år")):
        subprocess.run(_bti(*words), env=environment, check=True, capture_output=True)


def _commands() -> dict[str, list[str]]:
    return {
        EMPTY: [sys.executable, "-c", "pass"],
        "bti --help": _bti("--help"),
        "bti": _bti(),
        "bti vis 1": _bti("vis", "1"),
        "bti neste 1 --vis-bare": _bti("neste", "1", "--vis-bare"),
        "bti meld 1": _bti("meld", "1"),
        "bti veileder sjekk os": _bti("veileder", "sjekk", "os"),
    }


def _measure(commands: Mapping[str, list[str]], environment: Mapping[str, str]) -> dict[str, dict[str, float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, words in commands.items():
            start = time.perf_counter()
            subprocess.run(words, env=environment, check=True, capture_output=True)
            times[name].append((time.perf_counter() - start) * 1000)
    floor = statistics.median(times[EMPTY])
    return {
        name: {
            "median": round(statistics.median(spent), 1),
            "least": round(min(spent), 1),
            "ratio": round(statistics.median(spent) / floor, 2),
        }
        for name, spent in times.items()
    }


def _table(figures: Mapping[str, Mapping[str, float]]) -> list[str]:
    lines = [f"{'command':<26}{'median ms':>10}{'least ms':>10}{'× empty':>9}{'target ms':>11}"]
    for name, one in figures.items():
        target = TARGETS.get(name)
        lines.append(f"{name:<26}{one['median']:>10.1f}{one['least']:>10.1f}{one['ratio']:>9.2f}{target or '':>11}")
    return lines


if __name__ == "__main__":
    main(sys.argv[1:])
