"""What has happened to a case as a whole after it was closed: archived, restricted, and asked to be erased."""

from datetime import date

from engine.cases.vocabulary import ErasureGround
from engine.values import Struct


class CaseArchived(Struct, frozen=True):
    """An archive package was made: the SHA-256 of its list of checksums, in hex, and how many files it holds."""

    digest: str
    files: int


class CaseRestricted(Struct, frozen=True):
    """The case was restricted: it is kept, and nobody reads it until that is lifted."""

    reason: str


class RestrictionLifted(Struct, frozen=True):
    """The case is no longer restricted."""

    reason: str


class ErasureAsked(Struct, frozen=True):
    """Somebody asked that the case is erased: on which ground, and by which rule (`basis`)."""

    ground: ErasureGround
    basis: str


class ErasureConfirmed(Struct, frozen=True):
    """Another person confirmed it. `earliest` is the first day on which it can be carried out."""

    earliest: date


class ErasureCalledOff(Struct, frozen=True):
    """The case is not to be erased after all."""

    reason: str
