"""The subjects of checks, made from an assessment; those whose setting has not changed are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import Any, TypeVar

from domain.assessment import Citation, Document, EvidenceItem, Passage, Section
from domain.checks.other_assessments import OtherAssessment
from domain.checks.subjects import (
    DocumentSubject,
    PassageSubject,
    SectionSubject,
    Setting,
    beginning_of,
    frame_of,
    subject_of,
)
from domain.evidence.coverage import Coverage, SectionCoverage, Share, share_of
from domain.evidence.evidence import Excerpt, Pseudonym, SentenceMark
from domain.evidence.language import EvidenceLanguage

Anchored = TypeVar("Anchored", Citation, SentenceMark)


class KeptSubjects:
    """The subjects of one assessment after another; a subject stays the same object while its setting is equal."""

    def __init__(self, language: EvidenceLanguage) -> None:
        self._language = language
        self._sections: dict[str, SectionSubject] = {}
        self._settings: dict[str, _SectionSetting] = {}
        self._sources = _Sources((), ())
        self._attached = _Attached((), (), self._sources, ())
        self._covered: dict[SectionSubject, SectionCoverage] = {}

    def subject_of(
        self, document: Document, pseudonyms: tuple[Pseudonym, ...], others: tuple[OtherAssessment, ...]
    ) -> DocumentSubject:
        """Return the subject of an assessment; passages, sections and coverage that are known are kept."""
        if not self._sources.are_of(document):
            self._sources = _Sources(document.items, document.excerpts)
        if not self._attached.are_of(document, self._sources, pseudonyms):
            self._attached = _Attached(document.citations, document.marks, self._sources, pseudonyms)
        sections = tuple([self._section(section, self._attached) for section in document.sections])
        passages = tuple(chain.from_iterable([section.passages for section in sections]))
        self._sections = {each.section.id: each for each in sections}
        coverage = self._coverage(sections)
        sources = self._sources
        return DocumentSubject(document, sections, passages, coverage, sources.items, sources.excerpts, others)

    def _section(self, section: Section, attached: _Attached) -> SectionSubject:
        kept = self._sections.get(section.id)
        setting = (section, attached.to_section(section.id))
        if kept is not None and self._settings.get(section.id) == setting:
            self._settings[section.id] = setting  # the same values are found equal at once the next time
            return kept
        self._settings[section.id] = setting
        frame = frame_of(section)
        known = {} if kept is None else {each.passage.id: each for each in kept.passages}
        passages = tuple(
            [
                self._passage(attached.setting(frame, passage, following), known.get(passage.id))
                for passage, following in pairwise((*section.passages, None))
                if passage is not None
            ]
        )
        citations = tuple(attached.citations.get(section.id, ()))
        if kept is None or (kept.passages, kept.citations, kept.section) != (passages, citations, section):
            return SectionSubject(section, passages, citations)
        return kept

    def _passage(self, setting: Setting, kept: PassageSubject | None) -> PassageSubject:
        if kept is not None and kept.setting == setting:
            return kept
        return subject_of(setting, self._language)

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


_SectionSetting = tuple[Section, tuple[Any, ...]]
"""All that a check of a section and of its passages may depend on: where it is equal, no passage is looked at."""


class _Attached:
    """What is attached to the sections and passages of an assessment, made once of the same values."""

    def __init__(
        self,
        citations: tuple[Citation, ...],
        marks: tuple[SentenceMark, ...],
        sources: _Sources,
        pseudonyms: tuple[Pseudonym, ...],
    ) -> None:
        self._made_of = (citations, marks)
        self._sources, self._pseudonyms = sources, pseudonyms
        self.citations = _by_section(citations)
        self._marks = _by_section(marks)
        self._of_passages: dict[str, tuple[dict[str, list[Citation]], dict[str, list[SentenceMark]]]] = {}
        self._to_sections: dict[str, tuple[Any, ...]] = {}

    def are_of(self, document: Document, sources: _Sources, pseudonyms: tuple[Pseudonym, ...]) -> bool:
        """Return whether they were made of these very values; equal ones are made anew."""
        citations, marks = self._made_of
        is_of_document = citations is document.citations and marks is document.marks
        return is_of_document and sources is self._sources and pseudonyms == self._pseudonyms

    def to_section(self, section_id: str) -> tuple[Any, ...]:
        """Return all beside a section itself that the checks of it and of its passages may depend on."""
        found = self._to_sections.get(section_id)
        if found is None:
            citations = self.citations.get(section_id, [])
            known, of_item = self._sources.items, self._sources.of_item
            item_ids = dict.fromkeys([each.item_id for each in citations])
            sources = [(known.get(each), of_item.get(each)) for each in item_ids]
            found = (citations, self._marks.get(section_id, []), sources, self._pseudonyms)
            self._to_sections[section_id] = found
        return found

    def setting(self, frame: Section, passage: Passage, following: Passage | None) -> Setting:
        """Return all that a check of a passage may depend on."""
        if frame.id not in self._of_passages:
            of_section = (_by_passage(self.citations.get(frame.id, ())), _by_passage(self._marks.get(frame.id, ())))
            self._of_passages[frame.id] = of_section
        cited, marked = self._of_passages[frame.id]
        citations = tuple(cited.get(passage.id, ()))
        marks = tuple(marked.get(passage.id, ()))
        items: tuple[EvidenceItem, ...] = ()
        excerpts: tuple[Excerpt, ...] = ()
        if citations:
            known, of_item = self._sources.items, self._sources.of_item
            item_ids = dict.fromkeys([each.item_id for each in citations])
            items = tuple([known[each] for each in item_ids if each in known])
            excerpts = tuple([excerpt for each in item_ids for excerpt in of_item.get(each, ())])
        beginning = None if following is None else beginning_of(following)
        return Setting(frame, passage, beginning, citations, marks, items, excerpts, self._pseudonyms)


def _by_section(found: Iterable[Anchored]) -> dict[str, list[Anchored]]:
    """Return what is attached, or was, by the section that it is attached in."""
    by_section: dict[str, list[Anchored]] = defaultdict(list)
    for each in found:
        by_section[each.section_id].append(each)
    return by_section


def _by_passage(found: Iterable[Anchored]) -> dict[str, list[Anchored]]:
    """Return what is attached and not detached by the passage that its words stand in."""
    by_passage: dict[str, list[Anchored]] = defaultdict(list)
    for each in found:
        if not each.is_detached:
            by_passage[each.anchor.passage_id].append(each)
    return by_passage


def _covered(subject: SectionSubject) -> SectionCoverage:
    found = tuple(sentence for passage in subject.passages for sentence in passage.sentences)
    return SectionCoverage(subject.section.id, subject.section.part_id, share_of(found), found)
