"""A file in Windows-1252 or Latin-1 is mended into UTF-8: each of its letters, and no other byte."""

from pathlib import Path

import pytest

from engine.language.edits import edited
from engine.language.excerpt import excerpt
from engine.language.old_letters import MOST_LETTERS, old_letters
from engine.language.source import legible
from tests.language.test_mending import GUIDES, again, errors, mend

SMALL = (Path(__file__).parent / "ok" / "small_nb.yaml").read_text("utf-8")


def letters(data: bytes) -> bytes:
    return edited(data, old_letters(data, file="x.yaml"))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_guide_saved_by_an_old_program_becomes_what_it_was(path: Path, ends: str) -> None:
    text = path.read_text("utf-8").replace("\n", ends)
    assert "æ" in text or "ø" in text
    result = mend(text.encode("cp1252"))
    assert result.new == text.encode()
    assert [one.message for one in result.repaired] == ["not-utf8"]
    assert mend(result.new).new == result.new
    assert result.after.guideline is not None or path.stem.startswith("bti_felles")


def test_one_word_pasted_in_another_encoding_is_all_that_changes() -> None:
    whole = SMALL.encode()
    assert whole.count(b"barnet hver dag") == 1
    broken = whole.replace(b"barnet hver dag", "barnet på «ordentlig»".encode("cp1252"))
    assert letters(broken) == whole.replace(b"barnet hver dag", "barnet på «ordentlig»".encode())


def test_a_mark_first_and_every_byte_that_was_utf_8_stay() -> None:
    assert letters(b"\xef\xbb\xbf# \xc3\xa6 \xf0\x9f\x98\x80 \xd0\x96\r\nhva: H\xf8r\r\n") == (
        "\ufeff# æ 😀 Ж\r\nhva: Hør\r\n".encode()
    )


def test_two_old_letters_that_happen_to_be_one_in_utf_8_are_two_where_all_is_old() -> None:
    old = "hva: «Møte på SFØ»\n".encode("cp1252")
    assert b"\xd8\xbb" in old
    assert letters(old) == "hva: «Møte på SFØ»\n".encode()


@pytest.mark.parametrize("encoding", ["mac_roman", "cp865", "cp850"])
def test_another_old_encoding_is_told_and_left(encoding: str) -> None:
    data = SMALL.encode(encoding)
    result = mend(data)
    assert errors(result.before) == ["not-utf8"]
    assert (result.new, result.repaired) == (data, ())


def test_a_byte_that_is_no_letter_anywhere_leaves_the_file_as_it_is() -> None:
    assert old_letters(b"hva: H\xf8r \x81\n", file="x.yaml") == ()
    assert old_letters(b"v\x91re\n", file="x.yaml") == ()
    assert letters(b"\x91v\xe6re\x92\n") == "\u2018være\u2019\n".encode()


def test_so_many_letters_are_no_guide() -> None:
    assert len(old_letters(b"\xf8\n" * MOST_LETTERS, file="x.yaml")) == MOST_LETTERS
    assert old_letters(b"\xf8\n" * (MOST_LETTERS + 1), file="x.yaml") == ()


def test_what_word_had_done_is_mended_along_with_the_letters() -> None:
    text = SMALL.replace("      - steg: Undring", "      – steg: Undring").replace("hvem: lærer", "hvem: “lærer”", 1)
    result = mend(text.encode("cp1252"))
    assert result.new.decode() == SMALL.replace("hvem: lærer", 'hvem: "lærer"', 1)
    assert {one.rule for one in result.repaired} == {"T01", "T07", "T08"}


def test_the_line_is_shown_with_a_sign_for_each_byte_that_was_lost() -> None:
    data = "hva: Få på plass\n".encode("cp1252")
    told = again(data).diagnostics[0]
    assert excerpt(legible(data), told.span)[0] == "hva: F\ufffd p\ufffd plass"
    assert [edit.span.start.column for edit in told.fix] == [7, 10]


def test_sound_text_has_none() -> None:
    assert old_letters(SMALL.encode(), file="x.yaml") == ()
