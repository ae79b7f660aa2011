"""Read the colour tokens of each theme and the measures they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources.loader import read_json

SYSTEM = "system"
_NAMES = ("light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. `levels` runs from the lowest score to the highest."""

    name: str
    title: str
    is_dark: bool
    colors: Mapping[str, str]
    levels: tuple[str, ...]
    levels_soft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures every theme shares: point sizes, and lengths in pixels at 100 % text size."""

    families: Mapping[str, str]
    sizes: Mapping[str, float]
    line_height: float
    grid: int
    corner: int
    icon: int
    icon_stroke: float
    reading_characters: int


def themes() -> tuple[str, ...]:
    """Return the names that apply_theme takes; "system" follows the desktop."""
    return (SYSTEM, *_NAMES)


@cache
def load_tokens(name: str) -> Tokens:
    """Return the tokens of a theme; raise KeyError when there is none of this name."""
    if name not in _NAMES:
        raise KeyError(name)
    data = read_json("themes", f"{name}.json")
    return Tokens(name, data["title"], data["dark"], data["colors"], tuple(data["levels"]), tuple(data["levels_soft"]))


@cache
def load_metrics() -> Metrics:
    """Return the measures that all themes share."""
    return Metrics(**read_json("themes", "metrics.json"))
