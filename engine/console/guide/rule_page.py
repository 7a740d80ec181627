"""A rule's page on the screen, the list of all rules, and which rule is meant by what was typed."""

import re

from engine.console.output import Output
from engine.i18n.rules import RulePage, rule_ids, rule_title

_TYPED = re.compile(r"([A-Z])[ -]?0*(\d{1,3})")
_MOST_NEAR = 3
_ALIKE = 0.5


def write_rule(page: RulePage, output: Output) -> None:
    """Write a page: what is wrong and why it matters, the two examples, and what to do."""
    lead = f"{page.rule}  "
    for row in output.folded(page.title, first=lead, rest=" " * len(lead)):
        output.line(output.paint(row, "strong"))
    output.line()
    output.paragraph(page.why)
    _write_example(page.wrong_heading, page.wrong, output=output)
    _write_example(page.right_heading, page.right, output=output)
    _write_heading(page.advice_heading, output)
    output.paragraph(page.advice)


def write_rules(language: str, output: Output) -> None:
    """Write every rule with what is wrong: in two columns for a person, with a tab between for a program."""
    rows = [(rule, rule_title(rule, language)) for rule in rule_ids()]
    if output.is_terminal or output.accessible:
        output.fields(rows, indent=0)
        return
    for row in rows:
        output.line_of_cells(row)


def rule_data(page: RulePage) -> dict[str, object]:
    """Return a page for `--json`. Keys are only ever added."""
    return {
        "regel": page.rule,
        "språk": page.language,
        "tittel": page.title,
        "hvorfor": page.why,
        "feil": page.wrong,
        "riktig": page.right,
        "gjør_slik": page.advice,
    }


def rules_data(language: str) -> list[dict[str, object]]:
    """Return the list of rules for `--json`."""
    return [{"regel": rule, "tittel": rule_title(rule, language)} for rule in rule_ids()]


def rule_named(typed: str) -> str | None:
    """Return the id of the rule that was typed, as R06, r06 or r6; None where there is none."""
    found = _TYPED.fullmatch(typed.strip().upper())
    rule = f"{found[1]}{int(found[2]):02}" if found else ""
    return rule if rule in rule_ids() else None


def rules_near(typed: str) -> tuple[str, ...]:
    """Return the rules that may be meant: the nearest numbers with the same letter, else those that look alike."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when a rule is not there

    wanted = typed.strip().upper()
    found = _TYPED.fullmatch(wanted[:1] + wanted[1:].replace("O", "0"))
    family = [rule for rule in rule_ids() if found and rule[0] == found[1]]
    if found and family:
        number = int(found[2])
        return tuple(sorted(family, key=lambda rule: abs(int(rule[1:]) - number))[:_MOST_NEAR])
    return tuple(get_close_matches(wanted, rule_ids(), n=_MOST_NEAR, cutoff=_ALIKE))


def _write_heading(heading: str, output: Output) -> None:
    output.line()
    output.line(output.paint(heading, "strong"))


def _write_example(heading: str, example: str, *, output: Output) -> None:
    _write_heading(heading, output)
    for row in example.splitlines():
        output.line(f"  {row}")
