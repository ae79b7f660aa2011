"""The main window: how it is painted first, filled, commanded and closed."""
