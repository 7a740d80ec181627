"""The own view of whom a case is about: who that is in a guide, and the evaluations where it is not recorded."""

from collections.abc import Collection

from engine.cases.state import CaseState
from engine.cases.vocabulary import SubjectKind
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind

_YOUNG = frozenset({SubjectKind.CHILD, SubjectKind.YOUTH})


def unheard(heard: Collection[str], state: CaseState, *, process: Process) -> Role | None:
    """Return the role of whom the case is about, where an evaluation that heard these roles did not hear it.

    None where the guide has no such role, or where it is kept out of the case: nobody can have asked then.
    """
    own = own_roles(state.subject, process)
    if not own or any(role.id in heard or role.id in state.kept_out for role in own):
        return None
    return own[0]


def unheard_last(state: CaseState, *, process: Process) -> Role | None:
    """Return the role of whom the case is about, where it was not heard in the evaluation that was made last."""
    return unheard(state.evaluations[-1][1], state, process=process) if state.evaluations else None


def own_roles(subject: SubjectKind | None, process: Process) -> tuple[Role, ...]:
    """Return the roles that whom the case is about may have: the child's where it is one, and whom the guide says."""
    young, about = (
        tuple(role for role in process.guideline.roles if role.kind is kind)
        for kind in (RoleKind.CHILD, RoleKind.SUBJECT)
    )
    return (*young, *about) if subject is None or subject in _YOUNG else about
