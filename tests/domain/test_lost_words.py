"""Small words that are lost beside a figure, date, share or verb are found, and what looks like it is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

LOST = [
    ("no-reading", "Records showed that «62.9% people» with support had been seen.", "62.9% of people"),
    ("no-reading", "There were 74 homes, and «57 them» were rated good.", "57 of them"),
    ("no-reading", "Some «38% its» areas were among the poorest.", "38% of its"),
    ("no-reading", "It fell by a third, «compared» 24% of a matched group.", "compared with"),
    ("no-reading", "Each person met «least» two workers who knew them.", "at least"),
    ("no-reading", "New rotas were already «place» in the north.", "in place"),
    ("no-reading", "There were 151 people waiting for an «assessment 30 June 2025».", None),
    ("no-reading", "It was put on the website with a «summary January 2025».", None),
    ("no-reading", "Although the team was small«, but» it had kept its word.", ","),
    ("broken-verbs", "Leaders worked hard «in order» rebuild trust.", "in order to"),
    ("look-alike", "Partners said that «the all» staff were kind.", "all the"),
    ("broken-verbs", "They had a wait between April 2024 «to» March 2025.", "and"),
    ("look-alike", "The visits «made difference» to how she felt.", "made a difference"),
    ("look-alike", "A «career» who looked after her brother said so.", "carer"),
    ("look-alike", "Staff met each month to talk «though» any worries.", "through"),
    ("no-reading", "The wait was «similar» the England average.", "similar to"),
    ("broken-verbs", "A year earlier there «had» 488 people on the list.", None),
    ("broken-verbs", "Of the ideas, 8 were tried and 13 «been» carried out.", None),
    ("no-reading", "Some people told us «were» tired of it.", None),
    ("no-reading", "Equipment came «when» was needed.", None),
    ("no-reading", "We were «proud our» work with young people.", None),
    ("no-reading", "The share «of by» disabled people was small.", None),
    ("no-reading", "They set up a shared folder «in at» the end of the year.", None),
    ("no-reading", "They dealt «with from» simple requests.", None),
    ("no-reading", "They were «part a» real change.", None),
    ("broken-verbs", "Managers checked that workers «not» overloaded.", None),
    ("no-reading", "A sitter gave them «chance» to rest.", None),
    ("no-reading", "She had been given a «copy their» plan.", None),
    ("no-reading", "They came from other «parts» London.", None),
    ("broken-verbs", "People had visited them and «had had» listened to them.", None),
    ("broken-verbs", "They had not asked who was «waited» longest.", None),
    ("no-reading", "«The workers», who knew the family well.", None),
    ("no-reading", "«Many of whom» had found paid work.", None),
    ("no-reading", "They had looked at falls, which «it was» a theme in the year.", None),
    ("broken-verbs", "It was hard to «found» out about breaks.", None),
    ("broken-verbs", "The dashboard «allowed managers see» which cases were late.", None),
    ("broken-verbs", "Workers asked what a good day «look» like.", None),
    ("broken-verbs", "The plan had been «test» in November.", None),
    ("broken-verbs", "There «were» no waiting list.", "was"),
    ("broken-verbs", "People had to «waiting» until the morning.", None),
    ("broken-verbs", "Calls that came in after 4pm «was» left.", "were"),
    ("broken-verbs", "They had looked at 40 files and «find» only two gaps.", None),
    ("broken-verbs", "Satisfaction «were» high in the north.", "was"),
    ("broken-verbs", "Funding for the scheme «were» agreed in May.", "was"),
    ("broken-verbs", "Everyone on the list «were» seen that day.", "was"),
    ("broken-verbs", "People felt that communication «were» poor.", "was"),
    ("no-reading", "They agreed it on the spot, which «it saved» weeks.", None),
    ("no-reading", "One of them «he» used a wheelchair.", None),
    ("broken-verbs", "The panel looked at whether costs «was» fair.", "were"),
    ("look-alike", "A choice must be offered «too» all carers.", "to"),
    ("look-alike", "The change «had effect» on waits.", "had an effect"),
    ("no-capital", "Partners met in «march» to agree the plan.", "March"),
    ("apostrophe", "«Its’» members trusted each other.", None),
]
RIGHT = [
    "A 10% reduction followed, and 12% fewer were late. About 60% of people and 5% more carers replied.",
    "It rose to 34%, compared with 30% in 2023. We compared 24 records with 24 others.",
    "At least two workers came, and the two least used centres closed.",
    "The board’s January 2025 report was late, and the week ending 31 March 2025 was busy.",
    "A place was found, the scheme was place-based, and all was in place.",
    "Although it was small, the team was quick, but it lost two posts.",
    "In order, the aims were housing, work and health. The papers were in order.",
    "The talk, though the room was cold, went well.",
    "Nobody had asked when or where the reviews were held, or when staff had been trained.",
    "What people told us was enough. There had been 5 nights, and there had never been so few.",
    "An average of over 30 was reached. The centre was open the whole summer.",
    "The visits went on through the winter, and changes came in with the new year.",
    "The support that people had had helped. The assessments people had had were thorough.",
    "The manager, who had worked there for years, knew every family.",
    "The part the council played was small. They gave her copies. It gave them hope.",
    "They had founded a club. A man who was awaited came late.",
    "A near miss was reported by an outside expert. Could the team do more?",
    "Leadership were praised. Police were present. Data were shared. Everyone we met was pleased.",
    "The following were the aims. Meeting people was what they liked. Staff found the forms confusing.",
    "It was hoped it would cut costs. It was agreed it should end.",
    "They asked whether the costs were fair. It had effects on many, and has effect from May.",
    "They joined in a march to the town hall. Staff were pleased, too.",
    "The rota had been open for a month, and the team had been short of staff.",
]


@pytest.mark.parametrize(("code", "marked", "right"), LOST)
def test_what_is_lost_or_in_a_wrong_form_is_found(code: str, marked: str, right: str | None) -> None:
    text, start, end = planted(marked)
    assert (code, start, end, right) in seen(typing_of(text))


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
