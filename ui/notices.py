"""The sentences for what a reader noticed in a document, and for what verifying a workspace found."""

from __future__ import annotations

from domain.blocks import Notice
from store.values import Fault

_NOTICES = {
    "authority-differs": "The report names “{printed}”; this assessment is of {authority}.",
    "authority-missing": "No authority was found in the report's title.",
    "characters-removed": "Characters that cannot be printed were removed ({count}).",
    "comments-left-out": "Comments were not read ({count}).",
    "deletions-left-out": "Tracked deletions were left out ({count}).",
    "encoding-guessed": "The file does not say how its letters are encoded; Western European was assumed.",
    "ends-early": "The file ends in the middle; what is there was read.",
    "expectation-repeated": "{name}: an expectation is printed twice: “{printed}”",
    "external-left-out": "Links to outside files were not followed ({kinds}).",
    "findings-heading-missing": "{name}: the heading of the findings is missing.",
    "findings-missing": "{name}: there are no findings.",
    "heading-unknown": "The heading “{printed}” is not one of the framework's; what follows it was kept aside.",
    "headers-left-out": "Page headers and footers were not read ({count}).",
    "hidden-left-out": "Hidden text was left out ({count} characters).",
    "insertions-kept": "Tracked insertions were read as text ({count}).",
    "label-does-not-fit": "{name}: the label “{printed}” does not belong to the score {score}.",
    "label-repeated": "{name}: the score's label is printed twice.",
    "links-left-out": "Links that do not lead to the web were dropped ({kinds}).",
    "macros-left-out": "The document holds macros. They were not read and cannot run here.",
    "note-left-out": "A footnote was not read as part of the text: “{text}”",
    "notes-left-out": "Further footnotes were not read ({count}).",
    "nothing-recognised": "Nothing of the framework was recognised in this file.",
    "numbers-left-out": "Numbers that the word processor makes for lists were left out ({count}).",
    "objects-left-out": "Embedded objects were not read ({count}).",
    "part-repeated": "{name} stands in the report more than once; both texts were kept.",
    "pictures-left-out": "Pictures were not read ({count}).",
    "score-contradiction": "{name}: two different scores are printed, {score} and {other}.",
    "score-differs-from-table": "{name}: the score {score} differs from the table of scores, which says {table}.",
    "score-missing": "{name}: no score is printed.",
    "score-not-on-scale": "{name}: “{printed}” is not a score of the framework's scale.",
    "statement-repeated": "{name} stands in the report more than once; both texts were kept.",
    "symbols-left-out": "Symbols that only their font explains were left out ({count}).",
    "tables-flattened": "Tables were read as paragraphs ({count}).",
    "text-boxes-moved": "Text boxes were read after the paragraph they stand at ({count}).",
    "text-cut": "The text is longer than {limit} characters; {count} characters were not read.",
    "wording-differs": "{name}: the {what} is worded otherwise than in the framework: “{printed}”",
}

_FAULTS = {
    "database-damaged": "The database is damaged: {detail}.",
    "reference-broken": "A row of {table} names something that is not there.",
    "revision-unexpected": "The database has another version than its program: {detail}.",
    "guard-missing": "A guard of the journal was taken away: {detail}.",
    "chain-gap": "Entry {id} of the journal is missing.",
    "chain-broken": "The journal was changed at {id}.",
    "chain-cut": "The newest backup knows entry {id} of the journal otherwise than the database does.",
    "row-changed": "A row of {table} was changed outside Assay: {id} ({detail}).",
    "row-missing": "A row of {table} was removed outside Assay: {id}.",
    "row-unrecorded": "A row of {table} was added outside Assay: {id}.",
    "row-unreadable": "A row of {table} cannot be read: {id}.",
    "file-missing": "The file “{detail}” is missing from the workspace.",
    "file-changed": "The file “{detail}” was changed after it was attached.",
    "file-unreadable": "A file of the workspace cannot be read: {detail}.",
    "search-differs": "The search index differs from the text in {detail} places.",
    "backup-damaged": "The backup {detail} is damaged.",
}


class _Filled(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def notice_sentence(notice: Notice) -> str:
    """Return what is said for a notice."""
    return _NOTICES.get(notice.code, notice.code).format_map(_Filled(notice.data))


def fault_sentence(fault: Fault) -> str:
    """Return what is said for a fault that verifying found."""
    filled = {"table": fault.table, "id": fault.id, "detail": fault.detail}
    return _FAULTS.get(fault.code, fault.code).format_map(_Filled(filled))
