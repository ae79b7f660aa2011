"""What a summary may be asked about: claims of everyone or no one, and praise or blame against the scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.checks.judgement.against_score import is_plain
from domain.checks.judgement.concerned import ConcernedReader
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.scale_words import Scale
from domain.checks.judgement.stands import StandReader
from domain.checks.judgement.sweeping import may_sweep, sweeps
from domain.checks.sentence_words import sentence_words
from domain.quick import quick

_QUOTES = frozenset('“”"')
_LEANING, _MIDDLE = 2, 50


@quick
@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence [start, end) that speaks of everyone or no one, or leans to praise (above 0) or blame.

    `concerned` are the statements that it speaks of.
    """

    start: int
    end: int
    is_of_all: bool
    leaning: int
    concerned: frozenset[str]

    def score_against(self, levels: Collection[int | None], scale: Scale) -> int | None:
        """Return the score nearest to the middle that a sentence leans against, None where one of them suits it."""
        given = [level for level in levels if level is not None]
        if not self.leaning or not given or len(given) < len(levels):
            return None
        sign = 1 if self.leaning > 0 else -1
        if any(sign * (scale.height(level) - _MIDDLE) >= 0 for level in given):
            return None
        return max(given, key=lambda level: sign * level)


def hints_in(text: str, stands: StandReader, meant: ConcernedReader, reader: JudgementReader) -> Iterator[Hint]:
    """Yield the sentences of a passage that may be asked about, but for those with words that somebody said."""
    for each in sentence_words(text):
        present, may_be_of_all = each.present, may_sweep(each)
        plain = not stands.saying.isdisjoint(present) and is_plain(each)
        concerned = meant.concerned(reader.stems_of(each.words), present) if plain else frozenset[str]()
        sentence = text[each.start : each.end]
        if not (concerned or may_be_of_all) or not _QUOTES.isdisjoint(sentence):
            continue
        leaning = stands.leaning(sentence, each.words)
        is_of_all = may_be_of_all and sweeps(each, leaning)
        is_leaning = bool(concerned) and abs(leaning) >= _LEANING
        if is_leaning or is_of_all:
            yield Hint(each.start, each.end, is_of_all, leaning if is_leaning else 0, concerned)
