"""Find sentences that stand in the assessment of another authority as well."""

from __future__ import annotations

from collections.abc import Iterator

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.other_assessments import OtherAssessment
from domain.checks.repetition.repetition_index import RepetitionIndex
from domain.checks.sentence_words import sentence_words
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.frameworks.framework import Framework

FEWEST_WORDS = 10
"""A shorter sentence is one that anybody may write."""
MOST_AUTHORITIES = 2
"""What stands in more assessments than these is a sentence that all of them have, and was not taken from one."""


class StandsElsewhereCheck:
    """Yields each sentence that stands, or nearly so, in another authority's assessment, as "stands-elsewhere".

    The data name the authority and its words. The framework's own words may stand anywhere, and an earlier assessment
    of the same authority is not another one's. It remembers what it found in passages.
    """

    def __init__(self, framework: Framework) -> None:
        statements = framework.statements
        texts = (text for each in statements for text in (each.commitment, *each.expectations))
        self._of_framework = frozenset(words for text in texts for _start, _end, words in _long_sentences(text))
        self._own = ""
        self._others: tuple[OtherAssessment, ...] = ()
        self._index = RepetitionIndex()
        self._origins: dict[int, dict[str, str]] = {}
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the sentences that stand elsewhere."""
        own = document.document.assessment.authority.strip().casefold()
        if own != self._own or document.others != self._others:
            self._take_up(own, document.others)
        if not self._origins:
            return
        known = self._found
        self._found = {
            each: known[each] if each in known else tuple(self._of_passage(each)) for each in document.passages
        }
        for found in self._found.values():
            yield from found

    def _take_up(self, own: str, others: tuple[OtherAssessment, ...]) -> None:
        self._own, self._others = own, others
        self._index, self._origins, self._found = RepetitionIndex(), {}, {}
        for other in others:
            if other.authority.strip().casefold() != own:
                for passage in other.passages:
                    for start, end, words in _long_sentences(passage):
                        if words not in self._of_framework:
                            origins = self._origins.setdefault(self._index.add(words), {})
                            origins.setdefault(other.authority, passage[start:end])

    def _of_passage(self, subject: PassageSubject) -> Iterator[Finding]:
        if subject.passage.kind is PassageKind.HEADING:
            return
        for start, end, words in _long_sentences(subject.text):
            number = None if words in self._of_framework else self._index.nearest(words)
            if number is not None and len(self._origins[number]) <= MOST_AUTHORITIES:
                authority, other = next(iter(self._origins[number].items()))
                place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
                data = (("authority", authority), ("other", other))
                yield Finding("stands-elsewhere", Family.REPETITION, Severity.SHOULD, *place, data)


def _long_sentences(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for each in sentence_words(text):
        if len(each.words) >= FEWEST_WORDS:
            yield each.start, each.end, each.words
