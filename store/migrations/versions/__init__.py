"""One module per revision; each stands on its own and imports nothing of ours."""
