"""Find what the assessors say too strongly for a score: failing beside a high one, strength beside a low one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figure_words import any_of, has_any, pattern_of
from domain.checks.judgement_words import is_denied
from domain.checks.prose import quoted, sentences_of
from domain.checks.scale_words import LevelWords, Scale

_COUNTED = re.compile(
    r"\d(?:\s+\w+)? outstanding|\d\s?%|\d \w+ (?:required|needed)|good (?:or|and) outstanding", re.IGNORECASE
)
_NEAR = 200
"""So many letters before a word it is looked for what the word is said of."""
_PARAGRAPH = 3
_VERBS = frozenset({"did not meet its", "fell short", "falls short", "failed people"})
_IS = re.compile(
    r"\b(?:was|were|is|are|had been|has been|have been|remained|seemed|there (?:was|were)|we found)"
    r"(?:\s+(?:very|often|sometimes|a|an|some|clear|many|also|still|not|too|of)){0,2}\s+\Z",
    re.IGNORECASE,
)


class ToneReader:
    """The words of strength and failing made ready for one scale."""

    def __init__(self, scale: Scale) -> None:
        words = scale.reader.words
        self.scale = scale
        self.lowest, self.highest = scale.framework.lowest_level, scale.framework.highest_level
        self.failing = _Strong(words.failing)
        self.excelling = _Strong(words.excelling)
        self.faulty = _Strong(words.faulty)
        self.superb = _Strong(words.superb)
        self.strong = pattern_of(words.strong)
        self.sweeping = pattern_of(words.sweeping)
        self.telling = pattern_of(words.telling)
        self.others = pattern_of(words.rating_others)
        self.pending = pattern_of(words.pending)
        self.ordinary = re.compile(rf"\s+{any_of(words.ordinary)}\b", re.IGNORECASE)
        improving = rf"{any_of(words.needing)}\s+(?:(?:some|a|very|still)\s+)?"
        self.improving = re.compile(rf"\b{improving}{any_of(words.improving)}\b", re.IGNORECASE)
        self.any_improvement = re.compile(rf"\b{improving}(?:further\s+)?improvement\b", re.IGNORECASE)
        self.triggers = {each.value: self._triggers_of(each.value) for each in scale.framework.scale}
        subject = any_of((*words.rating_of, "leaders", "staff", "managers", "teams", "social workers"))
        self.own = re.compile(rf"\b{subject}\s+(?:(?:had|have|has|also|often|repeatedly)\s+){{0,2}}\Z", re.IGNORECASE)

    def _triggers_of(self, level: int) -> tuple[str, ...]:
        """Return words without one of which nothing is too strong beside a level."""
        words = self.scale.reader.words
        kinds = [words.excelling] if level != self.highest else [words.faulty, ("improvement",)]
        kinds += [words.failing, words.improving] if self.scale.height(level) > 50 else []
        kinds += [words.superb, words.strong] if level == self.lowest else []
        return tuple({word.casefold() for kind in kinds for word in kind})


class _Strong:
    """Words of one kind, looked for only where one of them stands."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = tuple(each.casefold() for each in words)
        self._pattern = pattern_of(words)

    def all_in(self, text: str, folded: str) -> tuple[re.Match[str], ...]:
        return tuple(self._pattern.finditer(text)) if has_any(folded, self._words) else ()


def too_strong(text: str, level: int, reader: ToneReader) -> Iterator[LevelWords]:
    """Yield words that are too strong for a level, sentence by sentence; not what others said, or were rated."""
    scale = reader.scale
    if not has_any(text.casefold(), reader.triggers[level]):
        return
    is_high = scale.height(level) > 50
    is_top, is_bottom = level == reader.highest, level == reader.lowest and not _only_praises(text, reader)
    said = quoted(text)
    for start, end in sentences_of(text):
        sentence = text[start:end]
        folded = sentence.casefold()
        if not has_any(folded, reader.triggers[level]) or reader.others.search(sentence) is not None:
            continue
        found = [
            *(_failing(sentence, folded, reader, is_top=is_top) if is_high else ()),
            *(_excelling(sentence, folded, reader) if not is_top else ()),
            *(_strong(sentence, folded, reader) if is_bottom else ()),
        ]
        telling = reader.telling.search(sentence) if found else None
        for each in found:
            is_told = telling is not None and (
                telling.start() < each.start or "according" in telling.group().casefold()
            )
            if not is_told and start + each.start not in said:
                yield LevelWords(start + each.start, start + each.end, each.level)


def _only_praises(text: str, reader: ToneReader) -> bool:
    """Return whether a paragraph tells of something good alone, which the balance of the section takes account of."""
    praise, shortfall, both, _ = reader.scale.reader.weigh(text)
    return praise >= _PARAGRAPH and not shortfall and not both


def _failing(sentence: str, folded: str, reader: ToneReader, *, is_top: bool) -> Iterator[LevelWords]:
    for match in reader.failing.all_in(sentence, folded):
        if not is_denied(sentence, match.start(), reader.scale.reader):
            yield LevelWords(*match.span(), reader.lowest)
    improving = reader.improving.search(sentence) or (
        reader.any_improvement.search(sentence) if is_top and not _COUNTED.search(sentence) else None
    )
    if improving is not None and not is_denied(sentence, improving.start(), reader.scale.reader):
        yield LevelWords(*improving.span(), reader.lowest)
    for match in reader.faulty.all_in(sentence, folded) if is_top else ():
        said = match.group().casefold()
        leading = reader.own if said == "failed to" else _IS
        before = max(0, match.start() - _NEAR)
        is_own = said in _VERBS or leading.search(sentence, before, match.start()) is not None
        if is_own and not is_denied(sentence, match.start(), reader.scale.reader):
            yield LevelWords(*match.span(), reader.lowest)


def _excelling(sentence: str, folded: str, reader: ToneReader) -> Iterator[LevelWords]:
    for match in reader.excelling.all_in(sentence, folded):
        word = match.group().casefold()
        if word == "outstanding" and (reader.pending.search(sentence) or _COUNTED.search(sentence)):
            continue
        is_ordinary = reader.ordinary.match(sentence, match.end()) is not None
        if not is_ordinary and not is_denied(sentence, match.start(), reader.scale.reader):
            yield LevelWords(*match.span(), reader.highest)


def _strong(sentence: str, folded: str, reader: ToneReader) -> Iterator[LevelWords]:
    """Yield praise of the lowest level that is meant for everything or everybody, and names no shortfall."""
    praise, shortfall = reader.scale.reader.count(sentence)
    if shortfall:
        return
    superb = reader.superb.all_in(sentence, folded)
    strong = list(reader.strong.finditer(sentence)) if reader.sweeping.search(sentence) is not None else []
    match = next(iter((*superb, *strong)), None)
    if match is not None and (superb or praise > 1) and not is_denied(sentence, match.start(), reader.scale.reader):
        yield LevelWords(*match.span(), reader.highest - 1)
