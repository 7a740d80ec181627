"""A municipality's own template says what the document says, in every format, whatever stands in the case."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.application.own_template import MOST_BYTES, Order, OwnTemplate, TemplateFault
from engine.cases import events as ev
from engine.cases.evolve import fold
from engine.exporters.documents import gather
from engine.exporters.own_check import FILTERS
from engine.exporters.own_documents import fill, template_faults
from engine.exporters.own_names import ANSWER, PAPERS, WORDS, Group, Many, One, Shape, Sort, names_of
from engine.exporters.own_values import Plain, plain
from engine.exporters.papers import Paper
from engine.exporters.phrases import Phrases
from engine.guideline.vocabulary import LogPart
from tests.exporters.small import LIVED, opened, record, view

EVERY = tuple(PAPERS)
PAGE = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"


def made(template: str, *, name: str = "mal.txt", document: str = "stafettlogg", practice: bool = False) -> str:
    own = OwnTemplate(name=name, content=template.encode())
    order = Order(document=document, language="nb", practice=practice, template=own)
    written = fill(view(*LIVED), order)
    assert isinstance(written, str), written
    return written


def refused(template: str, *, name: str = "mal.txt") -> list[tuple[int, str]]:
    own = OwnTemplate(name=name, content=template.encode())
    return [(fault.line, fault.message) for fault in template_faults(own, "stafettlogg")]


# ---------------------------------------------------------------- what may be named is what there is


@pytest.mark.parametrize("document", EVERY)
@pytest.mark.parametrize("bodies", [(), LIVED], ids=["new", "lived"])
def test_what_a_template_is_given_has_the_shape_that_is_promised(
    document: str, bodies: tuple[ev.EventBody, ...]
) -> None:
    paper: Paper = gather(view(*bodies), document, language="nb", practice=False)
    values = plain(paper, Phrases("nb"))
    assert set(values) == set(names_of(document))
    for name, shape in names_of(document).items():
        assert fits(values[name], shape), name


def fits(value: Plain, shape: Shape) -> bool:
    """Tell whether a value is what was promised, of Python's own plain types and no other."""
    if type(value) is dict:
        return isinstance(shape, Group) and all(fits(part, shape.parts[name]) for name, part in value.items())
    if type(value) is list:
        return isinstance(shape, Many) and all(fits(one, shape.of) for one in value)
    if type(value) is bool:
        return shape == One(Sort.FLAG)
    return value is None or (type(value) is str and isinstance(shape, One) and shape.sort is not Sort.FLAG)


def test_every_word_is_in_use_and_no_two_parts_share_one() -> None:
    used = {name for document in EVERY for name in words(Group(names_of(document)))}
    assert used - {ANSWER} == set(WORDS.values())
    assert {part.value for part in LogPart} <= set(WORDS)


def words(shape: Shape) -> set[str]:
    match shape:
        case Group(parts=parts):
            return set(parts).union(*(words(part) for part in parts.values()))
        case Many(of=of):
            return words(of)
        case One():
            return set()


@pytest.mark.parametrize("document", EVERY)
def test_every_name_can_be_written(document: str) -> None:
    template = "".join(naming(Group(names_of(document)), path=""))
    written = made(template, document=document)
    assert "None" not in written
    assert "[" not in written


def naming(shape: Shape, *, path: str, depth: int = 1) -> list[str]:
    match shape:
        case One(sort=Sort.FLAG):
            return [f"{{% if {path} %}}ja{{% endif %}}\n"]
        case One():
            return [f"{path}: {{{{ {path} }}}}\n"]
        case Many(of=of):
            inner = f"ett{depth}"
            return [f"{{% for {inner} in {path} %}}\n", *naming(of, path=inner, depth=depth + 1), "{% endfor %}\n"]
        case Group(parts=parts):
            return [
                line
                for name, part in parts.items()
                for line in naming(part, path=f"{path}.{name}" if path else name, depth=depth)
            ]


# ---------------------------------------------------------------- what is written


def test_values_are_in_words_and_what_is_missing_says_so() -> None:
    written = made(
        "{{ sak.skrevet_ut }}|{% for en in tiltak %}{{ en.navn }}: {{ en.resultat }}, {{ en.forventet }}; {% endfor %}|"
        "{{ stafettholder }}|{{ spurt }}|{{ spurt or 'ingen' }}|{{ står.avslutning }}"
    )
    assert written == (
        "21. november 2026|Lekegruppe to ganger i uka: fortsetter, Leker med flere; "
        "Kartlegging: avsluttet, ikke ført; |Helsesykepleier Test|ikke ført|ingen|ikke ført\n"
    )


def test_a_yes_and_a_no_are_told_apart() -> None:
    template = "{% for en in samtykker %}{{ en.svar }} {{ en.av }}{% if en.trukket %} trukket{% endif %};{% endfor %}"
    assert made(template) == "ja mor;nei mor trukket;nei far;\n"


def test_the_parts_that_the_guide_wants_in_the_log_can_be_asked_for() -> None:
    assert made("{% if vises.mål and not vises.medvirkning %}x{% else %}y{% endif %}") == "y\n"


def test_filters_do_what_they_say_and_let_what_is_missing_be_missing() -> None:
    assert made("{{ alias | stor }}") == "Gutt, 6 år\n"
    assert made("{% for en in møter %}{{ en.til_stede | komma }}{% endfor %}") == (
        "Foresatte, Kontaktlærer Test, Tante\n"
    )
    paragraphs = "{% for en in møter %}{% for del in en.referat | avsnitt %}<{{ del }}>{% endfor %}{% endfor %}"
    assert made(paragraphs) == "<Vi gikk gjennom tiltakene.><Lekegruppa fortsetter.>\n"
    assert made("{{ spurt | stor }} {{ spurt | brutt }}") == "ikke ført ikke ført\n"
    assert set(FILTERS) == {"avsnitt", "brutt", "komma", "stor"}


def test_a_missing_group_has_no_parts_and_an_empty_list_no_turns() -> None:
    own = OwnTemplate(
        name="x.txt", content="{{ møte.referat }}{% for en in møte.til_stede %}x{% else %}, ingen{% endfor %}".encode()
    )
    order = Order(document="referat", language="nb", practice=False, template=own)
    assert fill(view(), order) == "ikke ført, ingen\n"


def test_a_line_with_an_order_alone_vanishes_and_others_keep_their_break() -> None:
    assert made("a\n  {% if alias %}\nb {% if alias %}c{% endif %}\nd\n{% endif %}\ne\n") == "a\nb c\nd\ne\n"


def test_practice_says_so_whatever_the_template_says() -> None:
    assert made("x", practice=True).startswith("ØVELSE")
    assert made("x", name="m.md", practice=True).startswith("ØVELSE")
    assert "<body>\n<p><strong>ØVELSE" in made(PAGE.format("x"), name="m.html", practice=True)
    assert "ØVELSE" not in made(PAGE.format("x"), name="m.html")


def test_a_page_is_shut() -> None:
    written = made(PAGE.format("{{ alias }}"), name="M.HTML")
    head = written[: written.index("<title>")]
    assert "default-src 'none'" in head
    assert "no-referrer" in head


def test_what_is_shielded_or_of_another_document_has_no_name() -> None:
    assert refused("{{ skjermet }}") == [(1, "template.name")]
    assert refused("\n{{ innkalt }}")[0][0] == 2


# ---------------------------------------------------------------- what the case says is text and nothing else

SIGNS = st.text(alphabet="<>&\"'`*_[]()#|~-+=1.! \n\\{}%abø\u202e\x00\x1b\u2028", max_size=60)
LOUD = "\"><script>x</script><p onclick='y'>{{ 7 }}"


def written_with(alias: str, template: str, name: str) -> str:
    case = view(events=record(opened(alias=alias)))
    assert fold(case.events) is not None
    own = OwnTemplate(name=name, content=template.encode())
    written = fill(case, Order(document="stafettlogg", language="nb", practice=False, template=own))
    assert isinstance(written, str)
    return written


class Tags(HTMLParser):
    """The tags of a page with their attributes, in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", ((data, None),)))


@given(SIGNS | st.just(LOUD))
def test_no_text_of_a_case_makes_a_tag(alias: str) -> None:
    template = PAGE.format("<p class='x'>{{ alias }}</p>{% if alias %}<b>{{ alias }}</b>{% endif %}<i>{{ alias }}</i>")
    usual = Tags(written_with("a" if alias else "", template, "m.html"))
    assert Tags(written_with(alias, template, "m.html")).tags == usual.tags


@given(SIGNS | st.just(LOUD))
def test_no_text_of_a_case_is_markup_in_markdown(alias: str) -> None:
    written = written_with(alias, "Om {{ alias }} nå\n", "m.md")
    kinds = {token.type for token in MarkdownIt().parse(written)}
    inner = {child.type for token in MarkdownIt().parse(written) for child in token.children or ()}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    assert inner <= {"text", "text_special", "softbreak", "hardbreak"}


@given(SIGNS)
def test_no_text_of_a_case_is_a_template_or_sends_a_sign(alias: str) -> None:
    written = written_with(f"{{{{ sak.nummer }}}}{alias}", "{{ alias }}", "m.txt")
    assert written.startswith("{{ sak.nummer }}")
    assert {"\x00", "\x1b", "\u202e", "\u2028"} & set(written) == set()


# ---------------------------------------------------------------- whatever is let through can be filled in

PIECES = st.sampled_from(
    [
        "{{ alias }}",
        "{{ alias | stor }}",
        "{{ spurt or alias or 'x' }}",
        "{{ tiltak }}",
        "{{ frist.tekst | brutt }}",
        "{{ frist.helst }}",
        "{% if frist.helst and not spurt or sak.øvelse %}",
        "{% if alias == 'a' %}",
        "{% elif tiltak %}",
        "{% else %}",
        "{% endif %}",
        "{% for en in møter %}",
        "{% for to in en.til_stede %}",
        "{% for tre in en.referat | avsnitt %}",
        "{{ en.mottakere.roller | komma }}",
        "{{ to }}",
        "{{ tre.x }}",
        "{{ en }}",
        "{% endfor %}",
        "{{ 1 }}",
        "{{ x() }}",
        "{{",
        "%}",
        "{# x #}",
        "\n",
        "tekst",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        '<p class="',
        '">',
    ]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["m.txt", "m.md", "m.html"]))
def test_a_template_is_refused_or_filled_in_and_never_fails(pieces: list[str], name: str) -> None:
    body = "".join(pieces)
    own = OwnTemplate(name=name, content=(PAGE.format(body) if name == "m.html" else body).encode())
    found = template_faults(own, "stafettlogg")
    written = fill(view(*LIVED), Order(document="stafettlogg", language="nb", practice=False, template=own))
    assert isinstance(written, TemplateFault) == bool(found)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_or_filled_in(content: bytes) -> None:
    own = OwnTemplate(name="m.txt", content=content)
    found = template_faults(own, "referat")
    written = fill(view(), Order(document="referat", language="nb", practice=False, template=own))
    assert isinstance(written, TemplateFault) == bool(found)


def test_the_largest_file_is_taken_and_one_byte_more_is_not() -> None:
    assert refused("x" * MOST_BYTES) == []
    assert refused("x" * (MOST_BYTES + 1)) == [(1, "template.too-large")]
