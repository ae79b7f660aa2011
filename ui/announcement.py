"""A message for the person, shown inside the window, with what they can do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How an announcement is meant."""

    INFORMATION = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do about an announcement: its button's words and what it does."""

    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What to say, and the choices offered with it; a passing one goes away by itself."""

    text: str
    tone: Tone = Tone.INFORMATION
    choices: tuple[Choice, ...] = ()
    is_passing: bool = False
