"""Which signs stand side by side only where a small word is lost, or one is too much: "a date the time"."""

from __future__ import annotations

import re
from typing import Final

from domain.checks.typing.sign_table import SignRule


def lost(pattern: str, only: str = "", unless: str = "", code: str = "no-reading", **mends: str) -> SignRule:
    """Return a rule: `only` are the words that its first group begins with, `unless` those that may not be near."""
    is_lost = code == "no-reading" and not mends
    return SignRule(re.compile(pattern), code, mends, frozenset(only.split()), frozenset(unless.split()), is_lost)


_WHEN: Final = (
    "every each day days week weeks month months year years morning evening night time times same following previous"
    " next last first moment quarter afternoon fortnight weekend spring summer autumn winter way whole term"
)
PHRASES: Final = "(?:[pPX][d@1q#]?[ajnmixzN2kg]+)*"
_SUBJECT: Final = "[.TUBs][d@1q#]?[ajxnm]*"
"""What opens a clause, and what stands before the noun that it is about."""
_NO_VERB: Final = "[^HIMDFfhkgelsAzRrTWwBb.,(]*"
OF_PEOPLE: Final = (
    "valued trusted knew liked wanted struggled understood relied waited looked learned learnt feared hoped met"
    " drove travelled walked paid"
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
    lost(r"@[ajnm]*(n[d@])(?=[ajnm]*[nN2](?![ajnmN2kg]|x?[fFHIMDkegA]))", unless=f"a {_WHEN}"),
    lost(r"[vfFIHh][^.,(]*[pPXt][d@1q#]?[ajnm]*([nN2k]d)(?=[ajnm]*[nN2]" + PHRASES + r"[.,])", unless=_WHEN),
    lost(r"\.[ajx]*N(@)", unless=_WHEN),
    lost(r"[TUs][d1q#]?[ajx]*N(@)(?=[ajn]*n)", unless=_WHEN),
    lost(r"\.[ajx]*(Nd)(?=[ajn]*[nN2]+[fF][^HIMDFfhkgelsA.(]*\.)", unless="day week month year"),
    # "two its recommendations", "held 6 the 12 seats"
    lost(r"[fFveTUs&.](#|q)(?=d[#qajn])", "two three four five six seven eight nine ten one some most many", _WHEN),
    lost(r"[fFveTUs](#)(?=d[#qajnN2])"),
    # "a population 154,800", "for 2024 2028", "from April 2025 March 2026"
    lost(r"@[ajn]*([n2]#)(?=[ajm]*N|q?\.|,|z)", "population total team group fund fall rise difference average target"),
    lost(r"[pf](##)"),
    lost(r"[^#]n#(n#)(?=[.,])"),
    # "were asked bring", "feared speak up", "was easy arrange", "knew how ask", "for a month ask where"
    lost(r"[HI]x?(ve)", unless="help let make", code="broken-verbs"),
    lost(r"([fF]e)", code="broken-verbs"),
    lost(r"I[xa](e)", code="broken-verbs"),
    lost(r"@[aj]*(ne)", code="broken-verbs"),
    lost(r"([Ww]e)(?=[.,d@1opPX])", code="broken-verbs"),
    # "This similar to", "which lower than", "in 2024/25, which 84 were upheld"
    lost(r"\.(1)(?=@[ajn]*n|#|x?a[tC])", "this"),
    lost(r",(r)(?=#(?!N)|x?a[tpC.,]|x?gC)"),
    lost(r",(P)(?=#[IHF])", of="of which"),
    # "Managers not have data", "who not in touch", "that the plans not finished"
    lost(r"[NkR2](-)(?=x?[eAE])", code="broken-verbs"),
    lost(r"(R-)", code="broken-verbs"),
    lost(_SUBJECT + r"[nNk2]" + PHRASES + r"(-)(?=x?[vfha]x?" + PHRASES + r"[.,&])", code="broken-verbs"),
    # "The median wait 47 days", "People timely and that", "there too few beds", "leaders had approachable"
    lost(r"\.[d1][ajnmg]*[nm](#)(?=q?(?:N[.,]|,|\.))"),
    lost(r"[Nk](a)(?:(?<=[.TUs]..)|(?<=[.TUs][ajd1q#]..)|(?<=[.TUs][d1q#][ajx]..))(?=\.|,&|&T)"),
    lost(r"[TUBs&](Y)(?=x?[#d@q])"),
    lost(r"H(a)(?=\.|&T)", code="broken-verbs"),
    # "tired and been offered none", "urgent items be sent the same day"
    lost(r"\.[^.(MDtTfFI,&RrWw]*[Nk](E)", code="broken-verbs"),
    # "told us that valued the visits", "told us valued this", "were asked they wanted", "because felt"
    lost(r"[Us]T([fFh])(?=[^.,])", OF_PEOPLE),
    lost(r"lU(f)(?=[d1@S])"),
    lost(r"(v)(?=S[fFHIM])", "asked"),
    lost(r"(B)(?=[FD]|f[^t])", "because"),
    lost(r"[^nNk.](b)(?=[IHF])", "before after once while since"),
    lost(r"(fT)(?=M|f[#d@1])", "reported estimated explained confirmed noted stated"),
    lost(r"(X)(?=S[MHIfF])", "in on"),
    lost(r"\.X(?:#|#n#|n#)(I)(?=[#@])"),
    # "lower the average", "waited more 28 days", "more than year"
    lost(r"[^d](a|g|x|n)(?=[d@#])", "lower higher better worse", _WHEN),
    lost(r"(q|a|x)(?=#N)", "more less fewer"),
    lost(r"[#q]q(f)(?=[.,])", "estimated planned expected budgeted forecast predicted", "actual spent outturn"),
    lost(r"C(n)(?=[.,bxpIt&])", "year week month day fortnight third quarter dozen"),
    # "from local authority", "told team that", "kept list of", "at end of", "in own way"
    lost(r"[pPXlTfFvUWwbBC](j[21])(?=[^ajnNkgm2])", "local", "government"),
    lost(r"[lpF](2)(?=[.PTHIMb])", _BODIES),
    lost(r"[nNS2RHIMt]x?[fFv](g|n|j)(?=P)", _SIZES),
    lost(r"[pX](n|g|j)(?=P)", _PLACES, "life"),
    lost(r"[pXvfF](j)(?=[ajnNkg])", "own"),
    lost(r"[HA](j|g|n|v)(?=[PX])", "choice say seat number range variety lack sense share"),
    # "had been offers a break", "had took on twelve", "did not knowing", "had changes their practice", "them to kept"
    lost(r"(?<!YH)V(k)(?=[.,pPXd@t])", code="broken-verbs"),
    lost(
        r"[HA](?:(?<=R.)|(?<=[.TUsBb&][SGYnNk2].)|(?<=[.TUsBb&][d@1ajq#][nNk2].)|(?<=[.TUsBb&][d@1q#][ajn][nNk2].))"
        r"-?x?(F)(?=[d@1pPXqt#.oUS])",
        code="broken-verbs",
    ),
    lost(r"[^YwWrRN2nSG]I(k)(?=[pPXd@])", code="broken-verbs"),
    lost(r"H(k)(?=[d1@qo])", code="broken-verbs"),
    lost(r"D-x?([ikm])(?=[.,d1@TopPXRWwN])", code="broken-verbs"),
    lost(r"[Nno]t(F)", code="broken-verbs"),
    lost(r"M-?x?([Fi])(?=[d@1ToSpPX.,])", code="broken-verbs"),
    lost(r"[,(](e|g|k)(?=[pt])", "compare accord accords compares", code="broken-verbs"),
    lost(r"o(ti)", code="broken-verbs"),
    # "waits was and safeguarding", "in the on last Friday", "passed it to on one", "plans as and a chair"
    lost(r"\.[^.wWRrTSGBb(]*[nNk](I)&"),
    lost(r"(dX)", "the their our", "up off out down over then now"),
    lost(r"[^fvFxX]t(X)"),
    lost(r"(c&)", unless="when"),
    lost(r"[fs](G)(?=T[SGd@NY])"),
    lost(r"[nNk2](R)(?=@)"),
    lost(r"(TR)"),
    lost(r"\.[ajx]*N(X)(?=lU)"),
    lost(r"(GP)", unless="late course"),
    lost(r"\.[^.MtDTbWfzAh(-]+(E)", code="broken-verbs"),
    lost(r"(A)&", code="broken-verbs"),
    lost(r"[nN](I)(?=R)"),
    # "a range activities", "a lack space held", "every mornings", "there not enough", "was not record of"
    lost(r"@[ajnm]*n(N)(?=[.,p])"),
    lost(r"@a?(n|g)(?=a?[nNm][HIMFfh])", "lack"),
    lost(r"(d[ajm]*[Nk])(?=[^nNgkj])", "every", code="wrong-number"),
    lost(r"(Y-)(?![yi])"),
    lost(r"YI(-)(?=a?[ng][pP])"),
    # "had met and agree a list", "worked there and explain what", "they worked there and shares one list"
    lost(r"R[fFH][^.(tMDegRrwW,]*&([eg])(?=[d@1][ajnx]*[nN2])", code="broken-verbs"),
    lost(r"[fF][^.(tMDegRrwWI]*&([eg])(?=[wW])", code="broken-verbs"),
    lost(r"[UsT]S[fF][^.,(RrTWw]*&(k)(?=[@d1#n])", code="broken-verbs"),
    lost(r"\.[d@1][ajn]*n,p[^,.HIMFf]*,([ge])(?=[pPX])", code="broken-verbs"),
    # "the challenges face the team", "Some of the equipment have", "told us that her workers was gentle"
    lost(r"\.[^.(WwRrTSBb]*[fFHI][^.(WwRrTSBb]*P[d1][ajn]*N([eg])(?=[d@1])", code="broken-verbs"),
    lost(r"\.qPd[aj]*n" + PHRASES + "x?f?" + PHRASES + "(A)", code="broken-verbs", have="has"),
    lost(r"[.TUsBb][d1]1[ajng]*[Nk](I)(?=x?[afvgj])", code="broken-verbs", was="were"),
    lost(r"\.d[ajn]*n[pP][d@1]?[aj]*N(?:[SN]|d[ajn]*[nN2])x?[fF](I|A)", code="broken-verbs", were="was", have="has"),
    # "worked with partners to developing", "but said was hard", "the authority recognised needed to"
    lost(r"([fFvei]p[dq1]?[ajnm]*[N2]ti)", "worked work working works", code="broken-verbs"),
    lost(r"&s(I)(?=[^.])"),
    lost(r"[nN2S](ff)(?=t)", "recognised acknowledged accepted noted agreed stated believed knew", code="broken-verbs"),
    lost(r"(fH)(?=S[vfxH])", code="broken-verbs"),
    lost(r"([WbB])(?=M)", "whether if although because unless until"),
    lost(r"&([fF]NI)(?=[iv])", "contacted met asked saw reached rang called visited", code="broken-verbs"),
    # "accepted that this that made it hard", "time reflect", "spoke us to them ring", "had has been", "publish, a list"
    lost(r"T(1)T"),
    lost(r"(ge)(?=[.,&pPXd@1])", code="broken-verbs"),
    lost(r"U(to)(?=[eg])"),
    lost(r"[sUT.]d[ajn]*n(G)(?=I[d@])"),
    lost(r"(HH)(?=V)", code="broken-verbs"),
    lost(r"&(T)(?=i[^HIMDFfhke.(]*\.)"),
    lost(r"M(v,)(?=@[ajnmx]*[nN]" + PHRASES + r"\.)", code="wrong-mark"),
    lost(r"([Fv]t)\.", "met"),
    # "let to them see", "people to into care", "given choice of", "files, each which held", "was mandatory all staff"
    lost(r"(to)(?=e)"),
    lost(r"(?<![fvxF])(t[pX])(?=[ajnNg])", unless="under around about near above below over within"),
    lost(r"[IV]v(j|n|g)(?=[pPXt])", "choice chance opportunity copy letter say list number range"),
    lost(r"(1r)"),
    lost(r"I(a)(?=qN)"),
    # "planning start when", "services that was late", "a service that were", "which staff it valued", "from to mend"
    lost(r"[TUs](?:[mi]|[d1][ajn]*n)([eg])(?=[Ww])", code="broken-verbs"),
    lost(r"[.TUsfFv][d1q#]?[ajx]*[Nk]T(I)(?=x?[avf])", code="broken-verbs", was="were"),
    lost(r"@[ajn]*nT(I)", code="broken-verbs", were="was", are="is"),
    lost(r",r[d1]?[ajn]*[NnS](G)(?=[fF])"),
    lost(r"(pt)(?=v)", "from with for into without of"),
    lost(r"[fF][^.(tMDegRrwWI]*&(e)(?=X[d@1q])", code="broken-verbs"),
    lost(r"p(G)(?=d[ajn]*[nN])", unless="every each"),
    # "was made and been agreed", "found hard to say", "in which they encouraged to speak", "All of the homes has"
    lost(r"\.[^.HAizM(]*[,&](V)", code="broken-verbs"),
    lost(r"[.TUs][^.,(rRTwW]*([fF][ax])(?=tv)", "found thought made considered"),
    lost(
        r"S(f)(?=tv)",
        "encouraged invited allowed enabled trained advised required urged persuaded reminded supported empowered",
        code="broken-verbs",
    ),
    lost(
        r"[.TUs][q#]x?P[d@1][q#]?[ajnmg]*[Nk]" + PHRASES + "(I|H)",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    # "People now a sensor", "visited twice and written to her", "the being able", "different ways recording risk"
    lost(r"\.(?:[pX]?[#q])?[ajx]*Nx(@)(?=[ajnN]*[nN][pPX.,&])", unless=_WHEN),
    lost(r"\.[^.(HAIMyEVtm&,RWwT]*[fF][^.(HAIM&,]*&(v)(?=[tpXd@])", code="broken-verbs"),
    lost(r"(d)(?=ya)"),
    lost(r"(n|N)(?=[im][d@1ajnNgk])", "ways way"),
    lost(r"[vI](C)(?=#)"),
    lost(r"\.[^.wrTWRC]*(F|v|e|g)(?=\.)", "become became becomes seemed seems"),
    lost(
        r"[1d](N|k)(?=n[.,pIHfF])",
        "sons daughters mothers fathers husbands brothers sisters grandmothers grandfathers grandsons aunts uncles",
        code="apostrophe",
    ),
    lost(r"Ix?(a|j)(?=[d1][ajn]*[nN2]" + PHRASES + "[.,])", unless=_WHEN),
    lost(r"(pq)(?=[pX])", "within"),
    # "urgent concerns was", "the costs of care has risen", "the quality of homes were"
    lost(
        r"[.TUsBb][ajx]*N+(I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(
        r"[.TUsBb][d1][ajn]*n(?:[pP][d@1q#]?[ajx]*[nN]+)+(I|A)(?=x?[avf])",
        code="broken-verbs",
        were="was",
        are="is",
        have="has",
    ),
    # "their wishes recorded at the start.", "The plan written with carers, who liked it.", "and this had done."
    lost(
        r"(?:[.Us&]|(?<![nNk2])T)[d@1q#]?[ajxnm]*[nNk2]"
        + PHRASES
        + "([fv])(?=x?[pX]"
        + _NO_VERB
        + r"(?:,[rR][^.,(]*)?\.)",
        "recorded allocated appointed commissioned completed created delivered established funded"
        " identified installed introduced issued located maintained monitored prioritised produced recommended repaired"
        " replaced resolved scheduled stored translated upheld verified rejected awarded drafted based"
        " situated written given taken published reviewed updated tested designed",
        code="broken-verbs",
    ),
    lost(r"b[d@1][ajn]*[nNk2](f)(?=,)", "allocated arranged completed funded installed made sent found published"),
    lost(
        r"(?:\.|[Us]T?|,&)(?:1|G|d[ajn]*[nNk2])H(v)(?=\.)",
        "done made given taken sent built bought kept recorded completed commissioned published allocated funded"
        " installed arranged delivered created written offered produced",
        code="broken-verbs",
    ),
    # "the provider give notice", "Carers and their families was", "Half of those we met has been"
    lost(r"[.,TUsBbW][d1@][ajn]*n(e)(?=[d@1ajnNpPXTtxgGoUS])", code="broken-verbs"),
    lost(r"[.,TUsBb][d1@][ajn]*n(g)(?=[d@1])", code="broken-verbs"),
    lost(
        r"\.[q#]?[ajx]*N(?:[pX&][d@1q#]?[ajnm]*[nN2k])+(I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(r"\.qPq[SN][fF](H|I)", code="broken-verbs", **{"was": "were", "is": "are", "has": "have"}),
    # "a tool to assess of", "which it trained 18", "housing and work in.", "but that.", "was run a charity"
    lost(
        r"t(vP)",
        "assess review support help develop provide improve ensure meet visit record fund manage reduce increase offer"
        " give find keep use share plan deliver prevent monitor check identify understand arrange choose",
    ),
    lost(r",r(G[fF])(?=[#q][ajn]*[nN])"),
    lost(r"\.[^.RrwWTtHI(]*&[nNg](X|p)\."),
    lost(r"&(T)(?:\.|\Z)"),
    lost(r"[IV](v|n)(?=@)", "run led held owned funded staffed chaired hosted", _WHEN),
    # "so it hard to reach", "examples how they helped", "a plan that did not say who be there", "for up six weeks"
    lost(r"[,TUBsb]x?(G)(?=[ax][t.,p])"),
    lost(r"(N|n)(?=W)", "examples example evidence details description account"),
    lost(r"[.TUs][d1][ajn]*n[RrT]x?[IHFf]v?" + PHRASES + "([IA])", code="broken-verbs", were="was", have="has"),
    lost(r"[RrWw](E)", code="broken-verbs"),
    lost(r"p(X)(?=[q#])", "up"),
    lost(r"H(g)(?=[GSo])", code="broken-verbs"),
    lost(r"Ix?v[^.,(HMtDRrwWTf]*&(e)(?=[tpXd@1])", code="broken-verbs"),
    lost(r"q(Pn)(?=d[ajn]*[nN2][fFHI])"),
    lost(r"[avf](1)(?=,[rR])", code="apostrophe"),
    # "Many of the people who used the hub has been", "The plan to move the hub have been"
    lost(
        r"\.(?:qP)?[d@q1#]?[ajx]*N[RT]x?[fF][^HIMDFfARrTWwBb.,(&Ssl]*(I|H)(?=x?[vVaf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(
        r"[.TUs][d1][ajn]*nt[ve][^HIMDFfARrTWwBb.,(&gk]*(?<![Nk])(A|I)(?=x?[vVaf])",
        code="broken-verbs",
        were="was",
        are="is",
        have="has",
    ),
    # "was part a network", "was known all the staff", "work was need on", "had spend time", ", include training"
    lost(r"I(n|g|j)(?=[@d1])", "part"),
    lost(r"[IV](v)(?=qd)", "known used seen valued shared agreed welcomed understood trusted read"),
    lost(r"[ngN]I(n|g)(?=[Xt])", "need", code="broken-verbs"),
    lost(r"([vf]P)(?=d)", "supported helped valued managed funded led owned provided run visited trained"),
    lost(
        r"[HA]x?([ge])(?=[nNXdq@1opP])",
        "spend speed build send keep leave bring take make give find see get begin write choose speak draw grow",
        code="broken-verbs",
    ),
    lost(r"([kf]t)(?=N)", "helps helped"),
    lost(r"\.[^.rRwT]*,(e|g)(?=[mNnad])", "include", code="broken-verbs"),
    lost(r"\.[ajx]*N(g|e)(?=tv)", "use", code="broken-verbs"),
    # "nine in ten plans was signed", "felt safe their homes", "described her a good listener", "enough of time"
    lost(
        r"[.TUs][q#][pX][q#][ajn]*[Nk](I|H)(?=x?[avf])",
        code="broken-verbs",
        **{"was": "were", "is": "are", "has": "have"},
    ),
    lost(r"[fF](a|j)(?=d[ajn]*[nN][.,])", unless=_WHEN),
    lost(r"([fF]d[ajn]*[nN2]@)", "described regarded viewed praised"),
    lost(r"(qP)(?=[nm])", "enough"),
    lost(r"[anN](pX)(?=[d1@])", "at with for from", "about up over under"),
    # "kept informed the changes", "run by group of", "The panel it meets every week", "had rise to 16", "it would hard"
    lost(r"[Iv]x?(v|f)(?=d)", "informed"),
    lost(r"X(2)(?=P)", _BODIES),
    lost(r"\.d[ajn]*[n2](G)(?=[kF][dp@X][^HIMFfDA.]*\.)"),
    lost(r"[HA]x?([gn])(?=t[q#])", "rise fall grow drop", code="broken-verbs"),
    lost(r"I(.)(?=d)", "next"),
    lost(r"[.UsaT]T?1[ajn]*[nNk2]H(v)(?=\.)", code="broken-verbs"),
    lost(r"M([axg])(?=t)", "hard easy difficult possible able ready likely easier harder"),
    lost(r"[.TUs][d1][ajx]*N[ajn]*n(I|A)(?=x?[avfgjn])", code="broken-verbs", were="was", are="is", have="has"),
)
"""Of each the first group is where the word is lost, or is too much."""
