"""Find words in passages, evidence, excerpts, comments and the text inside files."""

from __future__ import annotations

from collections.abc import Collection

from store.search import full_text
from store.search.full_text import Hit
from store.search.narrowing import keeping
from store.search.sources import with_sources
from store.search.typed_words import original_span
from store.values import Narrowing
from store.workspace import Workspace

NOT_NARROWED = Narrowing()


def search(
    workspace: Workspace,
    text: str,
    assessment_id: str | None = None,
    limit: int = 50,
    *,
    kinds: Collection[str] | None = None,
    narrowing: Narrowing = NOT_NARROWED,
) -> tuple[Hit, ...]:
    """Return the best hits for what a person typed, the last word as a beginning; () when nothing can be looked for.

    Hits in evidence name its item, excerpt, file and page. `kinds` are tables' names, and "file_text".
    """
    with workspace.reading() as connection:
        keep = keeping(connection, narrowing) if narrowing != NOT_NARROWED else None
        hits = full_text.search(connection, text, assessment_id, limit, kinds, keep)
        return with_sources(connection, workspace.files, hits)


def found_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the first match of a hit, [start, end) as the index has it, stands in its owner's text."""
    return original_span(text, start, end)
