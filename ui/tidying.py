"""Python's rubbish is collected on the window's thread, and nowhere else.

Python collects cycles on whichever thread happens to allocate. A cycle that holds a widget or a timer, taken
apart on a working thread while the window's thread delivers an event to it, ends the program (seen on Python
3.14). So collecting by itself is switched off and done here, between two events.

PySide reads the source of each module that is imported after it, to see whether it uses PySide, and Python
keeps every line: 15 MB. They are forgotten here, too; a traceback reads them anew.
"""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, QTimer

TURN_MS = 500


class Tidying(QObject):
    """Collects as Python would, by its own thresholds, twice a second on this thread. One a program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._turns = QTimer(self)
        self._turns.setInterval(TURN_MS)
        self._turns.timeout.connect(self.tidy)
        self._turns.start()

    def tidy(self) -> None:
        """Forgets source lines; collects the oldest generation that is full, and with it all younger ones."""
        linecache.clearcache()
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return
