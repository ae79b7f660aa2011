"""What the program remembers between starts: looks, the person, the window, recent workspaces."""

from __future__ import annotations

import contextlib
import getpass
import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

MOST_RECENT = 8
SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass
class Settings:
    """Plain values; `path` is where they are kept. A damaged or newer file gives the defaults."""

    path: Path
    theme: str = "system"
    scale: float = 1.0
    name: str = ""
    role: str = ""
    recent: list[str] = field(default_factory=list)
    last_assessment: str = ""
    last_section: str = ""
    geometry: str = ""
    background: str = ""
    panes: dict[str, int] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the settings, or begin with the defaults and the computer's name for the person."""
        known = {each.name for each in fields(cls)} - {"path"}
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            found = cls(path, **{name: value for name, value in data.items() if name in known})
            found._check()
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            found = cls(path)
        found.name = found.name or _whoever_is_here()
        return found

    def save(self) -> None:
        """Write the settings; what cannot be written is not worth a message, for nobody's work is in it."""
        data = {name: value for name, value in asdict(self).items() if name != "path"}
        unready = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            unready.write_text(json.dumps(data, indent=1), encoding="utf-8")
            unready.replace(self.path)
        except (OSError, TypeError, ValueError):
            with contextlib.suppress(OSError):
                unready.unlink()

    def remember_workspace(self, folder: Path) -> None:
        """Put a workspace first among the recent ones."""
        others = [each for each in self.recent if each != str(folder)]
        self.recent = [str(folder), *others][:MOST_RECENT]

    def _check(self) -> None:
        """Refuse values of another kind, so that a file changed by hand cannot stop the start."""
        words = (
            self.theme,
            self.name,
            self.role,
            self.last_assessment,
            self.last_section,
            self.geometry,
            self.background,
            *self.recent,
        )
        are_right = (
            all(isinstance(each, str) for each in words),
            isinstance(self.recent, list),
            isinstance(self.scale, (int, float)) and math.isfinite(self.scale),
            isinstance(self.memory, dict),
            isinstance(self.panes, dict) and all(isinstance(each, int) for each in self.panes.values()),
        )
        if not all(are_right):
            raise ValueError("a setting of another kind")
        self.recent = [each for each in self.recent if each and "\0" not in each]
        self.scale = min(max(float(self.scale), SCALES[0]), SCALES[-1])


def _whoever_is_here() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
