"""Know what writers remark on a text, or ask of each other, in sentences that do not tell of the past."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from domain.checks.phrases import set_of

_CONTENT = set_of("happy fine content glad ok okay pleased")
_ON = set_of("for to with")
_MEANT = set_of("this it these that me us")
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
_EDITING = set_of(
    "tighten soften trim shorten reword rephrase rewrite redraft cut delete drop expand strengthen merge tidy unpick"
    " rework clarify anonymise condense split simplify move lose polish check verify recheck"
)
_BEFORE = set_of("to could might should would may can must we you us i somebody someone")
_AFTER = set_of(
    "bit sentence sentences paragraph para section part point bullet quote heading wording text out down up further one"
)
_URGED = set_of("will would should needs")
_EVIDENCE = set_of("evidence source sources example examples quote quotes figure figures data wording point")
_ABOUT = set_of("for of on behind")
_WORTH = set_of(
    "adding checking saying splitting moving citing cutting mentioning naming quoting expanding noting dropping"
)
_READING = set_of("repeats duplicates contradicts overlaps reads sounds looks belongs lacks misses conflicts")
_BEGUN = set_of("the what this that a an too like as with from to under")
_FEW = 12


def is_remark(words: Sequence[str], present: frozenset[str]) -> bool:
    """Return whether a sentence that does not tell of the past is a remark on the text: "this bit could go"."""
    first, second = words[0], words[1]
    if first == "let" and second in ("us", "me"):
        return True
    if first in _CONTENT and second in _ON:
        return not _MEANT.isdisjoint(present)
    if first == "as" and second in _SAID:
        return not _LEFT.isdisjoint(present)
    if first in _PARTS and second in _NOT_YET:
        return not _DONE.isdisjoint(words[2:4])
    if first in ("nothing", "none") and second in _DONE and "yet" in present:
        return True
    if first in _READING and second in _BEGUN:
        return True
    if _tells_of_text(words, present):
        return True
    if "here" in present and len(words) <= _FEW and not _URGED.isdisjoint(present):
        return True
    return not _EDITING.isdisjoint(present) and _bids_to_edit(words)


def _tells_of_text(words: Sequence[str], present: frozenset[str]) -> bool:
    """Return whether a sentence says what the text has or lacks: "evidence for this is thin", "we say this twice"."""
    if "worth" in present and not _WORTH.isdisjoint(present):
        return True
    if "this" not in present or len(words) > _FEW:
        return False
    return any(
        (one == "we" and two == "say") or (one in _EVIDENCE and two in _ABOUT and three == "this")
        for one, two, three in zip(words, words[1:], (*words[2:], ""), strict=False)
    )


def _bids_to_edit(words: Sequence[str]) -> bool:
    """Return whether somebody is to edit what a remark points to: "somebody ought to tighten this bit"."""
    for place, (word, after) in enumerate(pairwise(words)):
        is_bidden = place > 0 and words[place - 1] in _BEFORE
        if word in _EDITING and is_bidden and after in _MEANT and frozenset(words[place + 2 : place + 3]) <= _AFTER:
            return True
    return False
