"""Where things lie: the library, the takes, the settings and the speech model of one user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.errors import DiskError

APPLICATION = "after-the-beep"


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one user. Naming a place creates nothing; `make()` does.

    `root` holds what is kept, `settings_root` what is chosen, `models_root` what can be fetched again
    (two homes may share it).
    """

    root: Path
    settings_root: Path
    models_root: Path

    @classmethod
    def user(cls) -> Home:
        """The place that the platform keeps for this user."""
        from platformdirs import PlatformDirs

        places = PlatformDirs(APPLICATION, appauthor=False)
        return cls(places.user_data_path, places.user_config_path, places.user_data_path / "models")

    @classmethod
    def at(cls, folder: Path | str) -> Home:
        """Everything below one folder, as `--home DIR` asks."""
        root = Path(folder).expanduser().absolute()
        return cls(root, root, root / "models")

    @property
    def library(self) -> Path:
        """The SQLite file of the library."""
        return self.root / "library.sqlite"

    @property
    def takes_folder(self) -> Path:
        """Sound of kept takes."""
        return self.root / "takes"

    @property
    def recordings_folder(self) -> Path:
        """Sound that is being recorded, and what a crash left behind."""
        return self.root / "recordings"

    @property
    def trash_folder(self) -> Path:
        """Takes that were thrown away and can still be brought back."""
        return self.root / "trash"

    @property
    def scripts_folder(self) -> Path:
        """The user's own cue sheets."""
        return self.root / "scripts"

    @property
    def rubrics_folder(self) -> Path:
        """The user's own rubrics."""
        return self.root / "rubrics"

    @property
    def backups_folder(self) -> Path:
        """Copies of the library, made before it is migrated."""
        return self.root / "backups"

    @property
    def settings_file(self) -> Path:
        """What the user chose."""
        return self.settings_root / "settings.json"

    def make(self) -> Home:
        """Creates the folders that every run needs. Raises DiskError when a place cannot be written."""
        for folder in (self.root, self.settings_root, self.takes_folder, self.recordings_folder):
            make_folder(folder)
        return self


def make_folder(folder: Path) -> Path:
    """Creates a folder and its parents. Raises DiskError in words when that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "it is refused"
        raise DiskError(
            f"The folder {folder} cannot be made: {reason}.", "Choose another place with --home DIR."
        ) from error
    return folder
