"""Find apostrophes, capitals and full stops that are wrong or missing within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.phrases import has_any
from domain.checks.prose import Fault, Words, quoted, words_of

_IRREGULAR_PLURAL = re.compile(r"(?<![\w-])([Pp]eople|[Cc]hildren|[Ww]omen|[Mm]en)(?:s[’']|s(?=\s))(?!\w)(?! rea\b)")
_PLURAL_AGAIN = ("eoples", "hildrens", "mens", "Mens")
_PEOPLES = re.compile(r"\s(?:and|of|in|from|who|were|have)\b")
_NOT_PLURAL = frozenset(
    ("it", "that", "what", "who", "there", "here", "let", "he", "she", "one", "where", "how", "this")
)
_FINITE = frozenset(
    ("were", "have", "are", "told", "said", "met", "could", "would", "should", "felt", "who", "did", "wanted", "worked")
)
_QUANTITIES = frozenset(
    (
        *("several", "many", "these", "those", "few", "both", "most", "some", "all", "other", "more", "various"),
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    )
)
_AFTER_PLURAL = _FINITE | {"had", "in", "across", "with", "for", "from", "on", "at", "and", "was", "to", "per", "of"}
_COMMA_AND_CAPITAL = re.compile(r", [A-Z]")
_CAPITAL_WITHIN = re.compile(r"[A-Z](?<=[A-Za-z][A-Z])")
_SMALL_AND_CAPITAL = re.compile(r"[A-Z](?<=[a-zT][A-Z])")
_TWO_CAPITALS = re.compile(r"(?<![\w.&’'-])[A-Z]{2}[a-z]{2,}(?![\w’'&-]|\.\w)")
_INNER_CAPITAL = re.compile(
    r"(?<![\w.-])(?:[tT]He|tHey|tHis|tHat|tHere|sTaff|pEople|aNd|lEaders|pArtners|cArers|wE|iT)(?![\w-])"
)
_BEGINNINGS = (
    "They|It|This|These|Those|He|She|We|There|Their|However|Some|Many|Most"
    "|Others|Several|Few|Nobody|Everyone|Each|One|All|Both"
)
_SENTENCE_BEGINS = frozenset(_BEGINNINGS.lower().split("|"))
_NEW_SENTENCE = re.compile(
    rf"(?<=[a-z] )(?:{_BEGINNINGS})(?= (?:was|were|had|has|have|said|told"
    r"|could|would|did|felt|also|is|are|met|knew|wanted|needed|meant|included|helped|showed|worked|made|used|wrote|spoke"
    r"|came|went|gave|took|saw|held|[a-z]{3,}ed)\b)"
)
_CAPITAL_AFTER_COMMA = re.compile(
    r"(?<=[a-z], )(?:But|And|Or|So|They|The|It|This|These|Those|There|Their|Its|Some|Many|Most|When"
    r"|Which|Who|While|With"
    r"|Although|However|As|If|He|She|We|Where|That|Not|Because|For|In|Then)(?= [a-z])"
)
_SMALL_WORDS = (
    "With|Without|From|Into|About|After|Before|During|Since|Until|Because|Although|While|Which|Whose|Whom|And|But|Or"
    "|Than|Then|When|Where|Who|What|How|That|Were|Was|Had|Have|Has|Been|Being|Is|Are|Not|Could|Would|Should|Of|For|By|To"
    "|As|If|In|On|At"
)
_SMALL_WITHIN = re.compile(rf"(?<= )[a-z’']+ ({_SMALL_WORDS})(?= [a-z])")
_SMALL = frozenset(_SMALL_WORDS.lower().split("|"))
_SMALL_AFTER_MARK = re.compile(
    r"(?<=\w[?!])[ \u00a0]+((?:they|it|the|this|these|we|there|he|she|people|staff|some|most|leaders|partners)\b)"
)

_JOINED_OWNERS = re.compile(r"\s+(?:and|or)\s+[A-Za-z]+(?:'s|s'|’s|s’)\s")


def apostrophes_in(words: Words) -> Iterator[Fault]:
    """Yield plurals with an apostrophe and possessives with a wrong or without one, as "apostrophe"."""
    text = words.text
    for match in _IRREGULAR_PLURAL.finditer(text) if has_any(text, _PLURAL_AGAIN) else ():
        if match[1].lower() != "people" or match.group()[-1] != "s" or not _PEOPLES.match(text, match.end()):
            yield Fault("apostrophe", *match.span(), f"{match[1]}’s")
    if "'s" not in text and "’s" not in text:
        return
    last = len(words.plain) - 1
    for number in [number for number, word in enumerate(words.plain) if word[-2:] == "'s" and number < last]:
        following = words.plain[number + 1]
        is_plural = following in _AFTER_PLURAL and words.plain[number][:-2] not in _NOT_PLURAL
        if is_plural and words.are_joined(number, number + 1):
            written = text[words.starts[number] : words.ends[number]]
            if _JOINED_OWNERS.match(text, words.ends[number]):  # "in both children's and adults' services"
                continue
            before = words.plain[number - 1] if number and words.are_joined(number - 1, number) else ""
            is_counted = before in _QUANTITIES or (before.isdigit() and before != "1")
            is_name = written[0].isupper() and not written[:-2].isupper()
            if not is_name and following in (_AFTER_PLURAL if is_counted else _FINITE):
                yield Fault("apostrophe", words.starts[number], words.ends[number], f"{written[:-2]}s")


def capitals_in(text: str) -> Iterator[Fault]:
    """Yield words whose capitals have slipped ("STaff", "early, But", "each day Without"), as "capitals-slipped"."""
    for match in _CAPITAL_AFTER_COMMA.finditer(text) if _COMMA_AND_CAPITAL.search(text) else ():
        if match.start() not in quoted(text):
            yield Fault("capitals-slipped", *match.span(), match.group().lower())
    if not _SMALL.isdisjoint(words_of(text).inner_capitals):
        for match in _SMALL_WITHIN.finditer(text):
            if match.start() not in quoted(text):
                yield Fault("capitals-slipped", *match.span(1), match[1].lower())
    if _CAPITAL_WITHIN.search(text) is None:
        return
    for pattern in (_TWO_CAPITALS, _INNER_CAPITAL) if _SMALL_AND_CAPITAL.search(text) else (_TWO_CAPITALS,):
        for match in pattern.finditer(text):
            word = match.group()
            yield Fault("capitals-slipped", *match.span(), word.capitalize() if word[0].isupper() else word.lower())


def stops_in(text: str) -> Iterator[Fault]:
    """Yield where a sentence begins within another as "stop-missing", and small letters after "?" as "no-capital"."""
    begins = not _SENTENCE_BEGINS.isdisjoint(words_of(text).inner_capitals)
    for match in _NEW_SENTENCE.finditer(text) if begins else ():
        if match.start() not in quoted(text):
            yield Fault("stop-missing", match.start() - 1, match.end(), f". {match.group()}")
    for match in _SMALL_AFTER_MARK.finditer(text) if "?" in text or "!" in text else ():
        if match.start() not in quoted(text):
            yield Fault("no-capital", *match.span(1), match[1].capitalize())
