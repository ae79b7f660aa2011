"""What is said of quantities, held against all that it can be of: faults with their places, and right sentences."""

from __future__ import annotations

import pytest
from checked import ROOT, figure_words, unmarked

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in

DATA = ROOT / "tests" / "data" / "checks"
FILES = ("figures-stated", "figures-ledger")
LINES = [line for name in FILES for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines()]
FAULTS = [tuple(line.split(" | ")) for line in LINES]
RIGHT = [line for name in FILES for line in (DATA / f"{name}-clean.txt").read_text("utf-8").splitlines()]
UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed", "figure-adrift")


@pytest.mark.parametrize(("code", "marked"), FAULTS)
def test_what_no_quantity_bears_out_is_found_in_its_place(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    slips = slips_in(text, False, reader_of(figure_words()))
    assert code in [each.code for each in slips if each.start < end and start < each.end]


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_quantities_bear_out_is_left_alone(text: str) -> None:
    slips = slips_in(text, False, reader_of(figure_words()))
    assert [each.code for each in slips if each.code not in UNTOLD] == []
