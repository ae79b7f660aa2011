"""Make the application's one style sheet from the tokens."""

from __future__ import annotations

from functools import cache
from string import Template

from resources.loader import path_of
from ui.theme.theme import Theme

_STEPS = {
    "quarter": 0.25,
    "half": 0.5,
    "three_quarters": 0.75,
    "one": 1,
    "one_half": 1.5,
    "two": 2,
    "three": 3,
    "four": 4,
}


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme at its text size."""
    values = dict(theme.tokens.colors)
    values.update({f"space_{name}": f"{theme.space(steps)}px" for name, steps in _STEPS.items()})
    values.update({f"size_{name}": f"{theme.size(name)}pt" for name in theme.metrics.sizes})
    values.update(corner=f"{theme.corner}px", control=f"{theme.space(4)}px", icon=f"{theme.icon_size}px")
    high, wide = theme.space(0.5) + 1, theme.space(1.5)
    values.update(
        pad_high=f"{high}px", pad_wide=f"{wide}px", pad_high_ring=f"{high - 1}px", pad_wide_ring=f"{wide - 1}px"
    )
    values.update(field_high_ring=f"{theme.space(0.5) - 1}px", field_wide_ring=f"{theme.space(1) - 1}px")
    values.update(chip_corner=f"{theme.space(1.5) + 1}px", chip_high=f"{theme.space(0.375)}px")
    mark = theme.space(2)
    values.update(mark=f"{mark}px", dot=f"{mark - 8}px", dot_corner=f"{(mark + 2) // 2}px")
    values.update(bar=f"{theme.space(1.25)}px", handle=f"{theme.space(0.375)}px")
    return _template().substitute(values)


@cache
def _template() -> Template:
    return Template(path_of("themes", "application.qss").read_text(encoding="utf-8"))
