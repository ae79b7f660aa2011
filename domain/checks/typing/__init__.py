"""Slips of the hand."""
