"""Words in a form, or written for another, that cannot be where they stand; and right sentences that come close."""

from __future__ import annotations

import pytest
from prose_checks import typing_of, weighty

FAULTY = (
    ("broken-verbs", "Some said that it «take» too long to agree a change."),
    ("broken-verbs", "Staff were kind, but she «want» a choice of days."),
    ("broken-verbs", "Leaders had set up a monthly panel to «looking» at each plan."),
    ("broken-verbs", "Performance information was «shares» with all teams each month."),
    ("broken-verbs", "The new versions were due to «introduced» in the autumn of 2025."),
    ("broken-verbs", "Replies «had either had» been checked by a manager or been written by one."),
    ("wrong-number", "Partners told us that «this» briefings were practical."),
    ("look-alike", "A team screened concerns on the day they «we’re» received."),
    ("look-alike", "Staff said that a manager checked «ever» decision."),
    ("look-alike", "Members told us that they had «bought» ideas to the board."),
    ("look-alike", "This had «bought» down the number of referrals."),
    ("look-alike", "In areas «were» buses were infrequent, people told us that it was difficult."),
    ("look-alike", "Planning had started well «by» slowed down once their child turned 17."),
    ("look-alike", "The statement named the «principle» gaps in supply."),
    ("look-alike", "«Advise» on employing personal assistants came from a support service."),
    ("look-alike", "Lessons from reviews «past» quickly to front-line teams."),
    ("look-alike", "Managers told us that the audit was «through» and fair."),
    ("look-alike", "The team had learned much «form» people’s feedback."),
    ("apostrophe", "«Tenant’s» told us that they valued the company."),
    ("broken-verbs", "The joint plan for 2025/26 «builds built» on what had worked."),
    ("broken-verbs", "A panel «took takes» a decision each week."),
    ("no-reading", "Ward staff said «that, at weekends, that» care packages began a day late."),
    ("no-capital", "Was the budget sound in the long term? «finance» officers told us that it was."),
    ("space-before", "Unpaid carers« ’» views shaped the questions."),
    ("space-before", "The choice was narrow (two homes and a day centre« )»."),
)
RIGHT = (
    "The panel asked that it receive a report each month.",
    "Managers made it take less time to agree a change.",
    "The service had helped her, and it put people first.",
    "The panel looked forward to looking at each plan.",
    "The team moved to training staff in the summer.",
    "Partners told us that this works well.",
    "The gain was shares in a community business.",
    "Decisions are reports with a date, and it need not be kept.",
    "The rise was due to increased demand.",
    "People who had hardly ever asked for help were called.",
    "The local authority had bought land to build homes.",
    "In areas where buses were infrequent, people got help.",
    "The plan was led by improved data.",
    "The framework rested on the principle of choice.",
    "The practice leads led the work.",
    "Staff could advise on equipment.",
    "Reviews of the past year had gone through and were shared.",
    "The form for people’s feedback was short.",
    "The tenants’ chair told us that it helped.",
    "People asked, “Who will come?” before each visit.",
    "She said that, at weekends, care packages began a day late.",
    "He said ‘the carers ’ in a note.",
    "The people we’re here for know it, and those who we’re in touch with.",
)


@pytest.mark.parametrize(("code", "marked"), FAULTY)
def test_a_word_that_cannot_be_there_is_found_in_its_place(code: str, marked: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    (found,) = weighty(typing_of(marked.replace("«", "").replace("»", "")))
    assert (found.code, found.start, found.end) == (code, start, end)


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_be_meant_so_is_left_alone(text: str) -> None:
    assert [each.text for each in weighty(typing_of(text))] == []


def test_a_text_of_these_words_without_end_is_gone_through() -> None:
    text = "they we’re ever by it take to this " * 3_000
    assert all(0 <= each.start < each.end <= len(text) for each in typing_of(text)[:50])
