"""Hold what is said of a rank against the rank: "34th of 151. It was one of the ten most deprived".

Where the text tells which end is the first ("where first was the most deprived"), or says so with the rank itself, the
words are held against that end; else they only are wrong where they fit neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.worded.extremes import CLAUSE
from domain.checks.finding import Severity

_RANK = re.compile(
    r"\b(?P<rank>\d{1,4})(?:st|nd|rd|th)\s+(?:place\s+)?(?:out\s+)?(?:of|among)\s+(?:the\s+|all\s+|its\s+)?(?P<whole>\d{1,4})\b"
)
_FIRST_IS = re.compile(
    r"\b(?:(?:first|1st|one|1|the\s+first)\s+(?:was|is|being|means|meant|meaning)\s+|(?:with|where)\s+(?:1st|first|one|1)\s+)(?:the\s+)?(?P<word>best|worst|highest|lowest|(?:most|least)\s+[a-z]+)\b"
)
_ONE_OF = re.compile(
    r"\b(?:one\s+of|among|in)\s+the\s+(?P<count>[a-z]+|\d{1,3})\s+(?P<word>best|worst|highest|lowest|top|bottom|(?:most|least)\s+[a-z]+)\b"
)
_TOP = re.compile(
    r"\b(?:in|among)\s+the\s+(?P<end>top|bottom|first|last|best|worst)\s+(?:performing\s+)?(?P<part>half|third|quarter|fifth|tenth|ten\s+per\s+cent|10%|20%|25%)\b"
)
_AMONG = re.compile(
    r"\b(?:one\s+of|in|among|within)\s+the\s+(?P<word>(?:most|least)\s+[a-z]+)\b(?:\s+(?P<part>half|third|quarter|fifth|tenth)\b)?"
    r"(?!\s+(?:neighbourhoods?|wards?|streets|estates)\b)"
)
_LAST = re.compile(r"\b(?:came|was|ranked|placed|finished)\s+(?P<end>last|first|top|bottom)\b(?!\s+(?:but|to)\b)")
_NOT = re.compile(r"\b(?:not|no\s+longer|never|nor|if|would|had\s+been)\s+(?:[a-z]+\s+){0,2}\Z")
_PARTS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "tenth": Fraction(1, 10), "ten per cent": Fraction(1, 10), "10%": Fraction(1, 10), "20%": Fraction(1, 5),
    "25%": Fraction(1, 4),
}  # fmt: skip
WORDS = frozenset({"among", "one", "top", "bottom", "last", "first", "best", "worst", "most", "least"})
"""A word of everything that this rule looks for."""
RANKED = ("st of ", "nd of ", "rd of ", "th of ", "st out", "nd out", "rd out", "th out", "st among", "th among")
"""What stands in every rank."""
_TOP_WORDS = frozenset({"top", "first", "best"})


def rank_claim_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence that says of a rank in it, or in the one before, how high it is."""
    for text in (sentence.text, sentence.text_before):
        rank = _RANK.search(text)
        if rank is None:
            continue
        place, whole = int(rank["rank"]), int(rank["whole"])
        first = _FIRST_IS.search(f"{sentence.text_before} {sentence.text}")
        start = rank.end() if text is sentence.text else 0
        for match, most, end in _claims(sentence.text, start, reader, whole):
            begin = max([each.end() for each in CLAUSE.finditer(sentence.text, start, match.start())], default=start)
            if any(begin <= each.start < match.start() for each in sentence.numbers):
                continue  # "31 of its neighbourhoods were among the worst tenth"
            from_first = place <= most
            from_last = whole - place < most
            way = _end_of(end, first["word"] if first is not None else "")
            fits = from_first if way == "first" else from_last if way == "last" else from_first or from_last
            if not fits and place <= whole:
                data = (("word", match.group()), ("own", rank.group()), ("other", str(most)))
                yield Slip("comparison-contradicted", Severity.SHOULD, *match.span(), data)
                return
        return


def _claims(text: str, start: int, reader: FigureReader, whole: int) -> Iterator[tuple[re.Match[str], int, str]]:
    """Yield what is said of a rank: among how many it is, and at which end."""
    for match in _ONE_OF.finditer(text, start):
        count = match["count"]
        value = int(count) if count.isdecimal() else int(reader.numbers.values.get(count, 0))
        if value and not _NOT.search(text, 0, match.start()):
            yield match, value, match["word"]
    for match in _TOP.finditer(text, start):
        if not _NOT.search(text, 0, match.start()):
            yield match, int(-(-whole * _PARTS[match["part"]] // 1)), match["end"]
    for match in _AMONG.finditer(text, start):
        if not _NOT.search(text, 0, match.start()):
            yield match, int(-(-whole * _PARTS[match["part"] or "half"] // 1)), match["word"]
    for match in _LAST.finditer(text, start):
        if not _NOT.search(text, 0, match.start()):
            yield match, 1, match["end"]


def _end_of(said: str, first: str) -> str:
    """Return whether words are of the first or of the last places, "" where that cannot be told."""
    if said == first:
        return "first"
    if first in ("best", "highest") and said in ("worst", "bottom", "last", "lowest"):
        return "last"
    if first in ("best", "highest") and said in _TOP_WORDS | {"best", "highest"}:
        return "first"
    if {said.split()[0], first.split(" ")[0]} == {"most", "least"} and said.split()[1:] == first.split()[1:]:
        return "last"
    if said in ("first", "last") and first:
        return said
    if said in ("top", "bottom") and not first:
        return "first" if said == "top" else "last"
    return ""
