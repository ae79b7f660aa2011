"""What is said of each file of an intake: why it was left, how reading it went, and what was noticed in it.

Words in braces are filled from the file's name and from the data of its outcome.
"""

from __future__ import annotations

LEFT = {
    "source-missing": "{file} is no longer there.",
    "source-not-a-file": "{file} is neither a file nor a folder.",
    "source-denied": "{file} may not be read.",
    "source-changed": "{file} was changed while it was copied; close it in the other program and add it again.",
    "source-unreadable": "{file} could not be read; copy it to this computer first.",
    "hidden": "{file} is hidden and was passed over.",
    "link-not-followed": "{file} only points to somewhere else and was passed over.",
    "too-deep": "{file} lies in more than {limit} folders and was not opened.",
    "path-network": "{file} was not taken out of its archive: its name leads to another computer.",
    "path-absolute": "{file} was not taken out of its archive: its name leads outside of it.",
    "path-drive": "{file} was not taken out of its archive: its name leads to a drive.",
    "path-outside": "{file} was not taken out of its archive: its name leads outside of it.",
    "entry-encrypted": "{file} is protected by a password in its archive; unpack it and add it by itself.",
    "entry-too-large": "{file} is larger than {limit}, the most that is taken out of an archive.",
    "entry-damaged": "{file} is damaged, or not as long as its archive says, and was not taken in.",
    "ratio-too-high": "{file} would unpack to more than {limit} times its size and was not taken in.",
    "archive-too-large": "{file} was not taken in: its archive would unpack to more than {limit}.",
    "too-many-entries": "{file} holds more than {limit} files and was not opened.",
    "entries-overlap": "{file} was not opened: its parts lie over one another, as no sound archive’s do.",
    "container-damaged": "What {file} holds could not be taken out; it is damaged.",
    "too-demanding": "{file} was not opened: unpacking it took too long or too much memory.",
    "embedded-not-opened": "{file} is a message or an object inside another message and was not taken out.",
    "row-empty": "{file} says nothing.",
}

READING = {
    "read": "Its text was read.",
    "empty": "It holds no text.",
    "unreadable": "It is kept, but its text cannot be read.",
    "encrypted": "It is kept, but protected by a password; its text cannot be read.",
    "too-demanding": "It is kept, but reading its text took too long or too much memory.",
    "unknown-kind": "It is kept; files of its kind are not read for text.",
    "no-ocr": "It is kept as a picture; words in it were not read.",
}

NOTICED = {
    "text-cut": "It holds more text than is read of one file; the beginning was read.",
    "cells-cut": "Some rows have more than 500 cells; the rest of them was not read.",
    "pages-cut": "It has more than 3,000 pages; the first 3,000 were read.",
    "pages-unreadable": "Some of its pages cannot be read.",
    "pages-without-text": "Its pages are pictures without text.",
    "damaged": "It is damaged.",
    "holds-doctype": "It is made in a way that could harm this computer, and was not opened.",
    "unpacks-too-large": "It would unpack to far more than any document and was not opened.",
    "nested-too-deep": "Its parts lie too deep in each other to be read.",
    "encoding-guessed": "It does not say how its characters are coded; look at apostrophes and pound signs.",
    "macros-not-run": "It holds macros; they were not run.",
    "scripts-not-run": "It holds scripts; they were not run.",
    "actions-not-run": "It would start a program when it is opened; nothing was started.",
    "embedded-not-opened": "It holds embedded files; they were not opened.",
    "external-not-fetched": "It points to things kept elsewhere; they were not fetched.",
    "comments-left-out": "Its comments were left out.",
    "deletions-left-out": "Its tracked deletions were left out.",
    "hidden-left-out": "Words in it are hidden; they were left out, and stay in the file.",
    "footnotes-at-end": "Its footnotes stand at the end of its text.",
    "formulas-as-values": "It holds formulas; the values that were saved with them were read.",
    "hidden-sheets-read": "It has hidden sheets; they were read, too.",
    "speaker-notes-read": "Its speaker’s notes were read, too.",
    "attachments-beside": "What is attached to it became evidence of its own.",
    "body-unreadable": "The words of the message cannot be read.",
    "picture-truncated": "The picture is cut off or damaged.",
    "picture-too-large": "The picture has more than 50 million pixels and was not looked into.",
    "no-ocr-program": "No program for reading words in pictures (tesseract) is installed.",
    "words-recognised": "Its words were recognised by a program; compare them with the picture.",
    "old-office": "It is in an old format of Office; save it in the new one to have its text read.",
    "archive-kept": "It is an archive; it is kept as it is and was not opened.",
    "no-content": "It has no content at all.",
    "name-reserved": "Its name is reserved by Windows; a copy is saved under a safe name.",
    "reader-failed": "Reading it failed.",
    "date-unreadable": "Its date cannot be read as a day.",
    "people-unreadable": "Its number of people cannot be read.",
    "category-unknown": "Its category is none of the framework’s.",
}

DUPLICATE = "{file} has the same content as {reference} and was not added again."
OPENED = "{file} was opened; its files are evidence of their own."
"""Of files that are no item themselves."""
