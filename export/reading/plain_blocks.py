"""Read plain text, as it is copied from the web or from Word, into plain blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from domain.assessment import PassageKind
from domain.text.blocks import SourceText
from export.reading import tracked_changes, wiki_marks
from export.reading.gathering import DEEPEST_BULLET, TEXT_LIMIT, Gatherer
from export.reading.markdown_marks import UNDERLINE
from export.reading.markup import Markup, markup_of
from export.reading.plain_lines import BULLETS, plain_lines

_BULLET = re.compile(rf"(?:[{BULLETS}][ \t\xa0]+|[•●▪◦·\uf0b7\uf0a7](?=\w)|o\t)")
_INNER_MARKS = frozenset("o◦▪\uf0a7")
_MARKED_HEADING = re.compile(r"(#{1,6})[ \t]+(?=[^ \t#])")
_NUMBERED = re.compile(r"\(?[\dA-Za-z]{1,3}(?:\.\d{1,2})*[.)]?\t")
_RULE = re.compile(r"[|:+ -]*[-=]{3}[|:+= -]*|\*{3,}|_{3,}|={3,}|~{3,}")
_BARRED = re.compile(r"\|(?P<cells>.*\|.*)\|")
_NO_HEADING = re.compile(rf"[#|>={BULLETS}][ \t|=]|\Z")
"""How a line begins that no line of "=" or "-" below makes a heading."""
_FEWEST_RULES = 3
_SURROUNDED = re.compile(r"(?P<mark>[*_])\s?(?P<words>[^*_]+?)\s?(?P=mark)")
"""A line in bold or italics that lost its form: the marks around it begin no list."""
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_].*?[^*_]|[^*_])\1")


def blocks_from_plain(text: str, name: str, limit: int = TEXT_LIMIT, has_marked_headings: bool = False) -> SourceText:
    """Return a block for each line of `text` that has words; `name` becomes the source's name.

    A line is one as its writer meant it: see `plain_lines`.
    Lines that begin with a bullet character are bullets, of level 2 for the marks Word gives to inner lists. With
    `has_marked_headings`, and in a text that has several, lines that begin with one to six "#" or have a line of "="
    or "-" below are headings of that level, rules and bold lines lose their marks, rows between bars are cells
    (Markdown); likewise in a text marked up as MediaWiki does it. What tabs divide on a line are the cells of a table's
    row, a block each. At most `limit` characters are read. Notices, each with a "count": "text-cut" (characters beyond
    the limit), "characters-removed", and those of changes that are printed in it (`tracked_changes.counted`).
    """
    gathered = Gatherer(limit)
    text_read = text[: limit + 1]
    gathered.left_out.update(tracked_changes.counted(text_read))
    markup = markup_of(text_read)
    is_marked = has_marked_headings or markup is not Markup.NONE
    lines = [line.text.strip() for line in plain_lines(text_read)]
    rules = Counter(line for line in lines if _RULE.fullmatch(line))
    for line, following in pairwise((*lines, "")):
        if markup is Markup.WIKI and _add_wiki_line(gathered, line):
            continue
        if is_marked and UNDERLINE.fullmatch(following) and not _NO_HEADING.match(line):
            gathered.kind, gathered.level = PassageKind.HEADING, 1 if following[0] == "=" else 2
            _add_text(gathered, line)
        elif line and not ((is_marked and _RULE.fullmatch(line)) or rules[line] >= _FEWEST_RULES):
            _add_line(gathered, line, is_marked)
    if len(text) > limit + 1:
        gathered.left_out["text-cut"] += len(text) - limit - 1
    blocks, notices = gathered.finish()
    return SourceText(name, blocks, notices)


def _add_wiki_line(gathered: Gatherer, line: str) -> bool:
    """Add a line that only a wiki writes: a heading, a row of a table, a value of a template; say whether it is one."""
    if heading := wiki_marks.HEADING.fullmatch(line):
        gathered.kind, gathered.level = PassageKind.HEADING, len(heading["sign"]) - 1
        _add_text(gathered, heading["words"])
    elif row := wiki_marks.ROW.fullmatch(line):
        _add_row(gathered, wiki_marks.BETWEEN_CELLS.split(row["cells"]))
    elif value := wiki_marks.PARAMETER.fullmatch(line):
        _add_row(gathered, (value["name"], value["value"]))
    else:
        return False
    return True


def _add_line(gathered: Gatherer, line: str, is_marked: bool) -> None:
    heading = _MARKED_HEADING.match(line) if is_marked else None
    if is_marked and (bold := _BOLD_LINE.fullmatch(line)):
        line = bold["words"]
    bullet = None if _SURROUNDED.fullmatch(line) else _BULLET.match(line)
    if heading:
        gathered.kind, gathered.level = PassageKind.HEADING, len(heading.group(1))
        line = line[heading.end() :].rstrip(" \t#")
    elif bullet and line[bullet.end() :].strip():
        gathered.kind = PassageKind.BULLET
        gathered.level = DEEPEST_BULLET if line[0] in _INNER_MARKS else 1
        line = line[bullet.end() :]
    if is_marked and (row := _BARRED.fullmatch(line)):
        _add_row(gathered, row["cells"].split("|"))
        return
    is_behind_row = bool(gathered.blocks) and gathered.blocks[-1].is_cell
    cells = _cells(line, is_behind_row) if gathered.kind is PassageKind.PARAGRAPH else [line]
    if len(cells) > 1:
        _add_row(gathered, cells)
    else:
        _add_text(gathered, *cells)


def _add_row(gathered: Gatherer, cells: Iterable[str]) -> None:
    gathered.is_in_cell = True
    _add_text(gathered, *filter(None, map(str.strip, cells)))
    gathered.is_in_cell = False


def _add_text(gathered: Gatherer, *texts: str) -> None:
    for text in texts:
        gathered.add(text, keep_spaces=True)
        if not gathered.is_full or gathered.has_text:
            gathered.flush()  # what comes when it is full is counted only


def _cells(line: str, is_behind_row: bool) -> list[str]:
    """Return what tabs divide on a line, the whole where there are none or only one behind a paragraph's number; what
    stands in the row of a table above has no such numbers."""
    number = _NUMBERED.match(line)
    cells = [_unquoted(cell) for cell in line.split("\t") if cell.strip()]
    is_in_row = is_behind_row and bool(cells) and cells[0].strip().isdecimal()
    return [line] if len(cells) < 2 or (number is not None and len(cells) == 2 and not is_in_row) else cells


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that a spreadsheet sets around it."""
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1]
    return cell[1:-1] if is_quoted else cell
