"""Find words that are not in the dictionary, and American forms that British English writes otherwise.

Which stretches of a text are words to look up is decided here; which words a language has, a dictionary behind
`is_known` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from domain.checks.spelling.near_words import slips
from domain.checks.spelling.other_language import (
    foreign_spans,
    has_other_script,
    is_latin,
    is_other_language,
    is_other_script,
)
from domain.checks.spelling.spelling_words import SpellingWords, american_form

_LONGEST_WORD = 40
_MOST_REMEMBERED = 200_000
"""Pieces of text that are remembered as fine: a report of 45,000 words has some 5,000, and many are typed by and by."""
_LONGEST_ACRONYM = 7
_LEAST_OF_A_NAME = 6
"""A capital in mid-sentence makes a name of an unknown word; a longer one may yet be a word that is spelt wrong."""
_LEAST_AT_A_START = 3
_LONGEST_IN_A_PLACE = 3
_LEAST_OF_A_SLIP = 5
"""Shorter words of other languages are often one letter away from an English one."""

_JOINT = "-\u2010\u2011"
_APOSTROPHES = "'’ʼ‘"
_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200d]*"
_WHOLE_WORD = rf"(?:{_LETTER})+(?:[{_JOINT}{_APOSTROPHES}](?:{_LETTER})+)*"
# What is no word comes first: addresses of every kind, names of files, tags, what stands in markup or between digits.
_TOKEN = re.compile(
    r"(?:https?://|www\.|ftp://)\S+|[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@]{1,64}|[#@]\w+|(?<!\S)[/\\]\S+"
    r"|(?:[\w-]{1,63}\.){1,5}(?:uk|com|org|net|gov|eu|info|io|docx?|pdf|xlsx?|html?|csv|pptx?|txt|py)\b(?:/\S*)?"
    r"|<[^<>]{1,80}>|&\w{1,10};|(?:[A-Za-z]\.){2,}"
    rf"|({_WHOLE_WORD})"
)
_WORD = re.compile(_WHOLE_WORD)
_BETWEEN_SPACES = re.compile(r"\S+")
_PIECE = re.compile(f"[^{_JOINT}]+")
_HIDDEN = re.compile("[\u00ad\u200b-\u200d]")
_CONTRACTION = re.compile(r"(?i)'(?:s|d|ll|ve|re|m|em)\Z")
_BEGINS = re.compile(r"(?:\A|[.!?:…\n•·*–—-])[\s\"'“”‘’()\[\]–—•·*\d-]*\Z")
_BEFORE = 24
_NEXT_CAPITAL = re.compile(r"(?:['’]s)?[ \u00a0-]+[A-ZÀ-Þ]")
_PLACE_BEFORE = re.compile(
    r"\b(?:Port|Great|Little|Upper|Lower|Nether|Over|High|Long|Market|Chipping|Stoke|Kirk|Temple|Abbots?|Bishops?|Kings?"
    r"|Castle|Church|Fort|Mount|Lake|River|Isle\s+of|Forest\s+of|Vale\s+of)\s+\Z"
)
_PLACE_BEHIND = re.compile(
    r"\s+(?:(?:Royal|General|District|Community|County|University|Memorial)\s+)?(?:Road|Street|Lane|Avenue|Close|Court|House|Lodge|Hall|Grange|Manor|Green|Hill|Park|Bridge|Bay|Sands?|Head|Cross"
    r"|Moor|Mill|Farm|Wood|End|Vale|Valley|Marsh|Quay|Haven|Gate|Town|Common|Heath|Fen|Hospital|Infirmary|Surgery|School"
    r"|Academy|Library|Village|Parish|Island|Beach|Harbour)\b"
)
"""What stands beside the name of a place: a word before it, or one behind it."""
_CENTRE_BEFORE = re.compile(
    r"\b(?:Health|Day|Care|Community|Resource|Leisure|Medical|Support|Advice|Family|Wellbeing|Sports|Urgent|Contact)\s+\Z"
)
"""What stands before "Centre" in the name of a place in Britain, which is no American's."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\"'“”‘’]*\Z")
_OPENS, _CLOSES = ("“", "‘", '"'), ("”", "’", '"')
_QUOTED = re.compile(r"“([^“”]{3,400})”|\"([^\"]{3,400})\"|(?<!\w)‘((?:[^‘’]|’(?=\w)){3,400})’(?!\w)")


class Doubt(NamedTuple):
    """The word [start, end) of a text, as it is written; `british` is the form to write, empty where none is sure."""

    start: int
    end: int
    word: str
    british: str = ""
    is_american: bool = False


class Doubts(NamedTuple):
    """What is doubtful in a text, in order, and whether the whole of it is in another language."""

    words: tuple[Doubt, ...] = ()
    is_foreign: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is doubtful."""
        return bool(self.words) or self.is_foreign


class Speller:
    """Finds doubtful words by a dictionary and the words of the field, and remembers the words that it has seen.

    `common` words, in small letters, are all of the dictionary, which is asked for the others. An unknown word that may
    be a name is doubted where it is a slip away from a common one; without these, from any of the dictionary. Not a
    value: what it remembers makes the next answer quick, and never another one.
    """

    def __init__(
        self, is_known: Callable[[str], bool], words: SpellingWords, common: AbstractSet[str] = frozenset()
    ) -> None:
        self._is_known, self._words, self._common = is_known, words, common
        self._is_meant = common.__contains__ if common else is_known
        self._field = frozenset(_plain(each).casefold() for each in words.words)
        self._names = {each.lower(): each for each in words.names}
        self._fine: set[str] = set()
        self._pieces = lru_cache(maxsize=50_000)(self._doubt_pieces)
        self._meant = lru_cache(maxsize=10_000)(self._name_meant)
        self._knows = lru_cache(maxsize=50_000)(self._is_in_field_or_dictionary)
        self._near = lru_cache(maxsize=10_000)(self._is_near_a_word)
        self._slipped = lru_cache(maxsize=10_000)(self._is_slipped_word)

    def is_known(self, word: str) -> bool:
        """Return whether a word is known, of the field or of the dictionary."""
        return self._knows(word)

    def with_words(self, words: Iterable[str]) -> Speller:
        """Return one that also knows these words, in any case."""
        more = replace(self._words, words=(*self._words.words, *words))
        return Speller(self._is_known, more, self._common)

    def doubts_in(self, text: str) -> Doubts:
        """Return what is doubtful in a text by itself, whatever names the assessment has."""
        # Most texts have no doubtful word: of them only pieces that have not been seen before are looked at. No word
        # reaches over white space, so a piece between spaces is fine wherever it stands.
        pieces = text.split()
        if self._fine.issuperset(pieces):
            return Doubts()
        new = set(pieces) - self._fine
        fine = {piece for piece in new if self._is_fine(piece)}
        if len(self._fine) > _MOST_REMEMBERED:
            self._fine.clear()
        self._fine |= fine
        if len(fine) == len(new):
            return Doubts()
        if is_other_script(text):
            return Doubts(is_foreign=True)
        found = list(self._all_doubts(text, new - fine))
        if not found:
            return Doubts()
        unknown = [(each.start, each.end) for each in found if not each.british]

        def is_slip(span: tuple[int, int]) -> bool:
            return self._slipped(bare_form(text[span[0] : span[1]]))

        if is_other_language(text, unknown, is_slip):
            return Doubts(is_foreign=True)
        foreign = foreign_spans(text, unknown, (match.span() for match in _QUOTED.finditer(text)), is_slip)
        kept = (each for each in found if not any(start <= each.start < end for start, end in foreign))
        return Doubts(tuple(each for each in kept if self._stands(text, each)))

    def _is_fine(self, piece: str) -> bool:
        """Return whether what stands between white space has no doubtful word, nor a letter of another script."""
        if piece in self._common and not self._may_be_another(piece):  # as most are: this spares the dictionary
            return True
        return not has_other_script(piece) and not any(map(self._pieces, _WORD.findall(piece)))

    def _may_be_another(self, word: str) -> bool:
        """Return whether a known word may be an American form, or one that is meant for another."""
        return "iz" in word or word in self._words.american or word in self._words.mistaken

    def _all_doubts(self, text: str, looked_at: Iterable[str]) -> Iterator[Doubt]:
        """Yield what is doubtful in those pieces of a text that are looked at; markup reaches over several of them."""
        if "<" in text:
            spans = [(0, len(text))]
        else:
            wanted = frozenset(looked_at)
            spans = [match.span() for match in _BETWEEN_SPACES.finditer(text) if match.group() in wanted]
        for start, end in spans:
            for match in _TOKEN.finditer(text, start, end):
                at = match.start()
                for each in self._pieces(match[1]) if match[1] else ():
                    yield each._replace(start=at + each.start, end=at + each.end)

    def _doubt_pieces(self, token: str) -> tuple[Doubt, ...]:
        """Return what is doubtful in a word, or in the parts of one with hyphens; offsets count in the word."""
        if token.isdigit():
            return ()
        if self._is_place(token):
            return ()
        is_whole_known = len(token) <= 2 * _LONGEST_WORD and self._knows(_plain(token))
        doubts = []
        for piece in _PIECE.finditer(token):
            word = _plain(piece.group())
            form, is_american = self._british(word)
            if form:
                contraction = _CONTRACTION.search(word)
                written = form + (piece.group()[contraction.start() - len(word) :] if contraction else "")
                doubts.append(Doubt(*piece.span(), piece.group(), written, is_american))
            elif not is_whole_known and not self._passes(word, piece.span() != (0, len(token))):
                doubts.append(Doubt(*piece.span(), piece.group()))
        return tuple(doubts)

    def _is_place(self, token: str) -> bool:
        """Return whether a word with hyphens is the name of a place, as "Pont-y-garreg" is."""
        parts = re.split(f"[{_JOINT}]", token)
        is_like_one = len(parts) > 2 and parts[0][:1].isupper() and len(parts[1]) <= _LONGEST_IN_A_PLACE
        return is_like_one and not self._knows(parts[0].lower())

    def _british(self, word: str) -> tuple[str, bool]:
        """Return the form to write of a word without its contraction, and whether the word is an American form."""
        bare = _CONTRACTION.sub("", word)
        if len(bare) > _LONGEST_WORD or bare.casefold() in self._field:
            return "", False
        mistaken = self._words.mistaken.get(bare.lower())
        form = mistaken or american_form(bare.lower(), self._words, self._knows)
        if not form and bare.istitle() and len(bare) >= _LEAST_OF_A_NAME:
            return self._meant(bare), False
        if not form:
            return "", False
        return _written_like(bare, form), mistaken is None

    def _name_meant(self, word: str) -> str:
        """Return the common name that a slip made an unknown one of, else an empty text."""
        lower = word.lower()
        if not self._names or lower in self._names or self._knows(word):
            return ""
        return next((self._names[each] for each in slips(lower) if each[0] == lower[0] and each in self._names), "")

    def _passes(self, word: str, is_part: bool) -> bool:
        """Return whether a word is known, or is not of the kind that a dictionary knows."""
        bare = _CONTRACTION.sub("", word)
        if len(bare) < 2 or len(bare) > _LONGEST_WORD or (not bare.isalpha() and not bare.replace("'", "").isalpha()):
            return True
        if not any(map(is_latin, bare)) or _is_acronym(bare) or _has_inner_capital(bare):
            return True
        lower = bare.lower()
        if is_part and lower in self._words.prefixes:
            return True
        if self._knows(word) or (bare != word and self._knows(bare)) or (bare.isupper() and self._knows(lower)):
            return True
        return any(
            lower.startswith(prefix) and len(lower) > len(prefix) + 3 and self._knows(lower[len(prefix) :])
            for prefix in self._words.joined_prefixes
        )

    def _is_in_field_or_dictionary(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._field or (folded.endswith("s") and folded[:-1] in self._field) or self._is_known(word)

    def _stands(self, text: str, doubt: Doubt) -> bool:
        """Return whether a doubtful word is doubtful where it stands: it may be a name there, or the right word."""
        before = text[max(0, doubt.start - _BEFORE) : doubt.start]
        last = _WORD_BEFORE.search(before)
        if last is not None and last[1].lower() in self._words.not_after.get(doubt.word.lower(), ()):
            return False
        if (_is_quoted_alone(text, doubt) and not self._near(bare_form(doubt.word))) or (
            last is not None and last[1] == "St"
        ):
            return False
        if not doubt.word[0].isupper() or doubt.word.isupper() or bare_form(doubt.british) in self._words.names:
            return True
        is_name = not _BEGINS.search(before) or bool(_NEXT_CAPITAL.match(text, doubt.end))
        if doubt.british:
            return not is_name or (doubt.word == "Center" and _CENTRE_BEFORE.search(before) is not None)
        bare = bare_form(doubt.word)
        if _PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(text, doubt.end):
            return False
        return len(bare) >= (_LEAST_OF_A_NAME if is_name else _LEAST_AT_A_START) and self._near(bare)

    def _is_slipped_word(self, word: str) -> bool:
        """Return whether a word is a known one with a slip within; words of other languages often end otherwise."""
        lower = word.lower()
        return len(word) >= _LEAST_OF_A_SLIP and any(
            each[-1] == lower[-1] and self._is_known(each) for each in slips(lower)
        )

    def _is_near_a_word(self, word: str) -> bool:
        return any(map(self._is_meant, slips(word.lower())))


def _is_quoted_alone(text: str, doubt: Doubt) -> bool:
    """Return whether a word alone stands in quotation marks: somebody's own word, and meant so."""
    return text[max(0, doubt.start - 1) : doubt.start] in _OPENS and text[doubt.end : doubt.end + 1] in _CLOSES


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Return a word as dictionaries write it: without what is not seen, accents one with their letters, plain marks."""
    if word.isascii():
        return word
    import unicodedata

    plain = unicodedata.normalize("NFC", _HIDDEN.sub("", word))
    return re.sub(f"[{_APOSTROPHES}]", "'", re.sub(f"[{_JOINT}]", "-", plain))


def bare_form(word: str) -> str:
    """Return a word as dictionaries write it, without its contraction."""
    return _CONTRACTION.sub("", _plain(word))


def _has_inner_capital(word: str) -> bool:
    return not word.isupper() and not word.islower() and not word[1:].islower()


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ACRONYM


def _written_like(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[0].upper() + form[1:] if word[0].isupper() else form
