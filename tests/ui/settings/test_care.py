"""The library is backed up, brought back and thinned out from the settings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from tests.kept_takes import brief_of, keep_one, recording, verdict_of
from ui.settings.care_section import CareSection
from ui.settings.page import SettingsPage

PATIENCE_MS = 20_000


@pytest.fixture
def care(page: SettingsPage) -> CareSection:
    assert page.care is not None
    return page.care


@pytest.fixture
def old_takes(library: Library) -> list[int]:
    """Three takes of last year; the second is the best, the third is starred."""
    numbers = []
    for seed, seconds in enumerate((14.0, 12.0, 13.0)):
        sound = recording(library.home.recordings_folder / f"{seed}.wav", seed=seed)
        when = datetime.now(UTC) - timedelta(days=400 - seed)
        numbers.append(library.takes.keep(brief_of(), verdict_of(seconds=seconds), sound, when=when).id)
    library.takes.star(numbers[2])
    return numbers


def test_what_takes_need_is_told(page: SettingsPage, care: CareSection, old_takes: list[int]) -> None:
    page.show_section(care)
    assert care.use.text().startswith("3 takes need 96 kB. ")
    assert care.offer.text().startswith("One take could go, 32 kB. Starred takes")
    assert care.thin_button.isVisible()


def test_old_takes_are_thrown_away_and_had_back(
    page: SettingsPage, care: CareSection, library: Library, old_takes: list[int]
) -> None:
    page.show_section(care)
    care.thin_button.click()
    assert library.takes.ids(TakeQuery(trashed=True)) == old_takes[:1]
    assert care.state.text == "One take went to the trash."
    assert not care.thin_button.isVisible()
    care.undo_button.click()
    assert library.takes.count() == 3
    assert care.state.text == "One take came back."
    assert not care.undo_button.isVisible()


def test_young_takes_stay(page: SettingsPage, care: CareSection, library: Library) -> None:
    for seed in range(3):
        keep_one(library, seed=seed)
    page.show_section(care)
    assert care.offer.text().startswith("None can go.")
    assert not care.thin_button.isVisible()


def test_a_backup_is_written_and_brought_back(
    page: SettingsPage, care: CareSection, library: Library, old_takes: list[int], qtbot
) -> None:
    page.show_section(care)
    backup = library.home.root / "mine.backup"
    care.back_up_to(backup)
    qtbot.waitUntil(lambda: care.state.text == "Everything is in mine.backup now.", timeout=PATIENCE_MS)
    library.takes.trash(old_takes)
    library.takes.empty_trash()
    page.moving_began.connect(library.close)
    with qtbot.waitSignal(page.moving_ended, timeout=PATIENCE_MS):
        care.restore_from(backup)
    assert care.state.text.startswith("mine.backup is back.")
    with Library(library.home) as again:
        assert sorted(again.takes.ids()) == old_takes


def test_what_is_no_backup_is_told(
    page: SettingsPage, care: CareSection, library: Library, old_takes: list[int], qtbot
) -> None:
    page.show_section(care)
    (library.home.root / "cat.backup").write_bytes(b"no backup")
    with qtbot.waitSignal(page.moving_ended, timeout=PATIENCE_MS):
        care.restore_from(library.home.root / "cat.backup")
    assert care.state.text == "cat.backup is no whole backup of After the Beep. The library is as it was."
    assert library.takes.count() == 3
    assert care.restore_button.isEnabled()
