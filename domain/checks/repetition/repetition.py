"""Find what is said twice: a sentence or paragraph that stands elsewhere in the report, or in the framework."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import plain_words, sentences_of
from domain.checks.repetition.gists import stand_in_order
from domain.checks.repetition.repetition_index import RepetitionIndex
from domain.checks.sentence_words import sentence_words
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.frameworks.framework import Framework
from domain.quick import quick

FEWEST_WORDS = 7
"""A shorter sentence is a stock phrase, and may stand again as it is."""
_NAME = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]s?\b|\b[A-Z][\w’-]+ [A-Z][\w’-]+")
"""An acronym, or two capitals side by side."""
_COPIED = 0.91
"""The share of words in the same order from which on a summary has a sentence of a statement word for word."""


@quick
@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence and where it stands, with its number in the index; one of the framework's has no passage."""

    subject: PassageSubject | None
    start: int
    end: int
    text: str
    number: int


class RepetitionCheck:
    """Yields what stands twice in a report: "paragraph-repeated" (a must), "sentence-repeated", "framework-repeated".

    What speaks of much the same in other words, and is no summary, is "said-otherwise", a may.
    The data of the first two name the section and the words of the other place. Of two places the later one is
    reported, or the whole paragraph that stands within another. Sentences that differ in a figure do not say the same.
    It remembers the sentences of passages, so that only those of other passages are compared the next time.
    """

    def __init__(self, framework: Framework) -> None:
        self._index = RepetitionIndex()
        texts = (
            text
            for theme in framework.themes
            for statement in theme.statements
            for text in (statement.commitment, *statement.expectations)
        )
        self._of_framework = [each for text in texts for each in self._sentences(None, text)]
        self._kept: dict[PassageSubject, tuple[_Sentence, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield what stands twice in a report."""
        known = self._kept
        self._kept = {each: known[each] if each in known else self._added(each) for each in document.passages}
        for subject, sentences in known.items():
            if subject not in self._kept:
                for sentence in sentences:
                    self._index.remove(sentence.number)
        found = self._earlier()
        yield from self._repeated(found)
        yield from self._otherwise(found)

    def _added(self, subject: PassageSubject) -> tuple[_Sentence, ...]:
        if subject.passage.kind is PassageKind.HEADING:
            return ()
        return tuple(self._sentences(subject, subject.text))

    def _sentences(self, subject: PassageSubject | None, text: str) -> Iterator[_Sentence]:
        """Yield the sentences of a text that are long enough to be compared."""
        for each in sentence_words(text):
            if len(each.words) >= FEWEST_WORDS:
                said = text[each.start : each.end]
                yield _Sentence(subject, each.start, each.end, said, self._index.add(each.words))

    def _earlier(self) -> Mapping[_Sentence, _Sentence]:
        """Return the sentences of passages that say what an earlier one says, in order, each with that one."""
        likely = frozenset(self._index.with_others())
        concerned = likely | self._index.repeated()  # a few of the thousands: the others are not gone through in order
        every = chain(self._of_framework, *self._kept.values())
        sentences = [each for each in every if each.number in concerned]
        first: dict[int, _Sentence] = {}
        for sentence in sentences:
            first.setdefault(sentence.number, sentence)
        order = {number: place for place, number in enumerate(first)}
        alike = {number: self._index.alike(number, order) for number in likely}
        found: dict[_Sentence, _Sentence] = {}
        for sentence in sentences:
            earlier = first[sentence.number]
            if sentence.subject is None:
                continue
            if earlier is not sentence:
                found[sentence] = earlier
            elif (number := alike.get(sentence.number)) is not None and not _sums_up(sentence, first[number]):
                found[sentence] = first[number]
        return found

    def _otherwise(self, found: Mapping[_Sentence, _Sentence]) -> Iterator[Finding]:
        """Yield sentences that speak of much the same as an earlier one, where neither is `found` to be said twice."""
        others = self._index.loosely_alike()
        if not others:
            return
        said = {each.number for pair in found.items() for each in pair}
        earlier: dict[int, _Sentence] = {}
        for sentence in chain.from_iterable(self._kept.values()):
            number = sentence.number
            if number in others and number not in said and number not in earlier:
                alike = (earlier[other] for other in sorted(others[number]) if other in earlier)
                first = next((each for each in alike if _may_be_one(sentence, each)), None)
                if first is not None and sentence.subject is not None:
                    place = (sentence.subject, sentence.start, sentence.end)
                    yield _finding("said-otherwise", Severity.MAY, *place, first)
                earlier[number] = sentence

    def _repeated(self, found: Mapping[_Sentence, _Sentence]) -> Iterator[Finding]:
        concerned = {sentence.subject for sentence in found}
        whole = {
            subject
            for subject in concerned
            if subject is not None
            and all(each in found and found[each].subject is not None for each in self._kept[subject])
            and 2 * len(self._kept[subject]) > len(sentences_of(subject.text))
        }
        reported: set[PassageSubject] = set()
        for here, there in found.items():
            assert here.subject is not None
            if there.subject is None:
                yield _finding("framework-repeated", Severity.SHOULD, here.subject, here.start, here.end, there)
            elif here.subject not in whole:
                yield _finding("sentence-repeated", Severity.SHOULD, here.subject, here.start, here.end, there)
            elif here.subject not in reported:
                reported.add(here.subject)
                there = replace(there, start=0, end=len(there.subject.text), text=there.subject.text)
                repeated = _finding("paragraph-repeated", Severity.MUST, here.subject, 0, len(here.subject.text), there)
                yield replace(repeated, replacement="")


def _may_be_one(sentence: _Sentence, other: _Sentence) -> bool:
    """Return whether one of two sentences may do for both: what sums up the other is needed, and so is what tells
    something else of a body that both name.
    """
    if _are_of_different_kinds(sentence, other):
        return False
    return set(_NAME.findall(sentence.text)).isdisjoint(_NAME.findall(other.text))


def _sums_up(sentence: _Sentence, other: _Sentence) -> bool:
    """Return whether one of two sentences stands in a summary and says in its own words what the other one reports.

    What belongs to no part of a report that was copied is no summary.
    """
    is_of_another = _are_of_different_kinds(sentence, other)
    return is_of_another and not stand_in_order(plain_words(sentence.text), plain_words(other.text), _COPIED)


def _are_of_different_kinds(sentence: _Sentence, other: _Sentence) -> bool:
    """Return whether one of two sentences stands in a summary and the other in what it sums up."""
    subjects = (sentence.subject, other.subject)
    return len({each.section.kind for each in subjects if each is not None and each.section.part_id}) > 1


def _finding(code: str, severity: Severity, subject: PassageSubject, start: int, end: int, there: _Sentence) -> Finding:
    data = [("other", there.text)]
    if there.subject is not None:
        data += [("other_section", there.subject.section.id), ("other_passage", there.subject.passage.id)]
        data += [("other_start", str(there.start)), ("other_end", str(there.end))]
    place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
    return Finding(code, Family.REPETITION, severity, *place, tuple(data))


def check_headings(subject: SectionSubject) -> Iterator[Finding]:
    """Yield the headings that stand in their section already, as "heading-repeated"."""
    seen: dict[str, PassageSubject] = {}
    for each in subject.passages:
        words = _plain(each.text) if each.passage.kind is PassageKind.HEADING else ""
        if words and seen.setdefault(words, each) is not each:
            place = (each.section.id, each.passage.id, 0, len(each.text), each.text)
            yield Finding("heading-repeated", Family.REPETITION, Severity.SHOULD, *place)


def check_labels(subject: PassageSubject, labels: frozenset[str]) -> Iterator[Finding]:
    """Yield a paragraph that is nothing but a score and its label, which the report prints, as "label-repeated"."""
    longest = _most_characters(labels)
    is_short = len(subject.text) <= longest and subject.passage.kind is not PassageKind.HEADING
    if is_short and _plain(subject.text) in labels:
        place = (subject.section.id, subject.passage.id, 0, len(subject.text), subject.text)
        yield Finding("label-repeated", Family.REPETITION, Severity.MUST, *place)


@lru_cache(maxsize=8)
def _most_characters(labels: frozenset[str]) -> int:
    """Return how long a paragraph may be that has nothing but one of these labels and what is no word."""
    return 2 * max(map(len, labels), default=0)


def score_labels(framework: Framework) -> frozenset[str]:
    """Return the scores of a framework as a report prints them, in plain words."""
    labels = [f"{level.value} {level.label}" for level in framework.scale]
    scores = [f"score {level.value}" for level in framework.scale]
    return frozenset(_plain(each) for each in (*labels, *scores))


def _plain(text: str) -> str:
    return " ".join(plain_words(text))
