"""Write the findings: save what was typed, replace words everywhere, keep facts and what was set aside."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import select

from domain.assessment import Facts, Passage
from domain.review.accepting import Step
from domain.text import finding
from domain.text.cleaning import clean_block, clean_line
from domain.text.words import count_words
from store.changes import Actor, Changed
from store.errors import NotFound, Refused, Stale
from store.ids import new_id
from store.ordering import merged_order, new_positions
from store.passages import carry_anchored, carry_through_replacing, links_data, new_passage_row, passage_of, set_text
from store.row_data import table_of
from store.rows import sent
from store.tables import FactRow, KeptTextRow, PassageRow, SectionRow
from store.unit import Unit, require_version, unit_of_work
from store.values import PassageEdit, SectionEdit
from store.workspace import Workspace

STALE_REASON = "stale"

# Made once, or for the driver itself, for they run at every save of typed text.
_passage = table_of(PassageRow)
_SECTION = "SELECT id, assessment_id, part_id FROM section WHERE id = ?"
_PLACES = "SELECT id, position FROM passage WHERE section_id = ? ORDER BY position"
_ORDER = "SELECT group_concat(id ORDER BY position) FROM passage WHERE section_id = ?"
_NAMES = tuple(column.name for column in _passage.columns)


class _Section(NamedTuple):
    id: str
    assessment_id: str
    part_id: str


def save_text(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, edit: SectionEdit) -> Changed:
    """Save what an editor changed in one section; each saved passage then has its base version plus one.

    Citations follow their words. A passage that moved here from another section keeps its id. When a passage has
    changed since the editor read it nothing is saved, the editor's text is kept as a KeptText with reason "stale",
    and Stale is raised with both texts. Raises NotFound for a section that is gone.
    """
    is_typing = len(edit.changed) == 1 and not edit.removed
    merge_key = f"text:{edit.changed[0].id}" if is_typing else ""
    try:
        with unit_of_work(workspace, actor, at, "text-written", assessment_id, merge_key=merge_key) as unit:
            section = section_named(unit, edit.section_id)
            unit.pending.subject = section.part_id
            write_edit(unit, section, edit)
            unit.result = tuple(passage.id for passage in edit.changed)
    except Stale as stale:
        keep_aside(
            workspace,
            actor,
            at,
            assessment_id=assessment_id,
            section_id=edit.section_id,
            text=stale.mine,
            source=actor.name,
            reason=STALE_REASON,
        )
        raise
    return unit.changed()


def replace_everywhere(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    find: str,
    replacement: str,
    match_case: bool = False,
    whole_words: bool = False,
    section_id: str = "",
) -> Changed:
    """Replace words in all passages of an assessment, or of one section; result is the number of places.

    Links and citations stay on the words they belong to. Raises Refused("nothing-to-find") for an empty `find`.
    """
    if not find:
        raise Refused("nothing-to-find")
    wanted = finding.Wanted(find, match_case, whole_words)
    replacement = clean_line(replacement)
    count = 0
    with unit_of_work(workspace, actor, at, "text-replaced", assessment_id, subject=find) as unit:
        of_scope = PassageRow.assessment_id == assessment_id
        if section_id:
            of_scope &= PassageRow.section_id == section_id
        for row in unit.session.scalars(select(PassageRow).where(of_scope)):
            count += _replace_in(unit, row, wanted, replacement)
        unit.result = (str(count),)
    return unit.changed()


def save_facts(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, section_id: str, facts: Facts
) -> Changed:
    """Save the facts form of a section; raises NotFound and Stale."""
    key = f"facts:{section_id}"
    with unit_of_work(workspace, actor, at, "facts-changed", assessment_id, merge_key=key) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = section.part_id
        row = unit.session.scalar(select(FactRow).where(FactRow.section_id == section_id))
        if row is None:
            raise Refused("not-a-facts-part", {"part": section.part_id})
        require_version(row, facts.version, facts.period, row.period, {"what": "facts", "id": section_id})
        row.period = clean_line(facts.period).strip()
        row.amounts = {amount.field_id: [amount.estimated, amount.actual] for amount in facts.amounts}
    return unit.changed()


def keep_aside(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    text: str,
    source: str,
    reason: str,
) -> Changed:
    """Keep a text that has no place in a section ("" for the whole assessment), whatever its length.

    `source` says where it came from (a person, a file, or ""), `reason` is a code such as "stale" or "too-much". The
    characters that no passage may hold are left out. Result: the id of the kept text. Raises NotFound.
    """
    with unit_of_work(workspace, actor, at, "text-kept-aside", assessment_id) as unit:
        if section_id:
            unit.pending.subject = unit.get(SectionRow, section_id).part_id
        kept = KeptTextRow(
            id=new_id(),
            assessment_id=assessment_id,
            section_id=section_id,
            position=0,
            source=clean_line(source),
            reason=reason,
            text=clean_block(text),
            at=at,
        )
        unit.session.add(kept)
        unit.result = (kept.id,)
    return unit.changed()


def discard_kept(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, kept_id: str) -> Changed:
    """Say that a text kept aside has been dealt with; undo brings it back. Raises NotFound."""
    with unit_of_work(workspace, actor, at, "kept-text-done", assessment_id) as unit:
        row = unit.get(KeptTextRow, kept_id)
        unit.pending.subject = row.source
        unit.session.delete(row)
    return unit.changed()


def section_named(unit: Unit, section_id: str) -> Any:
    """Return a section's id, assessment_id and part_id; raises NotFound."""
    found = sent(unit.connection, _SECTION, (section_id,)).fetchone()
    if found is None:
        raise NotFound(SectionRow.__tablename__, section_id)
    return _Section(*found)


def write_edit(
    unit: Unit, section: Any, edit: SectionEdit, steps: Sequence[Step] = (), placed: Collection[str] = ()
) -> None:
    """Write what was changed in a section, in an action's transaction; what stands on its words follows.

    `section` has the id, the assessment's id and the part of its row. `steps` are what was done one after another where
    that is known better than by comparing the texts, and `placed` the ids of rows whose new places the caller knows and
    writes. Raises Stale when a passage has moved on.
    """
    rows = _touched_rows(unit, edit)
    _require_current(rows, edit)
    is_in_order = not edit.removed and _order(unit, section) == ",".join(edit.order)
    texts = {passage.id: clean_line(passage.text) for passage in edit.changed}
    present, order, moved = (edit.order, edit.order, {}) if is_in_order else _put_in_order(unit, section, edit, texts)
    before = {row_id: rows[row_id].text for row_id in (*present, *rows) if row_id in rows}
    for passage in edit.changed:
        text = texts[passage.id]
        cleaned = passage if text == passage.text else replace(passage, text=text)
        _write(unit, section, rows.get(passage.id), cleaned, moved)
    after = {row_id: texts[row_id] for row_id in order if row_id in texts}
    parents = {passage.id: passage.parent_id for passage in edit.changed if passage.parent_id}
    carry_anchored(unit, section, steps or (Step(before, after, parents),), dict(edit.seen), placed)


def _put_in_order(
    unit: Unit, section: Any, edit: SectionEdit, texts: Mapping[str, str]
) -> tuple[Sequence[str], Sequence[str], Mapping[str, str]]:
    """Remove and move the passages of a section; return those that were there, all in their new order, and new places.

    The places of passages that are written anyhow are left to the writing.
    """
    places = _places(unit, section)
    removed = frozenset(edit.removed) & places.keys()
    for passage_id in removed:
        unit.session.delete(unit.get(PassageRow, passage_id))
    staying = {row_id: position for row_id, position in places.items() if row_id not in removed}
    order = merged_order(edit.order, tuple(staying), frozenset(edit.removed))
    moved = new_positions(order, staying)
    for row_id in (moved.keys() & staying.keys()) - texts.keys():
        unit.get(PassageRow, row_id).position = moved[row_id]
    return tuple(places), order, moved


def _order(unit: Unit, section: Any) -> str:
    """Return the ids of a section's passages, in order, as one text."""
    (ids,) = sent(unit.connection, _ORDER, (section.id,)).fetchone()
    return ids or ""


def _places(unit: Unit, section: Any) -> dict[str, str]:
    """Return the positions of a section's passages by id, in order."""
    return dict(sent(unit.connection, _PLACES, (section.id,)))


def _touched_rows(unit: Unit, edit: SectionEdit) -> dict[str, Any]:
    """Return the rows that the edit names, those it brings from other sections among them."""
    named = (*dict.fromkeys((*(passage.id for passage in edit.changed), *edit.removed)),)
    rows = sent(unit.connection, _named(len(named)), named).fetchall()
    found = (SimpleNamespace(**dict(zip(_NAMES, row, strict=True))) for row in rows)
    return {row.id: _with_links(row) for row in found}


@lru_cache(maxsize=64)
def _named(count: int) -> str:
    columns, places = ", ".join(f'"{name}"' for name in _NAMES), ", ".join("?" for _ in range(count))
    return f"SELECT {columns} FROM passage WHERE id IN ({places})"


def _with_links(row: Any) -> Any:
    row.links = json.loads(row.links)
    return row


def _require_current(rows: Mapping[str, Any], edit: SectionEdit) -> None:
    """Refuse a save in which any passage has moved on, with the whole of both texts."""
    late = [each for each in edit.changed if each.id in rows and rows[each.id].version != each.base_version]
    if late:
        mine = "\n".join(passage.text for passage in edit.changed)
        theirs = "\n".join(rows[passage.id].text for passage in late)
        raise Stale(mine, theirs, {"what": "passage", "id": late[0].id})


def _write(unit: Unit, section: Any, row: Any, edit: PassageEdit, places: Mapping[str, str]) -> None:
    """Write one passage, its words cleaned before, over its row where there is one."""
    value = Passage(edit.id, edit.kind, edit.text, edit.level, edit.links, edit.base_version, edit.parent_id)
    if row is None:
        unit.session.add(new_passage_row(section.assessment_id, section.id, value, places[edit.id]))
        return
    values = {
        "section_id": section.id,
        "position": places.get(edit.id, row.position),
        "kind": str(value.kind),
        "level": value.level,
        "links": links_data(value.links),
        "text": value.text,
        "words": count_words(value.text),
        "version": edit.base_version + 1,
    }
    unit.update(PassageRow, row, values)


def _replace_in(unit: Unit, row: PassageRow, wanted: finding.Wanted, replacement: str) -> int:
    spans = finding.find(row.text, wanted)
    if not spans:
        return 0
    before = row.text
    links = finding.moved_links(passage_of(row).links, spans, len(replacement))
    set_text(row, finding.replace(row.text, spans, replacement))
    row.links = links_data(links)
    section = unit.get(SectionRow, row.section_id)
    carry_through_replacing(unit, section, row, before, spans, len(replacement))
    return len(spans)
