"""An excerpt's words are found again in a newer version of their document, or honestly said to be lost."""

from __future__ import annotations

import pytest

from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, ReadingStatus, words_at
from domain.text.refinding import find_again


def text_of(*paragraphs: str) -> FileText:
    blocks = tuple(FileBlock(BlockKind.PARAGRAPH, words, page) for page, words in enumerate(paragraphs, 1))
    return FileText(ReadingStatus.READ, blocks, len(blocks))


OLD = text_of("Aims.", "We answer within 28 days.", "The end.")


@pytest.mark.parametrize(
    ("newer", "block", "words"),
    [
        (OLD, 2, "within 28 days"),
        (text_of("Aims.", "New.", "We answer within 28 days."), 3, "within 28 days"),
        (text_of("We answer within\n28  days."), 1, "within\n28  days"),
        (text_of("We answer", "within 28 days."), 2, "within 28 days"),
        (text_of("We answer within", "28 days."), 1, "within\n28 days"),
    ],
)
def test_the_same_words_are_found_wherever_they_stand_now(newer: FileText, block: int, words: str) -> None:
    found = find_again("within 28 days", Locator(2, 10, 24, 2), OLD, newer)
    assert found is not None
    assert found[0] == words
    assert (found[1].block, found[1].page) == (block, block)
    assert words_at(newer, found[1]) == words


@pytest.mark.parametrize("newer", [text_of("We answer within 14 days."), text_of(), text_of("Aims.")])
def test_words_that_changed_are_lost(newer: FileText) -> None:
    assert find_again("within 28 days", Locator(2, 10, 24, 2), OLD, newer) is None


def test_of_several_places_the_one_with_the_same_surroundings_is_taken() -> None:
    newer = text_of("They reply within 28 days.", "Something else.", "We answer within 28 days.")
    found = find_again("within 28 days", Locator(2, 10, 24, 2), OLD, newer)
    assert found is not None
    assert found[1].block == 3


def test_without_the_old_text_the_nearest_place_is_taken() -> None:
    newer = text_of("Within 28 days.", "x within 28 days", "y", "z within 28 days")
    found = find_again("within 28 days", Locator(4, 2, 16, 2), None, newer)
    assert found is not None
    assert found[1].block == 4


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Locator(1, 0, 4), "Aims"),
        (Locator(1, 0, 8), "Aims.\nWe"),
        (Locator(3, 0, 99), ""),
        (Locator(0, 0, 3), ""),
        (Locator(4, 0, 3), ""),
        (Locator(1, 3, 3), ""),
    ],
)
def test_words_are_read_from_a_place_or_it_reaches_outside(place: Locator, words: str) -> None:
    assert words_at(OLD, place) == words
