"""Checks: each module finds one family of faults in an assessment's values and says where they stand."""
