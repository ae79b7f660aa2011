"""Suggestions read as values, those in conflict said to be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, select

from domain.assessment import Anchor, Passage, PassageKind
from domain.review.suggestions import Suggestion, SuggestionState, judged
from store.rows import making_many, moment, rows_of
from store.tables import PassageRow, SectionRow, SuggestionRow

_WANTED: BindParameter[str] = bindparam("wanted")
_STATES = {str(state): state for state in SuggestionState}
_row, _passage, _section = SuggestionRow.__table__.c, PassageRow.__table__.c, SectionRow.__table__.c
# fmt: off
_SUGGESTIONS = select(
    _row.id, _row.section_id, _row.passage_id, _row.start, _row.end, _row.exact, _row.prefix, _row.suffix,
    _row.replacement, _row.person, _row.role, _row.at, _row.group_id, _row.joins, _row.state, _row.settled_by,
    _row.settled_at, _row.version, _row.detached, _row.rank,
)
_PASSAGES = (
    select(_passage.section_id, _passage.id, _passage.text)
    .join(SectionRow, _section.id == _passage.section_id)
    .order_by(_section.position, _passage.position, _passage.id)
)
# fmt: on
_OF_SECTION = _SUGGESTIONS.where(_row.section_id == _WANTED).order_by(_row.id)
_OF_ASSESSMENT = _SUGGESTIONS.where(_row.assessment_id == _WANTED).order_by(_row.id)
_PASSAGES_OF_SECTION = _PASSAGES.where(_passage.section_id == _WANTED)
_PASSAGES_OF_ASSESSMENT = _PASSAGES.where(
    _passage.section_id.in_(select(_row.section_id).where(_row.assessment_id == _WANTED))
)


@making_many
def suggestions_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> tuple[Suggestion, ...]:
    """Return the suggestions of a section, or of a whole assessment, as one meets them reading the text.

    Settled ones are among them. Those whose passage is gone come last in their section.
    """
    statement = _OF_SECTION if section_id else _OF_ASSESSMENT
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for row in rows_of(connection, statement, section_id or assessment_id):
        suggestion = _suggestion(*row)
        found[suggestion.section_id].append(suggestion)
    if not found:
        return ()
    passages = _PASSAGES_OF_SECTION if section_id else _PASSAGES_OF_ASSESSMENT
    texts: dict[str, list[Passage]] = {}
    for section, passage_id, text in rows_of(connection, passages, section_id or assessment_id):
        texts.setdefault(section, []).append(Passage(passage_id, PassageKind.PARAGRAPH, text))
    order = [*texts, *(each for each in found if each not in texts)]
    return tuple(each for section in order for each in _in_order(found.get(section, ()), texts.get(section, ())))


def _in_order(suggestions: Sequence[Suggestion], passages: Sequence[Passage]) -> list[Suggestion]:
    places: Mapping[str, int] = {passage.id: place for place, passage in enumerate(passages)}
    return sorted(
        judged(suggestions, passages),
        key=lambda each: (places.get(each.anchor.passage_id, len(places)), each.place),
    )


def _suggestion(
    id: str, section_id: str, passage_id: str, start: int, end: int, exact: str, prefix: str, suffix: str,
    replacement: str, person: str, role: str, at: str, group_id: str, joins: str, state: str, settled_by: str,
    settled_at: str | None, version: int, detached: int, rank: int,
) -> Suggestion:  # fmt: skip
    kept = _STATES[state]
    is_in_conflict = bool(detached) and kept is SuggestionState.OPEN
    return Suggestion(
        id=id,
        section_id=section_id,
        anchor=Anchor(passage_id, start, end, exact, prefix, suffix),
        replacement=replacement,
        person=person,
        role=role,
        at=datetime.fromisoformat(at),
        group_id=group_id,
        joins=joins,
        state=SuggestionState.IN_CONFLICT if is_in_conflict else kept,
        settled_by=settled_by,
        settled_at=moment(settled_at),
        version=version,
        rank=rank,
    )
