"""All keys, in one place: what `?` shows, and what the pages and the shell bind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `sequence` as Qt reads it, `shown` as people do, `what` it does."""

    sequence: str
    what: str
    shown: str = ""

    @property
    def label(self) -> str:
        """How it is written for people."""
        return self.shown or self.sequence


PRACTICE = {
    "take": Key("Space", "Record, stop, take it again"),
    "again": Key("R", "Take it again"),
    "leave": Key("Escape", "Throw the take away"),
    "undo": Key("Ctrl+Z", "Bring it back"),
    "play": Key("P", "Play the take, or stop it"),
    "evidence": Key("E", "Hear what the next fix is about"),
    "said": Key("Y", "Yes, what is unclear was said"),
    "not_said": Key("N", "No, it was not said"),
    "more": Key("M", "More about the take"),
    "compare": Key("C", "Compare it with another take"),
    "next_cue": Key("Down", "The next cue, while speaking", "↓"),
    "earlier_cue": Key("Up", "The cue before", "↑"),
    "next_word": Key("Right", "The next word", "→"),
    "earlier_word": Key("Left", "The word before", "←"),
    "larger": Key("Ctrl++", "Larger type on the stage", "Ctrl +"),
    "smaller": Key("Ctrl+-", "Smaller type", "Ctrl −"),
    "fade": Key("F", "Show less of the script: key words, cue names, nothing"),
    "prompter": Key("T", "Script follows your voice, scrolls by time, or stays still"),
    "goal": Key("G", "Goal: pass once, or three in a row"),
    "overlay": Key("O", "Timer and ticks float over other windows"),
    "rubric": Key("Ctrl+R", "Choose the rubric"),
    "person": Key("Ctrl+P", "Choose the person"),
    "script": Key("Ctrl+T", "Choose the script"),
}
SCRIPTS = {
    "new": Key("Ctrl+N", "A new script"),
    "rename": Key("F2", "Give it another title"),
    "duplicate": Key("Ctrl+D", "Duplicate the script"),
    "delete": Key("Ctrl+Shift+Del", "Delete the script"),
    "import": Key("Ctrl+O", "Read a cue sheet in"),
    "export": Key("Ctrl+S", "Write the cue sheet out"),
    "practice": Key("Ctrl+Return", "Practice the script", "Ctrl+Enter"),
    "cue": Key("Return", "A new cue", "Enter"),
    "element": Key("Ctrl+E", "What this cue serves"),
    "gap": Key("Ctrl+G", "The next gap to fill in"),
    "cue_up": Key("Alt+Up", "Move the cue up", "Alt ↑"),
    "cue_down": Key("Alt+Down", "Move the cue down", "Alt ↓"),
    "undo": Key("Ctrl+Z", "Undo"),
    "redo": Key("Ctrl+Shift+Z", "Do it again"),
    "leave": Key("Escape", "Back from the templates"),
}
TAKES = {
    "open": Key("Return", "Open the take", "Enter"),
    "star": Key("S", "Star it"),
    "compare": Key("C", "Compare the chosen takes"),
    "export": Key("X", "Export the chosen takes"),
    "trash": Key("Delete", "Throw them away"),
    "find": Key("Ctrl+F", "Search"),
    "group": Key("G", "Group by run"),
    "progress": Key("V", "Progress over time"),
    "import": Key("I", "Import recordings"),
}
COMPARE = {
    "in_turn": Key("T", "Hear this element in all takes"),
    "more": Key("A", "Add a take"),
    "blind": Key("B", "Compare blind"),
    "stop": Key("Escape", "Silence"),
    "page": Key("Ctrl+E", "Export a page"),
    "picture": Key("Ctrl+P", "Export a picture"),
}
HEAR_TAKE = Key("1 2 3 4", "Hear this take, at the same element")
PREFER_TAKE = Key("Shift+1 2 3 4", "Star this one as the better")
EVERYWHERE = {
    "practice": Key("Ctrl+1", "Practice"),
    "takes": Key("Ctrl+2", "Takes"),
    "compare": Key("Ctrl+3", "Compare"),
    "scripts": Key("Ctrl+4", "Scripts"),
    "settings": Key("Ctrl+5", "Settings"),
    "keys": Key("?", "This list"),
    "quit": Key("Ctrl+Q", "Quit"),
}
