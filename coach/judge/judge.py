"""The only decider: words and sound figures become a verdict. Pure: no clock, no files of the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.brief import Brief
from coach.judge.adherence import cues_followed
from coach.judge.coaching import Grounds, fixes_for
from coach.judge.delivery import SoundFigures, delivery_of
from coach.judge.fillers import only_short_likes, sure_ums
from coach.judge.meaning import Meaning, Meanings
from coach.judge.names import NameMention, find_names
from coach.judge.spoken import Mention, NumberFindings, find_number
from coach.rubric import AVOIDS, ELEMENTS
from coach.transcript import Transcript, Word, joined
from coach.verdict import Finding, State, Verdict

READ_OUT_MARGIN = 0.5
"""How much surer a meaning must be in the reading of the recogniser that knows the script."""
_NOT_READ_OUT = frozenset({"sign_off", "filler"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What is said so far, every element and avoid by its id."""

    elements: Mapping[str, Finding]
    avoids: Mapping[str, Finding]


class Judge:
    """Marks takes of one brief. Not for several threads at once: it remembers what it marked before."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._meanings = Meanings(brief)
        # Whatever is read and compiled once, is so before anyone speaks.
        self.so_far(Transcript())

    def so_far(self, transcript: Transcript) -> Findings:
        """Marks an unfinished take: what the next words may well undo is not yet said."""
        number = find_number(transcript, self._brief.caller.phone)
        findings = self._findings(transcript, number, finished=False)
        waiting = (
            ["number", "number_repeat"]
            if number.first_awaits
            else ["number_repeat"]
            if number.second_awaits
            else []
        )
        not_yet = {name: replace(findings.elements[name], state=State.MISSING) for name in waiting}
        findings = Findings({**findings.elements, **not_yet}, findings.avoids)
        if self._brief.caller.phone and not findings.elements["number"].hit:
            # Thanks before the number are no closing.
            closing = replace(findings.elements["sign_off"], state=State.MISSING)
            return Findings({**findings.elements, "sign_off": closing}, findings.avoids)
        return findings

    def mark(self, transcript: Transcript, sound: SoundFigures | None, seconds: float) -> Verdict:
        """The verdict on a finished take of `seconds`; `sound` is None for words alone."""
        number = find_number(transcript, self._brief.caller.phone)
        findings = self._findings(transcript, number, finished=True)
        delivery = delivery_of(transcript, sound, number)
        cues = cues_followed(self._brief.script, transcript, number, findings.elements)
        rubric = self._brief.rubric
        passed = (
            seconds <= rubric.limit_seconds
            and all(findings.elements[name].hit for name in rubric.required)
            and not any(findings.avoids[name].hit for name in rubric.failing)
        )
        too_noisy = sound is not None and sound.too_noisy
        grounds = Grounds(
            self._brief,
            transcript,
            findings.elements,
            findings.avoids,
            seconds,
            delivery,
            number,
            cues,
            too_noisy,
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
            fixes=fixes_for(grounds),
            cues=cues,
            too_noisy=too_noisy,
        )

    def _findings(self, transcript: Transcript, number: NumberFindings, finished: bool) -> Findings:
        names = find_names(transcript, self._brief)
        marks = {
            "greeting": self._named("greeting", names.called, transcript),
            "identity": self._named("identity", names.own, transcript),
            "affiliation": self._named("affiliation", names.company, transcript),
            "number": self._dialled(number, transcript),
            "number_repeat": self._finding("number_repeat", _words(number.second), transcript),
        }
        for label, meaning in self._meanings.find(transcript.words, number, finished).items():
            marks[label] = self._meant(label, meaning, transcript)
        marks |= self._read_out(transcript, marks, number, finished)
        if transcript.fillers and not marks["filler"].hit:
            state = State.SAID if sure_ums(transcript.fillers) else State.UNCLEAR
            marks["filler"] = self._finding("filler", transcript.fillers[:1], transcript, state)
        return Findings({name: marks[name] for name in ELEMENTS}, {name: marks[name] for name in AVOIDS})

    def _read_out(
        self, transcript: Transcript, marks: Mapping[str, Finding], number: NumberFindings, finished: bool
    ) -> dict[str, Finding]:
        """What only the recogniser that knows the script understood, of labels not found otherwise.

        It hears read-out words best but is drawn towards them, so it must be surer; and it drops words, so it
        cannot tell what came last.
        """
        if self._brief.script is None or not transcript.readings[1:]:
            return {}
        words = transcript.readings[1]
        found = self._meanings.find(words, number, finished)
        return {
            label: self._finding(label, words[meaning.start : meaning.end], transcript)
            for label, meaning in found.items()
            if meaning
            and meaning.score >= READ_OUT_MARGIN
            and label not in _NOT_READ_OUT
            and not marks[label].hit
        }

    def _named(self, label: str, mention: NameMention | None, transcript: Transcript) -> Finding:
        state = State.SAID if mention and mention.sure else State.UNCLEAR
        return self._finding(label, mention.words if mention else (), transcript, state)

    def _dialled(self, number: NumberFindings, transcript: Transcript) -> Finding:
        if number.unclear:
            return self._finding("number", number.unclear.words, transcript, State.UNCLEAR)
        found = self._finding("number", _words(number.first), transcript)
        return replace(found, advice=_advice(number))

    def _meant(self, label: str, meaning: Meaning | None, transcript: Transcript) -> Finding:
        words = transcript.words[meaning.start : meaning.end] if meaning else ()
        if label == "filler" and only_short_likes(words):
            words = ()
        state = State.SAID if meaning and meaning.said else State.UNCLEAR
        return self._finding(label, words, transcript, state)

    def _finding(
        self, label: str, words: Sequence[Word], transcript: Transcript, state: State = State.SAID
    ) -> Finding:
        counts = label in self._brief.rubric.required or label in self._brief.rubric.failing
        if not words:
            return Finding(label, State.MISSING, counts)
        start, end = (words[0].start, words[-1].end) if transcript.timed else (None, None)
        return Finding(label, state, counts, start, end, joined(words))


def _words(mention: Mention | None) -> Sequence[Word]:
    return mention.words if mention else ()


def _advice(number: NumberFindings) -> str | None:
    """What was wrong with the number, for the one who said it."""
    if number.first or number.wrong_tail is None:
        return None
    said, right = number.wrong_tail
    if number.digits_missing:
        missing = "A digit is" if number.digits_missing == 1 else f"{number.digits_missing} digits are"
        return f"{missing} missing from the number."
    return f"You said {said}, yours ends in {right}."
