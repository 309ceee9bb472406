"""The whole program without a screen or a microphone: a file is heard, kept, corrected, found again."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.cli import main
from coach.errors import ModelError
from coach.hear.file_microphone import FileMicrophone
from coach.hear.unfinished import begin_recording
from coach.keep.library import Library
from coach.paths import Home
from coach.people import Recipient
from coach.rubric import shipped_rubric
from coach.settings import OpenSettings
from coach.verdict import State
from tests.spoken_sample import FOLDER, sample_brief
from tests.ui.practice.told import sound_of, verdict_of
from ui.people.address_book import AddressBookDialog
from ui.practice.desk import Desk
from ui.practice.seams import MarkedTake
from ui.practice.take_flow import Phase
from ui.program import Program
from ui.theme import Look

SAMPLE = next(FOLDER.glob("*.flac"))


@pytest.fixture
def settings(home: Home) -> OpenSettings:
    opened = OpenSettings(home)
    opened.change(countdown=0, beep=False, pass_sound=False, first_run_done=True)
    return opened


@pytest.fixture
def start(qtbot, look: Look, home: Home, settings: OpenSettings) -> Iterator[Callable[[], Program]]:
    """Starts the program as it starts for a user, with the sample take for a microphone."""
    running: list[Program] = []

    def begin() -> Program:
        program = Program(home, look, settings, make_microphone=lambda _name: FileMicrophone(SAMPLE, speed=0))
        running.append(program)
        qtbot.addWidget(program.window)
        program.window.show_page("practice")
        program.window.show()
        program.begin()
        qtbot.waitUntil(lambda: program.library is not None, timeout=10_000)
        return program

    yield begin
    for program in running:
        program.close()


def take(qtbot, program: Program) -> None:
    program.practice.lay_desk(Desk.from_brief(sample_brief()))
    QTest.keyClick(program.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.practice.flow.phase is Phase.MARKED, timeout=60_000)
    qtbot.waitUntil(lambda: program.practice.book.marked.take is not None, timeout=10_000)


@pytest.mark.model
def test_a_take_is_kept_with_its_sound_and_leaves_nothing_behind(qtbot, start, home: Home) -> None:
    program = start()
    take(qtbot, program)
    marked = program.practice.book.marked
    assert marked.verdict.passed
    assert marked.sound.parent == home.takes_folder
    assert list(home.recordings_folder.iterdir()) == []
    assert program.library.takes.count() == 1


@pytest.mark.model
def test_a_correction_survives_a_restart_and_shows_in_the_export(qtbot, start, home, tmp_path) -> None:
    program = start()
    take(qtbot, program)
    number = program.practice.book.marked.take
    program.practice.book.correct("bridge", State.MISSING)
    program.close()
    with Library(home) as library:
        kept = library.takes.take(number)
        assert [(one.about, one.state) for one in kept.corrections] == [("bridge", State.MISSING)]
        assert kept.verdict.elements["bridge"].hit and not kept.corrected.passed
    table, page, folder = tmp_path / "takes.csv", tmp_path / "takes.html", tmp_path / "takes"
    for kind, place in (("--csv", table), ("--html", page), ("--folder", folder)):
        assert main(["--home", str(home.root), "export", kind, str(place)]) == 0
    (row,) = csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())
    assert (row["corrections"], row["bridge"], row["passed"]) == ("bridge missing", "missing", "no")
    assert "corrected by hand" in page.read_text()
    (take_file,) = folder.rglob("*.json")
    (corrected,) = json.loads(take_file.read_text())["corrections"]
    assert (corrected["mark"], corrected["machine"], corrected["user"]) == ("bridge", "said", "missing")


@pytest.mark.model
def test_a_correction_is_shown_when_the_program_has_started_again(qtbot, start) -> None:
    program = start()
    take(qtbot, program)
    number = program.practice.book.marked.take
    program.practice.book.correct("bridge", State.MISSING)
    program.close()
    again = start()
    again._show_take(number)
    row = again.window.page("takes").take.checklist.row("bridge")
    assert row.accessibleName() == "Bridge, not said, corrected by you"


@pytest.mark.model
def test_a_take_thrown_away_lies_in_the_trash_until_it_is_brought_back(qtbot, start) -> None:
    program = start()
    take(qtbot, program)
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.library.takes.count() == 0
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.library.takes.count() == 1


def test_two_takes_marked_in_one_moment_are_both_kept(start, tmp_path) -> None:
    program = start()
    book = program.practice.book
    for name in ("one.wav", "two.wav"):
        book.finish(MarkedTake(sample_brief(), verdict_of(), sound_of(tmp_path, name=name)))
    program.close()
    assert [attempt.take for attempt in book.run.attempts] == [1, 2]
    with Library(program._home) as library:
        assert library.takes.count() == 2


def test_a_take_marked_as_the_program_ends_is_kept(start, tmp_path) -> None:
    program = start()
    program.practice.book.finish(MarkedTake(sample_brief(), verdict_of(), sound_of(tmp_path)))
    program.close()
    with Library(program._home) as library:
        assert library.takes.count() == 1


def test_a_discarded_take_leaves_nothing_once_the_next_one_begins(qtbot, start, home: Home, settings) -> None:
    settings.change(countdown=3)
    program = start()
    for _ in range(2):
        QTest.keyClick(program.window, Qt.Key.Key_Space)
        assert program.practice.flow.phase is Phase.COUNTING
        QTest.keyClick(program.window, Qt.Key.Key_Escape)
    program.close()
    qtbot.waitUntil(lambda: list(home.recordings_folder.iterdir()) == [], timeout=10_000)


@pytest.mark.model
def test_what_a_crash_left_is_offered_and_marked(qtbot, start, home: Home) -> None:
    left = begin_recording(home.recordings_folder, sample_brief())
    sound_of(left.path.parent, 4.0, left.path.name)
    left._held.close()  # the program that held it is gone
    program = start()
    notice = program.practice.notice
    assert "left unfinished" in notice.words
    assert notice.do_first()
    qtbot.waitUntil(lambda: program.practice.flow.phase is Phase.MARKED, timeout=60_000)
    qtbot.waitUntil(lambda: program.library.takes.count() == 1, timeout=10_000)


def test_a_missing_model_is_said_in_words_when_one_records(qtbot, start, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("AFTERBEEP_MODEL", str(tmp_path / "nowhere"))
    program = start()
    qtbot.waitUntil(lambda: _model_error(program) is not None, timeout=10_000)
    QTest.keyClick(program.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.practice.flow.phase is not Phase.SPEAKING, timeout=20_000)
    assert str(_model_error(program).sentence) in program.practice.notice.words


def _model_error(program: Program) -> ModelError | None:
    try:
        program.model.ready()
    except ModelError as error:
        return error
    return None


def test_another_rubric_brings_a_template_that_fits_it(start, settings: OpenSettings) -> None:
    program = start()
    program.practice.choose_rubric(shipped_rubric("sales-30"))
    assert program.practice.desk.script.title
    assert "number_repeat" in program.practice.desk.script.elements
    assert settings.now.rubric == "sales-30"


def test_the_person_of_last_time_lies_there_at_the_next_start(qtbot, start) -> None:
    program = start()
    program.practice.choose_person(Recipient("Priyanka", "Nair", "Zyntra"))
    assert [kept.recipient.first_name for kept in program.library.people.all()] == ["Priyanka"]
    program.close()
    assert start().practice.desk.recipient == Recipient("Priyanka", "Nair", "Zyntra")


def open_address_book(program: Program) -> AddressBookDialog:
    """By keys alone: the person's fields, then Tab to the address book, then Enter."""
    QTest.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    form = program.practice.pickers.form
    for _ in range(20):
        if form.book.hasFocus():
            break
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    return next(dialog for dialog in program.practice.findChildren(AddressBookDialog) if dialog.isVisible())


def test_whoever_is_chosen_in_the_address_book_is_called(start) -> None:
    program = start()
    program.library.people.add(Recipient("Ada", "Byrne", "Zyntra"))
    program.practice.choose_person(Recipient("Priyanka", "Nair", "Zyntra"))
    dialog = open_address_book(program)
    assert dialog.panel.first_name.text == "Priyanka"
    dialog.panel.list.setFocus()
    QTest.keyClick(dialog.panel.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.done_button, Qt.Key.Key_Return)
    assert program.practice.desk.recipient.full_name == "Ada Byrne"


def test_leaving_the_address_book_with_escape_changes_nobody_but_keeps_what_was_written(start) -> None:
    program = start()
    program.practice.choose_person(Recipient("Priyanka", "Nair", "Zyntra"))
    dialog = open_address_book(program)
    dialog.panel.add()
    QTest.keyClicks(dialog.panel.first_name.line, "Ada")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.practice.desk.recipient.first_name == "Priyanka"
    assert {kept.recipient.first_name for kept in program.library.people.all()} == {"Priyanka", "Ada"}


def test_every_page_that_is_there_opens(start) -> None:
    program = start()
    for name in ("takes", "compare", "scripts", "settings", "practice"):
        if program.window.has_page(name):
            program.window.show_page(name)
            assert program.window.stack.currentWidget() is program.window.page(name)
