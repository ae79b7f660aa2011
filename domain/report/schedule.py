"""The evidence schedule of an assessment: what each item is, where it is used, and what each sentence rests on.

Only what may leave is read here. Notes, givers, file names, addresses, the words of excerpts and rationales are never
read; of a confidential item nothing but its reference, category, dates and the number of people heard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.assessment import Citation, Document, EvidenceItem, EvidenceKind, Passage, Section, SectionKind, Stance
from domain.frameworks.framework import Framework
from domain.text.cleaning import clean_line
from domain.text.sentences import split

LANGUAGE = "en-GB"
CONFIDENTIAL = "Confidential"
"""What stands in the place of a confidential item's title, for a title may tell who somebody is."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How often an item is cited in one section, by stance; `name` is the section's heading."""

    part_id: str
    name: str
    supporting: int = 0
    contradicting: int = 0
    context: int = 0

    @property
    def count(self) -> int:
        """Return how often the item is cited there, whatever the stance."""
        return self.supporting + self.contradicting + self.context


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One item. `category` is a name, "" where none was said; `kind` is None for a confidential item.

    `uses` are in report order and count attached citations only.
    """

    reference: str
    title: str
    category: str
    kind: EvidenceKind | None
    event_date: date | None
    received_date: date | None
    people_heard: int | None
    is_disclosed: bool
    is_confidential: bool
    uses: tuple[Usage, ...]

    @property
    def count(self) -> int:
        """Return how often the item is cited."""
        return sum(use.count for use in self.uses)


@dataclass(frozen=True, slots=True)
class CitedReference:
    """An item that a sentence cites with one stance; `excerpts` are the names of the excerpts meant, if any."""

    reference: str
    stance: Stance
    excerpts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence that cites evidence; `section` is the heading of the section it stands in."""

    section: str
    text: str
    references: tuple[CitedReference, ...]


@dataclass(frozen=True, slots=True)
class ScheduleTotals:
    """Figures of the whole. `heard` adds up the people heard by the items that say how many; `heard_unknown` do not.

    `detached` counts citations whose words are gone: they stand nowhere else in the schedule.
    """

    items: int
    used: int
    confidential: int
    disclosed: int
    heard: int
    heard_unknown: int
    sentences: int
    citations: int
    detached: int


@dataclass(frozen=True, slots=True)
class EvidenceSchedule:
    """A finished schedule: items in order of their references, sentences in report order."""

    title: str
    subject: str
    authority: str
    on: date
    rows: tuple[ScheduleRow, ...]
    sentences: tuple[CitedSentence, ...]
    totals: ScheduleTotals


def build_schedule(framework: Framework, document: Document, on: date) -> EvidenceSchedule:
    """Return the schedule of `document`, whose framework is `framework`, as of the day `on`."""
    names = {section.id: section_name(framework, section) for section in document.sections}
    attached = [each for each in document.citations if not each.is_detached and each.section_id in names]
    uses = _uses(document, names, attached)
    rows = tuple(_row(framework, item, uses.get(item.id, ())) for item in document.items)
    sentences = tuple(_sentences(document, names, attached))
    authority = clean_line(document.assessment.authority)
    return EvidenceSchedule(
        title=f"{authority}: evidence schedule",
        subject=f"The evidence that the assessment of {authority} rests on, and where it is used",
        authority=authority,
        on=on,
        rows=rows,
        sentences=sentences,
        totals=_totals(rows, sentences, len(attached), len(document.citations)),
    )


def section_name(framework: Framework, section: Section) -> str:
    """Return the heading of a section, its part's id where the framework does not know it."""
    try:
        if section.kind is SectionKind.STATEMENT:
            return framework.statement(section.part_id).name
        return framework.part(section.part_id).heading or section.part_id
    except KeyError:
        return section.part_id


def title_to_print(item: EvidenceItem) -> str:
    """Return an item's title where it may leave, else the word that stands for it."""
    return CONFIDENTIAL if item.confidential else clean_line(item.title).strip()


def category_name(framework: Framework, category_id: str) -> str:
    """Return the name of an evidence category, "" for none."""
    return next((category.name for category in framework.categories if category.id == category_id), "")


def _row(framework: Framework, item: EvidenceItem, uses: tuple[Usage, ...]) -> ScheduleRow:
    return ScheduleRow(
        reference=item.reference,
        title=title_to_print(item),
        category=category_name(framework, item.category),
        kind=None if item.confidential else item.kind,
        event_date=item.event_date,
        received_date=item.received_date,
        people_heard=item.people_heard,
        is_disclosed=item.disclosed,
        is_confidential=item.confidential,
        uses=uses,
    )


def _uses(document: Document, names: Mapping[str, str], attached: Iterable[Citation]) -> dict[str, tuple[Usage, ...]]:
    counts: dict[str, dict[str, Counter[Stance]]] = defaultdict(lambda: defaultdict(Counter))
    for citation in attached:
        counts[citation.item_id][citation.section_id][citation.stance] += 1
    return {
        item_id: tuple(
            _usage(section, names[section.id], by_section[section.id])
            for section in document.sections
            if section.id in by_section
        )
        for item_id, by_section in counts.items()
    }


def _usage(section: Section, name: str, counts: Counter[Stance]) -> Usage:
    return Usage(section.part_id, name, counts[Stance.SUPPORTS], counts[Stance.CONTRADICTS], counts[Stance.CONTEXT])


def _sentences(document: Document, names: Mapping[str, str], attached: Iterable[Citation]) -> Iterator[CitedSentence]:
    by_passage: dict[str, list[Citation]] = defaultdict(list)
    for citation in attached:
        by_passage[citation.anchor.passage_id].append(citation)
    order = {item.id: place for place, item in enumerate(document.items)}
    excerpts = {excerpt.id: excerpt.name for excerpt in document.excerpts}
    for section in document.sections:
        for passage in section.passages:
            cited = sorted(by_passage.get(passage.id, ()), key=lambda each: order.get(each.item_id, len(order)))
            if cited:
                yield from _of_passage(names[section.id], passage, cited, excerpts)


def _of_passage(
    name: str, passage: Passage, cited: Iterable[Citation], excerpts: Mapping[str, str]
) -> Iterator[CitedSentence]:
    for start, end in split(passage.text):
        found: dict[tuple[str, Stance], dict[str, None]] = {}
        for each in cited:
            if each.anchor.start < end and each.anchor.end > start:
                named = found.setdefault((each.reference, each.stance), {})
                if each.excerpt_id in excerpts:
                    named[excerpts[each.excerpt_id]] = None
        if found:
            references = tuple(CitedReference(*key, tuple(named)) for key, named in found.items())
            yield CitedSentence(name, clean_line(passage.text[start:end]), references)


def _totals(
    rows: tuple[ScheduleRow, ...], sentences: tuple[CitedSentence, ...], attached: int, citations: int
) -> ScheduleTotals:
    heard = [row.people_heard for row in rows if row.people_heard is not None]
    return ScheduleTotals(
        items=len(rows),
        used=sum(bool(row.uses) for row in rows),
        confidential=sum(row.is_confidential for row in rows),
        disclosed=sum(row.is_disclosed for row in rows),
        heard=sum(heard),
        heard_unknown=len(rows) - len(heard),
        sentences=len(sentences),
        citations=attached,
        detached=citations - attached,
    )
