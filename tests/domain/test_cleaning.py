"""Cleaning takes out what cannot be stored or would mislead, and keeps every word to the letter."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text.cleaning import clean_block, clean_line, was_cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("two  spaces, slow,but kept", "two  spaces, slow,but kept"),
        ("10\u00a0000 people", "10\u00a0000 people"),
        ("cafe\u0301 café", "cafe\u0301 café"),
        ("soft\u00adhyphen and a\u200dzero width joiner", "soft\u00adhyphen and a\u200dzero width joiner"),
        ("a\tb", "a b"),
        ("a\nb\r\nc\rd", "a b c d"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", "a b c d e f"),
        ("a\x00b\x07c\x1fd\x7fe\x9ff", "abcdef"),
        ("half \ud83d a smile 🙂", "half  a smile 🙂"),
        ("\u202eevil\u202c \u2066inner\u2069", "evil inner"),
        ("\ufeffbe\u200bgin", "begin"),
        ("a\ufffeb\uffffc\ufdd0d\U0001fffee\U0010fffff", "abcdef"),
        ("‘quoted’ – “so”", "‘quoted’ – “so”"),
        ("", ""),
    ],
)
def test_a_line_is_cleaned_to_the_letter(text: str, expected: str) -> None:
    assert clean_line(text) == expected


def test_a_block_keeps_its_lines() -> None:
    assert clean_block("one\r\ntwo\u2029three\n\nfour\tfive\x00") == "one\ntwo\nthree\n\nfour five"


@pytest.mark.parametrize(
    ("before", "is_cleaned"),
    [("words", False), ("a\tb\r\nc", False), ("a\u202eb", True), ("zero\u200bwidth", True), ("\x00", True)],
)
def test_a_person_is_told_only_of_more_than_white_space(before: str, is_cleaned: bool) -> None:
    assert was_cleaned(before, clean_line(before)) is is_cleaned


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_and_leaves_text_that_can_be_written(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert clean_block(clean_block(text)) == clean_block(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert len(line.splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc", "Mn"])))
def test_letters_figures_and_punctuation_are_never_touched(text: str) -> None:
    assert clean_line(text) == text


@pytest.mark.parametrize("piece", ["letters ", "é–", "\u202ea", "\r\n", "\x00"])
def test_ten_megabytes_are_cleaned_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        clean_line(text)
        return time.process_time() - began

    assert seconds(10_000_000) < 30 * max(seconds(1_000_000), 0.002)
