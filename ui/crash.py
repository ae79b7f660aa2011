"""When something unforeseen happens: keep the window, write a log without anybody's words, tell the person."""

from __future__ import annotations

import contextlib
import faulthandler
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

LARGEST_LOG = 1 << 20
LONGEST_CHAIN = 8
PROGRAM = Path(__file__).resolve().parents[1]
_CODE = re.compile(r"[a-z]{2,20}(-[a-z]{2,20}){0,3}")
"""What a code of our errors looks like; whatever else an error calls its code is not written down."""


class CrashHandler:
    """Catches what nothing else caught. `tell` is called with the exception, from whichever thread it happened on."""

    def __init__(self, folder: Path, tell: Callable[[BaseException], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._native_log: TextIO | None = None
        self._before: tuple[Any, Any, Any] | None = None

    @property
    def log(self) -> Path:
        """The file that is written."""
        return self._folder / "assay.log"

    def install(self) -> None:
        """Take over unhandled exceptions of every thread, and note where the interpreter was when it is killed."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._on_unraisable(args.exc_value)
        self._note_native_crashes()

    def uninstall(self) -> None:
        """Give unhandled exceptions back to whoever had them before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None
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
        caught = error if error is not None else kind()
        self.record(caught)
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._tell(caught)

    def _on_unraisable(self, error: BaseException | None) -> None:
        """Note what went wrong where nothing can be told, in the end of an object for example."""
        if error is not None:
            self.record(error)

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
    for seen in _chain(error):
        lines.append(f"  {type(seen).__module__}.{type(seen).__qualname__} {_code_of(seen)}".rstrip())
        lines += [f"    {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in _frames(seen)]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and those that it came from; a chain may be long, or lead back to itself."""
    found: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in found and len(found) < LONGEST_CHAIN:
        found.append(seen)
        seen = seen.__cause__ or seen.__context__
    return found


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)


def _code_of(error: BaseException) -> str:
    code = getattr(error, "code", "")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def _place(file_name: str) -> str:
    """Return where a file lies in the program or its libraries, without the folders around them."""
    path = Path(file_name)
    if path.is_relative_to(PROGRAM):
        path = path.relative_to(PROGRAM)
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return "/".join(parts) if not path.is_absolute() else path.name
