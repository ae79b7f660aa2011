"""Keep people's names apart from the notes, which then speak of them by pseudonym."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import select

from domain.text.cleaning import clean_line
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.tables import EvidenceItemRow, PseudonymRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace


def add_pseudonym(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, name: str, pseudonym: str, note: str = ""
) -> Changed:
    """Say what stands for a person's name; result is its id.

    The journal's subject is the pseudonym, never the name. Raises Refused("name-missing"), Refused("no-pseudonym"),
    Refused("name-taken") and Refused("pseudonym-taken").
    """
    name, pseudonym = clean_line(name).strip(), clean_line(pseudonym).strip()
    with unit_of_work(workspace, actor, at, "pseudonym-added", assessment_id, subject=pseudonym) as unit:
        _require_new(unit, assessment_id, name, pseudonym)
        row = PseudonymRow(id=new_id(), assessment_id=assessment_id, name=name, pseudonym=pseudonym)
        row.note = clean_line(note)
        unit.session.add(row)
        unit.result = (row.id,)
    return unit.changed()


def remove_pseudonym(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, pseudonym_id: str
) -> Changed:
    """Forget a pseudonym; notes that speak by it stay as they are. Raises NotFound."""
    with unit_of_work(workspace, actor, at, "pseudonym-removed", assessment_id) as unit:
        row = unit.get(PseudonymRow, pseudonym_id)
        unit.pending.subject = row.pseudonym
        unit.session.delete(row)
    return unit.changed()


def put_pseudonyms_into_notes(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str) -> Changed:
    """Replace every kept name in the notes of evidence by its pseudonym; result is the number of places.

    Excerpts and files stay as they are: they are verbatim.
    """
    count = 0
    with unit_of_work(workspace, actor, at, "names-replaced", assessment_id) as unit:
        of_assessment = PseudonymRow.assessment_id == assessment_id
        known = sorted(unit.session.scalars(select(PseudonymRow).where(of_assessment)), key=lambda row: -len(row.name))
        items = select(EvidenceItemRow).where(EvidenceItemRow.assessment_id == assessment_id)
        for item in unit.session.scalars(items):
            for row in known:
                item.notes, places = _replaced(item.notes, row)
                count += places
        unit.result = (str(count),)
    return unit.changed()


def _replaced(notes: str, row: PseudonymRow) -> tuple[str, int]:
    pattern = rf"(?<!\w){re.escape(row.name)}(?!\w)"
    return re.subn(pattern, lambda _match: row.pseudonym, notes, flags=re.IGNORECASE)


def _require_new(unit: Unit, assessment_id: str, name: str, pseudonym: str) -> None:
    if not name:
        raise Refused("name-missing")
    if not pseudonym:
        raise Refused("no-pseudonym")
    for row in unit.session.scalars(select(PseudonymRow).where(PseudonymRow.assessment_id == assessment_id)):
        if row.name.casefold() == name.casefold():
            raise Refused("name-taken", {"name": name})
        if row.pseudonym.casefold() == pseudonym.casefold():
            raise Refused("pseudonym-taken", {"pseudonym": pseudonym})
