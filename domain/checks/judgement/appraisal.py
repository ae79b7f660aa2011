"""Measure how strongly the assessors praise or blame what an authority does, clause by clause.

A word of quality has a strength; words of degree raise or lower it, a denial turns it round. It counts where the clause
says it of the authority's own work: as what something was ("oversight was far from robust"), before what it is said of
("deeply flawed planning"), or as what there was ("there were considerable gaps").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from domain.checks.judgement.appraisal_turns import Phrases, turns_in, words_of_turns
from domain.checks.judgement.appraisal_words import (
    BEFORE_THINGS,
    BEFORE_VERDICTS,
    BEING,
    CONJUNCTIONS,
    DID,
    EARLIER,
    GONE,
    HAVING,
    LEAST,
    MAKING,
    NARROW,
    PERFECT,
    STOPS,
    SUPPOSED,
    SWEEPING,
    UTMOST,
    WITH_VERBS,
    AppraisalWords,
    Degree,
    Tokens,
)
from domain.checks.judgement.verdicts import VerdictReader
from domain.checks.phrases import set_of
from domain.quick import quick

_RELATIVES = frozenset(("which", "who", "whose", "whom", "what", "whoever"))
_CONDITIONS = set_of("if when where once unless whether until before whenever")
_BEGINNING = frozenset(("after", "how", "during", "with", "as"))
_NO_SUBJECT = _RELATIVES | _CONDITIONS
_SHOWN = set_of("showed shows found clear evident meant confirmed indicated concluded was")
_PREPOSITIONS = set_of("of for in to with between at by from on about across after under during")
_FILLING = set_of("and or a an the of as both also still often then , been its their this")
_NOT_WHOLLY = set_of("always yet fully entirely consistently completely wholly all only just")
_NEGATIONS = set_of("not never nor neither hardly scarcely barely")
_DENYING = set_of("no few little without nor neither hardly any not never none free")
_NOBODY = set_of("no none nobody neither nor few nowhere nothing hardly little not")
_REACH, _BEFORE_NOUN = 10, 4


@quick
@dataclass(frozen=True, slots=True)
class Appraisal:
    """What is said at [start, end) of a sentence: praise above 0, blame below.

    `is_narrow` of a part only; of what `is_weighed` a denial before it has been taken account of; and what `is_whole`
    judges everything at once.
    """

    start: int
    end: int
    strength: int
    is_narrow: bool
    is_weighed: bool
    is_whole: bool = False


_Found = tuple[int, int, int, bool]
"""Where something is said, how strong it is, and whether a denial before it is in that already."""


class AppraisalReader:
    """The words made ready."""

    def __init__(self, words: AppraisalWords) -> None:
        strengths = [
            {word: listed.strength for listed in each for word in listed.words}
            for each in (words.qualities, words.manners, words.things, words.verdicts, words.verbs)
        ]
        self._qualities, self._manners, self._things, self._verdicts, self._verbs = strengths
        self.phrases = Phrases({word: each.strength for each in words.phrases for word in each.words})
        self._within_verdicts = (self._qualities, self._verdicts, frozenset(words.raising))
        self.raising, self._lowering = frozenset(words.raising), frozenset(words.lowering)
        self._linking = frozenset(words.linking)
        self._own, self._endings = frozenset(words.own), words.own_endings
        self._bodily = frozenset(words.bodily)
        self._others, self._mended = frozenset(words.others), frozenset(words.mended)
        every = {(word, value) for each in strengths for word, value in each.items()}
        none = -UTMOST - 1
        turns = [
            words_of_turns(*each) | self.phrases.words_of(*each) if every else frozenset[str]()
            for each in ((none, 1), (-1, 1), (-3, 3))
        ]
        self.praising = turns[0] | {word for word, value in every if value > 0}
        self.either = turns[1] | {word for word, _ in every}
        self.extreme = turns[2] | {word for word, value in every if value < -1 or value in (LEAST, 3, 4)}
        self._every = frozenset(word for word, _ in every)
        self.verdicts = VerdictReader(words.whole, self._is_own_thing, self._others, self._qualities)

    def read(self, sentence: str, present: frozenset[str]) -> tuple[Appraisal, ...]:
        """Return what a sentence of these words says of the authority's work."""
        small = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence  # "İ" has two small letters
        found: list[_Found] = [(*each, False) for each in turns_in(small, present)]
        found += [(*each, False) for each in self.phrases.found_in(small, present)]
        tokens = Tokens(sentence) if found else None
        if tokens is not None:
            found = [each for each in found if not self._is_done_by_others(tokens, each[0])]
        if not self._every.isdisjoint(present):
            tokens = tokens or Tokens(sentence)
            found = [*self._of_words(tokens), *found]
        judged: list[_Found] = []
        if self.verdicts.may_be(present):
            tokens = tokens or Tokens(sentence)
            judged = list(self.verdicts.read(sentence, present, tokens, found))
        if not (found or judged) or tokens is None or EARLIER.search(sentence) is not None:
            return ()
        is_narrow = NARROW.search(sentence) is not None and not SWEEPING.search(sentence)
        return tuple(
            Appraisal(start, end, strength, is_narrow, is_weighed, place >= len(found))
            for place, (start, end, strength, is_weighed) in enumerate((*found, *judged))
            if strength and not _is_supposed(sentence, start, tokens)
        )

    def _of_words(self, tokens: Tokens) -> list[_Found]:
        found: list[_Found] = []
        for place, word in enumerate(tokens.words):
            if (value := self._qualities.get(word)) is not None:
                found += self._of_quality(tokens, place, value)
            elif (value := self._manners.get(word)) is not None:
                found += self._of_manner(tokens, place, value)
            elif (value := self._things.get(word)) is not None:
                found += self._of_thing(tokens, place, value)
            elif (value := self._verdicts.get(word)) is not None:
                found += self._of_verdict(tokens, place, value)
            elif (value := self._verbs.get(word)) is not None:
                found += self._of_verb(tokens, place, value)
        return found

    def _of_quality(self, tokens: Tokens, place: int, value: int) -> Iterator[_Found]:
        """Yield what something was said to be, or what stands before something of the authority's own."""
        words = tokens.words
        if value == -1 and any(self._qualities.get(word, 0) < 0 for word in words[place + 1 : place + 4]):
            value -= 1  # two that are slight say more together
        first, strength, verb = self._degree(tokens, place, value)
        span = (tokens.spans[first][0], tokens.spans[place][1])
        if verb is not None and words[verb - 1] != "there":
            begin = tokens.clause(verb)
            if words[verb] == "be":  # "we judged it to be failing"
                judged = [each for each in range(begin, verb) if words[each] in _JUDGED]
                if not judged or words[verb - 1] != "to":
                    return
                begin, verb = judged[-1] + 1, verb - 1
            if words[place] in _OF_STANDARDS and _OF_STANDARDS_OF.isdisjoint(words[begin:verb]):
                return
            is_telling = abs(value) > 2 and words[place] not in self._bodily
            is_named = words[begin:verb] in _PRONOUNS and self._stands_before_own(words, place)
            if is_named or self._is_own(words, begin, verb, strength, is_telling=is_telling):
                yield *span, _denied(strength) if _is_nobody(words, begin) else strength, True
        elif self._is_utmost(words, place, value) or (
            self._stands_before_own(words, place)
            and (strength < -2 or (words[place] not in _OF_STANDARDS and self._is_had(words, first)))
        ):
            yield *span, strength, False

    def _is_utmost(self, words: Sequence[str], place: int, value: int) -> bool:
        """Return whether a word says that nothing could be better, wherever it stands: not of what is others'."""
        return value == UTMOST and self._others.isdisjoint(words[place + 1 : place + 3])

    def _degree(self, tokens: Tokens, place: int, value: int) -> tuple[int, int, int | None]:
        """Return the first word of degree before a quality, its strength, and the place of the verb if one leads."""
        words, first, degree = tokens.words, place, Degree()
        for before in range(place - 1, max(-1, place - _REACH), -1):
            word = words[before]
            is_had = word in PERFECT and words[place] in GONE
            if word in self._linking or is_had:
                is_before = word == "been" and not _NEGATIONS.isdisjoint(words[max(0, before - 2) : before])
                degree.is_denied ^= word.endswith(("n’t", "n't")) or is_before
                return first, degree.of(value), before
            if word in _NEGATIONS or (word in ("from", "but") and words[before - 1] in ("far", "anything")):
                degree.is_denied, first = not degree.is_denied, before - (word in ("from", "but"))
            elif not self._takes(degree, word):
                if not self._is_beside(word):
                    break
            elif word in self.raising:
                first = before
        return first, degree.of(value), None

    def _is_beside(self, word: str) -> bool:
        """Return whether a word may stand between a verb and a quality."""
        is_listed = word in _FILLING or word in self._qualities or word in self._manners
        return is_listed or word.endswith(("ly", "ed"))

    def _takes(self, degree: Degree, word: str) -> bool:
        """Return whether a word is one of degree, having taken account of it."""
        degree.raised += word in self.raising
        degree.is_lowered |= word in self._lowering
        degree.is_whole |= word in _NOT_WHOLLY
        return word in self.raising or word in self._lowering or word in _NOT_WHOLLY or word in ("far", "anything")

    def _of_manner(self, tokens: Tokens, place: int, value: int) -> Iterator[_Found]:
        """Yield how something of the authority's own was done: "the system worked well"."""
        words, first = tokens.words, place
        while (
            first > 1
            and words[first - 1] == "and"
            and (words[first - 2].endswith("ly") or self._is_beside(words[first - 2]))
        ):
            first -= 2
        begin = tokens.clause(first)
        verb = next((each for each in range(begin + 1, place) if self._is_verb(words[each])), None)
        if any(word in self._qualities for word in words[place + 1 : place + 2]):
            return  # it is one of degree there: "woefully weak"
        if verb is None or not self._is_own(words, begin, verb, value):
            return
        between, degree = words[verb - 1 : place], Degree()
        for word in between:
            self._takes(degree, word)
        degree.is_denied = not _NEGATIONS.isdisjoint(between) or _is_nobody(words, begin)
        yield *tokens.spans[place], degree.of(value), True

    def _of_verdict(self, tokens: Tokens, place: int, value: int) -> Iterator[_Found]:
        """Yield what something of the authority's own was as a whole: "planning was little short of a shambles"."""
        words, first, degree = tokens.words, place, Degree()
        for before in range(place - 1, max(-1, place - _REACH), -1):
            word = words[before]
            if word in self._linking or word in MAKING:
                begin = tokens.clause(before)
                if words[before - 1] != "there" and self._is_own(words, begin, before, value):
                    yield tokens.spans[first][0], tokens.spans[place][1], degree.of(value), True
                return
            is_short = words[before + 1] == "short"
            if (word in _DENYING and not is_short) or word in _NEGATIONS or words[before - 1 : before + 1] == _FAR_FROM:
                degree.is_denied = not degree.is_denied
            elif (
                word not in BEFORE_VERDICTS
                and not word.endswith("ly")
                and not any(word in each for each in self._within_verdicts)
            ):
                return
            first = before

    def _of_verb(self, tokens: Tokens, place: int, value: int) -> Iterator[_Found]:
        """Yield what became of something of the authority's own: "supervision had crumbled"."""
        words, verb = tokens.words, place
        while verb and (words[verb - 1] in WITH_VERBS or words[verb - 1].endswith("ly")):
            verb -= 1
        between, begin = words[verb:place], tokens.clause(verb)
        is_another = not BEING.isdisjoint(between) or words[place + 1 : place + 2] in (["by"], ["to"])
        if is_another or not self._is_own(words, begin, verb, value):
            return
        degree = Degree()
        degree.is_denied = not _NEGATIONS.isdisjoint(between) or _is_nobody(words, begin)
        yield tokens.spans[verb][0], tokens.spans[place][1], degree.of(value), True

    def _is_done_by_others(self, tokens: Tokens, start: int) -> bool:
        """Return whether a turn of phrase is not said of the authority: "a provider let people", "when it was late"."""
        place = max(0, bisect_right(tokens.starts, start) - 1)
        words = tokens.words[tokens.clause(place) : place]
        if not _CONDITIONS.isdisjoint(words):
            return True  # it tells of what may happen
        head = words[: next((number for number, word in enumerate(words) if number and word in _PREPOSITIONS), None)]
        return self._is_others(head)

    def _is_others(self, words: Sequence[str]) -> bool:
        """Return whether one of these words, or its owner, is others' and nothing of the authority's own follows it."""
        return any(
            word.removesuffix("’s") in self._others and following not in _OWN_OF_OTHERS
            for word, following in pairwise((*words, ""))
        )

    def _of_thing(self, tokens: Tokens, place: int, value: int) -> Iterator[_Found]:
        """Yield what there was of strengths and failings; not those of others, nor what somebody mended."""
        words, first, degree = tokens.words, place, Degree()
        lead = place
        for before in range(place - 1, max(-1, place - 7), -1):
            word = words[before]
            if word in _DENYING:
                degree.is_denied = not degree.is_denied
            elif word in self.raising:
                degree.raised, first = degree.raised + 1, before
            elif word not in BEFORE_THINGS and word not in self._qualities and not word.endswith(("al", "ic")):
                break
            lead = before
        led, after = words[max(0, lead - 4) : lead], words[place + 1 : place + 7]
        leading = _THERE | {"had"} if value < 0 else _THERE
        if self._is_of_others(after) or not self._mended.isdisjoint((*led, *after[:3])):
            return
        if not leading.isdisjoint(led[-1:]) or (value < 0 and degree.raised):
            yield tokens.spans[first][0], tokens.spans[place][1], degree.of(value), degree.is_denied

    def _is_of_others(self, after: Sequence[str]) -> bool:
        """Return whether what follows says whose something was: "of two homes", but not "in hospital discharge"."""
        if not after or after[0] not in _PREPOSITIONS:
            return False
        for place, word in enumerate(after[1:5], start=1):
            if word in self._others:
                return not any(map(self._is_own_thing, after[place + 1 : place + 2]))
        return False

    def _is_verb(self, word: str) -> bool:
        return word in self._linking or word in DID or (len(word) > 4 and word.endswith("ed"))

    def _is_own(self, words: Sequence[str], begin: int, verb: int, strength: int, *, is_telling: bool = False) -> bool:
        """Return whether the subject before a verb is something of the authority's own.

        Of a word that `is_telling`, because nothing but work is called so, it is enough that it is not others'.
        """
        subject = list(words[begin:verb])
        if "that" in subject:
            that = len(subject) - 1 - subject[::-1].index("that")
            if not that or subject[that - 1] not in _SHOWN:
                return False
            subject = subject[that + 1 :]
        if strength < -2 and not _OF_ONE.isdisjoint(subject):
            return False
        if subject[:2] == ["what", "we"]:
            return True
        if not subject or subject[0] in _BEGINNING or not _NO_SUBJECT.isdisjoint(subject):
            return False
        if subject in (["it"], ["this"]):
            return abs(strength) > 2
        if subject[0] in ("all", "most") and subject[1:2] == ["of"]:
            subject = subject[2:]
        head = subject[: next((place for place, word in enumerate(subject) if place and word in _PREPOSITIONS), None)]
        spoken_of = subject if not _OF_STANDARDS_OF.isdisjoint(head) else head
        return not self._is_others(spoken_of) and (is_telling or any(map(self._is_own_thing, head)))

    def _is_own_thing(self, word: str) -> bool:
        return word not in self._others and (word in self._own or word.endswith(self._endings))

    def _stands_before_own(self, words: Sequence[str], place: int) -> bool:
        """Return whether a quality stands before something of the authority's own."""
        listed = place + 1
        while listed < len(words) and (words[listed] in _LISTED or words[listed] in self._qualities):
            listed += 1
        for word in words[listed : listed + _BEFORE_NOUN]:
            if word in self._others:
                return False
            if self._is_own_thing(word):
                following = words[listed + 1 : place + 9]
                return self._others.isdisjoint(following)
            if word in _PREPOSITIONS or word in BEING or word in CONJUNCTIONS or (word in STOPS and word != ","):
                return False
        return False

    def _is_had(self, words: Sequence[str], first: int) -> bool:
        """Return whether a quality stands in what there was, or what somebody had or gave."""
        while first and (words[first - 1] in _LISTED or words[first - 1] in self._qualities):
            first -= 1
        for word in reversed(words[max(0, first - 4) : first]):
            if word in BEING or word in HAVING:
                return True
            if word in _DENYING or (word in _PREPOSITIONS and word != "of") or word == "that" or word.endswith("ed"):
                return False
        return False


_FAR_FROM = ["far", "from"]
_THERE = BEING | {"found", "remained", "as"}
_OWN_OF_OTHERS = set_of(
    "discharge discharges oversight monitoring engagement liaison payments sustainability commissioning forum failure"
)
_OF_ONE = frozenset(("one", "another"))
_PRONOUNS = (["it"], ["this"], ["that"], ["they"], ["these"], ["here"])
_JUDGED = set_of("judged found considered thought deemed held believed")
_LISTED = frozenset((",", "and"))
_OF_STANDARDS = frozenset(("high", "low"))
_OF_STANDARDS_OF = frozenset(("quality", "standard", "standards"))


def _is_nobody(words: Sequence[str], begin: int) -> bool:
    """Return whether a clause begins with what nobody is or does."""
    return next((word for word in words[begin : begin + 2] if word != "and"), "") in _NOBODY


def _denied(strength: int) -> int:
    return -2 if strength > 0 else 0


def _is_supposed(sentence: str, start: int, tokens: Tokens) -> bool:
    """Return whether a clause tells of what might be, was hoped for or was to be avoided."""
    place = max(0, bisect_right(tokens.starts, start) - 1)
    begin = tokens.spans[tokens.clause(place)][0] if tokens.spans else 0
    return SUPPOSED.search(sentence, begin, start) is not None


@lru_cache(maxsize=8)
def appraisal_reader(words: AppraisalWords) -> AppraisalReader:
    """Return the reader of these words."""
    return AppraisalReader(words)
