"""What is said of excerpts that stay when the others go out. Words in braces are filled from the export."""

from __future__ import annotations

LEFT_OUT = {
    "confidential": "Excerpts of confidential evidence stayed: {count}.",
    "notes": "Excerpts of notes stayed, for notes are private: {count}.",
    "lost": "Excerpts that no longer stand in the text of their file were left out: {count}.",
}
