"""What is said of each fault in an organisation's own rules. Words in braces are filled from the fault."""

from __future__ import annotations

OWN_RULES_FAULTS = {
    "too-many-lines": "There can be at most {most} lines.",
    "too-much-text": "There can be at most {most} characters in all.",
    "line-too-long": "A line can have at most {most} characters.",
    "unseen-character": "There is a character here that cannot be seen ({character}).",
    "no-colon": "A rule begins with what it is and a colon, as in \u201cword: reablement\u201d.",
    "unknown-key": (
        "\u201c{key}\u201d is no kind of rule. A line begins with \u201cword\u201d, \u201cavoid\u201d, "
        "\u201cacronym\u201d, \u201clongest sentence\u201d or \u201coff\u201d."
    ),
    "value-missing": "Nothing stands after \u201c{key}:\u201d.",
    "several-words": "\u201c{text}\u201d is more than one word. Give each a line of its own.",
    "not-a-word": "\u201c{text}\u201d is not a word.",
    "acronym-in-small-letters": "\u201c{text}\u201d is not an acronym: write it in capitals.",
    "proposal-missing": "Nothing stands after the arrow. Leave it out to propose nothing for \u201c{text}\u201d.",
    "not-plain-words": "\u201c{text}\u201d has signs in it. A term is made of words and spaces.",
    "too-many-words": "A term can have at most {most} words.",
    "not-a-number": "\u201c{text}\u201d is not a whole number.",
    "number-out-of-range": "The longest sentence can be from {least} to {most} words.",
    "unknown-rule": "There is no rule called \u201c{text}\u201d.",
    "rule-not-to-be-switched-off": "\u201c{text}\u201d cannot be off: no report can be published without it.",
    "said-twice": "\u201c{text}\u201d stands in line {first} already.",
    "proposal-avoided": "The proposal has \u201c{term}\u201d in it, which is itself to be avoided.",
}
