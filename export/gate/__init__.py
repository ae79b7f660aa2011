"""The rules that a finished document must keep before anybody sees "done"."""
