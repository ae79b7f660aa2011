"""What the command line says where the window would show a choice instead. Words in braces come from the error."""

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
    "no-such-category": "The framework has no evidence category “{given}” in use; it has {known}.",
    "scored-by-category": "Under this framework a statement’s score comes from its categories; give one by --category.",
    "level-not-on-scale": "The framework’s scale has no {level}.",
    "scores-not-complete": "The framework has {needed} statements, but {given} scores were given; give one for each.",
    "one-title": "A title can be given to one file only; attach the files one by one, or leave the title out.",
    "source-missing": "The file “{name}” is not there; nothing was attached.",
    "no-such-backup": "The backup “{name}” is not there; the folder “backups” in the workspace shows those there are.",
    "backup-foreign": "The file “{name}” is a database but not a backup of Assay; the workspace is as it was.",
    "backup-damaged": "The file “{name}” is damaged or is no backup; choose another one. The workspace is as it was.",
    "report-incomplete": "The report was not saved, because parts are missing; write them, or export a draft: {known}.",
    "report-faulty": "The report was not saved, because it breaks rules for publication: {known}.",
}

UNEXPECTED = "Something went wrong in Assay ({name}); “python -X dev main.py” and the same words show where."


def sentence_of(error: Exception) -> str:
    """Return what is said for an error that has a code, in one line."""
    words = SENTENCES.get(getattr(error, "code", ""))
    data = getattr(error, "data", {})
    named = {"name": PurePath(data.get("path", "")).name, **data}
    said = words.format_map(named) if words else error_message(error).text
    return " ".join(said.split())
