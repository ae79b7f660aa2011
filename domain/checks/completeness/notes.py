"""Find what writers left for each other in a text: notes, questions, requests, and alternatives to choose from.

A report states what was found, in sentences with a verb and without questions. What asks, requests, or says something
of the text itself is no part of it, unless somebody's words are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.phrases import any_of
from domain.checks.prose import plain_words, quoted, words_of
from domain.checks.sentence_words import SentenceWords, sentence_words

Span = tuple[int, int]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FINITE = _set(
    "was were had did could would told said made gave took kept held led ran met knew got went came became began found"
    " felt saw meant set rose fell grew left brought built sent spent paid won lost spoke wrote stood thought chose"
)
_ASKING = _set(
    "is are do does can could should would have has will which what who whose where when why how shall"
    " delete remove move keep cut add check needed true correct source still any anything and or not ok really"
)
_DOING = _set(
    "insert add check confirm update include expand complete delete remove ask move copy paste cut merge rewrite reword"
    " rephrase redraft shorten split clarify cite mention chase verify tidy replace amend query repeat find see put"
    " link reference finish quote"
)
_DONE = _set(
    "inserted added checked confirmed updated expanded finished rewritten reworded verified deleted chased awaited"
    " needed required written drafted supplied"
)
_THING = _set(
    "figure figures number numbers quote quotes date dates name names source reference ref evidence example examples"
    " data feedback sentence sentences paragraph paragraphs para text wording section table chart graph heading bullet"
    " percentage detail page link bit"
)
_LABELS = (
    *("NB", "N.B.", "PS", "DN", "drafting note", "note", "notes", "note to self", "note to editor", "note to team"),
    *("note to reviewer", "note to panel", "note to all", "note to file", "comment", "comments", "QA", "reviewer"),
    *("editor", "author", "query", "queries", "todo", "to do", "still to do", "still needed", "outstanding"),
    *("reminder", "placeholder", "question", "option A", "option B", "option C", "option 1", "option 2", "version 1"),
    *("version 2", "drafting", "draft", "internal", "for discussion", "for info", "for checking", "for panel"),
)
_IN_CAPITALS = ("NB", "PS", "DN", "QA")
_BEGINNING = _set(
    "i i'll i've i'm not unsure think will have waiting still do holding draft dummy sample text please pls"
)
_DO, _DID, _OF = any_of(_DOING), any_of(_DONE), any_of(_THING)
_LABEL = re.compile(
    rf"\W*(?:(?i:{any_of(_LABELS)})\s*(?::|[–—]\s|\s-\s)|{any_of(_IN_CAPITALS)}\s)",
)
_INITIALS = re.compile(r"\W*(?:[A-Z]{2,3}|@\w+|[A-Z][a-z]+)\s*(?::|,|[–—]|\s-)?\s*(?:can|could|please|pls|do|to)\b")
_REQUEST = re.compile(
    r"\b(?:can|could|would|will) (?:you|someone|somebody|anyone|we)\b|\b(?:please|pls)\b"
    rf"|(?<!\w)@[A-Za-z]\w+(?!\S*\.\w)|\b(?:somebody|someone) (?:needs|has|ought) to {_DO}\b"
    r"|\A\W*(?:i|i[’'](?:ll|ve|m)) (?:(?:will|have|am|do|did|can|could|would|also|still|not) )*"
    rf"(?:{_DO}|asked|emailed|e-mailed|chased|checked|think|sure|unsure|waiting|suggest|found|know|wonder)\b"
    r"|\A\W*(?:not sure|unsure|think (?:we|this|it)|will (?:add|update|check|send|chase|confirm|follow)"
    r"|have (?:asked|emailed|e-mailed|chased|requested)|waiting (?:on|for)|still waiting|do not publish"
    r"|not for publication|(?:holding|draft|dummy|sample) text|text (?:to follow|here|missing))\b",
    re.IGNORECASE,
)
_ASKED = _set("you someone somebody anyone we please pls")
_OF_TEXT = re.compile(
    r"\b(?:go|goes|put|add|added|needed|required|inserted|missing) here\b"
    rf"|\bthis (?:{_OF} )?(?:needs|wants|requires|could do with|must be|should be|has to be|is to be)"
    rf" (?:(?:to be|some|a|an|more|another|better) )*(?:{_DID}|{_OF}|work|checking|updating|rewriting|moving|cutting)\b"
    rf"|\b(?:more|another|further|better|stronger) {_OF} (?:is |are )?(?:needed|required|wanted|please)\b",
    re.IGNORECASE,
)
_NEEDING = _set("needs wants requires needed required wanted please must should has is could")
_NEEDED = _set("this more another further better stronger")
_IMPERATIVE = re.compile(rf"\W*(?:(?:need|needs|want|remember|try) )?(?:to )?{_DO}\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\W*(?:(?:more|further|better|stronger|some|another|an?)\b[^.;:]{0,60}\b(?:needed|required|missing|here)"
    r"|(?:same|copy|copied|repeat|repeated|moved|taken|pasted|cut|lifted) (?:as|of|from|to|in)\b[^.;:]{0,60}"
    r"|(?:placeholder|draft|drafting|dummy|holding)\b[^.;:]{0,60}"
    rf"|[^.;:]{{0,40}}\b(?:to be {_DID}|to {_DO}|to follow|to come|to go|goes here|awaited|tbc)\b[^.;:]{{0,40}}"
    r"|(?:for|not for) (?:discussion|publication|info|information|checking|review)|n/a|none|nil|as above|as below|ditto"
    r"|(?:annex|appendix|table|figure|section|page|para(?:graph)?) \w+ refers)\W*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\(\s*\)|\[\s*\]|“\s*”|‘\s*’(?!\w)|\([^()\n]{1,50}\?+\)"
    rf"|\((?:(?:insert|add|check|need|no|missing|give|state) )*(?:the )?(?:{_OF}|month|year|amount|insert|check|confirm"
    r"|citation|how many|when|where|who|tbc)(?: (?:needed|required|missing|here|please|unclear|awaited"
    r"|to (?:check|add|follow|confirm)))?[!?]*\)"
    rf"|\((?:[A-Z]\w+|[a-z]+ (?:lead|team|manager|officer)) to {_DO}\b[^()\n]{{0,60}}\)",
)
_EITHER = (
    r"(?:higher|lower|better|worse|fewer|less|similar|increased|decreased|risen|fallen|rose|fell|was|were|has|had|have|is"
    r"|are|did|does|all|most|some|many|few|good|poor|improved|declined|strong|weak|always|sometimes|often|above|below)"
)
_ALTERNATIVES = re.compile(rf"\b{_EITHER}(?: to| than)?\s?/\s?(?:not )?{_EITHER}\b", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[A-Za-z] ?/ ?[A-Za-z]")
_STANDING_IN = _set(
    "name date number figure month year percentage amount quote source insert check confirm delete missing ref"
    " reference place role here fix update"
)
_THREE_CAPITALS = re.compile(r"[A-Z]{3}")
_CAPITALS = re.compile(rf"\b{any_of(map(str.upper, _STANDING_IN))}\b")
_FIRSTS_OF_LABELS = frozenset(plain_words(each)[0] for each in _LABELS)
_FIRSTS_OF_IMPERATIVES = _DOING | _set("need needs want remember try to")
_OFTEN_BEGINNING = _set("waiting still text sample holding draft dummy do")
_MOST_WORDS, _FEWEST_ASKED = 18, 4


def notes_in(text: str, *, is_prose: bool) -> Iterator[Span]:
    """Yield where a text has what its writers left for each other; whole sentences only in a paragraph of prose."""
    if "(" in text or "[" in text or "“" in text or "‘" in text:
        yield from (match.span() for match in _IN_BRACKETS.finditer(text))
    if "/" in text and _BETWEEN_WORDS.search(text):
        yield from (match.span() for match in _ALTERNATIVES.finditer(text) if match.start() not in quoted(text))
    if not _STANDING_IN.isdisjoint(words_of(text).present) and _THREE_CAPITALS.search(text) and not text.isupper():
        yield from (match.span() for match in _CAPITALS.finditer(text) if match.start() not in quoted(text))
    for each in sentence_words(text) if is_prose else ():
        if each.words and _is_note(text, each) and each.start not in quoted(text):
            yield each.start, each.end


def _is_note(text: str, each: SentenceWords) -> bool:
    first, present = each.words[0], each.present
    end = text[each.end - 1]
    if end in "?)]" and text[each.start : each.end].rstrip(")] ").endswith("?"):
        is_question = first in _ASKING or (len(each.words) < _FEWEST_ASKED and first not in _FINITE)
        if is_question and "“" not in text[each.start : each.end]:
            return True
    if len(each.words) > _MOST_WORDS:
        return False
    is_verbless = _FINITE.isdisjoint(present) and _is_verbless(each)
    is_asked = first in _BEGINNING or not _ASKED.isdisjoint(present) or "@" in text
    is_of_text = "here" in present or not (_NEEDING.isdisjoint(present) or _NEEDED.isdisjoint(present))
    if not (is_verbless or is_asked or is_of_text or first in _FIRSTS_OF_LABELS):
        return False
    sentence = text[each.start : each.end]
    if "“" in sentence or '"' in sentence:
        return False
    if (first in _FIRSTS_OF_LABELS and _LABEL.match(sentence)) or (is_of_text and _OF_TEXT.search(sentence)):
        return True
    if is_asked and _is_request(sentence, first, is_verbless=is_verbless):
        return True
    is_bidden = first in _FIRSTS_OF_IMPERATIVES and _IMPERATIVE.match(sentence) is not None
    return is_verbless and sentence[:1].isupper() and (is_bidden or _FRAGMENT.fullmatch(sentence) is not None)


def _is_request(sentence: str, first: str, *, is_verbless: bool) -> bool:
    """Return whether a sentence asks a colleague for something, or says what its writer did or will do."""
    request = _REQUEST.search(sentence)
    if request is None:
        return False
    is_plain = request.start() == 0 and first not in _OFTEN_BEGINNING
    return is_plain or is_verbless or _INITIALS.match(sentence) is not None


def _is_verbless(each: SentenceWords) -> bool:
    """Return whether no word of a sentence after its first is a verb that tells something."""
    rest = each.words[1:]
    return _FINITE.isdisjoint(rest) and not any(
        word.endswith("ed") and len(word) > 4 and word not in _DONE for word in rest
    )
