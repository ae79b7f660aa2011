"""What is shown of evidence files inside the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.previews.kinds import TEXT_LIMIT, PreviewKind, kind_of, read_text
from ui.previews.pdf import PdfFault, render_page
from ui.previews.preview import PictureView, Preview, read_preview, size_words

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", PreviewKind.PDF),
        (b"\x89PNG\r\n\x1a\n....", PreviewKind.PICTURE),
        (b"\xff\xd8\xff\xe0", PreviewKind.PICTURE),
        ("They told us, £5".encode(), PreviewKind.TEXT),
        (b"PK\x03\x04word", PreviewKind.NOTHING),
        (b"\xd0\xcf\x11\xe0\xa1", PreviewKind.NOTHING),
        (b"a\x00b", PreviewKind.NOTHING),
        (b"\x01\x02\x03\x04", PreviewKind.NOTHING),
        (b"", PreviewKind.NOTHING),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: PreviewKind) -> None:
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\ufeffcaf\u00e9".encode(), "caf\u00e9"),
        ("caf\u00e9".encode("cp1252"), "caf\u00e9"),
        (b"plain", "plain"),
    ],
)
def test_text_is_read_however_it_is_coded(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert read_text(path) == (text, True)


def test_only_the_beginning_of_a_long_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("x" + "\u00e9" * TEXT_LIMIT, encoding="utf-8")
    text, is_whole = read_text(path)
    assert not is_whole
    assert text.startswith("x\u00e9") and "\ufffd" not in text


@pytest.fixture
def pdf(tmp_path: Path, qtbot: QtBot) -> Path:
    path = tmp_path / "paper.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    painter = QPainter(writer)
    painter.drawText(100, 400, "Page one")
    writer.newPage()
    painter.drawText(100, 400, "Page two")
    painter.end()
    return path


def test_a_page_of_a_pdf_file_is_a_picture(pdf: Path) -> None:
    page = render_page(pdf, 2, 600)
    assert (page.number, page.count) == (2, 2)
    assert abs(page.image.width() - 600) <= 1


def test_pages_stay_within_the_file(pdf: Path) -> None:
    assert render_page(pdf, 99, 100).number == 2
    assert render_page(pdf, 0, 100).number == 1


def test_half_a_pdf_file_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")
    with pytest.raises(PdfFault) as refused:
        render_page(path, 1, 100)
    assert refused.value.code == "damaged"


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    made = Preview()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def test_pages_are_turned(preview: Preview, pdf: Path, qtbot: QtBot) -> None:
    preview.show_file(pdf, "paper.pdf")
    qtbot.waitUntil(lambda: preview.picture.accessibleName() == "paper.pdf, Page 1 of 2", timeout=5000)
    preview.turn(1)
    qtbot.waitUntil(lambda: preview.picture.accessibleName() == "paper.pdf, Page 2 of 2", timeout=5000)


def test_a_picture_is_shown_no_wider_than_it_is(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "chart.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(path))
    preview.show_file(path, "chart.png")
    qtbot.waitUntil(lambda: not preview.picture.image().isNull(), timeout=5000)
    assert preview.picture.height_for(500) == 22


def test_what_cannot_be_shown_is_said(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")
    preview.show_file(path, "half.pdf")
    qtbot.waitUntil(lambda: "damaged" in preview.note.text(), timeout=5000)


def test_a_picture_that_is_none_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    assert read_preview(path, 1) is None


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 byte"), (812, "812 bytes"), (14_200, "14 kB"), (3_200_000, "3.2 MB")]
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_key_that_turns_pages_stays_on_the_pager_at_the_last_page(
    preview: Preview, pdf: Path, qtbot: QtBot
) -> None:
    after = QPushButton("Take this citation away")
    layout = preview.layout()
    assert layout is not None
    layout.addWidget(after)
    preview.show_file(pdf, "paper.pdf")
    qtbot.waitUntil(lambda: preview.picture.accessibleName() == "paper.pdf, Page 1 of 2", timeout=5000)
    buttons = {button.accessibleName(): button for button in preview.findChildren(QToolButton)}
    preview.activateWindow()
    buttons["Next page"].setFocus()
    qtbot.keyClick(buttons["Next page"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.picture.accessibleName() == "paper.pdf, Page 2 of 2", timeout=5000)
    assert not buttons["Next page"].isEnabled()
    assert preview.focusWidget() is buttons["Previous page"]


def test_a_page_that_cannot_be_read_leaves_the_way_to_the_others(preview: Preview, pdf: Path, qtbot: QtBot) -> None:
    preview.show_file(pdf, "paper.pdf")
    qtbot.waitUntil(lambda: preview.picture.isVisible(), timeout=5000)
    whole = pdf.read_bytes()
    pdf.write_bytes(b"%PDF-1.7\nnothing more")
    preview.turn(1)
    qtbot.waitUntil(lambda: "damaged" in preview.note.text(), timeout=5000)
    previous = next(each for each in preview.findChildren(QToolButton) if each.accessibleName() == "Previous page")
    assert previous.isVisible() and previous.isEnabled()
    pdf.write_bytes(whole)
    previous.click()
    qtbot.waitUntil(lambda: preview.picture.accessibleName() == "paper.pdf, Page 1 of 2", timeout=5000)


def test_what_is_no_longer_shown_is_not_kept(preview: Preview, pdf: Path, qtbot: QtBot) -> None:
    preview.show_file(pdf, "paper.pdf")
    qtbot.waitUntil(lambda: not preview.picture.image().isNull(), timeout=5000)
    preview.clear()
    assert preview.picture.image().isNull()


def test_a_picture_made_smaller_loses_none_of_its_lines(qtbot: QtBot) -> None:
    lines = QImage(400, 80, QImage.Format.Format_RGB32)
    lines.fill(Qt.GlobalColor.white)
    painter = QPainter(lines)
    for left in range(0, 400, 4):
        painter.fillRect(left, 0, 1, 80, Qt.GlobalColor.black)
    painter.end()
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(100, 30)
    view.show_image(lines, "Lines")
    shown = view.grab().toImage()
    greys = {shown.pixelColor(place, 10).lightness() for place in range(20, 80)}
    assert all(abs(grey - 191) < 16 for grey in greys)
