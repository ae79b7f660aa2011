"""The evidence schedule as a spreadsheet and as a Word file."""
