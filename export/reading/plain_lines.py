"""The lines of plain text as their writer meant them, before programs changed their form.

Mail programs set ">" before what is answered, spreadsheets break cells, wikis set marks, and what comes from a page
has the signs of bullets on lines of their own and is broken where a line was full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.published.furniture import page_lines
from export.reading import markdown_marks, tracked_changes, wiki_marks
from export.reading.broken_lines import whole_lines, width_of
from export.reading.leaning_bullets import LEANING, with_what_they_lean_on
from export.reading.markup import Markup, markup_of
from export.reading.plain_line import PlainLine, joined
from export.reading.print_lines import with_columns, without_print
from export.reading.sheet_lines import with_whole_rows

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_FEWEST_QUOTED = 3
BULLETS = "•‣●▪◦∙⁃·\uf0b7\uf0a7*–-"
"""Signs that begin a bullet where white space follows."""
_LONE_SIGNS = frozenset("•‣●▪◦∙⁃·\uf0b7\uf0a7")
_BEGINNING = re.compile(
    rf"(?:[{BULLETS}]|\(?(?:\d{{1,2}}|[a-z])[.)])[ \t]|#{{1,6}}[ \t]|\||[-=*~_+|][-=*~_+| ]+\Z", re.ASCII
)
"""How a line begins that never goes on the one before it, a rule or a row of a table among them."""
_LEADER = re.compile(r"(?<=[^\W\d_])\s?(?:\.{3,}|…{2,})(?=\s[^\s.])")
_FEWEST_LED, _LONGEST_LED = 2, 100


def plain_lines(text: str) -> Iterator[PlainLine]:
    """Yield the lines of a text, the empty ones too, in order; a break of a joined line counts as a space."""
    lines = _without_leaders(_unquoted(with_whole_rows(_lines_of(text))))
    markup = markup_of(text)
    if markup is Markup.WIKI:
        lines = [line.without(wiki_marks.marks_within(line.text)) for line in lines]
    elif markup is Markup.MARKDOWN:
        lines = [line.without(markdown_marks.marks_within(line.text)) for line in lines]
    lines = without_print(_with_their_bullets(lines), text)
    pages = page_lines([line.text for line in lines])
    lines = with_columns(lines, text, pages)
    width = width_of([line for index, line in enumerate(lines) if index not in pages])
    lines = list(whole_lines(lines, pages, width, _BEGINNING)) if width else lines
    lines = tracked_changes.undone(lines, text) if tracked_changes.is_tracked(text) else lines
    yield from with_what_they_lean_on(lines) if LEANING.search(text) else lines


def _without_leaders(lines: list[PlainLine]) -> list[PlainLine]:
    """Return the lines without the dots that lead the eye to what stands behind them: "Score ........ 3"."""
    found = [_LEADER.search(line.text) if len(line.text) <= _LONGEST_LED else None for line in lines]
    if sum(match is not None for match in found) < _FEWEST_LED:
        return lines
    return [line if match is None else line.without([match.span()]) for line, match in zip(lines, found, strict=True)]


def _with_their_bullets(lines: list[PlainLine]) -> list[PlainLine]:
    """Return the lines with the signs of bullets that stand on lines of their own before what they belong to."""
    found: list[PlainLine] = []
    sign: PlainLine | None = None
    for line in lines:
        if sign is not None:
            found.append(joined((sign, line)) if line.text else sign)
            if not line.text:
                found.append(line)
            sign = None
        elif line.text in _LONE_SIGNS:
            sign = line
        else:
            found.append(line)
    return found if sign is None else [*found, sign]


def _lines_of(text: str) -> list[PlainLine]:
    found, begin = [], 0
    for whole in text.splitlines(keepends=True):
        line = whole.rstrip()  # what ends a line is white space, too
        found.append(PlainLine(line, range(begin, begin + len(line))))
        begin += len(whole)
    return found


def _unquoted(lines: list[PlainLine]) -> list[PlainLine]:
    """Return the lines without ">" before them, where several have it."""
    marks = [_QUOTED.match(line.text) for line in lines]
    if sum(mark is not None for mark in marks) < _FEWEST_QUOTED:
        return lines
    ends = [0 if mark is None else mark.end() for mark in marks]
    return [PlainLine(line.text[end:], line.places[end:]) for line, end in zip(lines, ends, strict=True)]
