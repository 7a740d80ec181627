"""Owns the keys of what stands in the sections: registries, standing rules, consent, the log and the baton."""

from engine.language.slot import Form, Shape, Slot
from engine.language.terms import Group

YES = Group.YES_NO

# ---------------------------------------------------------------- what many parts share

TITLE = Slot("title", may_be_silent=False)
EXPLANATION = Slot("explanation")
TOOLS = Slot("tools", Form.NAMES)
DEADLINE = Slot("deadline", Form.DEADLINE)
LOCKED = Slot("locked", Form.WORD, YES, may_be_silent=False)
INFERRED = Slot("inferred", Form.INFERRED, may_be_silent=False)
ON_LEVELS = Slot("on_levels", Form.NAMES, field="levels")
VARIANTS = Slot("variants", Form.NAMES, may_be_silent=False)
REPORT_TO = Slot("report_to", Form.WORD_PAIRS, Group.URGENCIES)
DEMAND = Shape(
    "demand",
    (
        Slot("tried", Form.NAMES, may_be_silent=False),
        Slot("agreement", Form.NAMES, may_be_silent=False),
        Slot("consent_of", field="consent", may_be_silent=False),
    ),
)
REQUIRES = Slot("requires", Form.DEMANDS, Group.REQUIREMENTS, shape=DEMAND, may_be_silent=False)
PERSON = Shape(
    "person",
    (Slot("role", required=True, may_be_silent=False), Slot("do", field="does", required=True)),
)
WHO = Slot("who", Form.PEOPLE, shape=PERSON)
MINUTES_PARTS = Shape("minutes", (Slot("to", Form.NAMES, required=True),))
MINUTES = Slot("minutes", Form.MINUTES, shape=MINUTES_PARTS)
NEXT_MEETING = Slot("next_meeting", Form.NEXT_MEETING)
LEAST_PARTS = Shape("least", (Slot("least_services", Form.COUNT, required=True, may_be_silent=False),))
LEAST = Slot("least", Form.PARTS, shape=LEAST_PARTS, field="least_services", may_be_silent=False)

# ---------------------------------------------------------------- the head and the registries

LABELS = Shape(
    "labels",
    tuple(
        Slot(f"{name}_label", field=name, may_be_silent=False)
        for name in ("level", "what", "how", "who", "why", "when", "tools")
    ),
)
PASSAGE = Shape(
    "passage", (Slot("title", required=True, may_be_silent=False), Slot("for_whom", field="audience"), Slot("text"))
)
ROLE = Shape("role", (TITLE, EXPLANATION, Slot("kind", Form.WORD, Group.ROLE_KINDS, may_be_silent=False)))
SERVICE = Shape("service", (TITLE, EXPLANATION, Slot("chosen_in_case", Form.WORD, YES, may_be_silent=False)))
TOOL = Shape(
    "tool",
    (
        TITLE,
        Slot("type", Form.WORD, Group.TOOL_TYPES),
        Slot("link"),
        Slot("also_called", Form.NAMES),
        Slot("for_whom", field="audience"),
        Slot("access_through"),
        Slot("tool_status", Form.WORD, Group.TOOL_STATUSES, field="status"),
        Slot("checked_on", Form.DATE),
    ),
)
BODY = Shape(
    "body",
    (
        TITLE,
        EXPLANATION,
        TOOLS,
        Slot("form"),
        Slot("schedule"),
        Slot("recipient"),
        Slot("via"),
        Slot("members", Form.NAMES),
        Slot("counts_as", Form.WORD, Group.COUNTS_AS, field="counts_as_service", may_be_silent=False),
    ),
)
MEETING_TYPE = Shape(
    "meeting-type",
    (
        TITLE,
        Slot("evaluates", Form.WORD, Group.EVALUATES, may_be_silent=False),
        NEXT_MEETING,
        MINUTES,
        TOOLS,
    ),
)
ENDING = Shape("ending", (TITLE, REQUIRES, Slot("taken_over_by"), Slot("remember"), INFERRED))
RULE = Shape(
    "rule",
    (
        Slot("id", Form.ID, required=True, may_be_silent=False),
        Slot("if", field="when", required=True, may_be_silent=False),
        Slot("do", required=True, may_be_silent=False),
        WHO,
        TOOLS,
        REPORT_TO,
        Slot("kept_out", Form.NAMES),
        Slot("cleared_by", Form.NAMES),
        Slot("in_doubt"),
        Slot("afterwards"),
        LOCKED,
        INFERRED,
    ),
)

OWN_RULE = Shape(
    "own-rule",
    (
        Slot("id", required=True, may_be_silent=False),
        Slot("fact", required=True, may_be_silent=False),
        Slot("at_start", Form.WORD, YES, may_be_silent=False),
        Slot("gives", Form.NAMES, may_be_silent=False),
        Slot("takes", Form.NAMES, may_be_silent=False),
        Slot("needed_at", Form.NAMES, required=True, may_be_silent=False),
        Slot("severity", Form.WORD, Group.SERIOUSNESS, required=True, may_be_silent=False),
    ),
)

# ---------------------------------------------------------------- what holds for the whole guide

AGE_RULE = Shape(
    "age-rule",
    (Slot("age", Form.AGE, may_be_silent=False), Slot("who", Form.NAMES, required=True)),
)
CONSENT_TYPE = Shape(
    "consent-type",
    (
        TITLE,
        TOOLS,
        Slot("given_by", Form.ITEMS, shape=AGE_RULE),
        Slot("per", Form.WORD, Group.COUNTS_AS, field="per_service", may_be_silent=False),
        Slot("lasts", Form.DURATION),
        Slot("scopes", Form.NAMES),
        Slot("on_withdrawal"),
        INFERRED,
    ),
)
LOG = Shape(
    "log",
    (
        ON_LEVELS,
        TOOLS,
        Slot("log_parts", Form.WORDS, Group.LOG_PARTS, field="parts"),
        Slot("log_consent", field="consent"),
        INFERRED,
    ),
)
HOLDER = Shape(
    "holder",
    (
        ON_LEVELS,
        Slot("preferred", Form.NAMES),
        Slot("decided_by", Form.NAMES),
        Slot("why"),
    ),
)
BETWEEN = Shape("between", (Slot("talk_with", Form.NAMES, required=True), Slot("what")))
BATON = Shape(
    "baton",
    (
        ON_LEVELS,
        Slot("latest", Form.WORD, Group.LATEST, field="from_first_measure"),
        Slot("holders", Form.ITEMS, shape=HOLDER),
        Slot("influenced_by", Form.NAMES),
        Slot("takeover", Form.WORD, Group.TAKEOVER, field="by_acceptance"),
        Slot("weighed", Form.NAMES),
        Slot("between", Form.PARTS, shape=BETWEEN),
        Slot("duties", Form.NAMES),
        INFERRED,
    ),
)
ENTRANCE = Shape(
    "entrance",
    (
        Slot("from", field="start", required=True, may_be_silent=False),
        Slot("who", Form.NAMES),
        Slot("what"),
        INFERRED,
    ),
)
SIDE_WORK = Shape("side-work", (TITLE, Slot("what"), WHO, TOOLS, INFERRED))
