"""Finds the way of every line: cards to the next one straight down, all others in the gutters, never through a box.

Every gutter has lanes. Left of a column run the ways back to its own steps, innermost the shortest. Right of it run
the ways to other levels; what goes farther than the next column rises to a channel between the heads and the cards,
one channel for each level. Ways that end in the same place share their lane, so that one arrow comes in.
"""

from collections.abc import Iterator, Mapping

from engine.application.sketch import Card, Column, Sketch, Way
from engine.exporters.drawing.place import BOX, MARGIN, Box, Placed
from engine.values import Struct

LANE = 12  # between two lanes
EDGE = 14  # from a column to the lane nearest on its right
TIP = 20  # from a column to the lane nearest on its left: an arrow stands between
LEAST = 48  # how wide a gutter between two columns is at least
CHANNEL = 12
HIGH, LOW = 20, 16  # where an arrow comes into a card: from another level high up, from its own level low down


Goal = tuple[int, str]  # a column, and a card in it; without a card, where the level is entered


class Line(Struct, frozen=True):
    """A line along these points to an arrow at its end, in the colour of the level at `tone`; grey without one."""

    points: tuple[tuple[float, float], ...]
    tone: int | None = None


class Link(Struct, frozen=True):
    """A way that is drawn from a pill of a column: to another column, or to a card (`key`) in it or in its own."""

    source: int
    pill: str
    target: int
    key: str

    @property
    def goal(self) -> Goal:
        """Where it leads: ways to one goal share their lanes, and come in as one arrow."""
        return self.target, self.key

    @property
    def is_at_home(self) -> bool:
        """Tell whether it stays in its column."""
        return self.source == self.target

    @property
    def is_near(self) -> bool:
        """Tell whether it goes to the head of the row in the next column, which needs no channel."""
        return self.target == self.source + 1 and not self.key


class Plan(Struct, frozen=True, kw_only=True):
    """Which lanes there are, before anything has a place: the gutters are as wide as their lanes need.

    `away` holds for each column where its ways to the right lead, in the order of their lanes; `home` the lane of each
    card that ways lead to from below or from a channel, and of the first one (``""``).
    """

    links: tuple[Link, ...]
    away: tuple[tuple[Goal, ...], ...]
    home: tuple[Mapping[str, int], ...]
    channels: tuple[Goal, ...]

    def gutter(self, column: int) -> float:
        """Return how wide the gutter left of this column is; for one past the last, that right of the last."""
        away = len(self.away[column - 1]) if column else 0
        home = max(self.home[column].values(), default=-1) + 1 if column < len(self.home) else 0
        used = (EDGE + LANE * (away - 1) if away else 0) + (TIP + LANE * (home - 1) if home else 0)
        if column in (0, len(self.home)):
            return max(used + MARGIN, MARGIN)
        return max(used + (LANE if home else TIP), LEAST)


def plan(sketch: Sketch) -> Plan:
    """Lay out the lanes of a sketch."""
    links = tuple(_links(sketch))
    far = {link.goal for link in links if not (link.is_at_home or link.is_near)}
    count = range(len(sketch.columns))
    return Plan(
        links=links,
        away=tuple(_away(place, links) for place in count),
        home=tuple(_home(place, sketch.columns[place], links=links) for place in count),
        channels=tuple(sorted(far)),
    )


def _links(sketch: Sketch) -> Iterator[Link]:
    """Give the lines to draw; none to the next card, which the card's own arrow leads to, and none to an ending."""
    columns = {column.key: place for place, column in enumerate(sketch.columns)}
    cards = {card.key: place for place, column in enumerate(sketch.columns) for card in column.every_card}
    for source, column in enumerate(sketch.columns):
        for card in column.every_card:
            pairs = [(way, target) for way in card.ways for target in way.targets if target != card.onward]
            for way, target in pairs:
                if target in columns:
                    place = columns[target]
                    yield Link(source, way.key, place, column.cards[0].key if place == source else "")
                elif target in cards:
                    yield Link(source, way.key, cards[target], target)


def _away(place: int, links: tuple[Link, ...]) -> tuple[Goal, ...]:
    """Return where the ways of a column lead; the next level last, so that its lane is nearest to it."""
    found = {link.goal for link in links if link.source == place and not link.is_at_home}
    return tuple(sorted(found, key=lambda goal: (goal == (place + 1, ""), goal)))


def _home(place: int, column: Column, *, links: tuple[Link, ...]) -> dict[str, int]:
    """Return the lane of each card that ways lead to: the shortest innermost, and no two that overlap in the same."""
    order = {"": 0} | {key: place for place, key in enumerate(_downwards(column.cards), start=1)}
    spans: dict[str, tuple[int, int]] = {}
    for link in links:
        if link.target == place and not link.is_near:
            start = order[link.pill] if link.is_at_home else 0
            low, high = spans.get(link.key, (order[link.key], order[link.key]))
            spans[link.key] = (min(low, start), max(high, start))
    lanes: dict[str, int] = {}
    for key, (low, high) in sorted(spans.items(), key=lambda span: (span[1][1] - span[1][0], span[1])):
        taken = {lane for other, lane in lanes.items() if spans[other][0] <= high and low <= spans[other][1]}
        lanes[key] = next(lane for lane in range(len(lanes) + 1) if lane not in taken)
    return lanes


def _downwards(cards: tuple[Card, ...]) -> Iterator[str]:
    """Give the keys of cards and ways in the order in which they lie under each other."""
    for card in cards:
        yield card.key
        for track in card.tracks:
            yield from _downwards(track.cards)
        yield from (way.key for way in card.ways)


def lines(plan: Plan, columns: tuple[Placed, ...]) -> tuple[Line, ...]:
    """Return the lines between boxes that have their places."""
    straight = tuple(line for column in columns for line in _straight(column))
    return straight + tuple(_line(link, plan, columns=columns) for link in plan.links)


def _straight(column: Placed) -> Iterator[Line]:
    """Give an arrow from each card, or the last of its pills, to where the work goes on; to its tracks first."""
    x = column.x + BOX / 2
    tops = {stack.card.of.key: stack.card.y for stack in column.stacks if isinstance(stack.card.of, Card)}
    for stack in column.stacks:
        if stack.frame:
            yield Line(((x, stack.card.bottom), (x, stack.frame.y)))
        if isinstance(stack.card.of, Card) and stack.card.of.onward:
            yield Line(((x, stack.bottom), (x, tops[stack.card.of.onward])))


def _line(link: Link, plan: Plan, *, columns: tuple[Placed, ...]) -> Line:
    source, target = columns[link.source], columns[link.target]
    pill = _pill(source, link.pill)
    box = _entered(target, link.key)
    middle = pill.y + pill.high / 2
    into = box.bottom - LOW if link.key else box.y + HIGH
    lane = target.x - TIP - LANE * plan.home[link.target].get(link.key, 0)
    if link.is_at_home:
        return Line(((pill.x, middle), (lane, middle), (lane, into), (box.x, into)), link.target)
    out = source.x + BOX + EDGE + LANE * plan.away[link.source].index(link.goal)
    if link.is_near:
        return Line(((pill.right, middle), (out, middle), (out, into), (box.x, into)), link.target)
    level = source.head.bottom + CHANNEL * (plan.channels.index(link.goal) + 1)
    points = ((pill.right, middle), (out, middle), (out, level), (lane, level), (lane, into), (box.x, into))
    return Line(points, link.target)


def _pill(column: Placed, key: str) -> Box:
    return next(
        pill for stack in column.stacks for pill in stack.pills if isinstance(pill.of, Way) and pill.of.key == key
    )


def _entered(column: Placed, key: str) -> Box:
    """Return the box that a way comes into: that of a card, else the first one of the column."""
    if column.rest is not None:
        return column.rest
    cards = [stack.card for stack in column.stacks]
    return next((card for card in cards if isinstance(card.of, Card) and card.of.key == key), cards[0])
