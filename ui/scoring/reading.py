"""What the page of a statement shows of its second scores, read on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework
from domain.rating.rating import WhatIf, rate
from domain.review.panel import near_edge, statements_to_review
from domain.review.second_scores import Scoring, SectionScoring

if TYPE_CHECKING:
    from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StatementScoring:
    """The scores of a statement as a person may see them.

    `edge` are the changes of its level by one step that would change the rating; `is_review_wanted` says that no second
    person has scored it yet, while it could.
    """

    scoring: SectionScoring
    edge: tuple[WhatIf, ...] = ()
    is_review_wanted: bool = False


def read_scoring(
    workspace: Workspace, assessment_id: str, section_id: str, person: str, framework: Framework
) -> StatementScoring | None:
    """Return the scores of a section; None where it is not scored."""
    from store.queries.second_scores import load_second_scores

    found = load_second_scores(workspace, assessment_id, person)
    wanted = next((each for each in found.sections if each.section_id == section_id), None)
    if wanted is None or found.is_rating_hidden:
        return None if wanted is None else StatementScoring(wanted)
    edge = near_edge(framework, rate(framework, levels_of_scoring(found)))
    to_review = statements_to_review(edge, {each.part_id: each.seconds for each in found.sections})
    own = tuple(change for change in edge if change.statement_id == wanted.part_id)
    return StatementScoring(wanted, own, wanted.part_id in to_review)


def levels_of_scoring(scoring: Scoring) -> dict[str, int | None]:
    """Return the level of each statement, by its id."""
    return {
        section.part_id: next((first.level for first in section.first if not first.category_id), None)
        for section in scoring.sections
    }
