"""What a scene is: a name, how to get there, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stage import Play


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of the window: its file name, what is done before it is taken, and the size of the window."""

    name: str
    act: Callable[[Play], None]
    width: int = 1280
    height: int = 800
