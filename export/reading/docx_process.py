"""Have a Word document read in a process of its own, which may fail, hang or be ended without harm to the program."""

from __future__ import annotations

import subprocess

from domain.text.blocks import SourceText
from export.errors import UnreadableDocument
from export.reading.exchange import source_from_json
from resources.processes import begin_process

LONGEST_TIME = 60.0
"""Seconds that reading one document may take by the clock."""

_CHILD = "export.reading.docx_child"


def blocks_from_docx(data: bytes, name: str, longest_time: float = LONGEST_TIME) -> SourceText:
    """Return what the reading process makes of the bytes of a .docx file.

    Raises UnreadableDocument as `export.reading.docx_blocks.read_docx` does, "too-demanding" when reading took more
    than `longest_time` seconds or more memory than is allowed, and "reader-failed" when the process ended otherwise.
    """
    process = begin_process(_CHILD)
    with process:
        try:
            answer, _ = process.communicate(data, timeout=longest_time)
        except subprocess.TimeoutExpired:
            process.kill()
            raise UnreadableDocument("too-demanding", {"name": name}) from None
    if process.returncode < 0:
        raise UnreadableDocument("too-demanding", {"name": name})
    return source_from_json(answer.decode("utf-8", "replace"), name)
