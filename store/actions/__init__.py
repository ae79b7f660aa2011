"""The user's verbs: each function is one intent, one transaction and one entry of the journal."""
