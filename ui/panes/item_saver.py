"""Saves what is said of an evidence item as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.assessment import EvidenceItem
from ui.announcement import Announcement, Tone
from ui.pages.form_saver import Done, Failed, FormSaver, Values

if TYPE_CHECKING:
    from store.values import ItemDetails
    from ui.context import Context
    from ui.pages.form import Form

REFUSED = {"no-title": ("title",), "people-negative": ("people_heard",)}


def details_of(item: EvidenceItem) -> ItemDetails:
    """Return what is said of an item, as the store takes it."""
    from store.values import ItemDetails

    names = ("title", "kind", "category", "given_by", "event_date", "received_date", "people_heard")
    more = ("confidential", "disclosed", "notes", "url")
    return ItemDetails(**{name: getattr(item, name) for name in names + more})


class ItemSaver(FormSaver):
    """The record is one evidence item after the other."""

    def __init__(self, context: Context, form: Form) -> None:
        super().__init__(context, form)
        self.item: EvidenceItem | None = None

    @property
    def item_id(self) -> str:
        """The id of the item that is shown, or nothing."""
        return self.item.id if self.item is not None else ""

    def show_item(self, item: EvidenceItem) -> None:
        """Show what is said of an item; what was typed of another one must have been saved."""
        is_same = item.id == self.item_id
        self.item = item
        if is_same:
            self.load(self._values_of(item), item.version)
        else:
            self.begin(self._values_of(item), item.version)

    def forget(self) -> None:
        super().forget()
        self.item = None

    def send(self, values: Values, version: int, on_done: Done, on_error: Failed) -> None:
        from store.actions.evidence import change_item

        assert self.item is not None
        self._context.backend.perform(
            change_item,
            assessment_id=self._context.assessment_id,
            item_id=self.item.id,
            details=replace(details_of(self.item), **values),
            base_version=version,
            on_done=on_done,
            on_error=on_error,
        )

    def read(self) -> tuple[Values, int]:
        from store.queries.evidence import load_item

        self.item = self._context.backend.read(load_item, self.item_id)
        return self._values_of(self.item), self.item.version

    def refused_keys(self, error: Exception, values: Values) -> tuple[str, ...]:
        return REFUSED.get(getattr(error, "code", ""), ())

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if getattr(error, "code", "") == "not-found" and self.item is not None:
            self._keep_aside(self.item)

    def _keep_aside(self, item: EvidenceItem) -> None:
        """Keep what was typed of an item that was removed meanwhile; where that fails too, it stays in the form."""
        from store.actions.text import keep_aside

        def told(_changed: object) -> None:
            if self.item_id == item.id:
                self.forget()
                self.settled.emit()
            words = self.tr("{reference} was removed meanwhile. What was typed of it is kept on the overview.")
            self._context.tell(Announcement(words.format(reference=item.reference), Tone.WARNING))

        self._context.backend.perform(
            keep_aside,
            assessment_id=self._context.assessment_id,
            section_id="",
            text=self.unsaved_text(),
            source=item.reference,
            reason="stale",
            on_done=told,
            on_error=lambda _error: None,
        )

    def _values_of(self, item: EvidenceItem) -> Values:
        return {key: getattr(item, key) for key in self._form.values()}
