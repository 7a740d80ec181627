"""The history of the baton: who had it from when to when, and what was said each time."""

from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases.tenures import History, Tenure, Told, Unanswered, history
from engine.values import replace
from tests.cases.guide import START, Walk
from tests.cases.stories import OFFER, at_meeting, opened

LATER, THEN, LAST = (START + timedelta(days=days) for days in (10, 20, 30))
FIRST = Tenure("kari", START, None, Told(START, "a/ring"))


def on(walk: Walk, days: int) -> Walk:
    walk.today = START + timedelta(days=days)
    return walk


def held() -> Walk:
    """Kari has had the baton from the first day."""
    return opened().do(cmd.OfferBaton(to_actor="kari"))


def past(walk: Walk) -> History:
    return history(walk.events)


def test_a_case_where_nobody_was_asked_has_no_history() -> None:
    assert past(opened()) == History()


def test_one_who_is_offered_it_has_it_from_the_yes_on_and_the_reason_is_that_of_the_offer() -> None:
    walk = on(held(), 10).do(cmd.OfferBaton(to_actor="ola", reason="Ny skole.", family_wish="Ola."))
    assert past(walk).tenures == (FIRST,)
    on(walk, 20).do(cmd.AcceptBaton(), by="ola")
    asked = Told(LATER, "a/ring", family_wish="Ola.", reason="Ny skole.")
    assert past(walk).tenures == (replace(FIRST, until=THEN), Tenure("ola", THEN, None, asked))


def test_what_was_weighed_and_who_decided_at_a_new_level_is_in_it() -> None:
    walk = at_meeting().do(OFFER)
    told = past(walk).tenures[0].asked
    assert told == Told(START, "b/mote", "Gjerne læreren.", "Hun kjenner saken.", "gruppa")
    walk.do(replace(OFFER, family_wish="Som før.", reason="Det går bra."))
    assert past(walk).tenures[0].confirmed == (
        Told(START, "b/mote", "Som før.", "Hun kjenner saken.", "gruppa", "Det går bra."),
    )


def test_an_offer_that_came_to_nothing_is_told_and_changes_nothing() -> None:
    walk = on(held(), 10).do(cmd.OfferBaton(to_actor="ola", reason="Ny skole."))
    on(walk, 20).do(cmd.DeclineBaton(reason="Har ikke tid."), by="ola")
    on(walk, 30).do(cmd.OfferBaton(to_actor="per"), cmd.TakeBackOffer())
    no = Unanswered("ola", THEN, taken_back=False, reason="Har ikke tid.")
    back = Unanswered("per", LAST, taken_back=True)
    assert past(walk) == History((FIRST,), (no, back))
    walk.do(cmd.OfferBaton(to_actor="kari"))
    assert past(walk).tenures[0].confirmed == (Told(LAST, "a/ring"),), "the old offer's reason is not taken along"


def test_what_was_undone_has_not_been() -> None:
    walk = on(held(), 10).do(cmd.OfferBaton(to_actor="kari", reason="Går bra."), cmd.Undo())
    assert past(walk).tenures == (FIRST,)


def test_a_time_ends_with_the_case_and_goes_on_when_it_is_opened_again() -> None:
    walk = on(held(), 10).do(cmd.CloseCase(ending="slutt", reason="De ønsker det.", family_wish=True))
    assert past(walk).tenures == (replace(FIRST, until=LATER),)
    on(walk, 20).do(cmd.ReopenCase(reason="Det kom mer."))
    assert past(walk).tenures == (FIRST,)


def test_a_case_closed_and_opened_without_a_holder_has_none() -> None:
    walk = opened().do(cmd.CloseCase(ending="slutt", reason="De ønsker det.", family_wish=True))
    assert past(walk.do(cmd.ReopenCase(reason="Det kom mer."))) == History()
