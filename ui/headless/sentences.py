"""What the command line says where the window would show a choice, or keep what is typed. Braces hold error data.

A key is a code, or the class and the code where one code means different things in different classes.
"""

from __future__ import annotations

from pathlib import PurePath

from ui.messages import error_message

SENTENCES = {
    "no-such-assessment": "There is no assessment “{given}” in this workspace; “list” shows those there are.",
    "several-assessments": "“{given}” fits several assessments ({known}); give the id of one, as “list” shows it.",
    "no-such-framework": "There is no framework “{given}”; there are {known}, or give a framework file (.json).",
    "framework-unreadable": "The framework file “{name}” is missing or is not JSON; give another one.",
    "framework-wrong": "The framework file “{name}” cannot be used until this is mended: {problem}.",
    "framework-differs": "This workspace holds another text of the framework “{given}”; give the new one another id.",
    "no-such-statement": "The framework has no statement “{given}”; it has {known}.",
    "no-such-section": "The report has no section “{given}”; it has {known}.",
    "no-such-version": "There is no version “{given}” here; give “now”, “read:NAME” or one of: {known}.",
    "several-versions": "“{given}” fits several versions ({known}); give the number of one.",
    "no-such-reading": "“{given}” has marked nothing as read here; {known} has.",
    "no-such-evidence": "There is no evidence “{given}” in this assessment; “evidence” lists what there is.",
    "quote-not-there": "The words “{given}” do not stand in this section; give them exactly as they are written.",
    "quote-not-once": "The words “{given}” stand {count} times in this section; give more of the words around them.",
    "no-such-category": "The framework has no evidence category “{given}” in use; it has {known}.",
    "scored-by-category": "Under this framework a statement is scored by category; give --category: {known}.",
    "not-scored-by-category": "Under this framework a statement has one score; leave --category out.",
    "level-not-on-scale": "The framework’s scale has no {level}; it has {known}.",
    "score-without-reason": "A score keeps its reason; say in a few words behind --why what led to it.",
    "not-a-folder": "“{name}” is a file; name a folder for the workspace.",
    "name-too-long": "The name “{name}” is too long for this computer; give a shorter one.",
    "DiskFault.no-space": "The disk is full; free some space and try again. What was saved before is as it was.",
    "DiskFault.read-only": "The disk may only be read; make it writable, or name another folder.",
    "DiskFault.denied": "The computer does not allow access to {name}; check its rights and those of its folder.",
    "DiskFault.io": "The disk reported a fault at {name} ({cause}); try again, or name another folder.",
    "rules-faulty": "The own rules in “{name}” cannot be gone by until this is mended: {problem}",
    "scores-not-complete": "The framework has {needed} statements, but {given} scores were given; give one for each.",
    "one-title": "A title can be given to one file only; attach the files one by one, or leave the title out.",
    "rows-have-titles": "With --rows each row has a title of its own; leave --title out.",
    "sheet-without-rows": "A sheet is chosen for its rows; give --rows, too, or leave --sheet out.",
    "no-such-sheet": "“{name}” has no sheet “{given}” with rows; it has {known}.",
    "no-title-column": "No column of “{name}” tells the title, who gave it or the notes; name one so (it has {known}).",
    "source-missing": "The file “{name}” is not there; nothing was attached.",
    "no-such-backup": "The backup “{name}” is not there; the folder “backups” in the workspace shows those there are.",
    "backup-unreadable": "The backup “{name}” may not be read; ask for the right to, or for a copy.",
    "backup-foreign": "The file “{name}” is a database but not a backup of Assay; the workspace is as it was.",
    "backup-damaged": "The file “{name}” is damaged or is no backup; choose another one. The workspace is as it was.",
    "not-ready": "This is not ready to be published ({known}): “quality” lists each; leave --final out for a draft.",
    "report-faulty": "The report was not saved, because it breaks rules for publication: {known}.",
}

UNEXPECTED = "Something went wrong in Assay ({name}); “python -X dev main.py” and the same words show where."


def sentence_of(error: Exception) -> str:
    """Return what is said for an error that has a code, in one line."""
    code = getattr(error, "code", "")
    words = SENTENCES.get(f"{type(error).__name__}.{code}") or SENTENCES.get(code)
    data = getattr(error, "data", {})
    named = {"name": PurePath(data.get("path", "")).name or "the workspace", **data}
    said = words.format_map(named) if words else error_message(error).text
    return " ".join(said.split())
