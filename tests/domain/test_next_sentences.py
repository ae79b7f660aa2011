"""Figures that the words around them, or of the next sentence, contradict, as tired writers leave them."""

from __future__ import annotations

import pytest
from checked import CLOSE, OPEN, ROOT, figure_words

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in

DATA = ROOT / "tests" / "data" / "checks"
FAULTS = [tuple(line.split(" | ")) for line in (DATA / "figures-next.txt").read_text("utf-8").splitlines()]
RIGHT = (DATA / "figures-next-clean.txt").read_text("utf-8").splitlines()
UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed")
"""What asks for a source or a period; whether the figures fit does not hang on it."""


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the places that are marked in it."""
    plain, places, start = "", [], 0
    for sign in text:
        if sign == OPEN:
            start = len(plain)
        elif sign == CLOSE:
            places.append((start, len(plain)))
        else:
            plain += sign
    return plain, places


@pytest.mark.parametrize(("code", "text"), FAULTS)
def test_what_the_words_contradict_is_found_where_it_stands(code: str, text: str) -> None:
    plain, places = marked(text)
    slips = slips_in(plain, False, reader_of(figure_words()))
    found = [slip.code for slip in slips if any(slip.start < end and start < slip.end for start, end in places)]
    assert code in found


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_words_bear_out_is_left_alone(text: str) -> None:
    slips = slips_in(text, False, reader_of(figure_words()))
    assert [slip for slip in slips if slip.code not in UNTOLD] == []


def test_the_faults_are_of_many_kinds_with_right_ones_beside_them() -> None:
    assert len({code for code, _text in FAULTS}) > 20
    assert len(RIGHT) > 60
