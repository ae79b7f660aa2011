"""The reader: an item's document beside the draft, in which words are found and excerpts are made."""
