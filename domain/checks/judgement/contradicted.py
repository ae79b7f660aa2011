"""Find sentences that say the opposite of others on the same thing: a summary or a reason that denies the findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.prose import plain_words
from domain.checks.sentence_words import sentence_words

_UP = frozenset(("risen", "rose", "climbed", "increased", "grown", "grew", "doubled", "trebled", "soared", "rising"))
_DOWN = frozenset(("fallen", "fell", "dropped", "decreased", "declined", "shrunk", "halved", "falling", "shrank"))
_SOON = re.compile(
    r"\bwithin (?:hours|days|\w+ (?:hours?|days?))\b|\b(?:same|next) day\b|\bwithout (?:delay|a wait|waiting)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:waited|took|waits? (?:of|was|were))\b[^.;]{0,60}?\b(?:months?|weeks|a year|years|too long)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:–(]|\b(?:but|although|though|while|because|so that|who|which|whose)\b", re.IGNORECASE)
_PARTLY = frozenset(
    """some few one several sometimes except other others until before previously could would should might if when where
    than more less most begun plan planned little only yet once if unless whether hoped wanted asked other no-one
    one two three aimed""".split()
)
_THINGS = tuple(
    """equipment adaptations information advice interpreters assessment reviews supervision training caseloads breaks
    vacancies turnover sickness morale handovers discharge transitions advocacy referrals complaints payments reablement
    enquiries contracts oversight audits recruitment retention induction co-production minutes staffing telecare respite
    meals helpline website leaflets letters decisions thresholds charging feedback scrutiny triage budget overspend
    recording plans""".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of the things that it names: that it is well with them, or more; -1 where the opposite."""

    things: frozenset[str]
    is_well: int = 0
    is_more: int = 0

    def denies(self, other: Claim) -> bool:
        """Return whether the two say opposite things."""
        return self.is_well * other.is_well < 0 or self.is_more * other.is_more < 0

    def says_as(self, other: Claim) -> bool:
        """Return whether the two say the same."""
        return self.is_well * other.is_well > 0 or self.is_more * other.is_more > 0


class ClaimReader:
    """The words of things made ready."""

    def __init__(self, reader: JudgementReader) -> None:
        self._reader = reader
        self._things = reader.stems(" ".join(_THINGS))
        self._moving = _UP | _DOWN

    def claims_in(self, text: str) -> tuple[tuple[int, int, Claim], ...]:
        """Return what the clauses of a text say of things, each with its sentence's start and end."""
        found = []
        for each in sentence_words(text):
            if not self._reader.stems_of(each.words) & self._things:
                continue
            for clause in _CLAUSE.split(text[each.start : each.end]):
                claim = self._claim(clause)
                if claim is not None:
                    found.append((each.start, each.end, claim))
        return tuple(found)

    def _claim(self, clause: str) -> Claim | None:
        """Return what a clause plainly says of the things that it names."""
        words = plain_words(clause)
        things = self._reader.stems_of(words) & self._things
        if not things or not _PARTLY.isdisjoint(words):
            return None
        praise, shortfall = self._reader.count(clause)
        praise += _SOON.search(clause) is not None
        shortfall += _LONG.search(clause) is not None
        is_more = (not _UP.isdisjoint(words)) - (not _DOWN.isdisjoint(words))
        is_well = (praise > 0) - (shortfall > 0)
        return Claim(things, is_well, is_more) if is_well or is_more else None


def denied_by(claim: Claim, others: Collection[Claim]) -> Sequence[Claim]:
    """Return those claims on the same things that deny one, none where any says the same."""
    near = [each for each in others if claim.things <= each.things]
    if any(claim.says_as(each) for each in near):
        return ()
    return [each for each in near if claim.denies(each)]
