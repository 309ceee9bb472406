"""The only decider: words and sound figures become a verdict. Pure: no clock, no files of the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.brief import Brief
from coach.judge.coaching import fixes_for
from coach.judge.delivery import SoundFigures, pauses_between, words_per_minute
from coach.judge.meaning import BY_SENSE, Meaning, find_meanings
from coach.judge.names import NameMention, find_names
from coach.judge.spoken import Mention, NumberFindings, find_number
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
        names = find_names(transcript, self._brief)
        numbers = find_number(transcript, self._brief.caller.phone)
        marks = {
            "greeting": self._named("greeting", names.called, transcript),
            "identity": self._named("identity", names.own, transcript),
            "affiliation": self._named("affiliation", names.company, transcript),
            "number": replace(self._dialled("number", numbers.first, transcript), advice=_advice(numbers)),
            "number_repeat": self._dialled("number_repeat", numbers.second, transcript),
        }
        meanings = find_meanings(words)
        for label in BY_SENSE:
            span = _span(meanings[label])
            marks[label] = self._finding(label, words[span[0] : span[1]] if span else (), transcript)
        if transcript.fillers and not marks["filler"].hit:
            marks["filler"] = self._filler(transcript.fillers[0])
        return Findings({name: marks[name] for name in ELEMENTS}, {name: marks[name] for name in AVOIDS})

    def _named(self, label: str, mention: NameMention | None, transcript: Transcript) -> Finding:
        state = State.SAID if mention and mention.sure else State.UNCLEAR
        return self._finding(label, mention.words if mention else (), transcript, state)

    def _dialled(self, label: str, mention: Mention | None, transcript: Transcript) -> Finding:
        return self._finding(label, mention.words if mention else (), transcript)

    def _finding(
        self, label: str, words: Sequence[Word], transcript: Transcript, state: State = State.SAID
    ) -> Finding:
        counts = label in self._brief.rubric.required or label in self._brief.rubric.failing
        if not words:
            return Finding(label, State.MISSING, counts)
        start, end = (words[0].start, words[-1].end) if transcript.timed else (None, None)
        return Finding(label, state, counts, start, end, joined(words))

    def _filler(self, filler: Word) -> Finding:
        counts = "filler" in self._brief.rubric.failing
        return Finding("filler", State.SAID, counts, filler.start, filler.end, filler.text)

    def _delivery(self, transcript: Transcript, sound: SoundFigures | None) -> Delivery:
        if not transcript.timed or sound is None:
            return Delivery()
        words = transcript.words
        found = find_number(transcript, self._brief.caller.phone)
        mentions = [mention for mention in (found.first, found.second) if mention]
        numbers = [_positions(words, mention) for mention in mentions]
        rates = [mention.digits_per_second for mention in mentions if mention.digits_per_second]
        pauses = pauses_between(words)
        return Delivery(
            words_per_minute=words_per_minute(words, numbers),
            number_digits_per_second=max(rates, default=None),
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


def _positions(words: Sequence[Word], mention: Mention) -> tuple[int, int]:
    """The word positions of a mention, which may come from another reading of the sound."""
    inside = [
        at for at, word in enumerate(words) if mention.start <= (word.start + word.end) / 2 <= mention.end
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _advice(numbers: NumberFindings) -> str | None:
    """What was wrong with the number, for the one who said it."""
    if numbers.first or numbers.wrong_tail is None:
        return None
    said, right = numbers.wrong_tail
    if numbers.digits_missing:
        missing = "A digit is" if numbers.digits_missing == 1 else f"{numbers.digits_missing} digits are"
        return f"{missing} missing from the number."
    return f"You said {said}, yours ends in {right}."


def _span(meaning: Meaning | None) -> tuple[int, int] | None:
    return (meaning.start, meaning.end) if meaning else None
