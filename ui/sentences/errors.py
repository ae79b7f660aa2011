"""What is said for each error code: a sentence naming the cause, and the way out.

A key is a code, or the class and the code where one code means different things in different classes. Words in
braces are filled from the error's data.
"""

from __future__ import annotations

from ui.sentences.decisions import DECIDING
from ui.sentences.scoring import SCORING

OPENING = {
    "newer": (
        "This workspace was written by a newer version of Assay.",
        "Install the newer version, or open another workspace. Nothing in it has been touched.",
    ),
    "older": (
        "This workspace was written by an earlier version of Assay; it must be brought up to this one to be read.",
        "Close it elsewhere and open it where you may write in its folder, or open a copy of the folder.",
    ),
    "foreign": (
        "The file assay.db in this folder does not belong to Assay.",
        "Choose another folder for the workspace. The file has been left as it is.",
    ),
    "no-workspace": (
        "There is no workspace in this folder.",
        "Choose the folder that holds assay.db, or begin a new workspace there.",
    ),
    "damaged": (
        "The workspace\u2019s database is damaged and cannot be opened.",
        "Restore a backup, or open a copy. The damaged file is kept.",
    ),
    "read-only-folder": (
        "The workspace\u2019s folder may not be written to.",
        "Ask for the right to write to it, or choose another folder.",
    ),
    "no-folder": (
        "The workspace\u2019s folder is not there.",
        "Connect the drive it is on, or choose another folder.",
    ),
    "network-share": (
        "The folder is on a network share, where a database cannot be kept safely.",
        "Choose a folder on this computer; backups may be copied to the share.",
    ),
    "migration-failed": (
        "The workspace could not be brought up to this version of Assay.",
        "It is as it was, and a backup was made before. Open it with the version that wrote it, or restore a backup.",
    ),
    "locked": (
        "The workspace is open elsewhere{by_whom}.",
        "It can be read here. Close it there to write in it here.",
    ),
}

SAVING = {
    "ReadOnly.read-only": (
        "The workspace is open for reading only.",
        "Close it where it is open for writing, then open it again here.",
    ),
    "stale": (
        "The text was changed elsewhere since it was loaded here.",
        "Both texts are kept. Choose which one stays.",
    ),
    "not-found": (
        "What was asked for is no longer there.",
        "It may have been removed. Undo brings it back.",
    ),
    "no-space": (
        "The disk is full.",
        "Free some space; what you typed is kept here and saved as soon as there is room.",
    ),
    "DiskFault.read-only": (
        "The disk may only be read.",
        "Make it writable again; what you typed is kept here and saved as soon as that is done.",
    ),
    "DiskFault.denied": (
        "The computer does not allow writing to the workspace.",
        "Check the rights of its folder; what you typed is kept here and saved as soon as it may be.",
    ),
    "io": (
        "The disk reported a fault.",
        "Make a backup to another disk now. What you typed is kept here and tried again.",
    ),
    "undo-conflict": (
        "This cannot be undone, because what it touched has been changed since.",
        "Undo the later change first, or change the text by hand.",
    ),
    "cancelled": ("It was stopped.", "Nothing half done remains."),
    "ambiguous": (
        "More than one assessment has that name.",
        "Open it from the list on the home page.",
    ),
}

EVIDENCE = {
    "no-rows": (
        "There are no rows in {file}.",
        "Choose the sheet that has them, with a row of headings above.",
    ),
    "no-mapping": (
        "Nothing says which column of {file} is which, or a column is not there.",
        "Say it for at least one column.",
    ),
    "other-headings": (
        "{file} was changed meanwhile: its headings are no longer those that the columns were chosen by.",
        "Take it in again and choose them anew.",
    ),
    "unreadable-rows": (
        "The rows of {file} cannot be read.",
        "Save it as a spreadsheet (.xlsx) or a text table (.csv) without a password.",
    ),
    "too-many-files": (
        "There are more than {limit} files in it, the most that are taken in at once.",
        "Take in one folder after the other.",
    ),
    "source-missing": (
        "The file {file} is no longer there.",
        "Look whether it was moved or renamed, then add it again.",
    ),
    "source-not-a-file": (
        "{file} is not a file.",
        "To add everything in a folder, choose Add a folder.",
    ),
    "source-denied": (
        "The file {file} may not be read.",
        "Ask for the right to read it, or for a copy.",
    ),
    "source-changed": (
        "The file {file} was changed while it was copied.",
        "Close it in the other program, then add it again.",
    ),
    "source-unreadable": (
        "The file {file} could not be read.",
        "Copy it to this computer first, then add it again.",
    ),
    "file-missing": (
        "The kept copy of {file} is missing from the workspace\u2019s folder.",
        "Put the folder \u201cfiles\u201d back from a copy, or add the file again.",
    ),
    "file-changed": (
        "The kept copy of {file} was altered outside Assay.",
        "Put the folder \u201cfiles\u201d back from a copy, or add the original again.",
    ),
    "no-program": (
        "This computer has no program for {file}.",
        "Save a copy and open it on another computer.",
    ),
    "PdfFault.encrypted": (
        "The PDF file is protected by a password.",
        "Open the original and type the password there.",
    ),
    "PdfFault.damaged": ("The PDF file is damaged and cannot be shown.", "Open the original, or ask for another copy."),
}

REFUSED = {
    **DECIDING,
    **SCORING,
    "no-authority": ("An assessment needs an authority.", "Type the authority\u2019s name."),
    "no-name": ("A team member needs a name.", "Type the person\u2019s name, or take the line out."),
    "no-comment": ("A comment needs words.", "Type what you want to say."),
    "not-waivable": ("Without this a report is none, so it cannot be waived.", "Write or enter what is missing."),
    "no-word": ("This is not one word that could be added.", "Choose a single word."),
    "own-rules-full": ("There are too many own rules for another one.", "Take some of them out first."),
    "resolved-already": ("{person} has resolved this comment already.", "Open it again if it is not dealt with."),
    "not-your-suggestion": (
        "{person} made this suggestion.",
        "Accept or reject it, or suggest something else for the same words.",
    ),
    "nothing-to-settle": ("There is no open suggestion there.", "Look at the list of suggestions."),
    "settled-already": ("{person} has settled this suggestion already.", "Undo that first, or suggest it anew."),
    "accepted-already": (
        "{person} has accepted this suggestion, so it is part of the text.",
        "Undo that, or change the text.",
    ),
    "suggestion-in-conflict": (
        "The words that this would change have been changed since.",
        "Reject the suggestion, or suggest it anew for the words that are there now.",
    ),
    "no-title": ("An evidence item needs a title.", "Type a few words that say what it is."),
    "window-reversed": ("The last day comes before the first.", "Change one of the two dates."),
    "unreadable-date": (
        "\u201c{text}\u201d is not a date.",
        "Type it as 17 January 2025 or 17/1/2025.",
    ),
    "unreadable-count": (
        "\u201c{text}\u201d is not a whole number.",
        "Type it as 12, and say more of it in the notes.",
    ),
    "unreadable-amount": (
        "\u201c{text}\u201d is not an amount of whole pounds.",
        "Type it as 1,200,000 or 1.2m.",
    ),
    "people-negative": ("The number of people heard cannot be below nothing.", "Type a number, or leave it empty."),
    "level-not-on-scale": ("The framework\u2019s scale has no {level}.", "Choose one of the levels shown."),
    "category-unknown": ("The statement is not scored for that category.", "Choose one of the categories shown."),
    "scored-by-category": (
        "Under this framework a statement\u2019s score is made from its evidence categories.",
        "Score the categories.",
    ),
    "not-scored-by-category": (
        "Under this framework a statement has one score.",
        "Score the statement itself.",
    ),
    "not-a-statement": ("Only quality statements are scored.", "Open a statement from the outline."),
    "not-a-facts-part": ("This part has no amounts.", "Open the financial facts from the outline."),
    "nothing-to-find": ("There is nothing to look for.", "Type the words to find."),
    "nothing-to-undo": ("There is nothing to undo.", "The history shows what was done."),
    "nothing-to-redo": ("There is nothing to do again.", "The history shows what was done."),
    "words-moved": (
        "The words were changed before anything could be tied to them.",
        "Select the words again and try it again.",
    ),
    "not-this-items-file": (
        "The words do not come from a file of {reference}.",
        "Open the item again and select the words in its own file.",
    ),
    "not-this-items-excerpt": (
        "The excerpt does not belong to {reference}.",
        "Choose the item and its excerpt again.",
    ),
    "superseded-already": (
        "\u201c{name}\u201d has a newer version already.",
        "Add the new version to the newest one.",
    ),
    "same-version": (
        "\u201c{name}\u201d is the same file as the one that is there.",
        "Choose the newer version of the document.",
    ),
    "name-missing": ("A pseudonym stands for a name, and there is none.", "Type the name."),
    "no-pseudonym": ("There is nothing to stand for the name.", "Type a pseudonym, for example \u201cPerson A\u201d."),
    "name-taken": ("{name} has a pseudonym already.", "Use it, or remove it first."),
    "pseudonym-taken": ("\u201c{pseudonym}\u201d stands for somebody else already.", "Type another pseudonym."),
    "no-texts": ("There is no text in {file} that can be taken in.", "Export the project again, with its documents."),
    "not-ready": (
        "This is not ready to be published: {things} in the way.",
        "The page Publication leads to each; a draft can be exported at any time.",
    ),
    "nothing-recognised": (
        "Nothing in {file} was recognised as a report under this framework.",
        "Check that the assessment has the right framework, or paste the text into its section.",
    ),
}

READING = {
    "UnreadableDocument.cannot-read": (
        "The document {file} cannot be read.",
        "Copy it to this computer first, then import it.",
    ),
    "UnreadableDocument.empty": ("The document {file} is empty.", "Choose another file."),
    "UnreadableDocument.no-text": (
        "The document {file} holds no text.",
        "If it holds pictures of pages, ask for the document itself.",
    ),
    "UnreadableDocument.not-found": (
        "The document {file} is no longer there.",
        "Look whether it was moved or renamed, then try again.",
    ),
    "UnreadableDocument.encrypted": (
        "The document {file} is protected by a password.",
        "Save a copy without the password, and import that.",
    ),
    "UnreadableDocument.damaged": (
        "The document {file} is damaged or incomplete.",
        "Download or copy it again, or open it in Word and save a copy.",
    ),
    "UnreadableDocument.no-permission": (
        "The document {file} may not be read.",
        "Ask for the right to read it, or for a copy.",
    ),
    "CannotWrite.is-folder": ("{file} is a folder, not a document.", "Give the report a name of its own in it."),
    "UnreadableDocument.is-folder": ("{file} is a folder, not a document.", "Choose a file in it."),
    "UnreadableDocument.not-a-file": ("{file} is not a file.", "Choose a document."),
    "UnreadableDocument.other-type": (
        "The document {file} is not of the type that its name says.",
        "Save it as a Word, web or text file, and import that.",
    ),
    "UnreadableDocument.unknown-ending": (
        "Documents like {file} cannot be imported.",
        "Save it as a Word (.docx), web (.html) or text (.txt) file, and import that.",
    ),
    "UnreadableDocument.unknown-encoding": (
        "The characters of {file} are coded in a way that cannot be read.",
        "Save it as UTF-8 text, and import that.",
    ),
    "UnreadableDocument.too-large": (
        "The document {file} is larger than any report.",
        "Copy the report\u2019s text into a new document, and import that.",
    ),
    "UnreadableDocument.too-long-to-check": (
        "The text of {file} is far longer than any report.",
        "It was not checked. Copy the part that matters into a new file, and check that.",
    ),
    "UnreadableDocument.too-many-parts": (
        "The document {file} has far more parts than any report.",
        "It was not opened. Copy its text into a new document, and import that.",
    ),
    "UnreadableDocument.too-much-unpacked": (
        "The document {file} would unpack to far more than any report.",
        "It was not opened. Ask whoever sent it for a plain copy.",
    ),
    "UnreadableDocument.holds-doctype": (
        "The document {file} is made in a way that could harm this computer.",
        "It was not opened. Ask whoever sent it for a plain copy.",
    ),
    "UnreadableDocument.network-path": (
        "{file} lies at a network address that is not opened from here.",
        "Copy it to this computer first, then import it.",
    ),
    "UnreadableDocument.too-demanding": (
        "Reading the document {file} took too long and was stopped.",
        "Open it in Word, save a copy, and import that.",
    ),
    "UnreadableDocument.reader-failed": (
        "The document {file} could not be read.",
        "Open it in Word, save a copy, and import that.",
    ),
}

WRITING = {
    "gate-refused": (
        "The report was not saved, because it does not meet the rules for publication.",
        "Mend what is listed, then export again.",
    ),
    "CannotWrite.no-space": (
        "The disk is full, so the report was not saved.",
        "Free some space or choose another disk. The old file is as it was.",
    ),
    "CannotWrite.read-only": (
        "The folder may not be written to, so the report was not saved.",
        "Choose another folder. The old file is as it was.",
    ),
    "CannotWrite.open-elsewhere": (
        "{file} is open in another program, so it was not replaced.",
        "Close it there or choose another name. The old file is as it was.",
    ),
    "CannotWrite.no-folder": (
        "The folder for the report is not there.",
        "Choose another folder.",
    ),
    "CannotWrite.name-too-long": (
        "The name of the report or of its folder is too long for this computer.",
        "Give it a shorter name.",
    ),
    "CannotWrite.denied": (
        "The computer does not allow writing to that folder.",
        "Choose another folder. The old file is as it was.",
    ),
    "unknown-ending": (
        "{file} does not say what to write: the name must end in {endings}.",
        "Give the file such a name.",
    ),
}

SENTENCES: dict[str, tuple[str, str]] = {
    **OPENING,
    **SAVING,
    **EVIDENCE,
    **REFUSED,
    **READING,
    **WRITING,
}

UNEXPECTED = (
    "Something went wrong in Assay.",
    "Your text is kept. If it happens again, send the log to whoever looks after Assay; it holds none of your text.",
)
