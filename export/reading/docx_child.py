"""The reading process: a .docx comes in on standard input, its blocks go out on standard output as JSON."""

from __future__ import annotations

import sys

from export.errors import UnreadableDocument
from export.reading.docx_blocks import read_docx
from export.reading.exchange import read_to_json, refusal_to_json
from resources.processes import allow_processor_time, limit_process

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space, where the platform can limit it."""

MOST_PROCESSOR_TIME = 30
"""Seconds of processor time, likewise."""


def main() -> None:
    """Read standard input within the limits and answer on standard output."""
    limit_process(MOST_MEMORY, file_size=0)
    allow_processor_time(MOST_PROCESSOR_TIME)
    try:
        answer = read_to_json(read_docx(sys.stdin.buffer.read()))
    except UnreadableDocument as fault:
        answer = refusal_to_json(fault)
    except MemoryError:
        answer = refusal_to_json(UnreadableDocument("too-demanding"))
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
