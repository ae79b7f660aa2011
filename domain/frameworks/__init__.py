"""Frameworks as data: their values, their files, and what makes one valid."""
