"""The check as a whole: every broken guide says what is wrong, where, once; sound guides say nothing."""

import re
from pathlib import Path

import pytest

from engine.bundled import BundledShelf
from engine.diagnostics import Severity
from engine.guideline.compile import compile_process
from engine.guideline.vocabulary import Language
from engine.i18n.catalogue import LANGUAGES, template
from engine.i18n.messages import own_rules, proofs, references, structure
from engine.language.check import Checked, check, check_again
from engine.language.excerpt import excerpt

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMAS = {name: (ROOT / "schemas" / f"guideline.{name}.schema.json").read_bytes() for name in ("nb", "nn")}
BROKEN = sorted((HERE / "err").glob("*.yaml"))
SOUND = sorted((HERE / "ok").glob("*.yaml"))
MESSAGES = {**structure.MESSAGES, **references.MESSAGES, **proofs.MESSAGES, **own_rules.MESSAGES}
EXPECTED = re.compile(r"# ([A-Z]\d\d) ([a-z-]+) (\d+):(\d+)")


def in_both(code: str) -> list[str]:
    return [template(code, language) for language in LANGUAGES]


def checked(path: Path) -> Checked:
    return check(path.read_bytes(), file=path.name, schemas=SCHEMAS, find=BundledShelf().base)


def expected(path: Path) -> list[tuple[str, str, int, int]]:
    found = EXPECTED.findall(path.read_text("utf-8"))
    return [(rule, message, int(line), int(column)) for rule, message, line, column in found]


def told(result: Checked) -> list[tuple[str, str, int, int]]:
    return [(d.rule, d.message, d.span.start.line, d.span.start.column) for d in result.diagnostics]


def by_name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", BROKEN, ids=by_name)
def test_a_broken_guide_says_what_and_where_and_nothing_else(path: Path) -> None:
    assert told(checked(path)) == expected(path)


@pytest.mark.parametrize("path", BROKEN, ids=by_name)
def test_only_advice_leaves_a_guide_to_run(path: Path) -> None:
    result = checked(path)
    errors = [finding for finding in result.diagnostics if finding.severity is Severity.ERROR]
    assert (result.guideline is None) == bool(errors)


@pytest.mark.parametrize("path", SOUND, ids=by_name)
def test_a_sound_guide_says_nothing_and_can_be_followed(path: Path) -> None:
    result = checked(path)
    assert told(result) == []
    assert result.guideline is not None
    assert compile_process(result.guideline, "digest").moves


def test_there_are_fixtures() -> None:
    assert len(BROKEN) >= 60
    assert len(SOUND) >= 6
    assert all(expected(path) for path in BROKEN)


def test_every_message_is_met_by_a_broken_guide() -> None:
    met = {subject(message) for path in BROKEN for _, message, _, _ in expected(path)}
    # Two are for a schema that somebody else has written.
    assert {subject(code) for code in MESSAGES} - met == {"form-text", "not-as-expected"}


def subject(message: str) -> str:
    """A message without its ending on what to write instead; those are tested where names are looked up."""
    return re.sub(r"^(unknown-.*?)-(did-you-mean|choices|none)$", r"\1", message)


@pytest.mark.parametrize("path", BROKEN, ids=by_name)
def test_every_finding_can_be_put_in_words(path: Path) -> None:
    for finding in checked(path).diagnostics:
        for sentence in in_both(finding.message):
            words = sentence.format(**finding.values)
            assert "{" not in re.sub(r"[«“]\w+: \{.*\}[»”]|\{til:", "", words)
            assert len(words.split(". ")) > 1 or "? " in words or words.endswith("?")


def told_of(old: str, new: str) -> dict[str, str | int]:
    """What the only finding says where a piece of the small guide is written in another way."""
    guide = (HERE / "ok" / "small_nb.yaml").read_text("utf-8")
    assert old in guide
    (finding,) = check(guide.replace(old, new, 1).encode(), file="x.yaml", schemas=SCHEMAS).diagnostics
    return dict(finding.arguments)


def test_the_whole_list_of_demands_is_said_and_the_checklist_where_there_may_be_one() -> None:
    on_step = str(told_of("      - steg: Undring", "      - steg: Undring\n        krever: [melding]")["choices"])
    on_level = str(told_of("  - nivå: 1", "  - nivå: 1\n    krever: [melding]")["choices"])
    assert on_step == f"{on_level}, «hele sjekklista»"
    assert on_level.endswith("«begrunnelse», «notat»")


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("minst: 3 tjenester", "minst: {tjenester: 2}"),
        ("sender: Alt", "sender: {hva: Henvisning, til: ppt}"),
        ("deler: Alt", "deler: {hva: Referatet, med: ppt}"),
        ("setter: ordinær", "setter: {sakstype: ordinær}"),
    ],
)
def test_a_text_where_parts_are_wanted_is_shown_the_parts_of_that_very_key(line: str, example: str) -> None:
    assert told_of("      - steg: Undring", f"      - steg: Undring\n        {line}")["example"] == example


def test_who_is_unknown_may_be_a_service_or_a_body() -> None:
    said = told_of("hvem: lærer\n", "hvem: helsestasjonen\n")
    assert (said["section"], said["services"], said["bodies"]) == ("roller", "tjenester", "instanser")


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_no_message_speaks_the_language_of_machines(code: str) -> None:
    foreign = re.compile(r"mapping|scalar|token|schema|property|\bnull\b|boolean|indentation|yaml|json", re.IGNORECASE)
    assert not [sentence for sentence in in_both(code) if foreign.search(sentence)]


def test_a_guide_that_is_not_text_is_told_and_does_not_raise() -> None:
    for data in (b"", b"\x00\x01", b"[" * 5000, b"- a\n- b\n", b"a: *b\n", "æ: ø".encode("latin-1")):
        result = check(data, file="x.yaml", schemas=SCHEMAS)
        assert result.guideline is None
        assert result.diagnostics


@pytest.mark.parametrize("damage", ["latin-1", "utf-16-be", "tab", "bracket"])
def test_a_fault_before_the_structure_is_told_in_the_language_of_the_guide_with_its_line(damage: str) -> None:
    text = (HERE / "ok" / "small_nn.yaml").read_text("utf-8") + "om: Hjå oss på øya\n"
    match damage:
        case "tab":
            data = f"{text}\tkva: Snakk saman\n".encode()
        case "bracket":
            data = f"{text}tenester: [a\n".encode()
        case _:
            data = text.encode(damage)
    result = check(data, file="x.yaml", schemas=SCHEMAS)
    assert result.guideline is None
    assert result.language is Language.NYNORSK
    assert excerpt(result.text, result.diagnostics[0].span)[0].strip()


def test_the_line_of_a_bad_letter_is_shown_with_a_mark_for_it() -> None:
    result = check("hva: Hør\nhvem: Åse\n".encode("latin-1"), file="x.yaml", schemas=SCHEMAS)
    assert excerpt(result.text, result.diagnostics[0].span) == ("hva: H\ufffdr", "      ^")


def test_a_file_that_is_too_large_is_shown_by_its_first_line() -> None:
    result = check(b"# stor\n" * 400_000, file="x.yaml", schemas=SCHEMAS)
    assert excerpt(result.text, result.diagnostics[0].span) == ("# stor", "^")


def test_the_findings_stand_in_the_order_of_the_lines() -> None:
    text = (HERE / "ok" / "small_nb.yaml").read_text("utf-8")
    text = text.replace("hvem: lærer", "hvem: lege").replace("[skjema]", "[lupe]").replace("nivå 1", "nivå X", 1)
    result = check(text.encode(), file="x.yaml", schemas=SCHEMAS)
    lines = [finding.span.start.line for finding in result.diagnostics]
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert [len(finding.related) for finding in result.diagnostics] == [1, 0, 0]


@pytest.mark.parametrize("name", ["g01_last_step", "g03_no_answers", "g04_consent"])
def test_a_guide_without_its_text_is_held_against_the_same_rules(name: str) -> None:
    found = checked(HERE / "err" / f"{name}.yaml")
    assert found.named is not None
    again = check_again(found.named, name="liten@1")
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    assert [(one.rule, one.message, one.values) for one in again.diagnostics] == [
        (one.rule, one.message, one.values) for one in errors
    ]
    assert (again.guideline, again.file) == (None, "liten@1")


def test_a_sound_guide_without_its_text_is_sound() -> None:
    found = check((ROOT / "guidelines" / "os.yaml").read_bytes(), file="os.yaml", schemas=SCHEMAS)
    assert found.guideline is not None
    again = check_again(found.guideline, name="os@1.0")
    assert (again.guideline, again.diagnostics, again.moves) == (found.guideline, (), found.moves)


def _os_with(*changes: tuple[str, str]) -> list[tuple[str, int]]:
    """Check Os with some texts replaced; return the rule and line of each finding."""
    text = (ROOT / "guidelines" / "os.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    result = check(text.encode(), file="os.yaml", schemas=SCHEMAS)
    assert result.guideline is None
    return [(finding.rule, finding.span.start.line) for finding in result.diagnostics]


UNKNOWN_TOOL = ("[observasjonsskjema]", "[finnesikke]")


def test_faults_of_structure_and_of_names_in_the_steps_are_told_at_once() -> None:
    found = _os_with(
        ("hva: Du har sett", "hvaa: Du har sett"), UNKNOWN_TOOL, ("frist: helst innen 4–6 uker", "frist: snart")
    )
    assert [rule for rule, _ in found] == ["S01", "R04", "S05"]


@pytest.mark.parametrize(
    "change", [("roller:", "rollene:"), ("- steg: Oppmerksomhet", "- stegg: Oppmerksomhet"), ("id: os", "idd: os")]
)
def test_names_wait_where_a_fault_of_structure_would_make_them_lie(change: tuple[str, str]) -> None:
    assert not [rule for rule, _ in _os_with(change, UNKNOWN_TOOL) if rule.startswith("R")]


@pytest.mark.parametrize(
    ("name", "severity"),
    [("g19_ring", Severity.REMAINING), ("p01_no", Severity.ERROR), ("p06_narrowed", Severity.ERROR)],
)
def test_in_a_draft_only_the_flow_is_what_remains(name: str, severity: Severity) -> None:
    text = (HERE / "err" / f"{name}.yaml").read_text("utf-8")
    draft = text.replace("status: utprøving", "status: utkast").encode()
    assert [one.severity for one in check(draft, file=name, schemas=SCHEMAS).diagnostics] == [severity]
