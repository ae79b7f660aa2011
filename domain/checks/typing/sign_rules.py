"""Find what the signs of words beside each other show to be wrong: "had improving since", "they not told", "had is"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.clause_signs import ClauseSigns, number_at


@dataclass(frozen=True, slots=True)
class _Rule:
    """The first group of a pattern is what is wrong; with `mends` only where it is one of these words, by its mend."""

    pattern: re.Pattern[str]
    code: str = "no-reading"
    mends: dict[str, str] = field(default_factory=dict)


def _rule(pattern: str, code: str = "no-reading", **mends: str) -> _Rule:
    return _Rule(re.compile(pattern), code, mends)


def _alike(wrong: str, right: str, pattern: str) -> _Rule:
    return _Rule(re.compile(pattern), "look-alike", {wrong: right})


def _grouped(rules: Iterable[_Rule], group: Callable[[_Rule], str]) -> dict[str, list[_Rule]]:
    found: dict[str, list[_Rule]] = defaultdict(list)
    for rule in rules:
        found[group(rule)].append(rule)
    return found


_RULES: Final = (
    # "told us that had been offered", "told for us", "clear that and fair"
    _rule(r"lU(T[HM])"),
    _rule(r"(l[pPX]U)"),
    _rule(r"[NnaUlf](T&)"),
    # "aged 65 and other"
    _rule(r"#&(j)(?![nNgkajimz2])", "look-alike", other="over"),
    # "who 31 were", "who which", "was which late", "who taken", "who waiting", "how been"
    _rule(r"(R#)"),
    _rule(r"([Rr][Rr])"),
    _rule(r"(I[rR])(?=[avxpPX])"),
    _rule(r"[Rr]([vi])", "broken-verbs"),
    _rule(r"([WwRr]V)"),
    # "because was", "than and"
    _rule(r"(B[IHM])"),
    _rule(r"(C&)"),
    # "staff not filled the posts", "they not told"
    _rule(r"[NnS2G](-)[fF](?=[#d@1UoN])", "look-alike", **{"not": "now"}),
    _rule(r"(?<![HAIDMw])(S-)(?!x)"),
    # "had being", "had is", "was had", "had improving since", "had choose"
    _rule(r"H(y)", "look-alike", being="been"),
    _rule(r"[Rr](HI)", "broken-verbs"),
    _rule(r"\.[^.(,wWRrTS]*[^.(,wWRrTS#](I[HAI])", "broken-verbs"),
    _rule(r"[HA]-?(i)(?=[pPXd@.,bWtT1#])", "broken-verbs"),
    _rule(r"[HAV](e)(?=[pPXd@.,bWt1oU])", "broken-verbs"),
    _rule(r"(H[nN]H)(?=[d@1#])", "broken-verbs"),
    # "to visited the", "they waiting for", "it in two parts", "there two clear routes"
    _rule(r"t(f)(?=[d@1UoS])", "broken-verbs"),
    _rule(r"(?<![HAIDM])(Si)(?=[pPX])", "broken-verbs"),
    _rule(r"\.(G)[pPX]"),
    _rule(r"\.(Y)(?=[#d@nN1qaj2])"),
    # "the advice in was", "in the plan they on"
    _rule(r"[nN2](X[IH])"),
    _rule(r"p[d@1]?[aj]?[nN2](S[pPXd@1nN])"),
    # "and it not received", "with whom we spoke to had", "but, that payment", "a trusted and partner", "kept well them"
    _rule(r"[&TBWbU.,](G-)(?!x)"),
    _rule(r"[pPX]([wr]S[fFH][pXt])(?=[HIMDF])"),
    _rule(r"(&),T(?=[^.,]*\.)", "wrong-mark"),
    _rule(r"@([afh]&[ng])(?=[.,pPX])"),
    _rule(r"(f[fv]o)"),
    # "she and had", "A woman in her eighties tell us"
    _rule(r"S(&)[HIMD]"),
    _rule(r"\.[@d][ajn]*n(?:[pPX][d@1]?[ajnN]*)?([ge])(?=[Uo])", "broken-verbs"),
    # "did know not where", "who responsible was", "a service that it is valued"
    _rule(r"D(v-)(?=[wWtpPX])"),
    _rule(r"[RW]([aj]I)(?=[pPX.])"),
    _rule(r"GI@[ajnm]*n(TGI)"),
    # "drive people there and brings them", "had rung and telephone the team"
    _rule(r"\.[NkS][^.(,RrTWwBtMD]*[eg][^.(,RrTWwBtMD]*&(k)(?=[oUd@1])", "broken-verbs"),
    _rule(r"\.[Nk][eg][^.(,RrTWwB]*&(k)(?=[oUd@1])", "broken-verbs"),
    _rule(r"\.[^.(tMDegRrwW]*[fFH][^.(tMDegRrwW]*&([ge])(?=[d@1][ajnx]*[nN2])", "broken-verbs"),
    # "Partners meets every", "worked there and shares one"
    _rule(r"\.[Nk]{1,2}(k)(?=[d@1])", "broken-verbs"),
    _rule(r"[TUsWBb][d@]?[Nk]{1,2}(k)(?=[d@1])", "broken-verbs"),
    _rule(r"\.[NkS][^.(,RrTWw]*[fFH][^.(,RrTWw]*&(k)(?=[@d1#])", "broken-verbs"),
)
"""What no right sentence has; a sentence that asks, and what somebody said, may have any."""
_ALIKE: Final = (
    _alike("were", "where", r"\.[^.(,RrTWwSB&]*[FfHMIDl][^.(,]*,(I)(?=[d@#1qNn])"),
    _alike("were", "where", r"\.[pPX][^.(,RrTWS]*,(I)"),
    _alike("were", "where", r"W&(I)(?=[.,])"),
    _alike("were", "where", r"[fhlv](I)(?=,W)"),
    _alike("where", "were", r"\.(?:[qd@1#]P)?[d@1#qaNjnx]*[nN2k](W)(?=x?[fhapPX][^.,fFhkIHMDgel]*[.,])"),
    _alike("too", "to", r"[fFvhim](x)(?=[@d])"),
    _alike("too", "to", r"[wW](x)(?=[^.,(])"),
    _alike("to", "too", r"\.[^.(RrTWwSB]*[nN](t)\."),
    _alike("off", "of", r"#(X)(?=[#NnP])"),
    _alike("form", "from", r"[xavI#](n|g)(?=[d@1#Nqjk])"),
    _alike("and", "an", r"[fF](&)(?=[nga][P])"),
    _alike("and", "an", r"[pPXI](&)(?=[aj]*[nm][nPpX.,])"),
    _alike("and", "an", r"@[ajnm]*[nm],(&)(?=[nm][&pPX.])"),
    _alike("were", "where", r"\.S[^.(,&RrwWTBbcCsGYulS]*[fF][^.(,&RrwWTBbcCsGYulS]*(I)[^.(,&RrwWTBbcCSsGYul]*I"),
    _alike("do", "due", r"[fvnx](D)(?=t[@d])"),
    _alike("not", "no", r"[fFH](-)(?=n[pPXT.,])"),
    _alike("than", "that", r"[fF](C)(?=#)"),
    _alike("than", "that", r"lU(C)"),
    # "People who live there has", "Views were sought, but was"
    *(
        _rule(pattern, "broken-verbs", **{one: several})
        for one, several in (("was", "were"), ("is", "are"), ("has", "have"))
        for pattern in (
            r"\.(?:[q#]P)?[d@q1]?[ajx]*N[RTS]x?[egfFhIHA](?:[pPX][d@1]?[ajnmNx2]*)*([IH])",
            r"\.[d@1]?[ajx]*N(?:[pPX][^IHMDFfhkge.,(&]*)?[IHfF][^.(RrTWwSBbGYu]*&([IH])",
        )
    ),
    _alike("no", "know", r"(d)(?=[dw]|W)"),
    _alike("how", "who", r"[Nkn2](W)(?=x?[eFHIMA])"),
    _alike("who", "whom", r"P(R)(?=[@#])"),
    _alike("whom", "who", r"[^pPX&P.](w)(?=x?[fFHIMk])"),
    _alike("will", "while", r"[oNnfvk](M)(?=S[fFHI])"),
    _alike("everyday", "every day", r"([axj])(?=[&.,pPXbW])"),
    _alike("his", "this", r"(?<![Nn]P)(d)(?=[,IHMDF])"),
    _alike("his", "this", r"[ve](d)(?=x?[.])"),
    _alike("his", "this", r"[fFve](d)(?=[BRWM]|t[d@1])"),
    _alike("his", "this", r"w(d)(?=f)"),
    _alike("lead", "led", r"I(n|g)(?=[pX])"),
    _alike("lead", "led", r"\.[d@1][ajnx]*n(?:Pn)?(n|g)(?=[@d1])"),
    _alike("lead", "led", r"[v]&(g|n)(?=t)"),
    _alike("lead", "led", r",(g|n)(?=t)"),
    _alike("led", "lead", r"[@1](a)(?=[.,(:&pPnN])"),
    _alike("in", "it", r"t(X)(?=[.,])"),
    _alike("in", "it", r"[bBTWU](X)(?=[FHIM])"),
    _alike("it", "in", r"[nN2k](G)(?=[d@1#])"),
    _alike("is", "it", r"w(I)(?=[DF])"),
    _alike("is", "it", r"X(I)(?=[.])"),
    _alike("knew", "new", r"[fFeivm#pPT](F)(?=[Nnk])"),
    _alike("by", "be", r"[tM](X)(?=x?[vf.]|x?a[^ajnNk])"),
    _alike("be", "by", r"\.[^.(TMtb]*[nNjx](E)(?=[d@1#nN])"),
)
"""Words that are written for others, by the signs of what stands around them."""
_RAREST: Final = "-YyRrCVEBUlwWTGsXSHkIeiMjF&fNnpdaxhgv"
"""Signs by how seldom a text has them: a rule is asked where the rarest that it surely needs is there."""


def _rarest(rule: _Rule) -> str:
    certain = re.sub(r"\(\?.*?\)|\[.*?\]|\\.|\w\?|-\?|[*+?{}0-9,]", "", rule.pattern.pattern)
    return min((sign for sign in certain if sign in _RAREST), key=_RAREST.index, default=".")


_BY_SIGN: Final = _grouped(_RULES, _rarest)
_BY_WORD: Final = _grouped(_ALIKE, lambda rule: next(iter(rule.mends)))
_TURNED: Final = re.compile(r"[^.(,&][wW]([MHAID]S)")
"""A question within a sentence that asks none: "shared what had they learned"."""
_END: Final = re.compile("[.?!]")
_VOWELS: Final = tuple("aeio")


def _is_vowel(word: str) -> bool:
    return word.startswith(_VOWELS) and word not in ("one", "once")


class SignRules:
    """Looks for the patterns in the signs of a text."""

    def __init__(self, signs: ClauseSigns) -> None:
        self._signs = signs

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "no-reading", "look-alike" and "broken-verbs"; who speaks may say any of them."""
        for fault in self._faults(words):
            if fault.start not in quoted(words.text):
                yield fault

    def _faults(self, words: Words) -> Iterator[Fault]:
        row = self._signs.row(words)
        asked = [rule for sign in _BY_SIGN.keys() & set(row) for rule in _BY_SIGN[sign]]
        asked += [rule for word in _BY_WORD.keys() & words.present for rule in _BY_WORD[word]]
        for rule in asked:
            for match in rule.pattern.finditer(row) if rule.pattern.search(row) else ():
                first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
                mend = rule.mends.get(words.plain[first])
                if (mend or not rule.mends) and (mend != "an" or _is_vowel(words.plain[after])):
                    yield Fault(rule.code, words.starts[first], words.ends[after - 1], mend)
        for match in _TURNED.finditer(row) if "w" in row or "W" in row else ():
            first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
            end = _END.search(words.text, words.ends[after - 1])
            if end is not None and end.group() == ".":
                yield Fault("broken-verbs", words.starts[first], words.ends[after - 1])
