"""What sentences rest on, and words in quotation marks."""
