"""Find what the assessors say too strongly for a score: failing beside a high one, strength beside a low one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from domain.checks.judgement.appraisal import Appraisal, appraisal_reader
from domain.checks.judgement.judgement_words import is_denied
from domain.checks.judgement.scale_words import LevelWords, Scale
from domain.checks.phrases import any_of, pattern_of
from domain.checks.prose import plain_words, quoted, words_of
from domain.checks.sentence_words import sentence_words, telling_words

_COUNTED = re.compile(
    r"\d(?:\s+\w+)? outstanding|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both)(?: of "
    r"(?:them|these|the \w+))? (?:was|were) outstanding|\d\s?%|\d \w+ (?:required|needed)|good (?:or|and) outstanding",
    re.IGNORECASE,
)
_ENDED = (
    r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:at|from|in|on|for|by|was|were|had|and|or|to|with|of|than|after|since|that|which|as)\b)"
)
_MINOR = re.compile(
    r"\b(?:(?:with|but|and|bar|save for|apart from|except for)\s+)?(?:only|just|no more than|nothing but)\s+"
    r"(?:an?\s+|a few\s+|some\s+)?(?:few|minor|small|slight|isolated|occasional)\s+\w+",
    re.IGNORECASE,
)
_ONLY_MINOR = re.compile(
    r"\b(?:only|just|no more than|nothing but) (?:an? |a few |some )?(?:minor|small|slight|isolated|occasional)"
    r" (?:gaps?|shortfalls?|weakness(?:es)?|issues?|concerns?|problems?|failings?|faults?|errors?|shortcomings?)\b",
    re.IGNORECASE,
)
_SLIGHTLY = frozenset(("few", "minor", "small", "slight", "isolated", "occasional"))
_OF_RATINGS = frozenset(("inadequate", "outstanding", "good"))
_ADDED = re.compile(r", [^,;.]{1,40} (?:told us|said|felt|reported)\W*\Z")
_JOINED = re.compile(r"; |, (?:and|but|while|so|which) ", re.IGNORECASE)
_OF_A_THING = frozenset(("spoke", "praised", "criticised"))
"""What tells of a thing: what is joined to it is said by the assessors again."""
_OURS = re.compile(r"\bwe (?:have |had |therefore )?\Z", re.IGNORECASE)
_PARAGRAPH, _NEAR = 3, 60


class ToneReader:
    """The words of strength and failing made ready for one scale."""

    def __init__(self, scale: Scale) -> None:
        words = scale.reader.words
        self.scale = scale
        self.lowest, self.highest = scale.framework.lowest_level, scale.framework.highest_level
        self.telling = pattern_of(words.telling)
        self.others = pattern_of(words.rating_others)
        being = r"(?:(?:was|were|is|are|had|been|that|which|still|remained)\s+)"
        self.pending_before = re.compile(rf"\b{any_of(words.pending)}\s+{being}*\Z", re.IGNORECASE)
        self.pending_after = re.compile(rf"\s+(?:\w+\s+)?{any_of(words.pending)}\b{_ENDED}", re.IGNORECASE)
        self.ordinary = re.compile(rf"\s+{any_of(words.ordinary)}\b", re.IGNORECASE)
        improving = rf"{any_of(words.needing)}\s+(?:(?:some|a|very|still)\s+)?"
        self.improving = re.compile(rf"\b{improving}{any_of(words.improving)}\b", re.IGNORECASE)
        self.any_improvement = re.compile(rf"\b{improving}(?:further\s+)?improvement\b", re.IGNORECASE)
        self.needs = telling_words(("improvement", *words.improving)) if words.improving else frozenset()
        self.appraisals = appraisal_reader(words.appraisal)
        self.is_high = {each.value: scale.height(each.value) > 50 for each in scale.framework.scale}
        self.likely = {each.value: self._likely_beside(each.value) for each in scale.framework.scale}

    def _likely_beside(self, level: int) -> frozenset[str]:
        """Return words without one of which nothing that is appraised is too strong beside a level."""
        if level == self.highest:
            return self.appraisals.either
        return self.appraisals.praising | _SLIGHTLY if level == self.lowest else self.appraisals.extreme

    def may_be_too_strong(self, level: int, present: frozenset[str]) -> bool:
        """Return whether anything that is appraised in these words may be too strong beside a level.

        In the lower half of the scale that may be two words of praise with one of degree.
        """
        if not self.likely[level].isdisjoint(present):
            return True
        verdicts = self.appraisals.verdicts
        if verdicts.may_blame(present) if self.is_high[level] else verdicts.may_praise(present):
            return True
        if self.is_high[level] or self.appraisals.raising.isdisjoint(present):
            return False
        return len(self.appraisals.praising & present) > 1


def too_strong(text: str, level: int, reader: ToneReader, *, is_whole: bool = True) -> Iterator[LevelWords]:
    """Yield words that are too strong for a level, sentence by sentence; not what others said, or were rated.

    With `is_whole`, a paragraph that tells of something good alone takes part in the balance, and less is too strong.
    """
    needs = reader.needs if reader.is_high[level] else frozenset[str]()
    present = words_of(text).present
    if needs.isdisjoint(present) and not reader.may_be_too_strong(level, present):
        return
    is_praise = is_whole and level == reader.lowest and _only_praises(text, reader)
    for spoken in sentence_words(text):
        is_needing = not needs.isdisjoint(spoken.present)
        is_likely = reader.may_be_too_strong(level, spoken.present)
        if not (is_needing or is_likely):
            continue
        start, sentence = spoken.start, text[spoken.start : spoken.end]
        found: list[LevelWords] = []
        if is_needing:
            found += _needs_improving(sentence, reader, is_top=level == reader.highest)
        if is_likely:
            found += _appraised(sentence, spoken.present, level, reader, is_praise=is_praise)
        for each in found:
            if not _is_told(sentence, each, reader) and start + each.start not in quoted(text):
                yield LevelWords(start + each.start, start + each.end, each.level)


def _is_told(sentence: str, each: LevelWords, reader: ToneReader) -> bool:
    """Return whether somebody else says so: before it, or of a word of ratings anywhere in the sentence."""
    telling, others = reader.telling.search(sentence), reader.others.search(sentence)
    if telling is not None and telling.group().casefold() in _OF_A_THING:
        joined = _JOINED.search(sentence, telling.end(), each.start)
        telling = telling if joined is None else reader.telling.search(sentence, joined.end())
    if telling is not None and (telling.start() < each.start or "according" in telling.group().casefold()):
        return True
    if telling is not None and _ADDED.search(sentence, each.end):
        return True
    is_rating = sentence[each.start : each.end].casefold() in _OF_RATINGS
    is_ours = others is not None and _OURS.search(sentence, 0, others.start()) is not None
    return others is not None and not is_ours and (is_rating or others.start() < each.start)


def _only_praises(text: str, reader: ToneReader) -> bool:
    """Return whether a paragraph tells of something good alone, which the balance of the section takes account of."""
    praise, shortfall, both, _ = reader.scale.reader.weigh(text)
    return praise >= _PARAGRAPH and not shortfall and not both


def _needs_improving(sentence: str, reader: ToneReader, *, is_top: bool) -> Iterator[LevelWords]:
    """Yield where something needed much improvement, or any where nothing can be better."""
    improving = reader.improving.search(sentence) or (
        reader.any_improvement.search(sentence) if is_top and not _COUNTED.search(sentence) else None
    )
    if improving is not None and not is_denied(sentence, improving.start(), reader.scale.reader):
        yield LevelWords(*improving.span(), reader.lowest)


def _appraised(
    sentence: str, present: frozenset[str], level: int, reader: ToneReader, *, is_praise: bool
) -> Iterator[LevelWords]:
    """Yield the first praise and the first blame of a sentence that are stronger than a level allows.

    Beside the highest level that is blame, beside the others of the upper half what fails, and beside those of the
    lower half what fails altogether; praise beside the lowest, much of it beside others of its half, and beside the
    upper half what could not be better.
    """
    whole = sentence
    sentence, found = meant_in(sentence, present, reader)
    is_slight = level == reader.lowest and not _SLIGHTLY.isdisjoint(present)
    minor = _ONLY_MINOR.search(whole) if is_slight else None
    if not found and minor is not None:
        yield LevelWords(*minor.span(), reader.highest - 1)
    if not found:
        return
    most = _most_blame(level, reader)
    blame = _first_of(found, -3, most) if level != reader.lowest else None
    if blame is not None:
        yield LevelWords(blame.start, blame.end, reader.lowest)
    if level == reader.highest:
        return
    least = 4 if reader.is_high[level] or is_praise else 2 if level == reader.lowest else 3
    counted = [each for each in found if each.strength > 2 or not each.is_narrow]
    praise = _first_of([each for each in counted if not (each.is_whole and reader.is_high[level])], 3, least)
    if praise is not None and (praise.strength > 2 or not reader.scale.reader.count(sentence)[1]):
        start = min(praise.start, minor.start()) if minor is not None else praise.start
        yield LevelWords(start, praise.end, reader.highest - (praise.strength < 4))


@lru_cache(maxsize=16)
def meant_in(sentence: str, present: frozenset[str], reader: ToneReader) -> tuple[str, tuple[Appraisal, ...]]:
    """Return a sentence without what is said to be slight, which takes nothing back, and its praise and blame.

    A summary asks for it beside one level after another.
    """
    minor = _MINOR.search(sentence) if not _SLIGHTLY.isdisjoint(present) else None
    if minor is not None:
        sentence = sentence[: minor.start()] + " " * len(minor.group()) + sentence[minor.end() :]
        present = frozenset(plain_words(sentence))
    found = reader.appraisals.read(sentence, present)
    return sentence, tuple([each for each in found if _is_meant(sentence, each, reader)])


def _first_of(found: Sequence[Appraisal], next_below: int, least: int) -> Appraisal | None:
    """Return the first of what is as strong as `least`, or of several that are nearly so."""
    sign = 1 if least > 0 else -1
    near = [each for each in found if sign * each.strength >= sign * next_below]
    told = [each for each in found if sign * each.strength > 1]
    is_said_twice = near and len(near if sign < 0 else told) > 1
    return next((each for each in found if sign * each.strength >= sign * least), near[0] if is_said_twice else None)


def _most_blame(level: int, reader: ToneReader) -> int:
    """Return how strong blame is that is too strong beside a level."""
    if level == reader.highest:
        return -2
    return -3 if reader.scale.height(level) > 50 else -4


def _is_meant(sentence: str, found: Appraisal, reader: ToneReader) -> bool:
    """Return whether a word is one of praise: no invoice that is outstanding, nor a case that is exceptional."""
    if not found.is_weighed and is_denied(sentence, found.start, reader.scale.reader):
        return False
    word = sentence[found.start : found.end].casefold()
    if "outstanding" in word and (
        reader.pending_after.match(sentence, found.end)
        or reader.pending_before.search(sentence, max(0, found.start - _NEAR), found.start)
        or _COUNTED.search(sentence)
    ):
        return False
    return not (found.strength > 3 and reader.ordinary.match(sentence, found.end))
