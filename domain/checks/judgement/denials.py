"""Words that deny what a clause speaks of, or say that it was not done."""

from __future__ import annotations

from domain.checks.phrases import set_of

NEGATIONS = set_of(
    "no not never nobody none nothing without neither nor cannot unable seldom rarely hardly scarcely barely lacked"
    " lacking lack missing absent few little rare fewer less scarce unavailable impossible absence"
)
DENYING = NEGATIONS | set_of(
    "dropped abandoned lapsed stopped ceased cleared abolished scrapped disbanded withdrawn refused vacant closed"
)
UNDONE = set_of(
    "unread unmet unseen unheard unknown unwritten unspent unanswered unpublished unfilled untested unrecorded unsigned"
    " unresolved unallocated unassessed unreviewed unchecked unmonitored unexplained unaddressed unreported untrained"
    " unused unopened"
)
