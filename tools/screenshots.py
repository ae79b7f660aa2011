"""Write a picture of every screen, in every theme and at double text size, to build/screenshots/."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
WIDTH, HEIGHT = 2560, 1600
SCREEN = {"name": "pictures", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "dpr": 1}
SCREEN |= {"logicalDpi": 96, "logicalBaseDpi": 96}
"""The screen without a display: large enough for every window and for what opens over it."""
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    described = ROOT / "build" / "screen.json"
    described.parent.mkdir(exist_ok=True)
    described.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"

import gallery  # noqa: E402  the paths are set above
from PySide6.QtCore import QPoint  # noqa: E402  the platform is chosen above
from PySide6.QtGui import QCursor  # noqa: E402  the platform is chosen above
from PySide6.QtWidgets import QApplication  # noqa: E402  as above
from scene import Scene  # noqa: E402  as above
from scenes import SCENES  # noqa: E402  as above
from stage import Play, make_workspace  # noqa: E402  as above

from ui.theme import apply_theme  # noqa: E402  as above

OUT = ROOT / "build" / "screenshots"
LOOKS = (("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0))
GALLERY = "gallery"


def main(wanted: list[str]) -> int:
    """Take the pictures of the scenes, in the looks ("light", "dark", "contrast", "light-200"), that are named."""
    gc.disable()  # a search on another thread would destroy widgets there
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    OUT.mkdir(parents=True, exist_ok=True)
    QCursor.setPos(WIDTH - 1, HEIGHT - 1)  # windows appear at the other corner
    with TemporaryDirectory(prefix="assay-pictures-") as name:
        folder = Path(name)
        os.environ["ASSAY_LOGS"] = str(folder / "logs")
        make_workspace(folder / "workspace")
        for theme, scale in LOOKS:
            look = theme if scale == 1.0 else f"{theme}-{scale * 100:.0f}"
            names = {scene.name for scene in SCENES} | {GALLERY}
            only = names & set(wanted) or names
            if look in wanted or names & set(wanted) == set(wanted):
                _take_all(application, folder, (theme, scale), look, only)
    return 0


def _take_all(application: QApplication, folder: Path, drawn: tuple[str, float], look: str, only: set[str]) -> None:
    theme, scale = drawn
    scenes = [scene for scene in SCENES if scene.name in only]
    if scenes:
        workspace = folder / look  # of its own: scenes cite and type
        shutil.copytree(folder / "workspace", workspace)
        play = Play(application, workspace, folder / "settings.json", theme, scale)
        for scene in scenes:
            _take(play, scene, OUT / f"{scene.name}-{look}.png")
        play.close()
    if GALLERY in only:
        _take_gallery(application, theme, scale, OUT / f"{GALLERY}-{look}.png")


def _take(play: Play, scene: Scene, path: Path) -> None:
    play.window.resize(scene.width, scene.height)
    QCursor.setPos(play.window.mapToGlobal(QPoint(scene.width // 2, scene.height - 4)))  # over nothing that lights up
    play.settle()
    scene.act(play)
    play.settle()
    play.picture().save(str(path))
    play.clear_away()
    print(path.relative_to(ROOT))


def _take_gallery(application: QApplication, theme: str, scale: float, path: Path) -> None:
    apply_theme(application, theme, scale)
    widget = gallery.widgets()
    widget.resize(round(1180 * scale), round(1300 * scale))
    widget.show()
    for _turn in range(5):
        application.processEvents()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
