"""Owns the way from nodes that the schema has accepted to a guideline, and the order in which it is built."""

from collections.abc import Iterator

from engine.guideline.model import Guideline, Head, Level, Passage
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import Language, Status
from engine.language.build_entries import by_short_title, entries
from engine.language.build_levels import LevelsBuilder
from engine.language.build_own_rules import build_own_rules
from engine.language.build_registries import (
    build_bodies,
    build_facts,
    build_roles,
    build_services,
    build_tools,
    build_variants,
)
from engine.language.build_sections import (
    build_consent_types,
    build_endings,
    build_meeting_types,
    build_rules,
    build_side_work,
)
from engine.language.build_values import date_of, duration
from engine.language.build_whole import build_baton, build_entrances, build_labels, build_log
from engine.language.context import Context, Fields
from engine.language.references import Names
from engine.language.scope import Scope
from engine.language.shape import CONSENT_TYPE, ENDING, GUIDE, MEETING_TYPE, PASSAGE, SIDE_WORK
from engine.language.targets import Targets, plain_ending
from engine.language.terms import Group, is_silent, word
from engine.language.tree import Mapping, Scalar
from engine.values import replace


def build(root: Mapping, context: Context) -> Guideline:
    """Build the guideline; names that nobody has are told in the context, and then the guideline is not whole."""
    guide = Fields(root, GUIDE, context=context)
    names = Names(context)
    # Roles, tools and services come first, because bodies and kinds of meeting name them.
    roles, services = build_roles(guide, names), build_services(guide, names)
    tools, bodies = build_tools(guide, names), build_bodies(guide, names)
    facts, variants = build_facts(guide, names), build_variants(guide, names)
    labels = build_labels(guide)
    lines = _Lines(guide, names)
    targets = Targets(context, endings=by_short_title(lines.endings), level_word=dict(labels).get("level", ""))
    scope = Scope(names, targets)
    levels = LevelsBuilder(guide, scope).build()
    endings = tuple(build_endings(lines.endings, scope))
    whole = Guideline(
        head=replace(_head(guide, names), variants=variants, labels=labels),
        about=tuple(_passages(guide)),
        glossary=guide.pairs("glossary"),
        roles=roles,
        services=services,
        bodies=bodies,
        tools=tools,
        meeting_types=tuple(build_meeting_types(lines.meeting_types, scope)),
        facts=facts,
        consent_types=tuple(build_consent_types(lines.consent_types, scope)),
        log=build_log(guide, scope),
        baton=build_baton(guide, scope),
        entrances=tuple(build_entrances(guide, scope)),
        rules=tuple(build_rules(guide, scope)),
        own_rules=tuple(build_own_rules(guide, scope, levels=levels)),
        levels=levels,
        side_work=tuple(build_side_work(lines.side_work, scope)),
    )
    # The plain ending comes last: only now is it known whether anything has led to it.
    return replace(whole, endings=endings + tuple(_plain_ending(endings, levels, targets=targets)))


class _Lines:
    """What steps name and what names steps: the names are known before the steps, the rest is built after them."""

    def __init__(self, guide: Fields, names: Names) -> None:
        self.meeting_types = tuple(entries(guide, "meeting_types", shape=MEETING_TYPE))
        self.consent_types = tuple(entries(guide, "consent_types", shape=CONSENT_TYPE))
        self.side_work = tuple(entries(guide, "side_work", shape=SIDE_WORK))
        self.endings = tuple(entries(guide, "endings", shape=ENDING))
        names.meeting_types = by_short_title(self.meeting_types)
        names.consent_types = by_short_title(self.consent_types)
        names.side_work = by_short_title(self.side_work)


def _plain_ending(endings: tuple[Ending, ...], levels: tuple[Level, ...], *, targets: Targets) -> Iterator[Ending]:
    """Every guide can end plainly: where an answer says `slutt`, and from a resting place with no other way out."""
    rests = any(not level.steps for level in levels)
    if targets.ends_plainly or (rests and not endings):
        yield plain_ending(targets.context)


def _head(guide: Fields, names: Names) -> Head:
    language = guide.context.language
    at, silent, inferred = guide.marks((guide.key("guide_title") or guide.first()).span)
    status = word(Group.STATUSES, guide.text("status") or "", language=language)
    return Head(
        at=at,
        silent=silent,
        inferred=inferred,
        id=guide.text("id") or "",
        title=guide.text("guide_title") or "",
        language=Language(language),
        version=guide.text("version") or "",
        status=Status(status or Status.DRAFT),
        municipality=guide.text("municipality"),
        municipality_number=guide.text("municipality_number"),
        updated=date_of(guide, "updated"),
        valid_from=date_of(guide, "valid_from"),
        next_review=date_of(guide, "next_review"),
        owner=guide.text("owner"),
        approved_by=guide.text("approved_by"),
        contacts=tuple(_contacts(guide, names)),
        audience=guide.text("audience"),
        builds_on=guide.text("builds_on"),
        source=guide.text("source"),
        retention=guide.text("retention"),
        archived_within=duration(guide, "archived_within"),
        kept_for=duration(guide, "kept_for"),
    )


def _contacts(guide: Fields, names: Names) -> Iterator[tuple[str, str]]:
    for task, value in guide.entries("contacts"):
        if isinstance(value, Scalar) and not is_silent(value.text, guide.context.language):
            for role in names.ids(value):
                yield task.text, role


def _passages(guide: Fields) -> Iterator[Passage]:
    for node in guide.items("about"):
        fields = Fields(node, PASSAGE, context=guide.context)
        at, silent, inferred = fields.marks(fields.first().span)
        yield Passage(
            at=at,
            silent=silent,
            inferred=inferred,
            title=fields.text("title") or "",
            audience=fields.text("for_whom"),
            text=fields.text("text"),
        )
