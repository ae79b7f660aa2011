"""Which sentences of the findings rest on evidence, which do not, and which need none.

A sentence is evidenced when a citation that is attached and supports stands on any of its words; evidence that
contradicts or only gives context does not carry a sentence. What a person said of a sentence goes before the rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from domain.assessment import Citation, Document, Passage, PassageKind, Section, Stance
from domain.evidence.evidence import Need, SentenceMark
from domain.evidence.language import EvidenceLanguage
from domain.quick import quick
from domain.text import sentences
from domain.text.words import count_words

_LETTER = re.compile(r"[^\W\d_]")
Standing = TypeVar("Standing", Citation, SentenceMark)


class SentenceState(StrEnum):
    """Whether a sentence rests on evidence."""

    EVIDENCED = "evidenced"
    NOT_EVIDENCED = "not-evidenced"
    NEEDS_NONE = "needs-none"


@quick
@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """The sentence [start, end) of a passage, its state and the attached citations on it, of every stance.

    `is_by_hand` where a person said what it needs.
    """

    section_id: str
    passage_id: str
    start: int
    end: int
    text: str
    state: SentenceState
    citations: tuple[Citation, ...] = ()
    is_by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How many sentences there are, how many of them are evidenced and how many need no evidence."""

    sentences: int = 0
    evidenced: int = 0
    exempt: int = 0

    @property
    def share(self) -> Fraction | None:
        """Return the share of the sentences that need evidence and have it, None when none needs any."""
        needing = self.sentences - self.exempt
        return Fraction(self.evidenced, needing) if needing else None

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, rounded down: only a whole share is 100."""
        share = self.share
        return None if share is None else int(share * 100)

    @property
    def unsupported(self) -> int:
        """Return how many sentences need evidence and have none."""
        return self.sentences - self.exempt - self.evidenced

    def __add__(self, other: Share) -> Share:
        return Share(self.sentences + other.sentences, self.evidenced + other.evidenced, self.exempt + other.exempt)


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """The coverage of one section, sentence by sentence in order."""

    section_id: str
    part_id: str
    share: Share
    sentences: tuple[SentenceCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a whole report and of each section that has text, in report order."""

    report: Share
    sections: tuple[SectionCoverage, ...]

    def unsupported(self) -> Iterator[SentenceCoverage]:
        """Yield the sentences without evidence that need some, in report order."""
        for section in self.sections:
            yield from (each for each in section.sentences if each.state is SentenceState.NOT_EVIDENCED)


def coverage_of(document: Document, language: EvidenceLanguage) -> Coverage:
    """Return the coverage of an assessment's findings and narrative parts."""
    citations: dict[str, list[Citation]] = defaultdict(list)
    for citation in document.citations:
        citations[citation.section_id].append(citation)
    marks: dict[str, list[SentenceMark]] = defaultdict(list)
    for mark in document.marks:
        marks[mark.section_id].append(mark)
    found = tuple(
        section_coverage(section, citations[section.id], marks[section.id], language)
        for section in document.sections
        if section.passages
    )
    return Coverage(sum((each.share for each in found), Share()), found)


def section_coverage(
    section: Section, citations: Iterable[Citation], marks: Iterable[SentenceMark], language: EvidenceLanguage
) -> SectionCoverage:
    """Return the coverage of one section; `citations` and `marks` may hold detached ones, which do not count."""
    cited = _by_passage(each for each in citations if not each.is_detached)
    marked = _by_passage(each for each in marks if not each.is_detached)
    found = tuple(
        sentence
        for passage, following in pairwise((*section.passages, None))
        if passage is not None
        for sentence in passage_coverage(
            section.id, passage, following, cited.get(passage.id, ()), marked.get(passage.id, ()), language
        )
    )
    return SectionCoverage(section.id, section.part_id, share_of(found), found)


def passage_coverage(
    section_id: str,
    passage: Passage,
    following: Passage | None,
    citations: Sequence[Citation],
    marks: Sequence[SentenceMark],
    language: EvidenceLanguage,
) -> tuple[SentenceCoverage, ...]:
    """Return the coverage of each sentence of a passage. `citations` and `marks` are attached and of this passage."""
    leads_on = following is not None and following.kind is PassageKind.BULLET
    found = []
    for start, end in sentences.split(passage.text):
        text = passage.text[start:end]
        on_it = tuple([each for each in citations if each.anchor.start < end and each.anchor.end > start])
        on_it_by_hand = [each.need for each in marks if each.anchor.start < end and each.anchor.end > start]
        need = on_it_by_hand[0] if on_it_by_hand else None
        is_exempt = need is Need.NONE or (need is None and _needs_none(passage, text, leads_on, language))
        if any(each.stance is Stance.SUPPORTS for each in on_it):
            state = SentenceState.EVIDENCED
        else:
            state = SentenceState.NEEDS_NONE if is_exempt else SentenceState.NOT_EVIDENCED
        found.append(SentenceCoverage(section_id, passage.id, start, end, text, state, on_it, need is not None))
    return tuple(found)


def share_of(found: Iterable[SentenceCoverage]) -> Share:
    """Return the figures of these sentences."""
    states = [each.state for each in found]
    return Share(len(states), states.count(SentenceState.EVIDENCED), states.count(SentenceState.NEEDS_NONE))


def _needs_none(passage: Passage, text: str, leads_on: bool, language: EvidenceLanguage) -> bool:
    """Return whether a sentence needs no evidence by rule: a heading, no words, a lead to bullets, a transition."""
    if passage.kind is PassageKind.HEADING or _LETTER.search(text) is None:
        return True
    if text.endswith(":") and (leads_on or passage.kind is PassageKind.PARAGRAPH):
        return True
    return (
        text.casefold().startswith(language.transitions)
        and count_words(text) <= language.longest_transition
        and not any(character.isdigit() for character in text)
    )


def _by_passage(found: Iterable[Standing]) -> dict[str, list[Standing]]:
    by_passage: dict[str, list[Standing]] = defaultdict(list)
    for each in found:
        by_passage[each.anchor.passage_id].append(each)
    return by_passage
