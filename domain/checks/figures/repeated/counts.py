"""Read what a number counts: its head noun, what narrows it down, who has it or tells it, and whether it is the whole.

"The reablement team employed 31 workers in April 2025" and "its 34 reablement workers" count one thing: words of one
meaning are one word, what only says that there was something ("employed", "listed", "there were") is none, and of what
"the", "all" or "its" stands before nothing counts that is only told of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.checks.figures.figure_words import FigureReader, Sentence
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.repeated.concepts import concept_of, folded, is_counting
from domain.checks.figures.repeated.marks import marks_of
from domain.checks.phrases import found_before, has_any
from domain.checks.stems import stem

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|§+|\d+|[,;:()–—]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WORD_OR_AGE = re.compile(r"[^\W\d_][\w’'-]*|\b\d\d\b")
_THEIRS = frozenset({"its", "their", "our"})
_BEGINS_OWNER = frozenset({"the", "its", "their", "our", "that", "a", "an", "each", "every"})
_POINTING = frozenset({"it", "It", "they", "They"})
_SAID_KNOWN = "the these those all both its their our"
_KNOWN = frozenset(_SAID_KNOWN.split())
_WHOLE = (" total of", " all of", "All of")
_BEGIN = re.compile(  # begins with a set of characters, which is found many times faster
    r"[;:(),\dbwa](?:(?<=[;:(),])\s|(?<=\bb)(?:ut|ecause)\s|(?<=\bw)h(?:ile|ereas)\s|(?<=\ba)lthough\s"
    r"|(?<=\d)(?<!aged\s\d)(?<!ection\s\d)(?<!\d\d)[\d.,]*%?(?:\s[^.;,]*?\sand\s)?)"
)
_TELLING = re.compile(
    r"\b(?P<verb>told(?:\s+(?:us|the\s+assessment\s+team))?|said|explained|show(?:ed|s|n)|found|reported|noted|listed"
    r"|counted|recorded|stated|gave|gives|put|named|indicated|confirmed|suggested|described|identified|set\s+out|contained|placed|ranked)"
    r"\s+(?:that\s+)?"
    r"|\b(?P<felt>proud|pleased|glad|knew|known|aware|asked|worried|concerned|disappointed|thought|understood|learned|heard|hoped"
    r"|relieved|encouraged|surprised|noticed|believed|felt|agreed|acknowledged|recognised|emphasised|mentioned)\s+(?:that|why|whether|how)\s+"
)
_SAID_TELLS = (
    "told said plained show found reported noted listed counted ecorded stated gave gives put named indic onfirm sugges"
    " escrib entified set contain placed ranked"
)
_TELLS = (*_SAID_TELLS.split(), "that ", "why ", "whether ", "how ")
_SOURCE = re.compile(
    r"\b[Aa]ccording\s+to\s+(?P<led>[^,.;]{3,80})"
    r"|,\s+(?P<tail>[^,.;§]{3,60}?)\s+(?:show(?:ed|s)|reported|stated|noted|recorded|found)\b"
)
_OUR_TIME = re.compile(r"\b(?:at\s+the\s+time\s+of|during)\s+our\s+(?:assessment|visit)\b", re.IGNORECASE)
POINTING = re.compile(
    r"\b(?:that|the\s+same|this)\s+(?:(?:first|second|third|fourth|last|financial)\s+)?(?:month|year|quarter|period|date|time|census"
    r"|survey|return|report|audit|data|dashboard|collection)\b",
    re.IGNORECASE,
)
POINTS = frozenset({"that", "same", "this"})
"""A word of everything that points to a time."""
_OF_RATE = re.compile(
    r"\bthe\s+(?:[\w’-]+\s+){0,2}?(?:rates?|share|proportion|percentage|average|median|number|level|wait|cost|value)\b"
)
_WHERE = re.compile(r"(?:In|Among|For|Across|Within|At|Of)\s+(?P<where>[^,;:.()§\d]{4,60}),\s")
_HAVING = (" had", " have", " has")
_ANYBODY = frozenset({"staff", "practitioners", "officers", "professionals"})
_ITSELF = frozenset({"authority", "council", "we", "our"})
_TELLS_SOURCE = ("ccording", "howe", "eported", "stated", "noted", "ecorded", "found")
_LENGTH = re.compile(r"\s\d{1,3}\s+(?:working\s+)?(?:days|weeks|months|hours|years)\b")
_BESIDE = re.compile(r"(?:,\s+(?:or|that\s+is|at|worth|with)|\(|\s–)\s+(?:£\s?)?[\d.,]+%?\Z|\([\d.,]+%?\Z")
_AT = re.compile(r"(?<=[a-z]),\s+(?:at|worth|standing\s+at|of)\s+\Z")
_COMMA = re.compile(r"(?<=[a-z]),\s+(?:(?:at|worth|standing\s+at|of)\s+)?\Z")
_THE_WAIT_OF = re.compile(r"\bthe\s+(?:[\w’-]+\s+){1,4}?of\s+(?:just\s+|only\s+|about\s+)?\Z")
_IN_HEAD = re.compile(r"\b(?:number|numbers|total|count)\s+of\s+(?P<what>(?:[\w’-]+\s+){1,6})", re.IGNORECASE)
_CALLED = re.compile(r"\b(?P<what>population|backlog|list|caseload|queue|membership|headcount)\b", re.IGNORECASE)
_CALLS = (
    "umber",
    "otal ",
    "count ",
    "of wh",
    "opulation",
    "backlog",
    "list",
    "caseload",
    "queue",
    "embership",
    "eadcount",
)
_NUMBERED = re.compile(
    r"(?P<what>(?:[\w’-]+\s+){0,2}[\w’-]+s)(?:,\s+of\s+(?:whom|which)\s+there\s+(?:were|are)"
    r"|,?\s+(?:which\s+|who\s+)?number(?:ed|s))\s+\Z"
)
_SAID_RELATIVE = "who whom that which whose we they"
_SAID_HELPING = "was were is are had have has been be being could can would will did do does should may might must"
_SAID_PASTS = "told said gave met made went came saw took ran led held kept left got became brought built paid"
_SAID_BEHIND_VERBS = "in by during for at to from as on under with into"
_SAID_STOPS = ", ; : ( ) – — but while whereas because although compared when after before so then"
_SAID_ANEW = "a an the its it they he she this these of had was were some"
_SAID_NO_NOUNS = (
    "a about after against also an and are around as at be been before being between by could did down during each"
    " every fewer for from had has have higher in into is it less longer lower more not of off on only or out over per"
    " still than that the they this to under up was went were when which while with without would"
)
_RELATIVE, _HELPING = frozenset(_SAID_RELATIVE.split()), frozenset(_SAID_HELPING.split())
_NOBODY = _HELPING | _ANYBODY
_PASTS, _BEHIND_VERBS = frozenset(_SAID_PASTS.split()), frozenset(_SAID_BEHIND_VERBS.split())
_BEHIND_DATES = _BEHIND_VERBS | _RELATIVE | {"of", "about", "and", "or"}
_STOPS, _BEGINS_ANEW = frozenset(_SAID_STOPS.split()), frozenset(_SAID_ANEW.split())
_LABELS = (["section"], ["Section"], ["aged"], ["sections"])
_FULL = frozenset({"people", "staff", "children", "men", "women"})
_HOLDS = frozenset({"members", "packages", "names", "number", "total", "groups", "range"})
_NO_NOUNS = frozenset(_SAID_NO_NOUNS.split())
_LONGEST, _NEAR, _MOST_BEFORE_HEAD = 130, 60, 5
_SAID_LENGTHS = "days weeks months years hours minutes"
_LENGTHS = frozenset(map(stem, _SAID_LENGTHS.split()))
OWN, PEOPLE, TIMES = "§", stem("people"), stem("times")

_Led = tuple[tuple[str, ...], frozenset[str], frozenset[str]]


class Count:
    """What a number counts, read when it is first asked for: most figures have none beside them to be held against.

    All are stems of words, of which those of one meaning are one.
    """

    __slots__ = (
        *("_after", "_before", "_behind", "_led", "_marks", "_near", "_owner", "_reader", "_sentence", "_sources"),
        *("_text", "_words", "head", "is_known", "is_whole"),
    )

    def __init__(self, sentence: Sentence, number: Number, reader: FigureReader) -> None:
        self._sentence, self._reader = sentence, reader
        self._text = text = _undated(sentence)
        before = text[max(0, number.start - _LONGEST) : number.start]
        self._before = (_COMMA if number.unit is Unit.POUNDS else _AT).sub(" ", before)  # "the fund, £3 million, paid"
        self._owner = _owner(self._before)
        self.is_known = self._owner is not None
        """Whether "the", "all", "its" or an owner stands before it."""
        self.is_whole = self._owner == []
        """Whether "the" or "all" does, so that it is of all that there is of its name."""
        self._behind = _behind(text, number.end, is_from=before.endswith("from "))
        if self.is_known or (" of" in before[-10:] and _THE_WAIT_OF.search(before)):
            self._behind = _as_known(self._behind)
        self.head, self._after = str(number.unit), self._behind
        """The noun that is counted; the unit of what is none; "" where it cannot be told."""
        if number.unit is Unit.PLAIN:
            self.head, self._after = _after(self._behind, reader)
            if not self.head:
                self.head, called = _called(sentence.text, number.start, reader)
                self._after = [*self._behind, *called]
        self._led: _Led | None = None
        self._words: frozenset[str] | None = None
        self._sources: frozenset[str] | None = None
        self._marks: frozenset[str] | None = None
        self._near: frozenset[str] | None = None

    @property
    def _lead(self) -> _Led:
        if self._led is None:
            owner = self._owner
            known = (), _owners(owner or [], self._reader), frozenset[str]()
            is_count = self.head[:1].isalpha() and self.head not in _LENGTHS
            self._led = known if owner is not None else _before(self._before, self._reader, is_count=is_count)
        return self._led

    @property
    def words(self) -> frozenset[str]:
        """What narrows it down."""
        if self._words is None:
            own = self._lead[0]
            words = folded([*own, *_told(self._after)], self._reader) - {self.head}
            self._words = words | folded(own[-1:], self._reader) if self.head == TIMES else words
        return self._words

    @property
    def owners(self) -> frozenset[str]:
        """Who has it."""
        return self._lead[1]

    @property
    def sources(self) -> frozenset[str]:
        """Who tells it."""
        if self._sources is None:
            self._sources = (self._lead[2] | _sources(self._text, self._reader)) - self.words
        return self._sources

    @property
    def marks(self) -> frozenset[str]:
        """What makes it another figure than one without: a target, an average, one of a day or of a part."""
        if self._marks is None:
            before = "" if self.is_known else self._before[_begin(self._before.rstrip()) :].removesuffix("only ")
            told = [match.end() for match in _TELLING.finditer(before)] if has_any(before, _TELLS) else []
            self._marks = marks_of(f"{before[max(told, default=0) :]} {' '.join(self._behind)}")
        return self._marks

    @property
    def points(self) -> bool:
        """Whether it, or who has it, was named before: it is known, or "it" or "they" had it."""
        return self.is_known or not _POINTING.isdisjoint(self._before[_begin(self._before) :].split())

    @property
    def led(self) -> frozenset[str]:
        """The words before it that narrow it down, but for the verb beside it."""
        return folded(self._lead[0][:-1], self._reader)

    @property
    def near_own(self) -> frozenset[str]:
        """The words of its sentence."""
        return folded(_WORD.findall(self._sentence.text), self._reader)

    @property
    def near(self) -> frozenset[str]:
        """The words of its sentence and of the one before."""
        if self._near is None:
            words = _WORD.findall(f"{self._sentence.text_before} {self._sentence.text}")
            self._near = folded(words, self._reader)
        return self._near


def _undated(sentence: Sentence) -> str:
    """Return the text of a sentence with its dates blotted out, of the same length."""
    text, spans = sentence.text, list(sentence.dates)
    if not spans and not POINTS.isdisjoint(sentence.words):
        spans = [match.span() for match in POINTING.finditer(text)]
    if "our" in sentence.words:
        spans += [match.span() for match in _OUR_TIME.finditer(text)]
    for start, end in spans:
        text = f"{text[:start]}{'§' * (end - start)}{text[end:]}"
    return text


def _behind(text: str, start: int, *, is_from: bool) -> list[str]:
    """Return the words of a number's clause that stand behind it, each date as one sign."""
    found: list[str] = []
    is_beside = _BESIDE.search(text, max(0, start - _NEAR), start) is not None
    for match in _TOKEN.finditer(text, start, start + _LONGEST):  # most clauses end soon
        token = match.group()
        if is_beside and token in (",", ")", "–") and found:  # "20,000 people, or 9.4% of residents, gave care"
            is_beside = False
            continue
        if (
            token in _STOPS
            or (is_from and token == "to")
            or (token.isdigit() and found[-1:] not in _LABELS and not _is_length(text, start, token))
        ):
            break
        if found and found[-1] == "and" and token in _BEGINS_ANEW:
            return found[:-1]
        found.append(token)
    return found


def _is_length(text: str, start: int, token: str) -> bool:
    """Return whether a number behind another only says within how long: "in 28 days", "91 days after reablement"."""
    return _LENGTH.search(text, start, start + _LONGEST) is not None and f" {token} " in text[start : start + _LONGEST]


def _after(tokens: Sequence[str], reader: FigureReader) -> tuple[str, list[str]]:
    """Return the head noun behind a number and the words that narrow it down."""
    words: list[str] = []
    for place, token in enumerate(tokens[: _MOST_BEFORE_HEAD + 1]):
        if token in ("who", "whom") and not place:
            return PEOPLE, list(tokens)
        if token in _NO_NOUNS or token[0] == "§":
            break
        if _is_plural(token):
            rest = tokens[place + 1 :]
            inner, of = _after(rest[1:], reader) if token in _HOLDS and rest[:1] == ["of"] else ("", [])
            return (inner, [*words, *of]) if inner else (concept_of(token, reader), [*words, *rest])
        words.append(token)
    return "", []


def _is_plural(token: str) -> bool:
    return token in _FULL or (token.endswith("s") and not token.endswith(("ss", "us", "’s")))


def _as_known(tokens: Sequence[str]) -> list[str]:
    """Return the words behind a number that is known up to what is told of it: "the 11 teams that existed | were"."""
    head = next((place for place, token in enumerate(tokens) if _is_plural(token)), 0)
    is_open = is_dated = is_told = False
    for place, token in enumerate(tokens[head + 1 :], head + 1):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        is_verb = token in _PASTS or (token.endswith("ed") and following not in _BEHIND_VERBS and following[:1] != "§")
        if is_dated and token[0] != "§" and token not in _BEHIND_DATES:
            return list(tokens[:place])
        if token in _HELPING and (not is_open or is_told):
            return list(tokens[:place])
        if is_verb and not is_open:
            return list(tokens[:place])
        is_dated = is_dated or token[0] == "§"
        if token in _RELATIVE:
            is_open, is_told = True, False
        elif token not in _HELPING and token[0] != "§":
            is_told = is_open
    return list(tokens)


def _told(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token[0] != "§" and token not in _HELPING]


def _called(text: str, start: int, reader: FigureReader) -> tuple[str, list[str]]:
    """Return the head of a number that has none behind it, with what narrows it: "the number of homes was 72"."""
    if not has_any(text[:start], _CALLS):
        return "", []
    if (match := _IN_HEAD.search(text, 0, start)) is not None:
        return _after(match["what"].split(), reader)
    if (match := found_before(_NUMBERED, text, start)) is not None:
        *words, head = match["what"].split()
        return concept_of(head, reader), words
    if (match := _CALLED.search(text, 0, start)) is not None:
        return PEOPLE, [match["what"]]
    return "", []


def _owner(before: str) -> list[str] | None:
    """Return the words of who has what a number counts; none of what is known by "the" or "all"; None for others."""
    words = before[-_NEAR:].split()
    last = words[-1].lower() if words else ""
    if last in _KNOWN:
        return [last] if last in _THEIRS else []
    if last.endswith(("’s", "s’")):
        begins = [place for place, word in enumerate(words[-5:], 1) if word.lower() in _BEGINS_OWNER]
        return words[-5:][begins[-1] :] if begins else [words[-1]]
    return [] if last == "of" and before.rstrip().endswith(_WHOLE) else None


def _begin(before: str) -> int:
    """Return where the clause of a number begins: "the board, which met ten times" is one."""
    begin = last = 0
    for match in _BEGIN.finditer(before):
        begin, last = match.end(), begin
    if begin and before.startswith(("which ", "who "), begin):
        begin = last
    rate = _OF_RATE.search(before, begin) if "the " in before else None
    return rate.start() if rate is not None else begin


def _before(before: str, reader: FigureReader, *, is_count: bool) -> _Led:
    """Return the words before a number that narrow it down, those of who has what it counts, and of who tells of it."""
    clause = before[_begin(before) :]
    where = _WHERE.match(before)
    led = _WORD.findall(where["where"]) if where is not None and where.end() <= len(before) - len(clause) else []
    sources: list[str] = []
    telling = list(_TELLING.finditer(clause)) if has_any(clause, _TELLS) else []
    if telling:
        said = clause[: telling[-1].start()]
        sources += [] if (telling[-1]["verb"] or "told")[:4].lower() in ("told", "said") else _WORD.findall(said)
        clause = clause[telling[-1].end() :]
    clause = clause.replace(" home to ", " had ")
    is_had = clause.rstrip().endswith(_HAVING)
    words = [each for each in _WORD_OR_AGE.findall(clause) if each.lower() not in _NOBODY]
    if is_count and (is_had or _ends_in_counting(words, reader)):
        return tuple(led), _owners(words, reader), folded(sources, reader)
    return (*led, *words), frozenset(), folded(sources, reader)


def _ends_in_counting(words: Sequence[str], reader: FigureReader) -> bool:
    """Return whether the last of some words that says something only says that it was counted; also of none."""
    for each in reversed(words):
        if is_counting(each, reader):
            return True
        if each.lower() not in reader.vague:
            return False
    return True


def _owners(words: Sequence[str], reader: FigureReader) -> frozenset[str]:
    """Return the words of who has something; the local authority, of which all is, by a word of its own."""
    is_own = not _ITSELF.isdisjoint(map(str.lower, words))
    return folded(words, reader) or frozenset({OWN} if is_own else ())


def _sources(text: str, reader: FigureReader) -> frozenset[str]:
    if not has_any(text, _TELLS_SOURCE):
        return frozenset()
    found: frozenset[str] = frozenset()
    for match in _SOURCE.finditer(text):
        found |= folded(_WORD.findall(match["led"] or match["tail"]), reader)
    return found
