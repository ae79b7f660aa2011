"""Why a decision, an edit or a version is refused: the cause, and the way out. Braces are filled from the data."""

from __future__ import annotations

DECIDING = {
    "not-at-this-stage": (
        "It stands at the stage \u201c{stage}\u201d{brought_by}, where this is not decided.",
        "Look at the decisions taken since.",
    ),
    "not-this-role": ("This is for: {roles}.", "Ask a person of that role, or enter the role in the team."),
    "own-text": (
        "Whoever wrote the text may not decide on it.",
        "Ask somebody else, or say why the separation is waived.",
    ),
    "own-score": (
        "Whoever gave the score may not decide on it.",
        "Ask somebody else, or say why the separation is waived.",
    ),
    "decided-already": (
        "You have taken this decision on this text already.",
        "It takes effect when another person takes it, too.",
    ),
    "no-text": ("There is no text to decide on.", "Write it first."),
    "no-score": ("There is no score to decide on.", "Give it first."),
    "no-rationale": ("The score has no reason yet.", "Write why the statement has its score."),
    "must-change-open": (
        "Remarks that ask for a change are open: {count}.",
        "Deal with them and resolve them, or ask those who made them to.",
    ),
    "sections-not-ready": (
        "Sections that have not come far enough: {count}.",
        "Decide on them first; the list of sections shows where each stands.",
    ),
    "no-reason": ("This decision needs a reason.", "Say why, in a few words."),
    "no-such-decision": ("The procedure has no decision \u201c{given}\u201d here.", "Choose one of: {known}."),
    "no-procedure": (
        "The framework of this assessment has no procedure.",
        "The stage is set by hand, in the details of the assessment.",
    ),
    "not-on-the-team": (
        "{person} is not in the team of this assessment.",
        "Enter the person in the team, with a role.",
    ),
    "not-your-role": (
        "In the team, {person} does not have the role \u201c{role}\u201d.",
        "Decide in a role that the team shows, or enter this one there.",
    ),
    "changed-meanwhile": (
        "The content was changed since you read it, so nothing was decided.",
        "Read what has changed, then decide.",
    ),
    "closed-to-edits": (
        "At the stage \u201c{stage}\u201d nothing is edited.",
        "Take the decision that leads back from it first.",
    ),
    "edit-needs-reason": (
        "At the stage \u201c{stage}\u201d an edit needs a reason.",
        "Open the section for editing and say why, then edit.",
    ),
    "no-edit-reason": ("Opening it for an edit needs a reason.", "Say in a few words what has to change."),
    "edit-is-free": ("At the stage \u201c{stage}\u201d no reason is asked for.", "Edit the section as it is."),
    "no-version-name": ("A version needs a name.", "Type a few words that tell it from the others."),
    "not-in-this-version": ("It is not in this version.", "Choose a version of this section, or of the report."),
}
