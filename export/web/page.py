"""Render a report as one accessible web page: landmarks, headings in order, styles inside, nothing loaded or run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import takewhile
from typing import Any

from domain.report.tree import (
    Block,
    Bullets,
    ContentsList,
    Heading,
    PageBreak,
    Paragraph,
    RatingPanel,
    Report,
    Run,
    Table,
)
from domain.text.cleaning import clean_line
from resources.loader import path_of

SKIP_LINK = "Skip to main content"


def write_web(report: Report) -> bytes:
    """Return the web page of `report` in UTF-8; the same report gives the same bytes.

    The blocks before the first page break stand in the page's header. Raises OSError when the style sheet that the
    program ships cannot be read.
    """
    opening = tuple(takewhile(lambda block: not isinstance(block, PageBreak), report.blocks))
    rest = report.blocks[len(opening) :]
    lists = [block for block in rest if isinstance(block, ContentsList)]
    lines = (
        *_head(report),
        f'<body>\n<a class="skip" href="#main">{SKIP_LINK}</a>',
        "<header>",
        *(_draft(report) if report.is_draft else ()),
        *_written(opening),
        "</header>",
        '<div class="page">',
        *(_contents(block, report.blocks) for block in lists),
        '<main id="main">',
        *_written(_without_contents(rest)),
        "</main>\n</div>\n</body>\n</html>\n",
    )
    return "\n".join(lines).encode("utf-8")


def _head(report: Report) -> Iterator[str]:
    title = f"{report.draft_word}: {report.title}" if report.is_draft else report.title
    yield f'<!DOCTYPE html>\n<html lang="{_safe(report.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_safe(title)}</title>"
    yield f'<meta name="description" content="{_safe(report.subject)}">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<style>\n{path_of('templates', 'report.css').read_text(encoding='utf-8').strip()}\n</style>\n</head>"


def _draft(report: Report) -> Iterator[str]:
    yield f'<p class="draft">{_safe(report.draft_word)}</p>'


def _safe(text: str) -> str:
    return escape(clean_line(text))


def _without_contents(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of the main part: the contents list stands elsewhere, so its page break is left out too."""
    was_break = False
    for block in blocks:
        if isinstance(block, ContentsList) or (was_break and isinstance(block, PageBreak)):
            continue
        was_break = isinstance(block, PageBreak)
        yield block


def _written(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield WRITERS[type(block)](block)


def _heading(block: Heading) -> str:
    level = min(block.level, 6)
    return f'<h{level} id="{_safe(block.anchor)}">{_safe(block.text)}</h{level}>'


def _paragraph(block: Paragraph) -> str:
    role = "" if block.role == "body" else f' class="{_safe(block.role)}"'
    return f"<p{role}>{_runs(block.runs)}</p>"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.url:
        return f'<a href="{_safe(run.url)}">{_safe(run.text)}</a>'
    return f'<span class="reference">{_safe(run.text)}</span>' if run.is_reference else _safe(run.text)


def _bullets(block: Bullets) -> str:
    levels = block.levels or (1,) * len(block.items)
    return _nested([(level, _runs(item)) for level, item in zip(levels, block.items, strict=True)], "ul")


def _nested(items: Sequence[tuple[int, str]], tag: str) -> str:
    """Return the items, each with its level from 1, as a list; deeper ones as a list within the item above them."""
    parts: list[str] = []
    depth = 0
    for level, content in items:
        if level > depth:
            parts.append(f"<{tag}>\n" * (level - depth))
        else:
            parts.append("</li>\n" + f"</{tag}>\n</li>\n" * (depth - level))
        parts.append(f"<li>{content}")
        depth = level
    return "".join(parts) + f"</li>\n</{tag}>\n" * depth


def _table(block: Table) -> str:
    head = "".join(
        f'<th scope="col"{_side(block, column)}>{_safe(text)}</th>' for column, text in enumerate(block.header)
    )
    rows = "\n".join(f"<tr>{_cells(block, row)}</tr>" for row in block.rows)
    return (
        f"<table>\n<caption>{_safe(block.summary)}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _cells(table: Table, row: Sequence[str]) -> str:
    first = f'<th scope="row"{_side(table, 0)}>{_safe(row[0])}</th>'
    return first + "".join(
        f"<td{_side(table, column)}>{_safe(text)}</td>" for column, text in enumerate(row[1:], start=1)
    )


def _side(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numeric else ""


def _rating(block: RatingPanel) -> str:
    return f'<div class="rating">\n<p class="line">{_safe(block.line)}</p>\n<p>{_safe(block.sentence)}</p>\n</div>'


def _contents(block: ContentsList, blocks: Sequence[Block]) -> str:
    items = [
        (heading.level - 1, f'<a href="#{_safe(heading.anchor)}">{_safe(heading.text)}</a>')
        for heading in blocks
        if isinstance(heading, Heading) and 2 <= heading.level <= block.deepest
    ]
    title = f'<h2 id="contents">{_safe(block.heading)}</h2>'
    return f'<nav aria-labelledby="contents">\n{title}\n{_nested(items, "ul")}</nav>'


def _page_break(block: PageBreak) -> str:
    return '<hr class="page-break">'


WRITERS: Mapping[type, Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    RatingPanel: _rating,
    PageBreak: _page_break,
}
