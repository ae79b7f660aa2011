"""Words that stand side by side only by a slip are found, and what looks like them is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

SLIPS = [
    ("broken-verbs", "They had been given «time reflect» on the loss."),
    ("broken-verbs", "It was a good «place meet» others."),
    ("no-reading", "Relatives were «invited meetings» at the home."),
    ("broken-verbs", "The changes «have had» led to fewer calls."),
    ("broken-verbs", "Staff said that the visits «not» always followed up."),
    ("broken-verbs", "The daily call was brief and well «ran»."),
    ("no-reading", "The director «asked that» the team to send one example."),
    ("no-reading", "More people «than was» 40 came."),
    ("no-reading", "The office «for and» advice was shut."),
    ("no-reading", "They asked «for that» the plan be sent."),
    ("no-reading", "Spending «on in» adult care had grown."),
    ("no-reading", "The service had «recorded of» falls after the audit."),
    ("no-reading", "There was a plan for each person which «it was» reviewed in May."),
    ("no-reading", "They set up a hub, which the teachers welcomed «it»."),
    ("broken-verbs", "People said that «nobody answer» after midnight."),
    ("no-reading", "The local authority «it had» not yet written."),
    ("broken-verbs", "Reviews took place by phone unless the person «wanting» a visit."),
    ("broken-verbs", "It «helped them keeping» staff."),
    ("broken-verbs", "Over half of the calls «was» about equipment."),
    ("no-reading", "Staff «described them what» was on the page."),
    ("broken-verbs", "The new contract «asks each provider pay» for travel."),
    ("no-reading", "We upheld 46 in whole or «in of» the cases."),
    ("no-reading", "A nurse was on loan «from in» the trust."),
    ("broken-verbs", "Those who stayed «was» covering two patches."),
    ("no-reading", "Each locality had «an own» budget."),
    ("broken-verbs", "They sent out bills that «was» wrong."),
    ("broken-verbs", "They offered shopping, cleaning and «to» cook."),
    ("no-reading", "We saw how the system «it works» in use."),
    ("no-reading", "They asked «if wanted» an advocate."),
    ("no-reading", "«Relative told» us that the home was kind."),
    ("look-alike", "The teams had told them «were» the gaps lay."),
    ("look-alike", "It had given them «there» confidence back."),
    ("look-alike", "Workers moved people up when «there» risk grew."),
    ("look-alike", "The grant was simple to apply «form»."),
    ("broken-verbs", "Staff explained how the answers would «used»."),
    ("broken-verbs", "They arranged for all of them to «contacted» within a day."),
    ("no-reading", "The team responded «in to» calls from homes."),
    ("no-reading", "The plan «depended relatives» who lived near."),
    ("no-reading", "The council had opened «drop-in centre» in the town."),
    ("no-reading", "They had never «met worker» before the move."),
    ("capitals-slipped", "They had visited each home «Without» notice."),
    ("look-alike", "There is a new café for carers. Carers «which» used it liked it."),
    ("look-alike", "They had come at «lease» twice a week."),
]
RIGHT = [
    "Staff had time to reflect after a death, and leaders gave them room to grieve.",
    "Residents were invited to meetings, and those invited at the start had all come.",
    "The visits had not always been followed up, but the calls had.",
    "Librarians were trained to search it, and a librarian was trained to teach others.",
    "The daily call was brief and well run, as the police who ran it knew.",
    "The board asked that each team send one example.",
    "People who missed out on care were found.",
    "They spoke of the team it had replaced, which it was hoped in 2024 would grow.",
    "Workers met them there in the spring, and told them there had been a mistake.",
    "They could well afford it, and it should not need repeating.",
    "As best they could managed teams coped.",
    "She was used to crowded rooms, and moved to sheltered housing in May.",
    "He lived on in the house, worked on with his team and waited in for the nurse.",
    "Of these, 49 went on to an enquiry, and one went in to ask about a pass.",
    "Because the team covering the north had grown, waits fell.",
    "Most of the calls were about equipment; half of the budget was spent.",
    "It was paid for by the trust, dealt with in a day and made up of small parts.",
    "They were proud of in-house training, and of at least two prizes.",
    "The headquarters was in the town, and the taxis were late.",
    "Those who stayed were covering two patches.",
    "A rise in waits that was expected came in May.",
    "It was clear how the system works and how long it took.",
    "People from smaller groups were asked if they wanted an advocate.",
    "The concerns awaited triage, and staff kept pace with need.",
    "A report called Living Without fear was read to the board.",
    "The award, which the head teachers welcomed, was new.",
]


@pytest.mark.parametrize(("code", "marked"), SLIPS)
def test_a_slip_is_found_by_what_stands_beside_it(code: str, marked: str) -> None:
    plain, start, end = planted(marked)

    found = seen(typing_of(plain))

    assert any(each[0] == code and each[1] < end and start < each[2] for each in found), found


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_side_by_side_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
