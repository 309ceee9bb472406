"""A microphone and a speaker without a sound card: a PulseAudio daemon that uses nothing of the user's.

    with VirtualSound(folder) as sound:
        child = subprocess.Popen([...], env=sound.environment)
        sound.speak(wav)            # into the microphone, in real time

`vanish` is pulling the plug, `stall` a device that hangs. PortAudio looks at the sound system once a process:
whatever uses this microphone runs in a process of its own that was started with `environment`.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

import numpy as np
import soundfile
from numpy.typing import NDArray

MICROPHONE_RATE = 16000
SPEAKER_RATE = 48000
START_SECONDS = 20.0
ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class VirtualSound:
    """A sound daemon with the microphone `vmic` (16 kHz mono) and the speaker `spk` (48 kHz stereo)."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` must be short: the path of a socket may have about a hundred characters."""
        self.folder = Path(tempfile.mkdtemp(prefix="abs-")) if folder is None else folder
        self._own_folder = folder is None
        self.socket = self.folder / "pulse.sock"
        self.environment = self._environment()
        self._daemon: subprocess.Popen[bytes] | None = None
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> VirtualSound:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """Process of the daemon."""
        assert self._daemon is not None
        return self._daemon.pid

    def start(self) -> None:
        """Starts the daemon and waits until both devices are there."""
        self.socket.unlink(missing_ok=True)
        modules = (
            f"module-null-sink sink_name=spk rate={SPEAKER_RATE} channels=2 norewinds=1",
            # Without norewinds 1.7 s of what is spoken are lost.
            f"module-null-sink sink_name=mic rate={MICROPHONE_RATE} channels=1 norewinds=1",
            "module-remap-source source_name=vmic master=mic.monitor",
            # Last, so that nobody can connect before the devices are there.
            f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
        )
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
        with (self.folder / "daemon.log").open("ab") as log:
            self._daemon = subprocess.Popen(
                [*command, *(part for module in modules for part in ("-L", module))],
                env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        self._wait_for_socket()
        self._control("set-default-sink", "spk")
        self._control("set-default-source", "vmic")

    def speak(self, sound: Path, latency_ms: int = 500) -> subprocess.Popen[bytes]:
        """Plays a recording into the microphone in real time; the process ends when it has been said.

        It is heard at once; `latency_ms` is what lies ready in the daemon. On a busy computer 50 ms run dry,
        and what is then missing was never spoken.
        """
        child = subprocess.Popen(
            ["paplay", f"--latency-msec={latency_ms}", "--device=mic", str(sound)], env=self.environment
        )
        self._children.append(child)
        return child

    def record_speaker(self, raw: Path) -> subprocess.Popen[bytes]:
        """Records what the speaker plays until the process is ended: 48 kHz, two channels, 16 bit, no header.

        Returns once sound is arriving in the file.
        """
        with raw.open("wb") as file:
            child = subprocess.Popen(
                ["parec", "--device=spk.monitor", f"--rate={SPEAKER_RATE}", "--channels=2",
                 "--format=s16le", "--latency-msec=20", "--raw"],
                env=self.environment, stdout=file,
            )  # fmt: skip
        self._children.append(child)
        wait_until(lambda: raw.stat().st_size > 0)
        return child

    def vanish(self) -> None:
        """Pulls the plug: the daemon dies."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait()

    def stall(self) -> None:
        """Everything hangs, and nobody is told."""
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Ends a stall."""
        os.kill(self.pid, signal.SIGCONT)

    def end(self) -> None:
        """Ends the daemon and all that was started here."""
        for child in [*self._children, self._daemon]:
            if child is not None and child.poll() is None:
                child.kill()
                child.wait()
        if self._own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        home, runtime = self.folder / "home", self.folder / "run"
        for place in (home, runtime):
            place.mkdir(parents=True, exist_ok=True)
            place.chmod(0o700)
        (home / ".asoundrc").write_text(ALSA)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return {
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PULSE_SERVER": f"unix:{self.socket}",
        }

    def _wait_for_socket(self) -> None:
        def alive() -> bool:
            assert self._daemon is not None
            assert self._daemon.poll() is None, (self.folder / "daemon.log").read_text()
            return self.socket.exists()

        wait_until(alive)

    def _control(self, *words: str) -> None:
        subprocess.run(["pactl", *words], env=self.environment, check=True, timeout=START_SECONDS)


def wait_until(true: object, limit: float = START_SECONDS) -> None:
    """Waits for a condition of another process; raises AssertionError when it never holds."""
    assert callable(true)
    deadline = time.monotonic() + limit
    while not true():
        assert time.monotonic() < deadline, "what was waited for has not come"
        select.select([], [], [], 0.02)


def chirp(seconds: float, rate: int = MICROPHONE_RATE) -> NDArray[np.int16]:
    """Sound in which every stretch is unlike every other, so that a lost sample shows."""
    times = np.arange(int(seconds * rate)) / rate
    sweep = np.sin(2 * np.pi * (200 + 150 * times) * times)
    noise = np.random.default_rng(7).normal(0, 0.05, len(times))
    samples: NDArray[np.int16] = ((0.4 * sweep + noise).clip(-1, 1) * 32000).astype(np.int16)
    samples[samples == 0] = 1
    return samples


def write_wav(path: Path, samples: NDArray[np.int16], rate: int = MICROPHONE_RATE) -> Path:
    """Writes 16-bit mono sound."""
    soundfile.write(path, samples, rate, "PCM_16")
    return path


def place_of(part: NDArray[np.int16], whole: NDArray[np.int16]) -> int:
    """Where `part` begins in `whole`, exactly; -1 where it is nowhere."""
    return whole.astype("<i2").tobytes().find(part.astype("<i2").tobytes()) // 2
