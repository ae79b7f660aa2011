"""Documents out, and the same documents read back in."""
