"""A practice page on a stand: no microphone, no countdown, nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.paths import Home
from coach.rubric import shipped_rubric, shipped_rubrics
from coach.settings import OpenSettings
from tests.ui.practice.told import ANA, DANA, SCRIPT, SilentPlayer, Stand, verdict_of
from ui.practice.desk import Desk
from ui.practice.page import PracticePage
from ui.theme import Look


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    one = Stand(tmp_path)
    one.will_finish(verdict_of())
    return one


@pytest.fixture
def player() -> SilentPlayer:
    return SilentPlayer()


@pytest.fixture
def settings(tmp_path: Path) -> OpenSettings:
    opened = OpenSettings(Home.at(tmp_path / "home"))
    opened.change(countdown=0, beep=False, stage_size=36, caller=ANA)
    return opened


@pytest.fixture
def make_page(
    qtbot, stand: Stand, player: SilentPlayer, settings: OpenSettings
) -> Iterator[Callable[..., PracticePage]]:
    pages: list[PracticePage] = []

    def make(look: Look, desk: Desk | None = None) -> PracticePage:
        desk = desk or Desk(shipped_rubric("recruiter-15"), ANA, DANA, SCRIPT)
        page = PracticePage(
            look,
            desk,
            start_rehearsal=stand.start,
            player=player,
            settings=settings,
            mark_recording=stand.mark,
            sounds=Path("sounds"),
        )
        page.offer(shipped_rubrics(), [SCRIPT], [DANA])
        qtbot.addWidget(page)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close_down()


@pytest.fixture
def page(make_page: Callable[..., PracticePage], look: Look) -> PracticePage:
    made = make_page(look)
    made.resize(1280, 752)
    made.show()
    return made
