"""Turns those who take part in a case into lines: who they are, and the measures that each answers for."""

from engine.cases.bindings import Binding
from engine.cases.state import Measure
from engine.cases.vocabulary import ResponsibleKind
from engine.cases.whom import is_meant
from engine.exporters.lines import Shared
from engine.exporters.paper_lines import PartLine
from engine.guideline.vocabulary import RoleKind
from engine.i18n import text


def part_lines(case: Shared) -> tuple[PartLine, ...]:
    """Return the people and roles that take part, the stafettholder first, with what each answers for.

    Whoever answers for a running measure without a role in the case stands last: they take part by it.
    """
    lines, told = [], set[str]()
    if case.now.coordinator:
        who = case.names.actor(case.now.coordinator)
        mine = [one for one in case.state.running() if _is_called(one, case, case.names.coordinator, who)]
        lines.append(_line(case.names.coordinator, who, measures=mine))
        told |= {one.id for one in mine}
    for binding in case.state.roles.values():
        mine = [one for one in case.state.running() if _answers(one, binding, case=case)]
        lines.append(_line(case.names.any(binding.role), case.names.bound(binding), measures=mine))
        told |= {one.id for one in mine}
    return (*lines, *_by_measure_alone(case, told))


def _line(role: str, who: str | None, *, measures: list[Measure]) -> PartLine:
    return PartLine(role=role, who=who, tasks=tuple(one.title for one in measures))


def _answers(measure: Measure, binding: Binding, *, case: Shared) -> bool:
    """Tell whether a role answers for a measure: by its name, by who it is, or by a word everybody has for it."""
    role, who = case.names.any(binding.role), case.names.bound(binding)
    kind = next((one.kind for one in case.process.guideline.roles if one.id == binding.role), None)
    return (
        _is_called(measure, case, role, who or role)
        or (measure.responsible_kind is ResponsibleKind.GUARDIANS and kind is RoleKind.GUARDIANS)
        or (
            measure.responsible_kind is not ResponsibleKind.SERVICE
            and is_meant(measure.responsible, binding.role, state=case.state, process=case.process)
        )
    )


def _is_called(measure: Measure, case: Shared, *names: str) -> bool:
    return case.names.any(measure.responsible).casefold() in {name.casefold() for name in names}


def _by_measure_alone(case: Shared, told: set[str]) -> tuple[PartLine, ...]:
    found: dict[str, list[Measure]] = {}
    for one in case.state.running():
        if one.id not in told and one.responsible_kind is not ResponsibleKind.SERVICE:
            found.setdefault(case.names.any(one.responsible), []).append(one)
    role = text("document.responsible", case.process.guideline.head.language.value)
    return tuple(_line(role, who, measures=measures) for who, measures in found.items())
