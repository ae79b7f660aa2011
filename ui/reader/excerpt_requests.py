"""What the reader and the list of excerpts ask of the store: keep an excerpt, change what is said of it, remove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import Anchor
from domain.evidence.evidence import Excerpt, Locator
from store.values import ExcerptDetails
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class Draft:
    """Words of an item that are about to become an excerpt; `earlier_id` names the lost one they were found for."""

    item_id: str
    text: str
    sha256: str
    place: Locator
    earlier_id: str = ""


def details_of(excerpt: Excerpt) -> ExcerptDetails:
    """Return what is said of an excerpt."""
    return ExcerptDetails(excerpt.note, excerpt.stance, excerpt.is_quotable, excerpt.part_ids)


class ExcerptRequests:
    """Each request is one action, told with a way to undo it; who asked hears of a refusal."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._requests = EvidenceRequests(context)

    def keep(
        self,
        draft: Draft,
        details: ExcerptDetails,
        on_done: Callable[[str], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Keep words as an excerpt; `on_done` is given its id."""
        from store.actions.excerpts import add_excerpt

        def tell(changed: Changed) -> None:
            excerpt_id, name = changed.result
            on_done(excerpt_id)
            self._requests.tell_done(_tr("{name} kept.").format(name=name))

        self._context.backend.perform(
            add_excerpt,
            assessment_id=self._context.assessment_id,
            item_id=draft.item_id,
            text=draft.text,
            sha256=draft.sha256,
            place=draft.place,
            details=details,
            earlier_id=draft.earlier_id,
            on_done=tell,
            on_error=on_error,
        )

    def change(
        self,
        excerpt: Excerpt,
        details: ExcerptDetails,
        on_done: Callable[[str], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Change what is said of an excerpt."""
        from store.actions.excerpts import change_excerpt

        def tell(_changed: Changed) -> None:
            on_done(excerpt.id)
            self._requests.tell_done(_tr("{name} changed.").format(name=excerpt.name))

        self._context.backend.perform(
            change_excerpt,
            assessment_id=self._context.assessment_id,
            excerpt_id=excerpt.id,
            details=details,
            base_version=excerpt.version,
            on_done=tell,
            on_error=on_error,
        )

    def remove(self, excerpt: Excerpt) -> None:
        """Remove an excerpt."""
        from store.actions.excerpts import remove_excerpt

        self._context.backend.perform(
            remove_excerpt,
            assessment_id=self._context.assessment_id,
            excerpt_id=excerpt.id,
            on_done=lambda changed: self._requests.tell_done(_tr("{name} removed.").format(name=excerpt.name)),
            on_error=self._requests.tell_error,
        )

    def cite(self, section_id: str, anchor: Anchor, excerpt: Excerpt) -> None:
        """Rest words of a section on an excerpt, with its stance."""
        from store.actions.citations import cite

        self._context.backend.perform(
            cite,
            assessment_id=self._context.assessment_id,
            section_id=section_id,
            anchor=anchor,
            item_id=excerpt.item_id,
            stance=excerpt.stance,
            excerpt_id=excerpt.id,
            on_done=lambda changed: self._requests.tell_done(_tr("{name} cited.").format(name=excerpt.name)),
            on_error=self._requests.tell_error,
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reader", words)
