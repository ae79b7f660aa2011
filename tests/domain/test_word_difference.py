"""Two texts as one, and the changes that lead from the one to the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text.word_difference import Part, Segment, changes_between, readable, segments

TEXTS = st.text(st.sampled_from("ab ,.\n’é"), max_size=40)


@given(TEXTS, TEXTS)
def test_either_text_can_be_read_from_the_segments(first: str, second: str) -> None:
    found = segments(first, second)
    assert "".join(each.text for each in found if each.part is not Part.NEW) == first
    assert "".join(each.text for each in found if each.part is not Part.GONE) == second
    assert all(each.text for each in found)


@given(TEXTS, TEXTS)
def test_the_changes_turn_the_one_text_into_the_other(first: str, second: str) -> None:
    made, place = "", 0
    for each in changes_between(first, second):
        made += first[place : each.start] + each.words
        place = each.end
    assert made + first[place:] == second


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("Staff felt heard.", "Staff felt well supported.", "Staff felt[- heard][+ well supported]."),
        ("One, two.", "Ten, six.", "[-One, two][+Ten, six]."),
        ("The end.", "In the end.", "[-The][+In the] end."),
        ("Same.", "Same.", "Same."),
        ("", "All new.", "[+All new.]"),
    ],
    ids=["a word", "words with only a mark between", "a beginning", "nothing", "everything"],
)
def test_it_reads_as_a_person_would_mark_it(first: str, second: str, said: str) -> None:
    marks = {Part.SAME: "{}", Part.GONE: "[-{}]", Part.NEW: "[+{}]"}
    assert "".join(marks[each.part].format(each.text) for each in segments(first, second)) == said


def test_texts_that_share_but_a_few_words_are_read_one_after_the_other() -> None:
    first, second = "The staff of the team told us so.", "The panel found that the examples were not of use."
    assert len(segments(first, second)) > 2
    assert readable(segments(first, second)) == (Segment(Part.GONE, first), Segment(Part.NEW, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [("Staff told us so.", "Staff told me so."), ("Gone.", ""), ("", "New."), ("The same.", "The same.")],
)
def test_other_texts_are_read_word_by_word(first: str, second: str) -> None:
    assert readable(segments(first, second)) == segments(first, second)
