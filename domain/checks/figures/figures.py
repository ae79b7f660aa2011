"""Find figures that do not fit each other, contradict the words beside them, or say neither source nor period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from domain.assessment import PassageKind, Section, SectionKind
from domain.checks.figures.accounts import account_slips
from domain.checks.figures.adrift import adrift_slips
from domain.checks.figures.announced import list_slips
from domain.checks.figures.averages import average_slips
from domain.checks.figures.claims.claims import claim_slips, may_claim
from domain.checks.figures.comparisons import (
    average_before,
    comparison_slips,
    comparison_with_before,
)
from domain.checks.figures.derived.derived import derived_slips, has_two
from domain.checks.figures.derived.gaps import borne_out_gaps
from domain.checks.figures.derived.paragraphs import paragraph_slips
from domain.checks.figures.derived.told import Telling, groups_of, tellings_of
from domain.checks.figures.durations import LENGTHS, duration_slips
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, moved
from domain.checks.figures.ledger.ledger import ledger_slips
from domain.checks.figures.measured import MOVES
from domain.checks.figures.nearly.nearly import nearly_slips
from domain.checks.figures.numbers import MONTH_WORDS, Unit
from domain.checks.figures.portions import portion_slips
from domain.checks.figures.quantities import Reading
from domain.checks.figures.reckoning import reckoning_slips
from domain.checks.figures.repeated.measures import Measure, Placed, measures_of, with_times
from domain.checks.figures.repeated.named_dates import NamedDate, PlacedDate, differing_dates, named_dates_of
from domain.checks.figures.repeated.twice import DifferingMeasures, told_in
from domain.checks.figures.said_shares import is_rounded_up
from domain.checks.figures.sentences import sentences_of
from domain.checks.figures.shares import share_slips
from domain.checks.figures.spans import span_slips
from domain.checks.figures.spending import against_facts, part_exceeds_whole, spending_slips
from domain.checks.figures.stated.budgets import budget_slips
from domain.checks.figures.stated.mentioned import may_mention, mentioned_slips
from domain.checks.figures.stated.stated import stated_slips
from domain.checks.figures.totals import total_slips
from domain.checks.figures.unsourced import PARTS, SHARES, unsourced_slips
from domain.checks.figures.worded.worded import may_be_worded, worded_slips
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import has_any
from domain.checks.prose import words_of as plain_words_of
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.frameworks.framework import Framework, Part

MOST_NUMBERS = 60
"""A sentence with more is a table that lost its lines: its figures are not held against each other, each with each."""
_DIGIT = re.compile(r"\d")
_TOLD_BEFORE_LISTS = frozenset({"figure-unsourced", "figure-undated", "figure-not-attributed"})
"""What a bullet need not say, for the paragraph that leads to its list does."""
_SHARES = SHARES | MOVES
_SCORING = frozenset({"score", "scores", "points"})
_ON_SPENDING = ("spend", "spent", "budget", "expenditure")


def check_figures(subjects: Sequence[PassageSubject], reader: FigureReader) -> Iterator[list[Finding]]:
    """Yield what is wrong with the figures of each of some passages.

    Codes: "percentage-wrong", "percentage-impossible", "part-exceeds-whole", "change-wrong", "change-contradicted",
    "multiple-wrong", "comparison-contradicted", "similarity-contradicted", "difference-wrong",
    "difference-contradicted", "average-without-values", "figure-unsourced", "average-wrong", "each-wrong",
    "duration-wrong", "list-miscounted", "figure-adrift".
    Source: the house style of reports, by which figures carry source and period, and compare with the country in
    words that the two numbers bear out.
    """
    texts = ["" if each.passage.kind is PassageKind.HEADING else each.text for each in subjects]
    for subject, slips in zip(subjects, _slips_of(texts, reader), strict=True):
        yield [_finding(slip, subject) for slip in (_in_list(slips, subject.text) if _is_bullet(subject) else slips)]


def _is_bullet(subject: PassageSubject) -> bool:
    return subject.passage.kind is PassageKind.BULLET


def _in_list(slips: Sequence[Slip], text: str) -> Iterator[Slip]:
    """Yield the slips of a bullet, for which the paragraph that leads to its list may tell source and period.

    Where it is a sentence of its own, that it tells neither is hinted at, but for what the accounts tell.
    """
    is_of_accounts = "£" in text or "spending" in text
    is_whole = text[:1].isupper() and text.endswith(".") and ":" not in text
    for slip in slips:
        if slip.code == "figure-unsourced" and is_whole and not is_of_accounts:
            yield replace(slip, code="figure-adrift", severity=Severity.MAY)
        elif slip.code not in _TOLD_BEFORE_LISTS and (is_whole or slip.code != "figure-adrift"):
            yield slip


def figures_across_check(framework: Framework, reader: FigureReader) -> Callable[[DocumentSubject], Iterator[Finding]]:
    """Return what yields the figures that differ across an assessment or from its financial facts.

    Codes: "figure-differs", "figure-may-differ", "share-of-spending-wrong", "difference-of-spending-wrong",
    "facts-contradicted", "facts-part-larger", "change-wrong", "change-contradicted", "list-miscounted".
    """
    measures, accounts = partial(measures_in, reader=reader), partial(_accounts, reader=reader)
    led_on = partial(_led_on, reader=reader)
    placed, different = partial(_placed, measures=measures), DifferingMeasures()
    dated = partial(_dated, dates=partial(named_dates_in, reader=reader))

    def told(section: SectionSubject) -> tuple[object, ...]:
        return told_in(section.kept(placed))

    def check(document: DocumentSubject) -> Iterator[Finding]:
        measured = [section.kept(placed) for section in document.sections]
        told_of_all = tuple(section.kept(told) for section in document.sections)
        authority = document.document.assessment.authority
        among = different.among(measured, told_of_all, authority)
        yield from (_differs(here, there, is_sure=is_sure) for here, there, is_sure in among)
        dates = [each for section in document.sections for each in section.kept(dated)]
        yield from (_differs(here, there) for here, there in differing_dates(dates))
        for section in document.sections:
            yield from section.kept(accounts)
            yield from section.kept(led_on)
        yield from _facts(framework, document, reader)

    return check


def _placed(section: SectionSubject, measures: Callable[[str], tuple[Measure, ...]]) -> tuple[Placed, ...]:
    return with_times(
        [
            Placed(subject.section.id, subject.passage.id, measure)
            for subject, found in section.found(measures)
            for measure in found
        ]
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
        if not _is_over(slip, _places_in(told[place].text, reader))
    )


def _led_on(section: SectionSubject, reader: FigureReader) -> tuple[Finding, ...]:
    texts = ["" if each.passage.kind is PassageKind.HEADING else each.text for each in section.passages]
    passages = [each.passage for each in section.passages]
    return tuple(
        _finding(slip, section.passages[place])
        for place, slip in (
            *paragraph_slips(texts, reader),
            *list_slips(passages, reader),
        )
        if not _is_over(slip, _places_in(texts[place], reader))
    )


def _differs(here: Placed | PlacedDate, there: Placed | PlacedDate, *, is_sure: bool = True) -> Finding:
    own, other = here.measure, there.measure
    data = [("other", other.said), ("other_section", there.section_id), ("other_passage", there.passage_id)]
    data += [("other_start", str(other.start)), ("other_end", str(other.end))]
    place = (here.section_id, here.passage_id, own.start, own.end, own.said)
    code, severity = ("figure-differs", Severity.SHOULD) if is_sure else ("figure-may-differ", Severity.MAY)
    return Finding(code, Family.FIGURES, severity, *place, tuple(data))


def slips_in(text: str, is_heading: bool, reader: FigureReader) -> tuple[Slip, ...]:
    """Return the faults of one passage's figures, in order; a heading has none."""
    (found,) = _slips_of(("" if is_heading else text,), reader)
    return found


def _places_in(text: str, reader: FigureReader) -> list[tuple[int, int]]:
    """Return the places of the faults of one passage's figures, but for what is only a hint."""
    return [(each.start, each.end) for each in slips_in(text, False, reader) if each.severity is not Severity.MAY]


class _Text:
    """A text that is looked at for its figures: its sentences with what they tell, and the slips that were found."""

    __slots__ = (
        "has_digits",
        "names_average",
        "sentences",
        "slips",
        "tellings",
        "tells_lengths",
        "tells_share",
        "text",
    )

    def __init__(self, text: str, reader: FigureReader) -> None:
        self.text = text
        self.sentences: tuple[Sentence, ...] = ()
        self.tellings: list[_Told] = []
        self.slips: tuple[Slip, ...] = ()
        present = plain_words_of(text).present
        self.has_digits = _DIGIT.search(text) is not None
        self.tells_share = not present.isdisjoint(_SHARES)
        averages = reader.telling.averages
        self.names_average = not averages.isdisjoint(present) and has_any(text.casefold(), reader.folded_averages)
        self.tells_lengths = has_any(text, LENGTHS) and (self.has_digits or not MONTH_WORDS.isdisjoint(present))
        is_told = self.has_digits or self.names_average or self.tells_lengths or self.tells_share
        if is_told or reader.numbers.first_words(present):
            self._read(reader)

    def _read(self, reader: FigureReader) -> None:
        self.sentences = sentences_of(self.text, reader)
        following = (*self.sentences[1:], None)
        for telling, after in zip(tellings_of(self.sentences), following, strict=True):
            if len(telling.reading.sentence.numbers) <= MOST_NUMBERS:
                self.tellings.append(_Told(telling, self.tells_lengths, after if self.names_average else None))


class _Told:
    """A sentence with what it tells, and the slips that were found in it."""

    __slots__ = ("following", "reading", "sentence", "slips", "telling", "tells_lengths")

    def __init__(self, telling: Telling, tells_lengths: bool, following: Sentence | None) -> None:
        self.telling, self.reading, self.sentence = telling, telling.reading, telling.reading.sentence
        self.tells_lengths, self.following = tells_lengths, following
        self.slips: list[Slip] = []

    def add(self, slips: Iterator[Slip]) -> None:
        """Put slips to those found, but for those that lie over one: nothing is said of a place twice."""
        for slip in slips:
            if not any(slip.start < each.end and each.start < slip.end for each in self.slips):
                self.slips.append(slip)


def _slips_of(texts: Sequence[str], reader: FigureReader) -> Iterator[tuple[Slip, ...]]:
    """Yield the faults of the figures of each text, in order: one rule looks at all of them, and then the next."""
    looked = [_Text(text, reader) if text else None for text in texts]
    _look([told for each in looked if each is not None for told in each.tellings], reader)
    for each in looked:
        yield _of_text(each, reader) if each is not None and each.sentences else ()


def _of_text(looked: _Text, reader: FigureReader) -> tuple[Slip, ...]:
    found: list[Slip] = []
    for told in looked.tellings:
        slips = told.slips
        if slips and not _SCORING.isdisjoint(told.sentence.words):
            slips = [slip for slip in slips if not is_rounded_up(slip)]
        if looked.names_average:
            slips = [*slips, *average_slips(told.sentence, told.following, reader)]
        if slips:
            start = told.sentence.start
            found.extend([moved(slip, start) for slip in slips])
    if looked.has_digits or looked.tells_share or has_any(looked.text, PARTS):
        few = [each if len(each.numbers) <= MOST_NUMBERS else _with_its_first(each) for each in looked.sentences]
        found.extend(unsourced_slips(few, reader))
    if not any(each.code in _TOLD_BEFORE_LISTS for each in found):
        found.extend(adrift_slips(looked.sentences, found, reader))
    return tuple(sorted(dict.fromkeys(found), key=lambda slip: (slip.start, slip.end))) if found else ()


def _look(looked: Sequence[_Told], reader: FigureReader) -> None:
    """Put the slips of sentences to what was found in them, but for those of the country's average.

    Of those at one place the first counts.
    """
    numbered = [each for each in looked if each.sentence.numbers]
    for each in numbered:
        each.slips += _of_numbers(each.reading, reader)
        if each.slips and any(slip.code == "change-wrong" for slip in each.slips):
            right = borne_out_gaps(each.telling, groups_of(each.telling.told), reader)
            each.slips = [slip for slip in each.slips if slip.code != "change-wrong" or not _is_over(slip, right)]
    for each in looked:
        if each.sentence.numbers or each.sentence.has_digits or each.tells_lengths:
            each.slips += reckoning_slips(each.sentence, reader)
    for each in looked:
        if each.sentence.has_digits:
            each.slips += span_slips(each.sentence)
    for each in numbered:
        if may_claim(each.sentence):
            each.add(claim_slips(each.reading, reader))
    for each in looked:
        if each.sentence.numbers or _goes_on(each.sentence, reader):
            each.add(stated_slips(each.reading, reader))
    near = [each for each in looked if _has_numbers_near(each.sentence)]
    for each in near:
        if may_be_worded(each.reading.words, reader):
            each.add(worded_slips(each.reading, reader))
    for each in near:
        if has_two(each.sentence):
            each.add(derived_slips(each.telling, reader))
        each.add(ledger_slips(each.telling, reader))
    for each in looked:
        if "£" in each.sentence.text or "£" in each.sentence.text_before:
            each.add(budget_slips(each.reading))
        if each.tells_lengths:
            each.add(duration_slips(each.sentence, reader))
        if may_mention(each.sentence):
            each.add(mentioned_slips(each.sentence, reader))
    for each in near:
        each.add(nearly_slips(each.telling, reader))


def _goes_on(sentence: Sentence, reader: FigureReader) -> bool:
    """Return whether a sentence without figures can state something of those before it."""
    before = sentence.numbers_before
    return len(before) > 1 or (bool(before) and not reader.telling.portions.isdisjoint(sentence.words))


def _has_numbers_near(sentence: Sentence) -> bool:
    preceding = sentence.preceding
    return bool(sentence.numbers or sentence.numbers_before or (preceding is not None and preceding.numbers_before))


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
        if is_compared:
            yield from comparison_slips(sentence, reader)
        yield from spending_slips(sentence, reader)
        yield from total_slips(sentence, reader)


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
                    yield _finding(moved(slip, sentence.start), subject)


def _has_money(text: str) -> bool:
    return "£" in text


def _facts_parts(framework: Framework, document: DocumentSubject) -> Iterator[tuple[Part, Section]]:
    parts = {part.id: part for part in framework.outline}
    for section in document.document.sections:
        if section.kind is SectionKind.FACTS and section.part_id in parts:
            yield parts[section.part_id], section


def _finding(slip: Slip, subject: PassageSubject) -> Finding:
    is_light = slip.is_light and subject.section.kind is not SectionKind.STATEMENT
    severity = Severity.MAY if is_light else slip.severity
    place = (subject.section.id, subject.passage.id, slip.start, slip.end, subject.text[slip.start : slip.end])
    return Finding(slip.code, Family.FIGURES, severity, *place, slip.data)
