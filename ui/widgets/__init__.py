"""Widgets that know nothing of assessments: plain values in, signals out."""
