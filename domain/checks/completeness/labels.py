"""Know the labels that writers put before what they remark: "Comment [4]:", "Suggested wording –", "JS 12/3:"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from domain.checks.phrases import any_of, set_of
from domain.checks.prose import plain_words


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(phrases.split("; "))


_PLAIN = _listed(
    "NB; N.B.; PS; DN; drafting note; note; notes; note to self; note to editor; note to team; note to reviewer; "
    "note to panel; note to all; note to file; comment; commented; comments; QA; reviewer; editor; author; assessor; "
    "moderator; query; queries; todo; to do; still to do; still needed; outstanding; FAO; FYI; edit; update; "
    "for editor; for author; for review; to check; to follow up; reminder; placeholder; option A; option B; option C; "
    "option 1; option 2; version 1; version 2; drafting; draft; internal; word limit; or; either; alternative; "
    "word count; tone; typo; fact check; for discussion; for info; for checking; for panel; deleted; inserted; "
    "formatted; resolved; tracked change; tracked changes; instruction; hint; tip; lead assessor; lead author"
)
_OF_DRAFTS = r"(?:suggested|proposed|alternative|sample|example|dummy|draft|revised|old|new|original|preferred|earlier)"
_OF_TEXT = r"(?:text|wording|sentence|para(?:graph)?|version|phrase|phrasing|quote|opening|ending|heading|title)"
_SOFT = _listed(
    "action; decision; response; reply; answer; question; guidance; example; status; message; ref; owner; due; "
    "deadline; Q; A; for; to; from"
)
"""Labels that reports have as well: what follows them tells of the past there."""
_IN_CAPITALS = ("NB", "PS", "DN", "QA", "FAO", "FYI")
_BESIDE = (
    r"(?:\s(?:\d{1,3}|[A-Z]{1,3}\d{0,2}(?:R\d)?|(?:by|from|for|to|on)\s(?:the\s|my\s)?[\w.’'-]+(?:\s[A-Z][\w’'-]+)?"
    r"|editor|note|comment|query|question|remark|instruction)(?!\w)|\s?\[[^\[\]\n]{1,8}\]|\s?\([^()\n]{1,20}\))"
)
_MARK = r"\s*(?::|[–—]\s|\s-\s)"
_LABEL = re.compile(
    rf"\W*(?:(?i:{any_of(_PLAIN)}|{_OF_DRAFTS} {_OF_TEXT})(?:[’']s)?{_BESIDE}{{0,2}}{_MARK}|{any_of(_IN_CAPITALS)}\s"
    rf"|[A-Z]{{2,3}},? \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?{_MARK})"
)
_LOOSE = re.compile(rf"\W*(?:(?i:{any_of(_SOFT)}){_BESIDE}{{0,2}}\s*:|[A-Z]{{2}}(?::|\s[–—])\s)")
_MARKED = (":", "–", "—", " - ")
_REACH = 60
FIRSTS_OF_LABELS = frozenset(plain_words(each)[0] for each in (*_PLAIN, *_SOFT)) | set_of(
    "suggested proposed alternative sample example dummy draft revised old new original preferred earlier editor's"
    " reviewer's author's assessor's moderator's"
)


def is_labelled(sentence: str, told: frozenset[str], is_bidding: Callable[[Sequence[str]], bool]) -> bool:
    """Return whether a sentence begins with a label of writers.

    Where a report may have the label, too, nothing of what is `told` of the past follows it, or a bidding.
    """
    if _LABEL.match(sentence) is not None:
        return True
    if not any(mark in sentence[:_REACH] for mark in _MARKED):
        return False
    match = _LOOSE.match(sentence)
    if match is None:
        return False
    rest = plain_words(sentence[match.end() :])
    is_past = not told.isdisjoint(rest) or any(word.endswith("ed") for word in rest)
    return bool(rest) and (not is_past or is_bidding(rest))
