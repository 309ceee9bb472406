"""Libraries and programs that come from the system: which are missing, and how Debian and Ubuntu get them."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from progress import SetupError, Step, run_quietly

LIBRARIES = {
    "libportaudio.so.2": "libportaudio2",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What PortAudio and Qt load on Linux, and the Debian package of each."""

TEST_PROGRAMS = {
    "sound and keys": {
        "pulseaudio": "pulseaudio",
        "pactl": "pulseaudio-utils",
        "Xvfb": "xvfb",
        "xdotool": "xdotool",
        "flite": "flite",
    },
    "exported pages": {"chromium": "chromium"},
    "no-network": {"strace": "strace"},
}
"""Programs that a group of tests needs, and the Debian package of each."""

PULSE_PLUGIN = "libasound2-plugins"
"""Lets PortAudio, which speaks ALSA, reach PulseAudio; it has no program of its own to look for."""


def missing_packages() -> list[str]:
    """Debian packages that the program cannot do without and that are not here. Empty but on Linux."""
    if sys.platform != "linux":
        return []
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, "python3-venv")
    return missing


def missing_test_packages() -> dict[str, list[str]]:
    """For each group of tests, the Debian packages that are not here; complete groups are left out."""
    if sys.platform != "linux":
        return {}
    missing = {}
    for group, programs in TEST_PROGRAMS.items():
        packages = [package for program, package in programs.items() if not shutil.which(program)]
        if group == "sound and keys" and not _has_pulse_plugin():
            packages.append(PULSE_PLUGIN)
        if packages:
            missing[group] = packages
    return missing


def can_install() -> bool:
    """Whether this is Debian or Ubuntu, as root, so that packages can be installed without asking."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_line(packages: Sequence[str]) -> str:
    """The command a person would type."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def get_libraries(log: Path) -> None:
    """Installs what the program needs, or raises SetupError with the names of what is missing."""
    with Step("system libraries") as step:
        missing = missing_packages()
        step.outcome = "there"
        if not missing:
            return
        if not can_install():
            raise SetupError(_please_install(missing))
        _apt(missing, log, step)
        importlib.invalidate_caches()
        still = missing_packages()
        if still:
            raise SetupError("Still missing after the installation: " + ", ".join(still))
        step.outcome = f"{len(missing)} installed"


def get_test_parts(log: Path) -> None:
    """Installs what the sound, screen and page tests need; what cannot be had is said in one line."""
    missing = missing_test_packages()
    if _is_ubuntu():
        # Ubuntu's package of this name only asks for a snap.
        missing.pop("exported pages", None)
    if not missing:
        return
    absent = []
    for group, packages in missing.items():
        if can_install():
            try:
                with Step(f"parts for the {group} tests") as step:
                    _apt(packages, log, step)
                    step.outcome = f"{len(packages)} installed"
                continue
            except SetupError:
                pass
        absent.append(f"{group} ({', '.join(packages)})")
    if absent:
        print("  Tests that need parts this machine lacks will not run: " + "; ".join(absent))


def _apt(packages: Sequence[str], log: Path, step: Step) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    # An installation that was cut off stands in the way of every later one.
    run_quietly(["dpkg", "--configure", "-a"], log, environment=quiet)
    step.say("reading package lists")
    run_quietly(["apt-get", "update"], log, environment=quiet)
    step.say("fetching " + " ".join(packages))
    run_quietly(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
        log,
        hear=lambda line: (
            step.say(line[:60]) if line.startswith(("Get:", "Unpacking", "Setting up")) else None
        ),
        environment=quiet,
    )


def _please_install(missing: Sequence[str]) -> str:
    libraries = ", ".join(missing)
    if shutil.which("apt-get"):
        return f"These system packages are missing: {libraries}. Install them with:\n    {apt_line(missing)}"
    return (
        f"These libraries are missing (by their Debian names): {libraries}. Install them, then start again."
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_pulse_plugin() -> bool:
    return any(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so"))


def _is_ubuntu() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "ubuntu"
    except OSError:
        return False
