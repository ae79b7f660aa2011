"""Keeps a note or web link that is being typed: from its first words on it is an evidence item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.assessment import EvidenceKind
from ui.pages.form_saver import Done, Failed, FormSaver, Values
from ui.panes.intake import title_of_text
from ui.panes.item_saver import REFUSED, details_of

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import ItemDetails
    from ui.context import Context
    from ui.pages.form import Form


class DraftSaver(FormSaver):
    """The record is the item that the first save makes; `item_id` and `reference` are its own, or nothing before."""

    def __init__(self, context: Context, form: Form, kind: EvidenceKind) -> None:
        super().__init__(context, form)
        self._kind = kind
        self._details: ItemDetails | None = None
        self.item_id = ""
        self.reference = ""

    def begin_draft(self, values: Values) -> None:
        """Begin another item, which may have words already; the one before must have been saved."""
        self._forget_item()
        self.begin(dict.fromkeys(self._form.values(), ""), 0)
        self._form.show_values(values)
        self.flush()

    @property
    def has_words(self) -> bool:
        """Whether anything is written in the form."""
        return any(self._form.values().values())

    def send(self, values: Values, version: int, on_done: Done, on_error: Failed) -> None:
        from store.actions.evidence import add_item, change_item

        backend, assessment_id = self._context.backend, self._context.assessment_id
        details = self._described(values)

        def added(changed: Changed) -> None:
            self.item_id, self.reference = changed.result
            on_done(changed)

        if self.item_id:
            parameters = {"item_id": self.item_id, "details": details, "base_version": version}
            backend.perform(change_item, assessment_id=assessment_id, on_done=on_done, on_error=on_error, **parameters)
        else:
            backend.perform(add_item, assessment_id=assessment_id, details=details, on_done=added, on_error=on_error)

    def read(self) -> tuple[Values, int]:
        from store.queries.evidence import load_item

        item = self._context.backend.read(load_item, self.item_id)
        self._details = details_of(item)
        return {key: getattr(item, key) for key in self._form.values()}, item.version

    def refused_keys(self, error: Exception, values: Values) -> tuple[str, ...]:
        return REFUSED.get(getattr(error, "code", ""), ())

    def _described(self, values: Values) -> ItemDetails:
        from store.values import ItemDetails

        title = values["title"] or title_of_text(values.get("notes", "")) or values.get("url", "")
        return replace(self._details or ItemDetails("", self._kind), **{**values, "title": title})

    def _save(self) -> bool:
        return self.has_words and super()._save()

    def _on_failed(self, error: Exception) -> None:
        if getattr(error, "code", "") == "not-found":
            # It was removed or undone while it was being typed: the next attempt makes it anew.
            self._forget_item()
            self._record = self._base = dict.fromkeys(self._form.values(), "")
            self._version = 0
        super()._on_failed(error)

    def _forget_item(self) -> None:
        self.item_id = self.reference = ""
        self._details = None
