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
        "The route of the number 12 bus along Beech Grove had changed.",
    ],
)
def test_bodies_and_buildings_are_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()
