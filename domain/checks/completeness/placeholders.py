"""Find what stands for words that are still to be written: "TBC", "XX%", "[month]", "Figures to follow", "???"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.assessment import PassageKind, SectionKind
from domain.checks.completeness.drafting import DraftingReader
from domain.checks.completeness.likely_remarks import LikelyRemarks, remarks_among
from domain.checks.completeness.notes import FIRSTS, STANDING_IN, notes_in
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.judgement_words import JudgementWords
from domain.checks.lexicon import Lexicon
from domain.checks.phrases import any_of, has_any
from domain.checks.prose import quoted, words_of
from domain.checks.sentence_words import sentence_words, telling_words
from domain.checks.subjects import PassageSubject
from domain.dates import MONTHS

_COUNTED = (
    r"(?:days|weeks|months|years|people|carers|staff|cases|reviews|workers|hours|minutes|social|of|per|in every|out of)"
)
_MONTH = any_of(MONTHS)
_MARKS = re.compile(
    r"\?{2,}(?=\s|\w|%|[.,;)]|\Z)(?:\s?%|\s(?:days|weeks|months|people|staff|cases|hours|per cent)\b)?"
    r"|(?<= )\?(?=\s?%| [a-z])|(?<!\w)N{2,4}(?= [a-z])"
    r"|(?<=[a-z] )_(?= )|(?<![\w#])\#{2}(?= )|\bMonth (?=20\d\d)"
    r"|\(\?+\)|\(\s?%\s?\)|(?<!\w)[nN] ?=(?! ?\d)|(?<=[a-z] )(?:[…_]+\s?)?%(?=\s)|\b20(?:\d[xX?_]|[xX?_]{2})(?!\w)"
    r"|\b202[–—-](?=[\s.,;)]|\Z)"
    r"|(?<![(\w])£(?:[mk]|bn)?(?=\s*(?:[,.;)]|million|billion|\s[a-z]|\Z))|(?<!\w)£[nNyY?#_…–—-]+(?:[.,][nN#]+)?(?:m|bn|k)?(?!\w)"
    r"|(?<!\w)_{2,}(?!\w)|_{3,}|\#{3,}|(?<![\w£.])[Nn]{1,3}\s?%|(?<![\d.,])00+(?:\.0+)?\s?%"
    r"|(?<!\w)£[xX]+(?:\.[xX]+)?(?:m|bn|k)\b|(?<![\w£])[nN]{1,3}(?:,[nN]{3})+(?!\w)"
    rf"|(?<!\d )(?<![\w£])[xXnNyY](?= {_COUNTED}\b)|(?<=[a-z] )(?:\.{{3}}|…)(?= [a-z])"
    r"|£(?:00+(?:,0+)*|0(?:,0+)+)|(?<= )-{2,3}(?= (?:days|weeks|months|years|hours|minutes|people|cases|per cent)\b)"
    r"|(?<=[a-z] )[xy](?=[ .,;)](?!\d))|(?:(?<= (?:to|of|by) )|(?<= (?:than|from) ))n(?=[ .,;])"
    r"|(?:…|\.{3})(?=\s*(?:\Z|\(|[A-Z])|\s\.)|(?<!\w)[nN]{2,3}(?=[ .,;])"
    r"|(?<!\w)(?:mm|MM|xx|XX)/20\d\d\b|(?<![\w/])(?:N/K|n/k)\b|(?<![\w/])N/A(?= (?:of|people|per|in)\b)"
    r"|\d[.,]?\?+(?=%|\d| [a-z])|(?<=[‘'\"])X(?=[’'\"])"
    r"|(?<!\w)(?:[xX]{1,2}|[nN]{2})(?:st|nd|rd|th)\b|(?<=[a-z] )X(?= (?:and|of the|to \d))|(?<=\d to )X(?!\w)"
    rf"|(?<![\d.,/])00?(?= {_MONTH}\b)|(?<![\d/])00/(?:00|\d\d)/\d{{2,4}}"
    r"|(?:(?<=\bby )|(?<=\bto )|(?<=\bwas )|(?<=\bthan )|(?<=\bfrom ))per cent\b"
    r"|…{2,}|\.{5,}|(?<![\w£])£?[xX]{2,}(?:[.,/][xX]+)*(?:\s?%|\b)|(?<![\w£])(?:£[xX]\b|[xX](?:\.[xX])?\s?%)"
    r"|(?<!\w)(?:dd|DD)[/ ](?:mm|MM|Month|month)[/ ](?:yy|YY)(?:yy|YY)?(?!\w)|<<[^<>\n]{1,60}>>|\{\{?[^{}\n]{1,60}\}\}?"
    r"|<(?:(?:insert|add|name|date|figure|number|month|year)\b|no\.)[^<>\n]{0,60}>"
    r"|<(?!/?(?:b|i|u|p|a|br|em|li|ul|ol|td|tr|th|hr|h\d|div|span|strong|table|sup|sub)\b)[A-Za-z][\w’'/-]*"
    r"(?: [\w’'?/-]+){0,8}>"
    r"|\bQ[xX?](?= 20\d\d)|(?<=\bCllr )X\b|(?<=\bCouncillor )X\b"
    r"|«[^«»\n]{1,60}»|[@$~¬^|]{2,}|\*{3,}(?=\s*\w)|(?<=\w )\*{3,}|\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)"
    r"|\b(?:month|date|day|name|number|figure|year|role|title|amount|place)/(?:month|name|number|figure|year|role|title"
    r"|amount|place|date)(?:/year)?\b(?! of\b)"
    r"|\bError! [A-Z][a-z]+ (?:[a-z]+ ){1,4}?(?:found|defined|invalid|file)\b\.?|>{2,}|<{2,}"
)
_SIGNS = (
    "?",
    "Month 2",
    "_",
    "…",
    "<",
    "{",
    "#",
    "@",
    "$",
    "~",
    "¬",
    "^",
    "|",
    "«",
    "***",
    "...",
    " %",
    "(%",
    " -- ",
    ">>",
    "n%",
    "N%",
    "00/",
    *("month/", "date/", "name/", "number/", "figure/", "mm/", "MM/", "N/K", "n/k"),
)
_POUND = re.compile(r"£(?!\s?\d|0[,0])|£0[,0]")
_TELLING_MARKS = frozenset(
    "n nn nnn x y cent qx xx xxx xxxx xxxxx xth nnth xxth 0 00 000 00.0 202 error dd".split()  # noqa: SIM905 - one line
)
# Every match of _MARKS has one of these signs or words in it: it takes a tenth of the time to look for them.
_PART_OF_DATE = re.compile(
    rf"(?<!\w)(?:dd|DD)(?: |/)(?:{_MONTH}|[Mm]onth|MONTH)(?: (?:(?:19|20)\d\d|yyyy|YYYY))?(?!\w)"
    rf"|(?<=\d )(?:mm|MM|mmm|MMM)(?= \d{{2}})|(?<!\w)(?:{_MONTH} )?(?:yyyy|YYYY|20yy|20YY)(?!\w)"
)
_MIDDLE_OF_DATE = re.compile(r"/(?:\d{1,2}|[mM]{1,3}|[xX?_#]{1,2})/")
_OPEN_DATE = re.compile(
    r"(?=[\d/]{0,6}[a-zA-Z?_#])(?:\d{1,2}|[dD]{1,2}|[xX?_#]{1,2})/(?:\d{1,2}|[mM]{1,3}|[xX?_#]{1,2})"
    r"/(?:(?:20)?\d\d|(?:20)?[yY]{2}|[yY]{4}|(?:20)?[xX?_#]{1,2}|[xX?_#]{4})(?!\w)"
)
_QUOTE = re.compile(
    r"“(?![^“”\n]*\b(?:was|were|had|is|are)\b)(?:(?:insert|add|an?|another|short|direct|good|[a-z]+er|staff"
    r"|[a-z]+[’']s) )?(?:quot(?:es?|ations?)|verbatim|words)\b"
    r"(?: (?:to|from|here|needed|goes|tbc|of|by|about|on)\b[^“”\n]{0,40})?[.…]?”",
    re.IGNORECASE,
)
_QUOTES = frozenset(("quote", "quotes", "quotation", "verbatim", "words"))
_NAME_OF = re.compile(
    r"(?:\A|(?<=[.!?] ))(?:Name|Title|Number|Type) of (?:\w+ )?\w+(?= (?:had|was|were|told|said|gave|helped)\b)"
    r"|(?<=[a-z] )Name(?:, (?:[Jj]ob [Tt]itle|[Rr]ole|[Tt]itle))?(?=[.,;)]| of [a-z])"
)
_NAMING = frozenset(("name", "title", "number", "type"))
_CAPITAL_NAMING = ("Name", "Title of", "Number of", "Type of")
_NUMBERED_ALONE = re.compile(
    r"\b(?P<what>aim|objective|goal|action|example|point|bullet|reason|item|theme|strength|weakness|finding|name|issue"
    r"|organisation|partner|group|benefit|outcome|topic|quote) 1(?:,| and|;)(?: and)? (?P=what) 2\b"
    r"(?:(?:,| and|;)(?: and)? (?P=what) \d\b)*",
    re.IGNORECASE,
)
"""What is counted and not told: "aim 1, aim 2"."""
_PARTS_OF_DATE = frozenset(("dd", "mm", "mmm", "yyyy", "yy"))
_OF_MONEY = [f"tb{letter}{size}" for letter in "acd" for size in ("m", "bn", "k")]
_BRACKETED = re.compile(r"\[(?P<inner>[^\[\]\n]{0,120})\]")
_ASIDE = re.compile(
    r"(?:in|on|at|for example|including|such as|with|from|by|as|where|about|mainly|and|but|or|of whom|that is)"
    r"(?:,? [\w’'-]+){3,}",
)
"""What might stand in round brackets."""
_ALLOWED = re.compile(
    r"\s*(?:sic|(?:which|who|where) [^?]*(?:was|were|had|did) [^?]*|…|\.\.\.|(?:19|20)\d\d|\d{1,3}|\w)\s*",
    re.IGNORECASE,
)
_LONGEST_DASHES = 60
_DASHES = re.compile(r"[\s.…\-–—?*_x]+", re.IGNORECASE)
_NAMED = re.compile(r"\W{0,3}[A-Z]\w{0,30}(?: (?:[a-z]{1,8} )?[A-Z]\w{0,30}){1,4} (?:was|were|is|had)\b")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|did|does)\b", re.IGNORECASE)
_SETTLED = (
    r"(?:confirmed|agreed|settled|fixed|decided|finalised|named|listed|supplied|provided|advised|announced|arranged"
    r"|determined|verified|set|scheduled|allocated|moderated)"
)
_TO_SETTLE = re.compile(
    rf"(?![^.]*\b(?:20\d\d|{_MONTH}|[a-z]+ed (?:not )?to be)\b)(?:[^\s.,;]+\s+){{1,5}}(?:yet |still )?to be {_SETTLED}"
    r"(?:\s+[^\s.,;:]+){0,4}\.?"
)
_STILL_OPEN = re.compile(
    r"\b(?:spend|spending|figures?|number|amount|total|percentage|actual|estimate|share|rate)\b[^.;]{0,80}?"
    rf"\b(?:was|were|is|are) (?P<open>(?:to be (?:added|checked|inserted|{_SETTLED})"
    r"|awaited(?: (?:from|by) [\w’ ]{1,30})?|not to hand))(?=\W*\Z)",
    re.IGNORECASE,
)
_OPEN_WORDS = frozenset(("be", "awaited", "hand"))
_ROMAN_BEFORE = re.compile(
    r"\b(?:chapter|part|schedule|appendix|annex|volume|section|title|article)\s+\Z", re.IGNORECASE
)


class PlaceholderReader:
    """The patterns that are made of the words for what is still to be written."""

    def __init__(self, words: JudgementWords, lexicon: Lexicon) -> None:
        self.drafting = DraftingReader(lexicon, FIRSTS)
        self.likely = LikelyRemarks(lexicon)
        self.stand_ins = telling_words((*words.placeholders, "blah", "xyz", "insert", *_OF_MONEY))
        self.asking = telling_words((*words.promises, *words.instructions))
        exact = any_of(words.placeholders)
        promise, instruction = any_of(words.promises), any_of(words.instructions)
        self.exact = re.compile(
            rf"(?<!\w)(?:{exact}|(?i:xyz|£?tb[acd](?:m|bn|k)?|insert {any_of(STANDING_IN)}|blah(?: blah)*))(?!\w)"
        )
        self.instruction = re.compile(rf"\s*{instruction}\b", re.IGNORECASE)
        self.promised = re.compile(rf"(?:[^\s.,;:]+\s+){{0,4}}{promise}(?:\s+[^\s.,;:]+){{0,3}}\.?", re.IGNORECASE)
        self.in_brackets = re.compile(
            rf"\((?:[^()\n.]{{0,40}}\s)?(?:{promise}|{instruction}\s[^()\n]{{1,60}})(?:\s[^()\n.]{{1,30}})?\)",
            re.IGNORECASE,
        )
        self.told = re.compile(
            rf"{instruction}\s[^.\n]{{0,80}}\b(?:here|{any_of(words.missing)})\b[^.\n]{{0,40}}\.?", re.IGNORECASE
        )


def check_placeholders(subject: PassageSubject, reader: PlaceholderReader) -> Iterator[Finding]:
    """Yield what stands for words that are still to be written, and what writers left for each other.

    Codes: "placeholder", "note-left", which is a may of a sentence that only has much of what such notes have. Nothing
    is looked for in the financial facts.
    """
    if subject.section.kind is SectionKind.FACTS:
        return
    found = [(span, "placeholder", Severity.MUST) for span in placeholders_in(subject.text, reader)]
    is_prose = subject.passage.kind is PassageKind.PARAGRAPH
    notes = [
        (span, "note-left", Severity.SHOULD) for span in notes_in(subject.text, reader.drafting, is_prose=is_prose)
    ]
    told = [span for span, _code, _severity in (*found, *notes)]
    likely = remarks_among(subject.text, told, reader.drafting, reader.likely, is_prose=is_prose)
    notes += [(span, "note-left", severity) for span, severity in likely]
    after = 0
    for (start, end), code, severity in sorted(found + notes):
        if code == "placeholder" or (
            start >= after and not any(a < end and start < b for (a, b), _code, _weight in found)
        ):
            after = max(after, end)
            place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
            yield Finding(code, Family.COMPLETENESS, severity, *place)


def placeholders_in(text: str, reader: PlaceholderReader) -> Iterator[tuple[int, int]]:
    """Yield where the placeholders of a text begin and end, in order and without overlaps."""
    if len(text) < _LONGEST_DASHES and text.strip() and _DASHES.fullmatch(text):
        yield 0, len(text)
        return
    after = 0
    for start, end in sorted(_found(text, reader), key=lambda span: (span[0], -span[1])):
        if start >= after:
            yield start, end
            after = end


def _found(text: str, reader: PlaceholderReader) -> Iterator[tuple[int, int]]:
    for match in _BRACKETED.finditer(text) if "[" in text else ():
        if _is_to_fill(text, match, reader):
            yield match.span()
    present = words_of(text).present
    is_marked = has_any(text, _SIGNS) or not _TELLING_MARKS.isdisjoint(present)
    is_marked = is_marked or ("£" in text and _POUND.search(text) is not None)
    marks = _MARKS.finditer(text) if is_marked else ()
    if text.count("/") > 1:
        yield from _open_dates(text)
    if not _PARTS_OF_DATE.isdisjoint(present):
        yield from (match.span() for match in _PART_OF_DATE.finditer(text))
    if not _NAMING.isdisjoint(present) and has_any(text, _CAPITAL_NAMING):
        yield from (match.span() for match in _NAME_OF.finditer(text))
    if {"1", "2"} <= present:
        yield from (match.span() for match in _NUMBERED_ALONE.finditer(text))
    if not _QUOTES.isdisjoint(present) and "“" in text:
        yield from (match.span() for match in _QUOTE.finditer(text))
    for match in marks:
        is_left_out = match.group() in ("…", "...") and match.start() in quoted(text)
        if not is_left_out and not _is_roman(text, match):
            yield match.span()
    if not reader.stand_ins.isdisjoint(present):
        for match in reader.exact.finditer(text):
            if not _is_roman(text, match):
                yield match.span()
    if reader.asking.isdisjoint(present) and _OPEN_WORDS.isdisjoint(present):
        return
    if "(" in text:
        yield from (match.span() for match in reader.in_brackets.finditer(text))
    for each in sentence_words(text):
        span = (each.start, each.end)
        is_asking = not reader.asking.isdisjoint(each.present) and not _NAMED.match(text, each.start)
        is_asking = is_asking and (
            reader.promised.fullmatch(text, *span) is not None or reader.told.fullmatch(text, *span) is not None
        )
        if is_asking and not _VERB.search(text, *span):
            yield span
        elif not _OPEN_WORDS.isdisjoint(each.present):
            yield from _left_open(text, span)


def _left_open(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says that something is to be settled yet: "Date of the panel: to be fixed"."""
    match = _STILL_OPEN.search(text, *span)
    if match is not None:
        yield match.span("open")
    elif _TO_SETTLE.fullmatch(text, *span) and not _VERB.search(text, *span):
        yield span


def _open_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield the dates with strokes of which a part stands for a figure to come: "dd/mm/2025"."""
    for middle in _MIDDLE_OF_DATE.finditer(text):
        match = _OPEN_DATE.match(text, max(text.rfind(" ", 0, middle.start()), text.rfind("(", 0, middle.start())) + 1)
        if match is not None:
            yield match.span()


def _is_roman(text: str, match: re.Match[str]) -> bool:
    """Return whether what may stand for a figure is the number of a chapter, "Part XX"."""
    is_of_letters = not match.group().strip("Xx%")
    return is_of_letters and _ROMAN_BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None


def _is_to_fill(text: str, match: re.Match[str], reader: PlaceholderReader) -> bool:
    """Return whether brackets hold what is to be written; within a quotation they may hold what it left out."""
    inner = match["inner"]
    if reader.instruction.match(inner) or reader.exact.search(inner):
        return True
    if inner.casefold() in ("x", "n", "y") and not text[match.end() : match.end() + 1].isalpha():
        return True
    if text[match.start() - 1 : match.start()] == "“" and text[match.end() : match.end() + 1] == "”":
        return _ALLOWED.fullmatch(inner) is None
    is_quoted = text.rfind("“", 0, match.start()) > text.rfind("”", 0, match.start())
    is_aside = _ASIDE.fullmatch(inner) is not None and (STANDING_IN | _QUOTES).isdisjoint(words_of(inner).present)
    return not (is_quoted or is_aside) and _ALLOWED.fullmatch(inner) is None
