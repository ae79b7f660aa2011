"""Which findings are underlined in the text: a choice of three, kept between sessions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from domain.checks.finding import Severity

MEMORY: Final = "findings-shown"
ALL, WEIGHTY, NONE = "all", "weighty", "none"
SHOWN: Final[Mapping[str, frozenset[Severity]]] = {
    ALL: frozenset(Severity),
    WEIGHTY: frozenset({Severity.MUST, Severity.SHOULD}),
    NONE: frozenset(),
}
"""The severities that are underlined at each step, in the order in which a command goes through the steps."""


def shown_step(memory: Mapping[str, Any]) -> str:
    """Return the step that is on; what was written there by hand is passed over."""
    step = memory.get(MEMORY)
    return step if isinstance(step, str) and step in SHOWN else WEIGHTY


def following_step(step: str) -> str:
    """Return the step after one, round and round."""
    steps = tuple(SHOWN)
    return steps[(steps.index(step) + 1) % len(steps)]
