"""Owns which keys each part of a guide takes and what may stand after each: one table for schema and parser."""

from dataclasses import dataclass
from enum import StrEnum

from engine.guideline.vocabulary import StepKind
from engine.language.terms import Group
from engine.language.wordlist.kinds import KINDS


class Form(StrEnum):
    """What may stand after a key."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"  # a municipality's number: four digits
    DATE = "date"
    WORD = "word"  # one word of `group`
    WORDS = "words"  # one word of `group`, or a list of them
    NAMES = "names"  # a name, or a list of names
    PEOPLE = "people"  # a name, or a list of names and of `{rolle, gjør}`
    DEADLINE = "deadline"
    NEXT_MEETING = "next-meeting"
    MINUTES = "minutes"  # `ja`, or an object of `shape`
    INFERRED = "inferred"  # `ja`, or keys of the same part
    GUARD = "guard"  # facts, each with a value or a list of values
    PAIRS = "pairs"  # free keys, each with a text
    WORD_PAIRS = "word-pairs"  # free keys, each with a word of `group`
    CHOICES = "choices"  # free keys, each with a list of at least two values
    ENTRIES = "entries"  # free keys, each with a text or an object of `shape`
    ITEMS = "items"  # a list of objects of `shape`
    ANSWERS = "answers"  # free keys, each with a target, a list of targets, or an object of `shape`


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One key of a part. `name` is the key's English name, and `field` the model's, where they differ."""

    name: str
    form: Form = Form.TEXT
    group: Group | None = None
    shape: "Shape | None" = None
    field: str = ""
    required: bool = False
    may_be_silent: bool = True
    kinds: frozenset[StepKind] = frozenset(StepKind)

    @property
    def target(self) -> str:
        """The field of the model that the key fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The keys of one part of a guide, in the order in which they are best written."""

    name: str
    slots: tuple[Slot, ...]

    def slot(self, name: str) -> Slot:
        """Return the slot with this English name; KeyError where the part has no such key."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)


_TITLE = Slot("title", may_be_silent=False)
_EXPLANATION = Slot("explanation")
_TOOLS = Slot("tools", Form.NAMES)
_YES = Group.YES_NO
_DEADLINE = Slot("deadline", Form.DEADLINE)
_REQUIRES = Slot("requires", Form.WORDS, Group.REQUIREMENTS, may_be_silent=False)
_INFERRED = Slot("inferred", Form.INFERRED, may_be_silent=False)

PERSON = Shape(
    "person",
    (Slot("role", required=True, may_be_silent=False), Slot("do", field="does", required=True)),
)
_WHO = Slot("who", Form.PEOPLE, shape=PERSON)
MINUTES = Shape("minutes", (Slot("to", Form.NAMES, required=True),))
_MINUTES = Slot("minutes", Form.MINUTES, shape=MINUTES)
_NEXT_MEETING = Slot("next_meeting", Form.NEXT_MEETING)
_EVALUATES = Slot("evaluates", Form.WORD, Group.EVALUATES, may_be_silent=False)
PASSAGE = Shape(
    "passage", (Slot("title", required=True, may_be_silent=False), Slot("for_whom", field="audience"), Slot("text"))
)
ROLE = Shape("role", (_TITLE, _EXPLANATION, Slot("kind", Form.WORD, Group.ROLE_KINDS, may_be_silent=False)))
SERVICE = Shape("service", (_TITLE, _EXPLANATION, Slot("chosen_in_case", Form.WORD, _YES, may_be_silent=False)))
TOOL = Shape(
    "tool",
    (
        _TITLE,
        Slot("type", Form.WORD, Group.TOOL_TYPES),
        Slot("link"),
        Slot("also_called", Form.NAMES),
        Slot("for_whom", field="audience"),
        Slot("access_through"),
        Slot("tool_status", Form.WORD, Group.TOOL_STATUSES, field="status"),
    ),
)
BODY = Shape(
    "body",
    (
        _TITLE,
        _EXPLANATION,
        _TOOLS,
        Slot("form"),
        Slot("schedule"),
        Slot("recipient"),
        Slot("via"),
        Slot("members", Form.NAMES),
        Slot("counts_as", Form.WORD, Group.COUNTS_AS, field="counts_as_service", may_be_silent=False),
    ),
)
MEETING_TYPE = Shape("meeting-type", (_TITLE, _EVALUATES, _NEXT_MEETING, _MINUTES, _TOOLS))
ENDING = Shape("ending", (_TITLE, _REQUIRES, Slot("remember")))
RULE = Shape(
    "rule",
    (
        Slot("id", Form.ID, required=True, may_be_silent=False),
        Slot("if", field="when", required=True, may_be_silent=False),
        Slot("do", required=True, may_be_silent=False),
        _WHO,
        _TOOLS,
        Slot("report_to", Form.WORD_PAIRS, Group.URGENCIES),
        Slot("in_doubt"),
    ),
)
ANSWER = Shape(
    "answer",
    (
        Slot("goto", Form.NAMES, field="targets", required=True, may_be_silent=False),
        _REQUIRES,
        _DEADLINE,
        _WHO,
        _TOOLS,
        Slot("sets", Form.PAIRS, may_be_silent=False),
        _INFERRED,
    ),
)


def _only(*kinds: StepKind) -> frozenset[StepKind]:
    return frozenset(kinds)


_GATHERING = _only(StepKind.MEETING, StepKind.EVALUATION, StepKind.CONSULTATION)
_BODY = _only(StepKind.CONSULTATION)

STEP = Shape(
    "step",
    (
        *(Slot(kind.name, field="title", may_be_silent=False, kinds=_only(StepKind(kind.name))) for kind in KINDS),
        Slot("id", Form.ID, may_be_silent=False),
        Slot("what"),
        Slot("how"),
        _WHO,
        Slot("why"),
        Slot("when"),
        _TOOLS,
        _DEADLINE,
        _REQUIRES,
        Slot("names", may_be_silent=False),
        Slot("involves", Form.NAMES),
        Slot("invites", Form.NAMES),
        Slot("without", Form.NAMES),
        Slot("hears", Form.NAMES),
        Slot("contacts_whom", Form.NAMES, field="contacts"),
        _MINUTES,
        _NEXT_MEETING,
        Slot("meeting_type", may_be_silent=False),
        Slot(
            "evaluates", Form.WORD, Group.EVALUATES, may_be_silent=False, kinds=_only(StepKind.MEETING, StepKind.STEP)
        ),
        Slot("covers", Form.NAMES, may_be_silent=False, kinds=_only(StepKind.MEETING, StepKind.EVALUATION)),
        Slot("goto", may_be_silent=False),
        Slot("guard", Form.GUARD, may_be_silent=False),
        Slot("optional", Form.WORD, _YES, may_be_silent=False),
        Slot("responsible", Form.NAMES, kinds=_only(StepKind.MEASURES)),
        Slot("body", may_be_silent=False, kinds=_BODY),
        Slot("anonymous", Form.WORD, _YES, may_be_silent=False, kinds=_BODY),
        Slot("form", kinds=_BODY),
        Slot("documented_in"),
        Slot("if_refused", may_be_silent=False, kinds=_only(StepKind.CONSENT)),
        Slot("answers", Form.ANSWERS, shape=ANSWER, may_be_silent=False, kinds=_GATHERING | {StepKind.DECISION}),
        _INFERRED,
        Slot("more", Form.PAIRS, may_be_silent=False),
    ),
)
LEVEL = Shape(
    "level",
    (
        Slot("level", field="label", may_be_silent=False),
        Slot("id", Form.ID, may_be_silent=False),
        _TITLE,
        Slot("purpose"),
        _WHO,
        Slot("hears", Form.NAMES),
        _REQUIRES,
        _DEADLINE,
        _TOOLS,
        _INFERRED,
        Slot("steps", Form.ITEMS, shape=STEP, may_be_silent=False),
    ),
)
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
        Slot("source"),
        Slot("retention"),
        Slot("about", Form.ITEMS, shape=PASSAGE, may_be_silent=False),
        Slot("glossary", Form.PAIRS, may_be_silent=False),
        Slot("roles", Form.ENTRIES, shape=ROLE, may_be_silent=False),
        Slot("services", Form.ENTRIES, shape=SERVICE, may_be_silent=False),
        Slot("bodies", Form.ENTRIES, shape=BODY, may_be_silent=False),
        Slot("tool_list", Form.ENTRIES, shape=TOOL, field="tools", may_be_silent=False),
        Slot("meeting_types", Form.ENTRIES, shape=MEETING_TYPE, may_be_silent=False),
        Slot("facts", Form.CHOICES, may_be_silent=False),
        Slot("endings", Form.ENTRIES, shape=ENDING, may_be_silent=False),
        Slot("rules", Form.ITEMS, shape=RULE, may_be_silent=False),
        Slot("levels", Form.ITEMS, shape=LEVEL, required=True, may_be_silent=False),
    ),
)
SHAPES = (
    GUIDE,
    PASSAGE,
    ROLE,
    SERVICE,
    BODY,
    TOOL,
    MEETING_TYPE,
    ENDING,
    RULE,
    LEVEL,
    STEP,
    ANSWER,
    PERSON,
    MINUTES,
)
