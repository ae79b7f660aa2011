"""Know what writers remark on a text, or ask of each other, in sentences that do not tell of the past."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CONTENT = _set("happy fine content glad ok okay pleased")
_ON = _set("for to with")
_MEANT = _set("this it these that me us")
_SAID = _set("discussed agreed requested mentioned suggested flagged promised")
_LEFT = _set("leave keep drop cut move park hold swap add delete remove use insert change")
_PARTS = _set(
    "section paragraph para text draft figures figure heading data quote quotes summary table chart rationale wording"
    " narrative evidence findings feedback"
)
_NOT_YET = _set("not still never")
_DONE = _set(
    "started written done drafted received agreed checked finished begun supplied sent cleared approved settled added"
    " updated edited proofread proofed provided confirmed returned seen heard"
)
_EDITING = _set(
    "tighten soften trim shorten reword rephrase rewrite redraft cut delete drop expand strengthen merge tidy unpick"
    " rework clarify anonymise condense split simplify move lose polish check verify recheck"
)
_BEFORE = _set("to could might should would may can must we you us i somebody someone")
_AFTER = _set(
    "bit sentence sentences paragraph para section part point bullet quote heading wording text out down up further one"
)
_URGED = _set("will would should needs")
_EVIDENCE = _set("evidence source sources example examples quote quotes figure figures data wording point")
_ABOUT = _set("for of on behind")
_WORTH = _set(
    "adding checking saying splitting moving citing cutting mentioning naming quoting expanding noting dropping"
)
_READING = _set("repeats duplicates contradicts overlaps reads sounds looks belongs lacks misses conflicts")
_BEGUN = _set("the what this that a an too like as with from to under")
_FEW = 12


def is_remark(words: Sequence[str], present: frozenset[str]) -> bool:
    """Return whether a sentence that does not tell of the past is a remark on the text: "this bit could go"."""
    first, second = words[0], words[1]
    if first == "let" and second == "us":
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
