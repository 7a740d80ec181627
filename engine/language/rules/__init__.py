"""The rules that no schema can say: one file a rule, each with an id that is never used again."""

from engine.language.rules import (
    consent_without_no,
    consultation_without_body,
    cover_not_after,
    decision_without_answers,
    guarded_start,
    leads_nowhere,
    misplaced_key,
    missing_spine,
    no_safety_rule,
    skipped_last,
    step_kind,
)
from engine.language.rules.subject import Subject

__all__ = ["RULES", "STEP_RULES", "Subject"]

STEP_RULES = (step_kind.find, misplaced_key.find)
"""Rules on the nodes: they belong to structure, and are asked together with the schema."""

RULES = (
    leads_nowhere.find,
    skipped_last.find,
    decision_without_answers.find,
    consent_without_no.find,
    consultation_without_body.find,
    guarded_start.find,
    cover_not_after.find,
    no_safety_rule.find,
    missing_spine.find,
)
"""Rules on a guideline whose names are all resolved."""
