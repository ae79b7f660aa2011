"""Find sentences that say the opposite of others on the same thing: a summary or a reason that denies the findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import is_

from domain.assessment import PassageKind, Score, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.claims import Claim, ClaimReader, Said, Speaking
from domain.checks.judgement.opposed import Index, Opposite, OppositeReader, opposites
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.review.former_levels import is_same_rationale


def denied_reasons(
    subject: SectionSubject, score: Score, claims: ClaimReader, opposed: OppositeReader, *, has_other_words: bool
) -> Iterator[Finding]:
    """Yield sentences of the findings that say the opposite of what the rationale gives as a reason.

    Code: "rationale-contradicted". A rationale of another level, or of the former score, is told as that.
    """
    if has_other_words or is_same_rationale(score.rationale, score.changed_rationale):
        return
    told = set()
    reasons = claims.claims_in(score.rationale)
    by_thing = claims.by_thing(subject.passages if reasons else ())
    for reason in reasons:
        for said in denials(reason.claim, claims.near(reason.claim, by_thing)):
            passage = said.passage
            if passage is not None and (passage, said.start) not in told:
                told.add((passage, said.start))
                place = (passage.section.id, passage.passage.id, said.start, said.end, said.sentence)
                data = (("said", reason.sentence),)
                yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)
    for each in opposites(tuple(opposed.held(opposed.clauses_in(score.rationale), opposed.index_in(subject)))):
        start, end, passage = each.other.start, each.other.end, each.passage
        if (passage, start) not in told:
            told.add((passage, start))
            place = (passage.section.id, passage.passage.id, start, end, passage.text[start:end])
            data = (("said", score.rationale[each.clause.start : each.clause.end]),)
            yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a statement says of the claims of a passage of a summary, claim by claim, and what is `alike` in both."""

    near: tuple[tuple[Said, ...], ...]
    alike: tuple[Opposite, ...]


class DeniedSummaries:
    """Finds sentences of the summaries that the findings or their reasons deny. It remembers what each statement says
    of each passage, so that only what changed is held against the rest again.
    """

    def __init__(self, parts: Collection[str], claims: ClaimReader, opposed: OppositeReader) -> None:
        self._parts, self._claims, self._opposed = parts, claims, opposed
        self._held: dict[tuple[PassageSubject, str], _Held] = {}
        self._statements: dict[str, SectionSubject] = {}
        self._changes: dict[str, Index] = {}
        self._found: dict[PassageSubject, tuple[list[_Held], list[Said], list[Finding]]] = {}

    def of(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield "summary-contradicted" of the passages of narrative parts."""
        statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
        scores = [each.section.score for each in statements]
        reasons = [said for score in scores if not score.is_hidden for said in self._claims.claims_in(score.rationale)]
        known, self._held = self._held, {}
        found, self._found = self._found, {}
        self._look_for_changes(statements)
        for section in document.sections:
            for subject in section.passages if section.section.part_id in self._parts else ():
                if subject.passage.kind is not PassageKind.HEADING:
                    held = [self._hold(subject, each, known.get((subject, each.section.id))) for each in statements]
                    self._held.update(zip([(subject, each.section.id) for each in statements], held, strict=True))
                    before = found.get(subject)
                    if before is None or not _are_same(before[0], held) or before[1] != reasons:
                        denied = list(self._denied(subject, held, reasons))
                        before = held, reasons, [*denied, *_opposed(subject, held, {each.start for each in denied})]
                    self._found[subject] = before
                    yield from before[2]

    def _hold(self, subject: PassageSubject, statement: SectionSubject, last: _Held | None) -> _Held:
        """Return what a statement says of a passage, the very same as the last time where nothing of it changed."""
        if last is not None and statement.section.id not in self._changes:
            return last
        claims = self._claims
        told = subject.made(claims.claims_in)
        by_thing: Mapping[str, Sequence[Speaking]] = statement.kept(claims.by_thing_in) if told else {}
        near = tuple([tuple(claims.near(each.claim, by_thing)) for each in told])
        held = _Held(near, self._alike(subject, statement, last))
        return last if last is not None and last == held else held

    def _look_for_changes(self, statements: Sequence[SectionSubject]) -> None:
        """Note the passages of each statement that the last check had not."""
        before = self._statements
        self._statements = {each.section.id: each for each in statements}
        self._changes = {}
        for name, now in self._statements.items():
            if name in before and before[name] is not now:
                known = set(map(id, before[name].passages))
                self._changes[name] = self._opposed.index_of([each for each in now.passages if id(each) not in known])

    def _alike(self, subject: PassageSubject, statement: SectionSubject, last: _Held | None) -> tuple[Opposite, ...]:
        """Return what a passage and a statement say of the same: where it was no opposite, only a change can be one."""
        clauses = subject.made(self._opposed.clauses_in)
        if not clauses:
            return ()
        if last is not None and not last.alike:
            changes = self._opposed.held(clauses, self._changes[statement.section.id])
            if next(changes, None) is None:
                return ()
        return tuple(self._opposed.held(clauses, self._opposed.index_in(statement)))

    def _denied(self, subject: PassageSubject, held: Sequence[_Held], reasons: Sequence[Said]) -> Iterator[Finding]:
        end = -1
        for number, told in enumerate(subject.made(self._claims.claims_in)):
            if told.start < end:
                continue
            others = [said for each in held for said in each.near[number]]
            others += [each for each in reasons if told.claim.things <= each.claim.things]
            found = denials(told.claim, others)
            if found:
                end = told.end
                place = (subject.section.id, subject.passage.id, told.start, told.end, told.sentence)
                data = (("other", found[0].sentence),)
                yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def _are_same(one: Sequence[_Held], other: Sequence[_Held]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


def _opposed(subject: PassageSubject, held: Sequence[_Held], told: set[int]) -> Iterator[Finding]:
    """Yield sentences of a summary that say the opposite of what speaks of the same."""
    for found in opposites(tuple([alike for each in held for alike in each.alike])):
        start, end = found.clause.start, found.clause.end
        if start not in told:
            told.add(start)
            place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
            data = (("other", found.passage.text[found.other.start : found.other.end]),)
            yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def denials(claim: Claim, others: Collection[Said]) -> list[Said]:
    """Return those of other claims on the same things that deny one, none where any says the same."""
    if any(claim.says_as(other.claim) and not claim.denies(other.claim) for other in others):
        return []
    return [each for each in others if claim.denies(each.claim)]
