"""Words are counted as Word counts them, sentences are found where a reader would."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text.sentences import split
from domain.text.words import count_sentences, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n ", 0),
        ("There was an inclusive culture.", 5),
        ("co-production, 24/7 support", 3),
        ("slow,but progressing", 2),
        ("58% – of – complaints", 3),
        ("• … —", 0),
        ("naïve café 2023/24", 3),
        ("__", 0),
    ],
)
def test_a_word_stands_between_spaces_and_has_a_letter_or_digit(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    "sentences",
    [
        ["One.", "Two.", "Three"],
        ["They saw Dr. Smith at St. Mary’s, e.g. on Mondays.", "It was late."],
        ["About 3.5 per cent (see No. 5 and p. 12) waited approx. 6 weeks.", "Others did not."],
        ["They said no.", "Five others said yes."],
        ["J. Smith and A. B. Jones wrote it.", "Anna B. Jones read it."],
        ["People with hepatitis C.", "Then others."],
        ["My partner and I.", "Then others."],
        ["Guidance is on GOV.UK.", "It is short."],
        ["“We were never asked.”", "They were sorry."],
        ["“Why?” they asked.", "Nobody answered!"],
        ["They said “no.” and left."],
        ["It went on... and on … for weeks.", "Then it stopped."],
        ["Well…", "It stopped..."],
        ["They waited.[1]", "Staff (12) agreed.”[3, 4][5]", "It was kind.¹²", "We saw it[2] then."],
        ["He came (late.)", "She did not."],
        ["It was 8 v. 9 and [sic] c. 1900.", "“So.”"],
    ],
)
def test_sentences_are_found_where_a_reader_would(sentences: list[str]) -> None:
    text = "  ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_a_line_end_ends_a_sentence() -> None:
    text = " first line\n\nsecond.\nthird \n"
    assert [text[start:end] for start, end in split(text)] == ["first line", "second.", "third"]


def test_marks_alone_are_no_sentence() -> None:
    assert count_sentences("So it was. ... Then not. !!!") == 2


@given(st.text(st.sampled_from('ab AB.!?…\n"”’().19 v')))
def test_every_character_lies_in_one_sentence_and_none_begins_or_ends_with_a_space(text: str) -> None:
    spans = split(text)
    outside = list(text)
    previous = 0
    for start, end in spans:
        assert previous <= start < end
        assert text[start:end] == text[start:end].strip()
        outside[start:end] = " " * (end - start)
        previous = end
    assert not "".join(outside).strip()


@pytest.mark.parametrize("piece", [".", '."', "\n", ". ", "(", "x.)", "a b. "])
def test_odd_texts_take_no_longer_than_their_length(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        began = time.process_time()
        count_sentences(text)
        count_words(text)
        return time.process_time() - began

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.002)
