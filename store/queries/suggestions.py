"""Read the suggestions of a section or of a whole assessment."""

from __future__ import annotations

from domain.review.suggestions import Suggestion
from store.suggestions import suggestions_of
from store.workspace import Workspace


def load_suggestions(workspace: Workspace, assessment_id: str) -> tuple[Suggestion, ...]:
    """Return the suggestions of an assessment, settled ones too, as one meets them reading its report."""
    with workspace.reading() as connection:
        return suggestions_of(connection, assessment_id=assessment_id)


def load_section_suggestions(workspace: Workspace, section_id: str) -> tuple[Suggestion, ...]:
    """Return the suggestions of one section, settled ones too, in the order of its text."""
    with workspace.reading() as connection:
        return suggestions_of(connection, section_id=section_id)
