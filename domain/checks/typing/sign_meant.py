"""Which words are written for others, by the signs of what stands around them: "tracked they care of six"."""

from __future__ import annotations

import re
from typing import Final

from domain.checks.typing.sign_losses import PHRASES
from domain.checks.typing.sign_table import SignRule


def _meant(pattern: str, behind: str = "", beside: str = "", unless: str = "", **mends: str) -> SignRule:
    """Return a rule: `behind` are the words after which nothing is said, `beside` the only ones after which it is.

    Nothing is said where one of `unless` follows.
    """
    without, after, only_after = (frozenset(words.split()) for words in (unless, behind, beside))
    return SignRule(re.compile(pattern), "look-alike", mends, unless=without, behind=after, beside=only_after)


def _agreed(pattern: str, beside: str = "") -> SignRule:
    """Return a rule on the verb of one after what is several."""
    mends = {"was": "were", "is": "are", "has": "have"}
    return SignRule(re.compile(pattern), "broken-verbs", mends, beside=frozenset(beside.split()))


_WAITING: Final = "waiting waited asked asking paid responsible searching looking looked applied applying caring waits"
_GIVING: Final = (
    "given told sent cost saved lost offered taken made asked gave called named found thought considered kept left"
    " brought felt saw met believed said say says"
)
_WHEN: Final = "every each day week month year morning evening night time quarter monday tuesday"
_NUMBERS: Final = "two three four five six seven eight nine ten eleven twelve twenty thirty several many few both"
_PERIODS: Final = (
    "day week month year hour quarter january february march april may"
    " june july august september october november december"
)


MEANT: Final = (
    # "audited it March", "they hand used", "tracked they care of six", "that too record systems", "of out assessment"
    _meant(r"(G)(?=n#)", it="in"),
    _meant(r"x(G)(?=[d@1][ajn]*[nN])", it="in"),
    _meant(r"[&xan](G)(?=q[ajnm]*[Nk][.,])", it="in"),
    _meant(r"[SNn2k](g)(?=[vf])", hand="had"),
    _meant(r"[pPXfFvC](S)(?=[ajm]*[nN2][pPX.,HI])", they="the"),
    _meant(r"[TU](x)(?=[ajgm]*[nNk2])", too="two", then="the"),
    _meant(r"[pPX](X)(?=[ajg]*[nN])", out="our"),
    # "told the authors than", "more that estimated", "care one adult", "as much has they", "helped them too come"
    _meant(r"l[d@1]?[ajnm]*[nN2]?(C)(?=[SGYd@1Na])", than="that"),
    _meant(r"[#q]q(T)(?=f[.,])", that="than"),
    _meant(r"[nNax](H)(?=S|xc)", has="as"),
    _meant(r"X(x)(?=[gn])", too="to"),
    _meant(r"[oNn](x)(?=e)", too="to"),
    _meant(r"[NnkS2](a)(?=T)", sad="said"),
    _meant(r"[kN](I)(?=#)", **{"is": "in"}),
    _meant(r"#(&)(?=[No])", **{"or": "of"}),
    _meant(r"q(&)(?=d[q#]|o)", **{"or": "of"}),
    _meant(r"(a)(?=C)", mere="more"),
    _meant(r"[Pq](n)(?=[RXfFHI])", person="people"),
    _meant(r"(j)(?=E|v)", cold="could"),
    _meant(r"[gk](E)(?=[d@1#nN2])", be="by"),
    _meant(r"[pt](&)(?=n[&pPX.,])", **{"and": "an"}),
    _meant(r"H-?x?(y)", being="been"),
    _meant(r"[WB](&)(?=[aj]*n)", **{"and": "an"}),
    _meant(r"[nN](T)(?=b[&.,])", that="than"),
    _meant(r"q(X)(?=[.,])", off="of"),
    _meant(r"I(g|a|j|x|n)(?=p)", close="closed"),
    _meant(r"[vefFi](Y)(?=[aj]*n[pPX.,])", there="their"),
    _meant(r"[^vfFegi][pP](I)(?=[aj]?[njN])", **{"is": "his"}),
    _meant(r",(H)(?=[d1@][ajn]*[nN2]x?[HIM]|[SG])", has="as"),
    _meant(r",(@)(?=x?q|S|x#)", an="and"),
    _meant(r"[nNS2Rkmi]([fh])(?=[1No])", effected="affected"),
    # "told them were the gaps lay", "given them there confidence back", "when there risk grew", "simple to apply form"
    _meant(r"[lvf]o(I)(?=[d1@N])", were="where"),
    _meant(r"[vfF]o(Y)(?=[ajn]*n[gX.,pP])", there="their"),
    _meant(r"[fFvei](Y)(?=[ajn]*[ngvkN][x.,pPX&])", there="their"),
    _meant(r"[bBTWU](Y)(?=[ajn]*[ng]x?[fF])", there="their"),
    _meant(r"[vefi](n)(?=[.,d])", form="for"),
    # "12 or the 40 homes", "data or 2024/25", "91% if residents", "section 117 if the Act.",
    # "a rate if 8%", "Index off Work"
    _meant(r"[.TUfFv]#(&)(?=d)", **{"or": "of"}),
    _meant(r"[nmkN](&)(?=#[fFHI,]|#\.)", _PERIODS, **{"or": "for"}),
    _meant(r"[nmkN](&)(?=n#[fFHI,.])", _PERIODS, **{"or": "for"}),
    _meant(r"[vfFim](&)(?=[@d1oN])", beside=_WAITING, **{"or": "for"}),
    _meant(r"n(&)(?=#t#)", **{"or": "for"}),
    _meant(r"[nkN](&)(?=#n#)", _PERIODS, **{"or": "for"}),
    _meant(r"[.TUsc&](?:#|q)(b)(?=[adqojgnNk2#@])", **{"if": "of"}),
    _meant(r"[nNk2j#](b)(?=[d@1]?[ajn#q]*[nNk2#]+" + PHRASES + "[.,(])", **{"if": "of"}),
    _meant(r"(?:\.|[UsT]T?)[d@1]?[ajx]*[nN2](b)(?=[d@1nNq#j][^.,(]*\.)", **{"if": "of"}),
    _meant(r"[Nk2#](X)(?=[#@q])", "days weeks hours months years", off="of"),
    _meant(r"[ngj](X)(?=[#@qnN])", "time times day days week weeks hours months year years one", off="of"),
    # "looked as the plan", "area which two towns.", "visible is both homes", "set it 2024",
    # "by 31 March it 2024", "of in."
    _meant(r"[nNa2](r)(?=[q@#][ajng]*[nNk2]+[.,(&])", which="with"),
    _meant(r"[^lfFegvp][nNk2](r)(?=[d1]?[ajxn]*[nNk2]+\.)", which="with"),
    _meant(r"\.[^wWRrTSbBCc(,]*[fFv](I)(?=[dnq#@1][^HIMDFf]*[.,])", **{"is": "in"}),
    _meant(r"#(G)(?=#)", it="in"),
    _meant(r"[vfFX](G)(?=[d1][ajn]*[nNk2]+" + PHRASES + "[.,&])", _GIVING, unless=_WHEN, it="in"),
    _meant(r"T(X)(?=f[pPXd@1#tT.,])", **{"in": "it"}),
    _meant(r"P(X)(?=\.)", "course", **{"in": "it"}),
    # "helped them too do it", "wrote too all teams", "ready too leave", "#, which were 26%",
    # "might by paper", "asked then to go"
    _meant(r"(x)(?=e|A|E|D)", too="to"),
    _meant(r"[fFvego](x)(?=[d1U])", too="to"),
    _meant(r"n(x)(?=[nj@])", too="to"),
    _meant(r"#(?:N?[.,(]|,)r(I)(?=x?#)", were="was"),
    _meant(r"[fFegv](x)(?=t[egEA])", then="them"),
    _meant(r"[fFe](x)(?=[xX][.,])", then="them"),
    _meant(r"[pPX](&)(?=[aj]*[nmg][nPpXt.,HIF])", **{"and": "an"}),
    _meant(r"[vfFe](&)(?=[aj]*n[pPXtin.,])", **{"and": "an"}),
    _meant(r"[TUsb](d)(?=a[q#@o])", the="they"),
    _meant(r"[eg](x)(?=[.,pX])", then="them"),
    _meant(r"[Nkn2q#x](W)(?=x?[fs])", how="who"),
    _meant(r"#(@)(?=[#pX])", an="and"),
    _meant(r"[vf](H)(?=[Sx])", has="as"),
    # "met they new worker", "said the visits lead to change", "paid for their time an offered training"
    _meant(r"[fFvegpPX](S)(?=a[ajn]*[nNk])", they="their"),
    _meant(r"[UsT][d1]?[ajxn]*[Nk2n](g|n)(?=[tad])", lead="led"),
    _meant(r"[nNk](@)(?=[fF][nNd])", an="and"),
    _agreed(r"[.,&TUs]q(I)(?=x?[vfap])", _NUMBERS),
    _agreed(r"\.P[dq1]*[ajn]*[qN],#(?:[(]#[(]?)?(I|H)(?=x?[vfaA])"),
)
"""Words that are written for others."""
