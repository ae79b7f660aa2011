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
from domain.checks.order import ReportOrder, by_place
from domain.checks.other_assessments import OtherAssessment
from domain.checks.registry import CHECKS, Check, Run, Scope
from domain.checks.standing import Standing, sort_out
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.evidence.evidence import Pseudonym
from domain.frameworks.framework import Framework

SECONDS_FOR_10_000_WORDS = 1.0
"""What each check may take of its thread's time: some twenty times what the slowest of them takes."""
LEAST_SECONDS = 1.0
CHARACTERS_OF_10_000_WORDS = 60_000

Subject = TypeVar("Subject", PassageSubject, SectionSubject)


class _Running:
    """A check that is under way in an engine, with the time that it has taken since it was last asked."""

    def __init__(self, check: Check, run: Run) -> None:
        self.check, self.run = check, run
        self.spent = 0.0
        self.is_too_slow = False


class CheckEngine:
    """Checks the assessments of one framework in one house style, best one assessment again and again.

    Not a value: it remembers what it found, which makes the next answer quick and never another one. A check that
    takes longer than its bound is not asked again by this engine, and what it found is left out.
    """

    def __init__(
        self,
        framework: Framework,
        style: HouseStyle,
        checks: Sequence[Check] = CHECKS,
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        begun = [(check, check.begin(framework, style)) for check in checks]
        self._running = [_Running(check, run) for check, run in begun if run is not None]
        self._by_scope = {scope: [each for each in self._running if each.check.scope is scope] for scope in Scope}
        self._off = style.off
        self._clock = clock
        self._allowed = 0.0
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
        subject = self._kept.subject_of(document, tuple(pseudonyms), tuple(others))
        self._begin(sum([section.kept(_characters_in) for section in subject.sections]))
        self._of_passages = self._looked_at(subject.passages, Scope.PASSAGE, self._of_passages)
        self._of_sections = self._looked_at(subject.sections, Scope.SECTION, self._of_sections)
        others_found = chain(*self._of_sections.values(), self._ask(Scope.DOCUMENT, subject))
        off = self._off.union(*(each.check.codes for each in self._running if each.is_too_slow))
        in_order = self._order.of(subject.sections, self._of_passages, others_found)
        found = [each for each in in_order if each.code not in off] if off else in_order
        stand, waived = sort_out(found, standing)
        too_slow = tuple(each.check.name for each in self._running if each.is_too_slow)
        return Checked(subject.coverage, stand, waived, too_slow)

    def _begin(self, characters: int) -> None:
        self._allowed = max(LEAST_SECONDS, SECONDS_FOR_10_000_WORDS * characters / CHARACTERS_OF_10_000_WORDS)
        for running in self._running:
            running.spent = 0.0

    def _looked_at(
        self, subjects: Iterable[Subject], scope: Scope, kept: Mapping[Subject, tuple[Finding, ...]]
    ) -> dict[Subject, tuple[Finding, ...]]:
        """Return what is found in each subject, asking the checks only about those that are not known."""
        return {
            each: kept[each] if each in kept else tuple(sorted(self._ask(scope, each), key=by_place))
            for each in subjects
        }

    def _ask(self, scope: Scope, subject: object) -> list[Finding]:
        found: list[Finding] = []
        begin = self._clock()
        for running in self._by_scope[scope]:
            if not running.is_too_slow:
                found.extend(running.run(subject))
                end = self._clock()
                running.spent += end - begin
                running.is_too_slow = running.spent > self._allowed
                begin = end
        return found


def _characters_in(section: SectionSubject) -> int:
    return sum(len(passage.text) for passage in section.passages)
