"""Resting the words of the findings on evidence, and seeing which of them do."""
