"""The commands that belong to the window as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def window_commands(window: MainWindow) -> list[Command]:
    """Return the commands of files, places and help."""
    makers = (_file_commands, _export_commands, _evidence_commands, _recent_commands, _go_commands, _help_commands)
    return [command for make in makers for command in make(window)]


def _file_commands(window: MainWindow) -> list[Command]:
    tr = window.tr
    group = tr("File")

    def writable() -> str:
        if not window.backend.is_open:
            return tr("Open a workspace first.")
        return tr("This workspace is open for reading only.") if window.backend.is_read_only else ""

    rows: tuple[tuple[str, str, str, Callable[[], object], str, Callable[[], str]], ...] = (
        ("file.import", tr("Import a published report"), "Ctrl+I", window.documents.import_report, "import", writable),
        ("file.sample", tr("Open the sample"), "", window.add_sample, "book", writable),
        ("file.workspace", tr("Another workspace"), "Ctrl+O", window.choose_workspace, "folder_open", _never_off),
        ("file.backup", tr("Back up now"), "", window.back_up, "backup", writable),
        ("file.quit", tr("Close Assay"), "Ctrl+Q", window.close, "", _never_off),
    )
    return [Command(name, title, keys, run, icon, group, enabled) for name, title, keys, run, icon, enabled in rows]


def _export_commands(window: MainWindow) -> list[Command]:
    tr = window.tr
    group = tr("File")

    def opened() -> str:
        return "" if window.desk is not None else tr("Open an assessment first.")

    def on_statement() -> str:
        shown = window.desk.shown_statement if window.desk is not None else ""
        return "" if shown else tr("Open a quality statement first.")

    def export(*, is_draft: bool, with_references: bool = False, only_this: bool = False) -> Callable[[], None]:
        return lambda: window.documents.export_report(
            is_draft=is_draft, with_references=with_references, only_this=only_this
        )

    draft, final = export(is_draft=True), export(is_draft=False)
    with_references = export(is_draft=True, with_references=True)
    statement = export(is_draft=True, only_this=True)
    rows: tuple[tuple[str, str, str, Callable[[], None], Callable[[], str]], ...] = (
        ("file.export_draft", tr("Export a draft"), "Ctrl+Shift+D", draft, opened),
        ("file.export_references", tr("Export a draft with evidence references"), "", with_references, opened),
        ("file.export_statement", tr("Export this statement as a draft"), "", statement, on_statement),
        ("file.export_final", tr("Export for publication"), "Ctrl+Shift+P", final, opened),
    )
    return [Command(name, title, keys, run, "export", group, enabled) for name, title, keys, run, enabled in rows]


def _evidence_commands(window: MainWindow) -> list[Command]:
    tr = window.tr
    group = tr("File")

    def opened() -> str:
        return "" if window.desk is not None else tr("Open an assessment first.")

    def writable() -> str:
        return opened() or (tr("This workspace is open for reading only.") if window.backend.is_read_only else "")

    def export(way: str) -> Callable[[], None]:
        return lambda: _export_evidence(window, way)

    schedule, bundle = tr("Export the evidence schedule"), tr("Export the evidence bundle")
    excerpts, bring_in = tr("Export excerpts for qualitative analysis (REFI-QDA)"), tr("Import excerpts from REFI-QDA")
    journal, record = tr("Export the journal"), tr("Export the assurance record")
    quality = tr("Write the quality sheet")
    take_in = lambda: _import_excerpts(window)  # noqa: E731 - a one-line closure
    return [
        Command("file.import_excerpts", bring_in, "", take_in, "import", group, writable, "qdpx NVivo ATLAS"),
        Command("file.export_schedule", schedule, "", export("schedule"), "export", group, opened, "spreadsheet Excel"),
        Command("file.export_bundle", bundle, "", export("bundle"), "export", group, opened, "zip originals"),
        Command("file.export_excerpts", excerpts, "", export("qda"), "export", group, opened, "qdpx NVivo ATLAS"),
        Command("file.export_journal", journal, "", export("journal"), "export", group, opened, "history spreadsheet"),
        Command("file.export_record", record, "", export("record"), "export", group, opened, "sign off Word audit"),
        Command("file.export_quality", quality, "", export("quality"), "export", group, opened, "checks gate Word"),
    ]


def _export_evidence(window: MainWindow, way: str) -> None:
    from ui.desk.evidence_out import export_with_dialog

    if window.desk is not None:
        window.desk.flush()
        export_with_dialog(window.desk.lasting, window, way, window.desk.authority)


def _import_excerpts(window: MainWindow) -> None:
    from ui.desk.excerpts_in import import_with_dialog

    if window.desk is not None:
        window.desk.flush()
        import_with_dialog(window.desk.lasting, window)


def _recent_commands(window: MainWindow) -> list[Command]:
    """Return a command for each workspace that was open lately, but the present one."""
    group = window.tr("Recent workspaces")
    here = str(window.backend.workspace.folder) if window.backend.is_open else ""
    found = [Path(folder) for folder in window.settings.recent if folder != here]

    def opener(folder: Path) -> Callable[[], None]:
        return lambda: window.open_workspace(folder)

    return [
        Command(f"file.recent.{number}", str(folder), "", opener(folder), "folder_open", group, words="workspace")
        for number, folder in enumerate(found)
    ]


def _go_commands(window: MainWindow) -> list[Command]:
    tr = window.tr
    group = tr("Go")

    def has_workspace() -> str:
        return "" if window.backend.is_open else tr("Open a workspace first.")

    home = Command("go.home", tr("All assessments"), "Ctrl+Shift+H", window.go_home, "home", group, has_workspace)
    rows: tuple[tuple[str, str, str, Callable[[], object], str], ...] = (
        ("go.palette", tr("Search or run a command"), "Ctrl+K", window.open_palette, "search"),
        ("go.next", tr("Next section"), "Ctrl+PgDown", lambda: window.outline.step_page(1), ""),
        ("go.previous", tr("Previous section"), "Ctrl+PgUp", lambda: window.outline.step_page(-1), ""),
    )
    return [home, *(Command(name, title, keys, run, icon, group) for name, title, keys, run, icon in rows)]


def _help_commands(window: MainWindow) -> list[Command]:
    tr = window.tr
    group = tr("Assay")
    return [
        Command("app.settings", tr("Settings"), "Ctrl+,", lambda: window.show_page("settings"), "settings", group),
        Command(
            "app.shortcuts", tr("Keyboard shortcuts"), "F1", lambda: window.show_page("shortcuts"), "keyboard", group
        ),
        Command("app.larger", tr("Larger text"), "Ctrl++", lambda: window.change_scale(1), "", group),
        Command("app.smaller", tr("Smaller text"), "Ctrl+-", lambda: window.change_scale(-1), "", group),
    ]


def _never_off() -> str:
    return ""
