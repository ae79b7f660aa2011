"""The subjects of checks, made from an assessment; those whose setting has not changed are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, TypeVar

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
        self._settings: dict[str, _SectionSetting] = {}
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
        kept = self._sections.get(section.id)
        setting = attached.section_setting(section)
        if kept is not None and self._settings.get(section.id) == setting:
            return kept
        self._settings[section.id] = setting
        frame = frame_of(section)
        passages = tuple(
            self._passage(attached.setting(frame, passage, following))
            for passage, following in pairwise((*section.passages, None))
            if passage is not None
        )
        citations = tuple(attached.citations.get(section.id, ()))
        if kept is None or (kept.passages, kept.citations, kept.section) != (passages, citations, section):
            return SectionSubject(section, passages, citations)
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


_SectionSetting = tuple[Section, list[Citation], list[SentenceMark], list[Any], tuple[Pseudonym, ...]]
"""All that a check of a section and of its passages may depend on: where it is equal, no passage is looked at."""


class _Attached:
    """What is attached to the sections and passages of an assessment."""

    def __init__(self, document: Document, sources: _Sources, pseudonyms: tuple[Pseudonym, ...]) -> None:
        self._sources, self._pseudonyms = sources, pseudonyms
        self.citations = _by_section(document.citations)
        self._marks = _by_section(document.marks)
        self._of_passages: dict[str, tuple[dict[str, list[Citation]], dict[str, list[SentenceMark]]]] = {}

    def section_setting(self, section: Section) -> _SectionSetting:
        """Return all that the checks of a section and of its passages may depend on."""
        citations = self.citations.get(section.id, [])
        known, of_item = self._sources.items, self._sources.of_item
        sources = [(known.get(each), of_item.get(each)) for each in dict.fromkeys([each.item_id for each in citations])]
        return (section, citations, self._marks.get(section.id, []), sources, self._pseudonyms)

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
        return Setting(frame, passage, following, citations, marks, items, excerpts, self._pseudonyms)


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
