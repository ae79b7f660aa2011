"""Which small words never stand beside each other, wherever a sentence has them: "had that", "been and", "a they"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from domain.checks.typing.sign_losses import OF_PEOPLE, PHRASES, lost
from domain.checks.typing.sign_table import WHERE_ALONE, SignRule

_NO_RELATIVE: Final = (
    r"(?<![nNk2aqjwcCWxRr][SGYuU])(?<![RrH])(?<![nNk2q]T)(?<![wcCW][nN2])(?<![wcCW][d@1][nN2])(?<![nN][d@1][n2])"
    r"(?<![nNkg]N)(?<![nNkg2q]T[nN2])"
)
"""Not after the subject of a clause that may end with its verb: "the help they had and", "those who could and"."""
_NO_VERB: Final = "(?<![afFvhegkimd@1])"
"""Not after a verb that a preposition belongs to: "the homes they looked at were"."""

_TIMES: Final = (
    "day week month year time morning evening afternoon night quarter spring summer autumn winter instance example"
    " contrast turn particular general fact total average addition result all both"
)
_NO_GAP: Final = (
    "given told offered asked sent paid shown taught promised allowed awarded expected hoped thought said felt owed"
    " granted loaned lent charged believed known found"
)
"""Participles with which something else may be meant by "which": "a fund, which it was given by the board"."""
BESIDE: Final[tuple[SignRule, ...]] = (
    # "said that it had that the service", "people had who reached", "no area were had", "could and that", "been was"
    lost(_NO_RELATIVE + "(H(?:&(?![fFvIHM])|[TRW]))"),
    lost(_NO_RELATIVE + "(H[IM])", code="broken-verbs"),
    lost(_NO_RELATIVE + "(I[HM])", code="broken-verbs"),
    lost(_NO_RELATIVE + "(?<!#)(I&)(?=[fFHIMDA])"),
    lost(_NO_RELATIVE + "(M[&T])", "could would should cannot"),
    lost("(?<![SGYuRrT][HA])(V&)"),
    lost("(?<![SGYuRrT][HA])(V[HIM])", code="broken-verbs"),
    lost("(?<![STs&])(I)(?=n[IH])"),
    lost("(WH)", "when where whether why"),
    # "told leaders us", "the plan them", "the they", "a as note", "their and", "an in the", "local the", "social was"
    lost("([N2G]U)"),
    lost("([nN2]o)"),
    lost("([@d][STVl])"),
    lost("(@[cC])"),
    lost("([d1@]&)", "the their its our an every"),
    lost("(@)(?=X[d@1S])", unless="over under about around up"),
    lost("([ja][HITd])", "local social"),
    # "they that", "they able", "they waiting at", "they reviews", "that been", "that them", "workers and that and"
    lost("(?<![IHMDA])(S[@Tm])"),
    lost("(?<![IHMDA])S(i)", code="broken-verbs"),
    lost("(?<![IHMDAveg])(Sk)", "they we", code="broken-verbs"),
    lost("(T[Vo])"),
    lost("[NnaUlfk&#v2](T&)"),
    lost("(R[PT])(?!I)"),
    # "less frequent than for they wished", "from than", "told and us", "in which was"
    lost(_NO_VERB + "([pPX]S)"),
    lost(_NO_VERB + "([pPX]C)"),
    lost("(l[&HM])"),
    replace(lost("([pX]r)(?=I)"), behind=frozenset(("or", "and"))),  # not "aged 65 or over which was"
    # "which was had been with lawyers", "People told that breaks had become easier.", "Training, it was complete"
    lost("(IHV)", code="broken-verbs"),
    lost(r"\.[d@1q#]?[ajxn]*[Nk2](lT)(?=[^HIMDF.,]*[HIMDF][^HIMDF.,]*\.)"),
    SignRule(re.compile(rf"\.[d@1]?[ajnm]+{PHRASES},(G)(?=[IH])"), "no-reading", behind=frozenset(_TIMES.split())),
    # "paid invoices time.", "kept a list homes with rooms", "to committee the papers.", "had not never been"
    SignRule(
        re.compile(r"[fFve][d1@]?[aj]*[Nk](n|g)(?=\.)"),
        "no-reading",
        only=frozenset(("time",)),
        behind=frozenset(("staff", "people")),
    ),
    lost(
        r"[fFvegpPXHA]@a?(n|g)(?=[aj]*[Nk2][pPX.,])",
        "list range variety lack number set series group record summary mix",
    ),
    # "to run the payroll and finding cover", "explained that was due", "had shown that had shown", "helped interviewed"
    lost(r"t[veg][^.,(]*,t[veg][^.,(]*&([im])(?=[ndNq@1g])", code="broken-verbs"),
    lost(r"(fT)(?=Ia)", "explained"),
    lost(r"(HvT)(?=Hv)"),
    lost(r"(ff)(?=[Nd1@])", "helped", code="broken-verbs"),
    # "wrote the chief executive to about it", "A group had since met to.", "had time read and to rest"
    lost(r"n(tp)(?=G)"),
    lost(r"(ft)\.", "met"),
    lost(r"[HA](n[hg])(?=[&.])", "time", code="broken-verbs"),
    # "people which a learning disability had"
    lost(
        "(?<![lfFvegp])([nN]r)(?=[@ndqajN])", "people person man woman men women carers carer adults residents families"
    ),
    # "told us that fees where fair and paid"
    lost(
        rf"(?:[.UsTBb&]|,&)[d@q1#]?[ajx]*[Nnk](?:{PHRASES})(W)(?=-?x?(?:[ahjv]|f(?![d@1oNq#U]))[^HIMDFs.,(]*[.,&])",
        unless=WHERE_ALONE,
        code="look-alike",
        where="were",
    ),
    # "did not know who to after five", "knew where the delays where and", ", so urgent concerns not missed."
    lost("([RrWw]t)(?=[pPXd@1oSGYRrWwTBbNIHMF])", code="broken-verbs"),
    lost(r"[WBTUs][d1@][ajn]*[nNk2]+(W)(?=[&.,])", code="look-alike", where="were"),
    lost(rf"(?:,&|,x|,b)[d@1q]?[ajx]*[Nk2](-)x?[vfh]{PHRASES}[.,]", code="broken-verbs"),
    # ", which it was available every day.", "told us that often drove more than an hour", "what decisions made there"
    lost(r",r(GI)(?=x?[ajg](?:[pX][d@1q#]?[ajnm]*[nNk2]+|dn)*[.,])"),
    lost(r",r(GI)(?=x?[vf][pX][d@1q#]?[ajnm]*[nNk2#]+[.,])", unless=_NO_GAP),
    lost(r"lUTx([fFh])(?=[^.,])", OF_PEOPLE),
    SignRule(
        re.compile(r"w[ajx]*[Nk](f)(?=x?[pXYx.,])"),
        "broken-verbs",
        only=frozenset(("made", "taken", "given", "recorded", "agreed", "written", "published", "completed")),
        beside=frozenset(("decisions", "actions", "changes", "plans", "steps", "choices", "adjustments", "referrals")),
    ),
    SignRule(re.compile("&(-[DHIM])"), "broken-verbs", beside=frozenset(("but", "and"))),
)
"""Of each the first group is what never stands side by side."""
