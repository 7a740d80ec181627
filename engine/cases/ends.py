"""What has become of a closed case, as its state knows it: archived, restricted, and asked to be erased."""

from datetime import date

from engine.cases.vocabulary import ErasureGround
from engine.values import Struct


class Archived(Struct, frozen=True):
    """That an archive package was made: when, by whom, and the SHA-256 of its list of checksums."""

    on: date
    by: str
    digest: str


class Restricted(Struct, frozen=True):
    """That the case is restricted: since when, and by whom."""

    on: date
    by: str


class Erasure(Struct, frozen=True):
    """An erasure that was asked for; once confirmed, with the first day on which it can be carried out."""

    ground: ErasureGround
    basis: str
    asked_by: str
    asked_on: date
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    earliest: date | None = None
