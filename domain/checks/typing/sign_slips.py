"""Which signs stand side by side only by a slip of who edits: "audits have had led to it", "of and advice"."""

from __future__ import annotations

from typing import Final

from domain.checks.typing.sign_losses import PHRASES, lost
from domain.checks.typing.sign_table import SignRule

SLIPS: Final[tuple[SignRule, ...]] = (
    # "been given time reflect", "a good place meet others", "were invited meetings", "in how support people"
    lost(
        r"[HfFve]([ng]e)",
        "time room space chance help support training advice reason cause need",
        code="broken-verbs",
    ),
    lost(r"@[aj]*(ng)(?=[oUd@1nN])", "place way time chance opportunity room", code="broken-verbs"),
    lost(
        r"[IV](v)(?=[d1@]?[ajn]*[nNk][pPXt.,])",
        "invited admitted signposted linked attached exposed subjected directed diverted transferred connected"
        " introduced referred entitled",
    ),
    lost(
        r"[pPXvf]W([ng])(?=[NoUpX])",
        "support help care plan work record share ask reach keep meet live cope",
        "staff workers home homes records",
        code="broken-verbs",
    ),
    lost(r"[pPXvfFC](j)(?=[ajnNkg])", "same"),
    # "audits have had led to it", "been offers meals", "to wash, dress and cooking", "visits not always followed up"
    lost(r"(AH)(?=x?v[tpPXd@])", code="broken-verbs"),
    lost(r"(?<!YH)V(k)(?=[nN])", code="broken-verbs"),
    lost(r"tv,[gve]&(m|i)", code="broken-verbs"),
    lost(r"[.TUsBb][d@1q#]?[ajxnm]*[nNk2](-)(?=x?[vfh]X?" + PHRASES + "[.,&])", code="broken-verbs"),
    # "Two of the homes that closed was in it", "dates, and librarians was trained", "her mother’s workers was gentle"
    lost(
        r"[.TUs][q#]P[d@1][q#]?[ajn]*[Nk][TR]x?[fF](I|H)(?=x?[vVafpPXd@])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(
        r"\.[^,.]*[fFH][^,.]*,&[ajx]*N(I|H)(?=x?[vafp])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(r"[.TUsBb][d1]1[ajng]*[Nk](I)(?=x?n)", code="broken-verbs", was="were"),
    # "brief and well ran.", "more than was 65", "asked that each team to send", "as open and who listened"
    lost(
        r"I(?:[ang]&)?x(f|F)(?=[.,pX])",
        "ran wrote chose drove gave took knew drew saw did came began spoke",
        code="broken-verbs",
    ),
    lost(r"C(I)(?=[q#])"),
    lost(r"([vf]T)[d@1][ajn]*[N2]tv", "asked requested required recommended suggested insisted wanted expected urged"),
    lost(r"c[ag](&)(?=R)"),
    # "of and advice", "on and 31 March", "asked for that the plan", "spending on in care", "each name on before nine"
    lost(r"([pP]&)(?=[anNd@1qgk])"),
    lost(r"(X&)(?=#)", "in on at"),
    lost(r"([pP]T)(?=[dS@1GN])", "for with about from at of into by"),
    lost(r"[nNm](XX)(?=[ajnNd@])", "in on at by"),
    lost(r"[nNkm#](X)(?=b)", "on at in"),
    lost(
        r"[SGRNn2HA]x?([fFvhk]P)(?=[dNn@1q#k])",
        "recorded assessed reviewed supported helped offered provided improved ensured met visited funded managed"
        " reduced increased gave found kept used shared planned delivered prevented checked identified understood"
        " arranged chose included received valued owned led trained published",
    ),
    # "each person which it was reviewed""
    lost(
        r"[nNk2]r(G)(?=Ix?[vfh][pX.,d])",
        unless="hoped said thought expected felt agreed believed proposed planned hardly",
    ),
    lost(r",R(G)(?=F[@d])"),
    lost(r",r[d1]?[ajn]*[nNkS2][fF](G|o)(?=[.,])"),
    lost(r"\.d[ajn]*nP[d@1]?[ajnm]*[nN2]i?(G)(?=[IHMFf][^HIMDFf.]*\.)"),
    # "said that nobody answer", "said the taxis was never", "and the authority it had", "because the team covering it"
    lost(
        r"[TUBWb.&s,](n[eg])(?=[pPXd@b.,1ot])",
        "nobody everybody everyone somebody someone anyone anybody",
        code="broken-verbs",
    ),
    lost(
        r"[.TUsBb,][d1]?[ajx]*N(I|H)(?=x?[avfhpXdn@x])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(r"[.&]d[ajn]*2(G)(?=H[^HIMDFf.]*\.)"),
    lost(r"[bB][d1@]?[ajn]*[nN2](i)(?=[^HIMDFfhegkAsl.,(]*\.)", code="broken-verbs"),
    # "hoped the system save time", "helped them keeping", "the people lived there trusted", "half of the calls was"
    lost(r"(f[d1][ajn]*ne)", "hoped felt thought believed knew found agreed learned showed", code="broken-verbs"),
    lost(r"([fvF]o[im])", "helped let made", code="broken-verbs"),
    lost(r"[.&TUsB,][q#d]?[ajx]*(N[Ff]x[Ff])(?=[d@1oN])"),
    lost(
        r"[.TUs,&][pX]?[xq]Pd[ajn]*[Nk](I|H)(?=x?[avfhpX])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    # "described them what", "opened at eight and close at six", "asks each provider pay for it", "to set up of a fund"
    lost(r"([fve][oU][wWT])", "described reported suggested mentioned confirmed describe"),
    lost(r"\.[d@1]?[ajn]*[n2N][fF][^.(tMDegRrwWI,]*&(e|g)(?=[pX][q#d])", code="broken-verbs"),
    lost(
        r"([fFk][1d@][ajn]*[n2][eg])(?=[pXd@1o])",
        "asks ask expects requires wants allows enables encourages expected required wanted allowed enabled encouraged"
        " urged",
        code="broken-verbs",
    ),
    lost(r"t[veg](XP)(?=[@d])", "up on in over"),
    lost(r"I(iI)", code="broken-verbs"),
    lost(r"[nNk]W(I)(?=[NS]v)", code="broken-verbs"),
    # "in of the plan", "of to the team", "with to the hub", "from by the area", "on as the list", "who the they"
    lost(r"([pt]P)(?=[d@1#Nnajkmg])", "to at for with by about into", "course"),
    lost(r"(XP)(?=[d@1#Nnajkmg])", "in at by", "course"),
    lost(
        r"(?<![afFhveg])(P[pXt])(?=[d@1#Nnajkmg])",
        "of",
        "over about between around under near at below above up after behind within late least course off",
    ),
    lost(r"([pt]t)(?=[d@1#Nnajk])", "of at from with into by"),
    lost(
        r"(?<![fFhve])(p[pX])(?=[d@1#Nn])",
        "from into",
        "about around under over within among outside inside between across behind near at below above beyond up down",
    ),
    lost(r"(Xc)(?=[d@])", "in on at by"),
    lost(r"(pc)(?=[d@])", "with for from at into of"),
    # "those who stayed was covering it", "had been help them", "an own budget", "the plan will works"
    lost(
        r"[.TUs&,]qRx?[fF](I|H)(?=x?[avfhim])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(r"V(g)(?=[oUd1])", code="broken-verbs"),
    lost(r"@(j)", "own"),
    lost(r"[SNGn2RT]M[x-]*(k)", code="broken-verbs"),
    lost(r"[nNx](pX)(?=[Nn])", "at with for from", "about up over under"),
    # "sent out bills that was wrong", "cleaning and to cook", "was aware the gap and", "how the system it works"
    lost(r"[fv]X[d1q#]?[ajx]*[Nk]T(I)(?=x?[avfj])", code="broken-verbs", was="were"),
    lost(r",[mi]&(t)(?=v)", code="broken-verbs"),
    lost(r"Ix?(a)(?=[d@1][ajn]*[nN]+" + PHRASES + "&[HFf])", "aware capable proud typical full short free unaware"),
    lost(r"W[d1][ajn]*[n2](G)(?=[kFfIH])"),
    # "supports to people", "asked if wanted an advocate", "set up in for farmers", "who experience of it"
    lost(r"([kfFveg]t)(?=[NdS])", "supports supported met advised assists assisted included assesses"),
    lost(r"[vf](b)(?=f[@d1])", "if"),
    lost(r"X(X)(?=p[Nd@n])", "in on at by"),
    lost(r"R(n|g)(?=P)", "experience knowledge lack understanding"),
    lost(r"@(n)(?=q[ajn]*N)", "average total"),
    lost(
        r"\.(n|j|g)(?=[ls])",
        "relative carer worker resident manager tenant director neighbour daughter son nurse parent leader councillor"
        " provider partner commissioner officer practitioner volunteer therapist",
    ),
    # "They did knew them", "asked for to a view", "a call at on the day", "ways to for raising it", "had aware of it"
    lost(r"\.[^.wrRWT]*[SNkn2]D-?x?(F)", code="broken-verbs"),
    lost(r"(pt)(?=@)", "for"),
    lost(r"(?<![fFvheg])(pX)(?=d)", "at", "about around over under"),
    lost(r"(?<![fFvheg])(tp)(?=[mi])"),
    lost(
        r"H(a)(?=[TpXP])", "confident aware able responsible proud unable keen pleased satisfied", code="broken-verbs"
    ),
    lost(r"[n2N]I(n|g)(?=t[ve])", "plan hope intend", code="broken-verbs"),
)
"""Of each the first group is where a word is lost, too much or in a wrong form."""
