"""Find views of which a text does not say whose they are, and quantities of people that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from domain.assessment import PassageKind
from domain.checks.attribution import claims_in
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import quoted
from domain.checks.subjects import PassageSubject
from domain.checks.view_words import Phrase, ViewReader
from domain.dates import MONTHS

_BY = re.compile(
    r"\bby\s+(?!\d|\w+ing\b|then\b|now\b|post\b|phone\b|telephone\b|e-?mail\b|letter\b|law\b|chance\b|far\b|default\b"
    r"|the\s+(?:end|time|start|summer|spring|autumn|winter|date)\b"
    rf"|(?:{'|'.join(MONTHS)})\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|where|whether|once|unless|whenever|what|who|how|until|before|after|wherever|nobody|no one|none)\b"
    r"[^,;]*\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:safeguarding|\d|\bof|\bsuch|\bthese|\bthose|\beach|\bevery|\bno)\s+\Z", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who)\b")
_OF_PROCEDURE = frozenset({"concern", "concerns", "complaints", "comments", "feedback"})
_ABOUT = re.compile(r"\s+(?:about|over|that|regarding|at|as to|in relation|on|around|of|with us|to us)\b|\s*[.,;]")
_COUNT = re.compile(r"\(\d|\b\d+ (?:of|out of) \d|\d\s?%")
_JOINED = re.compile(r"(?:,\s+(?:and|but)|;)\s+(?:[\w’-]+\s+){0,2}?")
_AMONG = re.compile(r"(?:from|among|amongst|across|between|within)\b")
_FROM = re.compile(r"\s*,?\s*(?:by|from)\b")
_REACH = 90
_THOUGHT = re.compile(r"\b(?:believed|thought|perceived|rumoured|understood|alleged|said)\s+(?:to|as)\b", re.IGNORECASE)

_Likely = frozenset[Phrase]
_Found = tuple[str, Severity, int, int]
"""A code, its severity, and the characters of a sentence."""


def check_views(subject: PassageSubject, reader: ViewReader) -> Iterator[Finding]:
    """Yield views of nobody in particular as "view-without-source", those of somebody who is not named as
    "source-not-named", and quantities of people that tell nothing as "vague-quantity".

    Source: the house style of reports; grounds on which published ratings are challenged.
    """
    if subject.passage.kind is PassageKind.HEADING or not reader.is_able:
        return
    sentences = [each.text for each in subject.sentences]
    said = quoted(subject.text)
    in_passage = reader.likely_in(subject.text, reader.phrases)
    for number, each in enumerate(subject.sentences):
        likely = reader.likely_in(each.text, in_passage) if in_passage else in_passage
        found = (
            *(_views(sentences, number, likely, reader) if likely else ()),
            *(_unnamed(each.text, likely, reader) if likely else ()),
            *_pronouns(sentences, number, reader),
            *(_quantities(each.text, likely, reader) if likely else ()),
        )
        end = -1
        for code, severity, first, last in sorted(found, key=lambda found: found[2]):
            if first >= end and each.start + first not in said:
                end, words = last, each.text[first:last]
                place = (subject.section.id, subject.passage.id, each.start + first, each.start + last, words)
                yield Finding(code, Family.ATTRIBUTION, severity, *place, (("words", words),))


def _first(sentence: str, likely: _Likely, phrase: Phrase) -> re.Match[str] | None:
    return phrase.pattern.search(sentence) if phrase in likely else None


def _views(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[_Found]:
    """Yield the views in a sentence for which nothing in it says whose they are."""
    sentence = sentences[number]
    find = partial(_first, sentence, likely)
    for phrase in (reader.impersonal, reader.exists, reader.general, reader.hearsay, reader.credited):
        match = find(phrase)
        if match is not None and not _has_source(sentence, match, reader):
            yield "view-without-source", Severity.SHOULD, *match.span()
    match = find(reader.voiced)
    if match is not None and _is_voiced_by_nobody(sentence, match, reader):
        yield "view-without-source", Severity.SHOULD, *match.span()
    for phrase in (reader.reputed, reader.judged):
        match = find(phrase)
        if match is not None and (
            _is_of_its_subject(sentence, match, reader) or not _has_thinker(sentence, match, reader)
        ):
            yield "view-without-source", Severity.SHOULD, *match.span()
    is_told = partial(_is_told_next, sentences, number, reader)
    match = find(reader.esteemed)
    if match is not None and not _has_thinker(sentence, match, reader) and not is_told():
        yield "view-without-source", Severity.MAY, *match.span()
    match = find(reader.feedback)
    if match is not None and not _has_source(sentence, match, reader) and not is_told():
        yield "view-without-source", Severity.SHOULD, *match.span()


def _has_source(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether a sentence says whose a view is: before it, within its words, or just after it."""
    before = sentence[: match.start()]
    if any(pattern.search(before) is not None for pattern in (reader.telling, reader.source_before, _CONDITION)):
        return True
    if reader.source_after.search(match.group()) is not None:
        return True
    rest = sentence[match.end() : match.end() + _REACH].lstrip(" ,(")
    return any(pattern.match(rest) is not None for pattern in (_AMONG, _BY, reader.source_after))


def _is_voiced_by_nobody(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether a view that was voiced is one; concerns about safety that were raised are something else."""
    about, noun = match["about"].strip(), match["noun"].casefold()
    if _COUNTED.search(sentence[: match.start()]) or _RELATIVE.search(about):
        return False
    if _has_source(sentence, match, reader):
        return False
    rest = sentence[match.end() : match.end() + _REACH]
    if _BY.search(rest) is not None:
        return False
    return noun not in _OF_PROCEDURE or bool(about) or _ABOUT.match(rest) is not None


def _is_of_its_subject(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether people at the beginning are those of whom something is thought: "staff are believed to be"."""
    subject = reader.named.match(sentence)
    is_direct = subject is not None and not sentence[subject.end() : match.start()].strip()
    rest = sentence[match.end() : match.end() + _REACH]
    return is_direct and _THOUGHT.search(match.group()) is not None and not _BY.search(rest) and not _AMONG.search(rest)


def _has_thinker(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether a sentence names who thinks so of something, also as the subject of what is joined to it."""
    rest = sentence[match.end() :]
    near = rest[:_REACH]
    if _BY.search(near) is not None or reader.source_after.search(near) is not None:
        return True
    joined = _JOINED.search(rest)
    is_joined = joined is not None and reader.named.match(rest, joined.end()) is not None
    return is_joined or _has_source(sentence, match, reader)


def _is_told_next(sentences: Sequence[str], number: int, reader: ViewReader) -> bool:
    """Return whether the sentence after one says who told so."""
    return number + 1 < len(sentences) and bool(claims_in(sentences[number + 1], reader.claims))


def _unnamed(sentence: str, likely: _Likely, reader: ViewReader) -> Iterator[_Found]:
    """Yield where the assessors were told or heard something, and not by whom."""
    for phrase in likely.intersection((reader.told, reader.heard)):
        for match in phrase.pattern.finditer(sentence):
            rest = sentence[match.end() : match.end() + 2 * _REACH]
            if _FROM.match(rest) is None and reader.source_named.search(rest) is None:
                yield "source-not-named", Severity.SHOULD, *match.span()


def _pronouns(sentences: Sequence[str], number: int, reader: ViewReader) -> Iterator[_Found]:
    """Yield who begins a sentence and stands for people who have not been named in its paragraph."""
    match = reader.pronoun.match(sentences[number])
    if match is None or (number and match["who"].casefold() == "they"):
        return
    if not any(reader.named.search(each) or reader.telling.search(each) for each in islice(sentences, number)):
        yield "source-not-named", Severity.SHOULD, *match.span()


def _quantities(sentence: str, likely: _Likely, reader: ViewReader) -> Iterator[_Found]:
    """Yield quantities of people that say nothing: of those who tell something, else a may."""
    for match in reader.vague.pattern.finditer(sentence) if reader.vague in likely else ():
        if _COUNT.search(sentence, match.start(), match.end() + _REACH) is None:
            is_told = reader.telling.search(sentence, match.end(), match.end() + 2 * _REACH) is not None
            yield "vague-quantity", Severity.SHOULD if is_told else Severity.MAY, *match.span("quantity")
    for match in reader.loose.pattern.finditer(sentence) if reader.loose in likely else ():
        rest = sentence[match.end() : match.end() + _REACH].lstrip()
        if reader.telling.match(rest) and _COUNT.search(sentence, match.start(), match.end() + _REACH) is None:
            yield "vague-quantity", Severity.MAY, *match.span("quantity")
