"""Where the program keeps its settings, its log and the workspace one begins with."""

from __future__ import annotations

import os
from pathlib import Path


def settings_path() -> Path:
    """Return where the settings are kept: ASSAY_SETTINGS when it is set, else the platform's place."""
    named = os.environ.get("ASSAY_SETTINGS")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("Assay", appauthor=False) / "settings.json"


def default_workspace() -> Path:
    """Return the folder of the default workspace, in the platform's data folder."""
    from platformdirs import user_data_path

    return user_data_path("Assay", appauthor=False) / "workspace"


def log_folder() -> Path:
    """Return the folder for the log: ASSAY_LOGS when it is set, else the platform's place."""
    named = os.environ.get("ASSAY_LOGS")
    if named:
        return Path(named)
    from platformdirs import user_log_path

    return user_log_path("Assay", appauthor=False)
