"""Find commas that cut a sentence where nothing may be cut, and contractions and figures written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.phrases import has_any
from domain.checks.prose import Fault, quoted, sentences_of, words_of
from domain.dates import MONTHS

_FINITE: Final = r"(?:was|were|is|are|had|has|have|told|said|could|would|did|felt)"
_CUT: Final = re.compile(rf", (?<=[a-z’], )(?={_FINITE} )")
_FINITE_WORD: Final = re.compile(rf"\b{_FINITE}\b|\b[a-z]{{3,}}ed\b")
_OPENING: Final = re.compile(
    r"(?:In|On|At|By|For|During|Since|However|After|Before|As|Under|Across|From|When|If|While|Although|Though|Because"
    r"|Where|Once|Until|Unless|Of|With|Without|Among|Within|Despite|Through|To|Then|Also|So|What|Who|Whether|Having"
    r"|Overall|Here|There|Not|Only|Nor|Neither|Either|Yes|No|Rather|Instead|Nevertheless|Today|Now|[A-Z][a-z]+ly"
    r"|[A-Z][a-z]+ing|[A-Z][a-z]+ed)\b"
)
_SAID_BY: Final = re.compile(
    r"^[A-Z][\w’ -]{2,60}? (?:told us|said|felt|thought|reported|explained|confirmed)(?: that)? (?=[a-z])"
)
_OF_CUT: Final = re.compile(r", (?<=\w, )of(?= (?:their|his|her|its|our) )")
_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose|whom|where)\b")
_TELLING: Final = (
    r"(?:told us|said|felt|thought|knew|reported|found|explained|confirmed|believed|agreed|hoped|showed|recognised"
    r"|heard|noted|suggested|considered|accepted|understood|argued|concluded|stressed|acknowledged|indicated|meant|learned)"
)
_TOLD_THAT: Final = re.compile(
    rf"\b{_TELLING}(, that)(?= (?:they|it|the|this|their|people|staff|there|a|he|she|we|carers|leaders|some|most"
    r"|many)\b)"
)
_LONGEST_ASIDE: Final = 3
"""Words between two commas that a clause is broken off for: "that, they told us, was"."""
_THAT_CUT: Final = re.compile(
    rf"\b(?:{_TELLING}|sure|clear|confident|aware) that(, )(?=(?:they|it|this|these|there|he|she|we|people"
    r"|staff) [a-z]+ )"
)
_CUT_OFF: Final = re.compile(
    r"[,;:] (?<=[eanry][,;:] )(?:(?<= the. )|(?<= a. )|(?<= an. )|(?<= their. )|(?<= our. )|(?<= every. ))"
)
_AFTER_DETERMINER: Final = re.compile(r"(?<=[a-z] )(?:the|a|an|their|our|every)(?:, |; |: )(?=[a-z])")
_CAPITAL_AFTER: Final = re.compile(
    r"; (?:However|And|But|The|They|It|This|These|There|Some|Many|Most|Staff|People|Carers|Leaders)(?= [a-z]|,)"
)
_PEOPLE: Final = ("People", "Staff", "Families")
_PEOPLE_WORDS: Final = frozenset(map(str.lower, _PEOPLE))
_PEOPLE_INSIDE: Final = re.compile(
    rf"(?<= )[a-z]{{3,}} ({'|'.join(_PEOPLE)})(?= (?:[a-z]+ed|chose|went|spoke|knew|came|saw|got|held|wrote)\b)"
)
_BARE: Final = frozenset(
    (
        *("dont", "didnt", "wasnt", "werent", "couldnt", "wouldnt", "isnt", "arent", "hasnt", "havent", "doesnt"),
        *("hadnt", "shouldnt"),
    )
)
_CONTRACTED: Final = re.compile(
    rf"\b[a-z]+[’']nt\b|\b(?:{'|'.join(_BARE)})\b"
    r"|\b[Ii]ts[’'](?=\s)|\b[a-z]+(?:(?<=[a-z]{2}[^aiusy’'])s[’']s|[’']s[’'])(?!\w)|\bwer[’']e\b|\b(?:their|our|your|her)[’']s\b"
)
_CONTRACTED_SIGNS: Final = ("’nt", "'nt", "’s’", "'s'", "ts’", "ts'", "s’s", "s's", "wer’e", "r’s", "r's")
_FIGURE: Final = re.compile(
    r"(?<![\d,.£/:-])\d{1,3}(?:,\d{3})*,(?:\d{4,}|\d{2})(?![\d,])|(?<!\w)%\d|£\d[\d,.]*(?: \w+)? pounds\b"
)
_FIGURE_SIGNS: Final = re.compile(r"[,%]\d(?:(?<=\d,\d)(?:\d{3}|\d(?!\d))|(?<=%\d))")
_LONG_YEAR: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)}) (?:20\d|20\d{{3,}}|2\d{{2}})\b(?![,:])")
_YEAR_SIGN: Final = re.compile(rf" 2\d\d(?!\d\b)(?<=[{''.join({month[-1] for month in MONTHS})}] 2\d\d)")
_FIGURES_BESIDE: Final = re.compile(r" \d{3}(?<=\d \d{3})")
_DAYS_BESIDE: Final = re.compile(r"days? [MTWFS][a-z]+day")
_TWICE: Final = re.compile(r"(?<![\d.,/])(\d{3,}) \1(?![\d.,/]*\d)")
_TWO_DAYS: Final = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
)


def commas_in(text: str) -> Iterator[Fault]:
    """Yield marks that cut a subject from its verb, or a word from what it belongs to, as "wrong-mark".

    A capital after a semicolon is "capitals-slipped".
    """
    if ", " in text:
        yield from _cuts(text)
        if ", that " in text:
            for match in _TOLD_THAT.finditer(text):
                if "," not in text[max(0, match.start() - 40) : match.start()].rpartition(".")[2]:
                    yield Fault("wrong-mark", match.start(1), match.end(1), " that")
        if " that, " in text:
            for match in _THAT_CUT.finditer(text):
                clause = text[match.end() :].partition(".")[0].partition(",")
                if not clause[1] or len(clause[0].split()) > _LONGEST_ASIDE:
                    yield Fault("wrong-mark", match.start(1) - 4, match.end(), "that ")
    for match in _AFTER_DETERMINER.finditer(text) if _CUT_OFF.search(text) else ():
        if match.start() not in quoted(text):
            yield Fault("wrong-mark", *match.span())
    if not _PEOPLE_WORDS.isdisjoint(words_of(text).inner_capitals):
        for match in _PEOPLE_INSIDE.finditer(text):
            if match.start() not in quoted(text):
                yield Fault("capitals-slipped", *match.span(1), match[1].lower())
    if "; " in text:
        for match in _CAPITAL_AFTER.finditer(text):
            yield Fault("capitals-slipped", *match.span(), match.group().lower())


def _cuts(text: str) -> Iterator[Fault]:
    """Yield a single comma between a subject and its verb: "The service, was open"."""
    for cut in _OF_CUT.finditer(text) if ", of " in text else ():
        begin, end = text.rfind(". ", 0, cut.start()), text.find(". ", cut.end())
        around = text[begin + 1 : end if end >= 0 else len(text)]
        if around.count(",") == 1 and " of " not in text[begin + 1 : cut.start()]:
            yield Fault("wrong-mark", *cut.span(), " of")
    if _CUT.search(text) is None:
        return
    for start, end in sentences_of(text):
        sentence = text[start:end]
        match = _CUT.search(sentence)
        if match is None or sentence.count(",") != 1 or _OPENING.match(sentence) or not sentence[:1].isupper():
            continue
        before = _SAID_BY.sub("", sentence[: match.start()])
        relative = _RELATIVE.search(before)
        if any(mark in before for mark in ";:()“”‘–") or _FINITE_WORD.search(
            before[: relative.start() if relative else None]
        ):
            continue
        yield Fault("wrong-mark", start + match.start() - len(before.rsplit(" ", 1)[-1]), start + match.end())


def forms_in(text: str) -> Iterator[Fault]:
    """Yield contractions, figures and years that are written wrongly: "did’nt", "1,2000", "May 20255".

    Codes: "apostrophe", "no-reading" and "doubled-word".
    """
    may_be_contracted = (("’" in text or "'" in text) and has_any(text, _CONTRACTED_SIGNS)) or not _BARE.isdisjoint(
        words_of(text).present
    )
    for match in _CONTRACTED.finditer(text) if may_be_contracted else ():
        yield Fault("apostrophe", *match.span())
    if "pounds" in text or _FIGURE_SIGNS.search(text):
        for match in _FIGURE.finditer(text):
            yield Fault("no-reading", *match.span())
    if _YEAR_SIGN.search(text):
        for match in _LONG_YEAR.finditer(text):
            yield Fault("no-reading", *match.span())
    may_be_twice = ("0 " in text or "5 " in text) and _FIGURES_BESIDE.search(text)
    for match in _TWICE.finditer(text) if may_be_twice else ():
        yield Fault("doubled-word", *match.span(), match[1])
    if _DAYS_BESIDE.search(text):
        for match in _TWO_DAYS.finditer(text):
            yield Fault("no-reading", *match.span())
