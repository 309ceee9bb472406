"""A take ends by itself at twice the limit, and in the silence after the sign-off if wanted."""

from coach.events import Event, Level, Listening, Ticked, WordsHeard
from coach.rehearse.stopping import StopRule
from coach.transcript import Transcript, Word


def first_stop(rule: StopRule, events: list[Event]) -> tuple[float, str] | None:
    for event in events:
        reason = rule.reason(event)
        if reason:
            return event.at, reason
    return None


def levels(start: float, end: float, dbfs: float) -> list[Event]:
    return [Level(at / 10, dbfs, dbfs + 6) for at in range(int(start * 10), int(end * 10))]


BYE = [WordsHeard(9.4, Transcript((Word("bye", 8.7, 9.0),)), 1), Ticked(9.4, "sign_off", 9.0)]


def test_it_stops_at_twice_the_limit() -> None:
    assert first_stop(StopRule(15), [Listening(), *levels(0, 40, -20)]) == (30.0, "too long")


def test_silence_after_the_sign_off_stops_it_if_wanted() -> None:
    events = [*levels(0, 9, -20), *BYE, *levels(9.5, 15, -60)]
    assert first_stop(StopRule(15, quiet_seconds=1.5), events) == (10.5, "silence")


def test_silence_before_the_sign_off_does_not() -> None:
    assert first_stop(StopRule(15, quiet_seconds=1.5), [*levels(0, 4, -20), *levels(4, 12, -60)]) is None


def test_silence_does_not_stop_it_unless_wanted() -> None:
    assert first_stop(StopRule(15), [*levels(0, 9, -20), *BYE, *levels(9.5, 15, -60)]) is None


def test_who_goes_on_speaking_after_the_sign_off_is_heard() -> None:
    events = [*levels(0, 9, -20), *BYE, *levels(9.5, 14, -20)]
    assert first_stop(StopRule(15, quiet_seconds=1.5), events) is None
