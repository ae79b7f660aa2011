"""The words by which judgements are read, as data, and the patterns that are made of them once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from domain.checks.judgement.appraisal_words import AppraisalWords
from domain.checks.phrases import pattern_of
from domain.checks.prose import plain_words, words_of
from domain.checks.sentence_words import sentence_words, telling_words
from domain.plain_data import read

_STEM, _SHORTEST = 6, 4
_MOST_KEPT = 100_000
_NONE = frozenset(("",))
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
_CONCERNS = frozenset(("concern", "concerns"))
_TAKING_IN = frozenset(("heard", "understood", "benefited", "enjoyed", "improved", "trusted", "valued"))
_NOTHING = frozenset(("nothing", "nobody", "little", "neither", "none", "no"))
_BEING = (("was",), ("were",), ("had",), ("is",), ("are",))
_PLAIN = ("no ", "not ", "never ", "neither ", "nor ", "few ", "whether ")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PolesOf:
    """Words by which things are said to be well, or the opposite, in one respect: time, amount, ease."""

    about: str
    well: tuple[str, ...]
    ill: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementWords:
    """The words of one language and house style that judge.

    `lowest` and `highest` are words of the ends of any scale, words of `appraisal` tell how strong praise and blame is;
    what is `needing` something `improving` is no good. They are left alone where others are `telling`,
    where one of `rating_others` stands, "outstanding" beside something `pending`, "exceptional" before something
    `ordinary`. `praise` and `shortfall` are counted against each other,
    `denials` before such words take them back; `negations` without either tell a shortfall, but not within one of
    `affirmed`. `rating_nouns`, `raters`, and `rating_of` with `rating_verbs`, say that a rating follows; one of
    `earlier` in the sentence makes it another one; without `bodies` an authority's name is its short one. `stop` are
    words without content. A summary sentence of at least `least_words` of the others, of which not `least_support` per
    cent stand in any statement, has no support, nor has one of `summed_up` things that no statement speaks of.
    Of `things` and `people` sentences say the opposite where their `poles` are; `lesser_things` count alone. Words that
    are `alike` count as one where clauses are compared, and `empty` ones not. `subjects` are words that speak of the
    statement whose name or topics have the first of them. `common_in_names` name no statement, `generic` words no
    topic; `kin` are words of one meaning. `placeholders` stand for what is still to be written, `promises` say that it
    will be, `instructions` ask for it, and `missing` are what they ask for.
    """

    lowest: tuple[str, ...] = ()
    highest: tuple[str, ...] = ()
    needing: tuple[str, ...] = ()
    improving: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    rating_others: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()
    shortfall: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    affirmed: tuple[str, ...] = ()
    rating_of: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    rating_verbs: tuple[str, ...] = ()
    rating_nouns: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    least_support: int = 0
    least_words: int = 0
    summed_up: tuple[str, ...] = ()
    common_in_names: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    kin: tuple[tuple[str, ...], ...] = ()
    things: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    lesser_things: tuple[str, ...] = ()
    poles: tuple[PolesOf, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    empty: tuple[str, ...] = ()
    subjects: tuple[tuple[str, ...], ...] = ()
    placeholders: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    appraisal: AppraisalWords = field(default_factory=AppraisalWords)


class _Stems(dict[str, str]):
    """The beginning of each word with content, "" of the others: made when it is asked for, for each word once."""

    def __init__(self, stop: Iterable[str]) -> None:
        super().__init__()
        self._stop = frozenset(stop)

    def __missing__(self, word: str) -> str:
        bare = word.partition("'")[0]
        is_empty = len(bare) < _SHORTEST or bare in self._stop or bare[0].isdigit()
        self[word] = found = "" if is_empty else bare[:_STEM]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class JudgementReader:
    """The patterns made of the words, and the words themselves; equal to itself alone, so that caches find it fast."""

    words: JudgementWords
    praise: frozenset[str]
    shortfall: frozenset[str]
    praises: tuple[str, ...]
    shortfalls: tuple[str, ...]
    negations: frozenset[str]
    denial: re.Pattern[str]
    earlier: re.Pattern[str]
    stop: frozenset[str]
    summed_up: frozenset[str]
    single: frozenset[str]
    in_phrases: frozenset[str]
    affirming: frozenset[str]
    telling: frozenset[str]
    kept: _Stems

    def stems(self, text: str) -> frozenset[str]:
        """Return the words with content of a text, each by its beginning, so that their endings do not count."""
        return self.stems_of(words_of(text).plain)

    def stems_of(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return those among words as they are compared that have content, each by its beginning."""
        if len(self.kept) > _MOST_KEPT:
            self.kept.clear()
        return frozenset(map(self.kept.__getitem__, words)) - _NONE

    def weigh(self, text: str) -> tuple[int, int, int, int]:
        """Return how many sentences of a text only praise, only tell of shortfalls, do both, and how many there are."""
        praising = failing = both = 0
        sentences = sentence_words(text)
        for each in sentences:
            if self.telling.isdisjoint(each.present):
                continue
            praise, shortfall = self._count(text[each.start : each.end], each.words)
            praising += praise > 0 == shortfall
            failing += shortfall > 0 == praise
            both += praise > 0 < shortfall
        return praising, failing, both, len(sentences)

    def count(self, sentence: str) -> tuple[int, int]:
        """Return how often a sentence praises and how often it tells of a shortfall; what is denied is the other."""
        return self._count(sentence, plain_words(sentence))

    def _count(self, sentence: str, words: tuple[str, ...]) -> tuple[int, int]:
        if not self.affirming.isdisjoint(words):
            sentence = sentence.casefold()
            for phrase in self.words.affirmed:
                sentence = sentence.replace(phrase, " ")
            words = plain_words(sentence)
        praise = shortfall = taken = 0
        if not self.in_phrases.isdisjoint(words):
            praise, shortfall, taken = self._count_phrases(sentence.casefold())
        for place, word in enumerate(words) if not self.single.isdisjoint(words) else ():
            if word in self.single:
                if self._is_lost(words, place) if word in self.praise else _is_case(words, place):
                    continue
                is_denied_here = self.is_denied_by(words[max(0, place - 4) : place])
                taken += is_denied_here
                if (word in self.praise) is is_denied_here:
                    shortfall += 1
                else:
                    praise += 1
        if not taken and not self.negations.isdisjoint(words):
            shortfall += 1
        return praise, shortfall

    def is_denied_by(self, before: tuple[str, ...]) -> bool:
        """Return whether words deny what follows: "no clear plan", but not "no data on who missed out"."""
        denials = [place for place, word in enumerate(before) if word in self.negations]
        return bool(denials) and _RELATIVES.isdisjoint(before[denials[-1] + 1 :])

    def _is_lost(self, words: tuple[str, ...], place: int) -> bool:
        """Return whether what would be praise is gone, or is of nothing: "trust was lost", "heard little"."""
        following = words[place + 1 : place + 4]
        if words[place] in _TAKING_IN and not _NOTHING.isdisjoint(following[:1]):
            return True
        return following[:1] in _BEING and not self.shortfall.isdisjoint(following[1:])

    def _count_phrases(self, folded: str) -> tuple[int, int, int]:
        """Return how often phrases of several words praise and tell of shortfalls, and how many of them are denied."""
        found = [phrase for phrase in self.praises if phrase in folded]
        before = [plain_words(folded[: folded.index(phrase)])[-3:] for phrase in found]
        denied = sum(not self.negations.isdisjoint(words) for words in before)
        return len(found) - denied, sum(map(folded.count, self.shortfalls)) + denied, denied


def _is_case(words: tuple[str, ...], place: int) -> bool:
    """Return whether a concern is a case that was dealt with, not what somebody was concerned about."""
    is_concern = words[place] in _CONCERNS
    return is_concern and (words[place - 1 : place] == ("safeguarding",) or words[place + 1 : place + 2] in _BEING[:2])


def parse_judgement_words(data: object) -> JudgementWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: JudgementWords = read(JudgementWords, data)
    return words


@lru_cache(maxsize=8)
def judgement_reader(words: JudgementWords) -> JudgementReader:
    """Return the patterns of these words."""
    denials = "|".join(re.escape(each) for each in words.denials) or "(?!)"
    single = (_single(words.praise, words.appraisal, 2), _single(words.shortfall, words.appraisal, -1))
    phrases = [tuple(each for each in listed if " " in each) for listed in (words.praise, words.shortfall)]
    in_phrases = telling_words((*phrases[0], *phrases[1]))
    negations = frozenset(words.negations)
    return JudgementReader(
        words,
        single[0],
        single[1],
        phrases[0],
        phrases[1],
        negations,
        re.compile(rf"\b(?:{denials}|\w+n[’']t)\s+(?:[\w’-]+\s+){{0,3}}\Z", re.IGNORECASE),
        pattern_of(words.earlier),
        frozenset(words.stop),
        frozenset(word[:_STEM] for word in words.summed_up),
        single[0] | single[1],
        in_phrases,
        telling_words(words.affirmed),
        single[0] | single[1] | in_phrases | negations,
        _Stems(words.stop),
    )


def _single(listed: tuple[str, ...], appraisal: AppraisalWords, least: int) -> frozenset[str]:
    """Return the words that praise or tell of shortfalls: those that are listed, and qualities as strong as `least`."""
    sign = 1 if least > 0 else -1
    strong = (each for each in appraisal.qualities if sign * each.strength >= sign * least)
    return frozenset((*(each for each in listed if " " not in each), *(word for each in strong for word in each.words)))


def is_denied(text: str, start: int, reader: JudgementReader) -> bool:
    """Return whether the words at `start` are taken back by one of the few before them."""
    found = reader.denial.search(text, max(0, start - 50), start)
    return found is not None and (found.group().casefold().startswith(_PLAIN) or _VERB.search(found.group()) is None)
