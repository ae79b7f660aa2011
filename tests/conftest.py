"""Settings and things that every test shares."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import take_cases, together
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from sharing import files_in_memory, forget_files_in_memory, share_what_lasts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
files_in_memory()

# QEvent.Type.DeferredDelete and Qt.WindowType.Popup, written here so that tests without a screen load no Qt.
DEFERRED_DELETE, POPUP = 52, 9
STORE = Path(__file__).parent / "store"
NEW_DATABASE: list[Path] = []
# The same examples each time, so that a change is judged by what it changed; `make search` looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("same")
# Else the examples hang on which modules a process has loaded: all of these are read for numbers and words to draw.
providers.is_local_module_file = lambda path: False
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_sessionfinish() -> None:
    """Leave what the tests left out of the search that comes at the very end: it would find nothing of use."""
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave no files in memory at the end of a run, when all of its processes have ended."""
    if not hasattr(config, "workerinput"):
        atexit.register(forget_files_in_memory)


@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Keep the cases of a test that need nothing made for each from becoming tests."""
    take_cases(metafunc)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make one test of cases that need nothing made for each."""
    items[:] = together(items)


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of every search for garbage; searches come between tests only."""
    gc.collect()
    gc.freeze()
    gc.disable()
    share_what_lasts()


@pytest.fixture(autouse=True)
def garbage_is_searched_between_tests() -> Iterator[None]:
    """Search on the main thread, as the program does: on another, widgets would be destroyed beside Qt's own work."""
    yield
    gc.disable()
    young, middle, old = gc.get_count()
    if young > 50_000:
        gc.collect(2 if old > 20 else 1 if middle > 20 else 0)


@pytest.fixture(autouse=True)
def no_widget_is_left() -> Iterator[None]:
    """Delete what a test showed: a widget left alive is dressed again at each change of the look in later tests.

    What has an owner goes with it, and so do the lists that pop up under fields: their completers delete them.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for widget in widgets.QApplication.topLevelWidgets():
        if widget.parent() is None and widget.windowType() != POPUP:
            widget.deleteLater()
    widgets.QApplication.sendPostedEvents(None, DEFERRED_DELETE)


@pytest.fixture(autouse=True)
def a_new_database_is_copied(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the migrations make the first new database of a process, and copy it for the others.

    They take a tenth of a second each time; what they do is tried by the tests of the store, which do not come here.
    """
    opening = sys.modules.get("store.opening")
    if opening is None or STORE in request.node.path.parents:
        return
    make = opening.create_database

    def copied(database: Path) -> None:
        if not NEW_DATABASE:
            folder = Path(tempfile.mkdtemp(prefix="assay-test-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            make(folder / database.name)
            NEW_DATABASE.append(folder / database.name)
        shutil.copy(NEW_DATABASE[0], database)

    monkeypatch.setattr(opening, "create_database", copied)


@pytest.fixture
def real_page() -> Path:
    """The published page that the main job is tried with."""
    path = SHARED / "real" / "ealing-learning-improvement-innovation.txt"
    if not path.exists():
        pytest.skip("the real page is not beside this checkout")
    return path


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import main

    made = tmp_path_factory.mktemp("sample") / "workspace"
    assert main.main(["demo", str(made)]) == 0
    return made


@pytest.fixture
def sample(tmp_path: Path, sample_once: Path) -> Path:
    """A workspace of one's own with the sample assessment."""
    return Path(shutil.copytree(sample_once, tmp_path / "sample"))


@pytest.fixture(scope="session")
def sample_added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a workspace, to be copied, to which Ann added the sample at noon, and the sample's id."""
    from builders import ANN, NOON, a_workspace

    from store.actions.sample import add_sample

    workspace = a_workspace(tmp_path_factory.mktemp("sample-added") / "w")
    (assessment_id,) = add_sample(workspace, ANN, NOON).result
    workspace.close(NOON)
    return workspace.folder, assessment_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[object]:
    """A workspace with one empty assessment, closed at the end."""
    from builders import a_desk, let_go

    made = a_desk(tmp_path / "workspace")
    yield made
    let_go(made.workspace)
