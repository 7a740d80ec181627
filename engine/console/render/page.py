"""What every screen of a case needs besides the case itself, and the names of people, places and things on it."""

import shlex
from collections.abc import Iterable, Mapping
from datetime import date

from engine.application.ports import Person
from engine.cases.agenda import name_of, title_of
from engine.cases.vocabulary import SubjectKind
from engine.console.output import Output
from engine.guideline import labels
from engine.guideline.element import Participant
from engine.guideline.model import Level
from engine.guideline.names import is_ending, is_finished
from engine.guideline.process import Process
from engine.i18n import knows
from engine.values import Struct, field

ON_A_TRACK = frozenset(("neste", "sjekk", "mote", "evaluer", "droft", "notat", "samtykke", "stafett", "tiltak"))
"""The commands that take `--spor`."""


class Page(Struct, frozen=True, kw_only=True):
    """Where and for whom a screen is made. `number` is the case as it is written in the next commands.

    `track` is the title of the track that the next commands are on, where there are several to choose among. `linked`
    are the numbers of the cases that this one runs beside, by their ids, as far as the user may see them. `reads_only`
    tells that the user may add nothing to the case. `subject` is whom the case is about.
    """

    out: Output
    process: Process
    people: Mapping[str, Person]
    number: str
    me: str
    today: date
    practice: bool = False
    track: str | None = None
    linked: Mapping[str, str] = field(default_factory=dict)
    reads_only: bool = False
    subject: SubjectKind | None = None

    @property
    def person(self) -> str:
        """What whom the case is about is called in a sentence: the child, the pregnant woman, the family."""
        return self.say(f"document.subject.{self.subject or SubjectKind.CHILD}")

    def say(self, code: str, /, **arguments: str | int) -> str:
        """Return a text in the user's language."""
        return self.out.say(code, **arguments)

    def day_text(self, day: date) -> str:
        """Return a date with its year, as it stands in a sentence."""
        return self.out.day_text(day)

    def handle(self, actor: str) -> str:
        """Return what people type for a person; ids are never shown."""
        person = self.people.get(actor)
        return person.handle if person else self.say("person.unknown")

    def name(self, name: str) -> str:
        """Return the title of a role, service or body, or a kind of people in words; else a name is its own title."""
        title, kind = name_of(name, self.process), f"responsible.{name}"
        return self.say(kind) if title == name and knows(kind) else title

    def regime(self, name: str) -> str:
        """Return the title of a service or body, or of another regime that a case is handed over to."""
        title, kind = name_of(name, self.process), f"regime.{name}"
        return self.say(kind) if title == name and knows(kind) else title

    def names(self, names: Iterable[str]) -> str:
        """Return titles as an enumeration: «A, B og C»."""
        return listed([self.name(name) for name in names], self.out)

    def quoted(self, title: str) -> str:
        """Return a title of the guide or the case in the quotation marks of the user's language."""
        return self.say("quoted", text=title)

    def command(self, name: str, *arguments: str) -> str:
        """Return a command about this case as it can be typed in a shell."""
        track = ("--spor", self.track) if self.track and name in ON_A_TRACK else ()
        return self.out.given.typed(shlex.join(("bti", name, self.number, *arguments, *track)))

    def label(self, key: str) -> str:
        """Return the label of a facet of a step (`what`, `who`, `tools` …): the guide's own word where it has one."""
        return labels.label(self.process.guideline, key, default=self.say(f"label.{key}"))

    def place(self, state: str) -> str:
        """Return where a case stands, in words: «Oppmerksomhet», nivå 0."""
        if is_ending(state) or is_finished(state):
            return title_of(state, self.process)
        level = level_name(self.process.level(state), self)
        step = self.process.steps.get(state)
        if step is None:
            return level or self.process.guideline.head.title
        title = self.quoted(step.title)
        return f"{title}, {level}" if level else title


def listed(names: list[str], out: Output) -> str:
    """Return names as an enumeration: «A, B og C»."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no word between
        return "".join(names)
    return out.say("stop.and", first=", ".join(names[:-1]), last=names[-1])


def either(names: list[str], out: Output) -> str:
    """Return names to choose among: «A, B eller C»."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no word between
        return "".join(names)
    return out.say("stop.or", first=", ".join(names[:-1]), last=names[-1])


def level_name(level: Level, page: Page) -> str:
    """Return what a level is called: «nivå 2», in the guide's own word for a level; empty for one without a name."""
    return labels.level_name(level, page.process.guideline, say=page.say)


def capitalised(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def participant(person: Participant, out: Output) -> str:
    """Return one name of a list of people, with what they do."""
    name = out.say("participant.optional", name=person.title) if person.optional else person.title
    return out.say("participant.does", name=name, does=person.does) if person.does else name
