"""Know a quotation that stands as a paragraph of its own, with whose words they are behind it in brackets or a dash."""

from __future__ import annotations

import re

_WITH_SOURCE = re.compile(
    r"\s*[“\"‘'](?P<words>[^\n]{10,}?)[.!?…,]?[”\"’'][.!?]?\s*"
    r"(?:\((?P<bracketed>[^()\[\]]{3,150})\)|[–—-]\s*(?P<dashed>[A-Z][^“”\"]{3,150}?))\.?\s*"
)
_TELLS_WHOSE = re.compile(
    r"\b(?:person|people|adult|carer|parent|relative|resident|daughter|son|mother|father|family|staff|worker|manager"
    r"|member|user|provider|partner|volunteer|survey|interview|feedback|forum|group|event|visit|workshop|letter)s?\b",
    re.IGNORECASE,
)
_SOURCE_ALONE = re.compile(r"[—―]\s?[^.!]{3,}\.?|Sources?:\s\S[^:]{3,}")
_LONGEST_SOURCE = 120
_NOTE = re.compile(
    r"\b(?:checks?|confirm\w*|tb[ca]|add|ask|needs?|needed|insert|update|delete)\b|\?|XX",
    re.IGNORECASE,
)


def is_quoted_with_source(text: str) -> bool:
    """Say whether a paragraph is a quotation and whose it is: "“It was late.” (Parent, survey, June 2025)".

    What somebody noted for the writers behind a quotation is none: "(check with Ann)".
    """
    match = _WITH_SOURCE.fullmatch(text)
    if match is None or "”" in match["words"]:
        return False
    said = match["bracketed"] or match["dashed"]
    return _TELLS_WHOSE.search(said) is not None and _NOTE.search(said) is None


def is_source_alone(text: str) -> bool:
    """Say whether a line tells only whose words, or where figures, the lines before are from: "— unpaid carer",
    "Source: finance return, 2023/24."."""
    return len(text) <= _LONGEST_SOURCE and _SOURCE_ALONE.fullmatch(text) is not None and _NOTE.search(text) is None
