"""Hold what a sentence claims of the figures that its passage has told against them."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.ledger import again, alls, divided, hundreds
from domain.checks.figures.ledger.again import told_again_slips
from domain.checks.figures.ledger.alls import claim_of_all_slips
from domain.checks.figures.ledger.beside import beside_slips, portion_beside_slips
from domain.checks.figures.ledger.divided import divided_slips
from domain.checks.figures.ledger.entries import CONCLUDING
from domain.checks.figures.ledger.hundreds import denied_slips, hundred_slips
from domain.checks.figures.ledger.left_over import may_be_left, rest_slips, summed_slips
from domain.checks.figures.ledger.shares import ROUGHLY, named_percent_slips, named_share_slips
from domain.checks.figures.ledger.sums import bounded_rest_slips, concluded_slips, visited_slips
from domain.checks.figures.portions import said_portions
from domain.checks.figures.said_shares import may_tell_share, said_shares

_LEFT = frozenset({"left", "leaving", "leaves", "not", "without"})
_OFTEN, _BOUNDS = frozenset({"twice", "times"}), frozenset({"than", "over", "under", "least"})


def ledger_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is claimed of figures that were told."""
    words = telling.reading.words
    if may_tell_share(telling.reading, reader) and said_shares(telling.reading, reader, ROUGHLY):
        yield from named_share_slips(telling, reader)
        if said_portions(telling.reading, reader):
            yield from named_percent_slips(telling, reader)
            yield from portion_beside_slips(telling, reader)
    is_concluded = not words.isdisjoint(CONCLUDING)
    if is_concluded:
        yield from concluded_slips(telling, reader)
    if not words.isdisjoint(_OFTEN):
        yield from visited_slips(telling)
    if not words.isdisjoint(_BOUNDS) and not words.isdisjoint(_LEFT):
        yield from bounded_rest_slips(telling)
    is_none = "one" in words and ("no" in words or "not" in words)
    if (is_none or not words.isdisjoint(alls.WORDS)) and (is_concluded or telling.reading.sentence.numbers):
        yield from claim_of_all_slips(telling)
    if telling.previous is not None and telling.reading.sentence.numbers and not words.isdisjoint(again.WORDS):
        yield from told_again_slips(telling, reader)
    if may_be_left(words):
        yield from rest_slips(telling, reader)
        yield from summed_slips(telling)
    if len(telling.reading.sentence.numbers) > 1 and not words.isdisjoint(divided.WORDS):
        yield from divided_slips(telling, reader)
    if "%" in telling.reading.text and len(telling.reading.sentence.numbers) > 1:
        yield from beside_slips(telling, reader)
    if "%" in telling.reading.text and ("not" in words or "failed" in words or "unable" in words):
        yield from denied_slips(telling)
    if "%" in telling.reading.text and not words.isdisjoint(hundreds.WORDS):
        yield from hundred_slips(telling, reader)
