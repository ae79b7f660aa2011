"""What strangers wrote that tells who somebody is, kind by kind, beside what looks like it and tells nobody."""

from __future__ import annotations

import json

import pytest
from checked import ROOT

from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.checks.privacy.privacy_words import parse_privacy_words

STYLE = ROOT / "resources" / "style" / "privacy.json"
READER = PrivacyReader(parse_privacy_words(json.loads(STYLE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("In one case, ⟦J Hargreaves⟧ had waited eleven weeks.", "person-name"),
        ("The case of ⟦P. Okafor⟧ was discussed.", "person-name"),
        ("The worker (⟦Lucy W.⟧) had recorded it.", "person-name"),
        ("She asked for ⟦Precious⟧, her usual care worker.", "person-name"),
        ("This had been agreed with ⟦Siân⟧ in May.", "person-name"),
        ("⟦Gwenllian Prothero⟧’s plan had been revised after her fall.", "person-name"),
        ("One carer, known to everyone as ⟦Bobby⟧, ran the group.", "person-name"),
        ("The minutes said that ⟦R.T.⟧ would be visited.", "person-name"),
        ("Her mobile was ⟦07700  900  461⟧ at the time.", "telephone-number"),
        ("The installer’s home number, ⟦01632 960417⟧, had been given instead of the hub’s.", "telephone-number"),
        ("It went to ⟦t.ashworth @ saltbeck.gov.example⟧ in error.", "e-mail-address"),
        ("It went to ⟦tashworth at saltbeck dot gov dot uk⟧ in error.", "e-mail-address"),
        ("A member of the panel, who blogged as ⟦@jo_kelby_cares⟧, told us so.", "online-name"),
        ("We read the record under LAS ⟦118204⟧ there.", "record-number"),
        ("Her bank card ended ⟦4417⟧ and was lost.", "record-number"),
        ("Its notes (⟦Pemberton_J_s42_notes.docx⟧) were clear.", "record-number"),
        ("His records gave his birth date as ⟦9 October 2006⟧ there.", "date-of-birth"),
        ("The person (d.o.b. ⟦12.03.1947⟧) had been seen.", "date-of-birth"),
        ("He would be 18 on ⟦4 June 2025⟧ and had no plan.", "date-of-birth"),
        ("Born in Kingston in ⟦1944⟧, she had lived there since.", "date-of-birth"),
        ("⟦Flat 6, Tannery House⟧ had been adapted for a person from the hospital.", "home-address"),
        ("She had thanked the service from ⟦27 Larkspur Close⟧ in May.", "home-address"),
        ("The family lived at ⟦The Old Forge, Nether Lane⟧ then.", "home-address"),
        ("The ramp at ⟦2 Church Lane⟧ had taken two years.", "home-address"),
        ("⟦The identical twins placed in Upper Cotham⟧ had chosen it.", "identifying"),
        ("⟦Two Jain women in Askerby⟧ told us so.", "identifying"),
        ("⟦All three Somali women in the group at Askerby⟧ told us so.", "identifying"),
        ("⟦Of four Roma people assessed in Askerby, one had HIV⟧.", "identifying"),
        ("⟦The only man in the knitting group⟧ told us that he was welcome.", "identifying"),
        ("⟦The sole Welsh speaker⟧ on the desk told us so.", "identifying"),
        ("⟦The survivor of the Netherby fire⟧ had been seen.", "identifying"),
        ("⟦The deputy director’s father⟧ had been placed there.", "identifying"),
        ("Her husband’s ⟦death on 9 May⟧ had not been recorded.", "identifying"),
        ("⟦A wheelchair user who sits as a magistrate⟧ told us so.", "identifying"),
        ("⟦A former Paralympian⟧ told us that grants had ended.", "identifying"),
        ("The ⟦father of the girl who drowned at Askerby weir⟧ told us so.", "identifying"),
        ("⟦The assistant director, who returned from sick leave⟧ in April, agreed.", "identifying"),
        ("The key safe number was ⟦2580⟧ and it was in the report.", "record-number"),
        ("She reached 65 on ⟦12 June 2024⟧ and lost it.", "date-of-birth"),
        ("His address, ⟦15 Tower View⟧, was in the subject line.", "home-address"),
        ("The OT (⟦Ros Kettering⟧) had measured the stairs.", "person-name"),
        ("⟦The two brothers⟧ with Huntington’s disease shared a flat.", "identifying"),
        ("⟦A mother of nine⟧ told us that she had no respite.", "identifying"),
        ("A man told us of his bath. ⟦He had played for England⟧ once.", "identifying"),
        ("One of them rang. ⟦She had won the lottery⟧ in May.", "identifying"),
        ("It was so. ⟦The man kept the Red Lion⟧ then.", "identifying"),
        ("A man in Netherby had been visited. ⟦He was HIV-positive⟧ and alone.", "identifying"),
        ("The ⟦son of the former chief constable⟧ had a direct payment.", "identifying"),
        ("⟦A woman who had turned 104⟧ said that the frame was good.", "identifying"),
        ("⟦A carer who was 93 years old and lived in Upton Magna⟧ told us of it.", "identifying"),
        ("She had been rung each week when ⟦she was off with depression⟧, said her manager.", "identifying"),
        ("Her supervisor helped once ⟦she came back to the duty team after treatment for bulimia⟧.", "identifying"),
        ("The post was on ⟦linkedin.com/in/moira-tansley-care⟧ in May.", "online-name"),
        ("Meals went to ⟦the twin sisters in Sedgefold, both aged 88⟧.", "identifying"),
        ("A member (initials ⟦K.O’D.⟧, of the north team) would help.", "person-name"),
        ("⟦The cook at Elm Lodge, later convicted⟧, had access to keys.", "identifying"),
    ],
)
def test_each_kind_is_found(marked: str, code: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = personal_in(marked.replace("⟦", "").replace("⟧", ""), READER)
    assert (only.code, only.start, only.end) == (code, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The only provider in the north told us that it would close.",
        "The registered manager of Tannery Lodge told us that it was full.",
        "The manager of the Weir Court day centre told us that it was full.",
        "The founder of the Saltbeck Befriending Network said that it had 40 volunteers.",
        "The head of the Emergency Duty service said that rotas were full.",
        "The only concern that people told us about was parking.",
        "The last remaining day centre told us that it was full.",
        "Of the 4 providers visited in Saltbeck, 2 had vacancies.",
        "Of the 3 autistic people whose records we read, 2 had a plan.",
        "Polish and Romanian people told us that interpreters were booked.",
        "Vitamin D supplements were offered to people in group B. People told us so.",
        "People moved from A to B. Staff said that this took an hour.",
        "The work was completed by May and praised by partners.",
        "Leaders met with Devon and Kent in May.",
        "Rose beds in the day centre’s garden had been raised.",
        "The carers’ centre at 40 Mill Road, Saltbeck, offered advice.",
        "The plan (Saltbeck-Plan-2024.pdf) was published in May.",
        "E-mails were answered within a day at adultcare @ saltbeck.gov.uk.",
        "Case numbers had fallen from 2040 to 1920.",
        "A person with motor neurone disease told us that equipment came quickly.",
        "A member of staff was on sick leave, so the rota was thin.",
        "A worker was suspended while the concern was looked into.",
        "The mother of a young man with autism told us that the move was well planned.",
        "The funeral service opened on 3 May 2024 in the north.",
        "North Saltbeck’s plan was led by a man who gave his time to it.",
        "The chair of the Safeguarding Adults Board told us that two reviews had begun.",
        "The chair of the Health and Wellbeing Board told us that no decision was taken alone.",
        "A person who was 80 years old could have a check. The building was 107 years old.",
        "She told us that she came back after a fall. She returned home after treatment for a stroke.",
        "Posts were at linkedin.com/company/marlow-care in May. The forms had a box for initials.",
        "One provider at Elm Lodge, since closed, had moved people. Twins were cared for by one team.",
    ],
)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()
