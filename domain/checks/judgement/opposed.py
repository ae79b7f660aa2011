"""Hold clauses against each other: one says what another denies, in nearly the same words or of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.checks.judgement.clauses import LEAST_SHARED, Clause, ClauseReader, Index, Spoken
from domain.checks.sentence_words import SentenceWords
from domain.checks.subjects import PassageSubject
from domain.quick import quick

_LEAST_PART, _MOST_PART = 0.32, 0.45


@quick
@dataclass(frozen=True, slots=True)
class Held:
    """A clause beside another that speaks of the same.

    `share` is how much of their words both have, 0 where it is only the thing that is the same; `is_opposite` whether
    one says what the other denies, `is_same` whether it bears it out; `is_counted` whether a figure tells it.
    `sentence` is where the other stands.
    """

    clause: Clause
    share: float
    is_opposite: bool
    is_same: bool
    is_counted: bool
    other: str
    passage: PassageSubject | None = None
    sentence: SentenceWords | None = None


def held(clauses: Sequence[Clause], index: Index, reader: ClauseReader) -> Iterator[Held]:
    """Yield for each clause what an index has of the same, opposite or not.

    Where nothing is the opposite it is what bears the clause out, which may be denied elsewhere.
    """
    for clause in clauses:
        stand = clause.stand
        near = index.sharing(clause.stems, reader.light)
        if clause.heads:
            near |= index.of_all(clause.core)
        first = near if stand.signs or stand.is_denied else near & index.telling
        found = _beside(clause, index.at(first), reader) if first else []
        if any(each.is_opposite for each in found):
            yield from found
            yield from _beside(clause, index.at(near & ~first), reader)
        else:
            yield from [each for each in found if each.is_same]


def _beside(clause: Clause, among: Iterable[Spoken], reader: ClauseReader) -> list[Held]:
    """Return what sentences have of the same as a clause."""
    found, stems = [], clause.stems
    for spoken in among:
        for other in spoken.clauses if spoken.clauses is not None else reader.clauses_of(spoken):
            both = stems & other.stems
            if len(both) < LEAST_SHARED and not (other.stand.is_plain and clause.is_about(other)):
                continue
            compared = _compared(clause, other, both, reader)
            if compared is not None:
                found.append(Held(clause, *compared, spoken.text, spoken.passage, spoken.sentence))
    return found


def held_beside(
    clauses: Sequence[Clause], others: Iterable[tuple[Clause, str]], reader: ClauseReader
) -> Iterator[Held]:
    """Yield for each clause what reasons of scores, with the sentences that give them, say of the same."""
    for clause in clauses:
        for other, sentence in others:
            compared = _compared(clause, other, clause.stems & other.stems, reader)
            if compared is not None:
                yield Held(clause, *compared, sentence)


def _compared(
    clause: Clause, other: Clause, both: frozenset[str], reader: ClauseReader
) -> tuple[float, bool, bool, bool] | None:
    """Return how much two clauses share, whether they say the opposite or the same, and whether by a figure.

    None where they share nothing. `both` have the stems that are compared.
    """
    share = _share(clause, other, both, reader) if len(both) >= LEAST_SHARED else 0.0
    is_of_thing = clause.is_about(other)
    if not (share or is_of_thing):
        return None
    stand, second = clause.stand, other.stand
    if share and stand.opposes(second):
        return share, True, False, False
    if is_of_thing and second.is_plain:
        is_opposite, is_same = stand.compared(second, of_people=clause.is_of_people)
        if is_opposite or is_same:
            return 0.0, is_opposite, is_same, second.amounts.time is not None
    return (share, False, False, False) if share else None


def _share(clause: Clause, other: Clause, both: frozenset[str], reader: ClauseReader) -> float:
    """Return how much of the words of two clauses both have, 0 where it is too little."""
    shared = reader.weight(both)
    if shared < LEAST_SHARED:
        return 0.0
    one, two = clause.of_what, other.of_what
    if both <= one & two or (one and two and one.isdisjoint(other.stems) and two.isdisjoint(clause.stems)):
        return 0.0
    share = shared / reader.weight(clause.stems | other.stems)
    is_within = clause.stems <= other.stems or other.stems <= clause.stems
    if share < _LEAST_PART or not (is_within or shared > LEAST_SHARED or share >= _MOST_PART):
        return 0.0
    return share


def opposites(found: Iterable[Held]) -> Iterator[Held]:
    """Yield of each clause the nearest opposite, where nothing as near says the same."""
    by_clause: dict[Clause, list[Held]] = {}
    for each in found:
        by_clause.setdefault(each.clause, []).append(each)
    for near in by_clause.values():
        most = max(near, key=lambda each: (each.share, each.is_opposite))
        if most.share and most.is_opposite:
            yield most
            continue
        same, against = ([each for each in near if kind(each)] for kind in (_is_same, _is_against))
        of_thing = max(against, key=lambda each: each.is_counted, default=None)
        if of_thing is not None and (not same or (of_thing.is_counted and not any(each.is_counted for each in same))):
            yield of_thing


def _is_same(each: Held) -> bool:
    return each.is_same


def _is_against(each: Held) -> bool:
    return each.is_opposite and not each.share
