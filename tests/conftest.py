"""Settings that every test shares."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
