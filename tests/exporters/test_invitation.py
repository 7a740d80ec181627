"""The invitation to a meeting: when and where, what it is about, those who are invited, and nobody who is kept out."""

from datetime import date, time

import pytest

from engine.cases import events as ev
from engine.exporters.documents import gather, render
from engine.exporters.papers import InvitationPaper, LogPaper
from tests.exporters.small import view

CALLED = ev.MeetingCalled(
    meeting_id="m1",
    on=date(2026, 12, 1),
    clock=time(13, 30),
    place="Rom 2",
    invited=("foresatte", "barn", "p2", "Ola i korpset"),
    without=("leder",),
    agenda=("Hva vi har prøvd", "Veien videre"),
    meeting_type="stafettloggmote",
)
OTHER = ev.MeetingCalled(meeting_id="m2", on=date(2026, 11, 25), invited=("barn",))


def paper(*bodies: ev.EventBody) -> InvitationPaper:
    """What the invitation of a case says."""
    found = gather(view(*bodies), "innkalling", language="nb", practice=False)
    assert isinstance(found, InvitationPaper)
    return found


def written(*bodies: ev.EventBody, form: str = "text") -> str:
    return " ".join(render(view(*bodies), "innkalling", format=form, language="nb", practice=False).split())


@pytest.mark.parametrize("form", ["text", "html"])
def test_it_says_when_and_where_what_about_and_to_whom(form: str) -> None:
    text = written(CALLED, form=form)
    for part in ("Innkalling: Stafettloggmøte", "1. desember 2026", "kl. 13.30", "Rom 2", "Foresatte", "Barnet"):
        assert part in text
    for part in ("Helsesykepleier Test", "Ola i korpset", "Hva vi har prøvd", "Veien videre"):
        assert part in text
    assert "Rektor" not in text, "who was left out is in no invitation"


def test_it_is_to_the_first_meeting_that_is_called_as_it_was_moved() -> None:
    moved = ev.MeetingMoved("m1", date(2026, 11, 24), "Mor er syk.", time(9), "Rom 3")
    told = paper(CALLED, OTHER, moved)
    assert (told.on, told.clock, told.place, told.agenda) == (moved.on, "kl. 09.00", "Rom 3", CALLED.agenda)
    assert paper(CALLED, OTHER, moved, ev.MeetingCalledOff("m1", "Trengs ikke.")).on == OTHER.on
    assert "Mor er syk" not in written(CALLED, moved)


def test_without_a_called_meeting_it_is_a_blank_form_for_those_the_guide_invites() -> None:
    blank = paper()
    assert (blank.on, blank.clock, blank.agenda) == (None, None, ())
    assert (blank.kind, blank.invited) == ("Stafettloggmøte", ("Foresatte", "Barnet"))
    assert "____" in render(view(), "innkalling", format="text", language="nb", practice=False)


@pytest.mark.parametrize("called", [(), (CALLED,)], ids=["blank", "called"])
def test_nobody_who_is_kept_out_is_in_it_by_whatever_name(called: tuple[ev.EventBody, ...]) -> None:
    bound = ev.RoleBound("leder", actor="p2")
    reported = ev.ConcernReported("vold", kept_out=("foresatte", "leder"))
    told = paper(bound, *called, reported)
    assert "Foresatte" not in told.invited
    assert "Helsesykepleier Test" not in told.invited
    assert "Barnet" in told.invited


def test_nor_are_they_among_those_the_log_says_are_invited() -> None:
    reported = ev.ConcernReported("vold", kept_out=("foresatte", "leder"))
    found = gather(view(CALLED, reported), "stafettlogg", language="nb", practice=False)
    assert isinstance(found, LogPaper)
    assert [one.invited for one in found.called] == [("Barnet", "Helsesykepleier Test", "Ola i korpset")]
