"""Checks an assessment again and again: what has not changed since the last time is not looked at again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from domain.assessment import Document
from domain.checks.checking import Checked, HouseStyle
from domain.checks.finding import Finding
from domain.checks.kept_subjects import KeptSubjects
from domain.checks.order import ReportOrder
from domain.checks.other_assessments import OtherAssessment
from domain.checks.registry import CHECKS, Check, Scope
from domain.checks.running import RunningChecks
from domain.checks.sharing_out import Helper, SharedOut
from domain.checks.standing import Standing, sort_out
from domain.checks.style.heading_names import without_names
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.checks.told_once import told_once
from domain.evidence.evidence import Pseudonym
from domain.frameworks.framework import Framework

Subject = TypeVar("Subject", PassageSubject, SectionSubject)


class CheckEngine:
    """Checks the assessments of one framework in one house style, best one assessment again and again.

    Not a value: it remembers what it found, which makes the next answer quick and never another one. A check that
    takes longer than its bound, or fails, is not asked again by this engine, and what it found is left out. `helpers`
    look at passages beside it the first time, and are ended then: what changes later is a paragraph or two.
    """

    def __init__(
        self,
        framework: Framework,
        style: HouseStyle,
        checks: Sequence[Check] = CHECKS,
        clock: Callable[[], float] = time.thread_time,
        helpers: Sequence[Helper] = (),
    ) -> None:
        self._running = RunningChecks(framework, style, checks, clock)
        self._helpers = tuple(helpers)
        self._off = style.off
        self._kept = KeptSubjects(style.evidence)
        self._order = ReportOrder()
        self._of_passages: dict[PassageSubject, tuple[Finding, ...]] = {}
        self._of_sections: dict[SectionSubject, tuple[Finding, ...]] = {}

    def check(
        self,
        document: Document,
        pseudonyms: Iterable[Pseudonym] = (),
        standing: Standing = Standing(),  # noqa: B008 - a frozen value
        others: Iterable[OtherAssessment] = (),
    ) -> Checked:
        """Return what the checks find: the same as an engine that has seen nothing before.

        Findings that `standing` waives are kept apart, those of rules that it switches off are left out. `others` are
        the assessments of other authorities, from which nothing should have been taken over.
        """
        try:
            return self._check(document, tuple(pseudonyms), standing, tuple(others))
        finally:
            self._end_helpers()

    def _check(
        self,
        document: Document,
        pseudonyms: tuple[Pseudonym, ...],
        standing: Standing,
        others: tuple[OtherAssessment, ...],
    ) -> Checked:
        subject = self._kept.subject_of(document, pseudonyms, others)
        characters = sum([section.kept(_characters_in) for section in subject.sections])
        self._running.begin(characters)
        shared = self._share_out(subject.passages, characters)
        self._of_sections = self._looked_at(subject.sections, Scope.SECTION, self._of_sections)
        of_report = self._running.ask(Scope.DOCUMENT, subject, None if shared is None else shared.hand_over)
        others_found = [*chain(*self._of_sections.values()), *of_report]
        if shared is not None:
            self._of_passages |= shared.finish()
        self._of_passages = self._looked_at(subject.passages, Scope.PASSAGE, self._of_passages)
        off = self._off.union(*(check.codes for check in self._running.given_up))
        in_order = self._order.of(subject.sections, self._of_passages, others_found)
        in_order = told_once(without_names(in_order, subject.passages), subject.passages)
        found = [each for each in in_order if each.code not in off] if off else in_order
        stand, waived = sort_out(found, standing)
        failed = tuple(sorted(self._running.failures.items()))
        return Checked(subject.coverage, stand, waived, self._running.too_slow, failed)

    def _share_out(self, passages: Sequence[PassageSubject], characters: int) -> SharedOut | None:
        """Hand helpers, where there are any, what is not known: they look at it beside sections and report."""
        if not self._helpers:
            return None
        unknown = [each for each in passages if each not in self._of_passages]
        shared = SharedOut(unknown, self._helpers, characters, self._running)
        shared.hand_over()
        return shared

    def _end_helpers(self) -> None:
        helpers, self._helpers = self._helpers, ()
        for helper in helpers:
            helper.close()

    def _looked_at(
        self, subjects: Sequence[Subject], scope: Scope, kept: Mapping[Subject, tuple[Finding, ...]]
    ) -> dict[Subject, tuple[Finding, ...]]:
        """Return what is found in each subject, asking the checks only about those that are not known."""
        unknown = [each for each in subjects if each not in kept]
        found = dict(zip(unknown, self._running.found_in(scope, unknown), strict=True)) if unknown else {}
        return {each: kept[each] if each in kept else found[each] for each in subjects}


def _characters_in(section: SectionSubject) -> int:
    return sum(len(passage.text) for passage in section.passages)
