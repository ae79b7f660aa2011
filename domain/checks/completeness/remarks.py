"""Know what writers put off or say is not done, and what they put behind a sentence: "…, chased twice"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.phrases import set_of

_SAID = set_of("discussed agreed requested mentioned suggested flagged promised")
_LEFT = set_of("leave keep drop cut move park hold swap add delete remove use insert change")
_PARTS = set_of(
    "section paragraph para text draft figures figure heading data quote quotes summary table chart rationale wording"
    " narrative evidence findings feedback"
)
_NOT_YET = set_of("not still never")
_DONE = set_of(
    "started written done drafted received agreed checked finished begun supplied sent cleared approved settled added"
    " updated edited proofread proofed provided confirmed returned seen heard"
)
_MENDER = r"(?:finance|legal|the (?:data|finance) team|(?:the )?[a-z]+ (?:lead|team))"
_TAIL = re.compile(
    r"(?:,|[–—]|\s-)\s+((?:chased|queried|e-?mailed|re-?checked)"
    r"(?:\s+(?:twice|again|on|with|\w+ times|finance|legal|the \w+|\d)\b[^.;,]{0,40})?"
    r"|see (?:the |my )?(?:tracker|notes?|e-?mail|comments?|annex|appendix)\b[^.;,]{0,30}"
    rf"|(?:[A-Z]{{2}}|{_MENDER}) to (?:check|confirm|supply|send|update|add|advise|provide)\b[^.;,]{{0,40}}"
    rf"|(?:still |yet )?to be (?:confirmed|checked|added|updated|verified|supplied)(?: by {_MENDER})?"
    r"|awaiting (?:sign-off|confirmation|(?:a )?reply|final \w+)[^.;,]{0,30}"
    r"|(?:figure|date|number|name|source|quote)s? (?:awaited|to come|to follow|missing)|chase)(?=[.;)]|\Z)"
)
_IN_TAILS = set_of(
    "chased queried emailed e-mailed rechecked re-checked tracker note notes email e-mail comment comments annex"
    " appendix check confirm supply send update add advise provide confirmed checked added updated verified supplied"
    " awaiting awaited come follow missing chase"
)


def tails_in(text: str, present: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield what writers put behind a sentence that tells something: "…, chased twice"."""
    if not _IN_TAILS.isdisjoint(present):
        yield from (match.span(1) for match in _TAIL.finditer(text))


def is_remark(words: Sequence[str], present: frozenset[str]) -> bool:
    """Return whether a sentence that does not tell of the past puts something off, or says that it is not done."""
    first, second = words[0], words[1]
    if first == "let" and second in ("us", "me"):
        return True
    if first == "as" and second in _SAID:
        return not _LEFT.isdisjoint(present)
    return first in _PARTS and second in _NOT_YET and not _DONE.isdisjoint(words[2:4])
