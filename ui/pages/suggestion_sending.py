"""Commits what is suggested in a findings editor; when and how often is the business of its section's saver."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.review.suggestions import Suggestion
    from store.changes import Changed
    from ui.context import Context
    from ui.editor.findings_editor import FindingsEditor
    from ui.editor.suggesting.layer import SuggestionLayer


class SuggestionSending:
    """Sends the suggestions of one editor, and takes the saved ones into it."""

    def __init__(self, context: Context, editor: FindingsEditor) -> None:
        self._context = context
        self._editor = editor

    def send(self, on_saved: Callable[[Changed], None], on_failed: Callable[[Exception], None]) -> bool:
        """Begin to save what was suggested since the last save; False for nothing."""
        layer = self._layer
        edit = layer.changes()
        if edit is None:
            return False
        sent = layer.suggestions

        def saved(changed: Changed) -> None:
            try:
                self.take(sent)
            finally:
                on_saved(changed)

        def failed(error: Exception) -> None:
            if getattr(error, "code", "") == "stale":
                # The store has kept the words; what was typed since is sent next.
                self.take(sent)
            on_failed(error)

        self._context.backend.perform(
            _suggest(), assessment_id=self._context.assessment_id, edit=edit, on_done=saved, on_error=failed
        )
        return True

    def take(self, sent: tuple[Suggestion, ...] | None = None) -> None:
        """Show the saved suggestions; `sent` are those that were saved, or refused, just now."""
        layer = self._layer
        if layer.is_on:
            layer.take(self.saved(layer.section_id), sent)

    def saved(self, section_id: str) -> tuple[Suggestion, ...]:
        """Return the suggestions of a section as they are saved."""
        from store.queries.suggestions import load_section_suggestions

        found: tuple[Suggestion, ...] = self._context.backend.read(load_section_suggestions, section_id)
        return found

    @property
    def _layer(self) -> SuggestionLayer:
        assert self._editor.suggesting is not None
        return self._editor.suggesting


@cache
def _suggest() -> Callable[..., Changed]:
    # Looked up once, as that of the text is.
    from store.actions.suggestions import suggest

    return suggest
