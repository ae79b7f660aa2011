"""The words of a report: cleaned, cut into sentences, compared, and what stands on them."""
