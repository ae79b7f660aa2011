"""Find words in passages, evidence, excerpts and comments."""

from __future__ import annotations

from store import search as index
from store.search import Hit
from store.workspace import Workspace


def search(workspace: Workspace, text: str, assessment_id: str | None = None, limit: int = 50) -> tuple[Hit, ...]:
    """Return the best hits for what a person typed, the last word as a beginning; () when nothing can be looked for."""
    with workspace.reading() as connection:
        return index.search(connection, text, assessment_id, limit)
