"""Find sentences that say the opposite of others on the same thing: a summary or a reason that denies the findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.assessment import PassageKind, Score, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.prose import plain_words
from domain.checks.sentence_words import sentence_words
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
from domain.review.former_levels import is_same_rationale

_TIME = re.compile(
    r"\b(?:wait\w*|late|lately|delay\w*|prompt\w*|quick\w*|overdue|timely|slow\w*|swift\w*|early|on time|soon|rapid\w*"
    r"|backlog|(?<!each )(?<!every )(?:months?|weeks?|days?|hours?))\b",
    re.IGNORECASE,
)
_UP = frozenset(("risen", "rose", "climbed", "increased", "grown", "grew", "doubled", "trebled", "soared", "rising"))
_DOWN = frozenset(("fallen", "fell", "dropped", "decreased", "declined", "shrunk", "halved", "falling", "shrank"))
_SOON = re.compile(
    r"\bwithin (?:hours|days|\w+ (?:hours?|days?))\b|\b(?:same|next) day\b|\b(?:took place|happened|was (?:held"
    r"|given)|were held) (?:each|every)\b|\bwithout (?:delay|a wait|waiting)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:waited|took(?! place)|waits? (?:of|was|were))\b[^.;]{0,60}?\b(?:months?|weeks|a year|years|too "
    r"long)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:–(]|\b(?:but|although|though|while|because|so that|who|which|whose"
    r"|and (?=(?:[\w-]+ ){1,3}?(?:was|were|had|took|came|fell|rose)\b))\b",
    re.IGNORECASE,
)
_OF_TIME = frozenset(("within", "waited", "took", "wait", "waits", "same", "next", "without"))
_EARLIER = frozenset(("before", "until", "previously", "formerly", "once", "earlier"))
_NARROWED = re.compile(r"\w{4,} (?:about|on|over|regarding|around) (?!time\b)")
_MORE_THAN = re.compile(r"\b(?:more|less) than\b")
_PARTLY = frozenset(
    (
        *("some", "few", "one", "several", "sometimes", "except", "other", "others"),
        *("could", "would", "should", "might", "if", "when", "where", "than", "more", "less", "most", "begun", "plan"),
        *("planned", "little", "only", "yet", "unless", "whether", "hoped", "wanted", "asked"),
        *("aimed", "standard", "standards", "shortfalls"),
    )
)
_THINGS = (
    *("equipment", "adaptations", "information", "advice", "interpreters", "assessment", "reviews", "supervision"),
    *("training", "caseloads", "breaks", "vacancies", "turnover", "sickness", "morale", "handovers", "discharge"),
    *("transitions", "advocacy", "referrals", "complaints", "payments", "reablement", "enquiries", "contracts"),
    *("oversight", "audits", "recruitment", "retention", "induction", "co-production", "minutes", "staffing"),
    *("telecare", "respite", "meals", "helpline", "website", "leaflets", "letters", "decisions", "thresholds"),
    *("charging", "feedback", "scrutiny", "triage", "budget", "overspend", "plans"),
)
_LONGEST = 14
"""Of longer clauses nobody knows which of their words are said of which."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of the things that it names: that it is well with them, or more; -1 where the opposite."""

    things: frozenset[str]
    is_well: int = 0
    is_more: int = 0
    is_of_time: bool = False

    def denies(self, other: Claim) -> bool:
        """Return whether the two say opposite things; what is late may be good all the same."""
        is_of_same = self.is_of_time is other.is_of_time
        return (is_of_same and self.is_well * other.is_well < 0) or self.is_more * other.is_more < 0

    def says_as(self, other: Claim) -> bool:
        """Return whether the two say the same."""
        return self.is_well * other.is_well > 0 or self.is_more * other.is_more > 0


Placed = tuple[PassageSubject, tuple[int, int, Claim]]
"""A claim with the passage where it stands, and where its sentence begins and ends there."""


class ClaimReader:
    """The words of things made ready."""

    def __init__(self, reader: JudgementReader) -> None:
        self._reader = reader
        self._things = reader.stems(" ".join(_THINGS))
        self._telling = reader.telling | _UP | _DOWN | _OF_TIME

    def claims_in(self, text: str) -> tuple[tuple[int, int, Claim], ...]:
        """Return what the clauses of a text say of things, each with its sentence's start and end."""
        found = []
        for each in sentence_words(text):
            if not _EARLIER.isdisjoint(each.present) or not self._reader.stems_of(each.words) & self._things:
                continue
            for clause in _CLAUSE.split(text[each.start : each.end]):
                claim = self._claim(clause)
                if claim is not None:
                    found.append((each.start, each.end, claim))
        return tuple(found)

    def by_thing(self, passages: Iterable[PassageSubject]) -> Mapping[str, Sequence[PassageSubject]]:
        """Return the passages that speak of a thing, by its stem."""
        found: dict[str, list[PassageSubject]] = {}
        for each in passages:
            for thing in each.made(self._reader.stems) & self._things:
                found.setdefault(thing, []).append(each)
        return found

    def near(self, claim: Claim, by_thing: Mapping[str, Sequence[PassageSubject]]) -> list[Placed]:
        """Return the claims in passages that speak of all things of one."""
        return [
            (each, placed)
            for each in by_thing.get(next(iter(claim.things)), ())
            for placed in each.made(self.claims_in)
            if claim.things <= placed[2].things
        ]

    def _claim(self, clause: str) -> Claim | None:
        """Return what a clause plainly says of the things that it names."""
        clause = _MORE_THAN.sub("", clause)
        words = plain_words(clause)
        if self._telling.isdisjoint(words):
            return None
        things = self._reader.stems_of(words) & self._things
        if not things or _NARROWED.search(clause) or len(words) > _LONGEST or not _PARTLY.isdisjoint(words):
            return None
        praise, shortfall = self._reader.count(clause)
        praise += _SOON.search(clause) is not None
        shortfall += _LONG.search(clause) is not None
        is_more = (not _UP.isdisjoint(words)) - (not _DOWN.isdisjoint(words))
        is_well = (praise > 0) - (shortfall > 0) if not is_more else 0
        is_of_time = _TIME.search(clause) is not None
        return Claim(things, is_well, is_more, is_of_time) if is_well or is_more else None


def denied_reasons(
    subject: SectionSubject, score: Score, claims: ClaimReader, *, has_other_words: bool
) -> Iterator[Finding]:
    """Yield sentences of the findings that say the opposite of what the rationale gives as a reason.

    Code: "rationale-contradicted". A rationale of another level, or of the former score, is told as that.
    """
    if has_other_words or is_same_rationale(score.rationale, score.changed_rationale):
        return
    told = set()
    reasons = claims.claims_in(score.rationale)
    by_thing = claims.by_thing(subject.passages if reasons else ())
    for start, end, reason in reasons:
        near = claims.near(reason, by_thing)
        for passage, (first, last, _) in denials(reason, near):
            if (passage, first) not in told:
                told.add((passage, first))
                place = (passage.section.id, passage.passage.id, first, last, passage.text[first:last])
                data = (("said", score.rationale[start:end]),)
                yield Finding("rationale-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def denied_summaries(document: DocumentSubject, parts: Collection[str], claims: ClaimReader) -> Iterator[Finding]:
    """Yield sentences of the summaries, in the narrative parts of these ids, that the findings deny.

    Code: "summary-contradicted".
    """
    statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
    by_thing = claims.by_thing(passage for each in statements for passage in each.passages)
    for section in document.sections:
        for subject in section.passages if section.section.part_id in parts else ():
            if subject.passage.kind is not PassageKind.HEADING:
                yield from _denied(subject, by_thing, claims)


def _denied(
    subject: PassageSubject, by_thing: Mapping[str, Sequence[PassageSubject]], claims: ClaimReader
) -> Iterator[Finding]:
    end = -1
    for first, last, claim in subject.made(claims.claims_in):
        found = denials(claim, claims.near(claim, by_thing)) if first >= end else []
        if found:
            end = last
            passage, (start, stop, _) = found[0]
            place = (subject.section.id, subject.passage.id, first, last, subject.text[first:last])
            data = (("other", passage.text[start:stop]),)
            yield Finding("summary-contradicted", Family.JUDGEMENT, Severity.SHOULD, *place, data)


def denials(claim: Claim, others: Collection[Placed]) -> list[Placed]:
    """Return those of other claims on the same things that deny one, none where any says the same."""
    if any(claim.says_as(other) for _, (_, _, other) in others):
        return []
    return [each for each in others if claim.denies(each[1][2])]
