"""Hold each sentence of a summary against the statements: what it says must be reported in one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader
from domain.checks.subjects import DocumentSubject
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


def check_summaries(document: DocumentSubject, framework: Framework, reader: JudgementReader) -> Iterator[Finding]:
    """Yield each summary sentence of whose words too few stand in any one paragraph, as "summary-unsupported".

    Nothing is said before every statement has text: what is not written yet cannot support anything.
    """
    statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
    if not statements or not all(any(passage.text.strip() for passage in each.passages) for each in statements):
        return
    places: dict[str, set[int]] = defaultdict(set)
    number = 0
    for section in statements:
        for passage in section.passages:
            number += 1
            for stem in passage.made(reader.stems):
                places[stem].add(number)
    parts = summary_parts(framework)
    for section in document.sections:
        for passage in section.passages if section.section.part_id in parts else ():
            if passage.passage.kind is PassageKind.HEADING:
                continue
            for start, end in split(passage.text):
                sentence = passage.text[start:end]
                if not _has_support(reader.stems(sentence), places, reader):
                    place = (section.section.id, passage.passage.id, start, end, sentence)
                    yield Finding("summary-unsupported", Family.JUDGEMENT, Severity.MAY, *place)


def _has_support(wanted: frozenset[str], places: dict[str, set[int]], reader: JudgementReader) -> bool:
    if len(wanted) < reader.words.least_words:
        return True
    hits = Counter(chain.from_iterable(places.get(stem, ()) for stem in wanted))
    return 100 * max(hits.values(), default=0) >= reader.words.least_support * len(wanted)
