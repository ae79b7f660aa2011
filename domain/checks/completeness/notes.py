"""Find what writers left for each other in a text: notes, questions, requests, and alternatives to choose from.

A report states what was found, in sentences with a verb and without questions. What asks, requests, or says something
of the text itself is no part of it, unless somebody's words are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
    "insert double add check confirm update include expand complete delete remove ask move copy paste cut merge rewrite"
    " reword"
    " rephrase redraft shorten split clarify cite mention chase verify tidy replace amend query repeat find see put"
    " link reference finish quote trim tighten soften lift replace revisit revise review reorder swap chase compare"
    " leave start try hold stop keep supply send provide write advise"
    " highlight flag discuss decide clear proof proofread strengthen balance consider"
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
    *("FAO", "FYI", "edit", "update", "action", "for editor", "for author", "for review", "to check", "to follow up"),
    *("reminder", "placeholder", "question", "option A", "option B", "option C", "option 1", "option 2", "version 1"),
    *("version 2", "drafting", "draft", "internal", "for discussion", "for info", "for checking", "for panel"),
)
_IN_CAPITALS = ("NB", "PS", "DN", "QA", "FAO", "FYI")
_BEGINNING = _set(
    "i i'll i've i'm end not unsure think will have waiting still do holding draft dummy sample text please pls"
)
_OPENING = _set(
    "awaiting worth suggest suggested citation too still left copied pasted lifted moved carried ditto changed added"
    " removed deleted updated cut merged reworded swapped inserted trimmed rewritten redrafted possibly probably maybe"
)
_FIRST_PERSON = _set("i i'm i've i'll i'd have")
"""Words with which a note begins that has no verb of a report: "Left blank for now", "Too negative, soften"."""
_DO, _DID, _OF = any_of(_DOING), any_of(_DONE), any_of(_THING)
_LABEL = re.compile(
    rf"\W*(?:(?i:{any_of(_LABELS)})\s*(?::|[–—]\s|\s-\s)|{any_of(_IN_CAPITALS)}\s"
    r"|(?i:action|note|query|question|comment|task|job) (?:for|to|from|by) [\w ]{1,20}:)",
)
_INITIALS = re.compile(r"\W*(?:[A-Z]{2,3}|@\w+|[A-Z][a-z]+)\s*(?::|,|[–—]|\s-)?\s*(?:can|could|please|pls|do|to)\b")
_REQUEST = re.compile(
    r"\b(?:can|could|would|will) (?:you|someone|somebody|anyone|we)\b|\b(?:please|pls)\b"
    rf"|(?<!\w)@[A-Za-z]\w+(?!\S*\.\w)|\b(?:somebody|someone) (?:needs|has|ought) to {_DO}\b"
    r"|\A\W*(?:i|i[’'](?:ll|ve|m)) (?:(?:will|have|am|do|did|can|could|would|also|still|not) )*"
    rf"(?:{_DO}|asked|emailed|e-mailed|chased|checked|think|sure|unsure|waiting|suggest|found|know|wonder)\b"
    r"|\A\W*(?:not sure|unsure|think (?:we|this|it)|will (?:add|update|check|send|chase|confirm|follow)"
    r"|have (?:asked|emailed|e-mailed|chased|requested)|waiting (?:on|for)|still waiting|do not publish"
    r"|text awaiting|end of (?:text|section|draft)"
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
_WRITTEN = _set("paragraph para sentence sentences wording bullet heading bit")
_POINTED = re.compile(
    r"\b(?:this|these|the (?:above|next|last|second|first|following)|that|whole|entire) (?:\w+ )?"
    r"(?:paragraphs?|para|bit|sentences?"
    r"|wording|bullets?|headings?)\b|\A(?:wording|paragraph|para) (?:agreed|changed|moved|new|from|to|copied|still)\b",
    re.IGNORECASE,
)
_WE_SHOULD = re.compile(
    rf"\bwe need (?:(?:an?|some|more|better|stronger|another|further) )+{_OF}\b|"
    r"\bwe (?:should|need to|must|might|ought to|may want to)(?: \w+)? (?:say|add|mention|cut|move|check|explain"
    r"|keep|drop|include|quote|cite|rewrite|ask|find|reword|clarify|leave|delete|remove)\b",
    re.IGNORECASE,
)
_OUGHT = _set("should need must might ought want")
_NEEDING = _set("needs wants requires needed required wanted please must should has is could")
_NEEDED = _set("this more another further better stronger")
_IMPERATIVE = re.compile(rf"\W*(?:(?:need|needs|want|remember|try) )?(?:to )?{_DO}\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\W*(?:(?:more|further|better|stronger|some|another|an?)\b[^.;:]{0,60}\b(?:needed|required|missing|here)"
    r"|(?:same|copy|copied|repeat|repeated|moved|taken|pasted|cut|lifted) (?:as|of|from|to|in)\b[^.;:]{0,60}"
    r"|(?:placeholder|draft|drafting|dummy|holding)\b[^.;:]{0,60}"
    rf"|[^.;:]{{3,60}} [–—-] (?:please )?{_DO}\b[^.;:]{{0,40}}"
    r"|(?:everything|all|text|anything) (?:below|above|after|before) (?:this|the) (?:line|point)\b[^.;:]{0,60}"
    r"|not (?:yet|fully|quite) (?:signed|agreed|checked|cleared|finished|approved|final)\b[^.;:]{0,40}"
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
    r"|\((?:see|as per|from|per) (?:the |my |your )?(?:comments?|notes?|e-?mails?|trackers?|track changes)\b"
    r"[^()\n]{0,40}\)"
    rf"|\((?:[A-Z]\w+|[a-z]+ (?:lead|team|manager|officer)) to {_DO}\b[^()\n]{{0,60}}\)",
)
_EITHER = (
    r"(?:he|she|him|her|his|high|low|monthly|weekly|quarterly|yearly|annually|daily|positive|negative|increase|decrease|male|female"
    r"|higher|lower|better|worse|fewer|less|similar|increased|decreased|risen|fallen|rose|fell|was|were|has|had|have|is"
    r"|are|did|does|all|most|some|many|few|good|poor|improved|declined|strong|weak|always|sometimes|often|above|below)"
)
_ALTERNATIVES = re.compile(rf"\b{_EITHER}(?: to| than)?\s?/\s?(?:not )?{_EITHER}\b", re.IGNORECASE)
_DELETE = re.compile(
    r"\*?[^\s*]+(?:/[^\s*/]+)+ ?[–(-]? ?delete (?:as|where) (?:appropriate|applicable|necessary)\)?\*?"
    r"|\bdelete (?:as|where) (?:appropriate|applicable|necessary)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:refs?|citations?|cite|source) (?:needed|required|missing|awaited|unclear|please)\b"
    r"|(?:\A|(?<=[,.;:–(] ))(?:reference|date|figure|number|quote|name|example|evidence)s?"
    r" (?:needed|required|missing|awaited|unclear)(?=\s*(?:[.,;)]|\Z))",
    re.IGNORECASE,
)
_LACKED = _set("needed required missing awaited unclear please")
_REFERRED = _set(
    "ref refs citation citations cite source reference references date dates figure figures number numbers quote quotes"
    " name names example examples evidence"
)
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
_BEFORE_ADJECTIVES = _set("the a an of about any for be been to its their our this as yet not")
_MOST_WORDS = 18


def notes_in(text: str, *, is_prose: bool) -> Iterator[Span]:
    """Yield where a text has what its writers left for each other; whole sentences only in a paragraph of prose."""
    if "(" in text or "[" in text or "“" in text or "‘" in text:
        yield from (match.span() for match in _IN_BRACKETS.finditer(text))
    if "/" in text and _BETWEEN_WORDS.search(text):
        yield from (match.span() for match in _ALTERNATIVES.finditer(text) if match.start() not in quoted(text))
    if not _STANDING_IN.isdisjoint(words_of(text).present) and _THREE_CAPITALS.search(text) and not text.isupper():
        yield from (match.span() for match in _CAPITALS.finditer(text) if match.start() not in quoted(text))
    present = words_of(text).present
    if "delete" in present:
        yield from (match.span() for match in _DELETE.finditer(text))
    if not (_LACKED.isdisjoint(present) or _REFERRED.isdisjoint(present)):
        yield from (match.span() for match in _REFERENCE.finditer(text) if match.start() not in quoted(text))
    if is_prose and text.isupper() and len(text.split()) > 1:
        yield 0, len(text)
        return
    for each in sentence_words(text) if is_prose else ():
        if each.words and _is_note(text, each) and each.start not in quoted(text):
            yield each.start, each.end


def _is_note(text: str, each: SentenceWords) -> bool:
    first, present = each.words[0], each.present
    end = text[each.end - 1]
    if end in "?)]" and text[each.start : each.end].rstrip(")] ").endswith("?"):
        is_question = first in _ASKING or (first not in _FINITE and _is_verbless(each))
        if is_question and "“" not in text[each.start : each.end]:
            return True
    if len(each.words) > _MOST_WORDS:
        return False
    if not _WRITTEN.isdisjoint(present) and _POINTED.search(text, each.start, each.end):
        return True
    if "we" in present and not _OUGHT.isdisjoint(present) and _WE_SHOULD.search(text, each.start, each.end):
        return True
    if first in _FIRST_PERSON and "“" not in text and '"' not in text and "‘" not in text:
        return True
    if first in _OPENING and text[each.start].isupper() and _is_verbless(each):
        return True
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
    is_begun = sentence[:1].isupper() or (is_bidden and not each.start)
    return is_verbless and is_begun and (is_bidden or _FRAGMENT.fullmatch(sentence) is not None)


def _is_request(sentence: str, first: str, *, is_verbless: bool) -> bool:
    """Return whether a sentence asks a colleague for something, or says what its writer did or will do."""
    request = _REQUEST.search(sentence)
    if request is None:
        return False
    is_plain = request.start() == 0 and first not in _OFTEN_BEGINNING
    return is_plain or is_verbless or _INITIALS.match(sentence) is not None


def _is_verbless(each: SentenceWords) -> bool:
    """Return whether no word of a sentence after its first is a verb that tells something."""
    if not _FINITE.isdisjoint(each.words[1:]):
        return False
    return not any(
        word.endswith("ed") and len(word) > 4 and word not in _DONE and before not in _BEFORE_ADJECTIVES
        for before, word in pairwise(each.words)
    )
