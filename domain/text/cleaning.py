"""Clean the characters of pasted, typed and imported text without touching a single word of it."""

from __future__ import annotations

import re

# Control characters, surrogates and non-characters cannot be written to XML; overrides and isolates let text show in
# another order than it is stored in; a zero width space or byte order mark hides inside words and breaks searching.
_CONTROLS = "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f"
_SURROGATES = "\\ud800-\\udfff"
_DIRECTIONS = "\\u202a-\\u202e\\u2066-\\u2069"
_INVISIBLE = "\\u200b\\ufeff"
_NON_CHARACTERS = "\\ufdd0-\\ufdef" + "".join(f"\\U{plane:04x}fffe-\\U{plane:04x}ffff" for plane in range(0x11))
_UNWANTED = re.compile(f"[{_CONTROLS}{_SURROGATES}{_DIRECTIONS}{_INVISIBLE}{_NON_CHARACTERS}]+")
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def clean_line(text: str) -> str:
    """Return the text of one passage: a space for each tab and line end, and no unwanted characters.

    All else is kept to the letter: spelling, repeated and non-breaking spaces, accents in either form.
    """
    return clean_block(text).replace("\n", " ")


def clean_block(text: str) -> str:
    """Return text of several lines cleaned as `clean_line` does, its line ends kept as "\\n"."""
    if text.isprintable():
        # All that is cleaned counts as unprintable, and this is told thirty times as fast.
        return text
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return _UNWANTED.sub("", text.replace("\t", " "))


def was_cleaned(before: str, after: str) -> bool:
    """Return whether cleaning changed more than white space, which is when a person should be told."""
    return before is not after and before != after and before.split() != after.split()
