"""The keys of the script page: what `?` shows and what the page binds."""

from __future__ import annotations

SCRIPT_KEYS = {
    "new": ("Ctrl+N", "A new script"),
    "rename": ("F2", "Give it another title"),
    "duplicate": ("Ctrl+D", "Duplicate the script"),
    "delete": ("Ctrl+Shift+Delete", "Delete the script"),
    "import": ("Ctrl+O", "Read a cue sheet in"),
    "export": ("Ctrl+S", "Write the cue sheet out"),
    "practice": ("Ctrl+Return", "Practice the script"),
    "element": ("Ctrl+E", "What this cue serves"),
    "gap": ("Ctrl+G", "The next gap to fill in"),
    "cue_up": ("Alt+Up", "Move the cue up"),
    "cue_down": ("Alt+Down", "Move the cue down"),
    "leave": ("Escape", "Back from the templates"),
}
