"""Who wrote the text of a section and who gave its score, as the journal tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

_ENTRIES = "SELECT seq, person, undoes, reverses FROM journal_entry WHERE assessment_id = ? ORDER BY seq DESC"
# The texts of rows are long: whether a passage's words changed is asked where they lie.
_WRITTEN = """
    SELECT c.seq, c.row_id FROM journal_entry e CROSS JOIN journal_change c ON c.seq = e.seq
    WHERE e.assessment_id = ? AND e.reverses = '' AND c.table_name = 'passage' AND instr(c."after", '"text":')
"""
_FILLED = """
    SELECT c.seq, c.table_name, c.row_id, c."after" FROM journal_entry e CROSS JOIN journal_change c ON c.seq = e.seq
    WHERE e.assessment_id = ? AND e.reverses = '' AND c.table_name IN ('score', 'facts') AND c."after" != ''
"""
_PASSAGES = "SELECT id, section_id, parent_id FROM passage WHERE assessment_id = ?"
_SCORES = "SELECT id, section_id, level, given_by FROM score WHERE assessment_id = ?"
_FACTS = "SELECT id, section_id FROM facts WHERE assessment_id = ?"


@dataclass(frozen=True, slots=True)
class Authors:
    """The names of those who wrote the text and of those who gave the score of each section, by the section's id."""

    of_text: Mapping[str, frozenset[str]]
    of_score: Mapping[str, frozenset[str]]


def authors_of(connection: Connection, assessment_id: str) -> Authors:
    """Return who really wrote each section of an assessment.

    An author of the text is whoever the journal names for an entry that gave words to a passage which is in the
    section now, or to a present passage that it was split from; or amounts to its form. What was undone, and is not
    done again, counts for nobody; nor does undoing. Whoever took in a text as a whole stands for it. An author of the
    score is whoever gave or took a level of the statement or of one of its categories, or wrote its rationale, and
    whoever the present score names.
    """
    persons = dict(_persons(connection, assessment_id))
    return Authors(
        _frozen(_writers(connection, assessment_id, persons)), _frozen(_scorers(connection, assessment_id, persons))
    )


def score_authors_of(connection: Connection, assessment_id: str) -> Mapping[str, frozenset[str]]:
    """Return the authors of the score of each section alone, as `authors_of` does, without reading who wrote texts."""
    return _frozen(_scorers(connection, assessment_id, dict(_persons(connection, assessment_id))))


def _persons(connection: Connection, assessment_id: str) -> Iterator[tuple[int, str]]:
    """Yield the seq and person of each entry that holds: undone by nothing that holds itself."""
    undone: set[int] = set()
    for seq, person, undoes, _reverses in connection.exec_driver_sql(_ENTRIES, (assessment_id,)):
        if seq in undone:
            continue
        if undoes is not None:
            undone.add(undoes)
        yield seq, person


def _writers(connection: Connection, assessment_id: str, persons: Mapping[int, str]) -> dict[str, set[str]]:
    wrote: dict[str, set[str]] = defaultdict(set)
    for seq, row_id in connection.exec_driver_sql(_WRITTEN, (assessment_id,)):
        if seq in persons:
            wrote[row_id].add(persons[seq])
    passages = {
        row_id: (section_id, parent_id)
        for row_id, section_id, parent_id in connection.exec_driver_sql(_PASSAGES, (assessment_id,))
    }
    found: dict[str, set[str]] = defaultdict(set)
    for row_id, (section_id, parent_id) in passages.items():
        found[section_id] |= wrote.get(row_id, set())
        seen = {row_id}
        while parent_id in passages and parent_id not in seen:
            found[section_id] |= wrote.get(parent_id, set())
            seen.add(parent_id)
            parent_id = passages[parent_id][1]
    forms: dict[str, str] = dict(connection.exec_driver_sql(_FACTS, (assessment_id,)).all())
    for seq, table, row_id, data in _filled(connection, assessment_id):
        if table == "facts" and row_id in forms and seq in persons and (data.get("amounts") or data.get("period")):
            found[forms[row_id]].add(persons[seq])
    return found


def _scorers(connection: Connection, assessment_id: str, persons: Mapping[int, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    sections: dict[str, str] = {}
    for row_id, section_id, level, given_by in connection.exec_driver_sql(_SCORES, (assessment_id,)):
        sections[row_id] = section_id
        if level is not None and given_by:
            found[section_id].add(given_by)
    for seq, table, row_id, data in _filled(connection, assessment_id):
        is_given = table == "score" and (data.get("level") is not None or data.get("rationale"))
        is_taken = table == "score" and "id" not in data and not data.keys().isdisjoint(("level", "rationale"))
        if (is_given or is_taken) and row_id in sections and seq in persons:
            found[sections[row_id]].add(persons[seq])
    return found


def _filled(connection: Connection, assessment_id: str) -> Iterator[tuple[int, str, str, dict[str, object]]]:
    for seq, table, row_id, after in connection.exec_driver_sql(_FILLED, (assessment_id,)):
        yield seq, table, row_id, json.loads(after)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {section_id: frozenset(persons) for section_id, persons in found.items()}
