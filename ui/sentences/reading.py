"""What is said in place of a document's words where there are none."""

from __future__ import annotations

from domain.evidence.evidence import ReadingStatus

WHY_NO_WORDS = {
    ReadingStatus.READ: "",
    ReadingStatus.EMPTY: "This document holds no text.",
    ReadingStatus.UNREADABLE: "The text of this document cannot be read.",
    ReadingStatus.ENCRYPTED: "This document is protected by a password, so its text cannot be read.",
    ReadingStatus.TOO_DEMANDING: "Reading the text of this document took too long or too much memory.",
    ReadingStatus.UNKNOWN_KIND: "Documents of this kind are not read for text.",
    ReadingStatus.NO_OCR: "This is a picture; words in it were not read.",
}
NEVER_READ = "The text of this document has not been read yet."
NO_NOTES = "This item has no document and no notes."
CANNOT_DRAW = "The pages of this document cannot be shown."
