"""Whom a case is about, in words: what sort of person, and how old, as far as somebody has said."""

from datetime import date

from engine.cases.ages import ANY, Ages
from engine.cases.answering import ages_then
from engine.cases.describing import usual_subject
from engine.cases.state import CaseState
from engine.cases.vocabulary import SubjectKind
from engine.console.output import Output
from engine.console.render.page import Page
from engine.i18n import month_text

WORDS = {
    "barn": SubjectKind.CHILD,
    "ungdom": SubjectKind.YOUTH,
    "gravid": SubjectKind.PREGNANT,
    "voksen": SubjectKind.ADULT,
    "familie": SubjectKind.FAMILY,
}
"""What is typed for each sort."""
NOBODY = "nobody"
"""Whom work beside a case is about."""


def word_for(kind: SubjectKind | None) -> str:
    """Return what is typed for somebody of this sort."""
    return next((word for word, one in WORDS.items() if one is kind), "barn")


def about_text(state: CaseState, page: Page) -> str:
    """Return whom a case is about and how old; nothing where that goes without saying, nor of work beside a case."""
    is_plain = state.born is None and state.subject is usual_subject(page.process, ANY)
    return "" if is_plain else whole_text(state, page.today, out=page.out)


def whole_text(state: CaseState, on: date, *, out: Output) -> str:
    """Return whom a case is about and how old; empty for work beside a case."""
    if state.subject is None:
        return ""
    sort = out.say(f"subject.{state.subject.value}")
    return f"{sort}, {age_text(ages_then(state, on), out)}" if state.born else sort


def about_data(state: CaseState, on: date) -> dict[str, object]:
    """Return whom a case is about, for `--json`: the sort, and the least and the most that the age may be."""
    old = ages_then(state, on)
    return {
        "subject": state.subject.value if state.subject else NOBODY,
        "age": old.lowest if state.born else None,
        "age_at_most": old.highest if state.born else None,
    }


def told_text(subject: SubjectKind | None, *, age: int | None, born: date | None, out: Output) -> str:
    """Return what somebody said of whom a case is about: «gravid, 17 år, født i mai 2009»; empty where nothing."""
    parts = (
        out.say(f"subject.{subject.value}") if subject else "",
        out.say("subject.age", age=str(age)) if age is not None else "",
        out.say("subject.born", month=f"{month_text(born, out.language)} {born.year}") if born else "",
    )
    return ", ".join(part for part in parts if part)


def age_text(old: Ages, out: Output) -> str:
    """Return an age in words: one, or what it may be."""
    if old.is_known:
        return out.say("subject.age", age=str(old))
    code = "subject.age.either" if old.highest - old.lowest == 1 else "subject.age.between"
    return out.say(code, low=old.lowest, high=old.highest)
