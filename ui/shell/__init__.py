"""The frame of the window: panes, top bar, status bar, outline."""
