"""Find what writers left for each other in a text: notes, questions, requests, and alternatives to choose from.

A report states what was found, in sentences with a verb and without questions. What asks, requests, or says something
of the text itself is no part of it, unless somebody's words are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.checks.completeness.drafting import SECOND_WORDS, DraftingReader
from domain.checks.completeness.labels import FIRSTS_OF_LABELS, is_labelled
from domain.checks.completeness.remarks import tails_in
from domain.checks.phrases import any_of, set_of
from domain.checks.prose import quoted, words_of
from domain.checks.sentence_words import SentenceWords, sentence_words, words_alone

Span = tuple[int, int]


_FINITE = set_of(
    "was were had did could would told said made gave took kept held led ran met knew got went came became began found"
    " felt saw meant set rose fell grew left brought built sent spent paid won lost spoke wrote stood thought chose"
    " used didn't wasn't weren't hadn't"
)
_TELLERS = set_of("we they it he she there")
_ASKING = set_of(
    "is are do does can could should would have has will which what who whose where when why how shall"
    " delete remove move keep cut add check needed true correct source still any anything and or not ok really"
)
_DOING = set_of(
    "insert add check confirm update include expand complete delete remove ask move copy paste cut merge rewrite reword"
    " rephrase redraft shorten split clarify cite mention chase verify tidy replace amend query repeat find see put"
    " link reference finish quote anonymise redact cross-reference proofread cross-check double-check fact-check"
    " sense-check recheck re-check"
)
_DONE = set_of(
    "inserted added checked confirmed updated expanded finished rewritten reworded verified deleted chased awaited"
    " needed required written drafted supplied signed cleared"
)
_THING = set_of(
    "figure figures number numbers quote quotes date dates name names source reference ref evidence example examples"
    " data feedback sentence sentences paragraph paragraphs para text wording section table chart graph heading bullet"
    " percentage detail page link bit"
)
_BEGINNING = set_of(
    "i i'll i've i'm not unsure think will have waiting still do holding draft dummy sample text please pls need needs"
)
_DO, _DID, _OF = any_of(_DOING), any_of(_DONE), any_of(_THING)
_IN_CAPITALS_ONLY = re.compile(r"(?:[A-Z]{2,}\s)+[A-Z]{3,}\s?:|[A-Z]{6,}\s?:")
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
_OF_DATA = re.compile(  # a cell of a table, a label with what it labels, a list of areas: no note
    r"£?\d[\w.,%]*(?: percentage points?)? (?:more|less|over|under|fewer|higher|lower)\W*\Z"
    r"|(?:Sources?: (?:[Tt]he|[Oo]ur|[Aa]n?)|[A-Z]\w+ window:) "
)
_ASKED = set_of("you someone somebody anyone we please pls")
_OF_TEXT = re.compile(
    r"\b(?:go|goes|put|add|added|needed|required|inserted|missing) here\b"
    rf"|\bthis (?:{_OF} )?(?:needs|wants|requires|could do with|must be|should be|has to be|is to be)"
    rf" (?:(?:to be|some|a|an|more|another|better) )*(?:{_DID}|{_OF}|work|checking|updating|rewriting|moving|cutting)\b"
    rf"|\b(?:more|another|further|better|stronger) {_OF} (?:is |are )?(?:needed|required|wanted|please)\b",
    re.IGNORECASE,
)
_NEEDING = set_of("needs wants requires needed required wanted please must should has is could")
_NEEDED = set_of("this more another further better stronger")
_IMPERATIVE = re.compile(rf"\W*(?:(?:need|needs|want|remember|try) )?(?:to )?{_DO}\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\W*(?:(?:more|further|better|stronger|some|another|an?)\b[^.;:]{0,60}\b(?:needed|required|missing|here)"
    r"|(?:same|copy|copied|repeat|repeated|moved|taken|pasted|cut|lifted) (?:as|of|from|to|in)\b[^.;:]{0,60}"
    r"|(?:placeholder|draft|drafting|dummy|holding)\b[^.;:]{0,60}"
    rf"|[^.;:]{{0,40}}\b(?:to be {_DID}|(?<!needed )to {_DO}|to follow|to come|to go|goes here|awaited|tbc)\b"
    r"[^.;:]{0,40}"
    r"|not (?:yet|fully|quite) (?:signed|agreed|checked|cleared|finished|approved|proofread|final)\b[^.;:]{0,40}"
    r"|(?:embargoed|confidential|private and confidential|strictly [a-z]+|restricted|official|in progress"
    r"|work in progress|unfinished|incomplete|more to come|continued|ends?)\b[^.;:]{0,30}|not for (?:[a-z]+ )?[a-z]+"
    r"|[^.;:]{0,40}\bfor now|for (?:discussion|publication|info|information|checking|review)|n/a|none|nil|as above"
    r"|as below|ditto"
    r"|(?:annex|appendix|table|figure|section|page|para(?:graph)?) \w+ refers|word ?count\b[^;]{0,40}"
    r"|(?:draft |version |revision )?v?\d+(?:\.\d+)*\b[^.;:]{0,40}(?:draft|circulat|comment|check)[^.;:]{0,20})\W*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"“(?:…|\.\.\.)”|\(\s*\)|\[\s*\]|“\s*”|‘\s*’(?!\w)|\([^()\n]{1,50}\?+\)"
    rf"|\((?:(?:insert|add|check|need|no|missing|give|state) )*(?:the )?(?:{_OF}|month|year|amount|insert|check|confirm"
    r"|citation|how many|when|where|who|tbc)(?: (?:needed|required|missing|here|please|unclear|awaited"
    r"|to (?:check|add|follow|confirm)))?[!?]*\)"
    r"|\((?:see|as per|from|per) (?:the |my |your )?(?:comments?|notes?|e-?mails?|trackers?|track changes)\b"
    r"[^()\n]{0,40}\)"
    r"|\((?:placeholder|dummy|draft|guess|made up|for now|unconfirmed|not final|example only|old|last year[’']s)"
    r"(?: (?:figure|text|number|wording|only|version))?\)|\((?!click|see|found)[^()\n]{0,60}\bhere\)"
    r"|\((?i:graph|chart|table|image|photo|photograph|picture|map|diagram|logo|screenshot)\s?:[^()\n]{0,60}\)"
    r"|\(to (?:finish|complete|check|confirm|add|update|write|expand|verify)\)"
    r"|\((?:nos?\.?|number|unverified|unchecked|unsourced|source|verify|estimate only|best guess|check)\)"
    rf"|\((?:[A-Z]\w+|[a-z]+ (?:lead|team|manager|officer)) to {_DO}\b[^()\n]{{0,60}}\)",
)
_OF_DRAFT = re.compile(r"\([^()\n]{0,40}\b(?:draft|version) \d[^()\n]{0,20}\)")
_TO_BE = re.compile(
    r"\(to be (?:agreed|decided|discussed|settled|finalised|drafted|written|checked|moderated)(?! (?:in"
    r"|by) (?:\w+ )?20)"
    r"[^()\n]{0,40}\)",
)
_EITHER = (
    r"(?:he|she|him|her|his|monthly|weekly|quarterly|yearly|annually|daily|positive|negative|increase|decrease|male"
    r"|female"
    r"|high|low|higher|lower|better|worse|fewer|less|similar|increased|decreased|risen|fallen|rose|fell|was|were"
    r"|has|had|have|is"
    r"|are|did|does|all|most|some|many|few|good|poor|improved|declined|strong|weak|always|sometimes|often|above|below)"
)
_ALTERNATIVES = re.compile(rf"\b{_EITHER}(?: to| than)?\s?/\s?(?:not )?{_EITHER}\b", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[A-Za-z] ?/ ?[A-Za-z]")
_ASIDE = re.compile(r"\(([^()\n]{3,120})\)")
_OWN = set_of("i i'm i've i'll")
_LEFT_TO_CHOOSE = set_of("delete amend adapt edit strike")
_TO_CHOOSE = re.compile(
    r"\b(?:delete|amend|adapt|edit|strike out) (?:as|where|if|whichever) (?:appropriate|applicable|necessary|needed"
    r"|relevant|required|not needed|does not apply)\b",
    re.IGNORECASE,
)
_WANTING = _DONE | set_of("follow come missing pending unknown tbc")
_WANTED = re.compile(
    r"(?:[,;:–—(]|\s-)\s*((?:(?:the|a|an|exact|full|correct|more|their|his|her|its)\s+)*"
    rf"{_OF}(?:\s+(?:still|yet|to|be))*)\Z",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*[,;.:)–—]|\s-|\s+and\b|\s*\Z")
_REACH = 40
_LONGEST_WORDS = 14
_MENDING = set_of(
    "add delete remove cut move merge check confirm reword rewrite rephrase clarify verify update insert tidy replace"
    " shorten expand query chase resolve sort fix drop split anonymise redact simplify condense soften trim strengthen"
)
_THEN_MEND = re.compile(
    rf"(?:[–—;]|\s-)\s+((?:please\s+|so\s+|then\s+|to\s+)?{any_of(_MENDING)}"
    r"(?:\s+(?:one|this|it|these|both|either|with|whether|if|before|here|which|later|when|once)\b[^.\n]{0,60}"
    r"|\s*[.)?]))"
    rf"|:\s+({any_of(_MENDING)}(?:\s+(?:this|these|it)\b[^.\n]{{0,60}}|\s*(?=[.!]|\Z)))"
    r"|[,;–—]\s+((?:suggest|propose|recommend)\s+\w+ing\b[^.\n]{0,60})"
    r"|,\s+(?:please\s+)?((?:check|confirm|clarify|verify|say)\s+(?:which|what|whether)\b[^.\n]{0,60})"
    rf"|,\s+((?:so|then|please)\s+{any_of(_MENDING)})\s*(?=[.!]|\Z)"
    rf"|(?:\A|[.!?]\s)[^.,;]{{1,40}},\s+({any_of(_MENDING)}(?:\s+(?:it|this|these|one))?)\s*(?=[.!]|\Z)"
    rf"|[,;–—]\s+((?:i\s+)?will\s+(?:do|try|ask|send|finish|come back|{any_of(_MENDING)})\b[^.\n]{{0,60}})",
    re.IGNORECASE,
)
_STRAY = re.compile(
    r"(?:Already|Previously|Also)\s+(?:said|covered|mentioned|included|noted|in|under|made|used|dealt|told|stated)\b"
    r"|(?:v|ver|version|draft|rev)\.?\s?\d+(?:\.\d+)*\s*(?:[–—:,(]|-\s|\Z)"
    r"|(?:old|earlier|original|alternative) (?:text|wording|version|para(?:graph)?|sentence) (?:kept|left|below"
    r"|above|retained"
    r"|in case|for now|deleted)\b|(?:note|comment|query|message)s? (?:from|for|by|to) (?:[\w’-]+ ){0,2}[\w’-]+\s*:"
    r"|ditto\b|lots (?:more |still )+to\b|track(?:ed)? changes\b",
    re.IGNORECASE,
)
_STRAY_FIRSTS = set_of(
    "already previously also v ver version draft rev ditto lots track tracked old earlier"
    " original alternative note notes comment comments query message"
)
_AFTER_WORD = re.compile(r"\A\Z|[a-z\d]{3}\W{1,4}\Z")
_NAMED = re.compile(r"\W{0,3}[A-Z]\w{0,30}(?: (?:[a-z]{1,8} )?[A-Z]\w{0,30}){1,4} (?:was|were|is|had)\b")
STANDING_IN = set_of(
    "name date number figure month year percentage amount quote source insert check confirm delete missing ref"
    " reference place role here fix update"
)
_CAPITALS = re.compile(rf"\b{any_of(map(str.upper, STANDING_IN))}\b")
_FIRSTS_OF_IMPERATIVES = _DOING | set_of("need needs want remember try to")
_PROPOSING = set_of("suggest propose recommend")
_DOING_IN_ASIDES = _DOING - {"see"}
_RARE = _LEFT_TO_CHOOSE | _WANTING | _MENDING | _PROPOSING | {"will"}
_ASKING_WORDS = _ASKED | _NEEDED | {"here", "please", "must", "should"}
FIRSTS = FIRSTS_OF_LABELS | _BEGINNING | _STRAY_FIRSTS
_OFTEN_BEGINNING = set_of("waiting still text sample holding draft dummy do")
_REPORTING = set_of("asked ask asking question questions said told wondered")
_POINTED_TO = set_of("this that these")
_TEXT_ASKED = _POINTED_TO | {"we"}
_PAST = set_of("was were had did told said")
_OF_WRITERS = set_of("which we you this that should or correct right")
_FIRSTS_OF_NOTES = FIRSTS | _DOING | _MENDING
_POINTING = set_of("this that these those now here there still yet no not nothing none two both i we you which what")
_OBJECTS_OF_NEED = set_of(
    "further more much some most urgent attention work to the a an their its no little improvement"
)
_LONGEST_RUN_IN, _LONGEST_LABEL = 5, 10
_MOST_WORDS = 18


def notes_in(text: str, reader: DraftingReader, *, is_prose: bool) -> Iterator[Span]:
    """Yield where a text has what its writers left for each other; whole sentences only in a paragraph of prose."""
    if "(" in text or "[" in text or "“" in text or "‘" in text:
        yield from (match.span() for match in _IN_BRACKETS.finditer(text))
    if "(" in text:
        yield from _asides(text, reader)
        yield from (match.span() for match in _TO_BE.finditer(text))
    present = words_of(text).present
    if "(" in text and ("draft" in present or "version" in present):
        yield from (match.span() for match in _OF_DRAFT.finditer(text))
    if "/" in text:
        yield from _alternatives(text)
    if any(word.upper() in text for word in STANDING_IN & present) and not text.isupper():
        yield from (match.span() for match in _CAPITALS.finditer(text) if match.start() not in quoted(text))
    yield from (span for span in tails_in(text, present) if span[0] not in quoted(text))
    if not _RARE.isdisjoint(present):
        yield from _put_in(text, present)
    if is_prose:
        yield from _whole_sentences(text, reader)
    elif "?" in text or ":" in text:
        yield from _in_item(text, reader)


def _in_item(text: str, reader: DraftingReader) -> Iterator[Span]:
    """Yield the sentences of an item of a list that ask something, or that a label of writers begins."""
    for each in sentence_words(text):
        is_asking = (text[each.end - 1] == "?" and not _POINTED_TO.isdisjoint(each.words)) or (
            bool(each.words) and each.words[0] in FIRSTS_OF_LABELS
        )
        if is_asking and each.start not in quoted(text) and _is_note(text, each, reader):
            yield each.start, each.end


def _alternatives(text: str) -> Iterator[Span]:
    """Yield where words stand to choose from: "higher/lower"."""
    for place in _BETWEEN_WORDS.finditer(text):
        match = _ALTERNATIVES.search(text, max(0, place.start() - _LONGEST_WORDS), place.end() + _LONGEST_WORDS)
        if match is not None and match.start() not in quoted(text):
            yield match.span()


def _put_in(text: str, present: frozenset[str]) -> Iterator[Span]:
    """Yield where a note stands within a sentence: what is to choose from, what is wanted, what is to be mended."""
    if not _LEFT_TO_CHOOSE.isdisjoint(present):
        yield from (match.span() for match in _TO_CHOOSE.finditer(text))
    if not _THING.isdisjoint(present):
        for word in _WANTING & present:
            yield from _wanted(text, word)
    if not (_MENDING.isdisjoint(present) and _PROPOSING.isdisjoint(present)) or "will" in present:
        for match in _THEN_MEND.finditer(text):
            if match.start() not in quoted(text):
                yield match.span(match.lastindex or 0)


def _wanted(text: str, word: str) -> Iterator[Span]:
    """Yield where something is wanted between two marks: ", source needed,"."""
    end = text.find(f" {word}")
    while end >= 0:
        last = end + 1 + len(word)
        match = _WANTED.search(text, max(0, end - _REACH), end)
        if match is not None and _CLOSED.match(text, last) and match.start(1) not in quoted(text):
            yield match.start(1), last
        end = text.find(f" {word}", last)


def _whole_sentences(text: str, reader: DraftingReader) -> Iterator[Span]:
    """Yield the sentences that are notes; of those that tell of the past only a few are looked at."""
    sentences, told, is_opening = sentence_words(text), reader.told, reader.is_opening
    is_alone = len(sentences) == 1 and text.rstrip()[-1:] not in (".", "!", "?", ":")
    is_addressed = "@" in text
    is_asking = not _ASKING_WORDS.isdisjoint(words_of(text).present)
    for each in sentences:
        words, present = each.words, each.present
        if each is sentences[0] and words and heads_its_line(text, each, reader):
            continue
        if not words or not (
            told.isdisjoint(present)
            or is_opening[words[0]]
            or "be" in present
            or (is_asking and not _ASKING_WORDS.isdisjoint(present))
            or text[each.end - 1] in "?)]"
            or is_addressed
            or (len(words) > 1 and words[1] in SECOND_WORDS)
        ):
            continue
        is_note = _may_be_note(text, each, reader, is_alone=is_alone)
        is_note = is_note or (len(sentences) > 1 and told.isdisjoint(present) and _is_fragment(text, each, reader))
        if is_note and each.start not in quoted(text):
            yield each.start, each.end


def heads_its_line(text: str, each: SentenceWords, reader: DraftingReader) -> bool:
    """Return whether the first sentence of a text labels what follows: a heading, or the name of some data."""
    return _OF_DATA.match(text) is not None or _is_run_in(text, each.end, each.words, reader)


def _is_run_in(text: str, end: int, words: Sequence[str], reader: DraftingReader) -> bool:
    """Return whether words without a verb head what follows them: "Unpaid carers. They told us", "Complaints:"."""
    is_heading = len(text) > end if text[end - 1 : end] == "." else text[end - 1 : end] == ":" and len(text) == end
    is_short = len(words) <= (_LONGEST_RUN_IN if len(text) > end else _LONGEST_LABEL)
    is_note = not _POINTING.isdisjoint(words) or (words[0] in _FIRSTS_OF_NOTES and words != ("waiting",))
    return is_heading and is_short and text[:1].isupper() and not is_note and reader.is_label(words)


def _asides(text: str, reader: DraftingReader) -> Iterator[Span]:
    """Yield the brackets in which something is asked, or somebody is bidden to do something about the text."""
    for match in _ASIDE.finditer(text):
        inner = words_alone(match[1])
        if inner.words and match.start() not in quoted(text):
            is_asked = match[1].rstrip().endswith("?")
            if (
                is_asked
                or (inner.words[0] in _DOING_IN_ASIDES and _bids(inner.words, reader))
                or inner.words[0] in _OWN
            ):
                yield match.span()


def _is_fragment(text: str, each: SentenceWords, reader: DraftingReader) -> bool:
    """Return whether a sentence among others has no verb at all; not what stands behind an abbreviation."""
    is_whole = (
        text[each.start].isupper()
        and text[each.end - 1] == "."
        and _AFTER_WORD.search(text, max(0, each.start - 8), each.start)
    )
    return bool(is_whole) and "“" not in text[each.start : each.end] and reader.is_fragment(each.words)


def _bids(words: tuple[str, ...], reader: DraftingReader) -> bool:
    return words[1:2] != () and (words[1] in _THING | STANDING_IN or reader.is_bidding(words))


def _may_be_note(text: str, each: SentenceWords, reader: DraftingReader, *, is_alone: bool) -> bool:
    is_note = _is_note(text, each, reader) or (
        each.words[0] in _STRAY_FIRSTS and _STRAY.match(text, each.start) is not None
    )
    if not is_note and reader.is_drafting(each, is_alone=is_alone):
        is_item = is_alone and text.lstrip("-–•*· ")[:1].islower()
        is_note = not is_item and not _is_quoting(text[each.start : each.end], each.words[0])
    return is_note and _NAMED.match(text, each.start) is None


def _is_note(text: str, each: SentenceWords, reader: DraftingReader) -> bool:
    first, present = each.words[0], each.present
    end = text[each.end - 1]
    if end in "?)]" and text[each.start : each.end].rstrip(")] ").endswith("?"):
        is_question = first in _ASKING or (
            first != "did"
            and _REPORTING.isdisjoint(each.present)
            and (_PAST.isdisjoint(each.present) or not _OF_WRITERS.isdisjoint(each.present))
        )
        is_of_text = each.words[1:2] != () and each.words[1] in _TEXT_ASKED
        if is_question and (is_of_text or "“" not in text[each.start : each.end]):
            return True
    is_label = first in FIRSTS_OF_LABELS or text[each.start : each.start + 2].isupper()
    if is_label and is_labelled(text[each.start : each.end], _FINITE | reader.told, reader.is_bidding):
        return True
    if len(each.words) > _MOST_WORDS:
        return False
    is_verbless = _FINITE.isdisjoint(present) and first not in _TELLERS and _is_verbless(each)
    is_asked = first in _BEGINNING or not _ASKED.isdisjoint(present) or "@" in text
    is_of_text = "here" in present or not (_NEEDING.isdisjoint(present) or _NEEDED.isdisjoint(present))
    is_loud = text[each.start : each.start + 2].isupper()
    if not (is_verbless or is_asked or is_loud or is_of_text):
        return False
    sentence = text[each.start : each.end]
    if _is_quoting(sentence, first):
        return False
    if (is_loud and _IN_CAPITALS_ONLY.match(sentence)) or (is_of_text and _OF_TEXT.search(sentence)):
        return True
    if is_asked and _is_request(sentence, first, is_verbless=is_verbless):
        return True
    is_bidden = first in _FIRSTS_OF_IMPERATIVES and _IMPERATIVE.match(sentence) is not None
    return is_verbless and sentence[:1].isupper() and (is_bidden or _FRAGMENT.fullmatch(sentence) is not None)


def _is_quoting(sentence: str, first: str) -> bool:
    """Return whether a sentence quotes somebody; who bids others to change a word quotes that word."""
    return ("“" in sentence or '"' in sentence) and first not in _MENDING


def _is_request(sentence: str, first: str, *, is_verbless: bool) -> bool:
    """Return whether a sentence asks a colleague for something, or says what its writer did or will do."""
    request = _REQUEST.search(sentence)
    if request is None:
        return False
    if request.group().lower() in ("please", "pls"):
        return True
    is_plain = request.start() == 0 and first not in _OFTEN_BEGINNING
    return is_plain or is_verbless or _INITIALS.match(sentence) is not None


def _is_verbless(each: SentenceWords) -> bool:
    """Return whether no word of a sentence after its first is a verb that tells something."""
    rest = each.words[1:]
    return _FINITE.isdisjoint(rest) and not any(
        word.endswith("ed") and len(word) > 4 and (word not in _DONE or _takes_object(word, after))
        for word, after in pairwise((*rest, ""))
    )


def _takes_object(word: str, after: str) -> bool:
    """Return whether what was needed follows: "waits needed further work", but not "source needed here"."""
    return word in ("needed", "required", "wanted") and after in _OBJECTS_OF_NEED
