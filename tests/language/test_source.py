"""Bytes become text, or one fault at the first byte that does not fit."""

from pathlib import Path

import pytest

from engine.diagnostics import Diagnostic, Position
from engine.language.source import _NOT_TEXT, MOST_OF_ONE_KIND, Source, control_characters, decode, source

TEXTS = Path(__file__).parent / "text"


def decoded(data: bytes) -> Source:
    result = decode(data, file="f.yaml")
    assert isinstance(result, Source)
    return result


def refused(data: bytes) -> tuple[str, Position, dict[str, str | int]]:
    result = decode(data, file="f.yaml")
    assert isinstance(result, Diagnostic)
    assert result.rule == "T01"
    return result.message, result.span.start, result.values


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_known_encodings_give_the_same_text(encoding: str) -> None:
    assert decoded("hva: Hør på Åse 😀".encode(encoding)).text == "hva: Hør på Åse 😀"


def test_both_orders_of_utf16_with_a_mark_are_read() -> None:
    assert decoded(b"\xff\xfe" + "å: ø".encode("utf-16-le")).text == "å: ø"
    assert decoded(b"\xfe\xff" + "å: ø".encode("utf-16-be")).text == "å: ø"


def test_a_latin1_file_is_told_at_its_first_bad_letter_with_the_word_it_stands_in() -> None:
    told = refused((TEXTS / "latin1.yaml").read_bytes())
    assert told == ("not-utf8", Position(2, 7), {"word": "Hør", "byte": "F8"})


def test_columns_count_characters_and_not_bytes_before_a_bad_byte() -> None:
    assert refused("æøå: ".encode() + b"\xff")[1] == Position(1, 6)


def test_utf16_that_is_cut_off_or_lacks_its_mark_is_told() -> None:
    assert refused(b"\xff\xfea\x00b")[:2] == ("broken-utf16", Position(1, 2))
    assert refused("hva".encode("utf-16-le"))[0] == "utf16-without-mark"
    assert refused("hva".encode("utf-16-be"))[0] == "utf16-without-mark"


def test_all_line_ends_count_as_one() -> None:
    where = decoded(b"a\r\nb\rc\nd")
    assert where.text == "a\nb\nc\nd"
    assert [where.position(offset).line for offset in (0, 2, 4, 6)] == [1, 2, 3, 4]


def test_places_are_looked_up_both_ways() -> None:
    where = source("første\n  andre: x \n", file="f")
    at = where.text.index("andre")
    assert where.position(at) == Position(2, 3)
    assert where.rest(at) == "andre: x"
    assert where.text[where.line_start(at) : where.line_end(at)] == "  andre: x "
    assert where.position(10_000) == Position(3, 1)
    assert where.char(10_000) == ""


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff", "\U0001fffe"])
def test_every_character_that_is_no_text_is_told_with_its_place(char: str) -> None:
    found = control_characters(source(f"æ: b\nc: {char}d{char}", file="f"))
    assert [(f.rule, f.message, f.span.start) for f in found] == [
        ("T02", "control-character", Position(2, 4)),
        ("T02", "control-character", Position(2, 6)),
    ]
    assert found[0].values == {"code": f"U+{ord(char):04X}"}


def test_a_file_of_nothing_but_bells_is_told_a_hundred_times_and_not_a_million() -> None:
    assert len(control_characters(decoded(b"\x07" * 1_000_000))) == MOST_OF_ONE_KIND


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 1_000_000,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 60,
        bytes(range(256)) * 4,
        "\ufeffid: os\ntittel: På nett\n".encode("utf-32-le"),
        "id: os\ntittel: På nett\n".encode("utf-32-be"),
    ],
)
def test_what_is_no_text_is_told_once(data: bytes) -> None:
    assert refused(data)[:2] == ("not-a-text-file", Position(1, 1))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1\\ansi id: os}", "RTF"),
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"\n<!DOCTYPE HTML><p>id: os", "HTML"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "Word"),
        (b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml", "Excel"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
    ],
)
def test_the_file_of_another_program_is_called_what_it_is(data: bytes, kind: str) -> None:
    told = decode(data, file="f")
    assert isinstance(told, Diagnostic)
    assert (told.rule, told.message, told.values) == ("T01", "document-file", {"kind": kind})


@pytest.mark.parametrize("data", [b"PK: nei\n", b"{rtf: nei}\n", b"html: nei\n", b"PDF-fila: nei\n"])
def test_a_guide_that_only_speaks_of_such_files_is_read(data: bytes) -> None:
    assert not isinstance(decode(data, file="f"), Diagnostic)


def test_a_text_with_a_stray_nul_or_a_few_old_letters_is_still_told_where() -> None:
    assert control_characters(decoded(b"id: os\ntittel: a\x00b\n"))[0].span.start == Position(2, 10)
    assert refused("id: os\ntittel: Blåbærgrød på Ås\n".encode("latin-1"))[0] == "not-utf8"


def test_letters_tabs_and_emoji_are_text() -> None:
    assert control_characters(source("a:\tæøå ÆØÅ «–» é 😀 \u00a0\n", file="f")) == ()


def test_the_quick_look_lets_no_character_through_that_is_no_text() -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    printable = "".join(char for char in every if char.isprintable())
    assert len(printable) > 100_000
    assert _NOT_TEXT.search(printable) is None
    assert len(_NOT_TEXT.findall("".join(every))) > 100
