"""The web page of a report: one accessible file without scripts."""
