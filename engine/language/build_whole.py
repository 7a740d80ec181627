"""Owns building what holds for a guide as a whole: its labels, its log, its baton, and where a case may begin."""

from collections.abc import Iterator

from engine.diagnostics import fault
from engine.guideline.registry import Baton, BetweenMeetings, Entrance, HolderRule, Log
from engine.guideline.vocabulary import LogPart, TargetKind
from engine.language.build_values import texts
from engine.language.context import Fields, scalars
from engine.language.scope import Scope
from engine.language.shape import BATON, BETWEEN, ENTRANCE, HOLDER, LABELS, LOG
from engine.language.suggest import shown
from engine.language.terms import Group, word
from engine.language.tree import Mapping

_LABELS = tuple(slot.target for slot in LABELS.slots)


def build_labels(guide: Fields) -> tuple[tuple[str, str], ...]:
    """Return the guide's own words for keys, by the keys' English names."""
    value = guide.value("labels")
    if not isinstance(value, Mapping):
        return ()
    fields = Fields(value, LABELS, context=guide.context)
    written = ((name, fields.text(f"{name}_label")) for name in _LABELS)
    return tuple((name, label) for name, label in written if label)


def build_log(guide: Fields, scope: Scope) -> Log | None:
    """Build what the guide says of the stafettlogg."""
    value, name = guide.value("log"), guide.key("log")
    if not isinstance(value, Mapping) or name is None:
        return None
    fields = Fields(value, LOG, context=guide.context)
    at, silent, inferred = fields.marks(name.span)
    language = guide.context.language
    parts = (word(Group.LOG_PARTS, scalar.text, language=language) for scalar in scalars(fields.value("log_parts")))
    return Log(
        at=at,
        silent=silent,
        inferred=inferred,
        levels=scope.levels(fields),
        tools=scope.tools(fields),
        parts=tuple(LogPart(part) for part in parts if part),
        consent=scope.names.consent_type(fields.scalar("log_consent")),
    )


def build_baton(guide: Fields, scope: Scope) -> Baton | None:
    """Build what the guide says of its stafettholder."""
    value, name = guide.value("baton"), guide.key("baton")
    if not isinstance(value, Mapping) or name is None:
        return None
    fields = Fields(value, BATON, context=guide.context)
    at, silent, inferred = fields.marks(name.span)
    return Baton(
        at=at,
        silent=silent,
        inferred=inferred,
        levels=scope.levels(fields),
        from_first_measure=fields.text("latest") is not None,
        holders=tuple(_holders(fields, scope)),
        influenced_by=scope.people(fields, "influenced_by"),
        by_acceptance=fields.text("takeover") is not None,
        weighed=texts(fields, "weighed"),
        between=_between(fields, scope),
        duties=texts(fields, "duties"),
    )


def _holders(baton: Fields, scope: Scope) -> Iterator[HolderRule]:
    for node in baton.items("holders"):
        fields = Fields(node, HOLDER, context=baton.context)
        at, silent, inferred = fields.marks(fields.first().span)
        yield HolderRule(
            at=at,
            silent=silent,
            inferred=inferred,
            levels=scope.levels(fields),
            preferred=scope.people(fields, "preferred"),
            decided_by=scope.people(fields, "decided_by"),
            why=fields.text("why"),
        )


def _between(baton: Fields, scope: Scope) -> BetweenMeetings | None:
    value, name = baton.value("between"), baton.key("between")
    if not isinstance(value, Mapping) or name is None:
        return None
    fields = Fields(value, BETWEEN, context=baton.context)
    at, silent, inferred = fields.marks(name.span)
    return BetweenMeetings(
        at=at,
        silent=silent,
        inferred=inferred,
        talk_with=scope.people(fields, "talk_with"),
        what=fields.text("what"),
    )


def build_entrances(guide: Fields, scope: Scope) -> Iterator[Entrance]:
    """Build where a case may start; it starts at a step or a level, never at an ending."""
    for node in guide.items("entrances"):
        fields = Fields(node, ENTRANCE, context=guide.context)
        at, silent, inferred = fields.marks(fields.first().span)
        start, written = scope.place(fields, "from"), fields.scalar("from")
        if start and written and start.kind is TargetKind.ENDING:
            name, level = shown(written.text), scope.targets.word_for_level()
            guide.context.tell(fault("R28", "ending-as-start", written.span, name=name, level=level))
        elif start:
            yield Entrance(
                at=at,
                silent=silent,
                inferred=inferred,
                start=start,
                who=scope.names.anybody(fields.value("who")),
                what=fields.text("what"),
            )
