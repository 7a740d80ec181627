"""The rules that no schema can say: one file a rule, each with an id that is never used again."""

from engine.language.rules import (
    ages_of_consent,
    base_in_use,
    change_form,
    checklist_demanded,
    closed_way_in,
    consent_without_no,
    consultation_without_body,
    cover_not_after,
    dates_in_order,
    decision_without_answers,
    guarded_start,
    kept_out_and_never_cleared,
    leads_nowhere,
    misplaced_key,
    missing_spine,
    never_tried,
    no_safety_rule,
    own_fact_never_given,
    own_rule_never_tried,
    retention_unsaid,
    skipped_last,
    start_for_each_variant,
    step_kind,
    too_many_ways,
    tracks_side_by_side,
    variant_of_level,
    version_of_base,
)
from engine.language.rules.subject import Subject

__all__ = ["FLOW_RULES", "HEAD_RULES", "RULES", "STEP_RULES", "WHOLE_RULES", "Subject"]

STEP_RULES = (step_kind.find, misplaced_key.find, change_form.find)
"""Rules on the nodes: they belong to structure, and are asked together with the schema."""

HEAD_RULES = (dates_in_order.find, version_of_base.find, base_in_use.find)
"""Rules on what stands at the top of a guide and of those that it builds on, as it is written."""

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
    start_for_each_variant.find,
    tracks_side_by_side.find,
    ages_of_consent.find,
    kept_out_and_never_cleared.find,
    checklist_demanded.find,
    closed_way_in.find,
    retention_unsaid.find,
    variant_of_level.find,
    own_fact_never_given.find,
    own_rule_never_tried.find,
)
"""Rules on a guideline whose names are all resolved."""

WHOLE_RULES = (too_many_ways.find,)
"""Rules on a guideline with nothing else wrong: its ways are laid, and every one of them leads somewhere."""

FLOW_RULES = (never_tried.find,)
"""Rules on the ways of such a guideline, told together with what the proofs come to."""
