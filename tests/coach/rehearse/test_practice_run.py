"""A run counts attempts, keeps the best and knows when its goal is reached."""

from dataclasses import replace

from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Attempt, Goal, PracticeRun

FAILED = Attempt(seconds=16.2, limit_seconds=15, hits=5, required=7, passed=False)
PASSED = Attempt(seconds=14.2, limit_seconds=15, hits=7, required=7, passed=True)


def run_of(*attempts: Attempt, goal: Goal = Goal.PASS_ONCE, fades: bool = False) -> PracticeRun:
    run = PracticeRun(goal, fades=fades)
    for attempt in attempts:
        run = run.after(attempt)
    return run


def test_a_pass_reaches_the_goal_of_one() -> None:
    assert run_of(FAILED, PASSED).reached
    assert not run_of(FAILED).reached


def test_three_in_a_row_starts_again_after_a_fail() -> None:
    run = run_of(PASSED, PASSED, FAILED, PASSED, PASSED, goal=Goal.THREE_IN_A_ROW)
    assert run.streak == 2
    assert not run.reached
    assert run.after(PASSED).reached


def test_the_best_is_a_pass_before_a_shorter_fail() -> None:
    run = run_of(replace(FAILED, seconds=9.0), PASSED, replace(FAILED, hits=6))
    assert run.best == PASSED
    assert run.best_position == 1


def test_among_passes_the_shorter_is_best() -> None:
    shorter = replace(PASSED, seconds=12.0)
    assert run_of(PASSED, shorter).best == shorter


def test_an_empty_run_has_no_best() -> None:
    assert PracticeRun().best is None
    assert PracticeRun().best_position is None


def test_the_script_fades_after_a_pass_only_if_wanted() -> None:
    assert run_of(FAILED, PASSED, fades=True).fade is Fade.KEY_WORDS
    assert run_of(FAILED, PASSED).fade is Fade.FULL


def test_a_discarded_take_leaves_no_trace() -> None:
    assert run_of(PASSED, FAILED).without_last() == run_of(PASSED)


def test_a_corrected_mark_counts_for_the_run() -> None:
    assert run_of(FAILED).corrected(PASSED).reached
