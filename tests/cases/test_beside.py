"""Work beside a case: a stream of its own, linked both ways, that an answer opens and neither case can undo."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.beside import side_streams
from engine.cases.decide import decide
from engine.cases.events import AnswerChosen, CaseClosed, CaseOpened, FactSet, SideWorkOpened, TrackOpened
from engine.cases.evolve import fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseStatus, SideStream
from tests.cases.guide import Walk
from tests.cases.stories import YES, at_choice

FOR_BOTH = cmd.ChooseAnswer(answer="begge")
FOR_ALL = cmd.ChooseAnswer(answer="miljo")


def beside(walk: Walk) -> Walk:
    """The stream that was opened beside a case, as a case of its own."""
    return Walk(process=walk.process, events=side_streams(walk.events, walk.state, process=walk.process))


def test_an_answer_opens_work_beside_the_case_and_goes_on() -> None:
    walk = at_choice().do(YES, FOR_BOTH)
    kinds = [type(event.body) for event in walk.events if event.command_id == walk.events[-1].command_id]
    assert kinds == [FactSet, AnswerChosen, SideWorkOpened, *kinds[3:-1], TrackOpened]
    assert walk.here == "b/samtidig"
    assert [one.side for one in walk.state.side_work] == ["system"]


def test_an_answer_can_open_work_and_end_the_case() -> None:
    walk = at_choice().do(FOR_ALL)
    assert (walk.state.status, len(walk.state.side_work)) == (CaseStatus.CLOSED, 1)
    assert isinstance(walk.events[-1].body, CaseClosed)


def test_closing_the_case_like_that_opens_the_work_too() -> None:
    assert len(at_choice().do(cmd.CloseCase(ending="slutt")).state.side_work) == 1


def test_the_work_knows_the_case_and_has_no_subject() -> None:
    walk = at_choice().do(FOR_ALL)
    side = beside(walk)
    state, body = side.state, side.events[0].body
    assert isinstance(body, CaseOpened)
    assert (state.beside, state.subject, state.alias) == ("sak", None, "Tiltak for miljøet")
    assert walk.state.side_work == (SideStream("system", state.case_id),)
    assert (state.standing.state, state.variant, state.guideline_hash) == ("~system/", "skole", "whole")
    assert (side.events[0].seq, side.events[0].command_id) == (1, walk.events[-1].command_id)


def test_the_work_rests_until_somebody_ends_it_with_a_reason() -> None:
    side = beside(at_choice().do(FOR_ALL))
    (option,) = side.agenda.options
    assert (option.title, option.is_open, [one.code for one in option.asks]) == ("Slutt", True, ["reason"])
    assert side.refused(cmd.CompleteStep()).code == "resting-place"
    assert side.refused(cmd.MoveFromRest(level="a", reason="x")).code == "not-resting"
    assert side.refused(cmd.CloseCase(ending="slutt")).code == "reason"
    side.do(cmd.AddNote(text="Vi ser på klassen."), cmd.CloseCase(ending="slutt", reason="Gjort."))
    assert side.state.status is CaseStatus.CLOSED


def test_neither_undoes_the_other() -> None:
    walk = at_choice().do(FOR_ALL)
    assert walk.refused(cmd.Undo()).code == "side-work-begun"
    side = beside(walk)
    assert side.refused(cmd.Undo()).code == "nothing-to-undo"
    walk.do(cmd.ReopenCase(reason="Igjen."))
    assert len(walk.state.side_work) == 1


def test_a_stream_without_an_id_is_a_bug() -> None:
    walk = at_choice()
    context = walk.context()
    bare = type(context)(
        case_id="sak",
        command_id="k",
        event_ids=context.event_ids,
        recorded_at=context.recorded_at + timedelta(1),
        today=context.today,
        happened_on=context.today,
        by="kari",
    )
    with pytest.raises(ValueError, match="an id of its own"):
        decide(walk.state, FOR_ALL, process=walk.process, context=bare)
    assert not isinstance(fold(walk.events), Refused)
