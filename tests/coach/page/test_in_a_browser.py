"""The exported page in a real browser: it plays, shows its marks, and asks no network for anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.compare.comparison import compare
from coach.keep.sound_files import write_flac
from coach.page.comparison_page import export_comparison
from coach.page.take_page import export_takes
from coach.people import Recipient
from coach.take import Correction, Take
from coach.verdict import State
from tests.coach.page.chromium import Chromium
from tests.spoken_sample import CUTS, sample_brief, sample_sound, sample_verdict

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[3] / "build" / "pictures"
ORDERS = (
    tuple(CUTS),
    ("greeting", "who", "reason", "ask", "end"),
    ("greeting", "who", "ask", "reason", "bridge", "end"),
    ("greeting", "who", "bridge", "reason", "ask", "ask", "end"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def takes(tmp_path_factory: pytest.TempPathFactory) -> list[Take]:
    """The sample take; without its bridge; turned round; with the number twice."""
    folder = tmp_path_factory.mktemp("takes")
    made = []
    for number, order in enumerate(ORDERS, 1):
        sound = folder / f"{number}.flac"
        write_flac(sound, *sample_sound(*order))
        when = datetime(2026, 11, 25, 9, number, tzinfo=UTC)
        made.append(Take(number, when, sample_brief(), sound, sample_verdict(*order), script_key="#1"))
    corrected = Correction("bridge", State.SAID, datetime(2026, 11, 25, 10, tzinfo=UTC))
    made[1] = replace(made[1], corrections=(corrected,), note="Susan liked the shorter one.", starred=True)
    return made


@pytest.fixture
def page(takes: list[Take], tmp_path: Path) -> Path:
    export_takes(takes[:1], tmp_path / "take.html")
    return tmp_path / "take.html"


@pytest.fixture
def side_by_side(takes: list[Take], tmp_path: Path) -> Path:
    export_comparison(compare(takes), tmp_path / "compare.html")
    return tmp_path / "compare.html"


def test_a_take_plays_and_its_cursor_moves(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    assert chromium.run("Math.abs(document.querySelector('audio').duration - 14.59)") < 0.1
    chromium.run("document.querySelector('.play').click()")
    chromium.wait_for("document.querySelector('audio').currentTime > 0.3")
    chromium.wait_for("parseFloat(document.querySelector('.cursor').style.left) > 1")
    assert chromium.run("document.querySelector('.play').getAttribute('aria-label')") == "Stop take 1"
    chromium.run("document.querySelector('.play').click()")
    assert chromium.run("document.querySelector('audio').paused")


def test_a_mark_plays_its_own_stretch_and_stops(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    mark = "[...document.querySelectorAll('button.mark')].find(b => b.innerText.includes('Greeting'))"
    chromium.run(f"{mark}.click()")
    chromium.wait_for("document.querySelector('.playing')")
    chromium.wait_for("!document.querySelector('.playing')")
    assert 0.75 <= chromium.run("document.querySelector('audio').currentTime") < 1.5


def test_a_word_plays_from_where_it_is_said(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    word = "[...document.querySelectorAll('.words span')].find(w => w.innerText === 'hospital')"
    chromium.run(f"{word}.click()")
    chromium.wait_for("document.querySelector('audio').currentTime > 5.7")
    chromium.wait_for("document.querySelector('.words .now')")


def test_marks_words_and_figures_are_shown(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    text = chromium.run("document.body.innerText")
    assert "Passed." in text
    assert "14.6 s of 15 s, all seven elements." in text
    for shown in ("Bridge", "i loved your talk on search engines", "Number pace", "2.7", "Pitch range"):
        assert shown in text
    assert chromium.run("document.querySelectorAll('mark.said').length") >= 7
    assert chromium.run("document.querySelectorAll('.wave rect.said').length") > 50


def test_nothing_is_asked_of_a_network(chromium: Chromium, page: Path, side_by_side: Path) -> None:
    for opened in (page, side_by_side):
        chromium.open(opened)
        chromium.run("document.querySelector('.play').click()")
        chromium.wait_for("document.querySelector('audio').currentTime > 0.1")
        strange = [url for url in chromium.requests if not url.startswith(("file:", "data:"))]
        assert strange == []
        text = opened.read_text(encoding="utf-8")
        assert "http://" not in text and "https://" not in text


def test_the_page_may_not_load_anything_even_if_it_wanted(chromium: Chromium, page: Path) -> None:
    chromium.open(page)
    refused = "fetch('http://127.0.0.1:9/').then(() => 'loaded', () => 'refused')"
    assert chromium.run(refused) == "refused"
    image = "new Promise(done => { const i = new Image(); i.onerror = () => done('refused');"
    assert chromium.run(
        f"{image} i.onload = () => done('loaded'); i.src = 'http://127.0.0.1:9/a.png' }})"
    ) == ("refused")


def test_what_users_write_runs_nothing(chromium: Chromium, takes: list[Take], tmp_path: Path) -> None:
    evil = "</script><script>window.ran = 1</script><img src=x onerror='window.ran=1'>\"'><b>"
    brief = replace(takes[0].brief, recipient=Recipient(evil, evil, evil))
    verdict = takes[0].verdict
    words = tuple(replace(word, text=evil) for word in verdict.transcript.words)
    found = {name: replace(one, evidence=evil) for name, one in verdict.elements.items()}
    verdict = replace(verdict, transcript=replace(verdict.transcript, words=words), elements=found)
    take = replace(takes[0], brief=brief, note=evil, verdict=verdict)
    export_takes([take, take], tmp_path / "evil.html")
    export_comparison(compare([take, takes[1]]), tmp_path / "evil-compare.html")
    for name in ("evil.html", "evil-compare.html"):
        chromium.open(tmp_path / name)
        assert chromium.run("window.ran === undefined")
        assert evil in chromium.run("document.body.innerText")


def test_a_key_switches_takes_at_the_same_element(chromium: Chromium, side_by_side: Path) -> None:
    chromium.open(side_by_side)
    chromium.run("document.querySelector('[data-element=reason][data-take=\"1\"]').click()")
    chromium.wait_for("document.querySelectorAll('audio')[0].currentTime > 5.6")
    chromium.press("3")
    chromium.wait_for("!document.querySelectorAll('audio')[2].paused")
    playing = chromium.run("[...document.querySelectorAll('audio')].map(a => !a.paused)")
    assert playing == [False, False, True, False]
    reason = CUTS["reason"][0] - CUTS["bridge"][1] + CUTS["bridge"][0] + CUTS["ask"][1] - CUTS["ask"][0]
    at = chromium.run("document.querySelectorAll('audio')[2].currentTime")
    assert reason - 0.3 < at < reason + 2
    chromium.press("Escape")
    chromium.wait_for("!document.querySelector('.playing')")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_control_has_a_name(chromium: Chromium, side_by_side: Path, page: Path, dark: bool) -> None:
    for opened in (page, side_by_side):
        chromium.open(opened, dark=dark)
        chromium.ask("Accessibility.enable")
        nodes = chromium.ask("Accessibility.getFullAXTree")["nodes"]
        roles = {"button", "link", "image", "heading", "slider"}
        controls = [node for node in nodes if node.get("role", {}).get("value") in roles]
        assert len(controls) > 8
        nameless = [node for node in controls if not node.get("name", {}).get("value", "").strip()]
        assert nameless == []
        assert chromium.run("document.documentElement.lang") == "en"
        assert chromium.run("document.querySelectorAll('h1').length") == 1


def test_it_fits_a_telephone(chromium: Chromium, page: Path) -> None:
    chromium.open(page, width=360, height=740)
    assert chromium.run("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pictures_of_the_pages_are_left(
    chromium: Chromium, takes: list[Take], tmp_path: Path, dark: bool
) -> None:
    theme = "dark" if dark else "light"
    export_takes(takes[:1], tmp_path / "passed.html")
    export_takes(takes, tmp_path / "several.html")
    export_comparison(compare(takes[:2]), tmp_path / "compare-2.html")
    export_comparison(compare(takes), tmp_path / "compare-4.html")
    for name in ("passed", "several", "compare-2", "compare-4"):
        chromium.open(tmp_path / f"{name}.html", dark=dark)
        picture = PICTURES / f"page-{name}-{theme}.png"
        chromium.picture(picture)
        assert picture.stat().st_size > 20_000
    chromium.open(tmp_path / "passed.html", dark=dark, width=390, height=844)
    chromium.picture(PICTURES / f"page-telephone-{theme}.png")
