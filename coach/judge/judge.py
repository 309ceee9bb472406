"""The only decider: words and sound figures become a verdict. Pure: no clock, no files of the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.brief import Brief
from coach.judge.coaching import fixes_for
from coach.judge.delivery import SoundFigures, pauses_between, words_per_minute
from coach.judge.early import Span, name_spans, number_spans
from coach.judge.meaning import BY_SENSE, Meaning, find_meanings
from coach.rubric import AVOIDS, ELEMENTS
from coach.transcript import Transcript, Word, joined
from coach.verdict import Delivery, Finding, State, Verdict


@dataclass(frozen=True, slots=True)
class Findings:
    """What is said so far, every element and avoid by its id."""

    elements: Mapping[str, Finding]
    avoids: Mapping[str, Finding]


class Judge:
    """Marks takes of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    def so_far(self, transcript: Transcript) -> Findings:
        """Marks an unfinished take: nothing that may still be undone by what follows is said yet."""
        findings = self._findings(transcript)
        elements = dict(findings.elements)
        if elements["sign_off"].hit and self._brief.caller.phone and not elements["number"].hit:
            elements["sign_off"] = Finding("sign_off", State.MISSING, elements["sign_off"].counts)
        return Findings(elements, findings.avoids)

    def mark(self, transcript: Transcript, sound: SoundFigures | None, seconds: float) -> Verdict:
        """The verdict on a finished take of `seconds`; `sound` is None for words alone."""
        findings = self._findings(transcript)
        delivery = self._delivery(transcript, sound)
        rubric = self._brief.rubric
        passed = (
            seconds <= rubric.limit_seconds
            and all(findings.elements[name].hit for name in rubric.required)
            and not any(findings.avoids[name].hit for name in rubric.failing)
        )
        return Verdict(
            rubric=rubric.id,
            passed=passed,
            seconds=seconds,
            limit_seconds=rubric.limit_seconds,
            transcript=transcript,
            elements=findings.elements,
            avoids=findings.avoids,
            delivery=delivery,
            fixes=fixes_for(self._brief, findings.elements, findings.avoids, seconds),
            too_noisy=sound is not None and sound.too_noisy,
        )

    def _findings(self, transcript: Transcript) -> Findings:
        words = transcript.words
        spans: dict[str, Span | None] = {**name_spans(words, self._brief), **self._numbers(words)}
        meanings = find_meanings(words)
        spans |= {label: _span(meanings[label]) for label in BY_SENSE}
        marks = {label: self._finding(label, span, transcript) for label, span in spans.items()}
        if transcript.fillers and not marks["filler"].hit:
            marks["filler"] = self._filler(transcript.fillers[0])
        return Findings({name: marks[name] for name in ELEMENTS}, {name: marks[name] for name in AVOIDS})

    def _numbers(self, words: Sequence[Word]) -> dict[str, Span | None]:
        spans = number_spans(words, self._brief.caller.phone)
        return {"number": spans[0], "number_repeat": spans[1]}

    def _finding(self, label: str, span: Span | None, transcript: Transcript) -> Finding:
        counts = label in self._brief.rubric.required or label in self._brief.rubric.failing
        if span is None:
            return Finding(label, State.MISSING, counts)
        words = transcript.words[span[0] : span[1]]
        start, end = (words[0].start, words[-1].end) if transcript.timed else (None, None)
        return Finding(label, State.SAID, counts, start, end, joined(words))

    def _filler(self, filler: Word) -> Finding:
        counts = "filler" in self._brief.rubric.failing
        return Finding("filler", State.SAID, counts, filler.start, filler.end, filler.text)

    def _delivery(self, transcript: Transcript, sound: SoundFigures | None) -> Delivery:
        if not transcript.timed or sound is None:
            return Delivery()
        words = transcript.words
        numbers = [span for span in number_spans(words, self._brief.caller.phone) if span]
        pauses = pauses_between(words)
        return Delivery(
            words_per_minute=words_per_minute(words, numbers),
            longest_pause=max(pauses, default=0.0),
            pauses=len(pauses),
            pitch_range_semitones=sound.pitch_range_semitones,
            loudness_dbfs=sound.loudness_dbfs,
            clipped=sound.clipped,
            fillers=len(transcript.fillers),
            noise_dbfs=sound.noise_dbfs,
            signal_to_noise_db=sound.signal_to_noise_db,
            trailing_off_db=sound.trailing_off_db,
            pitch_contour=sound.pitch_contour,
        )


def _span(meaning: Meaning | None) -> Span | None:
    return (meaning.start, meaning.end) if meaning else None
