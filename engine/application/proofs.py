"""The proof that a case was erased: what is left of it, and holds nothing of what was in it."""

from collections.abc import Mapping
from datetime import date, datetime

from engine.values import Struct, fields


class Proof(Struct, frozen=True, kw_only=True):
    """The proof that a case was erased: who asked, who confirmed, who carried it out, when, and why.

    Nothing of the case is in it but its number, how many events it had, and the digest of its archive package where
    one was made. `ground` is a word of `engine.cases.vocabulary.ErasureGround`; those who acted are actor ids.
    """

    case_id: str
    number: str
    at: datetime
    ground: str
    basis: str
    asked_by: str
    asked_on: date
    confirmed_by: str
    confirmed_on: date
    carried_out_by: str
    events: int
    archived: str = ""

    def written(self) -> dict[str, str]:
        """Return the proof as it stands in a notice."""
        return {field.name: _as_text(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def read(cls, details: Mapping[str, str]) -> "Proof":
        """Return the proof that a notice holds. Raises `KeyError` or `ValueError` for one that holds none."""
        plain = {name: details[name] for name in _PLAIN_OF_PROOF}
        return cls(
            **plain,
            at=datetime.fromisoformat(details["at"]),
            asked_on=date.fromisoformat(details["asked_on"]),
            confirmed_on=date.fromisoformat(details["confirmed_on"]),
            events=int(details["events"]),
        )


_PLAIN_OF_PROOF = (*("case_id", "number", "ground", "basis", "asked_by", "confirmed_by", "carried_out_by", "archived"),)


def _as_text(value: str | int | date | datetime) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
