"""Proofs of erasures that the tests of a store share."""

from datetime import date

from engine.application.proofs import Proof
from tests.adapters.examples import MOMENT


def proof_of(case_id: str, number: str, *, events: int = 1) -> Proof:
    """Return the proof that a case was erased."""
    return Proof(
        case_id=case_id,
        number=number,
        at=MOMENT,
        ground="mistake",
        basis="arkivplanen",
        asked_by="p1",
        asked_on=date(2026, 8, 1),
        confirmed_by="p2",
        confirmed_on=date(2026, 8, 2),
        carried_out_by="p1",
        events=events,
    )
