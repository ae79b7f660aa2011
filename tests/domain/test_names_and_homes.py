"""Names beside roles and addresses of homes, beside the bodies and buildings that look like them."""

from __future__ import annotations

import json

import pytest
from checked import ROOT

from domain.checks.lexicon import Lexicon
from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.checks.privacy.privacy_words import parse_privacy_words

STYLE = ROOT / "resources" / "style"
LEXICON = Lexicon(*((STYLE / name).read_text(encoding="utf-8") for name in ("lexicon.txt", "function_words.txt")))
WORDS = parse_privacy_words(json.loads((STYLE / "privacy.json").read_text(encoding="utf-8")))
READER = PrivacyReader(WORDS, LEXICON)


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("The manager of the carers’ network, ⟦Zuri Ndlela⟧, described the café.", "person-name"),
        ("The Head of Adult Commissioning, ⟦Devrim Ozkan⟧, had changed the terms.", "person-name"),
        ("The clinical lead for reablement (⟦Ottoline Frayne⟧) had left.", "person-name"),
        ("The charity’s founder, ⟦Tavish Drummond⟧, had stepped back.", "person-name"),
        ("⟦Elowen Trethewey⟧, the housing lead, ran the group.", "person-name"),
        ("In the spring ⟦Wrenna Castleton⟧ said that the board had met.", "person-name"),
        ("A bed was taken to ⟦31 Wickham Close⟧ on a Sunday, where the hoist had failed.", "home-address"),
        ("The form was filled in by ⟦Kezzandra⟧, who helped her aunt.", "person-name"),
        ("Managers said ⟦Priyavati⟧ in performance sent the dashboards.", "person-name"),
        ("The note said: “Ask ⟦Glenowen⟧, she knows.”", "person-name"),
        ("⟦Wiolettana⟧ from the night shift had seen it.", "person-name"),
        ("The minutes listed ⟦P. Garside⟧ as absent.", "person-name"),
        ("The notes named ⟦Dave⟧ from the night staff as an example.", "person-name"),
        ("The file “⟦Pritchard, Nesta⟧ – restraint” was on a shared drive.", "person-name"),
        ("Larch Court opened. A form bore hospital number ⟦H0048213⟧ then.", "record-number"),
        ("Its National Insurance number, ⟦QQ 12 34 56 C⟧, was printed.", "insurance-number"),
        ("The concern at ⟦6 Coppice Rise⟧ had been closed.", "home-address"),
        ("The team had called at ⟦Rose Cottage, Nether Lane⟧, three times.", "home-address"),
        ("Rubbish had been cleared from ⟦5 Union Row⟧ over four days.", "home-address"),
        ("We read of a fall at ⟦no. 16 Chestnut Walk⟧.", "home-address"),
        ("Her home, ⟦number 12 on Beech Grove⟧, had no ramp.", "home-address"),
        ("The letter went to ⟦5 Coppice Rise⟧ within a week.", "home-address"),
        ("An invoice had been posted to ⟦Rose Cottage, Nether Lane⟧ in error.", "home-address"),
        ("Address: ⟦The Old Kiln, Quarry Bank⟧.", "home-address"),
        ("The notes went to the wrong house, ⟦31 Wickham Close⟧, by mistake.", "home-address"),
        ("The plan was headed ⟦QQ 12 34 56 C⟧.", "insurance-number"),
        ("It was ⟦K. Ndlela⟧ who rang back.", "person-name"),
        ("The minutes listed a nurse and (⟦P. Ozkan⟧, ICB) as there.", "person-name"),
        ("The concern about ⟦room 9 at Gulls’ Rest⟧ had led to visits.", "home-address"),
    ],
)
def test_names_in_roles_and_homes_are_found(marked: str, code: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = personal_in(marked.replace("⟦", "").replace("⟧", ""), READER)
    assert (only.code, only.start, only.end) == (code, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The chair of the charity, Open Hands, told us that funding had ended.",
        "The manager of the scheme, Larch Court, told us that flats were full.",
        "The founder of the group, Eastern Voices, said that it met each week.",
        "Healthwatch Harnbridge told us that calls had risen.",
        "Leaders told us that the new system, Liquidlogic, was live.",
        "The hub at 14 Larch Close was open on six days a week.",
        "Drop-in sessions were held at 6 Market Place on Fridays.",
        "The building at 17 Castle Street was sold.",
        "Carers could book the technology flat at 3 Ropewalk Court for a night.",
        "People could call in at 2 Bridge Street without an appointment.",
        "Room 4 at the civic centre was used for quiet talks.",
        "B. Pennmarsh",
        "A care home at 27 Nether Lane had closed. The provider’s branch at 5 Union Row had moved.",
        "Letters were sent to the council’s offices at 6 Market Place.",
        "In 2024 Larch Court opened, and in 2025 Mill Lane was closed.",
        "The route of the number 12 bus along Beech Grove had changed.",
    ],
)
def test_bodies_and_buildings_are_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "⟦The director was recovering from breast surgery⟧.",
        "Staff missed ⟦the safeguarding lead, who had suffered a breakdown⟧.",
        "The head of service had gone. ⟦Her successor had been treated for depression⟧.",
        "The post was new. ⟦Its holder was away because of a heart operation⟧.",
        "The principal social worker told us that rotas had changed. ⟦She was undergoing chemotherapy⟧.",
        "A new team manager came in May. ⟦He had multiple sclerosis⟧.",
        "⟦The cabinet member had missed meetings because of treatment for bowel cancer⟧.",
        "⟦The chief executive had resigned after the death of a child⟧.",
        "Cover was thin (⟦the board’s chair had been arrested⟧).",
        "⟦The team manager’s deputy was seriously ill⟧.",
    ],
)
def test_what_befell_the_holder_of_a_post_is_found(marked: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = personal_in(marked.replace("⟦", "").replace("⟧", ""), READER)
    assert only.code == "identifying"
    assert only.start < end and start < only.end


@pytest.mark.parametrize(
    "text",
    [
        "The director told us that people off work with stress had been helped.",
        "The head of mental health had a clear view of people who had had a stroke.",
        "The principal social worker met a carer. She was recovering from surgery.",
        "The director told us of a man. He had multiple sclerosis.",
        "The manager had a breakdown of costs. The officer was charged with keeping the register.",
        "The social worker had dementia training. The lead had cancer services in her brief.",
        "The manager was away with people with depression. The chair was absent from the meeting.",
        "One social worker had left because of stress.",
        "The officer was bereaved carers’ first contact. The director had been in hospital to open a ward.",
        "The previous head of service had left in March. His successor was recruiting.",
    ],
)
def test_what_people_at_work_do_is_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()
