"""Words looked for in the whole workspace: what the palette shows beside commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.pages.find_opening import open_hit
from ui.pages.found_rows import source_title
from ui.palette import TextHit

if TYPE_CHECKING:
    from store.search.full_text import Hit
    from store.workspace import Workspace
    from ui.context import Context

MOST = 30
KINDS = {"passage": "Findings", "comment": "Comment"}


def text_provider(
    context: Callable[[], Context | None],
    section_name: Callable[[str], str],
) -> Callable[[str, Callable[[Sequence[TextHit]], None]], None]:
    """Return what the palette asks for texts; it answers when the worker has looked."""

    def provide(text: str, take: Callable[[Sequence[TextHit]], None]) -> None:
        open_context = context()
        if open_context is None:
            return

        def show(hits: tuple[Hit, ...]) -> None:
            take([_text_hit(open_context, hit, section_name) for hit in hits])

        open_context.backend.ask(_look, text, open_context.assessment_id, on_done=show)

    return provide


def _look(workspace: Workspace, text: str, assessment_id: str) -> tuple[Hit, ...]:
    from store.queries.search import search

    return search(workspace, text, assessment_id, MOST)


def _text_hit(context: Context, hit: Hit, section_name: Callable[[str], str]) -> TextHit:
    words = " ".join(hit.snippet.split())
    if hit.item_id:
        return TextHit(source_title(hit), words, lambda: open_hit(context, hit))
    where = section_name(hit.section_id) if hit.section_id else KINDS.get(hit.owner_kind, "")
    return TextHit(words, where, lambda: open_hit(context, hit))
