"""Clean what comes from outside to fragments, and keep a paste of any size from freezing the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from domain.text.blocks import Notice, SourceText
from ui.editor.fragments import Fragment, fragments_of_blocks

PASTE_LIMIT = 200_000
"""Characters that one paste puts into the text: some 33,000 words, several times a whole section."""

HTML_LIMIT = 4_000_000
"""Characters of mark-up that are looked at; beyond them plain text on the clipboard is preferred."""


@dataclass(frozen=True, slots=True)
class CleanedPaste:
    """What to insert, what to tell, and, when it was too much, the whole text that was offered."""

    fragments: tuple[Fragment, ...]
    notices: tuple[Notice, ...]
    whole_text: str = ""


def cleaned_paste(source: QMimeData, plain_only: bool = False) -> CleanedPaste:
    """Return the paste from outside as fragments; HTML is preferred to plain text unless `plain_only`."""
    # Imported on the first paste: start-up needs none of it.
    from export.reading.html_blocks import blocks_from_html
    from export.reading.plain_blocks import blocks_from_plain

    text = source.text() if source.hasText() else ""
    markup = source.html() if source.hasHtml() and not plain_only else ""
    if markup and (len(markup) <= HTML_LIMIT or not text):
        read = blocks_from_html(markup[:HTML_LIMIT], PASTE_LIMIT)
        total = max(len(text), len(markup) if len(markup) > HTML_LIMIT else 0)
        is_cut = len(markup) > HTML_LIMIT or any(notice.code == "text-cut" for notice in read.notices)
        return _result(read, text or markup, total, is_cut)
    shown = _up_to_limit(text)
    return _result(blocks_from_plain(shown, ""), text, len(text), len(shown) < len(text))


def _up_to_limit(text: str) -> str:
    if len(text) <= PASTE_LIMIT:
        return text
    line_end = text.rfind("\n", PASTE_LIMIT // 2, PASTE_LIMIT)
    return text[: line_end if line_end > 0 else PASTE_LIMIT]


def _result(read: SourceText, whole_text: str, total: int, is_cut: bool) -> CleanedPaste:
    notices = tuple(notice for notice in read.notices if notice.code != "text-cut")
    if is_cut:
        kept = sum(len(block.text) for block in read.blocks)
        notices += (Notice("paste-cut", (("kept", str(kept)), ("total", str(max(total, kept))))),)
    return CleanedPaste(fragments_of_blocks(read.blocks), notices, whole_text if is_cut else "")
