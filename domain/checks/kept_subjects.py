"""The subjects of checks, made from an assessment; those whose setting has not changed are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from domain.assessment import Citation, Document, EvidenceItem, Passage, Section
from domain.checks.other_assessments import OtherAssessment
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject, Setting, frame_of
from domain.evidence.coverage import Coverage, SectionCoverage, Share, passage_coverage, share_of
from domain.evidence.evidence import Excerpt, Pseudonym, SentenceMark
from domain.evidence.language import EvidenceLanguage

Anchored = TypeVar("Anchored", Citation, SentenceMark)


class KeptSubjects:
    """The subjects of one assessment after another; a subject stays the same object while its setting is equal."""

    def __init__(self, language: EvidenceLanguage) -> None:
        self._language = language
        self._passages: dict[str, PassageSubject] = {}
        self._sections: dict[str, SectionSubject] = {}
        self._sources = _Sources((), ())
        self._covered: dict[SectionSubject, SectionCoverage] = {}

    def subject_of(
        self, document: Document, pseudonyms: tuple[Pseudonym, ...], others: tuple[OtherAssessment, ...]
    ) -> DocumentSubject:
        """Return the subject of an assessment; passages, sections and coverage that are known are kept."""
        if not self._sources.are_of(document):
            self._sources = _Sources(document.items, document.excerpts)
        attached = _Attached(document, self._sources, pseudonyms)
        sections = tuple(self._section(section, attached) for section in document.sections)
        passages = tuple(passage for section in sections for passage in section.passages)
        self._sections = {each.section.id: each for each in sections}
        self._passages = {each.passage.id: each for each in passages}
        coverage = self._coverage(sections)
        sources = self._sources
        return DocumentSubject(document, sections, passages, coverage, sources.items, sources.excerpts, others)

    def _section(self, section: Section, attached: _Attached) -> SectionSubject:
        frame = frame_of(section)
        passages = tuple(
            self._passage(attached.setting(frame, passage, following))
            for passage, following in pairwise((*section.passages, None))
            if passage is not None
        )
        is_cited_in = section.id in attached.cited_sections
        kept = self._sections.get(section.id)
        if kept is None or (kept.passages, kept.is_cited_in, kept.section) != (passages, is_cited_in, section):
            return SectionSubject(section, passages, is_cited_in)
        return kept

    def _passage(self, setting: Setting) -> PassageSubject:
        kept = self._passages.get(setting.passage.id)
        if kept is not None and kept.setting == setting:
            return kept
        found = passage_coverage(
            setting.section.id, setting.passage, setting.following, setting.citations, setting.marks, self._language
        )
        return PassageSubject(setting, found)

    def _coverage(self, sections: Iterable[SectionSubject]) -> Coverage:
        self._covered = {each: self._covered.get(each) or _covered(each) for each in sections if each.section.passages}
        found = tuple(self._covered.values())
        return Coverage(sum((each.share for each in found), Share()), found)


class _Sources:
    """The evidence items and excerpts of an assessment by their ids, made once of the same values."""

    def __init__(self, items: tuple[EvidenceItem, ...], excerpts: tuple[Excerpt, ...]) -> None:
        self._made_of = (items, excerpts)
        self.items: Mapping[str, EvidenceItem] = {item.id: item for item in items}
        self.excerpts: Mapping[str, Excerpt] = {excerpt.id: excerpt for excerpt in excerpts}
        self.of_item: dict[str, list[Excerpt]] = defaultdict(list)
        for excerpt in excerpts:
            self.of_item[excerpt.item_id].append(excerpt)

    def are_of(self, document: Document) -> bool:
        """Return whether they were made of this assessment's values; equal ones are made anew, which is quicker."""
        items, excerpts = self._made_of
        return items is document.items and excerpts is document.excerpts


class _Attached:
    """What is attached to the passages of an assessment."""

    def __init__(self, document: Document, sources: _Sources, pseudonyms: tuple[Pseudonym, ...]) -> None:
        self._sources, self._pseudonyms = sources, pseudonyms
        self.cited_sections = {each.section_id for each in document.citations if not each.is_detached}
        self._citations = _by_passage(document.citations)
        self._marks = _by_passage(document.marks)

    def setting(self, frame: Section, passage: Passage, following: Passage | None) -> Setting:
        """Return all that a check of a passage may depend on."""
        place = (frame.id, passage.id)
        citations = tuple(self._citations.get(place, ()))
        marks = tuple(self._marks.get(place, ()))
        items: tuple[EvidenceItem, ...] = ()
        excerpts: tuple[Excerpt, ...] = ()
        if citations:
            known, of_item = self._sources.items, self._sources.of_item
            item_ids = dict.fromkeys([each.item_id for each in citations])
            items = tuple([known[each] for each in item_ids if each in known])
            excerpts = tuple([excerpt for each in item_ids for excerpt in of_item.get(each, ())])
        return Setting(frame, passage, following, citations, marks, items, excerpts, self._pseudonyms)


def _by_passage(found: Iterable[Anchored]) -> Mapping[tuple[str, str], Sequence[Anchored]]:
    """Return what is attached by section and passage."""
    by_passage: dict[tuple[str, str], list[Anchored]] = defaultdict(list)
    for each in found:
        if not each.is_detached:
            by_passage[each.section_id, each.anchor.passage_id].append(each)
    return by_passage


def _covered(subject: SectionSubject) -> SectionCoverage:
    found = tuple(sentence for passage in subject.passages for sentence in passage.sentences)
    return SectionCoverage(subject.section.id, subject.section.part_id, share_of(found), found)
