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
        self._covered: dict[SectionSubject, SectionCoverage] = {}

    def subject_of(
        self, document: Document, pseudonyms: tuple[Pseudonym, ...], others: tuple[OtherAssessment, ...]
    ) -> DocumentSubject:
        """Return the subject of an assessment; passages, sections and coverage that are known are kept."""
        evidence = _Evidence(document)
        sections = tuple(self._section(section, evidence, pseudonyms) for section in document.sections)
        passages = tuple(passage for section in sections for passage in section.passages)
        self._sections = {each.section.id: each for each in sections}
        self._passages = {each.passage.id: each for each in passages}
        coverage = self._coverage(sections)
        return DocumentSubject(document, sections, passages, coverage, evidence.items, evidence.excerpts, others)

    def _section(self, section: Section, evidence: _Evidence, pseudonyms: tuple[Pseudonym, ...]) -> SectionSubject:
        frame = frame_of(section)
        passages = tuple(
            self._passage(evidence.setting(frame, passage, following, pseudonyms))
            for passage, following in pairwise((*section.passages, None))
            if passage is not None
        )
        is_cited_in = section.id in evidence.cited_sections
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


class _Evidence:
    """The evidence of an assessment by what asks for it."""

    def __init__(self, document: Document) -> None:
        self.items: Mapping[str, EvidenceItem] = {item.id: item for item in document.items}
        self.excerpts: Mapping[str, Excerpt] = {excerpt.id: excerpt for excerpt in document.excerpts}
        self.cited_sections = {each.section_id for each in document.citations if not each.is_detached}
        self._citations = _by_passage(document.citations)
        self._marks = _by_passage(document.marks)
        self._excerpts: dict[str, list[Excerpt]] = defaultdict(list)
        for excerpt in document.excerpts:
            self._excerpts[excerpt.item_id].append(excerpt)

    def setting(
        self, frame: Section, passage: Passage, following: Passage | None, pseudonyms: tuple[Pseudonym, ...]
    ) -> Setting:
        """Return all that a check of a passage may depend on."""
        place = (frame.id, passage.id)
        citations = tuple(self._citations.get(place, ()))
        item_ids = dict.fromkeys(each.item_id for each in citations)
        return Setting(
            frame,
            passage,
            following,
            citations,
            tuple(self._marks.get(place, ())),
            tuple(self.items[each] for each in item_ids if each in self.items),
            tuple(excerpt for each in item_ids for excerpt in self._excerpts.get(each, ())),
            pseudonyms,
        )


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
