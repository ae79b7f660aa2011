"""Saves what is typed into a form as it is typed, and keeps what could not be saved in its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.autosave import Autosave
from ui.messages import error_message
from ui.pages.keeping import keep_whole
from ui.pages.two_texts import TwoTexts
from ui.widgets.text import FaultLabel

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context
    from ui.pages.form import Form

Values = dict[str, Any]
Done = Callable[["Changed"], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Values that a rule of the store said no to: they stay in their fields and are not sent until one changes."""

    error: Exception
    values: Mapping[str, Any]


class FormSaver(QObject):
    """Saves the values of a form into one record; `fault` and `two_texts` belong under and above the form.

    A subclass says how a record is read and written. Signals: failed(object) with the error, when something typed is
    not saved; saved() when a save has left nothing refused behind; settled() when everything typed is saved.
    """

    failed = Signal(object)
    saved = Signal()
    settled = Signal()

    def __init__(self, context: Context, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent or form)
        self._context = context
        self._form = form
        self._record: Values = {}
        self._base: Values = {}  # the record as the fields show it, which may have left some signs out
        self._version = 0
        self._theirs: Values = {}
        self._refusals: list[Refusal] = []
        self._last: Changed | None = None
        self._has_failed = False
        self.fault = FaultLabel("")
        self.fault.hide()
        self.two_texts = TwoTexts()
        self.two_texts.mine_kept.connect(self._keep_mine)
        self.two_texts.theirs_kept.connect(self._keep_theirs)
        self.autosave = Autosave(self._save, self)
        self.autosave.settled.connect(self._on_settled)
        form.typed.connect(lambda _key: self.touch())
        form.edited.connect(lambda _key, _value: self._on_edited())
        form.unread.connect(self._on_unread)
        form.too_long.connect(lambda text: keep_whole(context, text))

    # What a subclass says

    def send(self, values: Values, version: int, on_done: Done, on_error: Failed) -> None:
        """Begin to write `values` over the version they were typed on."""
        raise NotImplementedError

    def read(self) -> tuple[Values, int]:
        """Return the values of the record as they are saved now, and their version; raise NotFound."""
        raise NotImplementedError

    def refused_keys(self, error: Exception, values: Values) -> tuple[str, ...]:
        """Return the fields that a refusal is about, the one to say it under last; none where it is about others."""
        raise NotImplementedError

    # What the form's page or pane uses

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.autosave.is_settled and not self._waits_for_person

    @property
    def is_stuck(self) -> bool:
        """Whether something typed cannot be saved as things are."""
        return self._has_failed or self._waits_for_person

    def is_own(self, changed: Changed) -> bool:
        """Whether a change is the last save of this saver, which the form shows already."""
        return changed is self._last

    def begin(self, values: Values, version: int) -> None:
        """Show another record; what was typed before must have been saved."""
        self._clear()
        self._form.show_values(values)
        self._take(values, version)

    def load(self, values: Values, version: int) -> None:
        """Show what undo or another view changed in the record; where something typed waits, saving settles it."""
        if version > self._version and self.is_settled:
            self._show(values, self._record)
            self._take(values, version)

    def forget(self) -> None:
        """Let the record go, with whatever was typed of it."""
        self._base = {}
        self._clear()

    def touch(self) -> None:
        """Note that something was typed."""
        if self._base:
            self._drop_mended()
            self.autosave.touch()

    def flush(self) -> None:
        """Save at once, the date that is being typed among the rest."""
        self._form.finish()
        self._on_edited()

    def unsaved_text(self) -> str:
        """Return what was typed and is not saved, a line for each field."""
        values = self._form.values()
        changed = [self._form.words(key, values[key]) for key in self._base if values[key] != self._base[key]]
        return "\n".join([*changed, *(self._form.words(key, None) + text for key, text in self._unreadable().items())])

    # Saving

    @property
    def _waits_for_person(self) -> bool:
        return bool(self._refusals) or not self.two_texts.isHidden() or bool(self._unreadable())

    def _unreadable(self) -> dict[str, str]:
        return self._form.unreadable() if self._base else {}

    def _take(self, record: Values, version: int) -> None:
        self._record, self._version = dict(record), version
        self._base = self._form.values()

    def _on_edited(self) -> None:
        if self._form.values() != self._base:
            self.touch()
        self.autosave.flush()

    def _on_unread(self, code: str, text: str) -> None:
        if not self._base:
            return
        if text:
            from store.errors import Refused

            self.failed.emit(Refused(code, {"text": text}))
        else:
            self.touch()
            self.autosave.flush()

    def _save(self) -> bool:
        if not self._base:
            return False
        self._drop_mended()
        held = {key: self._base[key] for refusal in self._refusals for key in refusal.values}
        values = {**self._form.values(), **held}
        if values == self._base:
            return False
        record = {key: self._record[key] if value == self._base[key] else value for key, value in values.items()}
        self.send(
            record,
            self._version,
            lambda changed: self._on_saved(record, values, changed),
            lambda error: self._on_error(values, error),
        )
        return True

    def _on_saved(self, record: Values, values: Values, changed: Changed) -> None:
        if not self._base:
            return
        self._last = changed
        self._record, self._base = record, values
        # Not read from the record: undo may have changed it since, which `load` is yet to show.
        self._version += not changed.is_empty
        self._has_failed = False
        self.fault.hide()
        if not self._waits_for_person:
            self.saved.emit()
        self.autosave.finished()

    def _on_error(self, values: Values, error: Exception) -> None:
        if not self._base:
            return
        if getattr(error, "code", "") == "stale":
            self._on_stale(error)
            return
        keys = self.refused_keys(error, values)
        if any(values[key] != self._base[key] for key in keys):
            self._on_refused(Refusal(error, {key: values[key] for key in keys}))
        else:
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        message = error_message(error)
        words = self.tr("NOT saved: {reason} {way_out}").format(reason=message.sentence, way_out=message.way_out)
        self._has_failed = True
        self.fault.setText(words)
        self.fault.show()
        self.autosave.failed()
        self.failed.emit(error)

    def _on_refused(self, refusal: Refusal) -> None:
        self._refusals.append(refusal)
        self._form.set_fault(list(refusal.values)[-1], error_message(refusal.error).text)
        self.failed.emit(refusal.error)
        # The other fields are saved without the one that was refused.
        self._again()

    def _again(self) -> None:
        self.autosave.touch()
        self.autosave.finished()
        self.autosave.flush()

    def _drop_mended(self) -> None:
        values = self._form.values()
        for refusal in list(self._refusals):
            if any(values[key] != value for key, value in refusal.values.items()):
                self._refusals.remove(refusal)
                self._form.set_fault(list(refusal.values)[-1], "")

    def _on_settled(self) -> None:
        if self.is_settled:
            self._has_failed = False
            self.fault.hide()
            self.settled.emit()

    # Two texts

    def _on_stale(self, stale: Exception) -> None:
        """Take in what was saved meanwhile field by field; where both sides changed one, a person chooses."""
        from store.errors import NotFound

        try:
            theirs, version = self.read()
        except NotFound as error:
            self._on_failed(error)
            return
        mine, base = self._form.values(), self._base
        self._show({key: value for key, value in theirs.items() if mine[key] == base[key]}, mine)
        both = [key for key in base if mine[key] != base[key] and theirs[key] not in (base[key], mine[key])]
        self._record, self._base, self._version = theirs, dict(theirs), version
        self._theirs = {key: theirs[key] for key in both}
        if not both:
            self._again()
            return
        self.autosave.hold()
        self.two_texts.compare(self._lines(mine, both), self._lines(theirs, both))
        self.failed.emit(stale)

    def _keep_mine(self) -> None:
        self.autosave.release()
        self.autosave.touch()
        self.autosave.flush()

    def _keep_theirs(self) -> None:
        self._form.show_values(self._theirs)
        self._keep_mine()

    def _lines(self, values: Values, keys: Iterable[str]) -> str:
        return "\n".join(self._form.words(key, values[key]) for key in keys)

    def _show(self, values: Values, shown: Values) -> None:
        """Show the values that differ from those shown, and leave the other fields alone."""
        self._form.show_values({key: value for key, value in values.items() if value != shown[key]})

    def _clear(self) -> None:
        for refusal in self._refusals:
            self._form.set_fault(list(refusal.values)[-1], "")
        self._refusals = []
        self._last = None
        self._has_failed = False
        self.fault.hide()
        self.two_texts.hide()
        self.autosave.hold()
        self.autosave.release()
        self.autosave.forget()
