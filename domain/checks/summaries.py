"""Hold each sentence of a summary against the statements: what it says must be reported in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader
from domain.checks.scale_words import LevelWords, Scale, scale_of
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.checks.tone import ToneReader, too_strong
from domain.frameworks.framework import Framework, Part, PartKind
from domain.text.sentences import split

_FEWEST_THINGS, _NEARLY_NONE = 2, 17
_UNSUPPORTED, _OTHER_LEVEL = "summary-unsupported", "summary-of-other-level"


def summary_parts(framework: Framework) -> frozenset[str]:
    """Return the ids of the narrative parts that sum up: those that stand under one heading with rating or scores."""
    groups: list[list[Part]] = []
    for part in framework.outline:
        if not groups or part.kind is PartKind.HEADING or part.level <= groups[-1][0].level:
            groups.append([])
        groups[-1].append(part)
    summing = [group for group in groups if any(part.kind in (PartKind.RATING, PartKind.SCORES) for part in group)]
    return frozenset(part.id for group in summing for part in group if part.kind is PartKind.NARRATIVE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a summary: its words with content, the statements it names, and the words of levels in it.

    `too_strong` are those that are so beside each level of the scale.
    """

    start: int
    end: int
    wanted: frozenset[str]
    named: frozenset[str]
    of_levels: tuple[LevelWords, ...]
    too_strong: Mapping[int, frozenset[LevelWords]]


class SummariesCheck:
    """Yields each summary sentence that speaks of what no statement does, as "summary-unsupported", and words of a
    level that the statements it speaks of do not have, as "summary-of-other-level".

    Nothing is said before every statement has text: what is not written yet cannot support anything. It remembers in
    how many paragraphs of the statements a word stands, so that only those that change are read again.
    """

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self._parts = summary_parts(framework)
        self._reader = reader
        self._tone = ToneReader(scale_of(framework, reader))
        self._names = _names(framework, reader)
        self._statements: dict[PassageSubject, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()
        self._levels: Mapping[str, int | None] = {}
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the sentences without support, and the words of other levels."""
        statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
        if not statements or not all(any(passage.text.strip() for passage in each.passages) for each in statements):
            return
        turned = self._take_up([passage for each in statements for passage in each.passages])
        levels = {each.section.part_id: each.section.score.level for each in statements}
        known = self._found if levels == self._levels else {}
        self._levels, self._found = levels, {}
        for section in document.sections:
            for passage in section.passages if section.section.part_id in self._parts else ():
                if passage.passage.kind is not PassageKind.HEADING:
                    is_known = passage in known and turned.isdisjoint(passage.made(self._reader.stems))
                    self._found[passage] = known[passage] if is_known else tuple(self._findings_of(passage, levels))
        yield from chain.from_iterable(self._found.values())

    def _findings_of(self, passage: PassageSubject, levels: Mapping[str, int | None]) -> Iterator[Finding]:
        for sentence in passage.made(self._sentences_of):
            yield from self._of_sentence(passage, sentence, levels)

    def _of_sentence(
        self, passage: PassageSubject, sentence: _Sentence, levels: Mapping[str, int | None]
    ) -> Iterator[Finding]:
        place = (passage.section.id, passage.passage.id)
        severity = self._lacks_support(sentence.wanted)
        if severity is not None:
            span = (sentence.start, sentence.end)
            yield Finding(_UNSUPPORTED, Family.JUDGEMENT, severity, *place, *span, passage.text[span[0] : span[1]])
        for each in self._of_other_level(sentence, levels):
            span, data = (each.start, each.end), (("level", str(each.level)),)
            words = passage.text[each.start : each.end]
            yield Finding(_OTHER_LEVEL, Family.JUDGEMENT, Severity.SHOULD, *place, *span, words, data)

    def _sentences_of(self, text: str) -> tuple[_Sentence, ...]:
        scale = self._tone.scale
        found = []
        for start, end in split(text):
            sentence = text[start:end]
            wanted = self._reader.stems(sentence)
            named = frozenset(part_id for stem, part_id in self._names.items() if stem in wanted)
            of_levels = tuple(_moved(each, start) for each in scale.words_in(sentence))
            strong = {
                level.value: frozenset(_moved(each, start) for each in too_strong(sentence, level.value, self._tone))
                for level in scale.framework.scale
            }
            found.append(_Sentence(start, end, wanted, named, of_levels, strong))
        return tuple(found)

    def _take_up(self, passages: Iterable[PassageSubject]) -> frozenset[str]:
        """Count the words of the paragraphs that have come, and no longer those of the ones that have gone.

        Return the words that stand in a statement now and did not before, or the other way round.
        """
        stems_of = self._reader.stems
        now = {each: each.made(stems_of) for each in passages}
        gone = [self._statements[each] for each in self._statements.keys() - now.keys()]
        come = [stems for each, stems in now.items() if each not in self._statements]
        concerned = frozenset[str]().union(*gone, *come)
        stood = {stem for stem in concerned if self._counts[stem]}
        for stems in gone:
            self._counts.subtract(stems)
        for stems in come:
            self._counts.update(stems)
        self._statements = now
        return frozenset(stem for stem in concerned if (self._counts[stem] > 0) is not (stem in stood))

    def _lacks_support(self, wanted: frozenset[str]) -> Severity | None:
        """Return how much it weighs that no statement has the words of a sentence; None where enough stand there."""
        words = self._reader.words
        missing = frozenset(stem for stem in wanted if not self._counts[stem])
        if len(wanted) < max(1, words.least_words) or 2 * len(missing) < len(wanted):
            return None
        things = len(missing & self._reader.summed_up)
        share = 100 * (len(wanted) - len(missing)) // len(wanted)
        if things >= _FEWEST_THINGS or (things and share <= _NEARLY_NONE and len(missing) >= words.least_words):
            return Severity.SHOULD
        return Severity.MAY if len(missing) >= words.least_words and share <= words.least_support else None

    def _of_other_level(self, sentence: _Sentence, levels: Mapping[str, int | None]) -> Iterator[LevelWords]:
        """Yield words of a level that are far from the levels of all statements which a sentence names."""
        if not levels or not {*levels.values()} <= sentence.too_strong.keys():
            return
        named = {part_id for part_id in levels if part_id in sentence.named} or levels.keys()
        given = {level for part_id in named if (level := levels[part_id]) is not None}
        found = [each for each in sentence.of_levels if all(_is_far(each, level, self._tone.scale) for level in given)]
        found += frozenset.intersection(*(sentence.too_strong[level] for level in given))
        end = -1
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            if each.start >= end:
                end = each.end
                yield each


def _moved(words: LevelWords, start: int) -> LevelWords:
    return replace(words, start=start + words.start, end=start + words.end)


def _is_far(words: LevelWords, level: int, scale: Scale) -> bool:
    if words.is_label:
        return abs(words.level - level) > 1
    is_highest = words.level == scale.framework.highest_level
    return is_highest is (scale.height(level) < 50) and words.level != level


def _names(framework: Framework, reader: JudgementReader) -> Mapping[str, str]:
    """Return the stems that stand in the name of one statement alone, with its id."""
    common = reader.stems(" ".join(reader.words.common_in_names))
    stems = [(stem, each.id) for each in framework.statements for stem in reader.stems(each.name) - common]
    counts = Counter(stem for stem, _ in stems)
    return {stem: part_id for stem, part_id in stems if counts[stem] == 1}
