"""Which signs stand side by side only where a small word is lost, or one is too much: "a date the time"."""

from __future__ import annotations

import re
from typing import Final

from domain.checks.typing.sign_table import SignRule


def _lost(pattern: str, only: str = "", unless: str = "", code: str = "no-reading", **mends: str) -> SignRule:
    """Return a rule: `only` are the words that its first group begins with, `unless` those that may not be near."""
    is_lost = code == "no-reading" and not mends
    return SignRule(re.compile(pattern), code, mends, frozenset(only.split()), frozenset(unless.split()), is_lost)


_WHEN: Final = (
    "every each day days week weeks month months year years morning evening night time times same following previous"
    " next last first moment quarter afternoon fortnight weekend spring summer autumn winter way whole term"
)
_PHRASES: Final = "(?:[pPX][d@1q#]?[ajnmixzN2kg]+)*"
_SUBJECT: Final = "[.TUBs][d@1q#]?[ajxnm]*"
"""What opens a clause, and what stands before the noun that it is about."""
_NO_VERB: Final = "[^HIMDFfhkgelsAzRrTWwBb.,(]*"
_OF_PEOPLE: Final = (
    "valued trusted knew liked wanted struggled understood relied waited looked learned learnt feared hoped met"
    " preferred enjoyed needed received saw spoke chose tried appreciated welcomed recognised believed thought"
)
"""What only people do, so that "that" is not its subject."""
_BODIES: Final = (
    "team board council group panel committee partnership agency charity department borough district county authority"
    " organisation association"
)
_SIZES: Final = (
    "list budget average range series lack copy number total median majority maximum minimum set pair mix choice sense"
    " share sample summary programme target framework"
)
_PLACES: Final = (
    "day start end beginning middle top bottom centre edge north south east west rest majority autumn winter spring"
    " summer target"
)

LOSSES: Final = (
    # "a date the time they called", "a stay the care home", "Members the forum praised it", "People a disability had"
    _lost(r"@[ajnm]*(n[d@])(?=[ajnm]*[nN2](?![ajnmN2kg]|x?[fFHIMDkegA]))", unless=f"a {_WHEN}"),
    _lost(r"[vfFIHh][^.,(]*[pPX][d@1q#]?[ajnm]*([nN2k]d)(?=[ajnm]*[nN2]" + _PHRASES + r"[.,])", unless=_WHEN),
    _lost(r"\.[ajx]*N(@)", unless=_WHEN),
    _lost(r"[TUs][d1q#]?[ajx]*N(@)(?=[ajn]*n)", unless=_WHEN),
    _lost(r"\.[ajx]*(Nd)(?=[ajn]*[nN2]+[fF][^HIMDFfhkgelsA.(]*\.)", unless="day week month year"),
    # "two its recommendations", "held 6 the 12 seats"
    _lost(r"[fFveTUs&.](#|q)(?=d[#qajn])", "two three four five six seven eight nine ten one some most many", _WHEN),
    _lost(r"[fFveTUs](#)(?=d[#qajnN2])"),
    # "a population 154,800", "for 2024 2028", "from April 2025 March 2026"
    _lost(
        r"@[ajn]*([n2]#)(?=[ajm]*N|q?\.|,|z)", "population total team group fund fall rise difference average target"
    ),
    _lost(r"[pf](##)"),
    _lost(r"[^#]n#(n#)(?=[.,])"),
    # "were asked bring", "feared speak up", "was easy arrange", "knew how ask", "for a month ask where"
    _lost(r"[HI]x?(ve)", unless="help let make", code="broken-verbs"),
    _lost(r"([fF]e)", code="broken-verbs"),
    _lost(r"I[xa](e)", code="broken-verbs"),
    _lost(r"@[aj]*(ne)", code="broken-verbs"),
    _lost(r"([Ww]e)(?=[.,d@1opPX])", code="broken-verbs"),
    # "This similar to", "which lower than", "in 2024/25, which 84 were upheld"
    _lost(r"\.(1)(?=@[ajn]*n|#|x?a[tC])", "this"),
    _lost(r",(r)(?=#(?!N)|x?a[tpC.,]|x?gC)"),
    _lost(r",(P)(?=#[IHF])", of="of which"),
    # "Managers not have data", "who not in touch", "that the plans not finished"
    _lost(r"[NkR2](-)(?=x?[eAE])", code="broken-verbs"),
    _lost(r"(R-)", code="broken-verbs"),
    _lost(_SUBJECT + r"[nNk2]" + _PHRASES + r"(-)(?=x?[vfha]x?" + _PHRASES + r"[.,&])", code="broken-verbs"),
    # "The median wait 47 days", "People timely and that", "there too few beds", "leaders had approachable"
    _lost(r"\.[d1][ajnmg]*[nm](#)(?=q?(?:N[.,]|,|\.))"),
    _lost(r"[Nk](a)(?:(?<=[.TUs]..)|(?<=[.TUs][ajd1q#]..)|(?<=[.TUs][d1q#][ajx]..))(?=\.|,&|&T)"),
    _lost(r"[TUBs&](Y)(?=x?[#d@q])"),
    _lost(r"H(a)(?=\.|&T)", code="broken-verbs"),
    # "tired and been offered none", "urgent items be sent the same day"
    _lost(r"\.[^.(MDtTfFI,&RrWw]*[Nk](E)", code="broken-verbs"),
    # "told us that valued the visits", "told us valued this", "were asked they wanted", "because felt"
    _lost(r"[Us]T([fFh])(?=[^.,])", _OF_PEOPLE),
    _lost(r"lU(f)(?=[d1@S])"),
    _lost(r"(v)(?=S[fFHIM])", "asked"),
    _lost(r"(B)(?=[FD]|f[^t])", "because"),
    _lost(r"[^nNk.](b)(?=[IHF])", "before after once while since"),
    _lost(r"(fT)(?=M|f[#d@1])", "reported estimated explained confirmed noted stated"),
    _lost(r"(X)(?=S[MHIfF])", "in on"),
    _lost(r"\.X(?:#|#n#|n#)(I)(?=[#@])"),
    # "lower the average", "waited more 28 days", "more than year"
    _lost(r"[^d](a|g|x|n)(?=[d@#])", "lower higher better worse", _WHEN),
    _lost(r"(q|a|x)(?=#N)", "more less fewer"),
    _lost(r"[#q]q(f)(?=[.,])", "estimated planned expected budgeted forecast predicted", "actual spent outturn"),
    _lost(r"C(n)(?=[.,bxpIt&])", "year week month day fortnight third quarter dozen"),
    # "from local authority", "told team that", "kept list of", "at end of", "in own way"
    _lost(r"[pPXlTfFvUWwbBC](j[21])(?=[^ajnNkgm2])", "local", "government"),
    _lost(r"[lpF](2)(?=[.PTHIMb])", _BODIES),
    _lost(r"[nNS2RHIMt]x?[fFv](g|n|j)(?=P)", _SIZES),
    _lost(r"[pX](n|g|j)(?=P)", _PLACES, "life"),
    _lost(r"[pXvfF](j)(?=[ajnNkg])", "own"),
    _lost(r"[HA](j|g|n|v)(?=[PX])", "choice say seat number range variety lack sense share"),
    # "had been offers a break", "had took on twelve", "did not knowing", "had changes their practice", "them to kept"
    _lost(r"(?<!YH)V(k)(?=[.,pPXd@t])", code="broken-verbs"),
    _lost(
        r"[HA](?:(?<=R.)|(?<=[.TUsBb&][SGYnNk2].)|(?<=[.TUsBb&][d@1ajq#][nNk2].)|(?<=[.TUsBb&][d@1q#][ajn][nNk2].))"
        r"-?x?(F)(?=[d@1pPXqt#.oUS])",
        code="broken-verbs",
    ),
    _lost(r"[^YwWrRN2nSG]I(k)(?=[pPXd@])", code="broken-verbs"),
    _lost(r"H(k)(?=[d1@qo])", code="broken-verbs"),
    _lost(r"D-x?([ikm])(?=[.,d1@TopPXRWwN])", code="broken-verbs"),
    _lost(r"[Nno]t(F)", code="broken-verbs"),
    _lost(r"M-?x?([Fi])(?=[d@1ToSpPX.,])", code="broken-verbs"),
    _lost(r"[,(](e|g|k)(?=[pt])", "compare accord accords compares", code="broken-verbs"),
    _lost(r"o(ti)", code="broken-verbs"),
    # "waits was and safeguarding", "in the on last Friday", "passed it to on one", "plans as and a chair"
    _lost(r"\.[^.wWRrTSGBb(]*[nNk](I)&"),
    _lost(r"(dX)", "the their our", "up off out down over then now"),
    _lost(r"[^fvFxX]t(X)"),
    _lost(r"\.[^.wWRrTSBb(]*(H)&"),
    _lost(r"(c&)", unless="when"),
    _lost(r"[fs](G)(?=T[SGd@NY])"),
    _lost(r"[nNk2](R)(?=@)"),
    _lost(r"(TR)"),
    _lost(r"\.[ajx]*N(X)(?=lU)"),
    _lost(r"(GP)", unless="late course"),
    _lost(r"\.[^.MtDTbWfzAh(-]+(E)", code="broken-verbs"),
    _lost(r"(A)&", code="broken-verbs"),
    _lost(r"[nN](I)(?=R)"),
    # "a range activities", "a lack space held", "every mornings", "there not enough", "was not record of"
    _lost(r"@[ajnm]*n(N)(?=[.,p])"),
    _lost(r"@a?(n|g)(?=a?[nNm][HIMFfh])", "lack"),
    _lost(r"(d[ajm]*[Nk])(?=[^nNgkj])", "every", code="wrong-number"),
    _lost(r"(Y-)(?![yi])"),
    _lost(r"YI(-)(?=a?[ng][pP])"),
    # "had met and agree a list", "worked there and explain what", "they worked there and shares one list"
    _lost(r"R[fFH][^.(tMDegRrwW,]*&([eg])(?=[d@1][ajnx]*[nN2])", code="broken-verbs"),
    _lost(r"[fF][^.(tMDegRrwWI]*&([eg])(?=[wW])", code="broken-verbs"),
    _lost(r"[UsT]S[fF][^.,(RrTWw]*&(k)(?=[@d1#n])", code="broken-verbs"),
    _lost(r"\.[d@1][ajn]*n,p[^,.HIMFf]*,([ge])(?=[pPX])", code="broken-verbs"),
    # "the challenges face the team", "Some of the equipment have", "told us that her workers was gentle"
    _lost(r"\.[^.(WwRrTSBb]*[fFHI][^.(WwRrTSBb]*P[d1][ajn]*N([eg])(?=[d@1])", code="broken-verbs"),
    _lost(r"\.qPd[aj]*n" + _PHRASES + "x?f?" + _PHRASES + "(A)", code="broken-verbs", have="has"),
    _lost(r"[.TUsBb][d1]1[ajng]*[Nk](I)(?=x?[afvgj])", code="broken-verbs", was="were"),
    _lost(r"\.d[ajn]*n[pP][d@1]?[aj]*N(?:[SN]|d[ajn]*[nN2])x?[fF](I|A)", code="broken-verbs", were="was", have="has"),
    # "worked with partners to developing", "but said was hard", "the authority recognised needed to"
    _lost(r"([fFvei]p[dq1]?[ajnm]*[N2]ti)", "worked work working works", code="broken-verbs"),
    _lost(r"&s(I)(?=[^.])"),
    _lost(
        r"[nN2S](ff)(?=t)", "recognised acknowledged accepted noted agreed stated believed knew", code="broken-verbs"
    ),
    _lost(r"(fH)(?=S[vfxH])", code="broken-verbs"),
    _lost(r"([WbB])(?=M)", "whether if although because unless until"),
    _lost(r"&([fF]NI)(?=[iv])", "contacted met asked saw reached rang called visited", code="broken-verbs"),
    # "accepted that this that made it hard", "time reflect", "spoke us to them ring", "had has been", "publish, a list"
    _lost(r"T(1)T"),
    _lost(r"(ge)(?=[.,&pPXd@1])", code="broken-verbs"),
    _lost(r"U(to)(?=[eg])"),
    _lost(r"[sUT.]d[ajn]*n(G)(?=I[d@])"),
    _lost(r"(HH)(?=V)", code="broken-verbs"),
    _lost(r"&(T)(?=i[^HIMDFfhke.(]*\.)"),
    _lost(r"M(v,)(?=@[ajnmx]*[nN]" + _PHRASES + r"\.)", code="wrong-mark"),
    _lost(r"([Fv]t)\.", "met"),
    # "let to them see", "people to into care", "given choice of", "files, each which held", "was mandatory all staff"
    _lost(r"(to)(?=e)"),
    _lost(r"(?<![fvxF])(t[pX])(?=[ajnNg])", unless="under around about near above below over within"),
    _lost(r"[IV]v(j|n|g)(?=[pPXt])", "choice chance opportunity copy letter say list number range"),
    _lost(r"(1r)"),
    _lost(r"I(a)(?=qN)"),
    # "planning start when", "services that was late", "a service that were", "which staff it valued", "from to mend"
    _lost(r"[TUs](?:[mi]|[d1][ajn]*n)([eg])(?=[Ww])", code="broken-verbs"),
    _lost(r"[.TUsfFv][d1q#]?[ajx]*[Nk]T(I)(?=x?[avf])", code="broken-verbs", was="were"),
    _lost(r"@[ajn]*nT(I)", code="broken-verbs", were="was", are="is"),
    _lost(r",r[d1]?[ajn]*[NnS](G)(?=[fF])"),
    _lost(r"(pt)(?=v)", "from with for into without of"),
    _lost(r"[fF][^.(tMDegRrwWI]*&(e)(?=X[d@1q])", code="broken-verbs"),
    _lost(r"p(G)(?=d[ajn]*[nN])"),
    # "was made and been agreed", "found hard to say", "in which they encouraged to speak", "All of the homes has"
    _lost(r"\.[^.HAizM(]*[,&](V)", code="broken-verbs"),
    _lost(r"[.TUs][^.,(rRTwW]*([fF][ax])(?=tv)", "found thought made considered"),
    _lost(
        r"S(f)(?=tv)",
        "encouraged invited allowed enabled trained advised required urged persuaded reminded supported empowered",
        code="broken-verbs",
    ),
    _lost(
        r"[.TUs][q#]x?P[d@1][q#]?[ajnmg]*[Nk]" + _PHRASES + "(I|H)",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    # "People now a sensor", "visited twice and written to her", "the being able", "different ways recording risk"
    _lost(r"\.(?:[pX]?[#q])?[ajx]*Nx(@)(?=[ajnN]*[nN][pPX.,&])", unless=_WHEN),
    _lost(r"\.[^.(HAIMyEVtm&,RWwT]*[fF][^.(HAIM&,]*&(v)(?=[tpXd@])", code="broken-verbs"),
    _lost(r"(d)(?=ya)"),
    _lost(r"(n|N)(?=[im][d@1ajnNgk])", "ways way"),
    _lost(r"[vI](C)(?=#)"),
    _lost(r"\.[^.wrTWRC]*(F|v|e|g)(?=\.)", "become became becomes seemed seems"),
    _lost(
        r"[1d](N|k)(?=n[.,pIHfF])",
        "sons daughters mothers fathers husbands brothers sisters grandmothers grandfathers grandsons aunts uncles",
        code="apostrophe",
    ),
    _lost(r"Ix?(a|j)(?=[d1][ajn]*[nN2]" + _PHRASES + "[.,])", unless=_WHEN),
    _lost(r"(pq)(?=[pX])", "within"),
    # "urgent concerns was", "the costs of care has risen", "the quality of homes were"
    _lost(
        r"[.TUsBb][ajx]*N+(I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    _lost(
        r"[.TUsBb][d1][ajn]*n(?:[pP][d@1q#]?[ajx]*[nN]+)+(I|A)(?=x?[avf])",
        code="broken-verbs",
        were="was",
        are="is",
        have="has",
    ),
    # "their wishes recorded at the start.", "The plan written with carers, who liked it.", "and this had done."
    _lost(
        r"[.TUs&][d@1q#]?[ajxnm]*[nNk2]" + _PHRASES + "([fv])(?=x?[pX]" + _NO_VERB + r"(?:,[rR][^.,(]*)?\.)",
        "recorded allocated appointed commissioned completed created delivered established funded"
        " identified installed introduced issued located maintained monitored prioritised produced recommended repaired"
        " replaced resolved scheduled stored translated upheld verified rejected awarded drafted based"
        " situated written given taken published reviewed updated tested designed",
        code="broken-verbs",
    ),
    _lost(r"b[d@1][ajn]*[nNk2](f)(?=,)", "allocated arranged completed funded installed made sent found published"),
    _lost(
        r"(?:\.|[Us]T?|,&)(?:1|G|d[ajn]*[nNk2])H(v)(?=\.)",
        "done made given taken sent built bought kept recorded completed commissioned published allocated funded"
        " installed arranged delivered created written offered produced",
        code="broken-verbs",
    ),
    # "the provider give notice", "Carers and their families was", "Half of those we met has been"
    _lost(r"[.,TUsBbW][d1@][ajn]*n(e)(?=[d@1ajnNpPXTtxgGoUS])", code="broken-verbs"),
    _lost(r"[.,TUsBb][d1@][ajn]*n(g)(?=[d@1])", code="broken-verbs"),
    _lost(
        r"\.[q#]?[ajx]*N(?:[pX&][d@1q#]?[ajnm]*[nN2k])+(I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    _lost(r"\.qPq[SN][fF](H|I)", code="broken-verbs", **{"was": "were", "is": "are", "has": "have"}),
    # "a tool to assess of", "which it trained 18", "housing and work in.", "but that.", "was run a charity"
    _lost(
        r"t(vP)",
        "assess review support help develop provide improve ensure meet visit record fund manage reduce increase offer"
        " give find keep use share plan deliver prevent monitor check identify understand arrange choose",
    ),
    _lost(r",r(G[fF])(?=[#q][ajn]*[nN])"),
    _lost(r"\.[^.RrwWTtHI(]*&[nNg](X|p)\."),
    _lost(r"&(T)\."),
    _lost(r"[IV](v|n)(?=@)", "run led held owned funded staffed chaired hosted", _WHEN),
    # "so it hard to reach", "examples how they helped", "a plan that did not say who be there", "for up six weeks"
    _lost(r"[,TUBsb]x?(G)(?=[ax][t.,p])"),
    _lost(r"(N|n)(?=W)", "examples example evidence details description account"),
    _lost(r"[.TUs][d1][ajn]*n[RrT]x?[IHFf]v?" + _PHRASES + "([IA])", code="broken-verbs", were="was", have="has"),
    _lost(r"[RrWw](E)", code="broken-verbs"),
    _lost(r"p(X)(?=[q#])", "up"),
    _lost(r"H(g)(?=[GSo])", code="broken-verbs"),
    _lost(r"Ix?v[^.,(HMtDRrwWTf]*&(e)(?=[tpXd@1])", code="broken-verbs"),
    _lost(r"q(Pn)(?=d[ajn]*[nN2][fFHI])"),
    _lost(r"[av](1)(?=,[rR])", code="apostrophe"),
    # "Many of the people who used the hub has been", "The plan to move the hub have been"
    _lost(
        r"\.(?:qP)?[d@q1#]?[ajx]*N[RT]x?[fF][^HIMDFfARrTWwBb.,(&Ssl]*(I|H)(?=x?[vVaf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    _lost(
        r"[.TUs][d1][ajn]*nt[ve][^HIMDFfARrTWwBb.,(&gk]*(?<![Nk])(A|I)(?=x?[vVaf])",
        code="broken-verbs",
        were="was",
        are="is",
        have="has",
    ),
    # "was part a network", "was known all the staff", "work was need on", "had spend time", ", include training"
    _lost(r"I(n|g|j)(?=[@d1])", "part"),
    _lost(r"[IV](v)(?=qd)", "known used seen valued shared agreed welcomed understood trusted read"),
    _lost(r"[ngN]I(n|g)(?=[Xt])", "need", code="broken-verbs"),
    _lost(r"([vf]P)(?=d)", "supported helped valued managed funded led owned provided run visited trained"),
    _lost(
        r"[HA]x?([ge])(?=[nNXdq@1opP])",
        "spend speed build send keep leave bring take make give find see get begin write choose speak draw grow",
        code="broken-verbs",
    ),
    _lost(r"([kf]t)(?=N)", "helps helped"),
    _lost(r"\.[^.rRwT]*,(e|g)(?=[mNnad])", "include", code="broken-verbs"),
    _lost(r"\.[ajx]*N(g|e)(?=tv)", "use", code="broken-verbs"),
    # "nine in ten plans was signed", "felt safe their homes", "described her a good listener", "enough of time"
    _lost(
        r"[.TUs][q#][pX][q#][ajn]*[Nk](I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    _lost(r"[fF](a|j)(?=d[ajn]*[nN][.,])", unless=_WHEN),
    _lost(r"([fF]d[ajn]*[nN2]@)", "described regarded viewed praised"),
    _lost(r"(qP)(?=[nm])", "enough"),
    _lost(r"[anN](pX)(?=[d1@])", "at with for from", "about up over under"),
    # "kept informed the changes", "run by group of", "The panel it meets every week", "had rise to 16", "it would hard"
    _lost(r"[Iv]x?(v|f)(?=d)", "informed"),
    _lost(r"X(2)(?=P)", _BODIES),
    _lost(r"\.d[ajn]*[n2](G)(?=[kF][dp@X][^HIMFfDA.]*\.)"),
    _lost(r"[HA]x?([gn])(?=t[q#])", "rise fall grow drop", code="broken-verbs"),
    _lost(r"I(.)(?=d)", "next"),
    _lost(r"[.UsaT]T?1[ajn]*[nNk2]H(v)(?=\.)", code="broken-verbs"),
    _lost(r"M([axg])(?=t)", "hard easy difficult possible able ready likely easier harder"),
    _lost(r"[.TUs][d1][ajx]*N[ajn]*n(I|A)(?=x?[avfgjn])", code="broken-verbs", were="was", are="is", have="has"),
)
"""Of each the first group is where the word is lost, or is too much."""


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
)
"""Words that are written for others."""
