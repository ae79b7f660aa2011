"""Find figures that do not fit each other, contradict the words beside them, or say neither source nor period."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from domain.assessment import Document, PassageKind, Section, SectionKind
from domain.checks.changes import change_slips
from domain.checks.comparisons import average_slips, comparison_slips
from domain.checks.figure_words import FigureReader, FigureWords, Sentence, Slip, has_any, reader_of
from domain.checks.finding import Family, Finding, Severity
from domain.checks.measures import Measure, differing, measures_of
from domain.checks.numbers import DATE, Unit, numbers_in
from domain.checks.shares import share_slips
from domain.checks.spending import against_facts, part_exceeds_whole, spending_slips
from domain.frameworks.framework import Framework, Part
from domain.text.sentences import split


def check_figures(framework: Framework, document: Document, words: FigureWords) -> Iterator[Finding]:
    """Yield what is wrong with the figures of an assessment.

    Codes within a sentence: "percentage-wrong", "percentage-impossible", "part-exceeds-whole", "change-wrong",
    "change-contradicted", "multiple-wrong", "comparison-contradicted", "similarity-contradicted", "difference-wrong",
    "difference-contradicted", "average-without-values", "figure-unsourced". Across the assessment: "figure-differs",
    "facts-contradicted", "facts-part-larger".
    Source: the house style of reports, by which figures carry source and period, and compare with the country in
    words that the two numbers bear out.
    """
    reader = reader_of(words)
    for section in document.sections:
        for passage in section.passages:
            for slip in slips_in(passage.text, passage.kind is PassageKind.HEADING, reader):
                yield _finding(slip, section, passage.id, passage.text)
    measured = (
        (section.id, passage.id, measure)
        for section in document.sections
        for passage in section.passages
        for measure in measures_in(passage.text, reader)
    )
    for section_id, passage_id, measure, other in differing(measured):
        place = (section_id, passage_id, measure.start, measure.end, measure.said)
        yield Finding("figure-differs", Family.FIGURES, Severity.SHOULD, *place, (("other", other.said),))
    yield from _facts(framework, document, reader)


@lru_cache(maxsize=4096)
def slips_in(text: str, is_heading: bool, reader: FigureReader) -> tuple[Slip, ...]:
    """Return the faults of one passage's figures, in order; a heading has none."""
    if is_heading or not text:
        return ()
    found: list[Slip] = []
    names_average = has_any(text.casefold(), reader.folded_averages)
    untold: list[Sentence] = []
    for sentence, following in pairwise((*sentences_of(text, reader), None)):
        assert sentence is not None
        slips = list(_of_numbers(sentence, reader))
        if names_average:
            slips += average_slips(sentence, following, reader)
        untold.append(sentence)
        if any(number.unit is Unit.PERCENT for number in sentence.numbers) and not _is_told(untold, reader):
            slips += _unsourced(sentence)
        found.extend(_moved(slip, sentence.start) for slip in slips)
    return tuple(sorted(dict.fromkeys(found), key=lambda slip: (slip.start, slip.end)))


@lru_cache(maxsize=4096)
def measures_in(text: str, reader: FigureReader) -> tuple[Measure, ...]:
    """Return what a passage measures."""
    return tuple(each for sentence in sentences_of(text, reader) for each in measures_of(sentence, reader))


@lru_cache(maxsize=4096)
def sentences_of(text: str, reader: FigureReader) -> tuple[Sentence, ...]:
    """Return the sentences of a passage with their numbers."""
    found: list[Sentence] = []
    for start, end in split(text):
        said = text[start:end]
        numbers = numbers_in(said, reader.numbers)
        before = found[-1] if found else None
        found.append(
            Sentence(start, said, numbers, before.text, before.numbers) if before else Sentence(start, said, numbers)
        )
    return tuple(found)


def _of_numbers(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    if not sentence.numbers:
        return
    yield from share_slips(sentence, reader)
    if len(sentence.numbers) > 1:
        yield from change_slips(sentence, reader)
        yield from comparison_slips(sentence, reader)
        yield from spending_slips(sentence, reader)


def _is_told(sentences: list[Sentence], reader: FigureReader) -> bool:
    """Return whether a paragraph has told so far where its figures are from; sentences that do not are let go."""
    while sentences:
        text = sentences[-1].text
        if DATE.search(text) or reader.sources.search(text) or reader.periods.search(text):
            return True
        sentences.pop()
    return False


def _unsourced(sentence: Sentence) -> Iterator[Slip]:
    """Yield the first percentage of a sentence that says neither where it is from nor of when it is."""
    for number in sentence.numbers:
        if number.unit is Unit.PERCENT:
            yield Slip("figure-unsourced", Severity.MAY, number.start, number.end)
            return


def _facts(framework: Framework, document: Document, reader: FigureReader) -> Iterator[Finding]:
    for part, holder in _facts_parts(framework, document):
        for own, whole in part_exceeds_whole(part.fields, holder.facts):
            data = (("own", own.label), ("whole", whole.label))
            yield Finding("facts-part-larger", Family.FIGURES, Severity.SHOULD, holder.id, data=data)
        for section in document.sections:
            for passage in section.passages:
                if "£" in passage.text:
                    for sentence in sentences_of(passage.text, reader):
                        for slip in against_facts(sentence, reader, part.fields, holder.facts):
                            yield _finding(_moved(slip, sentence.start), section, passage.id, passage.text)


def _facts_parts(framework: Framework, document: Document) -> Iterator[tuple[Part, Section]]:
    parts = {part.id: part for part in framework.outline}
    for section in document.sections:
        if section.kind is SectionKind.FACTS and section.part_id in parts:
            yield parts[section.part_id], section


def _moved(slip: Slip, by: int) -> Slip:
    return Slip(slip.code, slip.severity, slip.start + by, slip.end + by, slip.data)


def _finding(slip: Slip, section: Section, passage_id: str, text: str) -> Finding:
    is_light = slip.code == "average-without-values" and section.kind is not SectionKind.STATEMENT
    severity = Severity.MAY if is_light else slip.severity
    said = text[slip.start : slip.end]
    return Finding(slip.code, Family.FIGURES, severity, section.id, passage_id, slip.start, slip.end, said, slip.data)
