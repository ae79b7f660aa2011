"""Projects of qualitative analysis in the exchange format REFI-QDA (.qdpx), out and in."""
