"""The program's own words as templates ask for them, in one language: sentences, dates, and lines put together."""

from collections.abc import Iterator
from datetime import date

from engine.cases.consents import COOPERATION
from engine.cases.vocabulary import Outcome
from engine.exporters.paper_lines import (
    DeniedLine,
    DueLine,
    GivenLine,
    GiverLine,
    HolderLine,
    HolderWord,
    MeetingLine,
    Recipients,
    StandingLine,
    ViewLine,
)
from engine.i18n import date_short, date_text, text
from engine.values import Struct


class Phrases(Struct, frozen=True):
    """Says things in a language. What it returns is plain text, which a template still makes safe for its format."""

    language: str

    def say(self, code: str, **arguments: str | int) -> str:
        """Return a text of the documents by its code, without the `document.` that they all begin with."""
        return text(f"document.{code}", self.language, **arguments)

    def day(self, day: date) -> str:
        """Return a date in full."""
        return date_text(day, self.language)

    def short_day(self, day: date) -> str:
        """Return a date short enough for a narrow column."""
        return date_short(day, self.language, year=True)

    def names(self, names: tuple[str, ...], empty: str) -> str:
        """Return names with commas between; the text with code `empty` where there are none."""
        return ", ".join(names) or self.say(empty)

    def recipients(self, to: Recipients) -> str:
        """Return who gets the minutes by the guide, where no meeting has been held yet."""
        return self.say("everyone") if to.everyone else self.names(to.roles, "not-stated")

    def got(self, meeting: MeetingLine) -> str | None:
        """Return who got the minutes of a meeting; None where there are none."""
        to = meeting.recipients
        if to.everyone or to.roles:
            return self.recipients(to)
        return self.say("not-written") if meeting.minutes else None

    def readers(self, to: Recipients, meeting: MeetingLine | None) -> str:
        """Return who is to get the minutes that are written now: it may be fewer than got them then."""
        if meeting is None or to.everyone or to.roles:
            return self.recipients(to)
        got = meeting.recipients
        return self.say("nobody-now" if got.everyone or got.roles else "not-written")

    def level(self, standing: StandingLine) -> str:
        """Return where a case stands."""
        title = standing.level_title if standing.level_title != standing.level else None
        where = ": ".join(part for part in (standing.level, title) if part)
        return ". ".join(part for part in (where, standing.step) if part)

    def givers(self, lines: tuple[GiverLine, ...]) -> str:
        """Return who gives a consent at which ages, or that the guide does not say."""
        if not lines:
            return f"{self.say('consent.age')}: {self.say('not-stated')}."
        return f"{self.say('consent.givers')}: {'; '.join(self._giver(line) for line in lines)}."

    def _giver(self, line: GiverLine) -> str:
        who = ", ".join(line.who)
        match line.from_age, line.to_age:
            case None, None:
                return who
            case None, int(last):
                return self.say("consent.age.under", age=last + 1, who=who)
            case int(first), None:
                return self.say("consent.age.from", age=first, who=who)
            case first, last:
                return self.say("consent.age.between", first=str(first), last=str(last), who=who)

    def holder(self, who: str | None, since: date | None) -> str:
        """Return who is stafettholder and since when."""
        if who is None:
            return self.say("log.nobody")
        return self.say("log.since", who=who, date=self.day(since)) if since else who

    def outcome(self, outcome: Outcome | None, *, effect: str | None = None) -> str:
        """Return what an evaluation decided about a measure, and the effect it was said to have."""
        if outcome is None:
            return self.say("outcome.none")
        came = self.say(f"outcome.{outcome.value}")
        return self.say("outcome.with-effect", outcome=came, effect=effect) if effect else came

    def view(self, line: ViewLine) -> str:
        """Return what somebody said in an evaluation, why they were not asked, or that neither is recorded."""
        if line.text is None and line.not_asked_because is None:
            return self.say("view.none")
        said = line.text or self.say("view.not-asked", reason=str(line.not_asked_because))
        return self.say("view.added", text=said, date=self.day(line.added_on)) if line.added_on else said

    def tells_past(self, holders: tuple[HolderLine, ...]) -> bool:
        """Tell whether there is more to say of who has had the baton than who has it now."""
        return len(holders) > 1 or any(self.holder_facts(one) for one in holders)

    def holder_facts(self, line: HolderLine) -> tuple[tuple[str, str], ...]:
        """Return what was said when somebody got the baton, and each time they were to keep it: labels and values."""
        return self.words_facts(line.words)

    def words_facts(self, words: tuple[HolderWord, ...]) -> tuple[tuple[str, str], ...]:
        """Return what was said of one who has had the baton, from the first word on: labels and values."""
        if not words:
            return ()
        asked, *confirmed = words
        went_on = (((self.say("log.went-on"), self.day(one.on)), *self._said(one)) for one in confirmed)
        return (*self._said(asked), *(fact for facts in went_on for fact in facts))

    def _said(self, word: HolderWord) -> tuple[tuple[str, str], ...]:
        said = (
            (self.say("reason"), word.reason),
            (self.say("log.wish"), word.family_wish),
            (self.say("log.weighed"), word.weighed),
            (self.say("log.decided-by"), word.decided_by),
        )
        return tuple((label, value) for label, value in said if value)

    def next_meeting(self, on: date | None, today: date) -> str:
        """Return when the next meeting is, and say so if that day has passed."""
        if on is None:
            return self.say("next-meeting.none")
        return self.say("next-meeting.passed", date=self.day(on)) if on < today else self.day(on)

    def due(self, due: DueLine) -> str:
        """Return a deadline: its last day, and how the guide puts it."""
        return self.say("log.due.soft" if due.soft else "log.due.on", date=self.day(due.on), text=due.text)

    def consent(self, line: GivenLine | DeniedLine) -> str:
        """Return who said what about consent."""
        match line:
            case GivenLine(by=who):
                return self.say("consents.given", who=who)
            case DeniedLine(by=who, withdrawn=True):
                return self.say("consents.withdrawn", who=who)
            case DeniedLine(by=who):
                return self.say("consents.refused", who=who)

    def consent_facts(self, line: GivenLine | DeniedLine) -> tuple[tuple[str, str], ...]:
        """Return what a consent, a refusal or a withdrawal says, as labels and values."""
        about = (self.say("consents.for"), self.names(line.services, "consents.for-all"))
        purposes = "" if line.purposes == (COOPERATION,) else ", ".join(line.purposes)
        match line:
            case GivenLine():
                told = (about, *self._told_of(line, purposes=purposes))
                return (*told, (self.say("consents.covers"), self.names(line.covers, "consents.covers.none")))
            case DeniedLine(reason=reason):
                facts = ((self.say("consents.purposes"), purposes), (self.say("reason"), reason))
                whole = (about,) if line.services or not purposes else ()  # a no to a purpose alone is to no service
                return (*whole, *((label, text) for label, text in facts if text))

    def _told_of(self, line: GivenLine, *, purposes: str) -> Iterator[tuple[str, str]]:
        """Give what was told of a consent, and when another took its place."""
        until = self.day(line.expires_on) if line.expires_on else self.say("open-end")
        facts = (
            (self.say("consents.behalf"), line.for_whom),
            (self.say("consents.purposes"), purposes),
            (self.say("consents.left-out"), ", ".join(line.left_out)),
            (self.say("consents.form"), self.say(f"consents.form.{line.form or 'unknown'}")),
            (self.say("consents.language"), line.language),
            (self.say("consents.interpreter"), line.interpreter),
            (self.say("consents.until"), until),
            (self.say("consents.replaced"), self.day(line.replaced_on) if line.replaced_on else None),
        )
        return ((label, text) for label, text in facts if text)
