"""Changes of levels read as values."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, select

from domain.review.decisions import ScoreChange, ScoreSource
from store.rows import rows_of
from store.tables import ScoreChangeRow

_WANTED: BindParameter[str] = bindparam("wanted")
_change = ScoreChangeRow.__table__.c
# fmt: off
_CHANGES = select(
    _change.section_id, _change.category_id, _change.number, _change.before, _change.after, _change.why,
    _change.person, _change.role, _change.at, _change.source, _change.rationale,
).order_by(_change.section_id, _change.number)
# fmt: on
_OF_SECTION = _CHANGES.where(_change.section_id == _WANTED)
_OF_ASSESSMENT = _CHANGES.where(_change.assessment_id == _WANTED)


def score_changes_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> list[ScoreChange]:
    """Return each change of a level in a section, or in a whole assessment, by section and in order."""
    statement = _OF_SECTION if section_id else _OF_ASSESSMENT
    return [
        ScoreChange(
            section, category, number, before, after, why, person, role, datetime.fromisoformat(at),
            ScoreSource(source), rationale,
        )
        for section, category, number, before, after, why, person, role, at, source, rationale
        in rows_of(connection, statement, section_id or assessment_id)
    ]  # fmt: skip
