"""Owns the keys of levels, steps, tracks and answers."""

from engine.guideline.vocabulary import StepKind
from engine.language.shape_parts import (
    DEADLINE,
    INFERRED,
    LEAST,
    LOCKED,
    MINUTES,
    NEXT_MEETING,
    REPORT_TO,
    REQUIRES,
    TITLE,
    TOOLS,
    VARIANTS,
    WHO,
    YES,
)
from engine.language.slot import Form, Shape, Slot
from engine.language.wordlist.kinds import KINDS

SETS = Slot("sets", Form.PAIRS, may_be_silent=False)
GUARD = Slot("guard", Form.GUARD, field="guards", may_be_silent=False)
ANSWER = Shape(
    "answer",
    (
        Slot("goto", Form.NAMES, field="targets", required=True, may_be_silent=False),
        REQUIRES,
        DEADLINE,
        WHO,
        TOOLS,
        Slot("opens", Form.NAMES, may_be_silent=False),
        SETS,
        REPORT_TO,
        GUARD,
        INFERRED,
    ),
)


def _only(*kinds: StepKind) -> frozenset[StepKind]:
    return frozenset(kinds)


def _kind(kind: StepKind) -> Slot:
    return Slot(kind.value, field="title", may_be_silent=False, kinds=_only(kind))


_GATHERING = _only(StepKind.MEETING, StepKind.EVALUATION, StepKind.CONSULTATION)
_BODY = _only(StepKind.CONSULTATION)
_CONSENT = _only(StepKind.CONSENT)
_EVALUATING = _only(StepKind.MEETING, StepKind.STEP, StepKind.EVALUATION)

SENDING = Shape("sending", (Slot("what", required=True, may_be_silent=False), Slot("to", Form.NAMES)))
SHARING = Shape("sharing", (Slot("what", required=True, may_be_silent=False), Slot("with", Form.NAMES, field="to")))

TRACK_STEP = Shape(
    "step",
    (
        *(_kind(StepKind(kind.name)) for kind in KINDS if kind.name != StepKind.PARALLEL),
        Slot("id", Form.ID, may_be_silent=False),
        Slot("what"),
        Slot("how"),
        WHO,
        Slot("why"),
        Slot("when"),
        TOOLS,
        DEADLINE,
        REQUIRES,
        Slot("names", may_be_silent=False),
        Slot("involves", Form.NAMES),
        Slot("invites", Form.NAMES),
        Slot("without", Form.NAMES),
        Slot("decided_by", Form.NAMES, field="attendance_by"),
        LEAST,
        Slot("hears", Form.NAMES),
        Slot("contacts_whom", Form.NAMES, field="contacts"),
        MINUTES,
        NEXT_MEETING,
        Slot("meeting_type", may_be_silent=False),
        Slot("consent_type", may_be_silent=False, kinds=_CONSENT),
        Slot("scopes", Form.NAMES, field="consent_for", kinds=_CONSENT),
        Slot("evaluates", Form.EVALUATES, may_be_silent=False, kinds=_EVALUATING),
        Slot("covers", Form.NAMES, may_be_silent=False, kinds=_only(StepKind.MEETING, StepKind.EVALUATION)),
        Slot("sends", Form.PARTS, shape=SENDING, may_be_silent=False),
        Slot("shares", Form.PARTS, shape=SHARING, may_be_silent=False),
        Slot("checklist", Form.NAMES),
        SETS,
        Slot("goto", may_be_silent=False),
        GUARD,
        VARIANTS,
        Slot("optional", Form.WORD, YES, may_be_silent=False),
        Slot("responsible", Form.NAMES, kinds=_only(StepKind.MEASURES)),
        Slot("body", may_be_silent=False, kinds=_BODY),
        Slot("anonymous", Form.WORD, YES, may_be_silent=False, kinds=_BODY),
        Slot("form", kinds=_BODY),
        Slot("documented_in"),
        Slot("if_refused", may_be_silent=False, kinds=_CONSENT),
        Slot("answers", Form.ANSWERS, shape=ANSWER, may_be_silent=False, kinds=_GATHERING | {StepKind.DECISION}),
        LOCKED,
        INFERRED,
        Slot("more", Form.PAIRS, may_be_silent=False),
    ),
)
TRACK = Shape(
    "track",
    (
        Slot("title", required=True, may_be_silent=False),
        Slot("id", Form.ID, may_be_silent=False),
        Slot("steps", Form.ITEMS, shape=TRACK_STEP, required=True, may_be_silent=False),
    ),
)
STEP = Shape(
    "step",
    (
        *TRACK_STEP.slots[: len(KINDS) - 1],
        _kind(StepKind.PARALLEL),
        *TRACK_STEP.slots[len(KINDS) - 1 :],
        Slot("tracks", Form.ITEMS, shape=TRACK, may_be_silent=False, kinds=_only(StepKind.PARALLEL)),
    ),
)
LEVEL = Shape(
    "level",
    (
        Slot("level", field="label", may_be_silent=False),
        Slot("id", Form.ID, may_be_silent=False),
        TITLE,
        Slot("purpose"),
        WHO,
        Slot("hears", Form.NAMES),
        Slot("without", Form.NAMES),
        LEAST,
        REQUIRES,
        DEADLINE,
        TOOLS,
        VARIANTS,
        LOCKED,
        INFERRED,
        Slot("steps", Form.ITEMS, shape=STEP, may_be_silent=False),
    ),
)
