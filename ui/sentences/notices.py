"""What is said for each notice of a reader: what it left out, cleaned or found wrong in a document or a paste.

Words in braces are filled from the notice's data.
"""

from __future__ import annotations

LEFT_OUT = {
    "pictures-left-out": "Pictures were left out: {count}.",
    "objects-left-out": "Embedded objects were left out: {count}.",
    "links-left-out": "Links that do not lead to a web page or an e-mail address were left out; their words stayed.",
    "hidden-left-out": "Hidden text was left out: {count}.",
    "comments-left-out": "Comments were left out: {count}.",
    "deletions-left-out": "Tracked deletions were left out: {count}.",
    "insertions-kept": "Tracked insertions were taken in as text: {count}.",
    "headers-left-out": "Headers and footers were left out: {count}.",
    "notes-left-out": "Further footnotes were left out: {count}.",
    "note-left-out": "A footnote was left out: {text}",
    "numbers-left-out": "Automatic numbers of lists were left out: {count}.",
    "symbols-left-out": "Symbols of special fonts were left out: {count}.",
    "macros-left-out": "The document holds macros; they were neither run nor taken in.",
    "external-left-out": "Things that the document keeps elsewhere were not fetched: {count}.",
    "tables-flattened": "Tables were taken in as paragraphs: {count}.",
    "text-boxes-moved": "Text boxes were put where they are anchored: {count}.",
    "characters-removed": "Characters that cannot be printed were removed: {count}.",
    "text-cut": "The text is longer than can be taken in at once; {count} characters were left out.",
    "paste-cut": "The text is longer than can be taken in at once; the first {kept} characters were kept.",
    "encoding-guessed": "The file does not say how its characters are coded; look at apostrophes and pound signs.",
    "ends-early": "The file ends in the middle of something; its end may be missing.",
}

RECOGNISED = {
    "nothing-recognised": "Nothing in it was recognised as part of a report under this framework.",
    "authority-missing": "No authority is named.",
    "authority-differs": "It also names another authority: {printed}.",
    "other-authority": "It is a report on {printed}; this assessment is of {authority}. Look whether it belongs here.",
    "score-kept": "{name} is printed with the score {score}; the {level} that it has here was kept.",
    "score-by-category": "{name} is printed with the score {score}; here its categories are scored, so give theirs.",
    "heading-unknown": "A heading was not recognised: {printed}. What stands under it was kept aside.",
    "part-repeated": "{name} stands in it twice; both texts were taken in.",
    "statement-repeated": "{name} stands in it twice; both texts were taken in.",
    "score-missing": "{name} has no score.",
    "score-left-open": "The score of {name} was left open; by its label it is {score}.",
    "score-not-on-scale": "{name} has a score that is not on the scale: {printed}.",
    "score-contradiction": "{name} is given two different scores: {score} and {other}.",
    "score-differs-from-table": "{name} is given {score}, but {table} in the table of scores.",
    "label-does-not-fit": "{name} has score {score}, but its label says: {printed}.",
    "label-repeated": "{name} has its score label printed twice.",
    "wording-differs": "{name}: the {what} is worded otherwise than in the framework: {printed}",
    "expectation-repeated": "{name}: an expectation is printed twice: {printed}",
    "findings-heading-missing": "{name} has no heading over its findings.",
    "findings-missing": "{name} has no findings.",
}

QDA = {
    "qda-pictures-left-out": "Pictures were left out: {count}.",
    "qda-sounds-left-out": "Sound recordings were left out: {count}.",
    "qda-films-left-out": "Films were left out: {count}.",
    "qda-areas-left-out": "Areas marked on the pages of PDF files were left out: {count}.",
    "qda-texts-left-out": "Documents without a plain text were left out: {count}.",
    "qda-selections-left-out": "Selections that lie outside their text were left out: {count}.",
    "qda-codes-left-out": "Codes that the project does not hold were left out: {count}.",
    "qda-things-left-out": "Cases, variables, sets, links and the like were left out: {count}.",
}

NOTICES: dict[str, str] = {**LEFT_OUT, **RECOGNISED, **QDA}
