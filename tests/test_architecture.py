"""The rooms of the house and the arrows between them: an import that goes another way is named, with its line."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("domain", "resources", "store", "export", "proofing", "ui")
WORKSHOPS = ("tools", "benchmarks")
MIGRATIONS = ROOT / "store" / "migrations" / "versions"

ARROWS = {
    "domain": {"domain"},
    "resources": {"resources"},
    "store": {"store", "domain", "resources"},
    "export": {"export", "domain", "resources"},
    "proofing": {"proofing", "domain"},
    "ui": {"ui", "store", "export", "proofing", "domain", "resources"},
    "main": {"ui"},
}
LIBRARIES = {
    "domain": set[str](),
    "resources": set[str](),
    "store": {"sqlalchemy", "alembic", "sqlcipher3"},
    "store/intake": {"docx", "lxml", "pypdfium2", "openpyxl", "pptx", "oxmsg", "striprtf", "PIL"},
    "export": {"docx", "lxml", "xlsxwriter"},
    "proofing": {"hunspell"},
    "ui": {"PySide6", "shiboken6", "pypdfium2", "platformdirs"},
    "main": set[str](),
}
"""What each room may use beside the standard library; a folder adds to the room it lies in."""

OPEN_TO_VIEWS = ("store.actions", "store.queries", "store.changes", "store.errors", "store.values", "store.ids")
WHOLE_WORKSPACE = ("store.workspace", "store.backup", "store.restoring", "store.verify")
OPENERS = ("ui/app.py", "ui/backend.py", "ui/window/", "ui/headless/", "ui/pages/settings.py", "ui/pages/closed.py")
"""Who opens, checks and restores whole workspaces. Elsewhere the store's types may be named, for type checkers only:
docs/decisions/0003-values-of-the-store.md."""

LONGEST_FILE, LONGEST_FUNCTION = 400, 40
CONFUSING_NAMES = {"docx", "csv", "types", "enum", "logging"}
"""A module of such a name hides the library, or the part of the standard library, that it sounds like."""


@dataclass(frozen=True)
class Import:
    """One imported module, where, and whether only for type checkers."""

    module: str
    place: str
    is_for_types: bool = False


def imports_in(tree: ast.Module, place: str) -> Iterator[Import]:
    """Yield every import of a module, also inside functions and for type checkers only.

    `from x import y` names x.y where that is a module of ours, else x.
    """
    nodes = list(ast.walk(tree))
    typing_only = {
        id(inner)
        for node in nodes
        if isinstance(node, ast.If) and "TYPE_CHECKING" in names_in(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in nodes:
        where = f"{place}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, where, id(node) in typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            for alias in node.names:
                module = f"{base}.{alias.name}" if is_module(f"{base}.{alias.name}") else base
                yield Import(module, where, id(node) in typing_only)


def names_in(expression: ast.expr) -> set[str]:
    return {getattr(node, "id", getattr(node, "attr", "")) for node in ast.walk(expression)}


@cache
def is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def files_of(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(*paths: Path) -> list[Import]:
    return [found for path in paths for found in imports_of_file(path)]


@cache
def imports_of_file(path: Path) -> tuple[Import, ...]:
    return tuple(imports_in(parsed(path), place_of(path)))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources_of(room: str) -> list[Path]:
    return [ROOT / "main.py"] if room == "main" else files_of(room)


def top(module: str) -> str:
    return module.partition(".")[0]


def is_within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def listed(imports: list[Import]) -> list[str]:
    return [f"{each.place} imports {each.module}" for each in imports]


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import os.path, json", ["os.path", "json"]),
        ("def f():\n    from store import backup", ["store.backup"]),
        ("from store.errors import Stale", ["store.errors"]),
        ("if TYPE_CHECKING:\n    import PySide6.QtCore", ["PySide6.QtCore"]),
        ("from . import sibling", ["."]),
        ("try:\n    import docx\nexcept ImportError:\n    pass", ["docx"]),
    ],
)
def test_every_way_of_importing_is_seen(source: str, modules: list[str]) -> None:
    found = list(imports_in(ast.parse(source), "here"))
    assert [each.module for each in found] == modules
    assert [each.is_for_types for each in found] == ["TYPE_CHECKING" in source] * len(found)


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_imports_only_the_rooms_its_arrows_lead_to(room: str) -> None:
    houses = {*ROOMS, *WORKSHOPS, "tests", "main"}
    astray = [each for each in imports_of(*sources_of(room)) if top(each.module) in houses - ARROWS[room]]
    assert listed(astray) == []


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_uses_only_its_own_libraries(room: str) -> None:
    own = {*ROOMS, *WORKSHOPS, "main"}
    astray = []
    for path in sources_of(room):
        allowed = set().union(*(names for folder, names in LIBRARIES.items() if place_of(path).startswith(folder)))
        allowed |= sys.stdlib_module_names | own
        astray += [each for each in imports_of(path) if top(each.module) not in allowed]
    assert listed(astray) == []


def test_nothing_is_imported_relatively() -> None:
    assert listed([each for each in imports_of(*files_of(*ROOMS)) if each.module.startswith(".")]) == []


def may_import_of_store(each: Import) -> bool:
    if is_within(each.module, OPEN_TO_VIEWS) or each.is_for_types:
        return True
    return is_within(each.module, WHOLE_WORKSPACE) and each.place.startswith(OPENERS)


def test_the_window_sees_only_the_store_s_actions_queries_and_values() -> None:
    of_store = [each for each in imports_of(*files_of("ui")) if top(each.module) == "store"]
    assert listed([each for each in of_store if not may_import_of_store(each)]) == []


def test_what_every_view_may_import_of_the_store_loads_no_database() -> None:
    modules = ("store.changes", "store.errors", "store.values", "store.ids")
    assert loaded_by(modules, ("sqlalchemy", "sqlcipher3", "alembic")) == []


def test_a_migration_stands_on_its_own() -> None:
    own = [each for each in imports_of(*MIGRATIONS.glob("[0-9]*.py")) if top(each.module) in {*ROOMS, *WORKSHOPS}]
    assert listed(own) == []


def test_no_module_takes_the_name_of_a_library() -> None:
    modules = files_of(*ROOMS, *WORKSHOPS)
    named = {place_of(path) for path in modules if {path.stem, *path.relative_to(ROOT).parts} & CONFUSING_NAMES}
    assert named == set()


def measured() -> list[Path]:
    """Every source file but migrations, which are lists of columns written once and never changed again."""
    return [ROOT / "main.py", *(path for path in files_of(*ROOMS, *WORKSHOPS) if path.parent != MIGRATIONS)]


def test_no_file_is_longer_than_can_be_taken_in() -> None:
    lengths = {place_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in measured()}
    assert {place: length for place, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_can_be_taken_in() -> None:
    long = {
        f"{place_of(path)}:{node.lineno} {node.name}": length
        for path in measured()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [place_of(path) for path in measured() if not ast.get_docstring(parsed(path))]
    assert silent == []


@pytest.mark.parametrize("room", ["domain", "store", "export", "proofing"])
def test_every_public_function_below_the_window_says_what_it_does(room: str) -> None:
    silent = [
        f"{place_of(path)}:{node.lineno} {node.name}"
        for path in files_of(room)
        if path.parent != MIGRATIONS
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def loaded_by(modules: tuple[str, ...], libraries: tuple[str, ...]) -> list[str]:
    """Import modules in a process of their own; return which of these libraries were loaded by that."""
    script = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        f"print(*sorted({set(libraries)!r} & {{name.partition('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_headless_commands_load_no_qt() -> None:
    modules = tuple(f"ui.headless.{path.stem}" for path in files_of("ui/headless") if path.stem != "__init__")
    assert loaded_by(("main", *modules), ("PySide6", "shiboken6")) == []


def test_the_application_loads_no_database_and_no_document_library_before_its_first_paint() -> None:
    if not (ROOT / "ui" / "app.py").exists():
        pytest.skip("there is no window yet")
    libraries = ("sqlalchemy", "alembic", "sqlcipher3", "docx", "lxml", "pypdfium2", "hunspell")
    assert loaded_by(("ui.app",), libraries) == []


def test_the_first_screen_of_an_assessment_needs_no_migrations_and_no_document_library() -> None:
    reads = ("store.workspace", "store.queries.assessments", "store.queries.text", "store.queries.evidence")
    shows = ("ui.window.main_window", "ui.desk.desk", "ui.pages.statement", "ui.panes.evidence", "ui.citing.citing")
    libraries = (
        "alembic",
        "mako",
        "docx",
        "lxml",
        "pypdfium2",
        "PIL",
        "openpyxl",
        "xlsxwriter",
        "rapidfuzz",
        "hunspell",
    )
    assert loaded_by((*reads, *shows), libraries) == []


def test_an_assessment_opens_without_the_words_of_checks() -> None:
    script = (
        "import sys, ui.desk.desk, ui.pages.statement, ui.citing.citing, ui.citing.standing, ui.checking.checking\n"
        "from ui.evidence_language import evidence_language\nevidence_language()\n"
        "print(*sorted({'domain.checks.checking', 'ui.house_style', 'proofing.dictionary'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


def test_the_guard_sees_a_library_that_is_loaded() -> None:
    assert loaded_by(("store.engine",), ("sqlalchemy", "docx")) == ["sqlalchemy"]


def test_boxes_and_lists_to_choose_from_are_those_with_their_marks() -> None:
    """Qt's own have no tick and no arrow in the style sheet's dress; `ui/widgets/pickers.py` draws them."""
    bare = [
        f"{place_of(path)}:{node.lineno}"
        for path in files_of("ui")
        if path.parent.name != "widgets"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("QCheckBox", "QComboBox", "QRadioButton")
    ]
    assert bare == []
