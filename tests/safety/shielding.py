"""While somebody is kept out of a case nothing faces them: no act, invitation, document, calendar or screen.

A case is walked at random on every guide that keeps somebody out: people do what the agenda offers, try to meet those
who are kept out in every way there is, undo and redo, report and clear. What faces whom is read from the guide itself
here, and not from what the program makes of it. When it is cleared, the copies for the family are searched for all that
was typed meanwhile and for every day of it.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from random import Random

from engine.adapters.clock import SystemClock
from engine.adapters.codec import JsonCodec
from engine.application.deadlines import terms_of
from engine.application.guidelines import Faulty, compiled
from engine.application.ports import Person
from engine.application.queries import CaseView
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import Agenda, Option, OptionKind
from engine.cases.commands import Command
from engine.cases.events import Event, View
from engine.cases.guardians import resting
from engine.cases.papers import hindrance
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.cases.vocabulary import NoteKind
from engine.exporters import DOCUMENTS, FOR_FAMILY, formats_of
from engine.exporters.calendar import write_calendar
from engine.exporters.documents import render
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind, StepKind
from tests.cases.guide import START, Walk
from tests.cases.wandering import mending, options, taking
from tests.cases.whole import WHOLE
from tests.house.tree import ROOT
from tests.safety.facing import days_in, people_met, redone
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.shield_screens import wrong_screens

PER_COMMIT = 24
STEPS = 45
GUIDES = (
    "tests/console/guides/bekkestad",
    "tests/console/guides/sporvik",
    "tests/language/ok/bokstaver",
    "tests/language/ok/gravid",
    "froland",
)
MARK, TALK, NAME, RECEIPT = "SKJERMET", "SAMTALE", "Navnet Holdtute", "99-c0ffee00"
FAMILYS = (FOR_FAMILY, "innsyn")
OPEN_YEAR, SHUT_YEAR = 2040, 2041
PEOPLE = {"kari": Person("kari", "kari", "Lærer"), "ola": Person("ola", "ola", "Leder")}
_PASSING = ("skip", "after:", "withdrawn", "go:", "end:")


@cache
def processes() -> tuple[Process, ...]:
    """Return every guide that keeps somebody out."""
    shelf = BundledShelf()
    names = (name if "/" not in name else str(ROOT / f"{name}.yaml") for name in GUIDES)
    found = [compiled(shelf, JsonCodec(), name=name) for name in names]
    return (WHOLE, *(one[0] for one in found if not isinstance(one, Faulty)))


def run(count: int, seed: int) -> Report:
    """Walk so many cases, in turn on each guide, and look at the screens of one."""
    report = Report("shielding", seed)
    for place in range(count):
        process = processes()[place % len(processes())]
        _Case(process, chance_of(seed, "case", place), report).walk()
        report.count += 1
    for fault in (*wrong_screens(report), *(one for process in processes() for one in redone(process))):
        report.found(fault)
    return report


@dataclass(slots=True)
class _Case:
    """One case, walked at random.

    `shut` are the days on which somebody was kept out, `inside` those that ended so; `late` that what is written now
    happened on one of them; `typed` numbers what is typed.
    """

    process: Process
    random: Random
    report: Report
    walk_: Walk = field(init=False)
    typed: int = 0
    day: date = START
    late: bool = False
    shut: set[date] = field(default_factory=set)
    inside: list[date] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def walk(self) -> None:
        variant = next(iter(self.process.guideline.head.variants), None)
        self.walk_ = Walk(process=self.process).do(cmd.OpenCase(alias="prøve", variant=variant))
        for role in self.outside():
            self.walk_.try_(cmd.BindRole(role=role, name=f"{NAME} {role}"))
        for _ in range(STEPS):
            self.step()
            if self.state.status is CaseStatus.OPEN:
                self.look()
        if self.state.shielded:
            self.walk_.try_(cmd.LiftShield(by=self.clearer(), roles=tuple(sorted(self.state.kept_out))))
        self.search()

    @property
    def state(self) -> CaseState:
        """The case as it stands."""
        return self.walk_.state

    def outside(self) -> tuple[str, ...]:
        """Return the roles that some rule of the guide keeps out, with every role that is guardians."""
        guide = self.process.guideline
        named = {one.id for rule in guide.rules for one in rule.kept_out}
        guardians = {role.id for role in guide.roles if role.kind is RoleKind.GUARDIANS}
        return tuple(sorted(named | (guardians if named & guardians else set())))

    def clearer(self) -> str:
        """Return somebody who may clear it."""
        return next(one for rule in self.process.guideline.rules for one in rule.cleared_by)

    # ------------------------------------------------------------ what is done

    def step(self) -> None:
        before = self.state
        self.day += timedelta(days=1)
        self.walk_.today = self.day
        self.late = not before.shielded and bool(self.inside) and self.random.random() < 0.2
        command = self.command()
        count = len(self.walk_.events)
        happened_on = self.random.choice(self.inside) if self.late else None
        by = "kari" if self.random.random() < 0.9 else "ola"
        result = self.walk_.try_(command, by=by, happened_on=happened_on)
        self.walk_.track = None
        if before.shielded or self.state.shielded:
            self.shut.add(self.day)
        self.inside += [self.day] if self.state.shielded else []
        self.hold_shut(command, before, refused=isinstance(result, Refused))
        if before.shielded:
            self.report.meet("tried while shielded")
            for event in () if isinstance(result, Refused) else self.walk_.events[count:]:
                self.judge(event, before)
        elif not isinstance(result, Refused):
            met = (self.meets(event, self.names(self.outside(), before)) for event in self.walk_.events[count:])
            self.report.meet("met while open", any(met))
        if isinstance(result, Refused) and result.code == "not-shielded":
            self.report.meet("stopped by the shield")

    def hold_shut(self, command: Command, before: CaseState, *, refused: bool) -> None:
        """Find fault with a report that keeps too few out, and with a shield that goes without being lifted."""
        if isinstance(command, cmd.RecordSuspicion | cmd.RecordReport) and not refused:
            if not self.state.kept_out >= set(self.outside()):
                self.fault("a report keeps too few out")
        elif before.shielded and not self.state.shielded and not isinstance(command, cmd.LiftShield | cmd.Redo):
            self.fault(f"the shield is gone by {type(command).__name__}")

    def command(self) -> Command:
        """Return what is tried next, with its words marked while somebody is kept out."""
        chance = self.random.random()
        if chance < 0.08:
            reports: list[Command] = [cmd.RecordSuspicion(text=self.word()), cmd.RecordReport(text=self.word())]
            return self.random.choice(reports)
        if self.state.shielded and chance < 0.14:
            return cmd.LiftShield(by=self.clearer(), roles=tuple(sorted(self.state.kept_out)))
        if chance < 0.55 and self.state.status is CaseStatus.OPEN and not self.state.rests:
            wish = self.onward()
            if wish is not None:
                return wish
        return self.random.choice(self.acts())

    def onward(self) -> Command | None:
        found = list(options(self.walk_))
        likely = [one for one in found if one[1].kind is not OptionKind.END or self.random.random() < 0.1]
        if not likely:
            return None
        track, option = self.random.choice(likely)
        self.walk_.track = track
        if option.is_open or self.random.random() < 0.3:
            return None if option.answer and option.answer.opens else taking(option)
        mended = mending(self.random.choice(option.missing), self.walk_, self.typed)
        held = isinstance(mended, cmd.HoldMeeting)
        return cmd.HoldMeeting(minutes=self.word(), next_on=self.soon()) if held else mended

    def word(self) -> str:
        """Return a text that is known again if it was typed while somebody was kept out."""
        self.typed += 1
        word = f"{MARK if self.hidden else 'ord'}{self.typed}"
        if self.hidden:
            self.said.append(word)
        return word

    @property
    def hidden(self) -> bool:
        """Tell whether what is typed now must be told to nobody of the family."""
        return self.late or self.state.shielded

    def soon(self) -> date:
        """Return a day to come, in a year of its own while somebody is kept out."""
        return date(SHUT_YEAR if self.hidden else OPEN_YEAR, 1, 1) + timedelta(days=self.random.randrange(300))

    def acts(self) -> list[Command]:
        word, day = self.word, self.soon()
        whom = self.random.choice([*self.outside(), *self.called(), "kari", "noen andre"])
        running = [one.id for one in self.state.measures]
        measure = self.random.choice(running) if running else "t0"
        kinds: list[str | None] = [None, *(one.id for one in self.process.guideline.consent_types)]
        services = tuple(one.id for one in self.process.guideline.services if not one.chosen_in_case) or (word(),)
        return [
            cmd.GiveConsent(
                consent_id=word(),
                given_by=whom,
                services=services,
                consent_type=self.random.choice(kinds),
                given_as=self.random.choice([(), self.outside(), tuple(self.process.roles)]),
                age=12,
            ),
            cmd.WithdrawConsent(withdrawn_by=whom),
            cmd.StartMeasure(measure_id=f"t{self.typed}", title=word(), goal=word(), responsible=whom, until=day),
            cmd.ChangeMeasure(measure_id=measure, responsible=whom, goal=word(), reason=word()),
            cmd.EndMeasure(measure_id=measure, reason=word()),
            cmd.EvaluateMeasures(effect=word(), views=(View(self.role(), text=word()),)),
            cmd.EvaluateMeasures(effect=word(), views=(View(self.role(), not_asked_because=word()),)),
            cmd.CallMeeting(meeting_id=word(), on=day, place=word(), agenda=(word(),)),
            cmd.CallMeeting(meeting_id=word(), on=day, invited=(whom,)),
            cmd.MoveMeeting(on=day, reason=word()),
            cmd.CallOffMeeting(reason=word()),
            cmd.HoldMeeting(minutes=word(), present=(whom,), next_on=day),
            cmd.HoldMeeting(minutes=word(), minutes_to=(whom,)),
            cmd.HoldMeeting(minutes=word(), next_on=day),
            cmd.CompleteStep(reason=word(), agreed=(whom,)),
            cmd.OfferBaton(to_actor=self.random.choice(["kari", "ola"]), family_wish=word(), reason=word()),
            cmd.AcceptBaton(),
            cmd.AddNote(text=word()),
            cmd.AddNote(text=TALK, kind=NoteKind.CHILD_TALK),
            cmd.InvolveService(service=services[0]),
            cmd.Undo(),
            cmd.Redo(),
        ]

    def called(self) -> tuple[str, ...]:
        """Return what those who may be kept out are called in the case, also in another way of writing it."""
        return tuple(way for role in self.outside() for way in (f"{NAME} {role}", f"{NAME} {role}".upper()))

    def role(self) -> str:
        return self.random.choice(list(self.process.roles) or ["barn"])

    # ------------------------------------------------------------ what must not be

    def judge(self, event: Event, before: CaseState) -> None:
        """Find fault with an event that meets somebody who was kept out when it was written."""
        names = self.names(before.kept_out, before)
        if isinstance(event.body, ev.ActRedone):
            for redone in (one for one in self.walk_.events if one.command_id == event.body.redone_command):
                if self.meets(redone, names) and self.undone_before(redone, before):
                    self.fault(f"{type(redone.body).__name__} was redone")
        elif self.meets(event, names):
            self.fault(f"{type(event.body).__name__} meets somebody who is kept out")

    def undone_before(self, redone: Event, before: CaseState) -> bool:
        """Tell whether an act was undone before the last report: it was not there when somebody came to be kept out."""
        reports = [
            one.seq for one in self.walk_.events if isinstance(one.body, ev.ConcernSuspected | ev.ConcernReported)
        ]
        undone = [
            one.seq
            for one in self.walk_.events
            if isinstance(one.body, ev.ActUndone) and one.body.undone_command == redone.command_id
        ]
        return bool(before.shielded and undone and reports and undone[-1] < reports[-1])

    def names(self, roles: Iterable[str], state: CaseState) -> set[str]:
        """Return every name that these roles have in the guide and in the case, in lower case."""
        known = [state.roles[one].name or one for one in roles if one in state.roles]
        titles = [self.process.roles[one].title for one in roles if one in self.process.roles]
        return {one.casefold() for one in (*roles, *titles, *known)}

    def meets(self, event: Event, names: set[str]) -> bool:
        """Tell whether an event meets somebody who has one of these names."""
        body = event.body
        if isinstance(body, ev.StepCompleted | ev.AnswerChosen):
            step = self.process.steps.get(event.step or "")
            plain = step is not None and not body.trigger.startswith(_PASSING) and step.kind is not StepKind.CONSENT
            faced = plain and step is not None and self.faces(step, names)
            return faced or bool(names & set(map(str.casefold, (*body.agreed, *body.receivers))))
        return bool(names & set(map(str.casefold, people_met(body, everybody=names))))

    def faces(self, step: Step, names: set[str]) -> bool:
        """Tell whether the guide's own words make a step face somebody who has one of these names."""
        kinds = {kind.id: kind for kind in self.process.guideline.meeting_types}
        kind = kinds.get(step.meeting_type or "")
        minutes = step.minutes or (kind.minutes if kind and step.kind is StepKind.MEETING else None)
        people = {one.id for one in (*step.invites, *step.who, *step.hears, *step.contacts)}
        return bool(names & set(map(str.casefold, (*people, *(minutes.to if minutes else ())))))

    def look(self) -> None:
        """Look at all that shows the case, while somebody is kept out."""
        if not self.state.shielded:
            return
        self.report.meet("looked while shielded")
        agenda = self.walk_.agenda
        for option in self.wrong_options(agenda):
            self.fault(f"the agenda offers {option.title}")
        view = self.view(agenda)
        for document in DOCUMENTS:
            self.look_at(document, view)
        calendar = write_calendar(terms_of(view), language="nb", now=SystemClock().now(), practice=False).decode()
        if NAME in calendar or MARK in calendar:
            self.fault("a calendar tells what was typed")

    def wrong_options(self, agenda: Agenda) -> Iterator[Option]:
        names = self.names(self.state.kept_out, self.state)
        tracks = ((track.step, track.options) for track in agenda.tracks)
        for step, offered in ((agenda.step, agenda.options), *tracks):
            ways = (one for one in offered if one.kind in (OptionKind.COMPLETE, OptionKind.ANSWER))
            refused = step is not None and step.kind is StepKind.CONSENT
            if step is not None and self.faces(step, names) and not refused:
                yield from (one for one in ways if one.is_open)

    def look_at(self, document: str, view: CaseView) -> None:
        """Find fault with a document that is for them, or that names them among those it is for."""
        stopped = hindrance(document, view.state, process=self.process, today=view.today)
        if document in FAMILYS:
            if stopped is None:
                self.fault(f"{document} is written")
            self.report.meet("copy refused")
            return
        if stopped or document not in ("innkalling", "referat"):
            return
        paper = json.loads(render(view, document, format="json", language=self.language, practice=False))
        recipients = paper.get("recipients", {"everyone": False, "roles": []})
        named = {*map(str.casefold, (*paper["invited"], *recipients["roles"]))}
        if recipients["everyone"] or named & self.names(self.state.kept_out, self.state):
            self.fault(f"{document} is for {sorted(named)}")
        self.report.meet("document looked at")

    def search(self) -> None:
        """Search the copies for the family for what was typed while somebody was kept out, and for the days of it."""
        if self.state.shielded or not self.shut:
            return
        self.report.meet("copy searched")
        view = self.view(self.walk_.agenda)
        for document in FAMILYS:
            for form in formats_of(document):
                written = render(view, document, format=form, language=self.language, practice=False)
                never = (MARK, str(SHUT_YEAR), RECEIPT, *((TALK,) if document == FOR_FAMILY else ()))
                found = [word for word in never if word in written.replace("\\", "")]
                if found:
                    self.fault(f"{document} as {form} tells {found}")
            said = json.loads(render(view, document, format="json", language=self.language, practice=False))
            if said.get("log", said)["standing"] is not None:
                self.fault(f"{document} tells where the case stands")
            told = days_in(said)
            if told & self.shut - self.own_days():
                self.fault(f"{document} tells of {min(told & self.shut - self.own_days())}")
        if self.said and MARK in render(view, "stafettlogg", format="text", language=self.language, practice=False):
            self.report.meet("told to colleagues")

    def own_days(self) -> set[date]:
        """Return the days on which somebody who may be kept out said no or withdrew: that is told as their own.

        Whoever has consented as one of them is one of them, whatever they are called.
        """
        given = (one.body for one in self.walk_.events if isinstance(one.body, ev.ConsentGiven))
        agreed = (one.given_by for one in given if {*one.given_as} & {*self.outside()})
        own = {name.casefold() for name in (*self.outside(), *self.called(), *agreed)}
        return {one.happened_on for one in self.walk_.events if _no_from(one).casefold() in own}

    @property
    def language(self) -> str:
        return self.process.guideline.head.language.value

    def view(self, agenda: Agenda) -> CaseView:
        """Return the case as somebody sees it who may open all of it."""
        return CaseView(
            number="2026-001",
            state=self.state,
            process=self.process,
            agenda=agenda,
            events=self.walk_.events,
            people=PEOPLE,
            today=self.day + timedelta(days=400),
            mark=RECEIPT,
            untold=resting(self.walk_.events, process=self.process),
        )

    def fault(self, what: str) -> None:
        """Note what is wrong, and where."""
        done = [
            type(next(events).body).__name__ for _, events in groupby(self.walk_.events, lambda one: one.command_id)
        ]
        guide = self.process.guideline.head.id
        self.report.found(f"{guide} at {self.state.standing.state}, after {done[-6:]}: {what}")


def _no_from(event: Event) -> str:
    """Return who said no or withdrew, where that is what an event tells."""
    match event.body:
        case ev.ConsentRefused(given_by=who) | ev.ConsentWithdrawn(withdrawn_by=who):
            return who
        case _:
            return ""


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
