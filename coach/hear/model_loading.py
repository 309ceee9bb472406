"""The speech model loads in the background, once a program, while people may already speak."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from coach.errors import CoachError, ModelError
from coach.memory import give_back
from coach.paths import Home

if TYPE_CHECKING:
    import vosk

LONGEST_GOODBYE_SECONDS = 10.0
"""How long a program that ends waits for a model that is still loading: ending under it is a crash."""


class ModelSource(Protocol):
    """Where a rehearsal gets the speech model from, while it may still be loading."""

    def ready(self) -> Any | None:
        """The model, or None while it loads. Raises ModelError where it cannot be had. Never waits."""


class ModelLoading:
    """Finds, verifies and loads the model on a thread of its own; any thread may ask for it.

    Started again after an error (a model was fetched, a folder named), it tries again.
    """

    def __init__(self, load: Callable[[], vosk.Model]) -> None:
        """`load` blocks until the model is loaded, or raises; see `from_home`."""
        self._load = load
        self._done = threading.Event()
        self._model: vosk.Model | None = None
        self._error: ModelError | None = None
        self._thread: threading.Thread | None = None

    @classmethod
    def from_home(cls, home: Home | None = None) -> ModelLoading:
        """Loads the model found for this home; nothing is imported or read before `start`."""

        def load() -> vosk.Model:
            from coach.hear.speech_model import find_model, load_model

            model = load_model(find_model(home))
            # What else loads late, loads now: it would cost the first take its first ticks.
            import_module("coach.rehearse.live_marks").warm_up(model)
            give_back()
            return model

        return cls(load)

    def start(self) -> ModelLoading:
        """Begins to load unless the model is there or on its way. Returns at once."""
        loading = self._thread is not None and self._thread.is_alive()
        if self._model is None and not loading:
            self._done.clear()
            self._error = None
            self._thread = threading.Thread(target=self._run, name="model-loading", daemon=True)
            self._thread.start()
            atexit.register(self._thread.join, LONGEST_GOODBYE_SECONDS)
        return self

    def ready(self) -> vosk.Model | None:
        """The model, or None while it loads. Raises ModelError where it could not be loaded."""
        if self._error is not None:
            raise self._error
        return self._model

    def wait(self, timeout: float | None = None) -> vosk.Model | None:
        """The model once it is there; None where `timeout` seconds were not enough. Raises ModelError."""
        self._done.wait(timeout)
        return self.ready()

    def _run(self) -> None:
        try:
            self._model = self._load()
        except ModelError as error:
            self._error = error
        except CoachError as error:
            self._error = ModelError(error.sentence, error.mend)
        except Exception as error:
            self._error = ModelError(
                f"The speech model cannot be loaded: {error}.",
                "Start `afterbeep doctor` to see what is wrong.",
            )
        finally:
            self._done.set()
