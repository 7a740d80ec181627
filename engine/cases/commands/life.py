"""What is asked about a case as a whole once it is closed: to archive, restrict and erase it."""

from engine.cases.vocabulary import ErasureGround
from engine.values import Struct


class ArchiveCase(Struct, frozen=True, kw_only=True):
    """Record that an archive package was made; `digest` is the SHA-256 of its list of checksums, in hex."""

    digest: str
    files: int


class RestrictCase(Struct, frozen=True, kw_only=True):
    """Keep the case, and let nobody read it."""

    reason: str


class LiftRestriction(Struct, frozen=True, kw_only=True):
    """Let those who take part read a restricted case again."""

    reason: str


class AskErasure(Struct, frozen=True, kw_only=True):
    """Ask that the case is erased. `basis` is the rule it rests on, as it is told in the proof of erasure."""

    ground: ErasureGround
    basis: str


class ConfirmErasure(Struct, frozen=True, kw_only=True):
    """Confirm what another person has asked for: the case can be erased once the delay is over."""


class CallOffErasure(Struct, frozen=True, kw_only=True):
    """Call off what was asked for."""

    reason: str
