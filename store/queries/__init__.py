"""What views ask: each function reads in one transaction and answers with values."""
