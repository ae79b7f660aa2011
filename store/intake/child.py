"""The reading process: requests come in on standard input, one a line, and each is answered by a line of JSON."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from domain.evidence.evidence import FileText, ReadingStatus
from resources.processes import allow_processor_time, limit_process
from store.intake.contents import Refusal, is_full_disk, unpack
from store.intake.reading import read_file
from store.text_json import to_json

MOST_MEMORY: Final = 1536 * 1024 * 1024
"""Bytes of address space, where the platform can limit it."""
LARGEST_FILE: Final = 1024 * 1024 * 1024
"""Bytes of a file that is written out of an archive."""
MOST_PROCESSOR_TIME: Final = 60
"""Seconds of processor time for one request, where the platform can limit it."""


def main() -> None:
    """Answer requests within the limits until there are no more."""
    limit_process(MOST_MEMORY, LARGEST_FILE)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # Whatever a library prints must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in sys.stdin.buffer:
        allow_processor_time(MOST_PROCESSOR_TIME)
        answer = json.dumps(answer_to(json.loads(line)), ensure_ascii=True).encode() + b"\n"
        view = memoryview(answer)
        while view:
            view = view[answers.write(view) :]


def answer_to(request: dict[str, str]) -> dict[str, Any]:
    """Do what a request asks; whatever goes wrong is an answer, too, for the next request must still be done."""
    path = Path(request["path"])
    try:
        if request["do"] == "unpack":
            return _unpacked(path, request["kind"], Path(request["folder"]))
        kind, text = read_file(path, request["name"])
    except (MemoryError, RecursionError):
        return {**_said("unknown", FileText(ReadingStatus.TOO_DEMANDING)), "refused": "too-demanding", "is_worn": True}
    except OSError as error:
        if error.errno == errno.ENOMEM:
            return {**_said("unknown", FileText(ReadingStatus.TOO_DEMANDING)), "refused": "too-demanding"}
        return {**_said("unknown", FileText(ReadingStatus.UNREADABLE)), "refused": "container-damaged"}
    except Exception:  # the job runner: a reader that fails on one file must not take the others with it
        return {
            **_said("unknown", FileText(ReadingStatus.UNREADABLE, notices=("reader-failed",))),
            "refused": "container-damaged",
        }
    return _said(kind, text)


def _said(kind: str, text: FileText) -> dict[str, Any]:
    return {"kind": kind, "text": to_json(text)}


def _unpacked(path: Path, kind: str, folder: Path) -> dict[str, Any]:
    try:
        entries = unpack(path, kind, folder)
    except Refusal as refusal:
        return {"refused": refusal.code, "limit": refusal.limit}
    except OSError as error:
        if is_full_disk(error):
            return {"refused": "no-space"}
        raise
    return {"entries": [[entry.name, entry.file, entry.code, entry.limit] for entry in entries]}


if __name__ == "__main__":
    main()
