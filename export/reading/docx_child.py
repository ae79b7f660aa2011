"""The reading process: a .docx comes in on standard input, its blocks go out on standard output as JSON."""

from __future__ import annotations

import contextlib
import sys

from export.errors import UnreadableDocument
from export.reading.docx_blocks import read_docx
from export.reading.exchange import read_to_json, refusal_to_json

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space, where the platform can limit it."""

MOST_PROCESSOR_TIME = 30
"""Seconds of processor time, likewise."""


def main() -> None:
    """Read standard input within the limits and answer on standard output."""
    limit_resources()
    try:
        answer = read_to_json(read_docx(sys.stdin.buffer.read()))
    except UnreadableDocument as fault:
        answer = refusal_to_json(fault)
    except MemoryError:
        answer = refusal_to_json(UnreadableDocument("too-demanding"))
    sys.stdout.write(answer)


def limit_resources() -> None:
    """Limit memory and processor time, and forbid writing files, where the platform has such limits."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_PROCESSOR_TIME),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, limit in wanted:
        # A stricter limit that is set already stays.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    main()
