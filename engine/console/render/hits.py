"""What a search found: each place with its case, what kind of text it is, and a short excerpt with the hit."""

from engine.application.searching import FoundCase, FoundCases, Hit
from engine.application.words import Words
from engine.console.glyphs import width_of
from engine.console.output import Output

SHORTEST = 20
_EXCERPT = 100
_BEFORE = 3  # a third of the room comes before the hit


def show_found(found: FoundCases, words: Words, *, out: Output) -> None:
    """Write every place: by case on a terminal, one a line with the whole text anywhere else."""
    if out.is_terminal and not out.accessible:
        for place, one in enumerate(found.cases):
            if place:
                out.line()
            _show_case(one, words, out=out)
        _show_sum(found, out=out)
        return
    header = [out.say(f"column.{name}") for name in ("case", "date", "where", "text")]
    rows = [
        [one.view.number, out.day(hit.on, year=True), place_text(hit, out), _told(hit, words, out=out)]
        for one in found.cases
        for hit in one.hits
    ]
    out.table(header, rows)


def place_text(hit: Hit, out: Output) -> str:
    """Return what kind of text a hit stands in; one that has been undone says so."""
    text = out.say(f"where.{hit.where}")
    return out.say("where.undone", where=text) if hit.undone else text


def excerpt(text: str, span: tuple[int, int], *, room: int, dots: str = "…") -> str:
    """Return so much of a text as there is room for, with the hit in it, cut between words where that can be done."""
    if len(text) <= room:
        return text
    begins, ends = span
    start = max(0, min(begins - (room - (ends - begins)) // _BEFORE, len(text) - room))
    stop = min(len(text), start + room)
    if start > 0:
        space = text.find(" ", start, begins)
        start = space + 1 if space >= 0 else start
    if stop < len(text):
        space = text.rfind(" ", ends, stop)
        stop = space if space >= 0 else stop
    return f"{dots if start else ''}{text[start:stop]}{dots if stop < len(text) else ''}"


def found_data(found: FoundCases, words: Words) -> dict[str, object]:
    """Return what was found for `--json`: `cases`, each with its `hits`; `unread`; `complete`."""
    return {
        "cases": [
            {
                "number": one.view.number,
                "alias": one.view.state.alias,
                "status": one.view.state.status.value,
                "hits": [_hit_data(hit, words) for hit in one.hits],
            }
            for one in found.cases
        ],
        "unread": list(found.unread),
        "complete": found.complete,
    }


def _hit_data(hit: Hit, words: Words) -> dict[str, object]:
    return {
        "where": hit.where,
        "happened_on": hit.on,
        "undone": hit.undone,
        "excerpt": excerpt(hit.text, words.first(hit.text) or (0, 0), room=_EXCERPT),
        "text": hit.text,
    }


def _show_case(one: FoundCase, words: Words, *, out: Output) -> None:
    out.line(f"{out.say('case.title', number=one.view.number)}   {one.view.state.alias}")
    rows = [(out.day_text(hit.on), place_text(hit, out), hit) for hit in one.hits]
    days = max(width_of(day) for day, _, _ in rows)
    places = max(width_of(place) for _, place, _ in rows)
    for day, place, hit in rows:
        lead = f"  {day.rjust(days)}  {place.ljust(places)}  "
        out.line(lead + _marked(hit, words, out=out, room=max(out.width - width_of(lead) - 2, SHORTEST)))


def _marked(hit: Hit, words: Words, *, out: Output, room: int) -> str:
    """Return the excerpt for a terminal, with the hit in strong letters where there are any."""
    shown = excerpt(hit.text, words.first(hit.text) or (0, 0), room=room, dots=out.glyph("…"))
    span = words.first(shown)
    if span is None:
        return shown
    begins, ends = span
    return shown[:begins] + out.paint(shown[begins:ends], "strong") + shown[ends:]


def _told(hit: Hit, words: Words, *, out: Output) -> str:
    """Return the whole text, or with ACCESSIBLE the excerpt."""
    if not out.accessible:
        return hit.text
    return excerpt(hit.text, words.first(hit.text) or (0, 0), room=_EXCERPT, dots=out.glyph("…"))


def _show_sum(found: FoundCases, *, out: Output) -> None:
    hits = sum(len(one.hits) for one in found.cases)
    if hits:
        out.line()
        cases = out.count("day.cases", len(found.cases))
        out.line(out.count("find.hits", hits, cases=cases))
