"""Evidence files shown inside the window: pictures, text and the pages of PDF files."""
