"""The words that tell the levels of a framework's scale apart, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from domain.checks.finding import Severity
from domain.checks.judgement.judgement_words import JudgementReader, is_denied
from domain.checks.phrases import pattern_of
from domain.checks.prose import words_of
from domain.checks.sentence_words import sentence_words, telling_words
from domain.frameworks.framework import Framework
from domain.quick import quick

_REACH = 60
_PART = re.compile(r"\b(?:some|parts?|elements|aspects|one|individual|examples?|in places)\b[^.;]*\Z")
_SUMMING = re.compile(
    r"\b(?:overall|taken together|in all|in summary|in sum|on balance|altogether|as a whole|in general|on the whole"
    r"|in conclusion|we (?:are|were) (?:satisfied|confident|sure|certain) that|we (?:conclude|concluded|judge|judged) "
    r"that)\b[^.;]*\Z",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?<!of )(?<!of the )(?<!of this )(?:evidence|findings|this|it|authority|statement|practice|which"
    r"|arrangements|services?|systems?|work|support|performance|governance|leadership|oversight|commissioning|assessments?|partnerships?|approach|teams?|learning"
    r"|safeguarding|provision)(?: \w+ly| "
    r"as a whole| overall| gathered| here| we saw)? (?:shows|showed|shown|points? to|pointed to|demonstrat\w+"
    r"|support\w+|suggest\w+|indicat\w+|amount\w+ to|met|meets|reach\w+|achiev\w+|(?:was|were|is|are)(?: (?:of|at"
    r"|to))?|stood at|perform\w+ (?:at|to)) (?:(?:overall|that of|consistently) )?(?:an? )?\Z",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\s+(?:was|were|is|had been|has been) (?:\w+ )?(?:reached|met|shown|achieved|evident|found|demonstrated|reflected"
    r"|maintained|given|merited|justified)\b"
    r"|(?:\s+(?:here|overall|in this (?:area|work)))?,? (?:but|and) (?:nothing|no more)\b",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\b(?:(?:f[ae]ll|fallen|stopped|short) short of|below|beneath|short of|(?:not|never) (?:yet )?(?:reach|meet|met"
    r"|attain|achieve|shown?|found?)|failed to (?:reach|meet|attain|achieve)) (?:an?|the|that of an?)? ?\Z",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\b(?:no|nothing|little) (?:more|better|other) than (?:an?|the)? ?\Z", re.IGNORECASE)
_NOT_REACHED = re.compile(
    r"\s+(?:was|is|had|were)(?: been)? not (?:yet )?(?:been )?(?:met|reached|achieved|attained)\b"
)
_ARTICLES = ("a ", "an ", "the ")


@quick
@dataclass(frozen=True, slots=True)
class LevelWords:
    """Words [start, end) of a level, that of its label or of an end of the scale; or of `is_below` that one."""

    start: int
    end: int
    level: int
    is_label: bool = False
    is_below: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What tells the levels of one framework apart in a text."""

    framework: Framework
    pattern: re.Pattern[str]
    telling: frozenset[str]
    labels: dict[str, int]
    ends: dict[str, int]
    lead: str
    reader: JudgementReader

    def words_in(self, text: str) -> tuple[LevelWords, ...]:
        """Return the words of any level in a text, without those that are denied."""
        if self.telling.isdisjoint(words_of(text).present):
            return ()
        found = []
        likely = [each for each in sentence_words(text) if not self.telling.isdisjoint(each.present)]
        for match in chain.from_iterable(self.pattern.finditer(text, each.start, each.end) for each in likely):
            said = match.group().casefold()
            is_label = said in self.labels
            if is_label and self.labels[said] > self.framework.lowest_level and _is_not_reached(text, match):
                found.append(LevelWords(*match.span(), self.labels[said] - 1, is_label=True, is_below=True))
            elif _NO_MORE.search(text, max(0, match.start() - _REACH), match.start()) or not is_denied(
                text, match.start(), self.reader
            ):
                found.append(LevelWords(*match.span(), self.labels[said] if is_label else self.ends[said], is_label))
        return tuple(found)

    def of_other_level(self, text: str, level: int) -> Iterator[tuple[LevelWords, Severity]]:
        """Yield the words of another level; beside the next level, those of a part, or of good work, are a may.

        Words of an end of the scale count only where the level is in its other half.
        """
        for each in self.words_in(text):
            if each.level == level or (each.is_below and level < each.level):
                continue
            if not each.is_label:
                if (each.level == self.framework.highest_level) is (self.height(level) < 50):
                    yield each, Severity.SHOULD
                continue
            before = text[max(0, each.start - _REACH) : each.start].casefold()
            is_full = bool(self.lead) and self.lead in before[-len(self.lead) - 4 :]
            is_good = 50 < self.height(each.level) < 100
            is_near = abs(each.level - level) == 1 and (is_good or _PART.search(before) is not None)
            is_full |= _SHOWN.search(before) is not None or _REACHED.match(text, each.end) is not None
            is_full |= _NO_MORE.search(before) is not None
            is_full |= _SUMMING.search(text, max(0, each.start - 2 * _REACH), each.start) is not None
            yield each, Severity.MAY if is_near and not is_full else Severity.SHOULD

    def height(self, level: int) -> int:
        """Return where a level stands on the scale, from 0 to 100."""
        lowest, highest = self.framework.lowest_level, self.framework.highest_level
        return 100 * (level - lowest) // (highest - lowest) if highest > lowest else 50


def _is_not_reached(text: str, label: re.Match[str]) -> bool:
    """Return whether something is said to be below a level: "fell short of a good standard"."""
    before = text[max(0, label.start() - _REACH) : label.start()]
    return _SHORT_OF.search(before) is not None or _NOT_REACHED.match(text, label.end()) is not None


def scale_of(framework: Framework, reader: JudgementReader) -> Scale:
    """Return the words of a framework's levels, with those of any scale's ends."""
    labels = {phrase: level for level, phrase in level_phrases(framework)}
    ends = {word.casefold(): framework.lowest_level for word in reader.words.lowest}
    ends |= {word.casefold(): framework.highest_level for word in reader.words.highest}
    lead = " ".join(_shared_words(framework))
    every = (*labels, *ends)
    return Scale(framework, pattern_of(every), telling_words(every), labels, ends, lead, reader)


def level_phrases(framework: Framework) -> tuple[tuple[int, str], ...]:
    """Return the words that tell each level of a scale from the others, of two words or more, by level."""
    shared = len(_shared_words(framework))
    found = []
    for level in framework.scale:
        phrase = " ".join(level.label.split()[shared:]).casefold()
        phrase = next((phrase[len(each) :] for each in _ARTICLES if phrase.startswith(each)), phrase)
        if " " in phrase:
            found.append((level.value, phrase))
    return tuple(found)


def _shared_words(framework: Framework) -> list[str]:
    places = zip(*(level.label.casefold().split() for level in framework.scale), strict=False)
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, places)]
