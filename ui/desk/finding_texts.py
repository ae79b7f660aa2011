"""Words looked for in the whole workspace: what the palette shows beside commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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
    open_passage: Callable[[str, str], None],
    open_item: Callable[[str], None],
) -> Callable[[str, Callable[[Sequence[TextHit]], None]], None]:
    """Return what the palette asks for texts; it answers when the worker has looked."""

    def provide(text: str, take: Callable[[Sequence[TextHit]], None]) -> None:
        open_context = context()
        if open_context is None:
            return

        def show(hits: tuple[Hit, ...]) -> None:
            opening = (open_passage, open_item, open_context.open_comment)
            take([_text_hit(hit, section_name, *opening) for hit in hits])

        open_context.backend.ask(_look, text, open_context.assessment_id, on_done=show)

    return provide


def _look(workspace: Workspace, text: str, assessment_id: str) -> tuple[Hit, ...]:
    from store.queries.search import search

    return search(workspace, text, assessment_id, MOST)


def _text_hit(
    hit: Hit,
    section_name: Callable[[str], str],
    open_passage: Callable[[str, str], None],
    open_item: Callable[[str], None],
    open_comment: Callable[[str], None],
) -> TextHit:
    words = " ".join(hit.snippet.split())
    if hit.owner_kind == "comment":
        where = " \u00b7 ".join(part for part in (KINDS["comment"], section_name(hit.section_id)) if part)
        return TextHit(words, where, lambda: open_comment(hit.owner_id))
    if hit.item_id:
        return TextHit(source_title(hit), words, lambda: open_item(hit.item_id))
    where = section_name(hit.section_id) if hit.section_id else KINDS.get(hit.owner_kind, "")
    return TextHit(words, where, lambda: open_passage(hit.section_id, hit.owner_id))
