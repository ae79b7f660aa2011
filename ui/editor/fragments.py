"""Pieces of passages on their way through the clipboard: our own format beside HTML and plain text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor

from domain.assessment import Link, Passage, PassageKind
from domain.text.blocks import TextBlock
from ui.editor.clipboard import hand_over_at_exit
from ui.editor.passage_blocks import natural_level, passage_of
from ui.editor.record_text import RecordText, record_of
from ui.editor.tidying import clean_words

MIME_TYPE = "application/x-assay-passages+json"
ALLOWED_SCHEMES = ("https://", "http://", "mailto:")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_FORMAT_VERSION = 2


class Origin(StrEnum):
    """What happened to the passages where they came from."""

    CUT = "cut"
    COPY = "copy"
    DRAG = "drag"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class OnWords:
    """A citation or sentence mark, by its id, on the words [start, end) of a fragment."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """A passage or a part of one; `is_whole` says that no word of the passage was left behind.

    `standing` is what stands on words of it and goes where they go.
    """

    passage: Passage
    is_whole: bool
    standing: tuple[OnWords, ...] = ()


def is_allowed_url(url: str) -> bool:
    """Tell whether a link may lead there: https, http and mailto only."""
    return url.lower().startswith(ALLOWED_SCHEMES) and url.isprintable()


def selected_fragments(cursor: QTextCursor, standing: Sequence[OnWords] = ()) -> tuple[Fragment, ...]:
    """Return what is selected, passage by passage; the last is empty when the selection ends after a line break.

    Of `standing`, whose places are those of the document, each fragment has what is on its words.
    """
    if not cursor.hasSelection():
        return ()
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = document.findBlock(start)
    fragments: list[Fragment] = []
    while block.isValid() and block.position() <= end:
        passage = passage_of(block)
        record = record_of(block)
        first = record.offset_of(max(0, start - block.position()))
        last = record.offset_of(min(block.length() - 1, end - block.position()))
        is_whole = first == 0 and last == len(passage.text) and bool(passage.text)
        on_words = tuple(_standing_in(block, record, first, last, standing))
        fragments.append(Fragment(part_of(passage, first, last), is_whole, on_words))
        block = block.next()
    return tuple(fragments)


def _standing_in(
    block: QTextBlock, record: RecordText, first: int, last: int, standing: Sequence[OnWords]
) -> Iterator[OnWords]:
    position = block.position()
    for each in standing:
        if position <= each.start < each.end < position + block.length():
            start, end = record.offset_of(each.start - position), record.offset_of(each.end - position)
            if first <= start < end <= last:
                yield OnWords(each.id, start - first, end - first)


def part_of(passage: Passage, start: int, end: int) -> Passage:
    """Return the characters [start, end) of the passage with their links."""
    links = tuple(
        Link(max(link.start, start) - start, min(link.end, end) - start, link.url)
        for link in passage.links
        if link.start < end and link.end > start
    )
    return replace(passage, text=passage.text[start:end], links=links)


def fragments_of_blocks(blocks: Sequence[TextBlock]) -> tuple[Fragment, ...]:
    """Return what a reader made of text from outside as fragments without ids."""
    return tuple(
        Fragment(
            Passage("", block.kind, clean_words(block.text), _level_from_outside(block), _allowed(block.links)), False
        )
        for block in blocks
    )


def _level_from_outside(block: TextBlock) -> int:
    return 1 if block.kind is PassageKind.HEADING else natural_level(block.kind, block.level)


def _allowed(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if is_allowed_url(link.url))


def to_mime(fragments: Sequence[Fragment], origin: Origin) -> QMimeData:
    """Return the fragments in our own format, as HTML and as plain text."""
    hand_over_at_exit()
    mime = QMimeData()
    mime.setData(MIME_TYPE, _to_json(fragments, origin).encode())
    mime.setHtml(_to_html(fragments))
    mime.setText(_to_plain(fragments))
    return mime


def from_mime(mime: QMimeData) -> tuple[tuple[Fragment, ...], Origin] | None:
    """Return the fragments our own format holds, or None when it is absent or not as we write it."""
    if not mime.hasFormat(MIME_TYPE):
        return None
    try:
        data = json.loads(bytes(mime.data(MIME_TYPE).data()))
        if data["version"] != _FORMAT_VERSION:
            return None
        return tuple(_fragment_from(item) for item in data["fragments"]), Origin(data["origin"])
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def _to_json(fragments: Sequence[Fragment], origin: Origin) -> str:
    return json.dumps(
        {
            "version": _FORMAT_VERSION,
            "origin": origin.value,
            "fragments": [
                {
                    "id": fragment.passage.id,
                    "kind": fragment.passage.kind.value,
                    "level": fragment.passage.level,
                    "text": fragment.passage.text,
                    "links": [[link.start, link.end, link.url] for link in fragment.passage.links],
                    "parent": fragment.passage.parent_id,
                    "whole": fragment.is_whole,
                    "version": fragment.passage.version,
                    "standing": [[each.id, each.start, each.end] for each in fragment.standing],
                }
                for fragment in fragments
            ],
        }
    )


def _fragment_from(item: Any) -> Fragment:
    if not all(isinstance(item[key], str) for key in ("id", "text", "parent")):
        raise TypeError("text expected")
    if not _ID.fullmatch(item["id"]) or (item["parent"] and not _ID.fullmatch(item["parent"])):
        raise ValueError("not an id")
    if clean_words(item["text"]) != item["text"]:
        raise ValueError("unwanted characters")
    kind = PassageKind(item["kind"])
    length = len(item["text"])
    links = tuple(Link(int(start), int(end), str(url)) for start, end, url in item["links"])
    if any(not 0 <= link.start < link.end <= length or not is_allowed_url(link.url) for link in links):
        raise ValueError("not a link")
    level = natural_level(kind, int(item["level"]))
    passage = Passage(item["id"], kind, item["text"], level, links, int(item["version"]), item["parent"])
    standing = tuple(OnWords(each, int(start), int(end)) for each, start, end in item["standing"])
    if any(not _ID.fullmatch(each.id) or not 0 <= each.start < each.end <= length for each in standing):
        raise ValueError("not standing on words")
    return Fragment(passage, bool(item["whole"]), standing)


def _to_plain(fragments: Sequence[Fragment]) -> str:
    is_one = len(fragments) == 1
    return "\n".join(
        f"• {passage.text}" if passage.kind is PassageKind.BULLET and not is_one else passage.text
        for passage in (fragment.passage for fragment in fragments)
    )


def _to_html(fragments: Sequence[Fragment]) -> str:
    parts: list[str] = []
    in_list = False
    for fragment in fragments:
        is_bullet = fragment.passage.kind is PassageKind.BULLET
        if is_bullet != in_list:
            parts.append("<ul>" if is_bullet else "</ul>")
            in_list = is_bullet
        parts.append(_element(fragment.passage, is_inline=len(fragments) == 1 and not fragment.is_whole))
    if in_list:
        parts.append("</ul>")
    return '<meta charset="utf-8">' + "".join(parts)


def _element(passage: Passage, is_inline: bool) -> str:
    words = _words_with_links(passage)
    if is_inline:
        return f"<span>{words}</span>"
    name = {PassageKind.HEADING: "h4", PassageKind.BULLET: "li", PassageKind.PARAGRAPH: "p"}[passage.kind]
    return f"<{name}>{words}</{name}>"


def _words_with_links(passage: Passage) -> str:
    done, parts = 0, []
    for link in passage.links:
        parts.append(html.escape(passage.text[done : link.start]))
        words = html.escape(passage.text[link.start : link.end])
        parts.append(f'<a href="{html.escape(link.url)}">{words}</a>')
        done = link.end
    parts.append(html.escape(passage.text[done:]))
    return "".join(parts)
