"""Hold each sentence of a summary against the statements: what it says must be reported in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.frameworks.framework import Framework, Part, PartKind
from domain.text.sentences import split


def summary_parts(framework: Framework) -> frozenset[str]:
    """Return the ids of the narrative parts that sum up: those that stand under one heading with rating or scores."""
    groups: list[list[Part]] = []
    for part in framework.outline:
        if not groups or part.kind is PartKind.HEADING or part.level <= groups[-1][0].level:
            groups.append([])
        groups[-1].append(part)
    summing = [group for group in groups if any(part.kind in (PartKind.RATING, PartKind.SCORES) for part in group)]
    return frozenset(part.id for group in summing for part in group if part.kind is PartKind.NARRATIVE)


class SummariesCheck:
    """Yields each summary sentence of whose words too few stand in any one paragraph, as "summary-unsupported".

    Nothing is said before every statement has text: what is not written yet cannot support anything. It remembers which
    paragraph supports a sentence, so that after a change only what may have lost or found its support is looked for.
    """

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self._parts = summary_parts(framework)
        self._reader = reader
        self._statements: dict[PassageSubject, frozenset[str]] = {}
        self._places: dict[str, set[PassageSubject]] = defaultdict(set)
        self._support: dict[frozenset[str], PassageSubject | None] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the sentences without support."""
        statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
        if not statements or not all(any(passage.text.strip() for passage in each.passages) for each in statements):
            return
        self._take_up([passage for each in statements for passage in each.passages])
        known, self._support = self._support, {}
        for section in document.sections:
            for passage in section.passages if section.section.part_id in self._parts else ():
                if passage.passage.kind is not PassageKind.HEADING:
                    for start, end, wanted in passage.made(self._wanted_in):
                        self._support[wanted] = known[wanted] if wanted in known else self._supporting(wanted)
                        if self._support[wanted] is None:
                            place = (section.section.id, passage.passage.id, start, end, passage.text[start:end])
                            yield Finding("summary-unsupported", Family.JUDGEMENT, Severity.MAY, *place)

    def _wanted_in(self, text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """Return the sentences of a text that need support, with the words that are looked for."""
        found = ((start, end, self._reader.stems(text[start:end])) for start, end in split(text))
        return tuple(each for each in found if len(each[2]) >= max(1, self._reader.words.least_words))

    def _take_up(self, passages: Iterable[PassageSubject]) -> None:
        """Take up the paragraphs that are there now, and forget what is known of sentences that this may change."""
        now = {each: each.made(self._reader.stems) for each in passages}
        gone = self._statements.keys() - now.keys()
        come = [each for each in now if each not in self._statements]
        for passage in gone:
            for stem in self._statements[passage]:
                self._places[stem].discard(passage)
        for passage in come:
            for stem in now[passage]:
                self._places[stem].add(passage)
        self._statements = now
        self._support = {
            wanted: support if support is not None else self._first(wanted, come)
            for wanted, support in self._support.items()
            if support not in gone
        }

    def _supporting(self, wanted: frozenset[str]) -> PassageSubject | None:
        """Return a paragraph that has enough of the words: it has at least one of those that stand in the fewest."""
        rarest = sorted(wanted, key=lambda stem: len(self._places[stem]))[: len(wanted) - self._least(wanted) + 1]
        return self._first(wanted, set().union(*(self._places[stem] for stem in rarest)))

    def _first(self, wanted: frozenset[str], passages: Iterable[PassageSubject]) -> PassageSubject | None:
        least = self._least(wanted)
        return next((each for each in passages if len(wanted & self._statements[each]) >= least), None)

    def _least(self, wanted: frozenset[str]) -> int:
        """Return how many of the words a paragraph has to have."""
        return max(1, -(-self._reader.words.least_support * len(wanted) // 100))
