"""The peaks of a recording, for drawing: the only thing about samples that a picture needs."""

from __future__ import annotations

from pathlib import Path

from coach.errors import SoundError

STEPS_A_SECOND = 60


def envelope(sound: Path) -> list[float]:
    """Loudest sample of each sixtieth of a second, 0 to 1 of the take's own loudest.

    Reads the whole file: not for the window's thread. Raises SoundError where it cannot be read.
    """
    import numpy
    import soundfile

    from coach.hear.sound_reading import where_it_lies

    try:
        samples, rate = soundfile.read(str(where_it_lies(sound)), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise SoundError(
            "The sound of this take cannot be read.", "Its words and verdict are kept."
        ) from error
    loudness = numpy.abs(samples).max(axis=1) if len(samples) else numpy.zeros(0, dtype="float32")
    step = max(1, rate // STEPS_A_SECOND)
    whole = loudness[: len(loudness) // step * step].reshape(-1, step)
    peaks = whole.max(axis=1) if len(whole) else numpy.zeros(0, dtype="float32")
    loudest = float(peaks.max()) if len(peaks) else 0.0
    return [float(peak) for peak in (peaks / loudest if loudest > 0 else peaks)]
