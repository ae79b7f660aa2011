"""Pass what was read, or why nothing was, from the reading process to the program as JSON."""

from __future__ import annotations

import json

from domain.assessment import Link, PassageKind
from domain.text.blocks import Notice, SourceText, TextBlock
from export.errors import UnreadableDocument


def read_to_json(source: SourceText) -> str:
    """Return what was read as one line of JSON."""
    blocks = [
        [
            block.kind.value,
            block.text,
            block.level,
            [[link.start, link.end, link.url] for link in block.links],
            block.is_cell,
            list(block.notes),
        ]
        for block in source.blocks
    ]
    return json.dumps({"blocks": blocks, "notices": [[notice.code, list(notice.data)] for notice in source.notices]})


def refusal_to_json(fault: UnreadableDocument) -> str:
    """Return why a document cannot be read as one line of JSON."""
    return json.dumps({"refused": fault.code, "data": dict(fault.data)})


def source_from_json(text: str, name: str) -> SourceText:
    """Return what the reading process read; raise UnreadableDocument as it did, or "reader-failed" for other text."""
    try:
        answer = json.loads(text)
        if "refused" in answer:
            fault = UnreadableDocument(str(answer["refused"]), {**answer["data"], "name": name})
        else:
            return SourceText(name, _blocks(answer["blocks"]), _notices(answer["notices"]))
    except (ValueError, KeyError, TypeError):
        raise UnreadableDocument("reader-failed", {"name": name}) from None
    raise fault


def _blocks(entries: list[tuple[str, str, int, list[tuple[int, int, str]], bool, list[int]]]) -> tuple[TextBlock, ...]:
    return tuple(
        TextBlock(
            PassageKind(kind),
            text,
            level,
            tuple(Link(*link) for link in links),
            place,
            is_cell=is_cell is True,
            notes=tuple(notes),
        )
        for place, (kind, text, level, links, is_cell, notes) in enumerate(entries, start=1)
    )


def _notices(entries: list[tuple[str, list[tuple[str, str]]]]) -> tuple[Notice, ...]:
    return tuple(Notice(code, tuple((name, value) for name, value in data)) for code, data in entries)
