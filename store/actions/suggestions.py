"""Suggest changes of the text, accept and reject them. The text of record changes only by accepting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.assessment import Passage
from domain.review.accepting import Accepted, accepted
from domain.review.suggestions import UNSETTLED, Chosen, Suggestion, SuggestionState, choose
from domain.text.cleaning import clean_block
from domain.text.exact_places import place_again
from store.actions.text import STALE_REASON, keep_aside, section_named, write_edit
from store.changes import Actor, Changed
from store.errors import Refused, Stale
from store.ids import new_id
from store.passages import place_anchored
from store.reading import section_of
from store.suggestions import suggestions_of
from store.tables import PassageRow, SectionRow, SuggestionRow
from store.unit import Unit, unit_of_work
from store.values import PassageEdit, SectionEdit, SuggestingEdit, SuggestionEdit
from store.workspace import Workspace

_SETTLED = (str(SuggestionState.ACCEPTED), str(SuggestionState.REJECTED))


def suggest(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, edit: SuggestingEdit) -> Changed:
    """Save what a person suggested in a section since the last save; result is the ids of the changed suggestions.

    Saves soon after one another are one entry of the journal. A suggestion whose words of record have changed meanwhile
    is put where they stand now, or is in conflict. When a suggestion was changed or settled since it was read, nothing
    is saved, the suggested words are kept as a KeptText with the reason "stale", and Stale is raised. Raises NotFound
    for a section that is gone, and Refused("not-your-suggestion") for another person's.
    """
    key = f"suggestions:{edit.section_id}"
    try:
        with unit_of_work(workspace, actor, at, "suggested", assessment_id, merge_key=key) as unit:
            unit.pending.subject = section_named(unit, edit.section_id).part_id
            for suggestion_id, version in edit.withdrawn:
                row = unit.session.get(SuggestionRow, suggestion_id)
                if row is not None:
                    _require_own(unit, row, version, "")
                    unit.session.delete(row)
            for each in edit.changed:
                _write(unit, assessment_id, edit.section_id, each)
            unit.result = tuple(each.id for each in edit.changed)
    except Stale as stale:
        words = "\n".join(each.replacement for each in edit.changed if each.replacement.strip())
        if words:
            keep_aside(
                workspace,
                actor,
                at,
                assessment_id=assessment_id,
                section_id=edit.section_id,
                text=words,
                source=actor.name,
                reason=STALE_REASON,
            )
        raise Stale(words, stale.theirs, stale.data) from stale
    return unit.changed()


def accept(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    chosen: Chosen,
    versions: Mapping[str, int] | None = None,
) -> Changed:
    """Make the chosen suggestions part of the text; result is the ids of those that were.

    What stands on the words follows as after typing. Of a person's, a sentence's or all, those in conflict are left.
    `versions` are those that the person saw: Stale is raised when a chosen one has another by now. Raises
    Refused("nothing-to-settle"), Refused("settled-already") with who did so and Refused("suggestion-in-conflict").
    """
    with unit_of_work(workspace, actor, at, "suggestions-accepted", assessment_id) as unit:
        wanted = _chosen(unit, assessment_id, chosen, versions or {})
        done: list[str] = []
        for section_id in dict.fromkeys(each.section_id for each in wanted):
            ids = {each.id for each in wanted if each.section_id == section_id}
            done += _accept_in(unit, section_id, ids)
        if not done or not chosen.ids <= set(done):
            raise Refused("suggestion-in-conflict")
        unit.result = tuple(done)
    return unit.changed()


def reject(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    chosen: Chosen,
    versions: Mapping[str, int] | None = None,
) -> Changed:
    """Say no to the chosen suggestions, those in conflict among them; the text stays. Result is their ids.

    Raises as `accept` does, but for conflicts.
    """
    with unit_of_work(workspace, actor, at, "suggestions-rejected", assessment_id) as unit:
        wanted = _chosen(unit, assessment_id, chosen, versions or {})
        for each in wanted:
            row = unit.get(SuggestionRow, each.id)
            row.state, row.settled_by, row.settled_at = str(SuggestionState.REJECTED), actor.name, at
        unit.result = tuple(each.id for each in wanted)
    return unit.changed()


def reopen(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, suggestion_ids: tuple[str, ...]
) -> Changed:
    """Let rejected suggestions be open again, in conflict where their words are gone by now.

    Raises NotFound, and Refused("accepted-already") for an accepted one, which only undo takes back.
    """
    with unit_of_work(workspace, actor, at, "suggestions-reopened", assessment_id) as unit:
        for suggestion_id in suggestion_ids:
            row = unit.get(SuggestionRow, suggestion_id)
            if row.state == SuggestionState.ACCEPTED:
                raise Refused("accepted-already", {"person": row.settled_by})
            row.state, row.settled_by, row.settled_at = str(SuggestionState.OPEN), "", None
            unit.pending.subject = unit.get(SectionRow, row.section_id).part_id
        unit.result = suggestion_ids
    return unit.changed()


def _write(unit: Unit, assessment_id: str, section_id: str, edit: SuggestionEdit) -> None:
    row = unit.session.get(SuggestionRow, edit.id)
    if row is None and edit.base_version:
        raise Stale(edit.replacement, "", {"what": "suggestion", "id": edit.id})
    if row is not None:
        _require_own(unit, row, edit.base_version, edit.replacement)
    passage = unit.session.get(PassageRow, edit.anchor.passage_id)
    # One that does not find its words keeps what it stood on.
    place = place_again(edit.anchor, passage.text) if passage is not None else None
    row = row or SuggestionRow(
        id=edit.id, assessment_id=assessment_id, person=unit.actor.name, state=str(SuggestionState.OPEN)
    )
    place_anchored(row, passage.section_id if passage is not None else section_id, place or edit.anchor)
    row.replacement, row.joins, row.group_id = clean_block(edit.replacement), edit.joins, edit.group_id
    row.role, row.at, row.detached = unit.actor.role, unit.at, place is None
    unit.session.add(row)


def _require_own(unit: Unit, row: SuggestionRow, version: int, mine: str) -> None:
    if row.person != unit.actor.name:
        raise Refused("not-your-suggestion", {"person": row.person})
    if row.version != version or row.state in _SETTLED:
        raise Stale(mine, row.replacement, {"what": "suggestion", "id": row.id})


def _chosen(unit: Unit, assessment_id: str, chosen: Chosen, versions: Mapping[str, int]) -> tuple[Suggestion, ...]:
    """Return the suggestions that are to be settled, as people saw them."""
    there = suggestions_of(unit.connection, assessment_id=assessment_id)
    for each in there:
        if each.id in chosen.ids and each.state not in UNSETTLED:
            raise Refused("settled-already", {"person": each.settled_by})
    wanted = choose(there, chosen)
    if not wanted or not chosen.ids <= {each.id for each in wanted}:
        raise Refused("nothing-to-settle")
    for each in wanted:
        if versions.get(each.id, each.version) != each.version:
            raise Stale("", each.replacement, {"what": "suggestion", "id": each.id})
    unit.pending.subject = unit.get(SectionRow, wanted[0].section_id).part_id
    return wanted


def _accept_in(unit: Unit, section_id: str, ids: set[str]) -> tuple[str, ...]:
    section = section_of(unit.connection, section_id)
    before = suggestions_of(unit.connection, section_id=section_id)
    made = accepted(section.passages, before, ids, new_id, unit.actor.name, unit.at)
    if made.accepted:
        was = {each.id: each for each in before}
        changed = [each for each in made.suggestions if was[each.id] != each]
        placed = {each.id for each in changed} | {each.id for each in made.suggestions if each.is_open}
        edit = _section_edit(section_id, section.passages, made)
        write_edit(unit, section_named(unit, section_id), edit, made.steps, placed)
        for each in changed:
            _write_back(unit, each)
    return made.accepted


def _section_edit(section_id: str, before: Iterable[Passage], made: Accepted) -> SectionEdit:
    """Return what accepting changed, as an editor saves it; a passage goes that has neither words nor suggestions."""
    was = {passage.id: passage for passage in before}
    needed = {each.anchor.passage_id for each in made.suggestions if each.is_open}
    kept = [each for each in made.passages if each.text.strip() or each.id in needed or was.get(each.id) == each]
    order = tuple(passage.id for passage in kept)
    changed = tuple(
        PassageEdit(each.id, each.kind, each.text, each.level, each.links, each.parent_id, each.version)
        for each in kept
        if was.get(each.id) != each
    )
    return SectionEdit(section_id, changed, tuple(each for each in was if each not in order), order)


def _write_back(unit: Unit, suggestion: Suggestion) -> None:
    """Write where accepting left a suggestion, or that it was accepted."""
    row = unit.get(SuggestionRow, suggestion.id)
    if suggestion.state is SuggestionState.ACCEPTED:
        row.state, row.settled_by, row.settled_at = str(suggestion.state), suggestion.settled_by, suggestion.settled_at
        return
    place_anchored(row, suggestion.section_id, suggestion.anchor)
    row.joins, row.rank = suggestion.joins, suggestion.rank
    row.detached = suggestion.state is SuggestionState.IN_CONFLICT
