"""The level that each statement has now, whichever way its framework gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework, ScoringMethod
from domain.rating.rating import statement_level

if TYPE_CHECKING:
    from store.values import SectionSummary


def level_of(framework: Framework, section: SectionSummary) -> int | None:
    """Return the level of a statement's section: given to it, or made from the scores of its categories."""
    if framework.method.scoring is ScoringMethod.JUDGEMENT:
        return section.level
    return category_level(framework, section.part_id, section.category_levels)


def category_level(framework: Framework, statement_id: str, levels: Mapping[str, int]) -> int | None:
    """Return the level that category scores make, or None while some are missing."""
    return statement_level(framework, statement_id, levels).level


def levels_of(framework: Framework, sections: Iterable[SectionSummary]) -> dict[str, int | None]:
    """Return the level of every statement, by its id."""
    by_part = {section.part_id: section for section in sections}
    statements = [statement.id for statement in framework.statements]
    return {name: level_of(framework, by_part[name]) if name in by_part else None for name in statements}
