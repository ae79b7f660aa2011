"""Words looked for in names of pages and in the whole workspace: what the palette shows beside commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.pages.find_opening import open_hit
from ui.pages.found_rows import source_title
from ui.palette import TextHit

if TYPE_CHECKING:
    from store.search.finding import Hit
    from store.workspace import Workspace
    from ui.context import Context

MOST = 30
KINDS = {"passage": "Findings", "comment": "Comment"}


def text_provider(
    context: Callable[[], Context | None],
    pages: Callable[[], Mapping[str, str]],
) -> Callable[[str, Callable[[Sequence[TextHit]], None]], None]:
    """Return what the palette asks for pages and texts: pages, named by their ids, at once, texts when the worker has
    looked."""

    def provide(text: str, take: Callable[[Sequence[TextHit]], None]) -> None:
        open_context = context()
        if open_context is None:
            return

        names = pages()
        named = _pages_named(text, names, open_context)
        take(named)

        def show(hits: tuple[Hit, ...]) -> None:
            take([*named, *(_text_hit(open_context, hit, names) for hit in hits)])

        open_context.backend.ask(_look, text, open_context.assessment_id, on_done=show)

    return provide


def _pages_named(text: str, names: Mapping[str, str], context: Context) -> list[TextHit]:
    """Return the pages in whose name every word begins a word, in their order."""
    wanted = [word.strip(",.") for word in text.casefold().split()]
    return [
        TextHit(name, "Go to this page", partial(context.open_section, page_id))
        for page_id, name in names.items()
        if all(any(part.startswith(word) for part in name.casefold().split()) for word in wanted)
    ]


def _look(workspace: Workspace, text: str, assessment_id: str) -> tuple[Hit, ...]:
    from store.queries.search import search

    return search(workspace, text, assessment_id, MOST)


def _text_hit(context: Context, hit: Hit, names: Mapping[str, str]) -> TextHit:
    words = " ".join(hit.snippet.split())
    if hit.owner_kind == "comment":
        where = " \u00b7 ".join(part for part in (KINDS["comment"], names.get(hit.section_id, "")) if part)
        return TextHit(words, where, lambda: open_hit(context, hit))
    if hit.item_id:
        return TextHit(source_title(hit), words, lambda: open_hit(context, hit))
    where = names.get(hit.section_id, "") if hit.section_id else KINDS.get(hit.owner_kind, "")
    return TextHit(words, where, lambda: open_hit(context, hit))
