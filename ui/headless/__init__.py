"""The commands of main.py that need no window; importing them loads no Qt."""
