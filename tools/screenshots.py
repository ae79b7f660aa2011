"""Write a picture of every screen, in every theme and at double text size, to build/screenshots/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gallery  # noqa: E402  as above
from PySide6.QtGui import QCursor  # noqa: E402  the platform is chosen above
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget  # noqa: E402  the platform is chosen above

from ui.theme import apply_theme  # noqa: E402  as above

OUT = ROOT / "build" / "screenshots"
LOOKS = (("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0))


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture to take: its file name, its size in pixels, and what builds the widget in the theme that is on.

    `grows` has the picture grow with the text; other scenes show how a window of one size copes with larger text.
    """

    name: str
    width: int
    height: int
    build: Callable[[], QWidget]
    grows: bool = False


SCENES: list[Scene] = [
    Scene("gallery", 1180, 1300, gallery.widgets, grows=True),
    Scene("shell", 1360, 860, gallery.shell),
    Scene("shell-narrow", 860, 700, gallery.shell),
    Scene("not-saved", 1180, 720, gallery.not_saved),
    Scene("palette", 1180, 720, gallery.palette),
    Scene("empty", 900, 560, gallery.empty),
]


def main(names: list[str]) -> int:
    """Take the pictures whose names are given, or all of them."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    OUT.mkdir(parents=True, exist_ok=True)
    wanted = [scene for scene in SCENES if not names or scene.name in names]
    for theme, scale in LOOKS:
        apply_theme(application, theme, scale)
        for scene in wanted:
            path = OUT / f"{scene.name}-{theme}{'' if scale == 1.0 else f'-{scale:.0%}'.rstrip('%')}.png"
            take(application, scene, scale if scene.grows else 1.0, path)
            print(path.relative_to(ROOT))
    return 0


def take(application: QApplication, scene: Scene, growth: float, path: Path) -> None:
    """Build a scene, let it settle, and write its picture."""
    QCursor.setPos(5000, 5000)
    widget = scene.build()
    widget.resize(round(scene.width * growth), round(scene.height * growth))
    widget.show()
    for _round in range(5):
        application.processEvents()
    if isinstance(focused := application.focusWidget(), (QPushButton, QToolButton)):
        focused.clearFocus()
    application.processEvents()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
