"""Find sentences that run into one another, capitals within them, and a comma before a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.prose import Fault, quoted, sentences_of, words_of

_FINITE = (
    r"(?:was|were|had|has|have|is|are|did|could|would|felt|told|said|met|worked|knew|managed|used|wanted|needed"
    r"|helped|made"
    r"|gave|took|saw|found|valued|provided|received|planned|meant|showed|led)"
)
_VERB = re.compile(rf"\b{_FINITE}\b")
_SUBJECT = re.compile(
    r"(?:The|This|These|Their|Its|Our|Staff|People|Leaders|Partners|Carers|Managers|It|They|There|Most|Many"
    r"|Some|Social|Unpaid"
    r"|Senior|All|Families|Providers|Teams|Waiting|Reviews|Assessments|Referrals|Feedback)\b"
)
_JOINED = re.compile(
    r", ((?:it|they|we|he|she|there|this|these)(?= (?:was|were|had|has|have|is|are|did|could|would|also|worked"
    r"|managed|used"
    r"|wanted|needed|helped|made|gave|took|found|meant|showed|led|met)\b))"
)
_NO_RUN_ON = re.compile(
    r"[“”\"‘;:()?]|\b(?:when|if|because|although|though|while|as|since|where|after|before|once|whether|which"
    r"|who|whom|until"
    r"|unless|whenever|wherever|however|more|less|and|or|but|so|that|said|told|felt|thought|what|how|not|only"
    r"|than|whose)\b",
    re.IGNORECASE,
)
_SUBJECTS = (
    *("Staff", "People", "Leaders", "Partners", "Carers", "Managers", "Reviews", "Assessments"),
    *("Some people", "Most people", "Many people"),
)
_NO_STOP_WORDS = frozenset(each.split()[0].lower() for each in _SUBJECTS)
_NO_STOP = re.compile(rf"(?<=[a-z]{{3}} )(?:{'|'.join(_SUBJECTS)})(?= (?:also )?{_FINITE}\b)")
_NEVER_CAPITAL = "The|This|They|It|Their|There|These|People|Staff|Some|Many|Most|Carers|Leaders"
_AFTER_SMALL = frozenset(_NEVER_CAPITAL.lower().split("|"))
_SMALL_WORD = re.compile(
    r"(?<=[a-z] )(?:that|and|of|to|in|for|with|by|on|from|was|were|said|because|but) "
    rf"({_NEVER_CAPITAL})(?= [a-z]{{2,}})"
)
_CAPITAL_AFTER_MARK = re.compile(r"[,’'-] [A-Z]")
_CAPITAL = re.compile(r"(?<=[a-z’'-])(,?) ([A-Z][a-z]+)(?= [a-z])")
_WORD_BEFORE = re.compile(r"(?:^|[\s(])([a-z][\w’'-]*)\Z")
_OPENING = (
    *(
        "the",
        "this",
        "these",
        "those",
        "it",
        "they",
        "he",
        "she",
        "we",
        "there",
        "some",
        "many",
        "most",
        "several",
        "few",
    ),
    *("all", "both", "each", "every", "other", "another", "nobody"),
)
_BEGINNING = frozenset(
    (
        *_OPENING,
        *(
            "such",
            "but",
            "and",
            "when",
            "while",
            "although",
            "because",
            "if",
            "unless",
            "after",
            "before",
            "since",
            "in",
        ),
        *(
            "on",
            "at",
            "for",
            "with",
            "by",
            "from",
            "to",
            "of",
            "their",
            "its",
            "our",
            "his",
            "as",
            "so",
            "then",
            "however",
        ),
        *("also", "not", "no", "nothing", "what", "where", "who", "which", "how", "that"),
    )
)
_COMMON_NOUNS = (*("Carers?", "Practitioners?", "Residents?", "Older [Pp]eople", "Providers?"),)
_FIRST_NOUNS = ("Carers", "Practitioners?", "Residents", "Providers")
_COMMON_THINGS = (
    *("Reviews?", "Assessments?", "Referrals?", "Meetings?", "Strategy", "Plan", "Pathway", "Panel", "Policy"),
    *("Service", "Team", "Manager"),
)
_COMMON_NOUN = re.compile(
    r"(?<=[a-z] )((?:the|a|an|their|all|many|some|most|of|by|with|from|and|to|for|experienced|named|allocated"
    rf"|other|new) )({'|'.join(_COMMON_NOUNS)})(?= [a-z]|[.,;])"
)
_COMMON_FIRST = re.compile(
    rf"((?:^|(?<=[.!?] ))(?:The|A|An|Their|All|Many|Some|Most) )({'|'.join(_FIRST_NOUNS)})(?= [a-z])"
)
_COMMON_THING = re.compile(
    rf"(?<=[a-z] )((?:a|an|their|each|every|any|no|annual|new) )({'|'.join(_COMMON_THINGS)})(?= [a-z]|[.,;])"
)
_COMMON = frozenset(
    form
    for each in (*_COMMON_NOUNS, *_FIRST_NOUNS, *_COMMON_THINGS)
    for form in (each.split()[0].lower().replace("s?", ""), each.split()[0].lower().replace("?", ""))
)
"""The first words of all of these."""
_TITLE_BEFORE = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+\s\Z")
_COMMA_BRACKET = re.compile(r"(?<=[a-z]), ?\((?!(?:[a-z]{1,3}|[ivx]+|\d{1,2})\))")


def run_ons_in(text: str) -> Iterator[Fault]:
    """Yield sentences without a stop between them as "stop-missing", capitals that are none as "capitals-slipped",
    and a comma before a bracket as "double-mark".
    """
    capitals = words_of(text).inner_capitals
    if ", " in text:
        yield from _spliced(text)
        for match in _COMMA_BRACKET.finditer(text) if ", (" in text or ",(" in text else ():
            yield Fault("double-mark", *match.span(), " (")
    for match in _NO_STOP.finditer(text) if not _NO_STOP_WORDS.isdisjoint(capitals) else ():
        if match.start() not in quoted(text) and not _TITLE_BEFORE.search(text, 0, match.start()):
            yield Fault("stop-missing", match.start() - 1, match.end(), f". {match.group()}")
    for match in _SMALL_WORD.finditer(text) if not _AFTER_SMALL.isdisjoint(capitals) else ():
        if match.start() not in quoted(text):
            yield Fault("capitals-slipped", *match.span(1), match[1].lower())
    may_begin = not _BEGINNING.isdisjoint(capitals) or _CAPITAL_AFTER_MARK.search(text)
    for match in _CAPITAL.finditer(text) if may_begin else ():
        word = match[2].lower()
        before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start()) if word in _BEGINNING else None
        if before is None or match.start(2) in quoted(text):
            continue
        following = text[match.end() : match.end() + 60].partition(".")[0]
        may_end = not match[1] and before[1] not in _BEGINNING
        if may_end and word in _OPENING and _VERB.search(following):
            yield Fault("stop-missing", match.start(2) - 1, match.end(), f". {match[2]}")
        else:
            yield Fault("capitals-slipped", *match.span(2), word)
    for pattern in (_COMMON_NOUN, _COMMON_FIRST, _COMMON_THING) if not _COMMON.isdisjoint(capitals) else ():
        for match in pattern.finditer(text):
            if match.start() not in quoted(text):
                yield Fault("capitals-slipped", *match.span(2), match[2].lower())


def _spliced(text: str) -> Iterator[Fault]:
    """Yield two whole sentences with a comma between them: each has its subject and verb, and nothing joins them."""
    if _JOINED.search(text) is None:
        return
    for start, end in sentences_of(text):
        sentence = text[start:end]
        match = _JOINED.search(sentence)
        if match is None or not _SUBJECT.match(sentence):
            continue
        first, second = sentence[: match.start()], sentence[match.end() :]
        if "," in first or _NO_RUN_ON.search(first) or not _VERB.search(first) or "," in second:
            continue
        yield Fault("stop-missing", start + match.start(), start + match.end(), f". {match[1].capitalize()}")
