"""Words taken for one another are told apart by the classes of the words beside them, by one table for all pairs."""

from __future__ import annotations

import pytest
from prose_checks import seen, typing_of

from domain.checks.prose import words_of
from domain.checks.typing.pair_table import rules_of_table
from domain.checks.word_rules import RuleBook, WordRule
from domain.plain_data import Misshapen

PLANTED = [
    "Fees had gone up «form» 12 to 15 a week.",
    "It was agreed «is» March 2024 and had since been used.",
    "The workshop was held in groups «off» six.",
    "Advice was given «too» every tenant who rang.",
    "The choir met «one» Sundays in the hall.",
    "They had no room of their own, and no «on» asked.",
    "Tenants told us «then» had waited outside.",
    "Porters said that «then» were not asked.",
    "The lunch club was run «be» telephone.",
    "The parcel could «by» late, drivers said.",
    "It «now» longer needed a signature.",
    "Cooks did «now» taste the soup.",
    "Gardeners did not «now» who had the key.",
    "A driver «how» had left the firm was found.",
    "The log showed «who» much fuel was used.",
    "Prices were compared «which» those in other towns.",
    "The ferry had worked «which» refugees since 2015.",
    "Of the runners, those aged 65 «of» over were fastest.",
    "The roof leaked in 12 rooms, «of» 40%.",
    "A number «or» the benches were broken.",
    "It was sent «has» a result of the flood.",
    "The bridge had been described «has» a risk.",
    "The swimmers felt «same» relief.",
    "The two pools had the «some» price.",
    "Swimmers left «went» the lights failed.",
    "Nobody knew how «may» tickets were left.",
    "The band played for «too» hours.",
    "Lessons were paid for, «too» weeks late.",
    "They left «there» coats in the hall.",
    "It was a «well» match, and fans liked it.",
    "The stall was «good» run by two aunts.",
    "It was a «clearly» sign that bread was short.",
    "Cyclists told us «the» had paid twice.",
    "The kitchen had «and» oven that worked.",
    "Two cooks «an» three porters left.",
    "We met the crew before «were» visited the dock.",
    "None «or» them were painted.",
]
RIGHT = [
    "The needs they had and the help they got were in one place.",
    "The worker who the family had asked for came. They asked who the lead was.",
    "She was then head of service, and staff then told us that they had then been asked to wait.",
    "The team agreed which cases to close, and knew which teams had waited longest.",
    "In one case a family had waited one week, and one in five had waited longer.",
    "It is now longer than it was. The report was now available, and she was now manager at the home.",
    "They put two of the beds in store, and had a morning off for the visit.",
    "The number or type of visits changed, and neither the target nor the wait of 28 days was kept.",
    "It was too early to tell. In this too the team had changed, and carers too were tired.",
    "They lived there full time and went there for lunch. There, too, staff were short.",
    "The caravan went to markets and the money went to carers. He went with people he knew.",
    "In May people moved, and by May the list was shorter. As may be seen, people may need care.",
    "Much the same was said by others, and all the same it helped. Same day visits were rare.",
    "Where possible, staff called. Homes where previously people had waited now had beds.",
    "The services we were offered the week before were good. What our needs were did not matter.",
    "A well run team did good work, and things went well. It was as good as new.",
    "The user-led group had a lead nurse, and the equity lead led a team.",
    "Complaints were answered by a person and not by a department.",
    "There was a clearly marked door. He was quick to act, and she was quickly seen.",
    "They gave out leaflets, set out plans and had out of hours cover.",
    "This means that people wait. All of this needs work, and £3 million of this went on beds.",
    "A printed version for people without the internet was kept at a group for carers.",
    "Its work with and for adults was new. In and around the town it was known.",
]


@pytest.mark.parametrize("text", PLANTED)
def test_a_word_taken_for_another_is_found(text: str) -> None:
    assert seen(typing_of(text.replace("«", "").replace("»", "")))


@pytest.mark.parametrize("text", RIGHT)
def test_words_in_their_own_place_are_left_alone(text: str) -> None:
    assert not seen(typing_of(text))


def test_a_line_of_the_table_is_a_rule_with_its_groups_written_out() -> None:
    groups = {"one": ("<=noun>", "<=noun|thing>")}
    (rule,) = rules_of_table(["=of > off | took <them|shoes> | {one} $ | | by"], groups, "pair_table")
    assert rule == WordRule(
        "of", "off", ("took <them>", "took shoes"), ("<=noun> $", "<=noun|thing> $"), (), ("by",), is_exact=True
    )


@pytest.mark.parametrize("line", ["of off", "of > off | a | b | c | d | e", "of > off | {none}"])
def test_a_line_that_cannot_be_read_names_its_place(line: str) -> None:
    with pytest.raises(Misshapen) as refused:
        rules_of_table(["of > off", line], {}, "pair_table")
    assert refused.value.place == "pair_table[1]"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("And this was clear.", True),
        ("It was late. And this was clear.", True),
        ("They came and this was clear.", False),
        ("They came, and this was clear.", True),
    ],
)
def test_the_beginning_of_a_clause_may_stand_before_other_words(text: str, is_found: bool) -> None:
    book = RuleBook({"look-alike": [WordRule("this", "that", before=("^ and",))]})
    assert bool(list(book.faults_in(words_of(text)))) is is_found
