"""Find what is wrong with the marks of a text: spaces, punctuation and stray markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from domain.checks.finding import Severity
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, addresses, words_of
from domain.dates import MONTHS

_SPACE = " \t\u00a0"
_DOUBLE_SPACE = re.compile(rf"(?<=\S)[{_SPACE}]{{2,}}(?=\S)")
_SPACE_BEFORE = re.compile(rf"(?<=[\w)\]”’%])[{_SPACE}]+(?=[,;](?!\d)|[:!?.)\]](?![.\w)(/-]))")
_SPACE_AFTER_OPENING = re.compile(rf"[(\[“‘]([{_SPACE}]+)(?=\w)")
_COMMON_BEGINNING = (
    r"(?:the|this|these|they|there|their|some|people|staff|however|most|many|when|where|leaders|partners|carers|we"
    r"|and)\b|(?:to|of|for|with|which|who|but|that|so|as|at|by|from|on|he|she|it|was|were|had|is|are|has) "
)
_NO_SPACE_AFTER = (
    re.compile(
        r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_])|(?<=[)”%])[,;](?=\w)|(?<=\d)%(?=[^\W\d_¹²³⁰⁴-⁹])|(?<=\d)[,;](?=[^\W\d_])"
    ),
    re.compile(r"(?<=[a-z]{2})[,;](?=\d)"),
    re.compile(
        rf"(?<=[a-z]{{2}})\.(?=[A-Z](?:[a-z]|\s)|{_COMMON_BEGINNING})|(?<=\d\d)\.(?=[A-Z][a-z])|(?<=[)%])\.(?=[A-Z])"
    ),
    re.compile(r"(?<=[a-z]{2})[!?:](?=[^\W\d_])"),
    re.compile(r"(?<=[^\W\d_]{2}[A-Z]{2})\.(?=[A-Z][a-z])"),
)
_WORD_AND_FIGURE = re.compile(
    rf"(?<![\w/.-])(?:{'|'.join(MONTHS)}|in|of|by|since"
    r"|from|until|and|the|were|was|had|than|to|for|about)(?=\d{2,}(?![\w/-]))"
)
_MARK_BEFORE_WORD = re.compile(
    rf"(?<=[a-z]{{2}})[{_SPACE}]+[:!?](?=[^\W\d_]{{2}})|(?<=[a-z]{{2}})[{_SPACE}]+\.(?=[A-Z][a-z])"
)
_NO_SPACE_AFTER_BRACKET = re.compile(r"(?<=\s)\([^()]{4,200}(?<!-)\)(?=[^\W\d_])|(?<=\s)\([A-Z]{2,8}\)(?=[^\W\d_])")
_NO_SPACE_BEFORE_BRACKET = re.compile(r"\((?<=[^\W\d_]{3}\()(?=[^\W\d_]{5,}|[A-Z]{2,6}\)|[^\W\d_]+ )")
_FIGURE_AND_WORD = re.compile(
    r"(?<![\w.,/-])\d[\d,.]*(?=(?:days?|weeks?|hours?|years?|[a-z]{5,})\b)(?!\w*\d*(?:million|billion)\b)"
)
_DOUBLE_MARK = re.compile(
    r",{2,}|;{2,}|:{2,}|,\.|;\.|:\.|,;|;,|(?<!\.)\.\.(?!\.)|(?<=[a-z]{4})\.,|!{2,}|\?{2,}(?!\?)|[?!]\.(?!\.)"
    r"|[,;:] \.(?!\.|\w*/)(?=\s|[a-z]|\Z)"
)
_BROKEN_HYPHEN = re.compile(
    rf"(?<=[a-z]{{2}})(?:-[{_SPACE}]+(?!(?:and|or|to|but|than|nor|as|versus|through|rather)\b)|[{_SPACE}]+-)(?=[a-z]{{2}})"
)
_SPACED_HYPHEN = re.compile(
    rf"\b(?:(?:multi|co|pre|non|semi|inter|sub|anti|mid|self|re|ex|un)[{_SPACE}]+-[{_SPACE}]+(?=[a-z]{{3}})"
    rf"|(?:long|short|medium)[{_SPACE}]+-[{_SPACE}]+(?=term\b)|(?:part|full|real)[{_SPACE}]+-[{_SPACE}]+(?=time\b)"
    rf"|(?:follow|set|start|back|check)[{_SPACE}]+-[{_SPACE}]+(?=ups?\b)|well[{_SPACE}]+-[{_SPACE}]+(?=being\b)"
    rf"|(?:face|day|one)[{_SPACE}]*-?[{_SPACE}]+-[{_SPACE}]*(?=to\b))"
)
_WITHIN_WORDS = "’'-"
_NARROW = re.compile(r" [,;:!?.)\]]")
_WIDE_OPENING = re.compile("[([“‘] ")
_TIGHT = re.compile(r"[,;.!?:)(%](?=\w)(?<!\d[.,:](?=\d))")
"""A mark with a word close behind it; not one between the digits of a figure."""
_WORD_FIGURE = re.compile(r"[a-z]\d\d")
_FIGURE_WORD = re.compile(r"\d[a-z]")
_TWO_MARKS = re.compile(r"[,;:.!?] ?[,;:.!?]")
_SIGN = re.compile(r"[*_~^=·\\\[\]{}`#<>&âÂÃ]")
_LONGER_SIGNS = ("%20", "Error!", "•", "▪", "\ufffd")
_MARKUP = re.compile(
    r"\*{2,}|(?<![\w*])\*(?=\w)[^*\n]{1,60}(?<=\w)\*(?![\w*])|(?<!\w)_(?=[a-zA-Z])[^_\n]{1,60}(?<=\w)_(?!\w)"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)\.?|%20|\{[#.][\w -]{1,40}\}|[-=]>|^\s*[*•·▪]\s+(?=\w)"
    r"|~{2,}|={2,}|(?<=\s)#{2,6}(?=\s)|(?<=[a-z] )[#~^](?= [a-z])|\\[nrt](?![a-z])"
    r"|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|\[\[|\]\]|\{\{|\}\}|`{3}"
    r"|^#{1,6}(?=\s)|<!--|-->"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,200})?/?>|&(?:[a-zA-Z]{2,10}|#\d{1,6});"
    r"|\]\((?:https?://|/|#)[^\s)]{0,500}\)|â€[™œ\x9d“”˜¦–]?|Â(?=[\s£])|Ã[©¨±¶¼]|\ufffd"
)


def with_its_word(fault: Fault, text: str) -> Fault:
    """Return what lacks a space with the word behind it, a lost stop with that before: alone they are hardly seen."""
    if fault.right is None or fault.code not in ("space-missing", "stop-missing"):
        return fault
    if fault.code == "space-missing":
        end = fault.end
        while end < len(text) and (text[end].isalnum() or text[end] in _WITHIN_WORDS):
            end += 1
        return replace(fault, end=end, right=fault.right + text[fault.end : end])
    start = fault.start
    while start and (text[start - 1].isalnum() or text[start - 1] in _WITHIN_WORDS):
        start -= 1
    return replace(fault, start=start, right=text[start : fault.start] + fault.right)


def spacing_in(text: str) -> Iterator[Fault]:
    """Yield spaces that are too many or missing: "double-space", "space-before", "space-missing", "broken-hyphen"."""
    plain = text.replace("\u00a0", " ").replace("\t", " ")
    if "  " in plain:
        for match in _DOUBLE_SPACE.finditer(text):
            ends = text[match.start() - 1] in ".!?"
            yield Fault("double-space", *match.span(), " ", Severity.MAY if ends else Severity.SHOULD)
    if _NARROW.search(plain):
        for match in _SPACE_BEFORE.finditer(text):
            yield Fault("space-before", match.start(), match.end() + 1, text[match.end()])
        for match in _MARK_BEFORE_WORD.finditer(text):
            yield Fault("space-before", *match.span(), f"{text[match.end() - 1]} ")
    if _WIDE_OPENING.search(plain):
        for match in _SPACE_AFTER_OPENING.finditer(text):
            yield Fault("space-before", *match.span(), text[match.start()])
    if "- " in plain or " -" in plain:
        for match in _BROKEN_HYPHEN.finditer(text):
            yield Fault("broken-hyphen", *match.span(), "-" if text[match.start()] == "-" else None)
        for match in _SPACED_HYPHEN.finditer(text) if " - " in plain else ():
            yield Fault("broken-hyphen", *match.span(), f"{match.group().split()[0]}-")
    yield from _missing_spaces(text)


def _missing_spaces(text: str) -> Iterator[Fault]:
    tight = [match.start() for match in _TIGHT.finditer(text)]
    are_beside = "+" in words_of(text).signs
    if not tight and not are_beside:
        return
    outside = addresses(text)
    for place in tight:
        found = next((match for pattern in _NO_SPACE_AFTER if (match := pattern.match(text, place))), None)
        if found is not None and place not in outside:
            yield Fault("space-missing", *found.span(), f"{found.group()} ")
    around = {text[place] for place in tight}
    if ")" in around:
        for match in _NO_SPACE_AFTER_BRACKET.finditer(text):
            yield Fault("space-missing", match.end() - 1, match.end(), ") ")
    if "(" in around:
        for match in _NO_SPACE_BEFORE_BRACKET.finditer(text):
            if match.start() not in outside:
                yield Fault("space-missing", *match.span(), " (")
    if not are_beside:
        return
    for match in _WORD_AND_FIGURE.finditer(text) if _WORD_FIGURE.search(text) else ():
        if match.start() not in outside:
            yield Fault("space-missing", *match.span(), f"{match.group()} ")
    if _FIGURE_WORD.search(text):
        for match in _FIGURE_AND_WORD.finditer(text):
            if match.start() not in outside:
                yield Fault("space-missing", match.end() - 1, match.end(), f"{text[match.end() - 1]} ")


def double_marks_in(text: str) -> Iterator[Fault]:
    """Yield marks of punctuation that stand twice, or two that exclude each other, as "double-mark"."""
    if not _TWO_MARKS.search(text):
        return
    for match in _DOUBLE_MARK.finditer(text):
        marks = match.group()
        right = marks[0] if len(set(marks)) == 1 else ("." if marks.endswith(".") else marks[-1])
        yield Fault("double-mark", *match.span(), right)


def markup_in(text: str) -> Iterator[Fault]:
    """Yield what is left of markup or of a wrong encoding as "stray-markup"."""
    may_have = _SIGN.search(text) or has_any(text, _LONGER_SIGNS)
    for match in _MARKUP.finditer(text) if may_have else ():
        found = match.group()
        if found[0] == "&":
            meant = html.unescape(found).replace("\u00a0", " ")
            if meant != found:
                yield Fault("stray-markup", *match.span(), meant)
        else:
            is_removable = found == "]]" or (
                found[0] in "*_[{}`<-~=" and not found[-1:].isalnum() and len(set(found)) < 3
            )
            is_removable = is_removable or found[0] == "<"
            yield Fault("stray-markup", *match.span(), "" if is_removable else None)
