"""What was typed and not sent yet, kept until it is: over other comments, other panes and the end of the program."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

KEPT = "comment-drafts"
NEW = "new"
LET_STAND = "let-stand"


class Drafts:
    """Texts by the comment they answer, by "edit:" and the comment they change, by NEW, or by what else is typed.

    LET_STAND is the reason why a finding may stand, whichever it is: findings go while one types.
    """

    def __init__(self, memory: MutableMapping[str, Any]) -> None:
        held = memory.get(KEPT)
        self._texts: dict[str, str] = held if isinstance(held, dict) else {}
        memory[KEPT] = self._texts

    def text(self, key: str) -> str:
        """Return what was typed, or nothing."""
        return str(self._texts.get(key, ""))

    def keep(self, key: str, text: str) -> None:
        """Keep what is typed; an empty text is forgotten."""
        if text.strip():
            self._texts[key] = text
        else:
            self._texts.pop(key, None)
