"""Hold what words say of the two figures before them: "The list had trebled", "the overspend was discussed".

Only a sentence before with two figures of one kind, of two times, or of what was spent and what was planned, is held
against it: of others nobody can tell which of them are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_NAMED = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|[Ss]uch\s+an?)\s+(?:[a-z]+\s+)?"
    r"(?P<word>rise|increase|growth|climb|fall|drop|reduction|decrease|decline|jump|surge)"
    r"(?=\s+(?:was|were|had|has|came|meant|reflected|followed|is|did|and|showed|in\s+(?:the\s+)?(?:list|number|rate|figure|wait|waits))\b|[,.])"
)
_MOVED = re.compile(
    r"(?:\A|[,;]\s+(?:so|and)\s+|\b(?:so|that)\s+)(?i:this|that|it|they|(?:the\s+)?(?:[a-z]+\s+)?(?:list|lists|number|numbers|rate|rates|figure|figures|total|wait|waits"
    r"|backlog|share|proportion|average|caseload|caseloads|queue|turnover|demand|referrals|concerns|admissions|vacancies"
    r"|complaints|delays|applications))\s+(?:had|has|have)\s+(?:thus\s+|therefore\s+|almost\s+|nearly\s+|more\s+than\s+)?(?P<word>[a-z]+)\b"
)
_BECAME = re.compile(
    r"\b(?:had|has|have)?\s*(?:become|became|got|grown|were|was)\s+(?:much\s+|slightly\s+|therefore\s+)?"
    r"(?P<word>longer|shorter|higher|lower|larger|smaller|slower|quicker|faster|fewer)\s*(?:[.,;]|\Z)"
)
_NOT = re.compile(
    r"\b(?:not|never|no|would|could|should|might|if|risk|expected|forecast|avoid\w*|prevent\w*)\b", re.IGNORECASE
)
_TELLING = frozenset(
    {"rise", "increase", "growth", "climb", "fall", "drop", "reduction", "decrease", "decline", "jump", "surge"}
    | {"longer", "shorter", "higher", "lower", "larger", "smaller", "slower", "quicker", "faster", "fewer"}
)
_SLACK, _ROUGHLY = Fraction(15, 100), re.compile(r"\b(?:almost|nearly|more\s+than)\s+\Z")


def follower_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" and "multiple-wrong" of a sentence without figures, or of its words behind them."""
    words = reading.words
    if words.isdisjoint(_TELLING) and words.isdisjoint(reader.telling.moving):
        return
    own = reading.own
    pair = two_of_time(own or reading.before)
    if pair is None:
        return
    old, new = pair
    for pattern in (_NAMED, _MOVED, _BECAME) if not own else (_MOVED, _BECAME):
        for match in pattern.finditer(reading.text, own[-1].end if own else 0):
            word = match["word"].casefold()
            is_told = word in _TELLING or word in reader.directed or word in reader.multiples
            if is_told and not _NOT.search(reading.text, max(0, match.start() - 30), match.start()):
                yield from _of_word(match, reader, old, new)
                return


def two_of_time(quantities: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the earlier and the later of two comparable figures where there are no others of their kind."""
    dated = [each for each in quantities if each.when is not None and each.kind != Unit.POINTS.value]
    if len(dated) != 2 or len(quantities) != 2 or not are_comparable(*dated) or dated[0].when == dated[1].when:
        return None
    first, second = dated
    assert first.when is not None and second.when is not None
    is_known = first.when[0] != second.when[0] or (first.when[1] and second.when[1])
    if not is_known:
        return None
    return (first, second) if first.when < second.when else (second, first)


def _of_word(match: re.Match[str], reader: FigureReader, old: Quantity, new: Quantity) -> Iterator[Slip]:
    word = match["word"]
    start, end = match.span("word")
    factor = reader.multiples.get(word.casefold())
    if factor is not None:
        is_off = old.value and abs(new.value / old.value - factor) > factor * _SLACK
        if is_off and not _ROUGHLY.search(match.string, 0, start):
            data = (("word", word), ("before", old.said), ("after", new.said))
            yield Slip("multiple-wrong", Severity.SHOULD, start, end, data)
        return
    moved = reader.moving.fullmatch(word) or reader.comparing.fullmatch(word)
    way = moved.lastgroup if moved is not None else None
    if word in ("slower", "quicker", "faster"):
        way = "up" if word == "slower" else "down"
    if way in ("up", "down") and ((new.value <= old.value) if way == "up" else (new.value >= old.value)):
        data = (("word", word), ("before", old.said), ("after", new.said))
        yield Slip("change-contradicted", Severity.SHOULD, start, end, data)
