"""Sets up After the Beep from a fresh clone and starts it. Standard library only, Python 3.11 to 3.14.

    python3 packaging/bootstrap.py run      set up, then open the window
    python3 packaging/bootstrap.py test     set up with the test tools, then run every check
    python3 packaging/bootstrap.py setup    set up only
    python3 packaging/bootstrap.py check    say what is there and what is missing; changes nothing

With `--model PATH` the speech model is taken from its folder or its official zip instead of the network.

Everything goes into .venv and build/ of this folder, and the speech model into the user's own place. Start
it again at any time: what is done is not done twice, what was cut off goes on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from environment import LOG, ROOT, call, get_environment, is_ready, python
from progress import SetupError, Step, run_quietly
from system_parts import apt_line, get_libraries, get_test_parts, missing_packages, missing_test_packages

OLDEST, NEWEST = (3, 11), (3, 14)
PARALLEL = ("-n", "2")
"""How all tests run: those in real time one after the other, all else beside them (tests/conftest.py)."""
SAMPLES = Path("assets") / "samples"
SAMPLE = "recruiter-good"
PICTURES = ROOT / "build" / "pictures"


def main() -> int:
    """Does what was asked and returns the exit status."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        this = ".".join(map(str, sys.version_info[:2]))
        print(f"After the Beep needs Python 3.11 to 3.14, and this is {this}.", file=sys.stderr)
        print("Start it with another, for example: python3.12 packaging/bootstrap.py run", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("run", "test", "setup", "check"))
    parser.add_argument("--model", metavar="PATH", default="", help=argparse.SUPPRESS)
    asked, rest = parser.parse_known_args()
    try:
        if asked.command == "check":
            return check()
        set_up("test" if asked.command == "test" else "run", asked.model)
        return {"setup": lambda rest: 0, "run": run, "test": test}[asked.command](rest)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Start it again and it goes on.", file=sys.stderr)
        return 130


def set_up(group: str, model: str = "") -> None:
    """Libraries, environment, parts ('run' or 'test'), speech model: only what is not there yet."""
    print("After the Beep: setting up")
    get_libraries(LOG)
    get_environment(group)
    _get_model(model)


def run(rest: list[str]) -> int:
    """Opens the window; without a display, rehearses the shipped sample take instead."""
    sys.path.insert(0, str(ROOT))
    from coach.display import find_display

    if find_display():
        return call(["-m", "coach.cli", *rest])
    print("\nThere is no display here, so the window cannot open.")
    print(
        "The shipped sample take is rehearsed instead, as if it were spoken into the microphone:\n",
        flush=True,
    )
    status = _rehearse_sample()
    print(flush=True)
    return status or _take_pictures()


def test(rest: list[str]) -> int:
    """Runs ruff, mypy and all tests; further arguments go to pytest, and choose tests."""
    get_test_parts(LOG)
    checks = {
        "ruff": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy"],
        "pytest": ["-m", "pytest", *(rest or PARALLEL)],
    }
    failed = []
    for name, arguments in checks.items():
        print(f"\n{name}", flush=True)
        if call(arguments):
            failed.append(name)
    print(f"\n{', '.join(failed)} failed." if failed else "\nAll checks passed.")
    return 1 if failed else 0


def check() -> int:
    """Says what is there and what is missing, and changes nothing."""
    missing = missing_packages()
    print(f"  system libraries: {'missing, ' + apt_line(missing) if missing else 'there'}")
    ready = is_ready("run")
    print(f"  environment: {'there' if ready else 'not set up; start packaging/bootstrap.py setup'}")
    print(f"  test tools: {'there' if is_ready('test') else 'not set up'}")
    for group, packages in missing_test_packages().items():
        print(f"  parts for the {group} tests: missing, {apt_line(packages)}")
    if ready:
        status = call(["-m", "coach.cli", "doctor"])
    return 1 if missing or not ready else status


def _get_model(given: str) -> None:
    with Step("speech model") as step:

        def hear(line: str) -> None:
            step.say(line)
            step.outcome = line or step.outcome

        step_alone = [str(python()), str(ROOT / "packaging" / "model_step.py")]
        run_quietly([*step_alone, given] if given else step_alone, LOG, hear)


def _rehearse_sample() -> int:
    sample = SAMPLES / SAMPLE
    arguments = ["--rubric", "recruiter-15", "--script", f"{sample}.txt", "--people", f"{sample}.toml"]
    place = ["--home", str(Path("build") / "rehearsed")]
    return call(["-m", "coach.cli", "rehearse", *arguments, "--microphone", f"file:{sample}.flac", *place])


def _take_pictures() -> int:
    with Step("pictures of the practice page") as step:
        make = [str(python()), str(ROOT / "packaging" / "practice_picture.py"), str(PICTURES)]
        run_quietly(make, LOG, step.say)
        step.outcome = f"in {PICTURES}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
