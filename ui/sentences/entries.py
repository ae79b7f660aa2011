"""What each action of the store is called in the history. Words in braces are filled from the entry's subject."""

from __future__ import annotations

ENTRIES = {
    "assessment-created": "Began the assessment of {subject}",
    "assessment-removed": "Removed the assessment of {subject}",
    "details-changed": "Changed the details of the assessment",
    "member-added": "Added {subject} to the team",
    "member-changed": "Changed the entry of {subject} in the team",
    "member-removed": "Took {subject} out of the team",
    "text-written": "Wrote in {part}",
    "text-kept-aside": "Kept a text aside",
    "text-replaced": "Replaced \u201c{subject}\u201d",
    "facts-changed": "Changed {part}",
    "kept-text-done": "Finished with a text from {subject}",
    "level-set": "Scored {part} {level}",
    "rationale-written": "Wrote the reason for the score of {part}",
    "report-imported": "Imported {subject}",
    "files-attached": "Added evidence: {subject}",
    "item-added": "Added evidence: {subject}",
    "item-changed": "Changed {subject}",
    "item-removed": "Removed {subject}",
    "cited": "Cited {subject}",
    "uncited": "Took a citation of {subject} away",
}
