"""Find what other programs, page edges and notes of the writer left in a text, and marks that cannot stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.phrases import has_any
from domain.checks.prose import Fault, addresses, quoted, words_of

_FURNITURE: Final = re.compile(
    r"\bPage (?:\d{1,3} of \d{1,3}|\| ?\d{1,3})\b|_x000[0-9A-F]_|\[\^?\d{1,3}\]|\bOFFICIAL ?[-–:] ?SENSITIVE\b"
    r"|\bDRAFT (?:v|V|version )\d[\d.]*|\bClick or tap (?:here )?to enter (?:text|a date)\.?"
    r"|\bComment(?:ed)? \[[A-Z]{0,4}\d{1,3}\]:?|\bFormatted: [A-Z]\w+|\b[Ll]orem ipsum\b|\\u[0-9a-f]{4}"
    r"|\b(?:HYPERLINK|PAGEREF|MERGEFIELD|INCLUDEPICTURE) |#(?:REF|N/A|VALUE|NAME|DIV/0)\b[!?]?|\bcid:[\w.@]+"
    r"|[\u00ad\u200b\ufeff\ufffc¶□■◦▪●]|\bSent from my \w+|\|\s*\|"
)
_FURNITURE_WORDS: Final = frozenset(
    (
        *("page", "official", "draft", "click", "comment", "commented", "formatted", "lorem", "cid", "sent"),
        *("hyperlink", "pageref", "mergefield", "includepicture"),
    )
)
_FURNITURE_MARKS: Final = re.compile(r"[_\[\\#|\u00ad\u200b\ufeff\ufffc¶□■◦▪●]")
"""One of these words or marks is in all of it."""
_NOTE_NUMBER: Final = re.compile(r"(?<=[a-z]{3})[.,]\d{1,2}(?= [A-Z][a-z]|\Z)|(?<=[a-z]{4})\d{1,2}(?=[.,](?: |\Z))")
_EITHER: Final = re.compile(
    r"(?<![\w/])(?:(\w+)/\1|(?:is|are|was|were|has|have|had|will|would)/(?:is|are|was|were|has|have|had|will|would)"
    r"|(?:this|these|that|the|a|an|his|their)/(?:this|these|that|the|a|an|his|their))(?![\w/])"
)
_ASIDE: Final = re.compile(
    r"\((?:check|tbc|ref|source(?!: ?\w+ (?!be\b|follow\b|check\b))|see note|add|update|confirm|cite|date|name"
    r"|insert|delete|reword|query|to follow|to be confirmed|to check|need to check|check this|more here)"
    r"\b[^()]{0,60}\)",
    re.IGNORECASE,
)
_SPACE_BEFORE_S: Final = re.compile(r"(?<=[a-z])(?: [’']s|[’'] s|[`´,;]s)\b(?=[ .,;])")
_S_SIGNS: Final = (" ’s", " 's", "’ s", "' s", "`s", "´s", ",s", ";s")
_BRACKET_STOPS: Final = re.compile(r"[.!?]\)\.(?!\w)|(?<=\w)\.(?=\)[,;])")
_MARKS: Final = re.compile(
    r"(?:[–—]-|-[–—])(?=[ \w])|(?<=[a-z]) ?[,;:][–—-](?=[ \w])|(?<=[a-z])[–—-][,;:.](?= )|\(\s*\)|\[\s*\]|“\s*”"
    r"|(?<=[a-z])’’|“{2,}|”{2,}|(?<=[a-z])[;:,]\)(?! \w*[;:]-)|\((?=[,;.])"
)
_ODD_PAIR: Final = re.compile(
    r"[–—,;:.!?(\[“’”-](?:(?<=[–—-])[–—,;:.-]|(?<=[,;:])[–—)-]|(?<=\()\s*[),;.]|(?<=\[)\s*\]|(?<=“)\s*[“”]|(?<=’)’"
    r"|(?<=”)”|(?<=[.!?])\))"
)
"""Two marks of which one is in all of these."""
_ASKED: Final = re.compile(r"(?<=\w)\?(?= |\Z)")
_QUESTION: Final = re.compile(
    r"\W*(?:and |but |so |or )?(?:(?:in|to|for|at|by|from|with|of|on|about) )?(?:who|what|when|where|why|how|which"
    r"|whose|whom|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must|any|if)\b"
    r"|.*\b(?:I|my|me|we|our|you)\b"
    r"|.*, (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|what|how|why|who|where|which)\b",
    re.IGNORECASE,
)
_SPACED_SUM: Final = re.compile(r"£ (?=\d)|(?<=£\d), (?=\d{3}\b)|(?<=£\d\d), (?=\d{3}\b)|(?<=£\d\d\d), (?=\d{3}\b)")
_SPACED_FIGURE: Final = re.compile(
    r"(?<![\d.,/:] )(?<![\d.,/:])\b\d{1,2} \d{1,2}(?=%| (?:per cent|weeks|days|months|years)\b)"
)
_SPACED_TIME: Final = re.compile(
    r"(?<=\b(?:at|to|by) \d)(?: :|: )(?=\d\d\b)|(?<=\b(?:at|to|by) \d\d)(?: :|: )(?=\d\d\b)"
)
_LONG_HYPHEN: Final = re.compile(
    r"\b(?:[Cc]o|[Mm]ulti|[Nn]on|[Rr]e|[Pp]re|[Ss]elf|[Ww]ell|[Ll]ong|[Ss]hort|[Pp]art|[Ff]ull|[Uu]p|[Oo]ut)[–—](?=[a-z])"
    r"|\b[Cc]o (?=-[a-z])"
)
_OPEN_ENDS: Final = frozenset(
    (
        *("the", "a", "an", "and", "or", "but", "because", "although", "unless", "whereas", "their", "its", "our"),
        *("your", "my", "whose", "every", "than", "nor", "very"),
    )
)
_SEASON: Final = re.compile(r"(?<=\b(?:in|by|of) )(?:Spring|Summer|Autumn|Winter)(?= (?:and|\d{4}\b)|[.,;])")
_SEASONS: Final = frozenset(("spring", "summer", "autumn", "winter"))
_MARK_DIGIT: Final = re.compile(r"[.,]\d(?<=[a-z][.,]\d)")
_SPACED_DIGITS: Final = re.compile(r" (?:(?<=[\d£] )\d|(?<=\d[:,] )\d|(?<=\d ):(?=\d))")
_NO_FIGURES: Final = re.compile(r"/(?!(?<=\d/)\d)")
_AFTER_SLASH: Final = re.compile(r"/(\w+)")
_MARKS_BESIDE: Final = re.compile(r"[.,%(]{2}")
_TIGHT_DASH: Final = re.compile(r"[–—](?<=[a-z][–—])[a-z]")


def left_in(text: str) -> Iterator[Fault]:
    """Yield what is left of pages, programs and notes as "stray-markup", and alternatives between which nobody chose.

    Codes: "stray-markup" and "no-reading".
    """
    words = words_of(text)
    may_be_furniture = not _FURNITURE_WORDS.isdisjoint(words.present) or (
        "(" in words.signs and _FURNITURE_MARKS.search(text)
    )
    if may_be_furniture:
        for match in _FURNITURE.finditer(text):
            yield Fault("stray-markup", *match.span(), "")
    if "+" in words.signs or _MARK_DIGIT.search(text):
        for match in _NOTE_NUMBER.finditer(text):
            if match.start() not in addresses(text):
                yield Fault("stray-markup", *match.span())
    if "/" in text and _may_be_either(text):
        for match in _EITHER.finditer(text):
            if match.start() not in addresses(text):
                yield Fault("no-reading", *match.span(), match[1])
    if "(" in text:
        for match in _ASIDE.finditer(text):
            yield Fault("stray-markup", *match.span())


def odd_marks_in(text: str) -> Iterator[Fault]:
    """Yield marks that cannot stand where they do, as "double-mark", "wrong-mark", "apostrophe" and "space-before".

    A question mark ends a question. A sentence that ends with a word
    that leads on is "no-reading".
    """
    words = words_of(text)
    if _MARKS_BESIDE.search(words.signs) and _ODD_PAIR.search(text):
        for match in _MARKS.finditer(text):
            yield Fault("double-mark", *match.span())
        for match in _BRACKET_STOPS.finditer(text):
            yield Fault("double-mark", *match.span())
    if "s" in words.present and has_any(text, _S_SIGNS):
        for match in _SPACE_BEFORE_S.finditer(text):
            yield Fault("apostrophe", *match.span(), "’s")
    if "?" in text:
        yield from _asked(text)
    yield from _open_ends(text)
    if _SPACED_DIGITS.search(text):
        for pattern in (_SPACED_SUM, _SPACED_TIME):
            for match in pattern.finditer(text):
                yield Fault("space-before", *match.span(), match.group().strip())
        for match in _SPACED_FIGURE.finditer(text):
            yield Fault("space-before", *match.span())
    may_be_long = ("–" in text or "—" in text) and _TIGHT_DASH.search(text)
    for match in _LONG_HYPHEN.finditer(text) if may_be_long or "o -" in text else ():
        yield Fault("broken-hyphen", *match.span(), f"{match.group()[:-1]}{'' if match.group()[-1] == ' ' else '-'}")
    for match in _SEASON.finditer(text) if not _SEASONS.isdisjoint(words.present) else ():
        yield Fault("capitals-slipped", *match.span(), match.group().lower())


def _may_be_either(text: str) -> bool:
    """Return whether a slash may stand between two words, or two figures that are the same: not "2023/24"."""
    if _NO_FIGURES.search(text):
        return True
    return any(text.endswith(match[1], 0, match.start()) for match in _AFTER_SLASH.finditer(text))


def _open_ends(text: str) -> Iterator[Fault]:
    """Yield the last words of sentences that lead on to nothing: "in May and the."."""
    end = text.find(".")
    while end >= 0:
        start = text.rfind(" ", 0, end) + 1
        if text[start:end] in _OPEN_ENDS and text[end + 1 : end + 2] in ("", " ", "\n"):
            yield Fault("no-reading", start, end)
        end = text.find(".", end + 1)


def _asked(text: str) -> Iterator[Fault]:
    said = quoted(text)
    for match in _ASKED.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n:;“‘(") + 1
        if match.start() not in said and not _QUESTION.match(text[begin : match.start()].strip()):
            yield Fault("wrong-mark", *match.span(), ".")
