"""The settings: each choice is kept as it is made, and found again after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from coach.keep.library import Library
from coach.people import Caller, Recipient
from coach.settings import OpenSettings, Settings, read_settings
from tests.ui.naming import unnamed
from tests.ui.settings.conftest import SilentPlayer
from ui.people.teach_name import TeachNameDialog
from ui.settings.page import SettingsPage


def kept(settings: OpenSettings) -> Settings:
    return read_settings(settings.home).settings


def test_every_section_has_a_title_and_comes_to_the_front(page: SettingsPage) -> None:
    titles = [page.list.item(row).text() for row in range(page.list.count())]
    assert titles == [
        "Who you are", "People you call", "How names sound", "Sound",
        "Before and after a take", "Looks", "Your data", "Backup and room",
        "Speech model",
    ]  # fmt: skip
    for section in page.sections:
        page.show_section(section)
        assert section.isVisible()


def test_who_you_are_is_kept_as_it_is_typed(page: SettingsPage, settings: OpenSettings, qtbot) -> None:
    page.you.details.name.line.clear()
    with qtbot.waitSignal(page.settings_changed):
        qtbot.keyClicks(page.you.details.name.line, "Bo")
    assert kept(settings).caller.name == "Bo"


def test_what_was_changed_elsewhere_is_shown(page: SettingsPage, settings: OpenSettings) -> None:
    settings.change(caller=Caller("Bo"))
    page.refresh()
    assert page.you.details.name.text == "Bo"


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        ("looks.theme", "theme", "light"),
        ("looks.text_scale", "text_scale", 1.5),
        ("looks.stage_size", "stage_size", 72),
        ("looks.motion", "reduced_motion", True),
        ("recording.countdown", "countdown", 0),
        ("recording.quiet", "quiet_after_sign_off", 2.0),
        ("sound.speaker", "speaker", "Built-in speaker"),
    ],
)
def test_a_choice_is_kept_at_once(page, qtbot, place, name, value) -> None:
    part, choice = place.split(".")
    section = getattr(page, part)
    page.show_section(section)
    box: QComboBox = getattr(section, choice)
    box.setCurrentIndex(box.findData(value))
    with qtbot.waitSignal(page.settings_changed):
        box.activated.emit(box.currentIndex())
    assert getattr(kept(section.settings), name) == value


@pytest.mark.parametrize("name", ["beep", "pass_sound"])
def test_a_sound_is_turned_off(page: SettingsPage, settings: OpenSettings, name: str) -> None:
    page.show_section(page.recording)
    getattr(page.recording, name).click()
    assert getattr(kept(settings), name) is False


def test_the_microphone_is_tried_and_chosen(page: SettingsPage, settings: OpenSettings, qtbot) -> None:
    page.show_section(page.sound)
    with qtbot.waitSignal(page.sound.check.heard):
        page.sound.listen_button.click()
    assert page.sound.check.words.text() == "hello there"
    page.sound.check.microphones.choose("Headset")
    page.sound.check.microphones.activated.emit(2)
    assert kept(settings).microphone == "Headset"


def test_leaving_the_section_stops_the_microphone(page: SettingsPage) -> None:
    page.show_section(page.sound)
    page.sound.listen_button.click()
    page.show_section(page.you)
    assert not page.sound.check.listening
    assert page.sound.listen_button.text() == "Try the microphone"


def test_the_speaker_plays_the_beep(page: SettingsPage, player: SilentPlayer) -> None:
    page.show_section(page.sound)
    page.sound.play_button.click()
    assert [sound.name for sound in player.played] == ["beep.wav"]
    assert player.played[0].is_file()


def test_a_name_is_taught_changed_and_forgotten(page, settings, monkeypatch) -> None:
    def answer(dialog: TeachNameDialog) -> int:
        dialog.teaching.line.show_text("info labs")
        return 1

    monkeypatch.setattr(TeachNameDialog, "exec", answer)
    page.show_section(page.names)
    page.names.new_name.line.setText("Infolabs")
    page.names.add_button.click()
    assert kept(settings).respellings == (("Infolabs", "info labs"),)
    assert len(page.names.rows) == 1
    forget = [one for one in page.names.rows[0].findChildren(QAbstractButton) if one.text() == "Forget"]
    forget[0].click()
    assert kept(settings).respellings == ()
    assert page.names.empty.isVisible()


def test_people_are_added_corrected_and_deleted_with_undo(
    page: SettingsPage, library: Library, qtbot
) -> None:
    page.show_section(page.people)
    panel = page.people.panel
    panel.add_button.click()
    panel.first_name.line.clear()
    qtbot.keyClicks(panel.first_name.line, "Dana")
    panel.last_name.line.clear()
    qtbot.keyClicks(panel.last_name.line, "Lee")
    assert [one.recipient for one in library.people.all()] == [Recipient("Dana", "Lee")]
    panel.delete_button.click()
    assert library.people.all() == []
    assert panel.notice.do_first()
    assert [one.recipient.full_name for one in library.people.all()] == ["Dana Lee"]


def test_a_thousand_people_are_searched(page: SettingsPage, library: Library) -> None:
    for number in range(1000):
        library.people.add(Recipient(f"Person {number}", "Lee", "Turbines" if number == 7 else "Kestrel"))
    page.show_section(page.people)
    page.people.panel.search.setText("turbines")
    assert page.people.panel.list.count() == 1
    assert page.people.panel.first_name.text == "Person 7"


def test_the_library_is_moved_with_everything_in_it(
    page: SettingsPage, settings: OpenSettings, library: Library, tmp_path: Path, qtbot
) -> None:
    library.people.add(Recipient("Dana", "Lee"))
    page.moving_began.connect(library.close)
    page.show_section(page.data)
    target = tmp_path / "elsewhere"
    with qtbot.waitSignal(page.moving_ended, timeout=20_000):
        page.data.move_to(target)
    assert settings.now.data_place == target
    assert page.data.place.text() == str(target)
    with Library(settings.now.placed(settings.home)) as moved:
        assert [one.recipient.first_name for one in moved.people.all()] == ["Dana"]


def test_a_move_that_is_refused_is_told_and_changes_nothing(
    page: SettingsPage, settings: OpenSettings, library: Library, qtbot
) -> None:
    page.moving_began.connect(library.close)
    with qtbot.waitSignal(page.moving_ended, timeout=20_000):
        page.data.move_to(settings.home.root / "within")
    assert "within the old one" in page.data.state.text
    assert settings.now.data_place is None


def test_a_setting_that_cannot_be_written_is_told(page: SettingsPage, settings: OpenSettings) -> None:
    settings.home.settings_file.unlink()
    settings.home.settings_file.mkdir()
    page.show_section(page.recording)
    page.recording.beep.click()
    assert "could not be written" in page.notice.words
    assert settings.now.beep is False


def test_the_first_run_is_found_again(page: SettingsPage, qtbot) -> None:
    with qtbot.waitSignal(page.first_run_asked):
        page.first_run_button.click()


def test_every_control_has_a_name_for_screen_readers(page: SettingsPage) -> None:
    for section in page.sections:
        page.show_section(section)
    assert unnamed(page) == []
