"""Which words are written for others, by the signs of what stands around them: "tracked they care of six"."""

from __future__ import annotations

import re
from typing import Final

from domain.checks.typing.sign_table import SignRule


def _meant(pattern: str, **mends: str) -> SignRule:
    return SignRule(re.compile(pattern), "look-alike", mends)


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
    _meant(r"[nNS2Rk]([fh])(?=[1No])", effected="affected"),
    # "told them were the gaps lay", "given them there confidence back", "when there risk grew", "simple to apply form"
    _meant(r"[lvf]o(I)(?=[d1@N])", were="where"),
    _meant(r"[vfF]o(Y)(?=[ajn]*n[gX.,pP])", there="their"),
    _meant(r"[fFvei](Y)(?=[ajn]*[ngvkN][x.,pPX&])", there="their"),
    _meant(r"[bBTWU](Y)(?=[ajn]*[ng]x?[fF])", there="their"),
    _meant(r"[vefi](n)(?=[.,d])", form="for"),
)
"""Words that are written for others."""
