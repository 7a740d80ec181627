"""A picture of a guide can be read: nothing lies over anything else, every step is in it, and it needs nothing else."""

import re
from html import unescape
from xml.dom import minidom

import pytest

from engine.application.sketch import Card, Heading, Mark, Sketch, Way
from engine.console.guide.sketching import Standing, sketch_of
from engine.exporters.drawing import drawn, style
from engine.exporters.drawing.letters import width, wrap
from engine.exporters.drawing.place import ABOUT, STEP, Box
from engine.exporters.drawing.place import Line as Words
from engine.exporters.drawing.route import Line
from engine.exporters.drawing.svg import Picture, lay_out
from engine.guideline.model import steps_of
from engine.values import replace
from tests.exporters.drawn import (
    IMAGINED,
    NAMES,
    SHIPPED,
    boxes,
    guide,
    outside,
    over_each_other,
    overlapping,
    renamed,
    sketch,
    through,
)

MOST_BYTES = 20_000
LEAST_SIZE = 12
LEAST_CONTRAST = 4.5
WITH_TRACKS = next(str(path) for path in IMAGINED if path.stem == "gravid")
HOSTILE = "</text><script>alert(1)</script> \"x\" 'y' & ]]> <!-- \\ {z} %% end\x0b"


def picture(name: str) -> Picture:
    return lay_out(sketch(name))


def read(text: str) -> minidom.Element:
    root = minidom.parseString(text).documentElement  # noqa: S318 - what is read is what the program has just written
    assert root is not None
    return root


def words(root: minidom.Element) -> str:
    """Return all the text of a picture; a break of line is a space."""
    return " ".join(node.firstChild.data for node in root.getElementsByTagName("text"))  # type: ignore[union-attr] # each text has its words


# ------------------------------------------------------------ where things are


@pytest.mark.parametrize("name", NAMES)
def test_no_two_boxes_overlap(name: str) -> None:
    assert list(overlapping(boxes(picture(name)))) == []


@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_inside_its_box_and_large_enough(name: str) -> None:
    found = boxes(picture(name))
    assert list(outside(found)) == []
    assert min(line.face.size for box in found for line in box.lines) >= LEAST_SIZE


@pytest.mark.parametrize("name", NAMES)
def test_no_line_goes_through_a_box_and_no_two_share_a_lane(name: str) -> None:
    found = picture(name)
    assert list(through(found)) == []
    assert list(over_each_other(found)) == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_inside_the_picture(name: str) -> None:
    found = picture(name)
    ends = [point for line in found.lines for point in line.points]
    ends += [corner for box in boxes(found) for corner in ((box.x, box.y), (box.right, box.bottom))]
    assert all(0 <= x <= found.wide and 0 <= y <= found.high for x, y in ends)


def framed(found: Picture) -> list[tuple[Box, list[Box]]]:
    """Return each frame of a picture with the boxes that lie inside it."""
    stacks = [stack for column in found.columns for stack in column.stacks]
    frames = [stack.frame for stack in stacks if stack.frame]
    every = [box for stack in stacks for box in (stack.card, *stack.pills)]
    return [(frame, [box for box in every if holds(frame, box)]) for frame in frames]


def holds(frame: Box, box: Box) -> bool:
    return frame.x < box.x and box.right < frame.right and frame.y < box.y and box.bottom < frame.bottom


def test_tracks_stand_in_a_frame_that_the_work_goes_into_and_out_of() -> None:
    found = picture(WITH_TRACKS)
    ((frame, inside),) = framed(found)
    numbers = [box.of.number for box in inside if isinstance(box.of, Card)]
    assert numbers == ["2.2a.1", "2.2a.2", "2.2a.3", "2.2b.1", "2.2b.2", "2.2b.3", "2.2c.1"]
    overs = [line for column in found.columns for stack in column.stacks for line in stack.over]
    assert [line.text for line in overs] == ["Spor: Helse", "Spor: Økonomi og bustad", "Spor: Dei to"]
    assert all(frame.y < line.y - line.face.size and line.x + line.wide < frame.right for line in overs)
    (into,) = [line for line in found.lines if line.points[-1][1] == frame.y]
    (out_of,) = [line for line in found.lines if line.points[0][1] == frame.bottom]
    assert [len(line.points) for line in (into, out_of)] == [2, 2]


def test_a_way_on_from_tracks_stands_under_their_frame() -> None:
    before = sketch(WITH_TRACKS)
    first, second = before.columns
    way = Way(key="s1_2_g", heading=Heading.RETURN, title="Videre", leads="til nivå 1", targets=("n0",))
    cards = tuple(replace(card, ways=(way,), onward=None) if card.tracks else card for card in second.cards)
    found = lay_out(replace(before, columns=(first, replace(second, cards=cards))))
    (pill,) = [pill for stack in found.columns[1].stacks for pill in stack.pills if pill.of is way]
    ((frame, _),) = framed(found)
    assert pill.y > frame.bottom
    assert list(overlapping(boxes(found))) == []
    assert (list(through(found)), list(over_each_other(found))) == ([], [])


def test_what_is_wrong_with_a_picture_is_found() -> None:
    """The looks above can fail: each finds what is put wrong on purpose."""
    sound = picture("os")
    card = sound.columns[0].stacks[0].card
    moved = Box(x=card.x + 5, y=card.y + 5, wide=card.wide, high=card.high, lines=())
    assert list(overlapping((card, moved)))
    long = Words("Et langt ord", STEP, card.right - 20, card.y + 20)
    assert list(outside((Box(x=card.x, y=card.y, wide=card.wide, high=card.high, lines=(long,)),)))
    middle = card.y + card.high / 2
    crossing = Line(((card.x - 10, middle), (card.right + 10, middle)))
    assert list(through(replace(sound, lines=(crossing,))))
    one, other = Line(((5.0, 0.0), (5.0, 90.0), (9.0, 90.0))), Line(((5.0, 40.0), (5.0, 70.0), (9.0, 70.0)))
    assert list(over_each_other(replace(sound, lines=(one, other))))


# ------------------------------------------------------------ what is in it


@pytest.mark.parametrize("name", NAMES)
def test_every_step_and_answer_is_in_it_once_and_every_link_leads_somewhere(name: str) -> None:
    read_from = guide(name)
    root = read(drawn(sketch_of(read_from), "svg"))
    links = root.getElementsByTagName("a")
    titles = [link.getElementsByTagName("title") for link in links if link.hasAttribute("id")]
    steps = [step for level in read_from.levels for step in steps_of(level)]
    assert len(titles) == len(steps)
    for title, step in zip(titles, steps, strict=True):
        assert step.title in title[0].firstChild.data  # type: ignore[union-attr] # a title has its words
    ids = [node.getAttribute("id") for node in root.getElementsByTagName("*") if node.hasAttribute("id")]
    assert len(ids) == len(set(ids))
    assert {link.getAttribute("href")[1:] for link in links} <= set(ids)
    said = words(root)
    for level in read_from.levels:
        assert all(word in said for word in (level.title or "").split())
    for rule in read_from.rules:
        assert rule.do in said or all(word in said for word in rule.do.split())
    assert answers_of(sketch_of(read_from)) == sorted(one.title for step in steps for one in step.answers)


def answers_of(found: Sketch) -> list[str]:
    """Return the words of the answers in a sketch; those of other ways out have a letter last in their key."""
    ways = [way for column in found.columns for card in column.every_card for way in card.ways]
    return sorted(way.title for way in ways if way.key[-1].isdecimal())


@pytest.mark.parametrize("name", SHIPPED)
def test_each_answer_is_drawn_under_its_own_step(name: str) -> None:
    drawn_under = {
        stack.card.of.key: [" ".join(line.text for line in pill.lines) for pill in stack.pills]  # type: ignore[union-attr] # a card's box is made of a card
        for column in picture(name).columns
        for stack in column.stacks
    }
    for column in sketch(name).columns:
        for card in column.every_card:
            assert len(drawn_under[card.key]) == len(card.ways)
            for way, text in zip(card.ways, drawn_under[card.key], strict=True):
                assert way.title in text
                assert way.leads in text


def test_a_loop_an_ending_and_a_way_to_another_level_are_told_apart() -> None:
    ways = {way.title: way for column in sketch("os").columns for card in column.every_card for way in card.ways}
    assert (ways["Endre"].heading, ways["Flere tjenester trengs"].heading) == ("back", "forward")
    assert ways["Uten oppfølging"].heading == "end"
    assert ways["Nei"].heading == "return"
    assert ways["Flere tjenester trengs"].leads == "til nivå 2"
    assert ways["Med fortsatt oppmerksomhet"].leads == "Avsluttet med fortsatt oppmerksomhet"


def test_where_a_case_stands_is_said_by_sign_word_and_mark() -> None:
    marks = {"0/oppmerksomhet": Mark.DONE, "0/del-bekymringen": Mark.HERE, "3/tverrfaglig-møte": Mark.LEFT_OUT}
    root = read(drawn(sketch_of(guide("os"), Standing(told="Sak 1", marks=marks)), "svg"))
    here = [link for link in root.getElementsByTagName("a") if link.getAttribute("aria-current") == "step"]
    assert [link.getElementsByTagName("title")[0].firstChild.data[:3] for link in here] == ["0.2"]  # type: ignore[union-attr] # a title has its words
    said = words(root)
    assert "● NÅ 0.2 Del bekymringen" in said
    assert "✓ 0.1 Oppmerksomhet" in said
    assert "– 3.1 Tverrfaglig møte" in said
    assert "✓ gjort" in said
    assert "✓ gjort" not in words(read(drawn(sketch("os"), "svg")))


def test_a_case_at_rest_on_a_level_is_shown_there() -> None:
    root = read(drawn(sketch_of(guide("froland"), Standing(told="Sak 1", marks={"2/": Mark.HERE})), "svg"))
    here = [node for node in root.getElementsByTagName("g") if node.getAttribute("aria-current") == "step"]
    assert len(here) == 1
    assert "● NÅ" in words(here[0])
    assert "Flere tjenester samarbeider." in words(here[0])


def test_what_is_said_of_the_whole_fits_a_guide_without_steps() -> None:
    assert sketch("froland").description.startswith("4 nivåer. Hver kolonne er et nivå. Det har ingen steg")
    assert sketch("os").description.startswith("4 nivåer og 24 steg. Hver kolonne er et nivå, og hvert kort et steg")


def test_a_title_over_a_step_has_one_full_stop_between_its_parts() -> None:
    text = drawn(sketch_of(guide("os"), Standing(told="Sak 1", marks={"0/oppmerksomhet": Mark.HERE})), "svg")
    assert "bør gjøre noe. NÅ</title>" in text
    assert ".." not in "".join(re.findall("<title>.*?</title>", text))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_picture_of_a_case_is_small_too(name: str) -> None:
    steps = [step.id for level in guide(name).levels for step in steps_of(level)]
    marks = dict.fromkeys(steps, Mark.DONE) | dict.fromkeys(steps[-1:], Mark.HERE)
    text = drawn(sketch_of(guide(name), Standing(told="ØVELSE · Sak 2026-001", marks=marks)), "svg")
    assert len(text.encode()) <= MOST_BYTES


# ------------------------------------------------------------ the file


@pytest.mark.parametrize("name", SHIPPED)
def test_a_picture_of_a_shipped_guide_is_small_the_same_each_time_and_needs_nothing_else(name: str) -> None:
    text = drawn(sketch(name), "svg")
    assert len(text.encode()) <= MOST_BYTES
    assert text == drawn(sketch(name), "svg")
    root = read(text)
    assert root.getElementsByTagName("title")[0].firstChild.data == guide(name).head.title  # type: ignore[union-attr] # a title has its words
    assert root.getElementsByTagName("desc")
    assert root.getAttribute("lang") == guide(name).head.language.value
    assert not re.search(r"<script|<image|<use|<foreignObject|url\(|@import|javascript:| on\w+=", text)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_it_should_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("base", "tones", "scheme"), [(style.LIGHT, style.TONES_LIGHT, "light"), (style.DARK, style.TONES_DARK, "dark")]
)
def test_every_text_can_be_told_from_what_is_behind_it(
    base: dict[str, str], tones: tuple[str, ...], scheme: str
) -> None:
    behind, edge = style.SAFETY[scheme]
    pairs = [(base[word], place) for word in ("text", "faint") for place in (base["page"], style.HERE[scheme], behind)]
    pairs += [(base["on"], tone) for tone in tones]
    assert min(contrast(one, other) for one, other in pairs) >= LEAST_CONTRAST
    edges = [(edge, base["page"]), (base["line"], base["page"]), *((tone, base["page"]) for tone in tones)]
    assert min(contrast(one, other) for one, other in edges) >= 3


@pytest.mark.parametrize("kind", ["svg", "dot", "mermaid"])
def test_words_of_a_guide_are_only_words(kind: str) -> None:
    text = drawn(hostile(), kind)
    if kind == "svg":
        assert "alert(1)" in words(read(text))
        assert "<script" not in text
    if kind == "dot":
        assert tokens(text)
    if kind == "mermaid":
        assert "<script" not in text
        assert "%%" not in text


def test_graphviz_is_told_that_no_name_of_a_sign_is_meant() -> None:
    assert 'label="0.1 A &amp;amp; B"' in drawn(renamed("A &amp; B"), "dot")


def test_long_and_hostile_words_stay_in_their_boxes() -> None:
    found = lay_out(hostile())
    assert list(overlapping(boxes(found))) == []
    assert list(outside(boxes(found))) == []
    assert list(through(found)) == []


def hostile() -> Sketch:
    """Return a guide whose every title tries to be something else."""
    return renamed(HOSTILE)


# ------------------------------------------------------------ as text

_DOT = re.compile(r'"(?:[^"\\]|\\.)*"|->|[A-Za-z_][A-Za-z_0-9]*|[0-9.]+|[{}\[\]=;,]|\s+')


def tokens(text: str) -> list[str]:
    """Return the words of a text for Graphviz; all of it is read, or it is no such text."""
    found = list(_DOT.finditer(text))
    assert "".join(match.group() for match in found) == text
    return [match.group() for match in found if match.group().strip()]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_for_graphviz_has_each_step_once_and_every_edge_between_two(name: str) -> None:
    found = sketch(name)
    said = tokens(drawn(found, "dot"))
    assert said[0] == "digraph"
    assert said.count("{") == said.count("}") == len(found.columns) + 1
    nodes = [said[at] for at in range(1, len(said) - 1) if said[at + 1] == "[" and said[at - 1] in (";", "{", "}")]
    cards = [card.key for column in found.columns for card in column.every_card]
    assert [node for node in nodes if node.startswith("s")] == cards
    edges = [(said[at - 1], said[at + 1]) for at, word in enumerate(said) if word == "->"]
    assert {end for edge in edges for end in edge} <= set(nodes)
    told = [card for column in found.columns for card in column.every_card]
    ways = sum(len(way.targets) * left_from(card) for card in told for way in card.ways)
    plain = sum(left_from(card) for card in told if not card.ways and card.onward)
    assert len(edges) == ways + plain + sum(len(card.tracks) for card in told)


def left_from(card: Card) -> int:
    """Return in how many places the work goes on from a card: one, or each end of each of its tracks."""
    ends = [track.cards[-1] for track in card.tracks]
    return sum(sum(1 for way in last.ways if not way.targets) or 1 for last in ends) if ends else 1


@pytest.mark.parametrize("kind", ["dot", "mermaid"])
def test_a_text_leads_to_every_track_and_on_from_the_end_of_each(kind: str) -> None:
    text = drawn(sketch(WITH_TRACKS), kind)
    arrows = re.findall(r"^  (s1_\d+) -+>(?:\|[^|]*\|)? (s1_\d+)", text, re.MULTILINE)
    assert {end for start, end in arrows if start == "s1_2"} == {"s1_3", "s1_6", "s1_9"}
    assert {start for start, end in arrows if end == "s1_10"} == {"s1_5", "s1_8", "s1_9", "s1_12"}


_MERMAID = (
    r"flowchart TB",
    r"  acc(Title|Descr): [^\"]+",
    r'  r\d+\["[^"]*"\]',
    r'  subgraph gn\d+ \["[^"]*"\]',
    r'    (s\d+_\d+|n\d+)(\["[^"]*"\]|\(\["[^"]*"\]\))(:::\w+)?',
    r"  end",
    r'  e\d+\(\["[^"]*"\]\):::ending',
    r'  s\d+_\d+ (-->|-\.->)(\|"[^"]*"\|)? [sne]\d+(_\d+)?',
    r"  classDef \w+ [\w:-]+( \d)?",
)


@pytest.mark.parametrize("name", NAMES)
def test_each_line_of_a_mermaid_text_is_one_that_mermaid_knows(name: str) -> None:
    found = sketch(name)
    lines = drawn(found, "mermaid").splitlines()
    strange = [line for line in lines if not any(re.fullmatch(pattern, line) for pattern in _MERMAID)]
    assert strange == []
    steps = [line.split("[")[0].strip() for line in lines if re.match(r"    s\d+_\d+\[", line)]
    assert steps == [card.key for column in found.columns for card in column.every_card]


def test_a_mermaid_text_says_its_signs_by_number() -> None:
    assert "#34;x#34;" in drawn(hostile(), "mermaid")
    assert unescape("&#34;x&#34;") == '"x"'


# ------------------------------------------------------------ letters


def test_a_text_is_broken_where_it_does_not_fit_and_a_long_word_with_a_hyphen() -> None:
    assert wrap("ett to", 10, room=1000) == ("ett to",)
    lines = wrap("Menneskerettighetsorganisasjonene samarbeider", 17, room=120, bold=True)
    assert lines[0].endswith("-")
    assert "".join(line.removesuffix("-") for line in lines[:-1]) + lines[-1] == (
        "Menneskerettighetsorganisasjonenesamarbeider"
    )
    assert all(width(line, 17, bold=True) <= 120 for line in lines)
    assert wrap("", 10, room=100) == ()


def test_widths_are_those_of_a_wide_typeface() -> None:
    """Measured in DejaVu Sans with another tool, in a size of 100: a width is never less, and not much more."""
    measured = {("Møte", False): 248.2, ("Møte", True): 283.8, ("Nivå 3", False): 318.5, ("WiW", True): 254.9}
    for (text, bold), real in measured.items():
        assert real - 1 <= width(text, 100, bold=bold) <= real + 8
    assert width("é", 100) == width("e", 100)
    assert ABOUT.size < STEP.size
