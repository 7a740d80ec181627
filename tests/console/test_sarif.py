"""The log in SARIF: sound by the standard's own schema for every broken guide there is, and true about each finding."""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from engine.bundled import BundledShelf
from engine.console.guide.sarif import LONGEST_SNIPPET, sarif_log
from engine.i18n.rules import is_own
from engine.language.check import Checked, check
from engine.language.edits import edited
from tests.console.terminal import Terminal
from tests.house import tree

SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0.schema.json"
DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
BROKEN = sorted((tree.ROOT / "tests" / "language" / "err").glob("*.yaml"))
SCHEMAS = {language: BundledShelf().schema(language) for language in ("nb", "nn")}
LEVELS = {"error": "error", "remaining": "warning", "warning": "warning", "advice": "note"}

Log = dict[str, Any]


def checked(path: Path) -> Checked:
    return check(path.read_bytes(), file=path.name, schemas=SCHEMAS, find=BundledShelf().base)


def faults(log: Log) -> list[str]:
    return [
        f"{one.json_path}: {one.message}" for one in Draft4Validator(json.loads(SCHEMA.read_text())).iter_errors(log)
    ]


def results(log: Log) -> list[Log]:
    (run,) = log["runs"]
    found: list[Log] = run["results"]
    return found


def not_accepted(log: Log) -> list[Log]:
    """The results that no author has accepted: those stand in a log beside the findings."""
    return [one for one in results(log) if "suppressions" not in one]


def region(result: Log) -> dict[str, int]:
    (place,) = result["locations"]
    found: dict[str, int] = place["physicalLocation"]["region"]
    return found


@pytest.fixture(scope="module")
def found() -> list[Checked]:
    return [checked(path) for path in BROKEN]


@pytest.fixture(scope="module")
def log(found: list[Checked]) -> Log:
    made: Log = json.loads(json.dumps(sarif_log(found, "nb", stopped=[], code=1)))
    return made


def test_the_schema_is_the_one_that_the_standard_has() -> None:
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() == DIGEST


def test_every_broken_guide_makes_a_sound_log(log: Log) -> None:
    assert len(results(log)) > len(BROKEN) / 2 > 50
    assert faults(log) == []


@pytest.mark.parametrize("spoilt", ["level", "message", "locations"])
def test_a_log_that_is_not_sound_is_seen(log: Log, spoilt: str) -> None:
    copy = json.loads(json.dumps(log))
    results(copy)[0][spoilt] = 7
    assert faults(copy)


def test_every_finding_is_there_with_its_place(found: list[Checked], log: Log) -> None:
    wanted = [finding for one in found for finding in one.diagnostics]
    for finding, result in zip(wanted, not_accepted(log), strict=True):
        start, end = finding.span.start, finding.span.end
        assert (result["ruleId"], result["level"]) == (finding.rule, LEVELS[finding.severity])
        assert tuple(region(result).values()) == (start.line, start.column, end.line, end.column)
        assert len(result.get("relatedLocations", [])) == len(finding.related)


def test_every_rule_of_a_finding_is_explained(log: Log) -> None:
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) > 40
    for result in results(log):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["shortDescription"]["text"] in rule["help"]["markdown"]
        assert rule["help"]["markdown"].count("```yaml") == (0 if is_own(rule["id"]) else 2)  # whose examples lie in it


def test_columns_count_characters() -> None:
    text = 'handlingsveileder: "Æøå 🙂"\nspråk: bokmål\n"æ🙂ø": tull\n'
    log = sarif_log([check(text.encode(), file="æ b.yaml", schemas=SCHEMAS)], "nb", stopped=[], code=1)
    (odd,) = [one for one in results(log) if one["ruleId"] == "S01"]
    place = odd["locations"][0]["physicalLocation"]
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert tuple(place["region"].values()) == (3, 1, 3, 6)
    assert place["contextRegion"] == {"startLine": 3, "snippet": {"text": '"æ🙂ø": tull'}}
    assert place["artifactLocation"]["uri"].isascii()
    assert unquote(place["artifactLocation"]["uri"]) == "æ b.yaml"


def test_a_line_without_end_is_not_repeated() -> None:
    text = f"språk: bokmål\n{'x' * (LONGEST_SNIPPET + 1)}: ja\n"
    log = sarif_log([check(text.encode(), file="x.yaml", schemas=SCHEMAS)], "nb", stopped=[], code=1)
    assert results(log)
    assert not any("x" * LONGEST_SNIPPET in json.dumps(one["locations"]) for one in results(log))


def test_what_was_not_read_stands_in_the_log(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "min.yaml"
    terminal.run("veileder", "ny", str(file))
    ended = terminal.run("veileder", "sjekk", "--som", "sarif", str(file), "finnes-ikke.yaml")
    log = json.loads(ended.out)
    (invocation,) = log["runs"][0]["invocations"]
    assert (ended.code, invocation["exitCode"], invocation["executionSuccessful"]) == (2, 2, False)
    assert "finnes-ikke.yaml" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert [one["location"]["uri"] for one in log["runs"][0]["artifacts"]] == [file.as_uri()]
    assert faults(log) == []


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Ordet foran kolonet"), ("nn", "Ordet framfor"), ("en", "The word before")]
)
def test_the_rules_are_explained_in_the_language_of_the_reader(language: str, title: str) -> None:
    log = sarif_log(
        [checked(next(path for path in BROKEN if path.stem.startswith("s01")))], language, stopped=[], code=1
    )
    (run,) = log["runs"]
    assert run["language"] == language
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"].startswith(title)


def mended_by(log: Log, result: Log, *, text: str) -> str:
    """Return a text with the repair of a finding in it, put there by what the log says alone, last change first."""
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == log["runs"][0]["artifacts"][0]["location"]
    starts = [0]
    for row in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for one in sorted(change["replacements"], key=lambda one: [*one["deletedRegion"].values()], reverse=True):
        place = one["deletedRegion"]
        start = starts[place["startLine"] - 1] + place["startColumn"] - 1
        end = starts[place["endLine"] - 1] + place["endColumn"] - 1
        text = text[:start] + one["insertedContent"]["text"] + text[end:]
    return text


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_repair_in_the_log_mends_what_it_is_for(path: Path) -> None:
    data = path.read_bytes()
    found = checked(path)
    log = sarif_log([found], "nb", stopped=[], code=1)
    for finding, result in zip(found.diagnostics, not_accepted(log), strict=True):
        assert ("fixes" in result) is bool(finding.fix)
        if finding.fix:
            mended = mended_by(log, result, text=data.decode("utf-8"))
            assert mended.encode() == edited(data, finding.fix)
            kind = {True: "Sikker", False: "Forslag" if found.language == "nb" else "Framlegg"}
            assert result["fixes"][0]["description"]["text"].startswith(kind[all(one.safe for one in finding.fix)])


def test_there_are_repairs_of_both_kinds(log: Log) -> None:
    described = {fix["description"]["text"] for one in results(log) for fix in one.get("fixes", ())}
    assert "Sikker retting." in described
    assert {"Forslag. Se etter at det stemmer.", "Framlegg. Sjå etter at det stemmer."} & described
    assert sum("fixes" in one for one in results(log)) > 20


def test_a_rule_that_a_guide_has_itself_is_told_without_a_page(log: Log) -> None:
    (run,) = log["runs"]
    (rule,) = (one for one in run["tool"]["driver"]["rules"] if one["id"] == "K01")
    assert rule["shortDescription"]["text"] == "Veilederen bryter en av sine egne regler"
    told = [one for one in results(log) if one["ruleId"] == "K01"]
    assert any("«Rektor er varslet»" in one["message"]["text"] and one.get("codeFlows") for one in told)
