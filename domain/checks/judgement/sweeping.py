"""Hint at what a summary says of everyone or no one, always or never: findings seldom bear that out for all.

A weak reading: it asks for no opposite in the findings, only for a claim without exception that somebody should look
at.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.checks.phrases import set_of
from domain.checks.sentence_words import SentenceWords

FOR_ALL = set_of("everyone everybody everything always never nobody no-one whatever wherever whenever invariably")
"""What leaves nobody and no time out."""
_NOBODY = set_of("nobody no-one")
_NO_ONE = (("no", "one"), ("not", "one"), ("not", "a"), ("none", "of"))
_OF_TIME = set_of(
    "day week month year quarter fortnight night morning evening weekday hour time other two three four five six seven"
    " eight nine ten side level stage kind third second half meeting visit ward page part case party"
)
_PEOPLE = set_of("people carers unpaid adults residents families staff young older disabled those parents the our of")
SWEEPING = FOR_ALL | set_of("every all no none not any")
"""Without one of these a sentence speaks neither of everyone nor of no one."""
_NOT_WHOLLY = set_of("not nearly almost above at hardly if whether wish wanted hoped aimed")
_PARTLY = set_of(
    "some several although though but while whereas however yet despite except sometimes mixed would could if until"
    " mostly most few two three"
)
_TELLING = set_of("told said says heard spoke described felt praised explained reported")
_SORTS = set_of("kind sort")
_ILLS = set_of(
    "shortfalls shortfall gaps weaknesses failings failures delays delay concerns barriers backlog waits wait problems"
    " difficulties complaints inequalities"
)
_OF_NOBODY = set_of("could would")
_AGAIN = set_of("nobody without never nothing asked not")
_BEGINNING = 2


def may_sweep(each: SentenceWords) -> bool:
    """Return whether a sentence has a word that leaves nobody out, and no figure."""
    return not SWEEPING.isdisjoint(each.present) and not any(word[0].isdigit() for word in each.words)


def sweeps(each: SentenceWords, leaning: int) -> bool:
    """Return whether a sentence speaks of everyone or no one, and takes nothing back.

    `leaning` is above 0 where it tells of something good. What people told of themselves counts where it is good, or
    where nobody is said to have told it.
    """
    words, present = each.words, each.present
    if tuple(words[:_BEGINNING]) in _NO_ONE or words[0] in _NOBODY:
        if not _AGAIN.isdisjoint(words[1:]):
            return False
        return _PARTLY.isdisjoint(present - _OF_NOBODY)
    if not _PARTLY.isdisjoint(present - {"could"}):
        return False
    if not is_of_all(words):
        return False
    return leaning > 0 or _TELLING.isdisjoint(present)


def is_of_all(words: Sequence[str]) -> bool:
    """Return whether words leave nobody, no thing or no time out."""
    return any(_is_whole(words, place) for place, word in enumerate(words) if word in SWEEPING)


def _is_whole(words: Sequence[str], place: int) -> bool:
    """Return whether a word leaves nobody, no thing or no time out: not "every week", "not always", "all four"."""
    word, before, after = words[place], words[place - 1 : place], words[place + 1 : place + 2]
    if not _NOT_WHOLLY.isdisjoint(before):
        return False
    if word in FOR_ALL:
        return True
    if word == "every":
        return bool(after) and _OF_TIME.isdisjoint(after)
    if word == "any":
        return not _SORTS.isdisjoint(after)
    if word == "no":
        return not _ILLS.isdisjoint(after)
    return word == "all" and not _PEOPLE.isdisjoint(after) and place == 0
