"""Makes the checks that a look at a store is told as: that a thing is well, or that it is not, and what to run."""

from engine.application.upkeep import Check, Finding


def fine(part: str, code: str, **said: str | int) -> Check:
    """Return that a thing is well."""
    return Check(part=part, finding=Finding(f"doctor.{code}", tuple(said.items())))


def amiss(part: str, code: str, *, command: str | None = None, **said: str | int) -> Check:
    """Return that a thing is not well, and what to run."""
    return Check(part=part, finding=Finding(f"doctor.{code}", tuple(said.items())), fine=False, command=command)
