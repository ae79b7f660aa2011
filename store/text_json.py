"""The text of a file as JSON, as it is kept and as it comes from the process that read it."""

from __future__ import annotations

import json

from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus


def to_json(text: FileText) -> str:
    """Return a file's text as JSON, the same for the same text."""
    data = {
        "status": str(text.status),
        "pages": text.pages,
        "properties": [list(pair) for pair in text.properties],
        "notices": list(text.notices),
        "blocks": [[str(block.kind), block.text, block.page, block.part] for block in text.blocks],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> FileText:
    """Return the text that `to_json` wrote; raises ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    return FileText(
        ReadingStatus(data["status"]),
        tuple(FileBlock(BlockKind(kind), words, page, part) for kind, words, page, part in data["blocks"]),
        data["pages"],
        tuple((name, value) for name, value in data["properties"]),
        tuple(data["notices"]),
    )
