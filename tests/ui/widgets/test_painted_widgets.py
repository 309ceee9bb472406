"""What painted widgets say and where their words lie; that they paint is seen in the pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coach.rehearse.practice_run import Attempt, PracticeRun
from tests.ui.practice.told import verdict_of
from ui.theme import Look
from ui.widgets.gauges import Gauges
from ui.widgets.level_meter import LevelMeter
from ui.widgets.marks import marked_spans
from ui.widgets.takes_strip import TakesStrip
from ui.widgets.time_bar import TimeBar, TimeDigits, time_tone
from ui.widgets.transcript_view import TranscriptView
from ui.widgets.waveform import Waveform
from ui.widgets.word_flow import flow


@pytest.mark.parametrize(
    ("seconds", "tone"),
    [(3, "text"), (11.9, "text"), (12, "running_out"), (15, "running_out"), (15.1, "recording")],
)
def test_time_runs_out_from_four_fifths_of_the_limit(seconds: float, tone: str) -> None:
    assert time_tone(seconds, 15) == tone


def test_the_digits_say_in_words_that_the_limit_is_passed(qtbot, look: Look) -> None:
    digits = TimeDigits(look)
    qtbot.addWidget(digits)
    digits.show_time(7.42, 15)
    assert digits.words == ("07.4", "/ 15 s")
    digits.show_time(16.2, 15)
    assert digits.words == ("16.2", "over by 1.2 s")
    assert digits.accessibleDescription() == "16 of 15 seconds"


def test_the_bar_tells_its_time_to_a_screen_reader(qtbot, look: Look) -> None:
    bar = TimeBar(look)
    qtbot.addWidget(bar)
    bar.show_time(5.0, 15, live=True)
    assert bar.accessibleDescription() == "5 of 15 seconds"


@pytest.mark.parametrize("moves", [True, False], ids=["motion", "reduced motion"])
def test_a_pass_sweeps_over_the_bar_unless_less_motion_is_wanted(qtbot, look: Look, moves: bool) -> None:
    look.choose(reduced_motion=not moves)
    bar = TimeBar(look)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_time(14.2, 15, live=False, passed=True)
    assert (bar.swept < 1) is moves
    qtbot.waitUntil(lambda: bar.swept == 1)


def test_the_meter_tells_its_level(qtbot, look: Look) -> None:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.show_level(-23.4, -12.0)
    assert meter.accessibleDescription() == "-23 decibels"


def test_words_flow_into_lines_and_groups_begin_new_ones() -> None:
    laid = flow([40, 40, 40], [0, 0, 1], measure=100, space=10, line_height=20, group_gap=5)
    assert [(place.x, place.y, place.line) for place in laid.places] == [(0, 0, 0), (50, 0, 0), (0, 25, 1)]
    assert laid.at(60, 10) == 1
    assert laid.at(95, 10) is None


def test_marks_lie_on_the_words_they_are_about() -> None:
    verdict = verdict_of(avoids=[("apology", "call me", 8.6, 9.0)])
    spans = {span.mark: span for span in marked_spans(verdict)}
    texts = [word.text for word in verdict.transcript.words]
    assert texts[slice(*spans["greeting"].words)] == ["hi", "dana"]
    assert texts[slice(*spans["apology"].words)] == ["call", "me"]
    assert spans["apology"].tone == "recording"


def test_a_click_on_a_heard_word_tells_which(qtbot, look: Look) -> None:
    view = TranscriptView(look)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show_verdict(verdict_of())
    place = view._laid().places[5]
    with qtbot.waitSignal(view.word_chosen) as told:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(int(place.x) + 8, int(place.y) + 8))
    assert told.args == [5]


def test_a_click_under_a_word_opens_its_mark(qtbot, look: Look) -> None:
    view = TranscriptView(look)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show_verdict(verdict_of())
    place = view._laid().places[0]
    at = QPoint(int(place.x) + 8, int(place.y + place.height) - 4)
    with qtbot.waitSignal(view.mark_chosen) as told:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["greeting"]


def test_the_waveform_names_its_marks_and_tells_the_second_clicked(qtbot, look: Look) -> None:
    wave = Waveform(look)
    qtbot.addWidget(wave)
    wave.resize(600, 110)
    wave.show_take(verdict_of(), [0.5] * 900)
    assert wave.accessibleDescription().startswith("Greeting at 0.4 s; Who I am at 1.0 s")
    with qtbot.waitSignal(wave.moment_chosen) as told:
        QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert told.args == [pytest.approx(7.5)]


def test_a_take_in_the_strip_can_be_opened(qtbot, look: Look) -> None:
    strip = TakesStrip(look)
    qtbot.addWidget(strip)
    strip.resize(500, 52)
    strip.show_run(PracticeRun().after(Attempt(14.2, 15, 7, 7, True, take=12)))
    with qtbot.waitSignal(strip.take_chosen) as told:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert told.args == [12]


def test_a_gauge_shows_its_source_when_asked_why(qtbot, look: Look) -> None:
    gauges = Gauges(look)
    qtbot.addWidget(gauges)
    gauges.show_verdict(verdict_of())
    pace = gauges._gauges["pace"]
    assert pace.accessibleName() == "Pace: 158 words a minute, steady"
    assert pace._source.isHidden()
    pace._why.click()
    assert not pace._source.isHidden() and "Rodero" in pace._source.text()
