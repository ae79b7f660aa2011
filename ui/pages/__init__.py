"""The pages of the middle column."""
