"""The keys of `--json`: scripts hold on to them, so they only grow."""

import json
from typing import Any

from tests.console.commands.running import Program

CASE = [
    "number",
    "guideline",
    "newer_version",
    "subject",
    "age",
    "age_at_most",
    "opened_on",
    "variant",
    "entered_by",
    "beside",
    "alias",
    "guideline_version",
    "status",
    "ending",
    "reopened_from",
    "remember",
    "standing",
    "tracks",
    "coordinator",
    "offered_to",
    "consents",
    "services",
    "roles",
    "facts",
    "kept_out",
    "rests_since",
    "handovers",
    "side_work",
    "measures",
    "consent_answers",
    "due",
    "next_meeting",
    "called",
    "options",
    "checklist",
    "set_aside",
    "waits_for_advice",
    "waiting",
    "levels",
    "next",
]
CHANGE = ["case", "dry_run", "receipt", "happened", "before", "after", "next"]
ROW = [
    "number",
    "status",
    "alias",
    "guideline",
    "guideline_version",
    "newer_version",
    "level",
    "step_title",
    "coordinator",
    "due",
    "due_is_soft",
]
ROW += ["meeting_on", "consent_ends", "asked_on", "rests_since", "waits_for_me"]


def data(program: Program, line: str, *, code: int = 0) -> Any:  # noqa: ANN401 - JSON is anything
    ran = program.bti(f"{line} --json")
    assert ran.code == code, ran
    assert not ran.hints
    return json.loads(ran.out)


def test_a_case(opened: Program) -> None:
    case = data(opened, "vis 1")
    assert list(case) == CASE
    assert case["opened_on"] == "2026-09-08"
    assert case["standing"] == {
        "level": "0",
        "step": "0/oppmerksomhet",
        "title": "Oppmerksomhet",
        "pass": 1,
        "since": "2026-09-08",
    }
    assert list(case["options"][0]) == ["kind", "number", "title", "leads_to", "target", "open", "missing", "asks"]
    assert list(case["levels"][0]) == ["id", "label", "title", "passes", "steps"]
    assert case["levels"][0]["steps"][0]["mark"] == "here"
    assert case["next"] == [{"command": "bti neste 1", "why": "når steget er gjort"}]


def test_a_change_and_a_dry_run_of_it(opened: Program) -> None:
    tried = data(opened, "neste 1 --vis-bare")
    assert list(tried) == CHANGE
    assert tried["dry_run"] is True
    done = data(opened, "neste 1")
    assert done["dry_run"] is False
    assert tried["after"] == done["after"]
    assert done["happened"][0]["type"] == "step-completed"


def test_a_refusal(opened: Program) -> None:
    opened.ok("neste 1")
    stopped = data(opened, "neste 1", code=3)
    assert list(stopped) == ["refused", "next"]
    assert list(stopped["refused"]) == ["code", "text", "reasons", "who"]
    assert stopped["refused"]["code"] == "role-named"
    assert list(stopped["refused"]["reasons"][0]) == ["code", "text", "rule"]


def test_lists_and_the_log(opened: Program) -> None:
    assert list(data(opened, "liste")[0]) == ROW
    assert list(data(opened, "logg 1")[0]) == ["seq", "type", "happened_on", "recorded_at", "by", "text"]


def test_what_belongs_to_a_case_is_listed_as_data(opened: Program) -> None:
    opened.ok("tiltak 1 --mal M --tiltak T --ansvarlig meg")
    keys = ["number", "title", "goal", "responsible", "started_on", "until", "running", "outcome"]
    keys += ["level", "responsible_is", "expected_effect", "history"]
    assert list(data(opened, "tiltak 1")[0]) == keys
    assert list(data(opened, "tjeneste 1")[0]) == ["id", "title", "chosen_in_case", "involved"]
    assert list(data(opened, "rolle 1")[0]) == ["id", "title", "who", "kind"]
    assert list(data(opened, "kjennetegn 1")[0]) == ["id", "title", "values", "value"]
    assert list(data(opened, "droft 1")[0]) == ["id", "title", "waits", "since"]
