"""The look: tokens that can be read, one place for colours, icons for every role."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme, apply_theme, current_theme, icon, theme_notifier, themes
from ui.theme.icons import roles
from ui.theme.levels import SHAPES, shape_name
from ui.theme.sheet import style_sheet
from ui.theme.theme import spread
from ui.theme.tokens import load_tokens
from ui.widgets.buttons import PrimaryButton
from ui.widgets.growing_text import GrowingText
from ui.widgets.pickers import Picker

ROOT = Path(__file__).resolve().parents[2]
NAMES = [name for name in themes() if name != "system"]
GROUNDS = ("page", "pane", "raised", "field", "hover", "selected")
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS),
    *(
        ("text", ground)
        for ground in ("pressed", "selection", "mark", "mark_current", "comment", "comment_current", "track")
    ),
    *((f"author_{number}", ground) for number in range(1, 7) for ground in (*GROUNDS, "comment", "comment_current")),
    *((kind, f"{kind}_soft") for kind in ("danger", "warning", "success", "information")),
    *(("text", f"{kind}_soft") for kind in ("danger", "warning", "success", "information")),
    *(("accent", ground) for ground in ("page", "pane", "raised", "selected")),
    *(("accent", f"{kind}_soft") for kind in ("danger", "warning", "success", "information")),
    *(("danger", ground) for ground in ("page", "pane")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
]
SHAPE_PAIRS = [(shape, ground) for shape in ("edge", "focus", "faint") for ground in ("page", "pane", "field")]
COLOR_LITERAL = re.compile(
    r"""["'#\s:]\#[0-9a-fA-F]{3,8}\b | QColor\((?!0,\ 0,\ 0,\ 0\))\s*["'\d] | rgba?\( | GlobalColor\.(?!transparent)""",
    re.VERBOSE,
)


@pytest.fixture(autouse=True)
def light_afterwards(qapp: QApplication) -> Iterator[None]:
    def lighten() -> None:
        if (theme_notifier().wanted, current_theme().scale) != ("light", 1.0) or not qapp.styleSheet():
            apply_theme(qapp, "light")

    lighten()
    yield
    lighten()


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(name: str) -> float:
    return 7.0 if name == "contrast" else 4.5


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    colors = {token: QColor(value) for token, value in load_tokens(name).colors.items()}
    too_faint = [
        f"{text} on {ground}: {contrast(colors[text], colors[ground]):.2f}"
        for text, ground in TEXT_PAIRS
        if contrast(colors[text], colors[ground]) < least_contrast(name)
    ]
    assert too_faint == []


@pytest.mark.parametrize("name", NAMES)
def test_edges_and_focus_rings_can_be_seen(name: str) -> None:
    colors = {token: QColor(value) for token, value in load_tokens(name).colors.items()}
    too_faint = [
        f"{shape} on {ground}: {contrast(colors[shape], colors[ground]):.2f}"
        for shape, ground in SHAPE_PAIRS
        if contrast(colors[shape], colors[ground]) < 3.0
    ]
    assert too_faint == []


@pytest.mark.parametrize("name", NAMES)
def test_the_colours_of_levels_can_be_read_on_their_own_ground_and_on_the_page(name: str) -> None:
    tokens = load_tokens(name)
    for color, soft in zip(tokens.levels, tokens.levels_soft, strict=True):
        assert contrast(QColor(color), QColor(soft)) >= least_contrast(name)
        for ground in ("page", "pane", "selected"):
            assert contrast(QColor(color), QColor(tokens.colors[ground])) >= 3.0


def test_every_theme_has_the_same_tokens() -> None:
    assert len({tuple(sorted(load_tokens(name).colors)) for name in NAMES}) == 1


def test_no_colour_is_written_outside_the_token_files() -> None:
    files = [*(ROOT / "ui").rglob("*.py"), ROOT / "tools" / "gallery.py", ROOT / "resources/themes/application.qss"]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if COLOR_LITERAL.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ['color = QColor("red")', 'style = "#ff0000"', "color: #fff;", "rgb(1, 2, 3)", "Qt.GlobalColor.red"]
)
def test_the_search_for_colours_finds_them(line: str) -> None:
    assert COLOR_LITERAL.search(line)


def test_every_icon_role_has_its_picture_and_no_picture_is_left_over() -> None:
    folder = ROOT / "resources" / "icons"
    assert {f"{name}.svg" for name in roles().values()} == {path.name for path in folder.glob("*.svg")}


@pytest.mark.parametrize("role", sorted(roles()))
def test_an_icon_is_drawn(qapp: QApplication, role: str) -> None:
    picture = icon(role).pixmap(18, 18).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(18) for y in range(18))


def test_an_unknown_role_or_token_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("no such role")
    with pytest.raises(KeyError):
        icon("search", "no such token")
    with pytest.raises(KeyError):
        apply_theme(qapp, "no such theme")


def test_an_icon_takes_the_colour_of_the_theme_that_is_on(qapp: QApplication) -> None:
    def darkest() -> float:
        picture = icon("add").pixmap(18, 18).toImage()
        return min(luminance(picture.pixelColor(x, 9)) for x in range(18) if picture.pixelColor(x, 9).alpha() > 200)

    in_light = darkest()
    apply_theme(qapp, "dark")
    assert darkest() > in_light + 0.5


def test_another_theme_is_told_and_reaches_the_application(qapp: QApplication) -> None:
    told: list[Theme] = []
    theme_notifier().changed.connect(told.append)
    theme = apply_theme(qapp, "dark", 1.5)
    theme_notifier().changed.disconnect(told.append)
    assert told == [theme] and current_theme() is theme
    assert qapp.palette().window().color() == theme.color("page")
    assert qapp.font().pointSizeF() == pytest.approx(theme.size("body"))


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.0, 1.0), (1.5, 1.5), (2.0, 2.0), (9.0, 2.0)])
def test_text_and_room_grow_together_up_to_double(qapp: QApplication, asked: float, given: float) -> None:
    plain = apply_theme(qapp, "light")
    body, step = plain.size("body"), plain.space()
    theme = apply_theme(qapp, "light", asked)
    assert theme.size("body") == pytest.approx(body * given)
    assert theme.space() == round(step * given)


def test_system_follows_the_desktop(qapp: QApplication) -> None:
    expected = "dark" if qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    assert apply_theme(qapp, "system").name == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_uses_every_name_it_asks_for(qapp: QApplication, name: str) -> None:
    sheet = style_sheet(apply_theme(qapp, name))
    assert "$" not in sheet and "QPushButton" in sheet


@pytest.mark.parametrize(
    ("use", "family", "weight"),
    [("ui", "Inter", 400), ("ui", "Inter", 500), ("ui", "Inter", 600), ("findings", "Source Serif 4", 600)],
)
def test_the_bundled_fonts_are_the_ones_shown(qapp: QApplication, use: str, family: str, weight: int) -> None:
    shown = QFontInfo(current_theme().font(use, "body", weight))
    assert (shown.family(), shown.weight()) == (family, weight)


@pytest.mark.parametrize(("use", "size"), [("ui", "body"), ("findings", "reading")])
def test_lines_stand_one_and_a_half_sizes_apart(qapp: QApplication, use: str, size: str) -> None:
    theme = current_theme()
    font = theme.font(use, size)
    distance = QFontMetricsF(font).lineSpacing() * theme.line_percent(use, size) / 100
    assert distance == pytest.approx(1.5 * QFontInfo(font).pixelSize(), abs=0.01)


def test_there_are_four_sizes_and_the_text_is_of_eleven_to_twelve_points() -> None:
    sizes = current_theme().metrics.sizes
    assert len(sizes) == 4
    assert 11 <= sizes["body"] <= 12 and 11 <= sizes["reading"] <= 12


@pytest.mark.parametrize("count", range(3, 8))
def test_levels_differ_in_shape_and_in_colour(qapp: QApplication, count: int) -> None:
    theme = current_theme()
    assert len({shape_name(place, count) for place in range(count)}) == count
    assert len({theme.level_color(place, count).name() for place in range(count)}) == count
    assert shape_name(0, count) == SHAPES[0] and shape_name(count - 1, count) == SHAPES[-1]


@pytest.mark.parametrize(("position", "count", "step"), [(0, 1, 6), (0, 4, 0), (3, 4, 6), (9, 4, 6), (-1, 4, 0)])
def test_a_place_beyond_the_scale_is_held_at_its_end(position: int, count: int, step: int) -> None:
    assert spread(position, count, 7) == step


def test_the_window_is_drawn_without_the_store_or_the_writers() -> None:
    code = (
        "import sys; from ui.shell.frame import ShellFrame; from ui.palette import CommandPalette; "
        "print([name for name in ('sqlalchemy', 'alembic', 'docx', 'lxml', 'pypdfium2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("field", [QLineEdit, lambda: GrowingText("Why")])
def test_no_word_moves_when_a_field_takes_the_focus(qtbot: QtBot, field: Callable[[], QLineEdit | GrowingText]) -> None:
    made, other = field(), QLineEdit()
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in (other, made):
        layout.addWidget(widget)
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    made.setText("They had waited.")
    if isinstance(made, QLineEdit):
        made.home(False)
    places = []
    for focused in (other, made):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        place = made.cursorRect().topLeft() if isinstance(made, QLineEdit) else made.viewport().geometry()
        places.append(place)
    assert places[0] == places[1]


def test_the_ring_is_the_only_mark_of_a_button_with_the_focus(qtbot: QtBot) -> None:
    page, before, button = QWidget(), QLineEdit(), PrimaryButton("Another workspace")
    layout = QVBoxLayout(page)
    for widget in (before, button):
        layout.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    page.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as a real key sets it
    shown = button.grab().toImage()
    grounds = {shown.pixelColor(across, 7).name() for across in range(4, shown.width() - 4)}  # just over the words
    assert grounds == {current_theme().color("accent").name()}


def test_the_list_of_a_picker_has_an_edge(qtbot: QtBot) -> None:
    picker = Picker("Stage", [("drafting", "Drafting"), ("final", "Final")])
    qtbot.addWidget(picker)
    picker.show()
    picker.showPopup()
    listed = picker.view()
    qtbot.waitUntil(listed.isVisible)
    edge = current_theme().color("edge").name()
    shown = listed.grab().toImage()
    assert {shown.pixelColor(x, shown.height() // 2).name() for x in (0, shown.width() - 1)} == {edge}
    picker.hidePopup()
