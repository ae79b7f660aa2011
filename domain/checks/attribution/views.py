"""Find views of which a text does not say whose they are, and quantities of people that say nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import islice
from operator import itemgetter

from domain.assessment import PassageKind, SectionKind
from domain.checks.attribution.attribution import claims_in
from domain.checks.attribution.bare_views import bare_views, stance_in
from domain.checks.attribution.told_views import told_views
from domain.checks.attribution.unsaid_many import COUNT, FoundView, at_clauses
from domain.checks.attribution.untold_feelings import feelings_in, parts_in, some_in
from domain.checks.attribution.vague_quantities import vague_quantities
from domain.checks.attribution.view_sources import AMONG, BY, REACH, SourceReader
from domain.checks.attribution.view_words import ViewReader
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import Phrase, Triggers, folded
from domain.checks.prose import quoted, sentences_of
from domain.checks.subjects import PassageSubject

_ONE = re.compile(r"\b(?:an?|one)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_UNSAID = "view-without-source"
_REFERRING = frozenset({"they", "both", "all", "none", "those"})
_FURTHER = frozenset({"others", "another", "one"})
_COUNTED = re.compile(r"(?:safeguarding|\d|\bof|\bsuch|\bthese|\bthose|\beach|\bevery|\bno)\s+\Z", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:which|who)\b|\bthat\s+(?:was|were|is|are|had|has|have|came|could|would|did|do|arose|remained|led"
    r"|people|staff)\b|\bthat\Z"
)
_OF_PROCEDURE = frozenset({"concern", "concerns", "complaints", "comments", "feedback", "questions"})
_MADE = frozenset(
    {
        "objections",
        "objection",
        "protests",
        "comments",
        "criticisms",
        "criticism",
        "suggestions",
        "compliments",
        "claims",
        "negative comments",
    }
)
_ABOUT = re.compile(
    r"\s+(?:by (?:some|many|others|several) )?(?:about|over|that|regarding|at|as to|in relation|on|around|of"
    r"|with us|to us)\b|\s*[.,;]"
)
_JOINED = re.compile(r"(?:,\s+(?:and|but)|;)\s+(?:[\w’-]+\s+){0,2}?")
_NEW_CLAUSE = re.compile(r"(?:,\s+(?:and|but|while|although|though|yet)|;)\s+\Z")
_FROM = re.compile(r"(?:\s+(?:this|it|them|that|these))?\s*,?\s*(?:by|from)\b")
_THOUGHT = re.compile(
    r"\b(?:believed|thought|perceived|rumoured|understood|alleged|said)\s+(?:to"
    r"|as)\b",
    re.IGNORECASE,
)

_SPLIT = re.compile(r"\b(?:mixed|divided|split|varied|varied|differed|diverged|patchy|uneven)\b", re.IGNORECASE)

_OTHER_SIDE = re.compile(r"\b(?:but|while|although|though|however|others|whereas|by contrast|less)\b", re.IGNORECASE)
"""What shows, behind views that are called mixed, that both sides are told."""
_COMMENTING = re.compile(r",\s+(?:something|a\s+[a-z]+)\s+(?:that|which)\s+\Z")
"""What comes after what somebody told, and is no part of it."""
_REPLIED = re.compile(r"\d[^.;]*\b(?:replied|responded|answered|returned|said|took part)\b")
_OF_NO_ONE = re.compile(
    r"\Aaccording|\Ain the [a-z]+ of (?:some|many|most|several|a few|a number)\b"
    r"|\bthose (?:concerned|involved|affected|present|in the know)\b",
    re.IGNORECASE,
)
_OF_DATA = re.compile(r"\d\s?%|\bper cent\b|\bdata\b", re.IGNORECASE)
"""Figures count people and hear none of them."""
_NEAR = 3
"""Who is told of in the two sentences before one, and before a word in it, may be meant by that word."""
_WHOSE_WORDS = re.compile(
    r"\b(?:said|says|told|wrote|put it|words|comments?|quote|describ\w+|asked|added|explained|read|reads)\b|:\s*\Z"
)
_WHENEVER = frozenset({"which", "where", "when", "if", "whenever", "unless", "whether", "before", "until", "after"})
_Likely = Collection[Triggers]
_PLACE = itemgetter(2)


def check_views(subject: PassageSubject, reader: ViewReader) -> Iterator[Finding]:
    """Yield views of nobody in particular as "view-without-source", those of somebody who is not named as
    "source-not-named", and quantities of people that tell nothing as "vague-quantity"; and, as a may, feelings of a
    group that nobody tells as "feeling-untold".

    Source: the house style of reports; grounds on which published ratings are challenged.
    """
    if subject.passage.kind is PassageKind.HEADING or not reader.is_able:
        return
    if "“" in subject.text:
        yield from _quotes_of_nobody(subject, reader)
    likely = reader.likely.in_sentences(folded(subject.text), sentences_of(subject.text))
    if not likely:
        return
    sentences = [each.text for each in subject.sentences]
    for number in sorted(likely):
        each = subject.sentences[number]
        found = sorted(_found_in(sentences, number, likely[number], reader), key=_PLACE)
        if not found:
            found = [(_UNSAID, Severity.SHOULD, *span) for span in stance_in(each.text, likely[number], reader.bare)]
        if not found and subject.section.kind is SectionKind.STATEMENT:
            found = list(_hints_in(sentences, number, likely[number], reader))
        end = -1
        for code, severity, first, last in found:
            if first >= end and each.start + first not in quoted(subject.text):
                end, words = last, each.text[first:last]
                place = (subject.section.id, subject.passage.id, each.start + first, each.start + last, words)
                yield Finding(code, Family.ATTRIBUTION, severity, *place, (("words", words),))


def _hints_in(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield what weaker evidence makes a feeling or a quantity that nobody tells; a summary may tell it so."""
    for span in feelings_in(sentences, number, likely, reader.feelings):
        yield "feeling-untold", Severity.MAY, *span
    for span in parts_in(sentences, number, likely, reader.feelings):
        yield "vague-quantity", Severity.MAY, *span
    for span in some_in(sentences, number, reader.feelings):
        yield "vague-quantity", Severity.MAY, *span


def _quotes_of_nobody(subject: PassageSubject, reader: ViewReader) -> Iterator[Finding]:
    """Yield sentences that are somebody's words from end to end, where none beside them says whose they are."""
    sentences = subject.sentences
    for number, each in enumerate(sentences):
        words = each.text.strip()
        if not (words.startswith("“") and words.endswith("”")) or subject.text.count("“") > 1:
            continue
        beside = [sentences[other].text for other in (number - 1, number + 1) if 0 <= other < len(sentences)]
        if any(_WHOSE_WORDS.search(other) or reader.sources.named.search(other) for other in beside) or not beside:
            continue
        place = (subject.section.id, subject.passage.id, each.start, each.start + len(each.text), each.text)
        yield Finding(_UNSAID, Family.ATTRIBUTION, Severity.SHOULD, *place, (("words", each.text),))


def _found_in(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    sentence = sentences[number]
    views: list[FoundView] = []
    if not reader.viewing.isdisjoint(likely):
        views = [*_views(sentences, number, likely, reader), *_feedback(sentences, number, likely, reader)]
        yield from views
    if not reader.unnaming.isdisjoint(likely):
        yield from _unnamed(sentences, number, likely, reader)
    if not reader.unsaid.phrases.isdisjoint(likely):
        for span in told_views(sentence, likely, reader.unsaid):
            yield _UNSAID, Severity.SHOULD, *span
    if not views and not reader.bare.phrases.isdisjoint(likely):  # "reportedly, it was tiring" is one view
        if number == 0 and reader.bare.evaluating in likely and _is_told_next(sentences, number, reader):
            likely = [each for each in likely if each is not reader.bare.evaluating]  # what the paragraph tells of
        for span in bare_views(sentence, likely, reader.bare):
            yield _UNSAID, Severity.SHOULD, *span
    yield from _pronouns(sentences, number, likely, reader)
    yield from _to_some(sentences, number, likely, reader)
    yield from vague_quantities(sentences, number, likely, reader.quantities)


def _first(sentence: str, likely: _Likely, phrase: Phrase) -> re.Match[str] | None:
    return phrase.search(sentence) if phrase in likely else None


def _views(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield the views in a sentence for which nothing in it says whose they are."""
    sentence = sentences[number]
    find = partial(_first, sentence, likely)
    for phrase in reader.impersonal_ones:
        match = find(phrase)
        if match is None or _is_counted(sentence, match):
            continue
        if phrase is reader.general and number and _REPLIED.search(sentences[number - 1]) is not None:
            continue
        joined = _NEW_CLAUSE.search(sentence, 0, match.start()) if phrase is reader.impersonal else None
        begin = joined.end() if joined is not None else 0  # what somebody told before it is another thing
        if not reader.sources.is_named(sentence[begin:], match.start() - begin, match.end() - begin):
            yield _UNSAID, Severity.SHOULD, *match.span()
    match = find(reader.voiced)
    if match is not None and _is_voiced_by_nobody(sentence, match, reader):
        yield _UNSAID, Severity.SHOULD, *match.span()
    for phrase in (reader.reputed, reader.judged, reader.esteemed):
        match = find(phrase)
        if match is None or match.group().endswith(" suspected of"):  # of a deed
            continue
        if _is_thought_by_nobody(sentence, match, reader):
            yield _UNSAID, Severity.SHOULD, *match.span()
    match = find(reader.by_some)
    if match is not None and not reader.sources.is_told_before(sentence, match.start()):
        yield _UNSAID, Severity.SHOULD, *match.span()
    match = find(reader.aside)
    place = match.span("view") if match is not None and BY.search(match["view"]) is None else None
    if place is not None and not reader.sources.is_named(sentence, *place):
        yield _UNSAID, Severity.SHOULD, *place
    match = find(reader.evident)
    if match is not None:
        yield _UNSAID, Severity.SHOULD, *match.span()


def _feedback(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield how feedback was, where neither the sentence nor the beginning of the next one says whose it is."""
    match = _first(sentences[number], likely, reader.feedback)
    if match is None or reader.sources.is_owned(sentences[number], *match.span()):
        return
    if reader.sources.is_told_after(sentences[number], match.end()):
        return
    if reader.sources.is_told_beside(sentences[number], match.end()):
        return
    shown = " ".join(sentences[number + 1 : number + 3]) if _is_told_next(sentences, number, reader) else ""
    if _SPLIT.search(match.group()) is None or _OTHER_SIDE.search(shown) is None:
        yield _UNSAID, Severity.SHOULD, *match.span()


def _is_counted(sentence: str, match: re.Match[str]) -> bool:
    if match.start() and sentence[: match.start()].rstrip()[-1:].isdigit():
        return True
    return COUNT.search(sentence, match.end(), match.end() + REACH) is not None


def _is_voiced_by_nobody(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether a view that was voiced is one; concerns about safety that were raised are something else."""
    about, noun = match["about"].strip(), match["noun"].casefold()
    if _COUNTED.search(sentence[: match.start()]) or _is_counted(sentence, match) or _RELATIVE.search(about):
        return False
    if reader.sources.is_named(sentence, *match.span()):
        return False
    rest = sentence[match.end() : match.end() + REACH]
    if BY.search(rest) is not None:
        return False
    if (match.group().endswith("made") and noun not in _MADE) or " not " in match.group():
        return False
    if noun in _OF_PROCEDURE and _ONE.search(sentence, 0, match.start()) is not None:
        return False
    return noun not in _OF_PROCEDURE or bool(about) or _ABOUT.match(rest) is not None


def _is_of_its_subject(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether people at the beginning are those of whom something is thought: "staff are believed to be"."""
    subject = reader.sources.named.match(sentence)
    is_direct = subject is not None and not sentence[subject.end() : match.start()].strip()
    rest = sentence[match.end() : match.end() + REACH]
    return (
        is_direct
        and _THOUGHT.search(match.group()) is not None
        and not _is_by(rest, match, reader)
        and not AMONG.search(rest)
    )


def _is_by(rest: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether it is said by whom something is thought; what stands behind "said to be" may do something else."""
    by = BY.search(rest)
    if by is None or not match.group().endswith((" to be", " to have been")) or "understood" in match.group():
        return by is not None
    return reader.sources.named.search(rest, by.end(), by.end() + REACH // 2) is not None


def _is_thought_by_nobody(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    return _is_of_its_subject(sentence, match, reader) or not _has_thinker(sentence, match, reader)


def _has_thinker(sentence: str, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether a sentence names who thinks so of something, also as the subject of what is joined to it."""
    rest = sentence[match.end() :]
    if _COMMENTING.search(sentence, 0, match.start()) is not None and BY.search(rest[:REACH]) is None:
        return False
    if reader.sources.is_told_beside(sentence, match.end()) or reader.sources.is_told_after(sentence, match.end()):
        return True
    near = rest[:REACH]
    if _is_by(near, match, reader) or any(
        not each[0].startswith(("of ", "between ")) for each in reader.sources.after.finditer(near)
    ):
        return True
    joined = _JOINED.search(rest)
    is_joined = joined is not None and reader.sources.named.match(rest, joined.end()) is not None
    return is_joined or reader.sources.is_told_before(sentence, match.start())


def _is_told_next(sentences: Sequence[str], number: int, reader: ViewReader) -> bool:
    """Return whether the sentence after one begins with who told so."""
    claims = claims_in(sentences[number + 1], reader.sources.claims) if number + 1 < len(sentences) else ()
    return bool(claims) and claims[0].start == 0


def _unnamed(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield where the assessors were told or heard something, and not by whom."""
    sentence = sentences[number]
    for phrase in (reader.told, reader.to_us, reader.heard, reader.nobody, reader.met):
        for match in phrase.finditer(sentence) if phrase in likely else ():
            rest = sentence[match.end() : match.end() + 2 * REACH]
            if phrase is reader.to_us and reader.sources.named.search(sentence, 0, match.start()) is not None:
                continue
            if _is_of_those_before(sentences, number, match, reader):
                continue
            if phrase is reader.nobody and _is_anybody_or_a_name(sentence, match):
                continue
            if _FROM.match(rest) is None and reader.source_named.search(rest) is None:
                yield "source-not-named", Severity.SHOULD, *match.span()
    interposed = _first(sentence, likely, reader.interposed)
    if interposed is not None and not reader.sources.names((*sentences[:number], sentence[: interposed.start()])):
        yield "source-not-named", Severity.SHOULD, *interposed.span()
    unled = _first(sentence, likely, reader.unled)
    if unled is not None and not sentence[: unled.start()].strip():
        yield "source-not-named", Severity.SHOULD, *unled.span()


def _is_of_those_before(sentences: Sequence[str], number: int, match: re.Match[str], reader: ViewReader) -> bool:
    """Return whether "those we spoke with" are of the people whom the sentence before names."""
    is_back = match.group().casefold().startswith("those we ") and number > 0
    if not is_back or reader.sources.telling.search(sentences[number - 1]) is not None:
        return False  # whoever tells of people is not them
    return reader.sources.named.search(sentences[number - 1]) is not None


def _is_anybody_or_a_name(sentence: str, match: re.Match[str]) -> bool:
    """Return whether it is anybody of whom something is so ("cases in which somebody objected"), or part of a name."""
    before = sentence[: match.start()].rstrip()
    is_name = bool(before) and match.group()[0].isupper() and before[-1].isalnum()
    return is_name or before.rpartition(" ")[2].casefold() in _WHENEVER


def _to_some(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield "according to some" and the like where nobody has been named in the paragraph."""
    match = _first(sentences[number], likely, reader.quantities.to_some)
    if match is None or reader.sources.telling.search(sentences[number]) is not None:
        return
    if _OF_NO_ONE.search(match.group()) or not reader.sources.names(islice(sentences, number)):
        yield "source-not-named", Severity.SHOULD, *match.span()


def _is_counted_alone(before: Sequence[str], sources: SourceReader) -> bool:
    """Return whether what stands last before a place tells of people in figures alone, so that none of them speaks."""
    last = next((each for each in reversed(before) if each.strip()), "")
    return _OF_DATA.search(last) is not None and sources.telling.search(last) is None


def _pronouns(sentences: Sequence[str], number: int, likely: _Likely, reader: ViewReader) -> Iterator[FoundView]:
    """Yield who begins a sentence and stands for people who have not been named in its paragraph."""
    sentence = sentences[number]
    match = next(at_clauses(sentence, likely, reader.pronoun), None)
    if match is None or sentence.startswith(" to be", match.end()):  # "some believed to be at risk" tell nothing
        return
    sources, who = reader.sources, match["who"].casefold().split()[0]
    before = [*sentences[:number], sentence[: match.start()]]
    is_back = number > 0 or match.start() > 0
    if who in _REFERRING and is_back and (who != "they" or any(map(reader.bare.is_of_persons, before))):
        return
    if who in _REFERRING:
        is_said = sources.names(before)
    elif who in _FURTHER:
        is_said = who == "another" and not is_back  # it goes on from the paragraph before
        is_said = is_said or sources.names(before) or any(map(reader.bare.is_of_persons, before[-_NEAR:]))
        is_said = is_said or "“" in "".join(before)
    else:
        is_told_us = match.group().casefold().endswith(" us")
        is_said = any(map(reader.bare.is_of_several, before[-_NEAR:]))
        is_said = is_said and (is_told_us or not _is_counted_alone(before, sources))
    if not is_said:
        yield "source-not-named", Severity.SHOULD, match.start("who"), match.end()
