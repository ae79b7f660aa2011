"""Find turns and phrases that praise or blame as a whole: "fell well short of", "nothing left to improve"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.checks.judgement.blaming_turns import BLAMING
from domain.checks.judgement.further_turns import FURTHER_TURNS
from domain.checks.judgement.praising_turns import PRAISING
from domain.checks.sentence_words import telling_words

_TURNS = (*BLAMING, *PRAISING, *FURTHER_TURNS)


def turns_in(small: str, words: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, strength) of the turns of phrase in a sentence in small letters, of these words."""
    likely = TURN_WORDS & words
    if not likely:
        return
    numbers = {number for word in likely for number, beside in _BY_WORD[word] if not beside or beside in words}
    for number in sorted(numbers):
        turn = _TURNS[number]
        for match in turn.pattern.finditer(small):
            group = match.lastgroup or 0
            yield match.start(group), match.end(group), turn.strength


def words_of_turns(least_blame: int, least_praise: int) -> frozenset[str]:
    """Return words without one of which there is no turn of phrase that blames or praises at least so strongly."""
    strong = (each for each in _TURNS if each.strength <= least_blame or each.strength >= least_praise)
    return frozenset[str]().union(*(each.words for each in strong))


TURN_WORDS = frozenset[str]().union(*(turn.words for turn in _TURNS))
"""Without one of these there is no turn of phrase."""
_BY_WORD = {
    word: [(number, turn.beside.get(word, "")) for number, turn in enumerate(_TURNS) if word in turn.words]
    for word in TURN_WORDS
}


class Phrases:
    """Phrases that say how good something is as they stand, by their least common word."""

    def __init__(self, strengths: Mapping[str, int]) -> None:
        self._by_word: dict[str, list[tuple[str, int]]] = {}
        for phrase, strength in strengths.items():
            for word in telling_words((phrase,)):
                self._by_word.setdefault(word, []).append((phrase, strength))
        self._words = frozenset(self._by_word)

    def words_of(self, least_blame: int, least_praise: int) -> frozenset[str]:
        """Return words without one of which no phrase blames or praises at least so strongly."""
        return frozenset(
            word
            for word, phrases in self._by_word.items()
            if any(not least_blame < strength < least_praise for _, strength in phrases)
        )

    def found_in(self, small: str, words: frozenset[str]) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, strength) of the phrases in a sentence in small letters, of these words."""
        likely = self._words & words
        if not likely:
            return
        for phrase, strength in (each for word in likely for each in self._by_word[word]):
            start = small.find(phrase)
            end = start + len(phrase)
            if start >= 0 and not (small[start - 1 : start].isalpha() or small[end : end + 1].isalpha()):
                yield start, end, strength
