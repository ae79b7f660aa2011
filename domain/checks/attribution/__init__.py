"""Whose view something is."""
