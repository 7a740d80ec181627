"""A pinned guideline comes back whole, with its own table; its digest follows what it says and nothing else."""

import json
from datetime import date

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import compiled
from engine.bundled import BundledShelf
from engine.calendar import Unit
from engine.errors import StoreDamaged, StoreNewer
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Demand, Participant, Place, Target
from engine.guideline.model import Answer, Guideline, Head, Level, Step
from engine.guideline.process import Process, index
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import Language, Requirement, Status, StepKind, TargetKind
from engine.values import fields, replace
from tests.house import tree

CODEC = JsonCodec()
FIRST = (tree.ROOT / "tests" / "adapters" / "formats" / "copy_1.json").read_bytes()
WHOLE = [field.name for field in fields(Process)]
SOURCES = {"liten.yaml": "tittel: Liten\n# blåbær\n", "bti_felles.nb.yaml": "…"}


def at(line: int) -> Place:
    return Place("liten.yaml", line, 3)


def guideline(*, line: int = 1) -> Guideline:
    end = Target(kind=TargetKind.ENDING, ref="slutt", at=at(line + 5))
    return Guideline(
        head=Head(
            id="liten",
            title="Liten",
            language=Language.BOKMAL,
            version="1.0",
            status=Status.CURRENT,
            updated=date(2026, 1, 2),
            silent=frozenset({"owner", "source", "audience"}),
            at=at(line),
        ),
        glossary=(("BTI", "bedre tverrfaglig innsats"),),
        levels=(
            Level(
                id="0",
                label="0",
                at=at(line + 1),
                steps=(
                    Step(
                        id="0/se",
                        kind=StepKind.STEP,
                        title="Se",
                        at=at(line + 2),
                        who=(Participant(id="laerer", title="lærer", at=at(line + 2)),),
                        inferred=frozenset({"who", "what"}),
                        deadline=Deadline(text="2 til 4 uker", low=2, high=4, unit=Unit.WEEKS, at=at(line + 3)),
                    ),
                    Step(
                        id="0/velg",
                        kind=StepKind.DECISION,
                        title="Velg",
                        at=at(line + 4),
                        answers=(Answer(id="ja", title="Ja", targets=(end,), at=at(line + 5)),),
                    ),
                ),
            ),
        ),
        endings=(
            Ending(
                id="slutt",
                title="Slutt",
                requires=(Demand(requirement=Requirement.REASON, at=at(line + 6)),),
                at=at(line + 6),
            ),
        ),
    )


def process(*, line: int = 1) -> Process:
    said = guideline(line=line)
    return compile_process(said, CODEC.digest(said))


def test_a_copy_comes_back_whole() -> None:
    copied = CODEC.unpack(CODEC.pack(process(), SOURCES))
    assert {name: getattr(copied, name) for name in WHOLE} == {name: getattr(process(), name) for name in WHOLE}
    assert copied.guideline.levels[0].steps[1].answers[0].at == at(6)
    assert copied.moves == process().moves
    assert [gate.at for move in copied.moves for gate in move.gates] == [
        gate.at for move in process().moves for gate in move.gates
    ]
    assert copied.states() == process().states()


def test_a_copy_of_the_first_format_is_read_as_it_was() -> None:
    """It was written by the program that wrote such copies, and is never written anew."""
    copied = CODEC.unpack(FIRST)
    assert {name: getattr(copied, name) for name in WHOLE} == {name: getattr(process(), name) for name in WHOLE}
    assert copied.moves == process().moves
    assert CODEC.sources(FIRST) == SOURCES
    assert CODEC.pack(copied, SOURCES) == CODEC.pack(process(), SOURCES)


def test_the_moves_that_leave_a_state_are_read_when_they_are_asked_for() -> None:
    """Another that cannot be read is no hindrance to whoever does not come there, and is told to who does."""
    written = json.loads(CODEC.pack(process(), SOURCES))
    names = list(written["table"])
    assert names == ["0/se", "0/velg"]
    written["table"]["0/velg"][0]["dest"] = 7
    copied = CODEC.unpack(json.dumps(written, separators=(",", ":")).encode())
    assert copied.triggers("0/se") == process().triggers("0/se")
    assert (list(copied.outgoing), len(copied.outgoing)) == (names, 2)
    assert copied.outgoing.get("0/finnes-ikke") is None
    for read in (copied.states, lambda: copied.outgoing["0/velg"], lambda: copied.moves):
        with pytest.raises(StoreDamaged):
            read()


@pytest.mark.parametrize("name", BundledShelf().names())
def test_the_table_of_a_bundled_guide_comes_back_in_its_order(name: str) -> None:
    made = compiled(BundledShelf(), CODEC, name=name)
    assert isinstance(made, tuple)
    (laid, copy) = made
    copied = CODEC.unpack(copy.content)
    assert (copied.moves, copied.states()) == (laid.moves, laid.states())


def test_the_order_of_the_table_is_no_other_order() -> None:
    levels = tuple(replace(process().guideline.levels[0], id=name, steps=()) for name in ("b", "a"))
    laid = compile_process(replace(guideline(), levels=levels), "two")
    assert CODEC.unpack(CODEC.pack(laid, {})).states() == laid.states() == ("b/", "a/", "=slutt")


def test_the_sources_come_back() -> None:
    assert CODEC.sources(CODEC.pack(process(), SOURCES)) == SOURCES


def test_the_copy_has_its_own_table() -> None:
    pinned = process()
    shorter = index(pinned.guideline, pinned.moves[:2], digest=pinned.digest)
    assert CODEC.unpack(CODEC.pack(shorter, {})).moves == pinned.moves[:2]


def test_the_same_process_is_always_the_same_bytes() -> None:
    content = CODEC.pack(process(), SOURCES)
    assert content == CODEC.pack(process(), dict(reversed(SOURCES.items())))
    written = json.loads(content)
    assert written["format"] == 2
    assert written.keys() == {"format", "digest", "guideline", "table", "sources"}
    assert written["guideline"]["head"]["silent"] == ["audience", "owner", "source"]


def test_the_digest_is_that_of_the_content() -> None:
    digest = CODEC.digest(guideline())
    assert len(digest) == 64
    assert int(digest, 16)
    assert CODEC.digest(CODEC.unpack(CODEC.pack(process(), SOURCES)).guideline) == digest
    # The digest is stored in every case: were this line to change, no old case would find its guide again.
    assert digest == "5a5570579e63caeb20de1a1d0ce45b9d839ad26a834e9f560aa992f675d3b01c"


def test_other_line_numbers_do_not_change_the_digest() -> None:
    assert CODEC.digest(guideline(line=70)) == CODEC.digest(guideline())
    assert CODEC.pack(process(line=70), SOURCES) != CODEC.pack(process(), SOURCES)


@pytest.mark.parametrize(
    "other",
    [
        replace(guideline(), head=replace(guideline().head, title="Mindre")),
        replace(guideline(), head=replace(guideline().head, silent=frozenset())),
        replace(guideline(), glossary=()),
        replace(guideline(), endings=(replace(guideline().endings[0], requires=()),)),
        replace(guideline(), levels=(replace(guideline().levels[0], steps=guideline().levels[0].steps[:1]),)),
    ],
)
def test_other_words_change_the_digest(other: Guideline) -> None:
    assert CODEC.digest(other) != CODEC.digest(guideline())


def test_a_copy_in_a_newer_form_is_refused() -> None:
    written = json.loads(CODEC.pack(process(), SOURCES)) | {"format": 3}
    content = json.dumps(written).encode()
    for read in (CODEC.unpack, CODEC.sources):
        with pytest.raises(StoreNewer) as newer:
            read(content)
        assert newer.value.arguments == {"what": "guideline", "version": 3}


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"format":1}', b'{"format": 2}', b'{"format":1,', b'{"format": "1"}', b"\xff"]
)
def test_a_damaged_copy_is_told(content: bytes) -> None:
    for read in (CODEC.unpack, CODEC.sources):
        with pytest.raises(StoreDamaged):
            read(content)
