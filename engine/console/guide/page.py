"""A guide as plain text that reads like the printed one: the head, what always holds, and each level step by step."""

from collections.abc import Iterable, Iterator

from engine.console.guide.frame import beside_blocks, frame_blocks, rule_blocks
from engine.console.guide.names import Names, is_whole
from engine.console.guide.origin import NO_ORIGINS, Origins
from engine.console.guide.own_rules import own_rule_blocks
from engine.console.guide.registry import list_blocks
from engine.console.guide.sheet import BAR, Block, Line, Sheet, said
from engine.console.guide.steps import common_fields, step_blocks, title_reading, track_number
from engine.console.output import Output
from engine.guideline.model import Guideline, Level
from engine.guideline.names import UNNAMED_LEVEL
from engine.i18n import date_text


def write_guide(guideline: Guideline, output: Output, *, origins: Origins = NO_ORIGINS) -> None:
    """Write a whole guide to stdout, in its own language; `origins` tells what came from its base."""
    names = Names(guideline, origins)
    rules, levels = tuple(rule_blocks(names)), tuple(_levels(names))
    is_inferred = _base_is_inferred((*rules, *levels), origins)
    inferred = names.say("guide-inferred")
    sheet = Sheet(output=output, origins=origins, inferred=inferred, base_is_inferred=is_inferred)
    sheet.write(
        (
            _head(names, sheet),
            *_about(names),
            *rules,
            *own_rule_blocks(names),
            *frame_blocks(names),
            *levels,
            *beside_blocks(names),
            *list_blocks(names),
        )
    )


def _base_is_inferred(blocks: Iterable[Block], origins: Origins) -> bool:
    """Tell whether all that came from the base is a reading, where it says anything: then it is told only once."""
    shared = [
        line.is_inferred or line.is_silent or block.is_inferred
        for block in blocks
        for line in block.lines
        if origins.is_from_base(line.at)
    ]
    return bool(shared) and all(shared)


def _head(names: Names, sheet: Sheet) -> Block:
    head = names.guideline.head
    return Block(title=head.title, at=names.origins.place(head, "title"), lines=said(_head_lines(names, sheet)))


def _head_lines(names: Names, sheet: Sheet) -> Iterator[Line]:
    head, say, line = names.guideline.head, names.say, names.line
    yield line("id", head, field="id", said=head.id)
    number = f" ({head.municipality_number})" if head.municipality_number else ""
    yield line("municipality", head, field="municipality", said=f"{head.municipality or ''}{number}".strip())
    status = say(f"status-{head.status.value}")
    version = say("guide-version-text", version=head.version, status=status)
    yield line("version", head, field="version", said=version)
    yield line("language", head, field="language", said=say(f"language-{head.language.value}"))
    yield line("builds-on", head, field="builds_on", said=_base(names, sheet))
    for label, field, day in (
        ("updated", "updated", head.updated),
        ("valid-from", "valid_from", head.valid_from),
        ("review", "next_review", head.next_review),
    ):
        yield line(label, head, field=field, said=date_text(day, head.language) if day else "")
    yield names.written("owner", head, field="owner")
    yield names.written("approved", head, field="approved_by")
    yield names.written("audience", head, field="audience")
    yield line("variants", head, field="variants", said=names.listed(head.variants))
    yield names.written("source", head, field="source")
    yield names.written("retention", head, field="retention")
    for label, field, limit in (
        ("archived-within", "archived_within", head.archived_within),
        ("kept-for", "kept_for", head.kept_for),
    ):
        yield line(label, head, field=field, said=limit.text if limit else "")
    for what, who in head.contacts:
        at = names.origins.place(head, f"contacts/{what}")
        yield Line(label=what[:1].upper() + what[1:], text=names.person(who), at=at)


def _base(names: Names, sheet: Sheet) -> str:
    """Return the base of the guide, how what came from it is marked, and whether all of that was inferred."""
    base, say = names.guideline.head.builds_on or "", names.say
    if not sheet.origins.has_base:
        return base
    mark = say("guide-from-base") if sheet.output.accessible else BAR.strip()
    told = [say("guide-base-mark" if sheet.output.accessible else "guide-base-bar", base=base, mark=mark)]
    if sheet.base_is_inferred:
        told.append(say("guide-base-inferred"))
    return " ".join(told)


def _about(names: Names) -> Iterator[Block]:
    for passage in names.guideline.about:
        at = names.origins.place(passage, "title")
        lines = said(
            (
                names.line("tool-audience", passage, field="audience", said=passage.audience or ""),
                names.bare(passage, "text", said=passage.text or ""),
            )
        )
        yield Block(title=passage.title, at=at, is_inferred=is_whole(passage), lines=lines)


def _levels(names: Names) -> Iterator[Block]:
    for level in names.guideline.levels:
        yield _level(level, names)
        for number, step in enumerate(level.steps, start=1):
            yield from step_blocks(step, names, number=step_number(level, number))


def _level(level: Level, names: Names) -> Block:
    """Return the heading of a level with what holds for all its steps."""
    name = names.level(level.id).upper()
    title = f"  {level.title}" if level.title and level.title.upper() != name else ""
    lines = [names.bare(level, "purpose", said=level.purpose or ""), *_of_level(level, names)]
    if not level.steps:
        lines.append(Line(text=names.say("guide-resting")))
    return Block(
        title=f"{name}{title}" or names.say("guide-steps"),
        reading=title_reading(level, names),
        at=names.origins.place(level, "title"),
        is_inferred=is_whole(level),
        lines=said(lines),
    )


def step_numbers(guideline: Guideline) -> dict[str, str]:
    """Return the number of each step by its id, those on tracks too: `2.2` has `2.2a.1`."""
    found: dict[str, str] = {}
    for level in guideline.levels:
        for count, step in enumerate(level.steps, start=1):
            found[step.id] = step_number(level, count)
            for place, track in enumerate(step.tracks):
                for inner, one in enumerate(track.steps, start=1):
                    found[one.id] = track_number(found[step.id], place, inner=inner)
    return found


def step_number(level: Level, step: int) -> str:
    """Return the number of a step: `2.1`, and only its own on a level that has a name instead of a number."""
    is_numbered = level.id != UNNAMED_LEVEL and " " not in level.label.strip()
    return f"{level.label}.{step}" if is_numbered else str(step)


def _of_level(level: Level, names: Names) -> Iterator[Line]:
    for field in ("who", "hears", "without"):
        yield names.line(field, level, field=field, said=names.people(getattr(level, field)))
    yield from common_fields(level, names)
