"""The refusals of the readers and writers of documents: a code and data, never a sentence for the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class ExportError(Exception):
    """A document was not read or written; `code` is stable and lower-case with hyphens, `data` fills its sentence."""

    def __init__(self, code: str, data: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.data: Mapping[str, str] = dict(data or {})


class UnreadableDocument(ExportError):
    """A document cannot be read; `data` has its file "name"."""


class GateRefused(ExportError):
    """A finished document breaks rules of the gate; `faults` names each of them."""

    def __init__(self, code: str, data: Mapping[str, str] | None = None, faults: Sequence[Any] = ()) -> None:
        super().__init__(code, data)
        self.faults = tuple(faults)


class CannotWrite(ExportError):
    """A document cannot be saved where it was wanted; what stood there before is as it was."""
