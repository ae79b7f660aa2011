"""What the gate finds wrong with a finished document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SNIPPET = 60


@dataclass(frozen=True, slots=True)
class GateFault:
    """One broken rule: `code` is stable and lower-case with hyphens, `data` says where (part, text) and how."""

    code: str
    data: Mapping[str, str] = field(default_factory=dict)


def snippet(text: str) -> str:
    """Return the beginning of a text, at most SNIPPET characters, to show where a fault is."""
    words = " ".join(text.split())
    return words if len(words) <= SNIPPET else words[: SNIPPET - 1] + "…"
