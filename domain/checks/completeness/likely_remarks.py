"""Weigh what makes a sentence read like a remark of its writers, where no rule knows it: each sign counts a little.

Prose for the public tells of the past in sentences with a subject, without contractions, and not of the text itself.
A remark breaks off before its subject, speaks of "this", of a quote or of next week, and has no verb of the past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import set_of
from domain.checks.sentence_words import SentenceWords

_ENOUGH, _FEW, _LONGEST, _BEGINNING = 4, 6, 24, 3
_OF_TEXT = set_of(
    "para paras paragraph paragraphs bullet bullets wording sentence sentences redraft verb verbs tense heading"
    " headings footnote quote quotes typo typos moderator repeats repetition repetitive rewrite reword"
    " subheading caveat duplicate duplicates hyperlink proofread bit"
)
_OF_MATERIAL = set_of(
    "figure figures number numbers source sources sourced section score scores point points example examples"
    " evidence line page pages line bits stat stats text summary date dates dashboard comment comments note notes"
    " detail details reference references consent log version versions draft drafts drafted phrase phrasing"
    " tracker"
)
_LOOSELY = set_of(
    "yet somewhere tomorrow monday tuesday wednesday thursday friday weekend deadline asap instead maybe"
    " perhaps probably possibly really actually surely hopefully obviously presumably basically sure happy ok"
    " okay anyway next still"
)
_DESKS = set_of("legal comms ad dass hr qa psw editor author reviewer moderator")
_PERSONS = set_of("we i you me")
_TO_COME = set_of("will we'll i'll it'll")
_URGED = set_of("ought should must could might may would can shall need needs")
_AFTER_THIS = set_of(
    "in up out to for on here down back as is feels reads sounds looks needs but or and with from at before"
    " until if when so too again yet still since does doesn't says adds"
)
_WITHOUT_SUBJECT = set_of(
    "have had has won't can't don't didn't haven't isn't took left going put cut waiting still maybe perhaps"
    " possibly needs gave got kept tried meant made lost would might cannot could will"
)
_TOO_BARE = set_of(
    "not wrong bit too same need sorry yes thin vague unclear whoever stronger better nicer weaker another"
)
_BIDDEN = re.compile(
    r", (?:please |so |then )?(?:add|cut|check|pick|ask|use|drop|move|put|leave|delete|swap|merge|change|find|keep)\b"
)
_OF_NAMES = set_of("has have to will says thinks wants can knows needs")
_BORNE = set_of("bore bears bear borne")
TELLING_PAST = set_of(
    "was were had did told said gave took kept knew went came became began felt saw rose fell grew brought"
    " spoke wrote thought chose held led ran found got met left used set put bore"
)
_URGING = set_of("ought should might")
_ASKING = set_of("where who what why how when which")
_HELPING_TO_ASK = set_of("do does did is are was were can should could have has")
_ASKED = set_of("the this that these we you i it they someone somebody anyone")
_POINTING = set_of("this these")
_PARTS = set_of("one part section chapter point page line table chart figure number source score date")
_HELPING = set_of("is are be been being has have")
_CLAUSES = set_of("until till when once as because while if before after so that which who")
_OF_ALL = set_of("all every everyone everybody only one")
_VERBS = classes("base third past modal is are am has have does do did")
_PARTICIPLES = classes("past ing")
_PAST, _NOUN, _FINITE = classes("past"), classes("noun"), classes("modal is are am has have does")
_OTHERS = classes("noun nouns mass adjective adverb article the of prep strict and not")


_SHORTENED = set_of(
    "don't doesn't won't can't isn't haven't hasn't aren't i've we've it'd i'd we'd i'm i'll we'll didn't couldn't it's"
)
_STRONG = _OF_TEXT | _POINTING | _SHORTENED


def may_be_remark(each: SentenceWords) -> bool:
    """Return whether a sentence that tells of the past has a sign without which it has not enough of them."""
    first = each.words[0]
    return not _STRONG.isdisjoint(each.present) or first in _WITHOUT_SUBJECT or first.endswith(("ed", "ing"))


class LikelyRemarks:
    """Weighs sentences by the classes of their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._of = lexicon, lexicon.of

    def is_likely(self, sentence: str, each: SentenceWords, *, is_told_beside: bool) -> bool:
        """Return whether a sentence has enough of what remarks have; `is_told_beside` where others tell of the past."""
        words, present = each.words, each.present
        if not 1 < len(words) <= _LONGEST:
            return False
        signs = 2 * (not _OF_TEXT.isdisjoint(present))
        signs += not _OF_TEXT.isdisjoint(words[:_BEGINNING]) and TELLING_PAST.isdisjoint(present)
        signs += sum(not listed.isdisjoint(present) for listed in (_OF_MATERIAL, _LOOSELY, _DESKS))
        signs += not _TO_COME.isdisjoint(present)
        if not (_PERSONS.isdisjoint(present) or _URGED.isdisjoint(present)):
            signs += 1 + (words[0] in _PERSONS and words[1] in _URGING)
        opening = self._opening(sentence, words)
        signs += opening + 2 * (not _SHORTENED.isdisjoint(present))
        is_short, points_to = len(words) <= _FEW, not _POINTING.isdisjoint(present)
        if not (signs or points_to):
            return False  # that it is short and tells of now says nothing by itself
        if signs + 1 + is_told_beside + 2 * is_short + 2 * points_to < _ENOUGH:
            return False
        past = self._first_past(words)
        if opening > 1 and (words[0] in _HELPING_TO_ASK or not _CLAUSES.isdisjoint(words[1:past])):
            past = len(words)
        signs += (1 + is_told_beside) * (past == len(words)) + (self._shortness(words) if is_short else 0)
        return signs + (_points(words, past, is_open=opening > 0) if points_to else 0) >= _ENOUGH

    def _first_past(self, words: Sequence[str]) -> int:
        """Return the place of the first word after the first that tells of the past, their number where none does."""
        for place in range(1, len(words)):
            word = words[place]
            is_past = word in TELLING_PAST or word == "could" or (word.endswith("ed") and self._of(word) & _PAST)
            is_past = is_past or (word == "where" and words[place - 1] in _ASKED)  # "they where" is a slip of "were"
            if is_past and words[place - 1] not in _HELPING:
                return place
        return len(words)

    def _shortness(self, words: Sequence[str]) -> int:
        """Return 1 for few words, and 2 where none of these can only be a verb."""
        return 1 + (not any(self._of(word) & _VERBS and not self._of(word) & _OTHERS for word in words))

    def _opening(self, sentence: str, words: Sequence[str]) -> int:
        """Return how much it tells of a remark how a sentence begins: without a subject, or with a colleague's name.

        What bids somebody to do something after a comma counts as well.
        """
        first = words[0]
        is_name = sentence[:1].isupper() and first not in self._lexicon.words
        if is_name and words[1] in _OF_NAMES:
            return 2
        if "," in sentence:
            return 2 * (_BIDDEN.search(sentence) is not None) + (first in _TOO_BARE)
        if (first in _ASKING and words[1] in _HELPING_TO_ASK) or (first in _HELPING_TO_ASK and words[1] in _ASKED):
            return 2 * (not sentence.endswith("?"))
        if first in _WITHOUT_SUBJECT or (first.endswith(("ed", "ing")) and self._is_verb_alone(first)):
            ends = () if first.endswith("ing") else _CLAUSES  # "getting that far was hard" has a subject
            end = next((place for place, word in enumerate(words) if word in ends), len(words))
            return 2 * (not any(self._of(word) & _FINITE or word in TELLING_PAST for word in words[1:end]))
        return int(first in _TOO_BARE and words[1] not in _OF_ALL)

    def _is_verb_alone(self, word: str) -> bool:
        return bool(self._of(word) & _PARTICIPLES) and not self._of(word) & _NOUN


def _points(words: Sequence[str], past: int, *, is_open: bool) -> int:
    """Return how much "this" points to the text itself: "put this in", but not "leaders recognised this"."""
    for place, (word, after) in enumerate(pairwise((*words, ""))):
        if word in _POINTING:
            if after in _OF_TEXT or (after in _PARTS and words[place + 2 : place + 3] != ("of",)):
                return 2
            if (not after or after in _AFTER_THIS) and (past > place or is_open):
                return 2 * (not place or words[place - 1] not in _BORNE)
    return 0
