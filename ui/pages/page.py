"""The frame of a page: one centred column that scrolls, with messages at its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.announcement import Announcement, Tone
from ui.messages import error_message
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.banner import Banner
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Muted, Title

if TYPE_CHECKING:
    from store.changes import Changed

COLUMN_STEPS = 88
BANNER_KINDS = {
    Tone.INFORMATION: "information",
    Tone.SUCCESS: "success",
    Tone.WARNING: "warning",
    Tone.ERROR: "danger",
}


class Page(QScrollArea):
    """A page of the middle column. `add` puts widgets under its title."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("surface", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eyebrow = Muted("", wraps=True)
        self.title = Title(name)
        self._banners: dict[str, Banner] = {}
        self._build()
        self._on_page_theme(current_theme())
        theme_notifier().changed.connect(self._on_page_theme)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the column."""
        self._insets[-1].addWidget(widget)

    def add_space(self, steps: float) -> None:
        """Leave so many steps of the grid free."""
        self._insets[-1].addSpacing(current_theme().space(steps))

    def add_wide(self, widget: QWidget) -> None:
        """Put a widget that brings its own margins across the whole column, and go on under it."""
        self._column_layout.addWidget(widget)
        self._begin_inset()

    def fill_up(self) -> None:
        """Keep what was added at the top of the page."""
        self._column_layout.addStretch(1)

    def insets(self) -> tuple[int, int]:
        """Return how far from the left and right edge of the column everything but what is wide stays."""
        return 0, 0

    def set_title(self, title: str, eyebrow: str = "") -> None:
        """Name the page, with a quiet line above the name that says where it belongs."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._eyebrow.setText(eyebrow)
        self._eyebrow.setVisible(bool(eyebrow))

    def show_banner(self, key: str, announcement: Announcement | None) -> None:
        """Show a message at the head of the page in place of the one with the same key; None takes it away."""
        present = self._banners.pop(key, None)
        if present is not None:
            present.hide()
            present.deleteLater()
        if announcement is None:
            return
        actions = [(choice.label, choice.run) for choice in announcement.choices]
        banner = Banner(BANNER_KINDS[announcement.tone], announcement.text, actions)
        banner.closed.connect(lambda: self._banners.pop(key, None))
        self._banners[key] = banner
        self._messages.addWidget(banner)

    def banner_text(self, key: str) -> str:
        """Return what the message with this key says, or nothing when there is none."""
        banner = self._banners.get(key)
        return banner.text() if banner is not None else ""

    def show_error(self, key: str, error: Exception) -> None:
        """Show what an error means and the way out of it."""
        self.show_banner(key, Announcement(error_message(error).text, Tone.ERROR))

    def load(self) -> None:
        """Read everything the page shows."""

    def refresh(self, changed: Changed) -> None:
        """Show what an action changed, where it concerns the page."""

    def flush(self) -> None:
        """Save at once whatever was typed."""

    def leave(self) -> None:
        """Save whatever was typed, also what is only begun: the page is about to go."""
        self.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return True

    def column_width(self) -> int:
        """Return the greatest width of the column in pixels."""
        return current_theme().space(COLUMN_STEPS)

    def _build(self) -> None:
        content = QWidget()
        content.setProperty("surface", "page")
        content.setObjectName("content")
        self._column = QWidget(content)
        self._side_by_side = QHBoxLayout(content)
        self._side_by_side.addStretch(1)
        self._side_by_side.addWidget(self._column, 10_000)  # all there is, up to its greatest width
        self._side_by_side.addStretch(1)
        self._column_layout = QVBoxLayout(self._column)
        self._column_layout.setContentsMargins(0, 0, 0, 0)
        self._messages = QVBoxLayout()
        self._insets: list[QVBoxLayout] = []
        self._begin_inset()
        self._insets[0].addLayout(self._messages)
        self.add(self._eyebrow)
        self.add(self.title)
        self._eyebrow.hide()
        self.setWidget(content)

    def _begin_inset(self) -> None:
        inset = QVBoxLayout()
        left, right = self.insets()
        inset.setContentsMargins(left, 0, right, 0)
        inset.setSpacing(current_theme().space(1))
        self._insets.append(inset)
        self._column_layout.addLayout(inset)

    def inset(self) -> None:
        """Set everything in that does not bring its own margins."""
        left, right = self.insets()
        for inset in self._insets:
            inset.setContentsMargins(left, 0, right, 0)

    def _on_page_theme(self, theme: Theme) -> None:
        self._column.setMaximumWidth(self.column_width())
        self._side_by_side.setContentsMargins(theme.space(3), theme.space(4), theme.space(3), theme.space(6))
        self._column_layout.setSpacing(theme.space(1))
        for inset in self._insets:
            inset.setSpacing(theme.space(1))
        self.inset()
        self._messages.setSpacing(theme.space(1))


def group(*widgets: QWidget, gap: float = 1) -> QWidget:
    """Return widgets one under the other as one widget."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(current_theme().space(gap))
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def row(*widgets: QWidget, stretch_last: bool = False, gap: float = 1) -> QWidget:
    """Return widgets side by side as one widget; the room left over stays on the right, or goes to the last."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(current_theme().space(gap))
    for widget in widgets:
        layout.addWidget(widget)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    if stretch_last and widgets:
        layout.setStretchFactor(widgets[-1], 1)
    else:
        layout.addStretch(1)
    return holder


def flow(*widgets: QWidget) -> QWidget:
    """Return widgets set in lines that wrap like words, as one widget."""
    holder = QWidget()
    layout = FlowLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
