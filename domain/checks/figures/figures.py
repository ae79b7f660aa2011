"""Find figures that do not fit each other, contradict the words beside them, or say neither source nor period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from domain.assessment import PassageKind, Section, SectionKind
from domain.checks.figures.accounts import account_slips
from domain.checks.figures.averages import average_slips
from domain.checks.figures.changes import change_slips, may_change
from domain.checks.figures.claims.claims import claim_slips
from domain.checks.figures.comparisons import (
    average_before,
    comparison_slips,
    comparison_with_before,
)
from domain.checks.figures.derived.derived import derived_slips
from domain.checks.figures.derived.gaps import borne_out_gaps
from domain.checks.figures.derived.told import Telling
from domain.checks.figures.differences import difference_slips
from domain.checks.figures.differing import DifferingMeasures, told_in
from domain.checks.figures.durations import LENGTHS, duration_slips
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.measures import Measure, Placed, measures_of
from domain.checks.figures.named_dates import NamedDate, PlacedDate, differing_dates, named_dates_of
from domain.checks.figures.numbers import MONTH_WORDS, Number, Unit, dates_in, numbers_in, words_of
from domain.checks.figures.portions import portion_slips
from domain.checks.figures.quantities import Reading
from domain.checks.figures.reckoning import reckoning_slips
from domain.checks.figures.shares import share_slips
from domain.checks.figures.spans import span_slips
from domain.checks.figures.spending import against_facts, part_exceeds_whole, spending_slips
from domain.checks.figures.stated.budgets import budget_slips
from domain.checks.figures.stated.mentioned import mentioned_slips
from domain.checks.figures.stated.stated import stated_slips
from domain.checks.figures.totals import total_slips
from domain.checks.figures.unsourced import PARTS, unsourced_slips
from domain.checks.figures.worded.worded import worded_slips
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import has_any
from domain.checks.prose import words_of as plain_words_of
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.frameworks.framework import Framework, Part
from domain.text.sentences import split

MOST_NUMBERS = 60
"""A sentence with more is a table that lost its lines: its figures are not held against each other, each with each."""
_DIGIT = re.compile(r"\d")
_TOLD_BEFORE_LISTS = frozenset({"figure-unsourced", "figure-undated", "figure-not-attributed"})
"""What a bullet need not say, for the paragraph that leads to its list does."""
_ON_SPENDING = ("spend", "spent", "budget", "expenditure")
_LIGHTER_ELSEWHERE = _TOLD_BEFORE_LISTS | {"average-without-values"}
"""What weighs less outside the statements: of the area a report tells what everybody can look up."""


def check_figures(subject: PassageSubject, reader: FigureReader) -> Iterator[Finding]:
    """Yield what is wrong with the figures of a passage.

    Codes: "percentage-wrong", "percentage-impossible", "part-exceeds-whole", "change-wrong", "change-contradicted",
    "multiple-wrong", "comparison-contradicted", "similarity-contradicted", "difference-wrong",
    "difference-contradicted", "average-without-values", "figure-unsourced", "average-wrong", "each-wrong",
    "duration-wrong", "list-miscounted".
    Source: the house style of reports, by which figures carry source and period, and compare with the country in
    words that the two numbers bear out.
    """
    is_bullet = subject.passage.kind is PassageKind.BULLET
    for slip in slips_in(subject.text, subject.passage.kind is PassageKind.HEADING, reader):
        if not (is_bullet and slip.code in _TOLD_BEFORE_LISTS):
            yield _finding(slip, subject)


def figures_across_check(framework: Framework, reader: FigureReader) -> Callable[[DocumentSubject], Iterator[Finding]]:
    """Return what yields the figures that differ across an assessment or from its financial facts.

    Codes: "figure-differs", "share-of-spending-wrong", "difference-of-spending-wrong", "facts-contradicted",
    "facts-part-larger".
    """
    measures, accounts = partial(measures_in, reader=reader), partial(_accounts, reader=reader)
    placed, different = partial(_placed, measures=measures), DifferingMeasures()
    dated = partial(_dated, dates=partial(named_dates_in, reader=reader))

    def told(section: SectionSubject) -> tuple[object, ...]:
        return told_in(section.kept(placed))

    def check(document: DocumentSubject) -> Iterator[Finding]:
        measured = [section.kept(placed) for section in document.sections]
        told_of_all = tuple(section.kept(told) for section in document.sections)
        authority = document.document.assessment.authority
        among = different.among(measured, told_of_all, authority)
        yield from (_differs(here, there) for here, there in among)
        dates = [each for section in document.sections for each in section.kept(dated)]
        yield from (_differs(here, there) for here, there in differing_dates(dates))
        for section in document.sections:
            yield from section.kept(accounts)
        yield from _facts(framework, document, reader)

    return check


def _placed(section: SectionSubject, measures: Callable[[str], tuple[Measure, ...]]) -> tuple[Placed, ...]:
    return tuple(
        Placed(subject.section.id, subject.passage.id, measure)
        for subject, found in section.found(measures)
        for measure in found
    )


def _dated(section: SectionSubject, dates: Callable[[str], tuple[NamedDate, ...]]) -> tuple[PlacedDate, ...]:
    return tuple(
        PlacedDate(subject.section.id, subject.passage.id, date)
        for subject, found in section.found(dates)
        for date in found
    )


def _accounts(section: SectionSubject, reader: FigureReader) -> tuple[Finding, ...]:
    told = [each for each in section.passages if "£" in each.text or "%" in each.text]
    if not any(has_any(each.text, _ON_SPENDING) for each in told):
        return ()
    passages = [sentences_of(each.text, reader) for each in told]
    return tuple(
        _finding(slip, told[place])
        for place, slip in account_slips(passages)
        if not _is_over(slip, [(each.start, each.end) for each in slips_in(told[place].text, False, reader)])
    )


def _differs(here: Placed | PlacedDate, there: Placed | PlacedDate) -> Finding:
    own, other = here.measure, there.measure
    data = [("other", other.said), ("other_section", there.section_id), ("other_passage", there.passage_id)]
    data += [("other_start", str(other.start)), ("other_end", str(other.end))]
    place = (here.section_id, here.passage_id, own.start, own.end, own.said)
    return Finding("figure-differs", Family.FIGURES, Severity.SHOULD, *place, tuple(data))


def slips_in(text: str, is_heading: bool, reader: FigureReader) -> tuple[Slip, ...]:
    """Return the faults of one passage's figures, in order; a heading has none."""
    if is_heading or not text:
        return ()
    present = plain_words_of(text).present
    has_digits = _DIGIT.search(text) is not None
    has_numbers = has_digits or bool(reader.numbers.first_words(present))
    names_average = not reader.telling.averages.isdisjoint(present) and has_any(text.casefold(), reader.folded_averages)
    tells_lengths = has_any(text, LENGTHS) and (has_digits or not MONTH_WORDS.isdisjoint(present))
    if not has_numbers and not names_average and not tells_lengths:
        return ()
    found: list[Slip] = []
    sentences = sentences_of(text, reader)
    telling: Telling | None = None
    for sentence, following in pairwise((*sentences, None)):
        assert sentence is not None
        telling = Telling(Reading(sentence, telling.reading if telling is not None else None), telling)
        if len(sentence.numbers) > MOST_NUMBERS:
            continue
        slips = _of_sentence(telling, reader, tells_lengths=tells_lengths)
        if names_average:
            slips += average_slips(sentence, following, reader)
        if slips:
            found.extend([_moved(slip, sentence.start) for slip in slips])
    if has_digits or has_any(text, PARTS):
        few = [each if len(each.numbers) <= MOST_NUMBERS else _with_its_first(each) for each in sentences]
        found.extend(unsourced_slips(few, reader))
    return tuple(sorted(dict.fromkeys(found), key=lambda slip: (slip.start, slip.end))) if found else ()


def _of_sentence(telling: Telling, reader: FigureReader, *, tells_lengths: bool) -> list[Slip]:
    """Return the slips of a sentence, but for those of the country's average; of those at one place the first."""
    slips: list[Slip] = []
    reading, sentence = telling.reading, telling.reading.sentence
    if sentence.numbers:
        slips += _of_numbers(reading, reader)
    if any(each.code == "change-wrong" for each in slips):
        right = borne_out_gaps(telling, reader)
        slips = [each for each in slips if each.code != "change-wrong" or not _is_over(each, right)]
    if sentence.numbers or sentence.has_digits or tells_lengths:
        slips += reckoning_slips(sentence, reader)
    if sentence.has_digits:
        slips += span_slips(sentence)
    if sentence.numbers:
        slips += _apart(claim_slips(reading, reader), slips)
        slips += _apart(stated_slips(reading, reader), slips)
    elif len(sentence.numbers_before) > 1 or (
        sentence.numbers_before and not reader.telling.portions.isdisjoint(sentence.words)
    ):
        slips += _apart(stated_slips(reading, reader), slips)
    preceding = sentence.preceding
    if sentence.numbers or sentence.numbers_before or (preceding is not None and preceding.numbers_before):
        slips += _apart(worded_slips(reading, reader), slips)
        slips += _apart(derived_slips(telling, reader), slips)
    if "£" in sentence.text or "£" in sentence.text_before:
        slips += _apart(budget_slips(reading), slips)
    if tells_lengths:
        slips += _apart(duration_slips(sentence, reader), slips)
    if sentence.text_before or tells_lengths:
        slips += _apart(mentioned_slips(sentence, reader), slips)
    return slips


def measures_in(text: str, reader: FigureReader) -> tuple[Measure, ...]:
    """Return what a passage measures."""
    if _DIGIT.search(text) is None and "our" not in text:  # what was so "at the time of our visit" has its time
        return ()
    sentences = [each for each in sentences_of(text, reader) if 0 < len(each.numbers) <= MOST_NUMBERS]
    return tuple([each for sentence in sentences for each in measures_of(sentence, reader)])


def named_dates_in(text: str, reader: FigureReader) -> tuple[NamedDate, ...]:
    """Return the dates of a passage of which it says what was so then."""
    if "19" not in text and "20" not in text:
        return ()
    return tuple([each for sentence in sentences_of(text, reader) for each in named_dates_of(sentence)])


@lru_cache(maxsize=4096)
def sentences_of(text: str, reader: FigureReader) -> tuple[Sentence, ...]:
    """Return the sentences of a passage with their numbers."""
    found: list[Sentence] = []
    before: tuple[str, tuple[Number, ...], tuple[tuple[int, int], ...], int, Sentence | None] = ("", (), (), 0, None)
    first_words = reader.numbers.first_words(plain_words_of(text).present)
    for start, end in split(text):
        said = text[start:end]
        has_digits = _DIGIT.search(said) is not None
        dates = dates_in(said) if has_digits else ()
        numbers = numbers_in(said, reader.numbers, first_words, dates) if has_digits or first_words else ()
        found.append(Sentence(start, said, numbers, words_of(said), dates, has_digits, *before))
        before = (said, numbers, dates, start, found[-1])
    return tuple(found)


def _of_numbers(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    sentence = reading.sentence
    words = sentence.words
    is_compared = not reader.telling.comparing.isdisjoint(words) or not reader.telling.similar.isdisjoint(words)
    if is_compared and sentence.numbers_before:
        yield from comparison_with_before(sentence, reader)
        yield from average_before(sentence, reader)
    if _is_one_count(sentence):
        return
    yield from share_slips(sentence, reader)
    yield from portion_slips(reading, reader)
    if len(sentence.numbers) > 1:
        changes = tuple(change_slips(sentence, reader)) if may_change(sentence, reader) else ()
        yield from changes or difference_slips(sentence, reader)
        if is_compared:
            yield from comparison_slips(sentence, reader)
        yield from spending_slips(sentence, reader)
        yield from total_slips(sentence, reader)


def _apart(slips: Iterator[Slip], known: Sequence[Slip]) -> list[Slip]:
    """Return the slips that lie over none of those that are known: nothing is said of a place twice."""
    found: list[Slip] = []
    for slip in slips:
        if not any(slip.start < each.end and each.start < slip.end for each in (*known, *found)):
            found.append(slip)
    return found


def _is_over(slip: Slip, places: Sequence[tuple[int, int]]) -> bool:
    return any(slip.start < end and start < slip.end for start, end in places)


def _with_its_first(sentence: Sentence) -> Sentence:
    """Return a sentence with no more of its numbers than are looked at: the first of a table can want a source, too."""
    return replace(sentence, numbers=sentence.numbers[:MOST_NUMBERS])


def _is_one_count(sentence: Sentence) -> bool:
    """Return whether a count is the only number of a sentence, as in most that have any: it can be held to nothing."""
    return len(sentence.numbers) == 1 and sentence.numbers[0].unit is Unit.PLAIN


def _facts(framework: Framework, document: DocumentSubject, reader: FigureReader) -> Iterator[Finding]:
    for part, holder in _facts_parts(framework, document):
        for own, whole in part_exceeds_whole(part.fields, holder.facts):
            data = (("own", own.label), ("whole", whole.label))
            yield Finding("facts-part-larger", Family.FIGURES, Severity.SHOULD, holder.id, data=data)
        period = holder.facts.period.strip()
        for subject, _ in document.found(_has_money) if period else ():
            for sentence in sentences_of(subject.text, reader) if period in subject.text else ():
                for slip in against_facts(sentence, reader, part.fields, holder.facts):
                    yield _finding(_moved(slip, sentence.start), subject)


def _has_money(text: str) -> bool:
    return "£" in text


def _facts_parts(framework: Framework, document: DocumentSubject) -> Iterator[tuple[Part, Section]]:
    parts = {part.id: part for part in framework.outline}
    for section in document.document.sections:
        if section.kind is SectionKind.FACTS and section.part_id in parts:
            yield parts[section.part_id], section


def _moved(slip: Slip, by: int) -> Slip:
    return Slip(slip.code, slip.severity, slip.start + by, slip.end + by, slip.data)


def _finding(slip: Slip, subject: PassageSubject) -> Finding:
    is_light = slip.code in _LIGHTER_ELSEWHERE and subject.section.kind is not SectionKind.STATEMENT
    severity = Severity.MAY if is_light else slip.severity
    place = (subject.section.id, subject.passage.id, slip.start, slip.end, subject.text[slip.start : slip.end])
    return Finding(slip.code, Family.FIGURES, severity, *place, slip.data)
