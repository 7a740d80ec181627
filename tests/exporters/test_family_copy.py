"""Copies for the family: nothing that rests on what is shielded, not by a gap, a number, a count or a date."""

from datetime import date, timedelta

import pytest

from engine.cases import events as ev
from engine.cases import papers
from engine.cases.events import Event, EventBody
from engine.cases.guardians import resting
from engine.cases.state import EVERYONE
from engine.cases.vocabulary import Aftermath, ConsentForm, NoteKind, Outcome, ResponsibleKind
from engine.exporters import FOR_FAMILY, FORMATS
from engine.exporters.documents import render
from engine.guideline.compile import compile_process
from engine.guideline.element import Target
from engine.guideline.model import Answer
from engine.guideline.process import Process
from engine.guideline.registry import Ending, Recipient, StandingRule
from engine.guideline.vocabulary import TargetKind, Urgency
from engine.values import replace
from tests.exporters.reading import section, text
from tests.exporters.small import LIVED, MEETING, opened, process, record, view

WORK = "1/arbeid"
HIDDEN = "SKJULT"
SEEN = ev.ConcernSuspected("vold", text=HIDDEN, kept_out=("foresatte",))
CLEARED = ev.ShieldLifted("barnevern")


def measure(name: str, said: str) -> ev.MeasureStarted:
    return ev.MeasureStarted(name, said, f"{said} mål", "test.laerer", ResponsibleKind.EMPLOYEE, "1")


BEFORE: tuple[EventBody, ...] = (
    *LIVED,
    ev.MeetingCalled("m1", date(2026, 12, 1), invited=("foresatte",), agenda=("Veien videre",)),
    measure("t3", "Leksehjelp"),
)
DURING: tuple[EventBody, ...] = (
    ev.CoordinatorOffered("p1", reason=HIDDEN, family_wish=HIDDEN),
    ev.CoordinatorAccepted("p1", previous="p2"),
    ev.RoleBound("foresatte", name=HIDDEN),
    ev.ServiceInvolved("andre", HIDDEN),
    ev.ConsentGiven("s9", HIDDEN, ("ppt",), form=ConsentForm.ORAL),
    measure("t9", HIDDEN),
    ev.MeasureChanged("t3", goal=HIDDEN, reason=HIDDEN),
    ev.MeasureEnded("t3", reason=HIDDEN),
    ev.MeasuresEvaluated((("t1", Outcome.CHANGED),), effect=HIDDEN, views=(ev.View("foresatte", None, HIDDEN),)),
    ev.MeetingCalledOff("m1", HIDDEN),
    ev.MeetingCalled("m9", date(2026, 11, 24), place=HIDDEN, without=("foresatte",)),
    ev.MeetingHeld(present=(HIDDEN,), minutes=HIDDEN, next_on=date(2026, 12, 24), meeting_id="m9"),
    ev.MeetingCalled("m8", date(2027, 1, 24), place=HIDDEN),
    ev.DeadlineMoved(MEETING, date(2026, 10, 13), date(2026, 10, 13), date(2026, 11, 29), HIDDEN),
    ev.CaseHandedOver("h9", "child-welfare", HIDDEN, Aftermath.RESTS, HIDDEN),
    ev.CaseTakenUp("h9", HIDDEN),
    ev.NoteAdded(HIDDEN),
    ev.NoteAdded(HIDDEN, NoteKind.CHILD_TALK),
    ev.FactSet("alvor", HIDDEN),
    ev.StepPassed(MEETING, reason=HIDDEN, shielded=True),
    ev.BodyConsulted("d9", "but", question=HIDDEN),
)
AFTER: tuple[EventBody, ...] = (
    measure("t4", "Turgruppe"),
    ev.MeasuresEvaluated(
        (("t4", Outcome.CONTINUED), ("t9", Outcome.ENDED)), effects=(("t9", HIDDEN),), views=(ev.View("barn", "Fint."),)
    ),
    ev.MeasuresEvaluated((("t9", Outcome.ENDED),), effect=HIDDEN),
    ev.MeasureContinued("t9", reason=HIDDEN),
    ev.MeetingHeld(present=("foresatte",), minutes="Vi møttes igjen.", meeting_id="m8", absent=(HIDDEN,)),
    ev.ConsentWithdrawn("s9", HIDDEN),
    ev.ConsentGiven("s4", "mor", ("ppt",), replaces=("s1", "s9")),
)
ALONE = (AFTER[0], replace(AFTER[1], measures=(("t4", Outcome.CONTINUED),), effects=()))
"""What is left of the first things that came after."""


def without(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events as if what is shielded, and all that rests on it, had never been."""
    first = 1 + len(BEFORE)
    later = events[first + 2 + len(DURING) :]
    kept = [replace(one, body=body) for one, body in zip(later, ALONE, strict=False)]
    held = replace(later[4], body=replace(AFTER[4], meeting_id=None, absent=()))
    given = replace(later[6], body=replace(AFTER[6], replaces=("s1",)))
    return (*events[:first], *kept, held, given)


def written(events: tuple[Event, ...], document: str, form: str) -> str:
    case = view(events=events)
    closed = replace(case, state=replace(case.state, coordinator=None, called=()))
    return render(closed, document, format=form, language="nb", practice=False)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("document", [FOR_FAMILY, "innsyn"])
def test_a_copy_is_the_same_as_if_it_had_never_been(document: str, form: str) -> None:
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED, *AFTER)
    copy = written(whole, document, form)
    assert copy == written(without(whole), document, form)
    assert HIDDEN not in copy
    assert "Turgruppe" in copy
    assert HIDDEN in render(view(events=whole), "stafettlogg", format=form, language="nb", practice=False)


def test_whoever_may_not_open_what_is_shielded_makes_the_same_copy() -> None:
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED, *AFTER)
    case = view(events=whole)
    common = tuple(one for one in whole if not isinstance(one.body, ev.ConcernSuspected | ev.ShieldLifted))
    assert text(replace(case, events=common), FOR_FAMILY) == text(case, FOR_FAMILY)


def test_the_copy_says_who_has_the_baton_now_and_not_since_when() -> None:
    copy = text(view(*BEFORE, SEEN, *DURING, CLEARED), FOR_FAMILY)
    assert section(copy, "Avtaler") == "Stafettholder: Kontaktlærer Test\nNeste møte: 20. desember 2026"
    assert "Hvem som har hatt stafetten" not in copy


AUTUMN, ADVENT = date(2026, 11, 12), date(2026, 12, 15)


def called(on: date, *during: EventBody) -> str:
    """The copy of a case where they were called to a meeting before they were kept out."""
    agreed = ev.MeetingHeld(present=("foresatte",), minutes="Vi sees.", next_on=on)
    call = ev.MeetingCalled("m1", on, invited=("foresatte", "ppt"))
    given = ev.ConsentGiven("s1", "mor", ("ppt",), form=ConsentForm.ORAL)
    return text(view(given, agreed, call, SEEN, *during, CLEARED), FOR_FAMILY)


def test_the_role_and_the_agreements_name_the_same_stafettholder() -> None:
    copy = text(view(*BEFORE, SEEN, *DURING, CLEARED), FOR_FAMILY)
    assert copy.count("Stafettholder: Kontaktlærer Test") == 2
    assert "Stafettholder: Helsesykepleier Test" not in copy


def test_an_invitation_that_they_got_stays_and_a_day_that_has_passed_is_not_the_next() -> None:
    copy = called(AUTUMN, ev.MeetingMoved("m1", date(2026, 11, 5), HIDDEN), ev.MeetingHeld(meeting_id="m1"))
    assert "12. november 2026: Stafettloggmøte\n  Kalt inn: Foresatte, PPT" in copy
    assert "Neste møte: ikke avtalt" in section(copy, "Avtaler")
    assert HIDDEN not in copy


@pytest.mark.parametrize(
    "change", [ev.MeetingCalledOff("m1", HIDDEN), ev.MeetingMoved("m1", date(2026, 12, 17), HIDDEN)]
)
def test_a_meeting_called_off_or_moved_meanwhile_is_not_the_next(change: EventBody) -> None:
    copy = called(ADVENT, change)
    assert "Neste møte: ikke avtalt" in section(copy, "Avtaler")
    assert "Kalt inn" not in copy
    assert "17. desember" not in copy
    assert "Neste møte: 15. desember 2026" in section(called(ADVENT), "Avtaler")
    assert "15. desember 2026: Stafettloggmøte" in called(ADVENT)


def test_their_own_withdrawal_stands_in_it_without_what_others_wrote_of_it() -> None:
    given = ev.ConsentGiven("s1", "mor", ("ppt", "but"))
    mine = ev.ConsentWithdrawn("s1", "mor", ("but",), reason=HIDDEN)
    for body in ((given, SEEN, mine, CLEARED), (given, SEEN, CLEARED, replace(mine, reason="Vil ikke"))):
        consents = section(text(view(*body), FOR_FAMILY), "Samtykker")
        assert "mor trakk samtykket" in consents
        assert "Barne- og ungdomsteamet" in consents
        assert "Gjelder nå for: PPT" in consents
        assert HIDDEN not in consents
        assert ("Vil ikke" in consents) is (body[-1] is not CLEARED)


def test_the_childs_own_withdrawal_while_they_are_kept_out_is_not_told_them() -> None:
    given = ev.ConsentGiven("s1", "mor", ("ppt", "but"))
    by_child = ev.ConsentWithdrawn("s1", "barnet", ("but",), reason=HIDDEN)
    assert "barnet trakk" not in text(view(given, SEEN, by_child, CLEARED), FOR_FAMILY)


def test_what_happened_on_such_a_day_is_not_told_when_it_is_written_later() -> None:
    whole = record(opened(), SEEN, ev.NoteAdded("x"), ev.NoteAdded("y"), CLEARED, ev.MeetingHeld(minutes=HIDDEN))
    late = replace(whole[-1], happened_on=whole[3].happened_on)
    assert HIDDEN not in text(view(events=(*whole[:-1], late)), FOR_FAMILY)
    assert HIDDEN in text(view(events=whole), FOR_FAMILY)
    on_the_day = replace(whole[-1], happened_on=whole[4].happened_on)
    assert HIDDEN in text(view(events=(*whole[:-1], on_the_day)), FOR_FAMILY)


def test_while_only_one_of_them_is_cleared_the_shield_still_holds() -> None:
    both = ev.ConcernSuspected("vold", kept_out=("mor", "far"))
    events = record(opened(), both, ev.ShieldLifted("barnevern", roles=("mor",)), ev.NoteAdded("x"), CLEARED)
    assert resting(events, process=process()) == {"e2", "e3", "e4", "e5"}


def test_a_case_closed_in_secret_and_opened_again_is_told_of_as_one_that_went_on() -> None:
    body = (SEEN, ev.CaseClosed("ferdig", HIDDEN), CLEARED, ev.CaseReopened(MEETING, 2, HIDDEN), measure("t1", "Ute"))
    copy = text(view(*body), FOR_FAMILY)
    assert HIDDEN not in copy
    assert "Avsluttet" not in copy
    assert "Tiltak: Ute" in copy
    told = text(view(ev.CaseClosed("ferdig", "Nådd"), ev.CaseReopened(MEETING, 2, "Mer å gjøre")), FOR_FAMILY)
    assert section(told, "Avsluttet og åpnet igjen").split("\n") == [
        "- 2. september 2026: avsluttet, Målet er nådd",
        "  Begrunnelse: Nådd",
        "",
        "- 3. september 2026: åpnet igjen",
        "  Begrunnelse: Mer å gjøre",
    ]


# ---------------------------------------------------------------- minutes, and the consent form


def met(*told: str, minutes_to: tuple[str, ...] = ("foresatte", "leder")) -> ev.MeetingHeld:
    return ev.MeetingHeld(present=told or ("leder",), minutes="Vi møttes.", minutes_to=minutes_to)


@pytest.mark.parametrize("held", [met(), met(minutes_to=(EVERYONE,)), met("foresatte", minutes_to=("leder",))])
def test_minutes_that_they_get_tell_nothing_that_was_written_while_they_were_kept_out(held: EventBody) -> None:
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED, AFTER[0], held)
    minutes = text(view(events=whole), "referat")
    assert HIDDEN not in minutes
    assert "Turgruppe" in minutes
    assert "Leksehjelp" in minutes
    assert HIDDEN in text(view(events=whole), "stafettlogg")


def test_minutes_of_which_nobody_says_who_gets_them_are_as_those_that_the_family_gets() -> None:
    silent = process()
    bare = replace(silent, guideline=replace(silent.guideline, meeting_types=()))
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED, met(minutes_to=()))
    assert HIDDEN not in text(view(events=whole, of=bare), "referat")


def test_minutes_for_colleagues_alone_tell_everything() -> None:
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED, met(minutes_to=("leder",)))
    assert HIDDEN in text(view(events=whole), "referat")


def test_minutes_of_a_meeting_without_them_are_not_for_them_later_either() -> None:
    whole = record(opened(), *BEFORE, SEEN, replace(met(), minutes_to=()), CLEARED)
    minutes = text(view(events=whole), "referat")
    assert "Foresatte" not in section(minutes, "Referatet går til")
    assert "Rektor" in section(minutes, "Referatet går til")


def test_what_minutes_went_to_them_before_is_told_as_it_was_while_they_are_kept_out() -> None:
    alone = record(opened(), met(minutes_to=("foresatte",)), SEEN)
    assert "Referatet går til: Foresatte" in text(view(events=alone), "stafettlogg")
    assert section(text(view(events=alone), "referat"), "Referatet går til").strip() == "Ingen nå"
    both = record(opened(), met(), SEEN)
    assert "Referatet går til: Foresatte, Rektor" in text(view(events=both), "stafettlogg")
    assert section(text(view(events=both), "referat"), "Referatet går til").strip() == "Rektor"


def test_minutes_that_were_sent_to_nobody_are_not_said_to_be_what_the_guide_does_not_say() -> None:
    log = text(view(met(minutes_to=())), "stafettlogg")
    assert "Referatet går til: ikke ført" in log
    assert "Referatet går til" not in text(view(ev.MeetingHeld(present=("leder",))), "stafettlogg")


def test_the_consent_form_names_no_service_that_was_brought_in_meanwhile() -> None:
    whole = record(opened(), *BEFORE, SEEN, *DURING, CLEARED)
    assert HIDDEN not in text(view(events=whole), "samtykke")


# ---------------------------------------------------------------- guides that keep nobody out


def reporting() -> Process:
    """The small guide with a rule that keeps nobody out, an answer that needs a report, and an ending after it."""
    guide = process().guideline
    meeting, work = guide.levels[0].steps
    told = Recipient(id="barnevern", urgency=Urgency.ALWAYS)
    end = Target(kind=TargetKind.ENDING, ref="over")
    answers = (
        Answer(id="meldt", title="Meldt", targets=(end,), report_to=(told,)),
        Answer(id="videre", title="Videre", targets=(end,)),
    )
    rule = StandingRule(id="vold", when="Vold", do="Meld", report_to=(told,))
    level = replace(guide.levels[0], steps=(meeting, replace(work, goto=None, answers=answers)))
    endings = (*guide.endings, Ending(id="over", title="Overført", taken_over_by="barnevern"))
    return compile_process(replace(guide, levels=(level,), rules=(rule,), endings=endings), "5f" * 32)


def at_work(*bodies: EventBody) -> tuple[Event, ...]:
    """What is recorded at the step where the answers are."""
    return tuple(replace(one, step=WORK) for one in record(opened(), *bodies))


LED_TO: dict[str, EventBody] = {
    "the answer": ev.AnswerChosen("meldt", "answer:meldt", 1, reason=HIDDEN),
    "where the rule leads": ev.StepCompleted("after:vold", 1, reason=HIDDEN),
    "the handing over": ev.CaseHandedOver("h", "child-welfare", HIDDEN, Aftermath.GOES_ON),
    "the ending": ev.CaseClosed("over", HIDDEN),
}


@pytest.mark.parametrize("what", LED_TO)
def test_what_a_report_led_to_is_told_by_no_copy(what: str) -> None:
    whole = at_work(ev.ConcernSuspected("vold"), LED_TO[what], measure("t1", "Ute"))
    assert resting(whole, process=reporting()) == {"e2", "e3"}
    without_report = (whole[0], *whole[2:])
    assert resting(without_report, process=reporting()) == frozenset()


def test_an_answer_that_no_report_is_sent_before_is_told() -> None:
    seen, other = ev.ConcernSuspected("vold"), ev.AnswerChosen("videre", "answer:videre", 1)
    assert resting(at_work(seen, other), process=reporting()) == {"e2"}
    elsewhere = record(opened(), seen, LED_TO["the answer"])
    assert resting(elsewhere, process=reporting()) == {"e2"}, "an answer of that name at another step"


@pytest.mark.parametrize("what", LED_TO)
def test_what_a_report_led_to_is_not_told_when_a_later_version_says_nothing_of_it(what: str) -> None:
    """The guide that the case follows now has neither the rule, the answer nor the ending."""
    whole = at_work(ev.ConcernSuspected("vold"), LED_TO[what], measure("t1", "Ute"))
    assert resting(whole, process=process(), earlier=(reporting(),)) == {"e2", "e3"}


def test_what_one_command_wrote_is_told_together_or_not_at_all() -> None:
    events = record(opened(), ev.ConcernSuspected("vold"), ev.CaseClosed("over", HIDDEN), ev.NoteAdded("x"))
    together = (*events[:3], replace(events[3], command_id=events[2].command_id))
    assert resting(together, process=reporting()) == {"e2", "e3", "e4"}


def test_the_two_rooms_call_the_copy_the_same() -> None:
    assert papers.FOR_FAMILY == FOR_FAMILY


def test_days_around_the_shield_are_not_of_it() -> None:
    events = record(opened(), ev.NoteAdded("før"), SEEN, ev.NoteAdded("mens"), CLEARED, ev.NoteAdded("etter"))
    assert resting(events, process=process()) == {"e3", "e4", "e5"}
    early = replace(events[-1], happened_on=events[2].happened_on - timedelta(1))
    assert "e6" not in resting((*events[:-1], early), process=process())
