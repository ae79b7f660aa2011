"""What could not be saved, place by place, until the same place has been saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance


class Unsaved(QObject):
    """Signal: changed(), when a place could not be saved or is saved again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errors: dict[str, BaseException] = {}

    @property
    def error(self) -> BaseException | None:
        """Why the place that has waited longest is not saved, or None when nothing waits."""
        return next(iter(self._errors.values()), None)

    def watch(self, place: str, failed: SignalInstance, *mended: SignalInstance) -> None:
        """Follow the saves of one place: `failed` carries the error, each of `mended` says that it is saved."""
        failed.connect(lambda error: self._note(place, error))
        for signal in mended:
            signal.connect(lambda: self._settle(place))

    def _note(self, place: str, error: BaseException) -> None:
        self._errors[place] = error
        self.changed.emit()

    def _settle(self, place: str) -> None:
        if self._errors.pop(place, None) is not None:
            self.changed.emit()
