"""The papers on how a case has moved: levels and versions with their days and reasons, and meetings that were moved."""

from datetime import date

from engine.cases import events as ev
from engine.cases.events import Event, EventBody
from engine.exporters import FOR_FAMILY
from engine.guideline.compile import compile_process
from engine.guideline.model import Level
from engine.guideline.process import Process
from engine.values import replace
from tests.exporters.reading import section, text
from tests.exporters.small import opened, process, record, view

LEVELS = "Fra nivå til nivå"
SEEN = ev.ConcernSuspected("vold", text="x", kept_out=("foresatte",))
CALLED = ev.MeetingCalled("m1", date(2026, 9, 22), invited=("foresatte", "ppt"))


def three_levels() -> Process:
    guide = process().guideline
    others = (Level(id="2", label="2", title="Flere sammen"), Level(id="3", label="3", title="Alle"))
    return compile_process(replace(guide, levels=(*guide.levels, *others)), "5f" * 32)


def moved(to: str, reason: str) -> EventBody:
    return ev.StepCompleted(f"go:{to}", 1, reason=reason)


def written(*bodies: EventBody, document: str = "stafettlogg") -> str:
    events = tuple(_placed(event) for event in record(opened(), *bodies))
    return text(view(of=three_levels(), events=events), document)


def _placed(event: Event) -> Event:
    match event.body:
        case ev.StepCompleted(trigger=trigger):
            return replace(event, step="1", moved_from="1", moved_to=trigger.removeprefix("go:"))
        case _:
            return event


UP, FURTHER, DOWN = moved("2", "PPT må inn"), moved("3", "Alle må inn"), moved("2", "Det går bedre")


def test_each_change_of_level_is_told_with_its_day_and_reason() -> None:
    told = section(written(UP, FURTHER, DOWN), LEVELS)
    assert told.split("\n") == [
        "- 2. september 2026: fra nivå 1 til nivå 2",
        "  Begrunnelse: PPT må inn",
        "",
        "- 3. september 2026: fra nivå 2 til nivå 3",
        "  Begrunnelse: Alle må inn",
        "",
        "- 4. september 2026: fra nivå 3 til nivå 2",
        "  Begrunnelse: Det går bedre",
    ]
    assert LEVELS not in written()


def test_the_family_are_told_of_no_level_in_the_shield_and_not_by_a_gap() -> None:
    hidden = (UP, SEEN, FURTHER, ev.ShieldLifted("barnevern"))
    for document in (FOR_FAMILY, "innsyn"):
        told = written(*hidden, moved("1", "Vi greier det selv"), document=document)
        lines = section(told, LEVELS).split("\n")
        assert [line for line in lines if line.startswith("-")] == [
            "- 2. september 2026: til nivå 2",
            "- 6. september 2026: til nivå 1",
        ]
        back = written(*hidden, DOWN, document=document)
        assert "Det går bedre" not in back
        assert "nivå 3" not in back


def test_a_move_to_another_version_is_told_with_its_day_and_reason() -> None:
    body = ev.VersionChanged("0.9", "a", "1.0", "b", 1, "1", reason="Planen skal lages", approved_by="Rådmannen")
    told = section(written(body), "Ny versjon av veilederen")
    assert told.split("\n") == [
        "- 2. september 2026: fra versjon 0.9 til versjon 1.0",
        "  Begrunnelse: Planen skal lages",
        "  Versjonen er godkjent av: Rådmannen",
    ]
    family = written(body, document=FOR_FAMILY)
    assert "- 2. september 2026: til versjon 1.0" in family
    assert "0.9" not in family


def test_a_meeting_that_was_held_tells_that_it_was_moved_and_who_was_called_in() -> None:
    held = ev.MeetingHeld(present=("foresatte",), minutes="Alt.", meeting_id="m1")
    shifted = ev.MeetingMoved("m1", date(2026, 9, 24), "Far er på reise")
    told = section(written(CALLED, shifted, held), "Møter")
    assert "  Flyttet: fra 22. september 2026 til 24. september 2026: Far er på reise" in told
    assert "  Kalt inn: Foresatte, PPT" in told
    for document in (FOR_FAMILY, "innsyn"):
        assert "Far er på reise" in written(CALLED, shifted, held, document=document)


def test_a_move_of_a_meeting_in_the_shield_is_in_no_copy_for_the_family() -> None:
    shifted = ev.MeetingMoved("m1", date(2026, 9, 24), "Avklart med barnevernet")
    for document in (FOR_FAMILY, "innsyn"):
        told = written(CALLED, SEEN, shifted, ev.ShieldLifted("barnevern"), document=document)
        assert "Avklart" not in told


def test_who_came_with_the_case_is_told() -> None:
    events = record(opened(entered_by="leder"))
    assert "Kom med saken: Rektor" in text(view(events=events), "stafettlogg")
