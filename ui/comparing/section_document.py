"""Write a section's changes into a document: in one text as Word's compare does, or both versions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCell,
    QTextTableFormat,
)

from domain.assessment import PassageKind
from domain.text.word_difference import Part, Segment
from ui.comparing.rows import FoldRow, Row, SectionText, TextRow, TitleRow
from ui.messages import counted
from ui.theme import Theme

FOLD: Final = "fold:"
"""What the address of a folded line begins with, before its number."""
Blocks = tuple[int, int]
"""The numbers of the first and the last block of a change, in one text; of its row, side by side."""
OLD, NEW = (Part.SAME, Part.GONE), (Part.SAME, Part.NEW)


class DocumentWriter:
    """Writes rows into an empty document in the look of a theme; `blocks` tells afterwards where each change stands."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._cursor = QTextCursor(document)
        self._is_first = True
        self.blocks: dict[int, Blocks] = {}
        self._faces = _Faces(theme)

    def write(self, text: SectionText, heads: tuple[str, str] | None, right: float) -> None:
        """Write in one text, or side by side under these heads, with a margin on the right."""
        self._document.setUndoRedoEnabled(False)
        self._cursor.beginEditBlock()
        self._set_margins(right)
        if heads is not None:
            self._table([], heads)
        for is_words, rows in groupby(text.rows, lambda row: isinstance(row, TextRow)):
            if is_words and heads is not None:
                self._table([row for row in rows if isinstance(row, TextRow)])
            else:
                for row in rows:
                    self._row(row)
        self._cursor.endEditBlock()

    def _set_margins(self, right: float) -> None:
        root = self._document.rootFrame()
        look: QTextFrameFormat = root.frameFormat()
        look.setLeftMargin(self._theme.space(2))
        look.setRightMargin(right)
        look.setTopMargin(self._theme.space(0.5))
        look.setBottomMargin(self._theme.space(3))
        root.setFrameFormat(look)

    def _row(self, row: Row) -> None:
        faces = self._faces
        match row:
            case TitleRow():
                self._block(faces.block(above=2, below=0.5), faces.title)
                self._cursor.insertText(row.words)
            case FoldRow():
                self._fold(row)
            case TextRow():
                first = self._place()
                self._words(row, row.segments)
                self._note(row.change, first)

    def _fold(self, row: FoldRow) -> None:
        paragraphs = counted(row.count, "unchanged paragraph")
        words = _tr("Fold {paragraphs}").format(paragraphs=paragraphs) if row.is_open else f"\u22ef  {paragraphs}"
        block = self._faces.block(above=1, below=1)
        block.setBackground(self._theme.color("pane"))
        self._block(block, self._faces.label)
        link = QTextCharFormat(self._faces.label)
        link.setAnchor(True)
        link.setAnchorHref(f"{FOLD}{row.number}")
        self._cursor.insertText(words, link)

    def _words(self, row: TextRow, segments: Iterable[Segment]) -> None:
        """Write a label, where there is one, and the words under it."""
        if row.label:
            self._block(self._faces.block(above=0.5), self._faces.label)
            self._cursor.insertText(row.label)
        face = self._faces.of(row)
        self._block(self._faces.words_block(row), face)
        if row.kind is PassageKind.BULLET:
            self._cursor.insertText("\u2022  ", face)
        last: Part | None = None
        for each in segments:
            text = each.text.replace("\n", "\u2028")
            words = text.lstrip(" ") or text
            # The space before a word is no part of what is marked, and two whole texts never touch.
            is_touching = last is Part.GONE and each.part is Part.NEW and words == text
            between = text[: len(text) - len(words)] or (" " if is_touching else "")
            self._cursor.insertText(between if row.is_prose else between * 3, face)
            self._cursor.insertText(words, self._faces.marked(face, each.part))
            last = each.part

    def _table(self, rows: Sequence[TextRow], heads: tuple[str, str] | None = None) -> None:
        """Write rows in two columns: the earlier words on the left, the later ones on the right."""
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellPadding(0)
        look.setCellSpacing(0)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        look.setColumnWidthConstraints([half, half])
        table = self._cursor.insertTable(len(rows) + (heads is not None), 2, look)
        for column, parts in enumerate((OLD, NEW)):
            if heads is not None:
                self._cursor = table.cellAt(0, column).firstCursorPosition()
                self._cursor.setBlockFormat(self._faces.block(below=0.5))
                self._cursor.insertText(heads[column], self._faces.title)
            for place, row in enumerate(rows, heads is not None):
                self._cell(table.cellAt(place, column).firstCursorPosition(), row, parts)
            for place in range(table.rows()):
                # At last: the format of a cell is that of its first block, too.
                self._pad(table.cellAt(place, column), column)
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(self._faces.thin)
        self._cursor.setBlockCharFormat(self._faces.thin_words)
        self._is_first = False

    def _pad(self, cell: QTextTableCell, column: int) -> None:
        look = cell.format().toTableCellFormat()
        gap = self._theme.space(1.5)
        if column:
            look.setLeftPadding(gap)
        else:
            look.setRightPadding(gap)
        look.setTopPadding(self._theme.space(0.5))
        look.setBottomPadding(self._theme.space(1))
        cell.setFormat(look)

    def _cell(self, cursor: QTextCursor, row: TextRow, parts: tuple[Part, Part]) -> None:
        shown = [each for each in row.segments if each.part in parts]
        self._cursor, self._is_first = cursor, True
        first = self._place()
        if shown:
            # The words of both columns begin at one height; what is said of them stands beside the later ones.
            is_labelled = bool(row.label) and parts is NEW
            self._words(row if is_labelled or not row.label else replace(row, label="\u00a0"), shown)
        self._note(row.change, first)

    def _block(self, block: QTextBlockFormat, words: QTextCharFormat) -> None:
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(words)
            self._cursor.setCharFormat(words)
            self._is_first = False
        else:
            self._cursor.insertBlock(block, words)

    def _place(self) -> int:
        return self._cursor.blockNumber() + (not self._is_first)

    def _note(self, change: int, first: int) -> None:
        """Keep where a change stands: a score has several rows."""
        if change >= 0:
            low, high = self.blocks.get(change, (first, first))
            self.blocks[change] = (min(low, first), max(high, self._cursor.blockNumber()))


class _Faces:
    """The formats of blocks and words in a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.title = self._face("ui", "small", 600, "muted")
        self.label = self._face("ui", "small", 400, "muted")
        self._prose = self._face("findings", "reading", 400, "text")
        self._quiet = self._face("findings", "reading", 400, "muted")
        self._quiet_heading = self._face("findings", "reading", 600, "muted")
        self._heading = self._face("findings", "reading", 600, "text")
        self._plain = self._face("ui", "body", 400, "text")
        self.thin = QTextBlockFormat()
        self.thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.thin_words = QTextCharFormat()
        self.thin_words.setFontPointSize(1)

    def _face(self, use: str, size: str, weight: int, token: str) -> QTextCharFormat:
        face = QTextCharFormat()
        face.setFont(self._theme.font(use, size, weight))
        face.setForeground(self._theme.color(token))
        return face

    def of(self, row: TextRow) -> QTextCharFormat:
        if not row.is_prose:
            return self._plain
        if row.change < 0:
            return self._quiet_heading if row.kind is PassageKind.HEADING else self._quiet
        return self._heading if row.kind is PassageKind.HEADING else self._prose

    def marked(self, face: QTextCharFormat, part: Part) -> QTextCharFormat:
        """Return a face for words that both versions have, or only one: by colour, and by a line under or through."""
        if part is Part.SAME:
            return face
        marked = QTextCharFormat(face)
        token = "success" if part is Part.NEW else "danger"
        marked.setForeground(self._theme.color(token))
        marked.setBackground(self._theme.color(f"{token}_soft"))
        if part is Part.NEW:
            marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        else:
            marked.setFontStrikeOut(True)
        return marked

    def block(self, *, above: float = 0, below: float = 0) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.space(above))
        block.setBottomMargin(self._theme.space(below))
        return block

    def words_block(self, row: TextRow) -> QTextBlockFormat:
        block = self.block(above=1 if row.kind is PassageKind.HEADING else 0, below=1 if row.is_prose else 0.5)
        use, size = ("findings", "reading") if row.is_prose else ("ui", "body")
        percent = self._theme.line_percent(use, size)
        block.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if row.kind is PassageKind.BULLET:
            block.setLeftMargin(self._theme.space(2))
            block.setTextIndent(-self._theme.space(1.5))
        return block


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
