"""Find what somebody means by a few letters."""

from __future__ import annotations

_WHOLE, _START, _WORD, _INSIDE, _SCATTERED = 1000, 800, 600, 400, 100


def match_score(typed: str, text: str, *, scattered: bool = True) -> int:
    """Return how well `typed` fits `text`, 0 for not at all; each word may fit on its own, in any order.

    Letters that stand apart, `scattered` over the text, tell something of a short title and nothing of a list of words.
    """
    wanted, within = typed.casefold().split(), text.casefold()
    if not wanted:
        return 1
    whole = _word_score(" ".join(wanted), within, scattered)
    if len(wanted) == 1 or whole > _SCATTERED:
        return whole
    scores = [_word_score(word, within, scattered) for word in wanted]
    return min(scores) if all(scores) else whole


def _word_score(word: str, text: str, scattered: bool) -> int:
    shorter = max(0, 60 - len(text))
    if word == text:
        return _WHOLE + shorter
    if text.startswith(word):
        return _START + shorter
    if f" {word}" in text:
        return _WORD + shorter
    if word in text:
        return _INSIDE + shorter
    return _scattered_score(word, text) if scattered else 0


def _scattered_score(word: str, text: str) -> int:
    """Score letters that stand apart but in order; those that begin words count, so "eap" finds "Export as PDF"."""
    starts = "".join(part[0] for part in text.split())
    if word in starts:
        return _INSIDE - 50
    place = 0
    for letter in word:
        place = text.find(letter, place) + 1
        if place == 0:
            return 0
    return max(1, _SCATTERED - (place - len(word)) * 2) if len(word) > 2 else 0
