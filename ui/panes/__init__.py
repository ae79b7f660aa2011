"""The panes at the side of the text."""
