"""Processes that read files one after the other; one that dies or hangs is replaced, and only its file is lost."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import LifoQueue
from types import TracebackType
from typing import Any, Final, Self

from domain.evidence.evidence import FileText, ReadingStatus
from resources.processes import begin_process
from store.errors import DiskFault
from store.intake.contents import Entry, Refusal
from store.text_json import from_json

WORKERS: Final = 2
LONGEST_TIME: Final = 90.0
"""Seconds by the clock for one request."""
MOST_OUTPUT: Final = 64 * 1024 * 1024
"""Bytes of one answer."""
_CHILD: Final = "store.intake.child"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is, and what was read from it."""

    kind: str
    text: FileText


class ReadingPool:
    """A few reading processes, begun when they are needed and ended with the pool; for several threads at once."""

    def __init__(
        self,
        workers: int = WORKERS,
        longest_time: float = LONGEST_TIME,
        most_output: int = MOST_OUTPUT,
        module: str = _CHILD,
    ) -> None:
        self._all = [_Worker(longest_time, most_output, module) for _ in range(workers)]
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._all:
            self._idle.put(worker)

    def begin(self) -> None:
        """Begin the processes now, so that they are there when the first files have been copied."""
        for worker in self._all:
            worker.begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path, name: str) -> Reading:
        """Return what the file at `path` is and says; `name` is what it is called. Never raises for its content."""
        answer = self._ask({"do": "read", "path": str(path), "name": name})
        try:
            return Reading(str(answer["kind"]), from_json(answer["text"]))
        except (KeyError, ValueError, TypeError):
            status = ReadingStatus.TOO_DEMANDING if answer.get("refused") else ReadingStatus.UNREADABLE
            return Reading("unknown", FileText(status))

    def unpack(self, path: Path, kind: str, folder: Path) -> tuple[Entry, ...]:
        """Write what a container holds into `folder`, as files named by number.

        Raises Refusal for one that is not opened, and DiskFault("no-space").
        """
        answer = self._ask({"do": "unpack", "path": str(path), "kind": kind, "folder": str(folder)})
        if answer.get("refused") == "no-space":
            raise DiskFault("no-space", {"path": str(folder)})
        try:
            if "entries" not in answer:
                raise Refusal(str(answer["refused"]), str(answer.get("limit", "")))
            entries = tuple(Entry(*(str(value) for value in values)) for values in answer["entries"])
            if any(entry.file and not entry.file.isdigit() for entry in entries):
                raise ValueError
        except (KeyError, TypeError, ValueError):
            raise Refusal("container-damaged") from None
        return entries

    def close(self) -> None:
        """End the processes."""
        for worker in self._all:
            worker.end()

    def _ask(self, request: dict[str, str]) -> dict[str, Any]:
        worker = self._idle.get()
        try:
            return worker.ask(request)
        finally:
            self._idle.put(worker)


class _Worker:
    """One reading process, begun with its first request and again after one that ended it."""

    def __init__(self, longest_time: float, most_output: int, module: str) -> None:
        self._longest_time = longest_time
        self._most_output = most_output
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> subprocess.Popen[bytes]:
        """Return the process, begun if there is none."""
        if self._process is None:
            self._process = begin_process(self._module)
        return self._process

    def ask(self, request: dict[str, str]) -> dict[str, Any]:
        """Return the answer; "too-demanding" when there was none in time, too long a one, or the process ended."""
        process = self.begin()
        clock = threading.Timer(self._longest_time, process.kill)
        clock.daemon = True
        clock.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline(self._most_output)
            answer: Any = json.loads(line) if line.endswith(b"\n") else None
        except (OSError, ValueError):
            answer = None
        finally:
            clock.cancel()
        if not isinstance(answer, dict):
            self.end()
            return {"refused": "too-demanding"}
        if answer.get("is_worn"):
            self.end()
        return answer

    def end(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()
