"""Find what a text points to and what is not there: a list that is announced, a table, a page, something below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from domain.assessment import Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import set_of
from domain.checks.prose import addresses, plain_words, quoted, sentences_of, words_of
from domain.checks.sentence_words import sentence_words

_SHOWN_WORDS = (
    "table",
    "chart",
    "graph",
    "diagram",
    "map",
    "picture",
    "photograph",
    "photo",
    "boxe",
    "box",
    "infographic",
)
_SHOWN = rf"(?:{'|'.join(_SHOWN_WORDS)})s?"
_BELOW = r"(?:below|above|overleaf|opposite|on the next page|at the end of this report)"
_NUMBERED = (
    "table",
    "figure",
    "fig",
    "chart",
    "graph",
    "appendix",
    "annex",
    "annexe",
    "diagram",
    "map",
    "box",
    "exhibit",
    "footnote",
    "endnote",
)
_POINTING = re.compile(
    rf"\b(?P<label>(?:{'|'.join(map(str.capitalize, _NUMBERED))})\.?\s+(?:\d{{1,2}}|[A-Z]))\b"
    rf"|\b(?:see|refer to|in) (?:the )?(?P<lower>(?:{'|'.join(_NUMBERED)})\.?\s+(?:\d{{1,2}}|[A-Z]))\b"
    r"|\b(?P<page>(?:is|are) (?:[a-z]+ )?on the (?:next|following|previous|last|opposite) page)\b"
    rf"|\b(?P<shown>(?i:{_SHOWN}) {_BELOW})\b"
    rf"|\b(?P<see>[Ss]ee (?:the )?(?:{_BELOW}(?! all)|(?:next|last|previous) (?:page|section|table)|pages? \d+))\b"
)
_TELLS = (
    r"(?:shows?|lists?|gives?|sets? out|presents?|compares?|summarises?|illustrates?|explains?|details?|describes?|maps"
    r"|provides?|contains?)"
)
_KINDS = (
    r"(?:table|chart|graph|diagram|annexe?|appendix|appendices|footnote|endnote|infographic|map|box|photograph"
    r"|glossary|bibliography)"
)
_PRESENT = re.compile(
    rf"\b(?P<telling>(?:the|this|these|an?|each) (?:(?:[a-z]+|full|bar|pie|line) )?{_KINDS}s?)(?= (?:{_TELLS})\b(?!-))"
    r"|\b(?P<end>(?:glossary|bibliography|index|list|references|evidence|sources|notes|methods?|full [a-z]+)"
    r"[^.;\n]{0,40} (?:is|are|can be) (?:[a-z]+ )?(?:at|in|on) the (?:end|back|front) of (?:this|the) report)\b"
    rf"|\b(?P<after>{_KINDS} (?:that|which) follows)\b"
    rf"|\b(?P<inside>(?:in|see|by|from|refer to|consult) (?:the|this|an?) (?:[a-z]+ )?(?:graph|chart|diagram|annexe?"
    r"|appendix|appendices|footnote|endnote|infographic|glossary|bibliography)s?)(?= *(?:[.;,)]|\Z))"
    r"|\b(?P<link>(?:click|available|found|see|read|listed|published) here(?= *(?:[.;,)]|\Z| for\b| to\b))"
    r"|(?:see|via|follow|using|use|at) (?:the|this) (?:hyper)?link|(?:hyper)?links? (?:below|above|here)"
    r"|links? to [^.;\n]{0,60} (?:is|are) (?:here|below|above)"
    r"|(?:the|see) (?:attached|enclosed|appended)(?: [a-z]+)?"
    r"|, (?:attached|enclosed)(?=[.;)])|(?:is|are) (?:attached|enclosed|appended))\b"
    r"(?! to the\b)",
    re.IGNORECASE,
)
_PRESENT_WORDS = set_of(
    "glossary bibliography here link hyperlink links attached enclosed appended"
    " annex annexe appendix appendices footnote footnotes endnote"
    " annexes infographic map maps box photograph table tables chart charts graph graphs diagram diagrams"
)
_TO_NEIGHBOUR = re.compile(
    r"\b(?:described|set out|shown|explained|noted|mentioned|discussed|listed|given|stated|outlined|summarised|detailed"
    r"|illustrated|reported) (?P<where>above|below|earlier|overleaf|opposite)\b",
    re.IGNORECASE,
)
_NEIGHBOURS = set_of("above below earlier overleaf opposite")
_WORDS = frozenset((*_NUMBERED, *_SHOWN_WORDS, *(f"{each}s" for each in _SHOWN_WORDS), "see", "page"))
_OF_OTHERS = re.compile(
    r"[’']s?\s+\Z|\b(?:its|their|our|return|strategy|plan|report|act|regulations|guidance|schedule|order|survey|dataset)"
    r"[’']?s?,?\s+(?:in\s+|at\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|to|in|from|on|at) (?:the|its|their|our|that|this|an?|statutory|\d)\b(?! report\b)")
_SHOWING = re.compile(
    r"\s+(?:shows?|showed|lists?|gives?|sets? out|presents?|below|above|compares?|summarises?|holds?|has|includes?"
    r"|explains?|illustrates?|details?|provides?|contains?|describes?)\b"
)
_FOLLOWS = re.compile(
    r"(?::|\b(?:as follows|the following|(?:were|are) these|as listed below|listed below"
    r"|(?:examples?|quotes?|reasons?|case studies|details?|figures?|points?|list|summary) follows?)[.:]?)\s*\Z",
    re.IGNORECASE,
)
_COLON = ":"
_LONGEST_LABEL = 10
_TELLING = set_of(
    "was were is are had have has did do told said follow follows following these this below saw found gave made set"
    " put led held ran kept came went brought took covers sets gives shows means includes lists can could may must"
)
_GIVEN = re.compile(r"\W*[“\"‘]|\W*(?:First|One|The first|1|\(|a\)|i\))|[a-z]")
"""How what was announced begins: with a quotation, the first of several, or in the middle of a sentence."""
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDINALS = tuple(frozenset((each, f"{each}ly")) for each in ("first", "second", "third", "fourth", "fifth", "sixth"))
_FIRST, _TWO = _ORDINALS[0], 2
_REST = set_of("last final finally lastly other others another remaining rest former latter")
_LISTED = set_of(
    "reasons things aims goals priorities themes obstacles barriers areas concerns causes problems strands objectives"
    " strengths weaknesses shortfalls issues principles points lessons messages gaps ambitions commitments"
)
"""What is counted only to be told one by one."""


def not_there(section: Section) -> Iterator[Finding]:
    """Yield what passages of a section point to and what is not in it, as "not-there"."""
    written = [passage for passage in section.passages if passage.text.strip()]
    is_closed = section.kind is SectionKind.STATEMENT  # a narrative part may point to what the statements say
    for number, (passage, following) in enumerate(pairwise((*written, None))):
        if passage is not None and passage.kind is not PassageKind.HEADING:
            neighbours = _to_neighbours(
                passage.text, is_first=passage is written[0], is_last=is_closed and following is None
            )
            listed = (*_announcing(passage.text, following), *_counting(number, written))
            for start, end in (*_pointing(passage, written), *_showing(passage.text), *neighbours, *listed):
                place = (section.id, passage.id, start, end, passage.text[start:end])
                yield Finding("not-there", Family.COMPLETENESS, Severity.SHOULD, *place)


def _pointing(passage: Passage, written: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield where a text points to a table, an appendix or a place; not to that of another document."""
    text = passage.text
    if _WORDS.isdisjoint(words_of(text).present):
        return
    for match in _POINTING.finditer(text):
        kind = match.lastgroup or ""
        label = match[kind]
        if match.start(kind) == 0 and kind == "label" and not _SHOWING.match(text, match.end()):
            continue  # what it is called
        if match.start() in quoted(text) or _OF.match(text, match.end()):
            continue
        if kind in ("label", "lower") and _OF_OTHERS.search(text, max(0, match.start() - 40), match.start(kind)):
            continue
        if not any(each.text.casefold().startswith(label.casefold()) for each in written if each is not passage):
            yield match.span(kind)


def _showing(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text says in the present what a table, a footnote or a link gives: a report has none of these."""
    present = words_of(text).present
    if _PRESENT_WORDS.isdisjoint(present) and "of this report" not in text:
        return
    for match in _in_sentences(text):
        is_linked = match.lastgroup == "link" and any(
            place in addresses(text) for place in range(match.end(), len(text), 4)
        )
        if match.start() not in quoted(text) and not is_linked:
            yield match.span()


def _in_sentences(text: str) -> Iterator[re.Match[str]]:
    """Yield what is found in the sentences that have one of the words: a whole paragraph takes three times as long."""
    for each in sentence_words(text):
        if not _PRESENT_WORDS.isdisjoint(each.present) or "report" in each.present:
            yield from _PRESENT.finditer(text, each.start, each.end)


def _to_neighbours(text: str, *, is_first: bool, is_last: bool) -> Iterator[tuple[int, int]]:
    """Yield where the first sentence of a section points to what stands above it, or its last to what is below."""
    if not (is_first or is_last) or _NEIGHBOURS.isdisjoint(words_of(text).present):
        return
    sentences = sentences_of(text)
    for match in _TO_NEIGHBOUR.finditer(text):
        is_back = match["where"].casefold() in ("above", "earlier")
        is_outside = match.end() <= sentences[0][1] if is_back else match.start() >= sentences[-1][0]
        if is_outside and (is_first if is_back else is_last) and match.start() not in quoted(text):
            yield match.span()


def _announcing(text: str, following: Passage | None) -> Iterator[tuple[int, int]]:
    """Yield where a text announces a list after which nothing comes, a heading, or prose of several sentences."""
    is_over = following is None or following.kind is PassageKind.HEADING
    if text.rstrip().endswith(_COLON):
        if _is_label(text):
            return
        is_prose = following is not None and following.kind is PassageKind.PARAGRAPH
        is_over = is_over or (is_prose and following is not None and _is_no_list(following.text))
    elif not is_over or not _FOLLOWS.search(text[-40:]):
        return
    if is_over:
        yield sentences_of(text)[-1]


def _is_label(text: str) -> bool:
    """Return whether a line without a verb heads what follows it: "Complaints:"."""
    words = plain_words(text)
    return len(words) <= _LONGEST_LABEL and not any(word in _TELLING or word.endswith("ed") for word in words)


def _is_no_list(text: str) -> bool:
    """Return whether a paragraph tells in whole sentences of something else than what was announced before it."""
    return len(sentences_of(text)) > 1 and not _GIVEN.match(text)


def _counting(number: int, written: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield where a passage announces three reasons, of which the first and the second are told and no third."""
    text = written[number].text
    present = words_of(text).present
    if _FIRST.isdisjoint(present) or _COUNTS.keys().isdisjoint(present):
        return
    sentences = sentence_words(text)
    for each, after in pairwise(sentences):
        if after.words[:1] not in (("first",), ("firstly",)) and after.words[:2] != ("the", "first"):
            continue
        counted = [
            (_COUNTS[word], each.words[place + 1 : place + 4])
            for place, word in enumerate(each.words)
            if word in _COUNTS
        ]
        if len(counted) != 1 or each.start in quoted(text):
            continue
        (count, nouns), rest = counted[0], text[after.start :]
        told = frozenset(
            chain.from_iterable(words_of(part).plain for part in (rest, *(x.text for x in written[number + 1 :])))
        )
        is_listed = "second" in told or "secondly" in told
        if not (is_listed or not _LISTED.isdisjoint(nouns)) or not _REST.isdisjoint(told):
            continue
        if _ORDINALS[count - 1].isdisjoint(told) and not (count == _TWO and "both" in told):
            yield each.start, each.end
