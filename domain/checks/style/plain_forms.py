"""Find contractions, signs and short forms that a report spells out, and the first person of somebody alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.finding import Severity
from domain.checks.phrases import has_any
from domain.checks.prose import Fault
from domain.checks.style.text_parts import TextParts

_CONTRACTION = re.compile(
    r"\b(?:(do|does|did|is|are|was|were|has|have|had|could|would|should|might|must|need)n[’']t|(ca|wo)n[’']t"
    r"|(they|we|you|I)[’'](re|ve|d|ll|m)|(?:it|that|there)[’']s)\b(?![’'])",
    re.IGNORECASE,
)
_SHORT_FORM_WORDS = frozenset(
    (*("e", "eg", "i", "ie", "etc", "approx", "circa", "viz", "n", "annum", "p", "ca", "inter", "ad", "vis", "vice"),)
)
_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'d", "'m", "it's", "that's", "there's")
_FIRST_PERSON = frozenset(("i", "my"))
_NEGATED = {"ca": "cannot", "wo": "will not"}
_REST = {"re": "are", "ve": "have", "ll": "will", "m": "am"}
_SHORT = re.compile(
    r"(?<![\w.])(?:e\.g\.|e\.g|eg|i\.e\.|i\.e|ie|etc|approx|circa|viz|n\.b\.|per annum|p\.a\.|ad hoc|inter alia"
    r"|vis-à-vis|vice versa"
    r"|ca\.)(?![\w-])\.?",
    re.IGNORECASE,
)
_SPELT_OUT = {
    "e.g": "for example",
    "eg": "for example",
    "i.e": "that is",
    "ie": "that is",
    "etc": "and so on",
    "approx": "about",
    "circa": "about",
    "ca": "about",
    "per annum": "a year",
    "p.a": "a year",
    "viz": "namely",
    "inter alia": "among other things",
}
_KEPT = frozenset(("ad hoc", "vice versa"))
_VIA = re.compile(r"\bvia (?=the |a |an |our |their |its )")
_HE_OR_SHE = re.compile(
    r"(?<![\w/])(?:he ?/ ?she|she ?/ ?he|his ?/ ?hers?|her ?/ ?his|him ?/ ?her|her ?/ ?him|s/he|\(s\)he)"
    r"(?![\w/])",
    re.IGNORECASE,
)
_THEY = {"he": "they", "she": "they", "s": "they", "(s)he": "they", "his": "their", "him": "them"}
_SEXES, _HAS_SIGN = frozenset(("he", "she", "his", "her", "him")), re.compile(r"[/)]")
_AND_OR = re.compile(r"\b[Aa]nd ?/ ?or\b")
_AMPERSAND = re.compile(r"(?<=[a-z]) & (?=[a-z])|(?<=[a-z])&(?=[a-z]{3})")
_EXCLAIMED = re.compile(r"(?<=[a-z])!(?=\s|\Z)")
_SIGNS = ((("d/", "d /"), _AND_OR, "or"), (("&",), _AMPERSAND, " and "), (("!",), _EXCLAIMED, "."))
_ALONE = re.compile(
    r"(?<![\w’'.-])I (?=(?:saw|met|spoke|was|am|have|had|found|think|thought|believe|felt|heard|would|visited"
    r"|asked|noted|reviewed"
    r"|observed|could|also|did|did|read|looked)\b)|(?:^|(?<=[.] ))My (?=[a-z])|\bin my (?:view|opinion"
    r"|experience|judgement)\b"
)
_FINANCIAL_YEAR = re.compile(r"\bF\.?Y\.? ?(?:20)?(\d{2})(?:[/-](?:20)?(\d{2}))?\b(?!\d)")
_YEAR_OF_ACT = re.compile(r"\b((?:19|20)\d\d) ((?:[A-Z][a-z]+ (?:and )?){1,4}Act)\b(?! \d)")
_ACT_AND_COMMA = re.compile(r"(?<=[a-z] )Act, \(((?:19|20)\d\d)\)")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TENS_IN_ORDER = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = (*("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),)
_LARGE_IN_WORDS = frozenset((*_TENS_IN_ORDER, *_TEENS))
_PER_CENT = re.compile(
    rf"\b((?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(_UNITS)}|{'|'.join(_TEENS)})"
    r" per ?cent\b",
    re.IGNORECASE,
)
_PER_CENT_WORDS = ("per cent", "percent")
_WORD_NUMBER = re.compile(
    r"(?<=[a-z,;:] )(?<!\bby )(?<!\bat )(?<!\baged )(?<!\bage of )(?<!\bturned )"
    rf"((?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(_TEENS)})"
    r"(?= (?!(?:per|percent|to|or|and|years? old|thousand|million|hundred|first|second)\b)[a-z]{3,}|[.,;])"
)
_HUNDREDS = re.compile(
    rf"\b({'|'.join(_UNITS)}|{'|'.join(_TEENS)}|{_TENS}) (hundred|thousand)"
    rf"(?: and ((?:{_TENS})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)}))?\b"
    r"(?! (?:and|hundred|pounds)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\w.:,/£])(1[3-9]|2[0-3]):([0-5]\d)(?![\w:]| ?(?:hrs|hours)\b)")
_DOTTED_TIME = re.compile(
    r"\b(?:at|from|until|till|by|before|after|between|and|to) ((?:[01]?\d|2[0-3])\.[0-5]\d)"
    r"(?![\w%]|\.\d| ?(?:am|pm|million|per|%))"
    r"(?= ?(?:on|each|every|and|to|until|in|[.,;)]|\Z))"
)
_CAPITAL_TIME = re.compile(r"(?<![\w.:,£])(\d{1,2})(?:[.:](\d\d))? ?([AP])M\b")
_CLOCK = re.compile(r"\d\.[0-5]\d(?!\d)")
_IS_TIME = re.compile(
    r"\b(?:began|begin|start\w*|open\w*|clos\w*|met|meeting|line|hours?|daily|o’clock|shift|visit\w*|evening|morning)\b"
)
_M_POUNDS = re.compile(r"(?<![\w.,£])(\d[\d,.]*) ?(m|bn|k) pounds\b")


def plain_forms_in(text: str, parts: TextParts) -> Iterator[Fault]:
    """Yield "contraction", "short-form", "sign-form" and "first-person", and other forms of numbers, years and Acts.

    Sources: GOV.UK style guide, Contractions (avoid negative ones), Abbreviations, Ampersand, Numbers and Times.
    """
    words = parts.words
    if parts.joined and any(word.endswith(_CONTRACTED) for word in parts.joined):
        for match in _CONTRACTION.finditer(text):
            is_negative = match.group().casefold().endswith(("n't", "n’t"))
            severity = Severity.SHOULD if is_negative else Severity.MAY
            yield Fault("contraction", *match.span(), _in_full(match), severity)
    for match in _SHORT.finditer(text) if not _SHORT_FORM_WORDS.isdisjoint(words) else ():
        yield from _short_form(text, match)
    for match in _VIA.finditer(text) if "via" in words else ():
        yield Fault("short-form", match.start(), match.start() + 3, "through", Severity.MAY)
    for signs, pattern, right in _SIGNS:
        for match in pattern.finditer(text) if has_any(text, signs) else ():
            yield Fault("sign-form", *match.span(), right)
    for match in _HE_OR_SHE.finditer(text) if not _SEXES.isdisjoint(words) and _HAS_SIGN.search(text) else ():
        yield Fault("sign-form", *match.span(), _THEY.get(match.group().partition("/")[0].strip().lower()))
    for match in _ALONE.finditer(text) if not _FIRST_PERSON.isdisjoint(words) else ():
        yield Fault("first-person", match.start(), match.end() - (text[match.end() - 1] == " "))
    yield from _numbers(text, parts)


def _in_full(match: re.Match[str]) -> str | None:
    verb, modal, subject, rest = match[1], match[2], match[3], match[4]
    if modal:
        right = _NEGATED[modal.lower()]
        return right.capitalize() if modal[0].isupper() else right
    if verb:
        return f"{verb} not"
    return f"{subject} {_REST[rest.lower()]}" if subject and rest.lower() in _REST else None


def _short_form(text: str, match: re.Match[str]) -> Iterator[Fault]:
    written = match.group()
    plain = written.lower().rstrip(".")
    if plain in _KEPT or (plain in ("eg", "ie", "ca") and written != plain) or (plain == "n.b"):
        return
    is_stop = written.endswith(".") and plain in ("circa", "per annum", "inter alia", "eg", "ie")
    right = _SPELT_OUT.get(plain)
    yield Fault("short-form", match.start(), match.end() - is_stop, right)


def _numbers(text: str, parts: TextParts) -> Iterator[Fault]:
    words, numbers = parts.words, parts.numbers
    for match in _PER_CENT.finditer(text) if has_any(text, _PER_CENT_WORDS) else ():
        yield Fault("per-cent-form", *match.span(), f"{_value(match[1].lower())}%")
    for match in _WORD_NUMBER.finditer(text) if not _LARGE_IN_WORDS.isdisjoint(words) else ():
        yield Fault("number-form", *match.span(), str(_value(match[1])), Severity.SHOULD)
    for match in _HUNDREDS.finditer(text) if "hundred" in words or "thousand" in words else ():
        number = _value(match[1].lower()) * (100 if match[2] == "hundred" else 1000)
        yield Fault("number-form", *match.span(), f"{number + (_value(match[3].lower()) if match[3] else 0):,}")
    if not numbers and "act" not in words:
        return
    for match in _TIME.finditer(text) if ":" in text else ():
        hour, minutes = int(match[1]) - 12, "" if match[2] == "00" else f":{match[2]}"
        yield Fault("time-form", *match.span(), f"{hour}{minutes}pm")
    if "." in text and any(map(_CLOCK.search, numbers)) and _IS_TIME.search(text):
        yield from _dotted_times(text)
    for match in _CAPITAL_TIME.finditer(text) if "am" in words or "pm" in words else ():
        rest = f":{match[2]}" if match[2] and match[2] != "00" else ""
        yield Fault("time-form", *match.span(), f"{match[1]}{rest}{match[3].lower()}m")
    for match in _M_POUNDS.finditer(text) if "pounds" in words else ():
        large = {"m": " million", "bn": " billion", "k": ",000"}[match[2]]
        yield Fault("number-form", *match.span(), f"£{match[1]}{large}")
    for match in _FINANCIAL_YEAR.finditer(text) if "fy" in words or "f" in words else ():
        first, second = int(match[1]), match[2]
        before = first if second else (first + 99) % 100
        yield Fault("year-form", *match.span(), f"20{before:02}/{second or match[1]}")
    for match in _YEAR_OF_ACT.finditer(text) if "act" in words else ():
        yield Fault("act-form", *match.span(), f"{match[2]} {match[1]}")
    for match in _ACT_AND_COMMA.finditer(text) if "Act, (" in text else ():
        yield Fault("act-form", *match.span(), f"Act {match[1]}")


def _dotted_times(text: str) -> Iterator[Fault]:
    for match in _DOTTED_TIME.finditer(text):
        of_day, past = match[1].split(".")
        right = f"{(int(of_day) + 11) % 12 + 1}" + ("" if past == "00" else f":{past}")
        yield Fault("time-form", *match.span(1), right + ("pm" if int(of_day) >= 12 else "am"))


def _value(word: str) -> int:
    """Return the number that a word of one to ninety-nine means."""
    if word in _UNITS:
        return _UNITS.index(word) + 1
    if word in _TEENS:
        return _TEENS.index(word) + 11
    tens, _, unit = word.replace(" ", "-").partition("-")
    return 20 + 10 * _TENS_IN_ORDER.index(tens) + (_UNITS.index(unit) + 1 if unit else 0)


def in_words(number: int) -> str:
    """Return a number of one to ninety-nine in words, nothing for another."""
    if not 1 <= number <= 99:
        return ""
    if number < 20:
        return (*_UNITS, *_TEENS)[number - 1]
    tens, units = divmod(number, 10)
    return _TENS_IN_ORDER[tens - 2] + (f"-{_UNITS[units - 1]}" if units else "")
