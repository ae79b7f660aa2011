"""Find turns of phrase that praise or blame as a whole: "fell well short of", "nothing left to improve"."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.judgement.blaming_turns import BLAMING
from domain.checks.judgement.praising_turns import PRAISING

_TURNS = (*BLAMING, *PRAISING)


def turns_in(sentence: str, words: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, strength) of the turns of phrase in a sentence of these words in small letters."""
    likely = TURN_WORDS & words
    for number in sorted({number for word in likely for number in _BY_WORD[word]}):
        turn = _TURNS[number]
        for match in turn.pattern.finditer(sentence):
            group = match.lastgroup or 0
            yield match.start(group), match.end(group), turn.strength


def words_of_turns(least_blame: int, least_praise: int) -> frozenset[str]:
    """Return words without one of which there is no turn of phrase that blames or praises at least so strongly."""
    strong = (each for each in _TURNS if each.strength <= least_blame or each.strength >= least_praise)
    return frozenset[str]().union(*(each.words for each in strong))


TURN_WORDS = frozenset[str]().union(*(turn.words for turn in _TURNS))
"""Without one of these there is no turn of phrase."""
_BY_WORD = {word: [number for number, turn in enumerate(_TURNS) if word in turn.words] for word in TURN_WORDS}
