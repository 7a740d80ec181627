"""What the parts of a guide are called, and which of them a person means by what was typed."""

from collections.abc import Iterable

from engine.guideline.names import ending_of, is_ending, is_finished, parallel_of, track_of
from engine.guideline.process import Process
from engine.guideline.vocabulary import Language

SERVICE = "service"
"""The party that is the case's own service, where a guide asks for agreement."""

_OWN_SERVICE = {Language.BOKMAL: "tjenesten", Language.NYNORSK: "tenesta"}  # as the guide writes it under `krever`


def title_of(state: str, process: Process) -> str:
    """Return the title of a step, of a track at its end, or of an ending, or the label of a resting level."""
    if is_ending(state):
        return process.endings[ending_of(state)].title
    if is_finished(state):
        return track_title(track_of(state), process)
    step = process.steps.get(state)
    return step.title if step else process.level(state).label


def track_title(track: str, process: Process) -> str:
    """Return the title of a track by its id."""
    step = process.steps.get(parallel_of(track))
    return next((one.title for one in (step.tracks if step else ()) if one.id == track), track)


def name_of(name: str, process: Process) -> str:
    """Return the title of a role, service, body or fact; a name that the case chose is its own title."""
    for registry in (process.roles, process.services, process.bodies):
        if name in registry:
            return registry[name].title
    if name == SERVICE:
        return _OWN_SERVICE[process.guideline.head.language]
    return next((fact.title for fact in process.guideline.facts if fact.id == name), name)


def quoted(titles: Iterable[str]) -> str:
    """Return titles as a refusal names them: «BUP», «PPT»."""
    return ", ".join(f"«{title}»" for title in titles)


def meant(typed: str, candidates: Iterable[tuple[str, str]]) -> str | None:
    """Return the id among pairs of id and title that a person means, by either; None where it is none of them."""
    wanted = typed.strip().casefold()
    return next((name for name, title in candidates if wanted in (name.casefold(), title.casefold())), None)


def role_meant(typed: str, process: Process) -> str | None:
    """Return the id of the role that a person means."""
    return meant(typed, ((role.id, role.title) for role in process.guideline.roles))
