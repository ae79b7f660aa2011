"""A second person scores without knowing the first score; both are compared, and settled with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from domain.frameworks.procedure import Bar, Procedure
from domain.review.decisions import ScoreChange, person_key
from domain.review.procedure import Decider, Refusal, outside_the_team


class SecondState(StrEnum):
    """How far a second score is."""

    BEGUN = "begun"
    GIVEN = "given"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class SecondScore:
    """A second score of a statement (`category_id` is empty), or of one of its evidence categories.

    `first_level` and `first_rationale` are the first score's level and reason as they were when the second was given,
    and `first_by` who had given it: what both judged without each other. The reason is the statement's, also for a
    category; it is empty where none was written, or where the second score was given before reasons were kept.
    `is_hidden` says that the person who asked may not see all of it.
    """

    id: str
    section_id: str
    category_id: str
    person: str
    role: str
    begun_at: datetime
    level: int | None = None
    rationale: str = ""
    at: datetime | None = None
    first_level: int | None = None
    first_by: str = ""
    settled_level: int | None = None
    why: str = ""
    settled_by: str = ""
    settled_role: str = ""
    settled_at: datetime | None = None
    waiver: str = ""
    first_rationale: str = ""
    is_hidden: bool = False

    @property
    def state(self) -> SecondState:
        """How far it is."""
        if self.settled_at is not None:
            return SecondState.SETTLED
        return SecondState.BEGUN if self.at is None else SecondState.GIVEN

    @property
    def difference(self) -> int | None:
        """How many levels the second score is above the first (+) or below it (-); None while one of them is not there.

        Levels are subtracted as the scale numbers them.
        """
        return None if self.level is None or self.first_level is None else self.level - self.first_level

    @property
    def is_open(self) -> bool:
        """Whether it waits to be settled: it was given and is not what the first score was."""
        return self.state is SecondState.GIVEN and not self.is_hidden and self.level != self.first_level


@dataclass(frozen=True, slots=True)
class FirstScore:
    """The present score of a statement (`category_id` is empty) or of one of its categories; `version` is its row's."""

    category_id: str
    level: int | None = None
    rationale: str = ""
    by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class SectionScoring:
    """All scores of a statement as one person may see them, and what stands in the person's way.

    `is_blind` says that the person has begun a second score: `first` and `changes` are empty then, and the second
    scores of others say nothing. `begin` says why the person may not begin a second score, and `settle`, by category
    ("" for the statement itself), why not settle.
    """

    section_id: str
    part_id: str
    is_blind: bool
    first: tuple[FirstScore, ...] = ()
    changes: tuple[ScoreChange, ...] = ()
    seconds: tuple[SecondScore, ...] = ()
    begin: tuple[Refusal, ...] = ()
    settle: Mapping[str, tuple[Refusal, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scores of an assessment as one person may see them, in report order."""

    sections: tuple[SectionScoring, ...]

    @property
    def is_rating_hidden(self) -> bool:
        """Whether the computed rating would tell this person a first score that may not be seen."""
        return any(section.is_blind for section in self.sections)


def may_see_first_score(person: str, second_scores: Iterable[SecondScore], authors: Iterable[str]) -> bool:
    """Whether a person may see the first score of a section, its rationale and the computed rating.

    `second_scores` are those of the section, `authors` who gave its first score. Whoever has begun a second score sees
    nothing of the first until it is given, unless it is the person's own.
    """
    key = person_key(person)
    if key in {person_key(author) for author in authors}:
        return True
    return not any(each.state is SecondState.BEGUN and person_key(each.person) == key for each in second_scores)


def as_seen_by(person: str, second_scores: Iterable[SecondScore], authors: Iterable[str]) -> tuple[SecondScore, ...]:
    """Return the second scores of a section with only what a person may see of them.

    Nobody sees anything of one before it is given, for it says nothing. Whoever scores blind sees nothing of others.
    """
    known = tuple(second_scores)
    if may_see_first_score(person, known, authors):
        return known
    key = person_key(person)
    return tuple(_without_first(each) if person_key(each.person) == key else _hidden(each) for each in known)


def begin_refusals(
    procedure: Procedure,
    person: str,
    decider: Decider | None,
    second_scores: Iterable[SecondScore],
    authors: Iterable[str],
    has_first: bool,
) -> tuple[Refusal, ...]:
    """Return why a person may not begin a second score of a section; () when he or she may.

    `decider` is the person with the roles the team gives, None for a stranger. Codes: "not-on-the-team",
    "not-this-role", "scored-first", "second-score-begun", "second-score-unsettled", "no-first-score".
    """
    found = list(_outside(procedure, person, decider, () if procedure.scoring is None else procedure.scoring.second))
    if _is_among(person, authors):
        found.append(Refusal("scored-first"))
    own = {each.state for each in second_scores if person_key(each.person) == person_key(person)}
    if SecondState.BEGUN in own:
        found.append(Refusal("second-score-begun"))
    elif SecondState.GIVEN in own:
        found.append(Refusal("second-score-unsettled"))
    if not has_first:
        found.append(Refusal("no-first-score"))
    return tuple(found)


def give_refusals(second: SecondScore, person: str, authors: Iterable[str], rationale: str) -> tuple[Refusal, ...]:
    """Return why a person may not give a second score that was begun; () when he or she may.

    Codes: "not-your-second-score", "second-score-given", "scored-first" (he or she has changed the first score
    meanwhile), "no-second-rationale".
    """
    found: list[Refusal] = []
    if person_key(second.person) != person_key(person):
        found.append(Refusal("not-your-second-score", (("person", second.person),)))
    if second.state is not SecondState.BEGUN:
        found.append(Refusal("second-score-given"))
    if _is_among(person, authors):
        found.append(Refusal("scored-first"))
    if not rationale.strip():
        found.append(Refusal("no-second-rationale"))
    return tuple(found)


def settle_refusals(
    procedure: Procedure,
    person: str,
    decider: Decider | None,
    second_scores: Iterable[SecondScore],
    authors: Iterable[str],
    *,
    category_id: str = "",
    why: str = "",
    waiver: str = "",
) -> tuple[Refusal, ...]:
    """Return why a person may not settle the first score and the second scores given so far; () when he or she may.

    `second_scores` are those of the section; those of the category given are settled. `waiver` is the reason for
    settling one's own score; having settled before makes nobody an author. Codes: "not-on-the-team", "not-this-role",
    "own-score", "still-blind", "no-second-score", "settled-already", "no-reason".
    """
    of_section = tuple(second_scores)
    known = tuple(each for each in of_section if each.category_id == category_id)
    found = list(_outside(procedure, person, decider, () if procedure.scoring is None else procedure.scoring.settle))
    is_barred = procedure.scoring is not None and Bar.AUTHOR_OF_SCORE in procedure.scoring.barred
    if is_barred and _is_among(person, _scorers(of_section, known, authors)) and not waiver.strip():
        found.append(Refusal("own-score"))
    if not may_see_first_score(person, of_section, authors):
        found.append(Refusal("still-blind"))
    states = {each.state for each in known}
    if SecondState.GIVEN not in states:
        settler = next((each.settled_by for each in reversed(known) if each.state is SecondState.SETTLED), "")
        found.append(Refusal("settled-already", (("person", settler),)) if settler else Refusal("no-second-score"))
    if not why.strip():
        found.append(Refusal("no-reason"))
    return tuple(found)


def _outside(procedure: Procedure, person: str, decider: Decider | None, roles: tuple[str, ...]) -> Iterable[Refusal]:
    if not roles:
        return
    if decider is None:
        yield outside_the_team(person)
    elif decider.roles.isdisjoint(roles):
        yield Refusal("not-this-role", (("roles", ", ".join(procedure.role(role).name for role in roles)),))


def _scorers(of_section: Iterable[SecondScore], known: Iterable[SecondScore], authors: Iterable[str]) -> Iterable[str]:
    """Yield who gave the scores that are to be settled."""
    settlers = [each.settled_by for each in of_section if each.state is SecondState.SETTLED]
    yield from (author for author in authors if not _is_among(author, settlers))
    for each in known:
        if each.state is SecondState.GIVEN:
            yield from (each.person, each.first_by)


def _is_among(person: str, persons: Iterable[str]) -> bool:
    return person_key(person) in {person_key(each) for each in persons}


def _without_first(second: SecondScore) -> SecondScore:
    """Return one's own second score without what it would tell of the first: of one category, while others wait."""
    return replace(
        second,
        first_level=None,
        first_by="",
        settled_level=None,
        why="",
        settled_by="",
        settled_role="",
        waiver="",
        first_rationale="",
        is_hidden=True,
    )


def _hidden(second: SecondScore) -> SecondScore:
    return replace(_without_first(second), level=None, rationale="")
