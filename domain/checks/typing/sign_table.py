"""Which signs of words never stand side by side in a right sentence, and which word is meant where one of them does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class SignRule:
    """The first group of a pattern is what is wrong; with `mends` only where it is one of these words, by its mend.

    With `only` its first word has to be one of these; none of `unless` may be in it or follow it closely, and none of
    `behind` stand directly before it, one of `beside` has to. With `is_before` the next word is told as well, since
    what is lost stands before that.
    """

    pattern: re.Pattern[str]
    code: str = "no-reading"
    mends: dict[str, str] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    is_before: bool = False
    behind: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def _rule(pattern: str, code: str = "no-reading", **mends: str) -> SignRule:
    return SignRule(re.compile(pattern), code, mends)


def _of(pattern: str, only: str, unless: str = "", code: str = "broken-verbs") -> SignRule:
    """Return a rule on some words: `only` are those that it begins with, `unless` those that may not be near."""
    return SignRule(re.compile(pattern), code, {}, frozenset(only.split()), frozenset(unless.split()))


def _alike(wrong: str, right: str, pattern: str) -> SignRule:
    return SignRule(re.compile(pattern), "look-alike", {wrong: right})


_TIMES: Final = "day days week weeks month months year years morning evening night time times same following previous"
WHERE_ALONE: Final = (
    "possible appropriate necessary needed relevant applicable required practicable available agreed known used safe"
    " stated given indicated identified wanted requested wished allowed permitted specified noted asked feasible"
)
"""What stands after "where" with nothing else: "where possible"."""
_DONE_TO: Final = (
    "recorded allocated invited involved notified appointed published arranged assessed discharged commissioned"
    " completed cancelled covered created delivered established funded identified included installed introduced"
    " issued located maintained monitored placed prioritised produced raised recommended removed repaired"
    " replaced resolved sampled scheduled stored tailored translated updated upheld verified rejected awarded"
    " displayed drafted circulated logged"
)
"""What nobody does without what it is done to, so that it was done to the subject."""
_DONE_TO_PEOPLE: Final = "invited allocated assessed involved appointed discharged notified informed introduced placed"
_ENSURING: Final = "ensured ensure ensures ensuring"
_SAYING: Final = (
    "say feel felt think thought believe believed know knew hope hoped find found see saw report reported agree agreed"
    " mean meant show showed hear heard told tell noted note fear feared wish wished expect expected ensure ensured"
    " make made learned learnt added explained stated confirmed suggested recalled worried helped let"
)
_NEEDING: Final = (
    "fortunate proud exceptional responsible aware capable similar suitable dependent reliant familiar available full"
    " central crucial vital essential relevant equal subject keen eligible equivalent comparable superior inferior"
    " accessible open unaware typical characteristic short rich accountable unique common specific separate absent"
    " missing free safe satisfied unhappy happy pleased involved interested engaged good poor strong weak ready"
)
"""Adjectives after which stands a preposition where a noun follows."""
_ALWAYS_OF: Final = (
    "times kinds types forms levels rates parts lots amounts pieces aspects periods sources sorts shortages dozens"
    " hundreds thousands ways terms cases"
)
_ALLOWING: Final = (
    "allowed enabled encouraged expected required invited urged advised reminded wanted persuaded trained taught"
    " trusted"
)
_AROUND: Final = "near outside inside round past over under off up down through above in on then"
_PARTS: Final = "copy copies part parts members majority understanding knowledge awareness lack version aspects"
"""What is always one of something."""
_STRICT: Final = "(?:[pPX][d@1q#]?[ajxq]*[ajnmiN2k]+)*"
_PHRASE: Final = "[pPXt][d@1q#]?[ajnmixzN2kg]*"
RULES: Final = (
    # "the plan had was agreed", "said that number of plans had", "agreed fund two posts", "opened in at a centre"
    _rule(r"[.UsTBb][d@1][aj]*n(HI)(?=x?[vfh])", "broken-verbs"),
    *(
        _rule(
            rf"(?:\.|[sU]T|[Bb])({sign})P[^.,(]*[HIMFf]",
            number="the number",
            majority="the majority",
            range="the range",
            proportion="the proportion",
            percentage="the percentage",
        )
        for sign in "gn2"
    ),
    _of(r"[HAI](v[ng])(?=[q#d@])", "agreed decided hoped tried managed failed refused intended", _TIMES),
    _of(
        r"([fv]Xp)(?=[d@1])",
        "opened held based located published situated recorded stored described",
        code="no-reading",
    ),
    # "their wishes recorded at the start", "they invited to meetings at short notice"
    _of(rf"[.UsTBb][d1][ajn]*[nN](f)(?=(?:{_PHRASE})+\.)", _DONE_TO),
    _of(rf"[.UsTBb&]S(f)(?=(?:{_PHRASE})+[.,&])", _DONE_TO_PEOPLE),
    # "responsible ensuring", "each of assessment", "the need for escalate it"
    _rule(r"I(a)(?=i)", responsible="responsible for", interested="interested in", capable="capable of"),
    _of(r"(1P)(?=[ajx]*[nNm](?![nN]))", "each either neither any", code="no-reading"),
    _rule(r"[pP](e)(?=x?[d@1oNkUpPX.,])", "broken-verbs"),
    # "People drew on services helped to plan", "Staff in the team they had links", "with attended by the chair"
    _rule(r"\.[q#d]?[ajx]*(N[Ff][pPX][d@1]?[ajnm]*[Nn2k][Ff])(?=tv|[d@1oN])", "broken-verbs"),
    _rule(r"\.d?[aj]*N(?:[pPX][d@1]?[ajnm]*[nN2]+)*(S[HIFf])(?=[^HIMDFfhegkRrTWwBb.,(]*\.)"),
    _of(r"(pf)(?=[pX])", "with for from without", code="broken-verbs"),
    # "recognised that it there was more", "ensured that was answered", "shared between with partners"
    _rule(r"(GY)I"),
    _of(r"\.[^.(wWRr]*([fhegim]TI)(?=x?[vfa])", _ENSURING, code="no-reading"),
    _of(
        r"(pp)(?=[d@1nNoaj])",
        "between against among with during without towards",
        "between around about under over near inside",
        code="no-reading",
    ),
    # "told us that were treated well", "the contract cover all calls", "the lead challenge officers on waits."
    *(_rule(rf"{before}T(I)(?!@)", "broken-verbs", were="they were", are="they are") for before in ("lU", "s")),
    _rule(rf"\.[d@1][ajn]*n([ng])(?=[d@1q][ajnmx]*[nN2]+(?:{_PHRASE})*[.,&])", "broken-verbs"),
    _rule(rf"\.[d@1][ajn]*n([ng])(?=N(?:{_PHRASE})*\.)", "broken-verbs"),
    # "with no homes rate inadequate", "Not all carers receive an assessment had one", "saved the about an hour"
    _of(r"[#q]N(g|e)(?=[pXa])", "rate place base employ"),
    _rule(r"(d)(?=p@)", "look-alike", the="them"),
    SignRule(
        re.compile(r"[.-][q#d]?[ajx]*(N[egf])(?=[d@1][ajn]*n[HIM])"),
        "broken-verbs",
        unless=frozenset(_SAYING.split()),
    ),
    # "The team manager managers a budget."
    _rule(rf"\.[d@1][ajn]*[n2](N)(?=@[ajn]*n(?:{_PHRASE})*[.,&])"),
    # "links to between the teams", ", but retain remained a concern", "staff said was helpful"
    _of(
        r"(?<![fv])(tp)(?=[d@])",
        "to",
        "within under around about near above below after before over",
        code="no-reading",
    ),
    _rule(r",&(e)(?=[FHI])", "broken-verbs"),
    _rule(r"[.&,](?:S|[d1]?a*N)s(I)(?=x?[avfh])", "broken-verbs", was="it was", were="they were"),
    # "passed the request to on one team", "Staff contacted people were waiting"
    _of(r"(?<=[nN])(tX)(?=[d@1n])", "to", "over up under within around about", code="no-reading"),
    SignRule(re.compile(r"[.&U][d1]?a*([NS2n][fF]NI)(?=[mivaf])"), "broken-verbs", unless=frozenset(_SAYING.split())),
    # ", rise of 22%", "had telling us", "were not simply send away", "it can reaches the", "Families lives on sites."
    _of(
        r"[^@d1ajgnmNk.(#q](n|g)(?=P#)",
        "rise fall increase decrease drop reduction",
        code="no-reading",
    ),
    _rule(r"[HA]-?(i)(?=[oU])", "broken-verbs"),
    _rule(r"I[-x]{1,2}(e)(?=[pPXd@.,bWt1oU])", "broken-verbs"),
    _rule(r"[nNS2G]M(k)(?=[d@1oU])", "broken-verbs"),
    _rule(r"\.[d@1]?[qa#]*[jn]*N(k)(?=(?:[pPX][d@1q#]?[ajnmixzN2kg]*)+\.)", "broken-verbs"),
    # "had been offered choices had not been hurried"
    _rule(r"\.[^.(wWRrTSBb,]*HVv[d@1]?[ajn]*[nN](H)", "broken-verbs"),
    _rule(r"R(x?a)(?=[pPt])"),
    # "was been rewritten", "care at was home", "life expectancy at birth it was 76 years."
    _rule(r"\.[^.HAi(z,;vMc]*(V)", "broken-verbs"),
    _of(r"\.[^.(wWRrTS]*[nN](pI)", "at for with by from of", code="no-reading"),
    _rule(r"\.a*n+(?:[pPX][d@1]?[ajnm]*[nN2]+)+(G[HIMFf])(?=[^HIMDFfhkRrTWwBb.,(]*\.)"),
    # "was due on to open", "they were it supported", "In 2024 is we did so", "the breaks were was booked"
    _of(r"[aN](X)(?=t[eEg])", "on", code="no-reading"),
    _rule(r"SI(G)"),
    _rule(r"\.[pX]#(I)(?=S)"),
    _rule(r"\.[^.(wW]*N(II)", "broken-verbs"),
    _rule(r"[IV]([pX])(?=[vf]X)"),
    _of(r"([pP]S)(?=[fFHIM])", "with about from at into of under", code="no-reading"),
    # "a volunteer us told that", "used to where decide", "support for mental was offered"
    _rule(r"(?<!P)(Ul)"),
    _rule(r"(tW)(?=e)"),
    _rule(r"p(a)(?=[IHM])"),
    # "under section 9 of the at Care Act"
    _of(
        r"([d@][pP])(?=[d@1qnN])",
        "the their its our",
        "below above under over after per near inside outside within about around between past behind opposite round",
        code="no-reading",
    ),
    # "were visible approachable."
    _rule(r"I(aa)\.", "wrong-mark"),
    # "told us that had been offered", "told for us", "clear that and fair"
    _rule(r"lU(T[HM])"),
    _rule(r"(l[pPX]U)"),
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
    # "There had 5 nights", "told us were tired of it", "when was needed", "13 been carried out"
    _rule(r"Y(H)(?=[#qd@nN1])", "broken-verbs"),
    _rule(r"\.[^.(,RrTWwBbz]*lU([FHI])"),
    _of(r"([WBb])(?=[HIDF])", "when if until whether although unless whenever", code="no-reading"),
    _rule(r"[.,][^.,HAi(z;Mc]*[#qN](V)", "broken-verbs"),
    # "were proud our work", "similar the average", "the share of by disabled residents", "a list in at the end"
    _of(
        rf"Ix?(a)(?=[d@1][ajn]*[nN]+{_STRICT}[.,])",
        _NEEDING,
        "every each daily last next same whole first",
        "no-reading",
    ),
    _rule(r"(a)(?=d)", similar="similar to", due="due to"),
    _of(
        r"(?<![fFhveg])([pP][pX])(?=[d@1#N])",
        "of",
        "over about between around under at near above below up after behind in",
        code="no-reading",
    ),
    _of(r"[nNa](X[pX])(?=[d@1#])", "in at on", "over about between around under near up off to", code="no-reading"),
    # "They part of a team", "sure that workers not overloaded", "other parts London", "a range services"
    _of(r"[SGN2](n|g)(?=P)", "part", code="no-reading"),
    _rule(rf"[TUBs][d@1q]?[ajx]*[N2](-)x?[vfha]{_STRICT}[.,]", "broken-verbs"),
    _of(r"(N|k)(?=a?[nN]+[pPX.,])", _ALWAYS_OF, code="no-reading"),
    _of(r"@a?(n|g)(?=a?[nNm][pPX.,])", "lack lot couple handful wealth plenty shortage", code="no-reading"),
    _of(
        r"[@d]a?(n|g)(?=a?[N2][pPX.,HIFf])",
        "lack lot couple handful wealth variety majority number range series proportion mix mixture set pair",
        code="no-reading",
    ),
    _of(rf"([nNg])(?=[d@1][ajn]*[nN]+{_STRICT}(?:[.,]|&[MHIDfF]))", _PARTS, "every each", "no-reading"),
    # "allowed managers see which", "were support the", "was are"
    _of(r"[.nNS2U]([fFhv][d1q]?a?Ne)(?=x?[WTd@1UpXrRw])", _ALLOWING),
    _rule(r"I-?x?(e|g)(?=[d@1U])", "broken-verbs"),
    _rule(r"\.[^.(WwRr]*(?<!#)(I-?x?I)", "broken-verbs"),
    _of(r"(?<![nNzk#])(@)(?=[pXHIRr])", "a an", _AROUND, "no-reading"),
    _of(r"[nNS2]M([d@1])", "the their its a an his our", code="no-reading"),
    # "looked at 40 files and find only two", "what a good day look like", "Calls that came in after 4pm was left"
    _rule(r"\.[^.(tMDegRrwW]*[fFHv][^.(tMDegRrwW]*&((?<!,[nmN]&)(?<!,[aimn][nN]&)[ge])(?=x[d@1q#])", "broken-verbs"),
    _rule(r"[wWRr]@[aj]*n(g)(?=[pPX.cg])", "broken-verbs"),
    _rule(r"[@d1][ajn]*n,?R(e)(?=[&.,pPX])", "broken-verbs"),
    *(
        _rule(
            r"\.[d@q1]?[ajx]*N[RTS]x?[egfFhIHA]v?(?:[pPXtb][d@1#]?[ajnmNx2z]*)*([IH])", "broken-verbs", **{one: several}
        )
        for one, several in (("was", "were"), ("is", "are"), ("has", "have"))
    ),
    # "had been test in May", "There were no waiting list", "had to waiting", "that managers cares."
    _of(
        r"V(g|e)(?=[X.])",
        "test show sign complete discuss review use ask share update release check launch trial",
    ),
    _rule(r"Y(I)(?=d[aijm]*[ng]+[pPX.,T])", "broken-verbs", were="was", are="is"),
    _rule(r"Ht(i|m)(?=[pPX.d@1WBb])", "broken-verbs"),
    _rule(r"[TB]N(k)\.", "broken-verbs"),
    # "gave them chance to rest", "had had listened", "who was waited longest"
    _of(r"[fFvie][Uo](n|g|j)(?=[tpPX.,T])", "chance opportunity copy letter sense lift say", code="no-reading"),
    _rule(r"&(HH)(?=[vf][pPXt.,])", "broken-verbs"),
    _of(
        r"I[x-]?([vfh])(?![pP])",
        "waited happened occurred existed belonged emerged remained seemed consisted depended behaved lasted coped"
        " disappeared appeared",
    ),
    # "The workers, who knew the family well.", "Which meant that", "hard to found out", ", which it was a theme in"
    _rule(rf"\.([d@1q#]?[ajx]*[nN2]+{_STRICT}),[R][^.,(]*\."),
    _rule(r"\.(r)[HIMF](?!r)"),
    _of(r"t(v|f|h|g|F)(?=[Xod@1.,Tn])", "found"),
    _rule(r",r(G[Ff])(?=[d@1q#]?[ajn]*[nN][.,])"),
    _rule(r"\.[#qn]P[oU](S)(?=[Ff][@d1])"),
    _rule(r",r([GS]I)(?=@[ajn]*n(?:[pPX][d@1q#]?[ajnmixN2k]+)*[.])"),
    # "had being", "had is", "was had", "had improving since", "had choose"
    _rule(r"H(y)", "look-alike", being="been"),
    _rule(r"[Rr](HI)", "broken-verbs"),
    _rule(r"\.[^.(,wWRrTS]*[^.(,wWRrTS#](I[HAI])", "broken-verbs"),
    _rule(r"[HA]-?(i)(?=[pPXd@.,bWtT1#])", "broken-verbs"),
    _rule(r"[HAV](e)(?=[pPXd@.,bWt1oU])", "broken-verbs"),
    _rule(r"(H[nN]H)(?=[d@1#])", "broken-verbs"),
    _rule(r"S(H[@d][ajn]*nH)(?=[bBpPX.])", "broken-verbs"),
    # "to visited the", "they waiting for", "it in two parts", "there two clear routes"
    _rule(r"t(f)(?=[d@1UoS])", "broken-verbs"),
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
    _rule(r"D(v-)(?=[wWtpPXT])"),
    _rule(r"[RW]([aj]I)(?=[pPX.])"),
    _rule(r"GI@[ajnm]*n(TGI)"),
    # "drive people there and brings them", "had rung and telephone the team"
    _rule(r"\.[NkS][^.(,RrTWwBtMD]*[eg][^.(,RrTWwBtMD]*&(k)(?=[oUd@1])", "broken-verbs"),
    _rule(r"\.[Nk][eg][^.(,RrTWwB]*&(k)(?=[oUd@1])", "broken-verbs"),
    # but not "the report covered waiting times, quality and spend every month"
    _rule(
        r"\.[^.(tMDegRrwW]*[fFH][^.(tMDegRrwW]*&((?<!,[nmN]&)(?<!,[aimn][nN]&)[ge])(?=[d@1][ajnx]*[nN2])",
        "broken-verbs",
    ),
    # "Partners meets every", "worked there and shares one"
    _rule(r"\.[Nk]{1,2}(k)(?=[d@1])", "broken-verbs"),
    _rule(r"[TUsWBb][d@]?[Nk]{1,2}(k)(?=[d@1])", "broken-verbs"),
    _rule(r"\.[NkS][^.(,RrTWw]*[fFH][^.(,RrTWw]*&(k)(?=[@d1#])", "broken-verbs"),
)
"""What no right sentence has; a sentence that asks, and what somebody said, may have any."""
ALIKE: Final = (
    _alike("were", "where", r"\.[^.(,RrTWwSB&]*[FfHMIDl][^.(,]*,(I)(?=[d@#1qNn])"),
    _alike("were", "where", r"\.[pPX][^.(,RrTWS]*,(I)"),
    _alike("were", "where", r"W&(I)(?=[.,])"),
    _alike("were", "where", r"[fhlv](I)(?=,W)"),
    _alike("where", "were", r"\.(?:[qd@1#]P)?[d@1#qaNjnx]*[nN2k](W)(?=x?[fhapPX][^.,fFhkIHMDgel]*[.,])"),
    SignRule(
        re.compile(r"[.UsTBb][d@q1#]?[ajx]*N(W)(?=x?[ajfhv][&,.tp])"),
        "look-alike",
        {"where": "were"},
        unless=frozenset(WHERE_ALONE.split()),
    ),
    _alike("through", "though", r",(p|X)(?=[d@1]?[ajnm]*[nN2S](?:[pPX][d@1]?[ajnm]*[nN2])*(?:[HIMF]|f[aqd@1x#]))"),
    _alike("though", "through", r"[eigvfFm](b)(?=[dq@1][ajn]*[nNk][.,])"),
    _alike("not", "no", r"[HA](-)(?=[ag][nN][pPX.,t])"),
    _alike("who", "how", r"[lfFeg](R)(?=[ax][d@1S])"),
    _alike("if", "of", r"#(b)(?=[aj]*[nN][pPX.,])"),
    _alike("do", "to", r"a(D)(?=[eg])"),
    _alike("as", "was", r"\.[d@1]?[ajn]*n(c)(?=x?[vfa][^MHIDFfhegkRrTWwBb.,]*\.)"),
    _alike("saw", "was", r"[nN]([Ffh])(?=a[,.ptW]|i[pX])"),
    _alike("is", "in", r"#(I)(?=#[.,])"),
    _alike("that", "the", r"p(T)(?=#|[ajn]*N)"),
    _alike("than", "that", r"\.[^.(qax,]*[nN](C)(?=[FfHIM]|[SG][fFehk])"),
    _alike("where", "were", r"#(W)(?=x?[vfa][pX.,])"),
    _alike("then", "them", r"P(x)(?=[pPXWt.,&])"),
    _alike("then", "that", r"[.&]S?[fF](x)(?=[d@1q][ajn]*[nN2][HIMFf])"),
    _alike("except", "accept", r"[DMt]-?(p)(?=[d@1aNnqojgk#])"),
    _alike("were", "where", r"[@d1q#][ajx]*[ng](I)(?=(?:[d@1][ajn]*[nN2]|S)[HIM])"),
    _alike("here", "her", r"[pPtX]([xX])(?=a?n)"),
    _alike("we", "were", r"(S)(?=x?a[pPt])"),
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
            r"\.(?:[q#]P)?[d@q1]?[ajx]*N[RTS]x?[egfFhIHA]v?(?:[pPXt][d@1]?[ajnmNx2]*)*([IH])",
            r"\.[d@1]?[ajx]*N(?:[pPX][^IHMDFfhkge.,(&]*)?[IHfF][^.(RrTWwSBbGYu]*&([IH])",
            r"\.[q#][ajx]*P[d@1][q#]?[ajnmg]*[Nk]([IH])",
            r"\.[d1]?[ajng]*[Nk]p[d@1]?[ajng]*n([IH])",
        )
    ),
    *(
        _rule(
            r"\.[d@1]?[ajx]*n[pP][d@1q]?[ajx]*N[RT]x?[egfFhIHA]x?[ajnmNk2d@1]*([IH])", "broken-verbs", **{several: one}
        )
        for one, several in (("was", "were"), ("is", "are"), ("has", "have"))
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
