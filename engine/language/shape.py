"""Owns which keys each part of a guide takes and what may stand after each: one table for schema and parser."""

from engine.guideline.vocabulary import StepKind
from engine.language.shape_parts import (
    AGE_RULE,
    BATON,
    BETWEEN,
    BODY,
    CONSENT_TYPE,
    DEMAND,
    ENDING,
    ENTRANCE,
    HOLDER,
    LABELS,
    LEAST_PARTS,
    LOG,
    MEETING_TYPE,
    MINUTES_PARTS,
    OWN_RULE,
    PASSAGE,
    PERSON,
    ROLE,
    RULE,
    SERVICE,
    SIDE_WORK,
    TOOL,
)
from engine.language.shape_steps import ANSWER, LEVEL, SENDING, SHARING, STEP, TRACK, TRACK_STEP
from engine.language.slot import Form, Shape, Slot
from engine.language.terms import Group
from engine.values import replace

__all__ = [
    "AGE_RULE",
    "ANSWER",
    "BATON",
    "BETWEEN",
    "BODY",
    "CHANGE",
    "CONSENT_TYPE",
    "DEMAND",
    "ENDING",
    "ENTRANCE",
    "GUIDE",
    "HOLDER",
    "LABELS",
    "LEAST_PARTS",
    "LEVEL",
    "LOG",
    "MEETING_TYPE",
    "MINUTES_PARTS",
    "OWN_RULE",
    "PASSAGE",
    "PERSON",
    "ROLE",
    "RULE",
    "SENDING",
    "SERVICE",
    "SHAPES",
    "SHARING",
    "SIDE_WORK",
    "STEP",
    "TOOL",
    "TRACK",
    "TRACK_STEP",
    "Form",
    "Shape",
    "Slot",
]

_OWN_OF_CHANGE = (
    Slot("change", may_be_silent=False),
    Slot("add_after", may_be_silent=False),
    Slot("add_first", may_be_silent=False),
    Slot("remove", may_be_silent=False),
    Slot("on_levels", Form.NAMES, may_be_silent=False),
    Slot("add_answers", Form.ANSWERS, shape=ANSWER, may_be_silent=False),
    Slot("reason", may_be_silent=False),
)


def _of_changed() -> tuple[Slot, ...]:
    """Return every key that a change may bring: those of a step, then those that only a level or a rule has."""
    own: dict[str, Slot] = {}
    for slot in (*STEP.slots, *LEVEL.slots, *RULE.slots):
        own.setdefault(slot.name, replace(slot, required=False))
    del own["level"]  # a level keeps its label, because cases and targets know it by that
    # One word for both: the kind of a step that is added, and the steps of a level that is changed.
    own[StepKind.STEP] = replace(own.pop("steps"), name=StepKind.STEP, form=Form.TITLE_OR_ITEMS)
    return tuple(own.values())


CHANGE = Shape("change", (*_OWN_OF_CHANGE, *_of_changed()))
GUIDE = Shape(
    "guide",
    (
        Slot("guide_title", field="title", required=True, may_be_silent=False),
        Slot("id", Form.ID, required=True, may_be_silent=False),
        Slot("municipality"),
        Slot("municipality_number", Form.NUMBER),
        Slot("language", Form.WORD, Group.LANGUAGES, required=True, may_be_silent=False),
        Slot("version", required=True, may_be_silent=False),
        Slot("status", Form.WORD, Group.STATUSES, required=True, may_be_silent=False),
        Slot("updated", Form.DATE),
        Slot("valid_from", Form.DATE),
        Slot("next_review", Form.DATE),
        Slot("owner"),
        Slot("approved_by"),
        Slot("contacts", Form.PAIRS),
        Slot("audience"),
        Slot("variants", Form.NAMES),
        Slot("labels", Form.PARTS, shape=LABELS, may_be_silent=False),
        Slot("source"),
        Slot("retention"),
        Slot("archived_within", Form.DURATION),
        Slot("kept_for", Form.DURATION),
        Slot("builds_on", Form.ID, may_be_silent=False),
        Slot("about", Form.ITEMS, shape=PASSAGE, may_be_silent=False),
        Slot("glossary", Form.PAIRS, may_be_silent=False),
        Slot("roles", Form.ENTRIES, shape=ROLE, may_be_silent=False),
        Slot("services", Form.ENTRIES, shape=SERVICE, may_be_silent=False),
        Slot("bodies", Form.ENTRIES, shape=BODY, may_be_silent=False),
        Slot("tool_list", Form.ENTRIES, shape=TOOL, field="tools", may_be_silent=False),
        Slot("meeting_types", Form.ENTRIES, shape=MEETING_TYPE, may_be_silent=False),
        Slot("facts", Form.CHOICES, may_be_silent=False),
        Slot("consent_types", Form.ENTRIES, shape=CONSENT_TYPE, may_be_silent=False),
        Slot("log", Form.PARTS, shape=LOG, may_be_silent=False),
        Slot("baton", Form.PARTS, shape=BATON, may_be_silent=False),
        Slot("entrances", Form.ITEMS, shape=ENTRANCE, may_be_silent=False),
        Slot("endings", Form.ENTRIES, shape=ENDING, may_be_silent=False),
        Slot("rules", Form.ITEMS, shape=RULE, may_be_silent=False),
        Slot("own_rules", Form.ITEMS, shape=OWN_RULE, may_be_silent=False),
        Slot("levels", Form.ITEMS, shape=LEVEL, may_be_silent=False),
        Slot("side_work", Form.ENTRIES, shape=SIDE_WORK, may_be_silent=False),
        Slot("changes", Form.ITEMS, shape=CHANGE, may_be_silent=False),
    ),
)
SHAPES = (
    GUIDE,
    LABELS,
    PASSAGE,
    ROLE,
    SERVICE,
    BODY,
    TOOL,
    MEETING_TYPE,
    CONSENT_TYPE,
    AGE_RULE,
    LOG,
    BATON,
    HOLDER,
    BETWEEN,
    ENTRANCE,
    ENDING,
    RULE,
    OWN_RULE,
    LEVEL,
    STEP,
    TRACK,
    ANSWER,
    DEMAND,
    PERSON,
    LEAST_PARTS,
    MINUTES_PARTS,
    SENDING,
    SHARING,
    SIDE_WORK,
    CHANGE,
)
