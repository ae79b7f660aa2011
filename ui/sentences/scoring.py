"""Why a second score is refused, and how a figure of agreement comes about. Braces are filled from the data."""

from __future__ import annotations

from fractions import Fraction

SCORING = {
    "scored-first": (
        "You gave the first score of this statement, so you cannot score it blind.",
        "Ask somebody who has not scored it.",
    ),
    "second-score-begun": (
        "You have begun a second score of this statement already.",
        "Give it, or withdraw it.",
    ),
    "second-score-unsettled": (
        "Your second score of this statement is not settled yet.",
        "Once it is, you can score it again.",
    ),
    "no-first-score": (
        "This statement has no first score yet.",
        "Score it, or wait until it is scored.",
    ),
    "not-your-second-score": (
        "{person} has begun this second score.",
        "Begin one of your own.",
    ),
    "second-score-given": (
        "This second score is given already and stays as it is.",
        "What differs from the first score can be settled.",
    ),
    "no-second-rationale": (
        "A second score needs its reason.",
        "Say what in the evidence led to it.",
    ),
    "no-second-begun": (
        "You have begun no second score of this statement that could be withdrawn.",
        "One that was given stays.",
    ),
    "still-blind": (
        "You have begun a second score of this statement, and its first score is hidden from you until you give yours.",
        "Give the second score, or withdraw it.",
    ),
    "scores-hidden": (
        "You score blind, and this would tell you the first score: {known}.",
        "Give the second score or withdraw it, or ask somebody else to write the file.",
    ),
    "no-second-score": (
        "No second score of this statement was given that could be settled.",
        "Ask a second person to score it first.",
    ),
    "settled-already": (
        "{person} has settled the scores of this statement already.",
        "Look at the history of its score.",
    ),
}

KAPPA_STEPS = {
    "pairs": "Pairs of a first and a second score: {count}.",
    "observed": "Weighted disagreement observed: {value}.",
    "expected": "Weighted disagreement to be expected by chance: {value}.",
    "kappa": "Weighted kappa: 1 \u2212 {observed} / {expected} = {value}.",
    "undefined": "Weighted kappa is not defined here: by chance alone there would be no disagreement.",
}

WEIGHTINGS = {
    "linear": "Linear weights: a disagreement weighs as much as there are steps between the two levels.",
    "quadratic": "Quadratic weights: a disagreement weighs as much as the square of the steps between the two levels.",
}


def fraction_words(exact: Fraction) -> str:
    """Return a number as it is, with two decimals beside a fraction: "3", "9/19 (0.47)"."""
    return str(exact) if exact.denominator == 1 else f"{exact} ({float(exact):.2f})"


SOURCES = {
    "draft": "draft",
    "second-score": "second score",
    "panel": "panel",
    "factual-accuracy": "factual accuracy",
}
"""Where a score was changed."""
