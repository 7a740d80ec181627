"""A random walk over guides by what the agenda offers, which holds the agenda to its word at every step.

An item that the agenda offers as open is taken without a refusal, one that it shows as closed is refused, nothing else
moves the case, and there is always a way on. What is met least is sought most.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from engine.cases import commands as cmd
from engine.cases.agenda import Agenda, Option, OptionKind, agenda
from engine.cases.deadlines import running
from engine.cases.decide import decide
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.gates import kept_out
from engine.guideline.names import ending_of
from engine.guideline.vocabulary import Status
from engine.values import replace
from tests.random_walks.consents import answers
from tests.random_walks.describing import descriptions, people, wrong_people
from tests.random_walks.everything import EVERYTHING, preparing
from tests.random_walks.handing import ending_elsewhere, handovers, while_resting
from tests.random_walks.judging import broken_words
from tests.random_walks.life import after_closing
from tests.random_walks.meeting import meetings
from tests.random_walks.mischief import (
    OTHER,
    Act,
    apt_mistakes,
    changes_of_mind,
    mistakes,
    openings,
    wrong_openings,
)
from tests.random_walks.out_of_turn import out_of_turn, specimens
from tests.random_walks.postponing import moves_of_deadlines
from tests.random_walks.record import START, SUFFIXES, Record
from tests.random_walks.regretting import (
    before_a_measure,
    behind_consent,
    calling_in,
    from_tomorrow,
    on_its_last_day,
    regrettable,
)
from tests.random_walks.remedies import Desk
from tests.random_walks.seeing import MATTERS, moves_nothing
from tests.random_walks.taking import bare, items, taking
from tests.random_walks.versions import follows_sister, moves_of_version, sister

MOST_WITHOUT_A_MOVE = 400
"""So many commands without a move, by somebody who does what the reasons ask, and the case is stuck."""
ACTS_IN_A_ROW = 3
REGRETTED_HERE = 0.3  # how often what a consent lets be done is done on its last day, where it is seldom regretted
UNDONE, REGRETTED = 0.5, 0.3  # how often a move to another version is undone, and how often a suspicion follows it
CONSENT_ITSELF = 0.3  # how often it is the consent that is undone, and not what it allows
HOMESICK = 0.1  # how often a walk goes back to the version in which it counts where it has been
SELDOM, ONE_OF_MANY, ENOUGH = 8_000, 480, 3
"""A refusal is seldom met when a command meets it less than once in so many, and so often anyway."""


@dataclass(slots=True)
class Walker(Record):
    """One person walking case after case through one guide."""

    def least_met(self) -> tuple[int, int]:
        """Return how often the rarest thing of the guide has been met, and how many commands it has had."""
        guide = self.process.guideline.head.id
        kinds = (self.met.steps, self.met.answers, self.met.endings)
        return min(count for kind in kinds for (name, _), count in kind.items() if name == guide), self.given

    def walk(self, commands: int, *, eager: bool = False) -> None:
        """Give so many commands; somebody eager is after what is seldom refused, and not where one seldom is."""
        self._aim.eager = eager
        self.given += commands
        until = self.met.commands + commands
        while self.met.commands < until and not self.faults:
            state = self._state
            if state is None:
                self._open()
            elif state.status is CaseStatus.CLOSED:
                self._after_closing(state)
            else:
                self._work(state)

    # ------------------------------------------------------------ one turn

    def _open(self) -> None:
        self._desk.today = START
        if self.random.random() < 0.3:
            self._try_rare(specimens(self._desk), None)
            wrong = [Act(one) for one in (*wrong_openings(self._desk), *wrong_people(self._desk))]
            self._try_rare(wrong, None)
            self._send(self._mistake(wrong))
            self._send_to_a_guide_out_of_use()
        if self._state is None:
            self._send(Act(self.random.choice((*openings(self._desk), *people(self._desk)))))

    def _send_to_a_guide_out_of_use(self) -> None:
        """Open a case on the same guide as a draft, or as withdrawn."""
        guideline = self.process.guideline
        status = self.random.choice((Status.DRAFT, Status.WITHDRAWN))
        other = replace(guideline, head=replace(guideline.head, status=status))
        act = Act(cmd.OpenCase(alias="barn"))
        context = self._context(act, SUFFIXES)
        decision = decide(None, act.command, process=replace(self.process, guideline=other), context=context)
        if isinstance(decision, Refused):
            self._refused(act, decision)
        else:
            self._fault(f"opened on a guide that is {status}")

    def _after_closing(self, state: CaseState) -> None:
        chance = self.random.random()
        if chance < 0.1:
            self._send(Act(cmd.ReopenCase(reason="Det kom mer.")))
        elif chance < 0.3:
            self._send(self._mistake(mistakes(self._desk, state)))
        elif chance < 0.5:
            self._try_rare(out_of_turn(self._desk, state), state)
        elif chance < 0.52:
            self._see(state)
        elif chance < 0.62:
            self._keep_or_erase()
        else:
            self._state, self._events = None, []
            self._follow()

    def _keep_or_erase(self) -> None:
        """Archive, restrict and erase a closed case, rightly and wrongly, many acts in a row."""
        for _ in range(2 * ACTS_IN_A_ROW):
            state = self._state
            if state is not None and state.status is CaseStatus.CLOSED:
                self._try_rare(after_closing(self._desk, state), state)
                self._send(self._mistake(after_closing(self._desk, state)))
            if self._state is not None and self._state.restricted:
                self._try_rare(out_of_turn(self._desk, self._state), self._state)

    def _work(self, state: CaseState) -> None:
        self._desk.today += timedelta(days=self.random.choice((0, 0, 1, 7)))
        if state.rests:
            self._wait(state)
            return
        if follows_sister(state) and self.random.random() < HOMESICK:
            self._change_version(state)
            return
        chance = self.random.random()
        turn = next((turn for limit, turn in self._turns if chance < limit), Walker._go_on)
        turn(self, state)
        self._still += 1
        if self._still > MOST_WITHOUT_A_MOVE:
            self._fault("stuck")

    def _err(self, state: CaseState) -> None:
        self._send(self._mistake(mistakes(self._desk, state)))

    def _err_aptly(self, state: CaseState) -> None:
        self._send(self._mistake(apt_mistakes(self._desk, state) or mistakes(self._desk, state)))

    def _change_its_mind(self, state: CaseState) -> None:
        self._send(self.random.choice(changes_of_mind(self._desk, state)))

    def _go_back(self, _state: CaseState) -> None:
        """Undo something; then redo it, undo more, or suspect what was not suspected when it was done."""
        self._send(Act(cmd.Undo()))
        if self._state is not None and self._state.redoable:
            self._try_rare([Act(cmd.Redo(), by=OTHER)], self._state)
            self._send(Act(self.random.choice((cmd.Redo(), cmd.Undo(), cmd.RecordSuspicion(text="Sa det selv.")))))
            self._send(Act(cmd.Redo()))

    def _regret_too_late(self, state: CaseState) -> None:
        """Do what a consent allows on its last day, undo it, and redo it the day after, when that is refused."""
        given = [self._send(act) for act in on_its_last_day(self._desk, state)][-1]
        now = self._state
        if not given or now is None or now.status is CaseStatus.CLOSED:
            return
        for act in calling_in(self._desk, now, list(items(self._agenda(now)))):
            self._send(act)
        now = self._state or now
        acts = behind_consent(self._desk, now, list(items(self._agenda(now))))
        if self.random.random() < CONSENT_ITSELF or any(self._send(act) for act in acts):
            self._redo_the_day_after()

    def _regret_when_a_measure_has_begun(self, act: Act) -> None:
        """Start a measure from tomorrow, do what asks for an evaluation today, undo it, and redo it tomorrow."""
        if self._send(from_tomorrow(self._desk, track=act.track)) and self._send(act):
            self._redo_the_day_after()

    def _redo_the_day_after(self) -> None:
        self._send(Act(cmd.Undo()))
        self._desk.today += timedelta(days=1)
        self._send(Act(cmd.Redo()))

    def _see(self, state: CaseState) -> None:
        """Change who may see the case, a few acts in a row, which leaves what can be done as it was."""
        matter = self.random.choice(MATTERS)
        self._try_rare(matter(self._desk, state), state, often=self._many)
        for _ in range(ACTS_IN_A_ROW):
            act, before = self._mistake(matter(self._desk, state)), state
            if not self._send(act) or self._state is None:
                continue
            state = self._state
            if moves_nothing(act) and self._agenda(before) != self._agenda(state):
                self._fault(f"the agenda was changed by {type(act.command).__name__}")

    def _postpone(self, _state: CaseState) -> None:
        """Move the deadlines that run, rightly and wrongly, some times in a row: few places have one."""
        for _ in range(ACTS_IN_A_ROW):
            state = self._state
            if state is not None:
                self._send(self._mistake(moves_of_deadlines(self._desk, state)))
            if state is None or not running(state, self.process):
                return

    def _meet(self, state: CaseState) -> None:
        """Call and hold meetings, rightly and wrongly, some acts in a row."""
        called = [act for act in meetings(self._desk, state) if isinstance(act.command, cmd.CallMeeting)]
        if not state.called and self._send(self.random.choice(called)) and self._state is not None:
            state = self._state
        self._try_rare(meetings(self._desk, state), state, often=self._many)
        self._try_rare(meetings(self._desk, state), state, often=self._many)
        self._several(meetings, state)

    def _hand_over(self, state: CaseState) -> None:
        """Hand the case over, rightly and wrongly, until it rests or ends."""
        self._several(handovers, state)

    def _wait(self, state: CaseState) -> None:
        """Do what is done in a case that rests, where nothing moves it; a report of concern is never stopped."""
        self._hold_to_its_word(state, ())
        self._try_rare(out_of_turn(self._desk, state), state)
        act = self._mistake(while_resting(self._desk, state))
        if not self._send(act) and isinstance(act.command, cmd.RecordReport):
            self._fault("a report was stopped")

    def _answer(self, state: CaseState) -> None:
        """Answer the question of consent, rightly and wrongly, some times in a row."""
        self._several(answers, state)

    def _describe(self, state: CaseState) -> None:
        """Say anew whom the case is about, and for whom it is cleared, rightly and wrongly, some times in a row."""
        self._several(descriptions, state)

    def _several(self, matter: Callable[[Desk, CaseState], list[Act]], state: CaseState) -> None:
        """Give what is rare of one matter, and some more acts of it while the case is open."""
        self._try_rare(matter(self._desk, state), state)
        for _ in range(ACTS_IN_A_ROW):
            now = self._state
            if now is not None and now.status is CaseStatus.OPEN and not now.rests:
                self._send(self._mistake(matter(self._desk, now)))

    def _change_version(self, state: CaseState) -> None:
        """Let the case follow the next version of the guide, or the first one again; some places ask for more there."""
        to = self._first if follows_sister(state) else sister(self._first)
        for act in moves_of_version(self._desk, state, to=to):
            if not isinstance(self._decided(act, state), Refused) and self._send(act):
                self._regret_the_move()
                return

    def _regret_the_move(self) -> None:
        """Now and then a move is undone; where a suspicion comes just after it, it is kept, whoever wants it undone."""
        chance = self.random.random()
        if chance < UNDONE:
            self._redo_the_day_after()
        elif kept_out(self.process.guideline) and chance < UNDONE + REGRETTED:
            self._send(Act(cmd.RecordSuspicion(text="Sa det selv.")))
            self._send(Act(cmd.Undo()))

    def _agenda(self, state: CaseState) -> Agenda:
        return agenda(state, self.process, today=self._desk.today)

    def _go_on(self, state: CaseState) -> None:
        offered = list(items(self._agenda(state)))
        self._look_around(state, offered)
        if self._state is not state:
            return
        if not offered:
            self._fault("nothing on the agenda")
            return
        track, option = self._aim.way(offered, state)
        command = taking(option, self._desk, state=state)
        if option.is_open:
            # An end may be reached by an answer too, which asks for no reason.
            is_bare = option.asks and option.kind is not OptionKind.END and self.random.random() < 0.2
            if is_bare and self._send(Act(bare(command), track=track)):
                self._fault(f"accepted without what it asks for: {option.title}")
            if not self._send(Act(command, track=track)):
                self._fault(f"refused though on the agenda: {option.title}")
            return
        if self.random.random() < 0.1 and self._send(Act(command, track=track)):
            self._fault(f"accepted though closed: {option.title}")
        reason = self.random.choice(option.missing)
        for remedy in self._desk.remedy(reason, state):
            self._send(Act(remedy, track=track))

    def _look_around(self, state: CaseState, offered: Sequence[tuple[str, Option]]) -> None:
        """Hold the agenda to its word now and then, and try what is seldom met, where the walk came for just that."""
        if self.random.random() < 0.2:
            self._hold_to_its_word(state, offered)
        self._try_closed(state, offered)
        seldom = (self.met.pairs[pair] < self._often for pair in regrettable(self._desk, state, offered))
        if any(seldom) and self.random.random() < REGRETTED_HERE:
            self._regret_too_late(state)
            return
        late = (act for pair, act in before_a_measure(self._desk, state, offered) if self.met.pairs[pair] < self._often)
        act = next(late, None)
        if act is not None and self.random.random() < REGRETTED_HERE:
            self._regret_when_a_measure_has_begun(act)
            return
        sought = self._aim.arrived(state)
        if sought:
            for act in preparing(sought, self._desk, state):
                self._send(act)
            self._try_everything(state)

    def _try_everything(self, _state: CaseState) -> None:
        """Try what is seldom met of all that can go wrong here."""
        for mischief in EVERYTHING:
            if self._state is not None:
                self._try_rare(mischief(self._desk, self._state), self._state)

    def _try_closed(self, state: CaseState, offered: Sequence[tuple[str, Option]]) -> None:
        """Try what is closed for a reason that is seldom met: the walk seeks what is open, and may not come back."""
        for track, option in (one for one in offered if not one[1].is_open):
            acts = [Act(taking(option, self._desk, state=state), track=track)]
            if option.kind is OptionKind.END:
                acts.append(ending_elsewhere(self._desk, ending_of(option.dest)))
            for act in acts:
                name = type(act.command).__name__
                is_rare = any(self.met.pairs[name, reason.code] < self._often for reason in option.missing)
                if is_rare and self._send(act):
                    self._fault(f"accepted though closed: {option.title}")

    def _hold_to_its_word(self, state: CaseState, offered: Sequence[tuple[str, Option]]) -> None:
        for fault in broken_words(state, offered, desk=self._desk, decided=lambda act: self._decided(act, state)):
            self._fault(fault)

    @property
    def _often(self) -> int:
        """How many times a command has met a refusal when that is no longer seldom."""
        return ENOUGH + self.met.commands // SELDOM

    @property
    def _many(self) -> int:
        """The same, of what every walk is to meet many times."""
        return ENOUGH + self.met.commands // ONE_OF_MANY

    def _try_rare(self, acts: Sequence[Act], state: CaseState | None, *, often: int | None = None) -> None:
        """Give those of these acts that are refused for what is seldom met: less than so often."""
        least = self._often if often is None else often
        for act in self._aim.rare(acts, decided=lambda one: self._decided(one, state), often=least):
            self._send(act)

    def _mistake(self, acts: Sequence[Act]) -> Act:
        """Return one of these acts, often the one that is refused for what is rarest."""
        state = self._state
        return self._aim.any_or_rarest(acts, decided=lambda one: self._decided(one, state))

    _turns: ClassVar = (
        (0.02, _err),
        (0.05, _err_aptly),
        (0.08, _change_its_mind),
        (0.085, _go_back),
        (0.105, _see),
        (0.115, _postpone),
        (0.145, _meet),
        (0.155, _answer),
        (0.16, _hand_over),
        (0.165, _describe),
        (0.225, _try_everything),
        (0.229, _change_version),
        (0.235, _regret_too_late),
    )
    """What is done at each turn, below which share of chance; else the walk goes on."""
