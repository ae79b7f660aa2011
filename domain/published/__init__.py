"""Published reports, recognised and taken in."""
