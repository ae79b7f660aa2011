"""Read plain text, as it is copied from the web or from Word, into plain blocks."""

from __future__ import annotations

import re

from domain.assessment import PassageKind
from domain.text.blocks import SourceText
from export.reading.gathering import DEEPEST_BULLET, TEXT_LIMIT, Gatherer

_BULLET = re.compile(r"(?:[•‣●▪◦∙⁃·\uf0b7\uf0a7*–-][ \t\xa0]+|[•●▪◦·\uf0b7\uf0a7](?=\w)|o\t)")
_INNER_MARKS = frozenset("o◦▪\uf0a7")
_MARKED_HEADING = re.compile(r"(#{1,6})[ \t]+(?=[^ \t#])")


def blocks_from_plain(text: str, name: str, limit: int = TEXT_LIMIT, has_marked_headings: bool = False) -> SourceText:
    """Return one block for each line of `text` that has words; `name` becomes the source's name.

    Lines that begin with a bullet character are bullets, of level 2 for the marks Word gives to inner lists. With
    `has_marked_headings` lines that begin with one to six "#" are headings of that level. At most `limit` characters
    are read. Notices, each with a "count": "text-cut" (characters beyond the limit) and "characters-removed".
    """
    gathered = Gatherer(limit)
    for line in text[: limit + 1].splitlines():
        stripped = line.strip()
        if stripped:
            _add_line(gathered, stripped, has_marked_headings)
    if len(text) > limit + 1:
        gathered.left_out["text-cut"] += len(text) - limit - 1
    blocks, notices = gathered.finish()
    return SourceText(name, blocks, notices)


def _add_line(gathered: Gatherer, line: str, has_marked_headings: bool) -> None:
    heading = _MARKED_HEADING.match(line) if has_marked_headings else None
    bullet = _BULLET.match(line)
    if heading:
        gathered.kind, gathered.level = PassageKind.HEADING, len(heading.group(1))
        line = line[heading.end() :].rstrip(" \t#")
    elif bullet and line[bullet.end() :].strip():
        gathered.kind = PassageKind.BULLET
        gathered.level = DEEPEST_BULLET if line[0] in _INNER_MARKS else 1
        line = line[bullet.end() :]
    gathered.add(line, keep_spaces=True)
    if not gathered.is_full or gathered.has_text:
        gathered.flush()  # what comes when it is full is counted only
