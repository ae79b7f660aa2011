"""Turns of phrase that praise or blame as a whole: "fell well short of", "nothing left to improve"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FAR = r"(?:well|far|badly|considerably|significantly|seriously|substantially|a long way|a good way|some way)"
_LITTLE = (
    r"(?:(?:very |precious )?little|nothing|hardly anything|scarcely anything|almost nothing|not much|few things"
    r"|hardly any)"
)
_MUCH = r"(?:much|a lot|a great deal|a good deal|everything|almost everything)"
_DONE = r"(?:to be done|to do|to improve|to be improved|to put right|to be desired)"
_PEOPLE = r"(?:people|adults|residents|unpaid carers|carers|families|some people|many people|young people)"
_PUT = r"(?:(?:being )?(?:left|put|placed|kept) )"
_RISK = (
    r"at (?:(?:serious|real|significant|great|grave|continuing|avoidable|unnecessary) )*risk"
    r"(?! (?:of|from) (?!(?:(?:serious|significant|avoidable|further|real) )?(?:harm|abuse|neglect)))"
)
_HARM = rf"(?:unsafe|unprotected|in danger|without protection|exposed to harm|vulnerable to harm|{_RISK})"
_DUTY = (
    r"(?:its|their|the)(?: (?:own|legal|statutory|basic|core|main|care act|most basic))*"
    r" (?:duty|duties|obligations?|responsibilit(?:y|ies))"
)
_DOERS = r"(?:the local authority|the authority|the council|it|leaders|staff|managers|teams|social workers)"
_WORST = r"(?:disgrace|scandal|failure|disaster|crisis|catastrophe)"
_OTHERS = r"(?:others|other|the country|the nation|the whole|the rest|the sector|every|all)"
_COUNTRY = r"(?:the |all of )?(?:country|england|nation|land|region|sector)"
_STRONG = r"(?:significant|serious|major|real|material|substantial)"
_FLAWS = r"(?:concerns|failings|weaknesses|shortfalls|problems|issues|gaps)"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn of phrase; one of `words` is in every match, and where it has a named group, that is what is said."""

    strength: int
    pattern: re.Pattern[str]
    words: frozenset[str]


def _turn(strength: int, words: str, *patterns: str) -> _Turn:
    return _Turn(strength, re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE), frozenset(words.split()))


_TURNS = (
    _turn(
        -3,
        "short below behind near close",
        rf"f(?:e|a)ll(?:s|en)? {_FAR} (?:short|below|behind)",
        rf"(?:came|come) {_FAR} short of",
        rf"{_FAR} (?:short of|below) (?:what|the (?:standard|level))",
        r"nowhere near|(?:did not come|not) (?:anywhere near|close to)",
        rf"nothing short of (?:an? )?{_WORST}",
    ),
    _turn(
        -2,
        "short below",
        r"f(?:e|a)ll(?:s|en)? (?:short|below)(?= of\b| what\b| the (?:standard|level)|[.,;])",
        r"(?:came|come) short of",
    ),
    _turn(
        -2,
        "desired done do improve improved right",
        rf"(?:left|leaves|leaving) {_MUCH} to be desired",
        rf"{_MUCH} (?:still )?(?:remained|was left|was still|needed) {_DONE}",
        rf"there was (?:still )?{_MUCH} {_DONE}",
    ),
    _turn(
        -2,
        "failed meet enough standard scratch",
        rf"{_DOERS} (?:(?:had|have|has|also|often|repeatedly) ){{0,2}}(?P<said>failed to)",
        r"did not meet its",
        r"(?:was|were) (?P<poor>not good enough|not up to (?:standard|scratch)|below standard)",
    ),
    _turn(
        -3,
        "lost let basics failed",
        r"lost (?:its |their |all )?(?:control|grip) (?:of|on|over)",
        rf"let {_PEOPLE} down|failed {_PEOPLE}|{_PEOPLE} were (?:badly |being )?(?:failed|let down)",
        r"(?:did|had) not (?:get|got|do|done) the basics(?: right)?",
    ),
    _turn(
        -4,
        "duty duties obligation obligations responsibility responsibilities",
        rf"(?:fail(?:ed|ing|s)?|neglect(?:ed|ing)) (?:in|to (?:meet|carry out|fulfil|discharge|perform|comply with))"
        rf" {_DUTY}",
        rf"(?:not|never) (?:meet|meeting|met|fulfil|fulfilling|carry out|carrying out|discharge|discharging) {_DUTY}",
        rf"not (?:comply|complying) with {_DUTY}|in breach of {_DUTY}|breach(?:ed|ing) {_DUTY}",
    ),
    _turn(
        -3,
        "risk unsafe unprotected danger protection harm",
        rf"(?:left|leaving|leaves|put|puts|putting|placed|placing) {_PEOPLE} {_HARM}",
        rf"{_PEOPLE} (?:were|remained|had been|were being|were still) {_PUT}?{_HARM}",
    ),
    _turn(
        -3,
        "disarray wrong control hand but charge accountable",
        r"in disarray|(?:seriously|badly|gravely|deeply) wrong|out of (?:control|hand)",
        r"all but (?:stopped|collapsed|ceased|vanished)|(?:nobody|no one) was (?:in charge|accountable)",
    ),
    _turn(
        -2,
        "struggled far use value help sign evidence",
        rf"{_DOERS} (?:(?:had|often|still) )*(?P<struggled>struggled to)",
        r"far too (?:long|slow|slowly|late|few|many|little|often)",
        r"of (?:little|no|limited) (?:use|value|help)",
        r"(?:little|no|scant) (?:sign|evidence) of (?:learning|improvement|progress|oversight|planning)",
    ),
    _turn(2, "commend praise admire", r"(?:much|a great deal|a lot) to (?:commend|praise|admire)"),
    _turn(
        4,
        "led leading finest",
        r"(?:led|leading) the (?:field|country|nation)|the finest (?:example|practice|work)\b",
    ),
    _turn(
        4,
        "authority authorities better bettered improved faulted highest",
        r"no other (?:local )?authorit(?:y|ies) (?:did|does|had|has|could|can|in|we)",
        r"(?:could|can) (?:hardly|scarcely|not|barely) (?:have been |be )(?:better|bettered|improved|faulted)",
        r"(?:difficult|hard|impossible) to (?:see|imagine|think) (?:of )?(?:how|what|anything)\b[^.;]{0,60}"
        r"\b(?:be|have been|have) (?:better|bettered|improved|done better)",
        r"of the (?:very )?highest (?:order|standards?|quality|calibre|level)",
    ),
    _turn(
        4,
        "standard benchmark example best unmatched unequalled unsurpassed peerless none model class",
        rf"(?:set|sets|setting) (?:the|a) (?:standard|benchmark|example) for {_OTHERS}",
        rf"(?:the )?(?:very )?best (?:in|of|across|anywhere in) {_COUNTRY}",
        r"(?:unmatched|unequalled|unsurpassed|peerless)",
        rf"second to none|(?:first|world|top) class|a (?:national )?model for {_OTHERS}",
    ),
    _turn(
        4,
        "improve improved criticise fault",
        rf"{_LITTLE} (?:was )?(?:left |more |remained )?to (?:improve|be improved|criticise|fault|find fault with)",
    ),
    _turn(
        3,
        "little nothing few no hardly scarcely only much",
        rf"{_LITTLE} (?:was left|remained|was needed|needed|were left) (?:{_DONE}|doing|improvement)",
        r"(?:few|no|hardly any|only (?:minor|small)) improvements? (?:was|were) (?:needed|required|called for)",
        r"(?:little|no|hardly any|not much) (?:need|room|scope|cause) (?:for|to) (?:further )?improve(?:ment)?",
        rf"no {_STRONG} {_FLAWS} (?:were|was|about|with|in|over|had been)",
    ),
)


def turns_in(sentence: str, words: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, strength) of the turns of phrase in a sentence of these words in small letters."""
    likely = TURN_WORDS & words
    for number in sorted({number for word in likely for number in _BY_WORD[word]}):
        turn = _TURNS[number]
        for match in turn.pattern.finditer(sentence):
            group = match.lastgroup or 0
            yield match.start(group), match.end(group), turn.strength


TURN_WORDS = frozenset[str]().union(*(turn.words for turn in _TURNS))
"""Without one of these there is no turn of phrase."""
_BY_WORD = {word: [number for number, turn in enumerate(_TURNS) if word in turn.words] for word in TURN_WORDS}
