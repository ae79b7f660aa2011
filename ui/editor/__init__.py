"""The findings editor: one flowing text underneath which every paragraph is a passage with a lasting id."""
