"""Find sentences that say the opposite of others on the same thing: a summary or a reason that denies the findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from domain.assessment import PassageKind, Score, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.clauses import Clause, ClauseReader, Index
from domain.checks.judgement.opposed import Held, held, held_beside, opposites
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.review.former_levels import is_same_rationale

_BETTERED = re.compile(
    r"\d[^.]*\bdown from [\d,]+|\b(?:so|thus|therefore)\b[^.]{0,40}\b(?:shr[aiu]nk|fell|fallen|shorter|fewer|smaller)\b"
)
"""A count that has become less denies no reason by being told: "nine risks were red, down from 12"."""
_AND_NEXT = 160
Reason = tuple[Clause, str]
"""A clause of a rationale, and the sentence that it stands in."""
_Beside = tuple[Held, ...]
"""What a statement says of the same as the clauses of a passage of a summary."""


def summing(document: DocumentSubject, parts: Collection[str]) -> Iterator[SectionSubject]:
    """Yield the sections that sum up: those `parts`, and in a text what stands under a writer's own headings before the
    statements."""
    is_before = True
    for each in document.sections:
        section = each.section
        is_before = is_before and section.kind is not SectionKind.STATEMENT
        if section.part_id in parts or (is_before and not section.part_id and section.kind is SectionKind.NARRATIVE):
            yield each


def denied_reasons(
    subject: SectionSubject, score: Score, clauses: ClauseReader, *, has_other_words: bool
) -> Iterator[Finding]:
    """Yield sentences of the findings that say the opposite of what the rationale gives as a reason.

    Code: "rationale-contradicted". A rationale of another level, or of the former score, is told as that.
    """
    if has_other_words or is_same_rationale(score.rationale, score.changed_rationale):
        return
    told = set()
    reasons = clauses.clauses_in(score.rationale)
    index = clauses.index_in(subject) if reasons else None
    for each in opposites(held(reasons, index, clauses)) if index is not None else ():
        passage, sentence = each.passage, each.sentence
        if passage is not None and sentence is not None and (passage, sentence.start) not in told:
            if _is_bettered(each):
                continue
            told.add((passage, sentence.start))
            place = (passage.section.id, passage.passage.id, sentence.start, sentence.end, each.other)
            data = (("said", score.rationale[each.clause.start : each.clause.end]),)
            yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def _is_bettered(each: Held) -> bool:
    """Say whether what denies a clause is a count that has become less, as its sentence or the next tells."""
    passage, sentence = each.passage, each.sentence
    if passage is None or sentence is None:
        return False
    return _BETTERED.search(passage.text, sentence.start, sentence.end + _AND_NEXT) is not None


class DeniedSummaries:
    """Finds sentences of the summaries that the findings or their reasons deny. It remembers what each statement says
    of each passage, so that only what changed is held against the rest again.
    """

    def __init__(self, parts: Collection[str], clauses: ClauseReader) -> None:
        self._parts, self._clauses = parts, clauses
        self._statements: dict[str, SectionSubject] = {}
        self._changes: dict[str, Index] = {}
        self._present: dict[str, set[int]] = {}
        self._found: dict[PassageSubject, tuple[list[_Beside], list[Reason], list[Finding]]] = {}
        self._last_reasons: list[Reason] = []

    def of(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield "summary-contradicted" of the passages of narrative parts."""
        statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
        reasons = list(self._reasons(statements))
        self._last_reasons = reasons = self._last_reasons if reasons == self._last_reasons else reasons
        found, self._found = self._found, {}
        if [each.section.id for each in statements] != list(self._statements):
            found = {}
        self._look_for_changes(statements)
        for section in summing(document, self._parts):
            for subject in section.passages:
                if subject.passage.kind is not PassageKind.HEADING:
                    before = found.get(subject)
                    beside = self._beside_of(subject, statements, None if before is None else before[0])
                    if before is None or before[0] != beside or before[1] is not reasons:
                        before = beside, reasons, list(self._denied(subject, beside, reasons))
                    self._found[subject] = before
                    yield from before[2]

    def _beside_of(
        self, subject: PassageSubject, statements: Sequence[SectionSubject], last: list[_Beside] | None
    ) -> list[_Beside]:
        """Return what each statement says of a passage, asking those alone that changed since the last time."""
        if last is None:
            return [self._hold(subject, each, None) for each in statements]
        changed = [place for place, each in enumerate(statements) if each.section.id in self._changes]
        beside = list(last)
        for place in changed:
            beside[place] = self._hold(subject, statements[place], last[place])
        return beside if changed else last

    def _reasons(self, statements: Sequence[SectionSubject]) -> Iterator[Reason]:
        for score in (each.section.score for each in statements):
            for clause in self._clauses.clauses_in(score.rationale) if not score.is_hidden else ():
                yield clause, score.rationale[clause.start : clause.end]

    def _hold(self, subject: PassageSubject, statement: SectionSubject, last: _Beside | None) -> _Beside:
        """Return what a statement says of a passage.

        Where nothing of it is the opposite, what changed in it counts together with what is left of the last time.
        """
        name = statement.section.id
        clauses, reader = subject.made(self._clauses.clauses_in), self._clauses
        if last is not None:
            changes = tuple(held(clauses, self._changes[name], reader))
            left = [each for each in last if id(each.passage) in self._present[name]]
            if not changes and len(left) == len(last):
                return last
            if not any(each.is_opposite for each in (*last, *changes)):
                return (*left, *changes)
        return tuple(held(clauses, reader.index_in(statement), reader)) if clauses else ()

    def _look_for_changes(self, statements: Sequence[SectionSubject]) -> None:
        """Note the passages of each statement that the last check had not."""
        before = self._statements
        self._statements = {each.section.id: each for each in statements}
        self._changes = {}
        for name, now in self._statements.items():
            if name in before and before[name] is not now:
                known = set(map(id, before[name].passages))
                self._present[name] = set(map(id, now.passages))
                self._changes[name] = self._clauses.index_of([each for each in now.passages if id(each) not in known])

    def _denied(self, subject: PassageSubject, beside: Sequence[_Beside], reasons: list[Reason]) -> Iterator[Finding]:
        clauses = subject.made(self._clauses.clauses_in)
        found = [each for one in beside for each in one]
        told = set()
        for each in opposites([*found, *held_beside(clauses, reasons, self._clauses)]):
            start, end = each.clause.start, each.clause.end
            if start not in told and not _is_bettered(each):
                told.add(start)
                place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
                data = (("other", each.other),)
                yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)
