"""What a person meets at one section, or at the report: where it stands, what can be decided, whether it is edited."""

from __future__ import annotations

from dataclasses import dataclass

from domain.frameworks.procedure import Editing
from domain.review.decisions import Standing
from domain.review.procedure import Option, Refusal
from store.editing import why_not_editable
from store.queries.decisions import load_options, load_review, load_section_options, load_standing
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WhyClosed:
    """Why a person may not edit a section; `may_open` when giving a reason opens it."""

    refusal: Refusal
    may_open: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section, or the report, stands, what can be decided there by a person, and why it is not edited."""

    standing: Standing
    options: tuple[Option, ...]
    closed: WhyClosed | None = None


def load_place(workspace: Workspace, assessment_id: str, section_id: str, person: str) -> Place:
    """Return what a person meets at a section, or at the report (no section); raises NotFound."""
    if not section_id:
        report = load_review(workspace, assessment_id).report
        return Place(report, load_options(workspace, assessment_id, person)[""])
    standing = load_standing(workspace, assessment_id, section_id)
    options = load_section_options(workspace, assessment_id, section_id, person)
    return Place(standing, options, why_closed(workspace, section_id, person))


def why_closed(workspace: Workspace, section_id: str, person: str) -> WhyClosed | None:
    """Return why a person may not edit a section as it stands, None where it may be edited and for the report."""
    with workspace.reading() as connection:
        found = why_not_editable(connection, workspace, section_id, person)
    return None if found is None else WhyClosed(found[0], found[1] is Editing.NEEDS_REASON)
