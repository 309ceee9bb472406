"""A rehearsal that tells what a test says, from another thread, as the real one does; and a silent player."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Thread

from coach.brief import Brief
from coach.events import Discarded, Event, Finished, Level, Listening, Stopped, Ticked, WordsHeard
from coach.people import Caller, Recipient
from coach.rubric import AVOIDS, ELEMENTS, Rubric, shipped_rubric
from coach.script import Script
from coach.transcript import Transcript, Word
from coach.verdict import Delivery, Finding, Fix, State, Verdict

ANA = Caller("Ana Ruiz", "Infolabs", "415 555 0132", "ana.ruiz@infolabs.example")
DANA = Recipient("Dana", "Lee", "Kestrel Health")
LONG_CALLER = Caller(
    "Oluwaseun Vasquez-Lund",
    "Saint Sunniva University Hospital",
    "+47 22 55 01 32",
    "oluwaseun.vasquez-lund@saint-sunniva-university-hospital.example",
)
LONG_RECIPIENT = Recipient(
    "Wilhelmina-Charlotte", "Montgomery-Featherstonehaugh", "Saint Sunniva University Hospital"
)
SHEET = """greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: Your talk on Rust schedulers is why I'm calling.
reason: Kestrel Health needs someone to lead its triage engine.
ask: Call me back at
number: {phone}."""
SCRIPT = Script.parse(SHEET, "Something they wrote")
SAID = (
    ("greeting", "hi dana", 0.4, 0.9),
    ("identity", "this is ana ruiz", 1.0, 1.9),
    ("affiliation", "from info labs", 1.9, 2.6),
    ("bridge", "your talk on rust schedulers is why i'm calling", 2.9, 5.0),
    ("reason", "kestrel health needs someone to lead its triage engine", 5.4, 8.2),
    ("ask", "call me back at", 8.6, 9.4),
    ("number", "four one five five five five oh one three two", 9.6, 14.0),
)


def spoken(parts: Sequence[tuple[str, str, float, float]] = SAID) -> Transcript:
    """A transcript whose words share their part's seconds evenly."""
    words: list[Word] = []
    for _, text, start, end in parts:
        texts = text.split()
        step = (end - start) / len(texts)
        words += [
            Word(one, start + number * step, start + (number + 0.9) * step, 0.95)
            for number, one in enumerate(texts)
        ]
    return Transcript(tuple(words))


def verdict_of(
    *,
    rubric: Rubric | None = None,
    seconds: float = 14.2,
    missing: Sequence[str] = (),
    unclear: Sequence[str] = (),
    avoids: Sequence[tuple[str, str, float, float]] = (),
    fixes: Sequence[Fix] = (),
    parts: Sequence[tuple[str, str, float, float]] = SAID,
) -> Verdict:
    """A verdict for what was said, but for what a test wants missing, unclear or said that should not be."""
    rubric = rubric or shipped_rubric("recruiter-15")
    said = {name: (text, start, end) for name, text, start, end in parts if name in ELEMENTS}
    elements = {}
    for name in ELEMENTS:
        counts = name in rubric.required
        if name in said and name not in missing:
            text, start, end = said[name]
            state = State.UNCLEAR if name in unclear else State.SAID
            elements[name] = Finding(name, state, counts, start, end, text)
        else:
            elements[name] = Finding(name, State.MISSING, counts)
    heard = {name: (text, start, end) for name, text, start, end in avoids}
    avoided = {}
    for name in AVOIDS:
        counts = name in rubric.failing
        if name in heard:
            text, start, end = heard[name]
            avoided[name] = Finding(name, State.SAID, counts, start, end, text)
        else:
            avoided[name] = Finding(name, State.MISSING, counts)
    passed = (
        seconds <= rubric.limit_seconds
        and all(found.hit for found in elements.values() if found.counts)
        and not any(found.hit for found in avoided.values() if found.counts)
    )
    contour = tuple((at / 20, 180 + 40 * math.sin(at / 9) + 12 * math.sin(at / 2)) for at in range(8, 280))
    delivery = Delivery(158, 2.2, 0.6, 3, 5.1, -21.3, False, 0, -62.0, 40.0, 1.0, contour)
    return Verdict(
        rubric.id,
        passed,
        seconds,
        rubric.limit_seconds,
        spoken(parts),
        elements,
        avoided,
        delivery,
        tuple(fixes),
    )


def brief_of(script: Script | None = SCRIPT, rubric: str = "recruiter-15") -> Brief:
    """Ana calls Dana."""
    filled = None if script is None else script.filled(ANA, DANA)
    return Brief(shipped_rubric(rubric), ANA, DANA, filled)


def while_speaking(until: float, parts: Sequence[tuple[str, str, float, float]] = SAID) -> list[Event]:
    """What a rehearsal tells while these parts are spoken, up to a second."""
    whole = spoken(parts)
    events: list[Event] = [Listening()]
    for number, word in enumerate(whole.words):
        if word.end > until:
            break
        loud = -22 + 6 * math.sin(number)
        events.append(Level(word.end, loud, loud + 8))
        events.append(WordsHeard(word.end + 0.3, Transcript(whole.words[: number + 1]), max(0, number - 1)))
    for name, text, _, end in parts:
        if end <= until and name in ELEMENTS:
            events.append(Ticked(end + 0.3, name, end, text))
    return events


@cache
def _swelling(seconds: float, rate: int) -> bytes:
    samples = array("h")
    for at in range(int(seconds * rate)):
        second = at / rate
        swell = abs(math.sin(second * 2.3)) * (0.4 + 0.6 * abs(math.sin(second * 0.7 + 1)))
        samples.append(int(20_000 * swell * math.sin(second * 1200)))
    return samples.tobytes()


def sound_of(folder: Path, seconds: float = 14.2, name: str = "take.wav") -> Path:
    """A WAV that swells and fades like words."""
    place = folder / name
    with wave.open(str(place), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(_swelling(seconds, 8000))
    return place


class ToldRehearsal:
    """Tells events from its own thread; ends as the test arranged with `outcome`."""

    def __init__(self, brief: Brief, tell: Callable[[Event], None], outcome: Event, sound: Path) -> None:
        self.brief = brief
        self._tell = tell
        self._outcome = outcome
        self._sound = sound
        self.threads: list[Thread] = []
        self.stops = 0
        self.held = False

    def tell(self, *events: Event) -> None:
        """Tells events in order, from another thread."""

        def run() -> None:
            for event in events:
                self._tell(event)

        thread = Thread(target=run)
        self.threads.append(thread)
        thread.start()
        thread.join()

    def release(self) -> None:
        self.held = False

    def stop(self) -> None:
        self.stops += 1
        self.tell(Stopped(14.2), self._outcome)

    def discard(self) -> None:
        self.tell(Discarded(3.0, self._sound))

    def join(self, timeout: float | None = None) -> bool:
        return True


class Stand:
    """Starts rehearsals that tell. `outcomes` are used one a take, the last again and again."""

    def __init__(self, folder: Path) -> None:
        self.sound = sound_of(folder)
        self.outcomes: list[Event] = []
        self.rehearsals: list[ToldRehearsal] = []

    def will_finish(self, *verdicts: Verdict) -> None:
        """The next takes end with these verdicts."""
        self.outcomes = [Finished(verdict.seconds, verdict, self.sound) for verdict in verdicts]

    def start(self, brief: Brief, tell: Callable[[Event], None], held: bool) -> ToldRehearsal:
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        rehearsal = ToldRehearsal(brief, tell, outcome, self.sound)
        rehearsal.held = held
        self.rehearsals.append(rehearsal)
        return rehearsal

    def mark(self, sound: Path, brief: Brief, tell: Callable[[Event], None]) -> None:
        thread = Thread(target=tell, args=(Finished(14.2, verdict_of(), sound),))
        thread.start()
        thread.join()

    @property
    def running(self) -> ToldRehearsal:
        return self.rehearsals[-1]


class SilentPlayer:
    """Remembers what was played; 'plays' a take until it is told to stop, the beep is over at once."""

    def __init__(self) -> None:
        self.played: list[tuple[str, float, float | None]] = []
        self._position: float | None = None

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        self.played.append((sound.name, start, end))
        self._position = start if sound.name == "take.wav" else None

    def prepare(self, sounds: Sequence[Path]) -> None:
        self.prepared = list(sounds)

    def stop(self) -> None:
        self._position = None

    @property
    def position(self) -> float | None:
        return self._position
