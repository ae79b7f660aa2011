"""What a scene is: a name, how to get there, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stage import Play


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of the window: its file name, what is done before it is taken, and whether it is a main one.

    Main scenes are shown in every look, the others in light and dark.
    """

    name: str
    act: Callable[[Play], None]
    is_main: bool = False
    width: int = 1280
    height: int = 800
