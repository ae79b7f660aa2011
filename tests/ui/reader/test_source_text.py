"""The words of a document in one order: spots, spans and the places that excerpts keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, ReadingStatus, words_at
from ui.reader.source_text import MOST_FOUND, SourceText, Spot

BLOCKS = ("People waited.", "", "Carers\u2019 groups\tsaid so", "\U0001f600 No one called.")


def a_source(*texts: str) -> SourceText:
    return SourceText([FileBlock(BlockKind.PARAGRAPH, text, page=number) for number, text in enumerate(texts, 1)])


@given(
    st.lists(st.text(max_size=8).filter(lambda text: "\n" not in text), min_size=1, max_size=5),
    st.data(),
)
def test_the_place_of_any_span_holds_its_very_words(texts: list[str], data: st.DataObject) -> None:
    source = a_source(*texts)
    end = source.position(source.last)
    low = data.draw(st.integers(0, end))
    high = data.draw(st.integers(low, end))
    span = source.spot(low), source.spot(high)
    words = source.words(span)
    assert words == "\n".join(texts)[low:high]
    if words:
        text = FileText(ReadingStatus.READ, source.blocks)
        assert words_at(text, source.locator(span)) == words
        found = source.span(source.locator(span))
        assert found is not None and source.words(found) == words


@given(st.text(max_size=30), st.data())
def test_the_place_of_any_span_of_notes_counts_in_the_notes(notes: str, data: st.DataObject) -> None:
    notes = notes.replace("\r", "")
    source = SourceText.of_notes(notes)
    low = data.draw(st.integers(0, len(notes)))
    high = data.draw(st.integers(low, len(notes)))
    place = source.locator((source.spot(low), source.spot(high)))
    assert (place.block, place.start, place.end) == (0, low, high) or not notes


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("waited", [(Spot(1, 7), Spot(1, 13))]),
        ("CARERS'", [(Spot(3, 0), Spot(3, 7))]),
        ("groups  said", [(Spot(3, 8), Spot(3, 19))]),
        ("one", [(Spot(4, 5), Spot(4, 8))]),
        ("   ", []),
        ("nowhere", []),
    ],
)
def test_words_are_found_whatever_their_case_and_marks(wanted: str, found: list[tuple[Spot, Spot]]) -> None:
    assert a_source(*BLOCKS).find(wanted) == found


def test_finding_ends_where_there_are_too_many_places() -> None:
    assert len(a_source("a" * (MOST_FOUND + 10)).find("a")) == MOST_FOUND


def test_small_letters_that_take_more_room_move_no_place() -> None:
    source = a_source("\u0130stanbul waited")
    assert [source.words(span) for span in source.find("waited")] == ["waited"]


@pytest.mark.parametrize(
    "place", [Locator(0, 0, 3), Locator(9, 0, 3), Locator(1, 5, 5), Locator(1, 0, 999), Locator(1, -1, 4)]
)
def test_a_place_outside_is_no_span(place: Locator) -> None:
    assert a_source(*BLOCKS).span(place) is None


def test_the_white_space_around_a_selection_is_left_out() -> None:
    source = a_source("  People  ", "waited ")
    assert source.words(source.whole_words((Spot(1, 0), Spot(2, 7)))) == "People  \nwaited"
    assert source.words(source.whole_words((Spot(1, 8), Spot(1, 10)))) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (Spot(1, 2), Spot(1, 12), "carers\u2019 needs"),
        (Spot(1, 0), Spot(1, 2), "carers"),
        (Spot(1, 6), Spot(1, 9), "\u2019 needs"),
        (Spot(1, 8), Spot(1, 14), "needs,"),
        (Spot(1, 13), Spot(2, 3), ",\nassessed"),
        (Spot(2, 8), Spot(2, 8), ""),
    ],
)
def test_an_end_within_a_word_takes_in_all_of_it(start: Spot, end: Spot, words: str) -> None:
    source = a_source("carers\u2019 needs,", "assessed")
    assert source.words(source.whole_words((start, end))) == words


def test_words_are_stepped_over_block_by_block() -> None:
    source = a_source("One two", "three")
    spots = [Spot(1, 0)]
    while spots[-1] != source.last:
        spots.append(source.step_word(spots[-1], 1))
    assert spots == [Spot(1, 0), Spot(1, 4), Spot(1, 7), Spot(2, 0), Spot(2, 5)]
    assert source.step_word(Spot(2, 0), -1) == Spot(1, 7) and source.step_word(Spot(1, 6), -1) == Spot(1, 4)
