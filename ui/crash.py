"""When something unforeseen happens: keep the window, write a log without anybody's words, tell the person."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

LARGEST_LOG = 1 << 20


class CrashHandler:
    """Catches what nothing else caught. `tell` is called with the exception, from whichever thread it happened on."""

    def __init__(self, folder: Path, tell: Callable[[BaseException], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._native_log: TextIO | None = None

    @property
    def log(self) -> Path:
        """The file that is written."""
        return self._folder / "assay.log"

    def install(self) -> None:
        """Take over unhandled exceptions of every thread, and note where the interpreter was when it is killed."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        self._note_native_crashes()

    def uninstall(self) -> None:
        """Give unhandled exceptions back to the interpreter."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        if self._native_log is not None:
            faulthandler.disable()
            self._native_log.close()
            self._native_log = None

    def record(self, error: BaseException) -> None:
        """Write where an error happened: file names, functions and lines, but no message and no value."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
                self.log.replace(self.log.with_suffix(".old.log"))
            with self.log.open("a", encoding="utf-8") as log:
                log.write(wordless(error))
        except OSError:
            return

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        caught = error or kind()
        self.record(caught)
        self._tell(caught)

    def _note_native_crashes(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._native_log = (self._folder / "native.log").open("a", encoding="utf-8")
            faulthandler.enable(self._native_log)
        except OSError:
            self._native_log = None


def wordless(error: BaseException) -> str:
    """Return what a log may hold of an error: the kinds of exceptions and the places in the code.

    Messages and values are left out, because they may hold what somebody wrote; so are folders outside the program.
    """
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} Python {platform.python_version()} {sys.platform}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"  {type(seen).__module__}.{type(seen).__qualname__} {getattr(seen, 'code', '')}".rstrip())
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"    {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
