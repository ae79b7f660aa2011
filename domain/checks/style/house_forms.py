"""Find dates, years, percentages and sections of Acts that are not written as house style writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from domain.checks.finding import Severity
from domain.checks.phrases import has_any
from domain.checks.prose import Fault
from domain.checks.style.figure_forms import MAY_BE_WRONG, SIGNS, figures_at, signs_in
from domain.checks.style.text_parts import TextParts
from domain.dates import MONTHS

# Patterns begin with a set of characters, which is found many times faster: what stands before is asked after it.
_SHORT = {month[:3].lower(): month for month in MONTHS}
_ANY_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH_WORDS = frozenset((*(month.lower() for month in MONTHS), *(month[:3].lower() for month in MONTHS), "sept"))
_MONTH = re.compile(rf"{_ANY_MONTH}\b")
_DAY_BEFORE = re.compile(r"(\d(?<![\w/.]\d)\d?)(st|nd|rd|th)?( of)? \Z")
_LONGEST_DAY = len("31st of ")
_REST = re.compile(r"(?:\.(?= \d{4}))?(?:(,?) ?(\d{4})(?!\d))?")
_MONTH_DAY = re.compile(rf"\b({_ANY_MONTH}) (\d{{1,2}})(?:(?:st|nd|rd|th)\b(?:,? (\d{{4}})\b)?|,? (\d{{4}})\b)")
_MONTH_YEAR = re.compile(rf"(?<!\d )(?<!st )(?<!nd )(?<!rd )(?<!th )\b({_ANY_MONTH})(\.?)(,?) (\d{{4}})(?![\d-])")
_MONTH_AND_SIGN = re.compile(r"(?:-(\d{4}|\d{2})| of ((?:19|20)\d{2})| ?[’‘'](\d{2}))(?![\w-])")
_MONTH_DAY_ALONE = re.compile(
    r" (\d{1,2})(?![.,]\d)"
    r"(?=[.,;:)]|\Z| (?:to|and|at|in|for|when|after|before|by|until|from|or|as|because|but|so|where|which)\b)"
)
_DAY_AND_DASH = re.compile(r"(?<!\d)(\d{1,2})-\Z")
_FIRST_DAY = re.compile(
    r"(?<![\w/.])(\d{1,2})((?:st|nd|rd|th) (?=to|and|until|or)| ?(?=[-–—]))(to |and |until |or |[-–—] ?)\Z"
)
_LONGEST_FIRST = len("31st until ") + 1
_FOLLOWS_DAY = re.compile(r"\d(?:st|nd|rd|th)? (?:of )?\Z")
_FIGURES = re.compile(r"(\d(?<![\w/.-]\d)\d?)([/.-])(\d{1,2})\2((?:19|20)?\d{2})(?![\w/-]|\.\d)")
_YEARS = re.compile(r"([12](?<![\w/.-][12])(?:(?<=1)9|(?<=2)0)\d{2})( ?[-–—/] ?)((?:19|20)?\d{2})(?![\w/-]|[.,]\d)")
_SHORT_YEARS = re.compile(r"(\d\d)[-–/](\d\d)(?![\w/%-]|\.\d| (?:people|hours|days|weeks|months|years|year|per)\b)")
_YEARS_OF = re.compile(
    r" (?:financial|budgets?|accounts|plans?|years?|strategy|programme|reports?|figures|data|survey|spending|winter"
    r"|round|returns?|settlement|grant|allocation|outturn|savings|audit|review)\b"
)
_BEFORE_YEARS = re.compile(r"\b(?:in|during|since|until|year|for|from|of|to|by|and) \Z")
_PER_CENT = re.compile(r"(\d(?<![\w.,]\d)[\d,]*(?:\.\d+)?)(\s?%|\s+per\s?cent\b|\s+pc\b|per\s?cent\b)", re.IGNORECASE)
_SECTION = re.compile(
    r"[sS§](?<![\w.’'].)(?:(?<=§) ?|(?<!§)(?:\.? ?(?=\d{2})|\. ?|ec(?:t|tn)?s?\.? ?))(\d{1,3})(?![\w.]\d|\w)"
    r"(?=[\s,.;:)(]|\Z)"
)
_WITHOUT_ARTICLE = re.compile(r"(?<=[\w,] )\b(as|under|from|by|in|with|of|that|which|because) \Z")
_NAMED_ACT = re.compile(r"\b((?:[A-Z][a-z]+ (?:and |of )?){1,5}Act) ((?:19|20|21)\d{2})\b")
_ACT = re.compile(
    r"(?<=[a-z] Act)(?:, (?=(?:19|20)\d{2}\b)| of (?=(?:19|20)\d{2}\b)| \((?=(?:19|20)\d{2}\)))((?:19|20)\d{2})\)?"
)
_LONG_NUMBER = re.compile(r"(?<![\w.,:/#-])(?<!\d )(£?)([1-9]\d{3,7})(?![\w,:/-]|\.\d| \d)")
_NUMBER_OF_SOMETHING = re.compile(
    r"\b(?:number|no|ref|reference|code|id|on|call|called|phone|case)\.?:? \Z", re.IGNORECASE
)
_COUNTED = re.compile(r" [a-z]{3,}")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|from|until|of|to|for|and|during|before|after|year) \Z", re.IGNORECASE)
_MONEY = re.compile(r"£ ?(\d[\d,]*(?:\.\d+)?) ?(k|mn|m|bn|b)\b")
_IN_THOUSANDS = re.compile(r"\.\d{3}\Z")
"""Published assessments tell financial facts to the thousand, as "£884.500m"; this is the publisher's own form."""
_POUNDS = re.compile(r"(?<![\w.,£])(\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?) pounds\b")
_TIME = re.compile(
    r"(?<![\w.:,£])(\d{1,2})(?:[.:](\d{2}))? ?([ap])(?:\.\s?m\.?|m)(?!\w)"
    r"|(?<![\w.,])([01]\d|2[0-3]):?([0-5]\d) ?(?:hrs|hours)\b"
)
_SPACED_PER_CENT = re.compile(r"%(?<=\s%)")
_PER_CENT_WORDS = frozenset(("per", "percent", "pc"))
_SECTION_WORDS = frozenset(("s", "sec", "sect", "sectn", "secs", "sects", "sectns"))
_SECTIONS = re.compile(r"(?<![\w.’'])[sS]s\.? ?(?=\d)|\b[sS]ections?(?:-|(?=\d))(?=\d{1,3}\b)")
_OTHER_PARTS = re.compile(r"\b([Pp]aras?|[Rr]egs?|[Aa]rts?|[Ss]ch|[Ss]cheds?)\. ?(?=\d)")
_CLAUSE = re.compile(r"\b([Cc])lause(s?)(?= \d[\d(), and]{0,20} of (?:the )?(?:[A-Z][a-z]+ )*(?:\d{4} )?Act\b)")
"""A bill has clauses; an Act has sections."""
_PARTS = {"para": "paragraph", "reg": "regulation", "art": "article", "sch": "schedule", "sched": "schedule"}
_OTHER_PART_WORDS = frozenset(
    (*_PARTS, *(f"{part}s" for part in _PARTS), "ss", "section", "sections", "clause", "clauses")
)
_TIME_WORDS = frozenset(("am", "pm", "m", "hrs", "hours"))
_BETWEEN_FIGURES = ("/", ".", "-", "–", "—")
_DASHES = ("-", "–", "—", "/")
_BEGINS_OF_YEARS = ("18", "19", "20")
_MORE_FIGURES = re.compile(r"[-/]\d")
_DIGITS_OF_A_YEAR = 4
_LONGEST_WORD_BEFORE = len("during ") + 1
_LARGE = {"k": "000", "m": " million", "mn": " million", "b": " billion", "bn": " billion"}


def forms_in(text: str, parts: TextParts) -> Iterator[Fault]:
    """Yield what is not written so: "date-form" (17 January 2025), "year-form" (2023/24), "per-cent-form" (58%),
    "number-form" (10,500), "time-form" (5:30pm), "section-form" (section 42) and "act-form" (Care Act 2014).

    Sources: house style of the published reports; GOV.UK style guide, Dates, Percentages and Legislation.
    """
    if not parts.numbers:
        return
    words = parts.words
    if not _MONTH_WORDS.isdisjoint(words):
        yield from _dates(text)
    for match in MAY_BE_WRONG.finditer(text):
        yield from _number(text, *match.span())
        yield from figures_at(text, *match.span())
    if has_any(text, SIGNS):
        yield from signs_in(text)
    if not _PER_CENT_WORDS.isdisjoint(words) or ("%" in text and _SPACED_PER_CENT.search(text)):
        yield from _per_cents(text)
    if not _SECTION_WORDS.isdisjoint(words) or "§" in text:
        yield from _sections(text)
    if not _OTHER_PART_WORDS.isdisjoint(words):
        yield from _other_parts(text)
    if "act" in words:
        yield from _acts(text)
    if "£" in text or "pounds" in words:
        yield from _money(text)
    if not _TIME_WORDS.isdisjoint(words):
        yield from _times(text)


def _dates(text: str) -> Iterator[Fault]:
    for match in _MONTH.finditer(text):
        start, end = match.span()
        month = match.group()
        day_before = _DAY_BEFORE.search(text, max(0, start - _LONGEST_DAY), start) if start else None
        if day_before is not None:
            yield from _day_and_month(text, day_before, month, end)
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if found := _MONTH_AND_SIGN.match(text, end):
            yield from _month_and_sign(text, start, month, found)
        if found := _MONTH_DAY.match(text, start):
            yield from _month_and_day(text, found)
        elif found := _MONTH_DAY_ALONE.match(text, end):
            follows_day = day_before is not None or _FOLLOWS_DAY.search(text, max(0, start - 8), start)
            if 1 <= int(found[1]) <= 31 and not follows_day and month not in ("May", "Mar"):
                yield Fault("date-form", start, found.end(), f"{int(found[1])} {_full(month)}")
        if found := _MONTH_YEAR.match(text, start):
            _, stop, comma, year = found.groups()
            is_known_year = 1900 <= int(year) <= 2100
            is_written_so = not comma and (month in MONTHS or _FOLLOWS_DAY.search(text, max(0, start - 8), start))
            if is_known_year and not is_written_so and not (stop and month in MONTHS):
                yield Fault("date-form", *found.span(), f"{_full(month)} {year}")


def _day_and_month(text: str, before: re.Match[str], month: str, end: int) -> Iterator[Fault]:
    day, suffix, of = before.groups()
    rest = _REST.match(text, end)
    year = rest[2] if rest else None
    end = rest.end() if rest else end
    start = before.start() - 4 * bool(of and text.endswith("the ", 0, before.start()))
    right = f"{int(day)} {_full(month)}" + (f" {year}" if year else "")
    first = _FIRST_DAY.search(text, max(0, before.start() - _LONGEST_FIRST), before.start())
    if first is not None and int(first[1]) < int(day) <= 31:
        between = first[3].strip() if first[3][0].isalpha() else "to"
        yield Fault("date-form", first.start(), end, f"{int(first[1])} {between} {right}")
    elif 1 <= int(day) <= 31 and text[start:end] != right and not _is_verb(month, suffix, year):
        yield Fault("date-form", start, end, right)


def _month_and_sign(text: str, start: int, month: str, match: re.Match[str]) -> Iterator[Fault]:
    """Yield "June-2025", "5-Jun-25" and "June ’25"."""
    year = match[1] or match[2] or match[3]
    day = _DAY_AND_DASH.search(text, max(0, start - 3), start)
    full = f"{_full(month)} {year if len(year) == _DIGITS_OF_A_YEAR else f'20{year}'}"
    yield Fault("date-form", day.start() if day else start, match.end(), f"{int(day[1])} {full}" if day else full)


def _month_and_day(text: str, match: re.Match[str]) -> Iterator[Fault]:
    month, day, year = match[1], match[2], match[3] or match[4]
    follows_day = _FOLLOWS_DAY.search(text, max(0, match.start() - 8), match.start())
    if 1 <= int(day) <= 31 and not follows_day and month not in ("May", "Mar"):
        yield Fault("date-form", *match.span(), f"{int(day)} {_full(month)}" + (f" {year}" if year else ""))


def _is_verb(month: str, suffix: str | None, year: str | None) -> bool:
    """Return whether a short word after a figure need not be a month: "3 may", "the 2 march"."""
    return month in ("Mar", "Sep", "Dec", "Jan", "Oct") and not year and not suffix


def _number(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield what is wrong with dates and years in figures and with numbers, where a row of digits stands."""
    length, after = end - start, text[end : end + 1]
    if length <= 2 and after in _BETWEEN_FIGURES:
        yield from _figure_date(_FIGURES.match(text, start))
        if length == 2 and after in "-–/":
            yield from _short_years(text, start)
    elif length == _DIGITS_OF_A_YEAR and (after in _BETWEEN_FIGURES or text[end + 1 : end + 2] in _DASHES):
        yield from _years(text, _YEARS.match(text, start))
    is_year = length == _DIGITS_OF_A_YEAR and text[start:end].startswith(_BEGINS_OF_YEARS)
    if length >= _DIGITS_OF_A_YEAR and (not is_year or text[start - 1 : start] == "£"):
        with_sign = _LONG_NUMBER.match(text, start - 1) if text[start - 1 : start] == "£" else None
        yield from _long_number(text, with_sign or _LONG_NUMBER.match(text, start))


def _figure_date(match: re.Match[str] | None) -> Iterator[Fault]:
    if match is not None:
        day, month, year = int(match[1]), int(match[3]), match[4]
        if 1 <= day <= 31 and 1 <= month <= 12:
            full = year if len(year) == _DIGITS_OF_A_YEAR else f"20{year}"
            yield Fault("date-form", *match.span(), f"{day} {MONTHS[month - 1]} {full}")


def _years(text: str, match: re.Match[str] | None) -> Iterator[Fault]:
    if match is None or _MORE_FIGURES.match(text, match.end()):
        return
    first, _between, second = match.groups()
    follows = (int(first) + 1) % (100 if len(second) == 2 else 10_000) == int(second)
    right = f"{first}/{second[-2:]}"
    if follows and match.group() != right:
        yield Fault("year-form", *match.span(), right)
    elif len(second) == _DIGITS_OF_A_YEAR and int(second) > int(first) + 1:
        yield Fault("year-form", *match.span(), f"{first} to {second}", Severity.MAY)


def _short_years(text: str, start: int) -> Iterator[Fault]:
    """Yield a financial year without its century: "in 24/25"."""
    match = _SHORT_YEARS.match(text, start)
    if match is None or int(match[2]) != int(match[1]) + 1 or int(match[1]) < 10:
        return
    if text[start - 1 : start] in ("’", "‘", "'"):
        start -= 1
    is_named = _YEARS_OF.match(text, match.end()) and text.endswith((" ", "("), 0, start)
    if is_named or _BEFORE_YEARS.search(text, max(0, start - _LONGEST_WORD_BEFORE), start):
        yield Fault("year-form", start, match.end(), f"20{match[1]}/{match[2]}")


def _per_cents(text: str) -> Iterator[Fault]:
    for match in _PER_CENT.finditer(text):
        if match[2] != "%":
            yield Fault("per-cent-form", *match.span(), f"{match[1]}%")


def _sections(text: str) -> Iterator[Fault]:
    for match in _SECTION.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()].strip()
        word = "Section" if not before or before[-1] in ".!?:" else "section"
        yield Fault("section-form", *match.span(), f"{word} {match[1]}")


def _other_parts(text: str) -> Iterator[Fault]:
    """Yield "ss. 9 and 10", "section-42", "para. 4" and "clause 5 of the Act"."""
    for match in _CLAUSE.finditer(text):
        word = "Section" if match[1] == "C" else "section"
        yield Fault("section-form", *match.span(), word + match[2])
    for match in _SECTIONS.finditer(text):
        yield _part(match, "sections" if match.group()[1] == "s" else "section")
    for match in _OTHER_PARTS.finditer(text):
        word = match[1].lower()
        yield _part(match, _PARTS.get(word) or f"{_PARTS[word[:-1]]}s")


def _part(match: re.Match[str], right: str) -> Fault:
    """Return the fault of what stands before a number, with a blank before that where there is none."""
    space = " " if match.group()[-1] == " " else ""
    return Fault("section-form", match.start(), match.end() - len(space), right if space else f"{right} ")


def _acts(text: str) -> Iterator[Fault]:
    for match in _ACT.finditer(text):
        yield Fault("act-form", match.start() - 3, match.end(), f"Act {match[1]}")


def years_of_acts_in(text: str, acts: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Yield an Act with a year of which there is none as "act-form"; `acts` are those known, with their years."""
    for match in _NAMED_ACT.finditer(text):
        words = match[1].split()
        names = (" ".join(words[number:]) for number in range(len(words)))
        years = next((acts[name] for name in names if name in acts), (match[2],))
        if (before := _WITHOUT_ARTICLE.search(text, max(0, match.start() - 10), match.start())) and match[1] in acts:
            yield Fault("act-form", before.start(), match.end(), f"{before[1]} the {match.group()}")
        if match[2] not in years:
            right = f"{match[1]} {years[0]}" if len(years) == 1 else None
            yield Fault("act-form", *match.span(), right)


def _long_number(text: str, match: re.Match[str] | None) -> Iterator[Fault]:
    """Yield a whole number without commas; one of four digits, which may be a year, only where it surely counts."""
    if match is None:
        return
    number, before = int(match[2]), text[max(0, match.start() - 12) : match.start()]
    is_sure = (
        number >= 10_000
        or match[1]
        or (not 1800 <= number <= 2100 and _COUNTED.match(text, match.end()) and not _YEAR_BEFORE.search(before))
    )
    if is_sure and not _NUMBER_OF_SOMETHING.search(before):
        yield Fault("number-form", *match.span(), f"{match[1]}{number:,}")


def _money(text: str) -> Iterator[Fault]:
    for match in _MONEY.finditer(text):
        if match[2] == "m" and _IN_THOUSANDS.search(match[1]):
            continue
        right = f"£{match[1]}{_LARGE[match[2]]}" if match[2] != "k" else None
        yield Fault("number-form", *match.span(), right)
    for match in _POUNDS.finditer(text):
        yield Fault("number-form", *match.span(), f"£{match[1]}", Severity.MAY)


def _times(text: str) -> Iterator[Fault]:
    for match in _TIME.finditer(text):
        hour, minutes, half = match[1], match[2], match[3]
        if hour is None:
            hour, minutes, half = str((int(match[4]) + 11) % 12 + 1), match[5], "p" if int(match[4]) >= 12 else "a"
        is_full = not minutes or minutes == "00"
        right = f"{int(hour)}{half}m" if is_full else f"{int(hour)}:{minutes}{half}m"
        is_last = match.group().endswith(".") and not text[match.end() :].strip()
        end = match.end() - is_last
        written = text[match.start() : end]
        if 1 <= int(hour) <= 12 and written != right and not re.fullmatch(r"\d{1,2}\.\d\d[ap]m", written):
            yield Fault("time-form", match.start(), end, right)


def _full(month: str) -> str:
    return _SHORT[month[:3].lower()]
