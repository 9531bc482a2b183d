"""Where configuration, data, state and cache belong, by the rules of the system.

``FACTCHECK_HOME`` puts all four into one folder; the XDG variables move one each on any system.
No folder is made by asking for it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

APPLICATION = "factcheck"


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders and files of this user."""

    config: Path
    data: Path
    state: Path
    cache: Path

    @property
    def config_file(self) -> Path:
        """The configuration, which need not exist."""
        return self.config / "config.toml"

    @property
    def log_file(self) -> Path:
        """The diagnostics log; older ones stand beside it with a number."""
        return self.state / "factcheck.log"

    @property
    def sample_case(self) -> Path:
        """The sample case that ``factcheck demo`` keeps and resumes."""
        return self.data / "sample.factcheck"

    @property
    def recent_file(self) -> Path:
        """The list of cases opened lately."""
        return self.state / "recent.json"


def locations() -> Locations:
    """The folders of this user, from the environment or as the system has them."""
    home = os.environ.get("FACTCHECK_HOME")
    if home:
        root = Path(home).expanduser()
        return Locations(root / "config", root / "data", root / "state", root / "cache")
    return Locations(*(_folder(kind) for kind in ("config", "data", "state", "cache")))


def _folder(kind: str) -> Path:
    base = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    # The XDG specification has relative paths ignored.
    if Path(base).is_absolute():
        return Path(base) / APPLICATION
    from platformdirs import PlatformDirs

    found: Path = getattr(PlatformDirs(APPLICATION, appauthor=False), f"user_{kind}_path")
    return found
