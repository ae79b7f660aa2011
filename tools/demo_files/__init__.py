"""Writers of the small files that the sample assessment's evidence consists of."""
