"""Icons by role: one family, one weight, drawn in a token's colour when first asked for."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from resources.loader import path_of, read_json
from ui.theme.state import current_theme
from ui.theme.theme import Theme

MOST_KEPT = 500
"""Pictures of some kilobytes each; a list draws the same few again and again."""
_kept: dict[tuple[object, ...], QIcon] = {}


def icon(role: str, color_token: str = "text", *, left: int = 0, right: int = 0) -> QIcon:
    """Return the icon of a role in the present theme; raise KeyError when there is no such role or token.

    `left` and `right` are pixels of empty room beside the picture, or less than nothing to cut its empty edge off.
    """
    theme = current_theme()
    key = (role, color_token, theme.name, theme.scale, left, right)
    if key not in _kept:
        _kept[key] = _draw_icon(role, color_token, theme, left, right)
    return _kept[key]


def icon_pixmap(role: str, color_token: str, size: int, pixel_ratio: float = 1.0) -> QPixmap:
    """Return a role's picture of `size` pixels for a screen of this pixel ratio."""
    theme = current_theme()
    stroke = theme.metrics.icon_stroke * min(1.0, 24 / max(size / theme.scale, 1) + 0.1)
    return _render(_source(role), theme.color(color_token).name(), stroke, size, pixel_ratio)


@cache
def roles() -> dict[str, str]:
    """Return the roles and the name of the picture that stands for each."""
    names: dict[str, str] = read_json("icons", "roles.json")
    return names


@cache
def _source(role: str) -> str:
    return path_of("icons", f"{roles()[role]}.svg").read_text(encoding="utf-8")


def _draw_icon(role: str, color_token: str, theme: Theme, left: int, right: int) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        for token, mode in ((color_token, QIcon.Mode.Normal), ("disabled", QIcon.Mode.Disabled)):
            made.addPixmap(_beside(icon_pixmap(role, token, theme.icon_size, ratio), left, right), mode)
    return made


def _beside(picture: QPixmap, left: int, right: int) -> QPixmap:
    """Return a picture with room beside it."""
    if not left and not right:
        return picture
    ratio, size = picture.devicePixelRatioF(), picture.deviceIndependentSize()
    wider = QPixmap(round((size.width() + left + right) * ratio), picture.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(left, 0, picture)
    painter.end()
    return wider


@lru_cache(MOST_KEPT)
def _render(source: str, color: str, stroke: float, size: int, pixel_ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # only paid for once an icon is shown

    drawn = source.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    pixmap = QPixmap(round(size * pixel_ratio), round(size * pixel_ratio))
    pixmap.setDevicePixelRatio(pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
