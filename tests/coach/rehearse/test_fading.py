"""What stays when the script fades."""

from coach.rehearse.fading import Fade, is_key_word


def test_names_figures_and_meaning_stay() -> None:
    line = "Kestrel Health needs someone to lead its triage engine, call 415"
    assert [word for word in line.split() if is_key_word(word)] == [
        "Kestrel", "Health", "lead", "triage", "engine,", "call", "415",
    ]  # fmt: skip


def test_it_fades_step_by_step_to_nothing_and_stays_there() -> None:
    assert Fade.FULL.next.next.next is Fade.NOTHING
    assert Fade.NOTHING.next is Fade.NOTHING
