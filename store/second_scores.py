"""Second scores read as values, with nothing hidden: for actions, which judge by all of them, and for queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, select

from domain.review.second_scores import SecondScore
from store.rows import moment, rows_of
from store.tables import SecondScoreRow

_WANTED: BindParameter[str] = bindparam("wanted")
_second = SecondScoreRow.__table__.c
# fmt: off
_SECONDS = select(
    _second.id, _second.section_id, _second.category_id, _second.person, _second.role, _second.begun_at, _second.level,
    _second.rationale, _second.at, _second.first_level, _second.first_by, _second.settled_level, _second.why,
    _second.settled_by, _second.settled_role, _second.settled_at, _second.waiver,
    _second.first_rationale,
).where(_second.assessment_id == _WANTED).order_by(_second.id)
# fmt: on


def second_scores_of(connection: Connection, assessment_id: str) -> Mapping[str, tuple[SecondScore, ...]]:
    """Return the second scores of an assessment by section, in the order in which they were begun."""
    found: dict[str, list[SecondScore]] = defaultdict(list)
    for (
        id, section_id, category_id, person, role, begun_at, level, rationale, at, first_level, first_by,
        settled_level, why, settled_by, settled_role, settled_at, waiver, first_rationale,
    ) in rows_of(connection, _SECONDS, assessment_id):  # fmt: skip
        second = SecondScore(
            id, section_id, category_id, person, role, datetime.fromisoformat(begun_at), level, rationale, moment(at),
            first_level, first_by, settled_level, why, settled_by, settled_role, moment(settled_at), waiver,
            first_rationale,
        )  # fmt: skip
        found[section_id].append(second)
    return {section_id: tuple(seconds) for section_id, seconds in found.items()}
