"""Full-text search: the index, what people type, the hits and where they lead."""
