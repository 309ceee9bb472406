"""The model loads once, beside everything else, and what goes wrong is a ModelError."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coach.errors import DiskError, ModelError
from coach.hear.model_loading import ModelLoading
from coach.paths import Home

LONG_ENOUGH = 10.0


def test_nothing_is_loaded_before_it_is_started() -> None:
    loading = ModelLoading(lambda: pytest.fail("loaded"))
    assert loading.ready() is None
    assert loading.wait(timeout=0) is None


def test_a_model_is_not_ready_until_it_is_loaded() -> None:
    allowed = threading.Event()
    model = object()

    def load() -> object:
        assert allowed.wait(LONG_ENOUGH)
        return model

    loading = ModelLoading(load).start()  # type: ignore[arg-type]
    assert loading.ready() is None
    allowed.set()
    assert loading.wait(LONG_ENOUGH) is model
    assert loading.ready() is model


def test_a_model_is_loaded_once_however_often_it_is_started() -> None:
    loads: list[int] = []
    loading = ModelLoading(lambda: loads.append(1) or object())  # type: ignore[arg-type,return-value,func-returns-value]
    for _ in range(3):
        loading.start().wait(LONG_ENOUGH)
    assert loads == [1]


def test_a_model_that_cannot_be_had_raises_for_whoever_asks_and_can_be_tried_again() -> None:
    outcomes: list[object] = [ModelError("The speech model is damaged.", "Get it again."), "model"]

    def load() -> object:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    loading = ModelLoading(load).start()  # type: ignore[arg-type]
    for ask in (lambda: loading.wait(LONG_ENOUGH), loading.ready):
        with pytest.raises(ModelError, match="damaged"):
            ask()
    assert loading.start().wait(LONG_ENOUGH) == "model"


@pytest.mark.parametrize("error", [DiskError("The disk is full."), ValueError("odd")])
def test_every_other_fault_becomes_a_model_error(error: Exception) -> None:
    def load() -> object:
        raise error

    with pytest.raises(ModelError, match=str(error)):
        ModelLoading(load).start().wait(LONG_ENOUGH)  # type: ignore[arg-type]


def test_a_home_without_a_model_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERBEEP_MODEL", str(tmp_path / "none"))
    with pytest.raises(ModelError) as raised:
        ModelLoading.from_home(Home.at(tmp_path)).start().wait(LONG_ENOUGH)
    assert raised.value.mend


@pytest.mark.model
@pytest.mark.parametrize("moment", [0.0, 0.2, 0.4])
def test_a_program_may_end_while_the_model_loads(moment: float) -> None:
    program = (
        "from coach.hear.model_loading import ModelLoading\n"
        f"loading = ModelLoading.from_home().start()\nloading._done.wait({moment})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[3], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
